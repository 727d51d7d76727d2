"""Reading: a file becomes a Report, its text untouched, its head read, its parts as offsets.

decoding    bytes to text; what cannot be a report
lines       lines with offsets, and their plain form for comparing
furniture   the page around the report, set aside with reasons
head        title, place, date, speaker; meta: what a person says of them
headings    which lines are headings; sense: what they imply; sections: the tree
sentences   where sentences end
reading     all of it together
"""

from kg.reports.decoding import ReportError
from kg.reports.model import Furniture, Report, Section, Sentence
from kg.reports.reading import parse_report, read_report

__all__ = ["Furniture", "Report", "ReportError", "Section", "Sentence", "parse_report", "read_report"]

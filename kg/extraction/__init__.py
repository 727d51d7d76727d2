"""Reading: from a report to mentions, observations and relations."""

from __future__ import annotations

from kg.extraction.model import Reading
from kg.reports.model import Report


def extract(report: Report) -> Reading:
    """What a report says; imports spaCy on first use (see ``kg.extraction.pipeline.extract``)."""
    from kg.extraction.pipeline import extract as run

    return run(report)


__all__ = ["extract"]

"""Bodies that the page around a report names: its source, its author, who runs the site (来源：云南日报)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.lexicon import any_of
from kg.extraction.names import Name
from kg.reports import Report

_PIECE = r"[一-鿿()（）]{3,40}+(?!\s*[:：])"
_LABELLED = re.compile(rf"{any_of('labels_of_bodies')}[:：]\s*({_PIECE}(?:\s*\|\s*{_PIECE})*)")
_FURTHEST = 60  # characters behind a label: what stands on the next line may be set aside for itself
_BODY = re.compile(rf"{any_of('ends_of_bodies_in_furniture')}$")


def in_furniture(report: Report) -> Iterator[Name]:
    """The bodies behind a label in what is set aside as page furniture."""
    for part in report.furniture:
        for labelled in _LABELLED.finditer(report.text, part.start, part.end + _FURTHEST):
            if labelled.start() >= part.end:
                break
            for piece in re.finditer(_PIECE, labelled[1]):
                if _BODY.search(piece.group()):
                    start = labelled.start(1) + piece.start()
                    yield Name(start, start + len(piece.group()), "Institution", "furniture", labelled.group()[:2])

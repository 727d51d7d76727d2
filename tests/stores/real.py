"""Graphs of real reports: the county reports of the corpus, or our own samples where there is none."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import networkx as nx

from kg.extraction import extract
from kg.graph import build_graph
from kg.linking import link
from kg.reports import parse_report, read_report
from tests.reports.at_hand import SAMPLES, SEEDS


def counties() -> list[Path]:
    """At least twenty reports of counties and the sample, or what there is without the corpus."""
    corpus = os.environ.get("KG_CORPUS")
    return [*SEEDS, *(sorted(Path(corpus).glob("counties/*.txt")) if corpus else SAMPLES)]


def years() -> list[Path]:
    """Reports of one county in several years and the sample, or what there is without the corpus."""
    one_county = [file for file in counties() if file.stem.startswith("博野")]
    return [*SEEDS, *one_county] if one_county else counties()


@cache
def graph(file: Path, share: float = 1.0) -> nx.MultiDiGraph:
    """What a report says, or what it would say if it ended after this share of its text."""
    report = read_report(file)
    if share < 1:
        text = report.text[: int(len(report.text) * share)]
        report = parse_report(text, source=file.name, place=report.place, date=report.delivered_on)
    return build_graph(link(extract(report)))

"""Observations: the figures of a report, each with the indicator, time and kind it is said of."""

from __future__ import annotations

from kg.extraction.figures.reading import read_figures

__all__ = ["read_figures"]

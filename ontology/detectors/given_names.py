"""Given names that are common in the Netherlands; only ever used together with something that looks like a surname."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["given_names"]


@cache
def given_names() -> frozenset[str]:
    """The names of ``given_names.txt``, from the many backgrounds that people in the Netherlands have.

    >>> {"Fatima", "Jan", "Zuzanna"} <= given_names()
    True
    """
    return frozenset((files("ontology.detectors") / "given_names.txt").read_text(encoding="utf-8").split())

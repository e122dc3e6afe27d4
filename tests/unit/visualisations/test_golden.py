"""What people read in the exports, approved as text in tests/golden/exports.

After a wanted change, ``python -m tests.unit.visualisations.test_golden`` writes the files again; review them.
The sentences of the analysis are approved elsewhere, so short ones stand in for them here.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.projection import project
from ontology.terms import Text
from tests.unit.visualisations.pictures import Element, at_desks, lawful, read, small
from visualisations.exports import gaps_csv, graphml
from visualisations.matrix import matrix_html
from visualisations.network import network_html

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "exports"
_LINES = frozenset({"h1", "h2", "h3", "h4", "p", "li", "tr", "caption", "summary", "dt", "dd"})


def approved() -> dict[str, str]:
    """What the exports of the small model hold now, by file name."""
    model, analysis = small()
    rows = tuple(
        replace(
            row,
            explanation=Text(f"waarom {row.need}", f"why {row.need}"),
            help=Text(f"hulp {row.need}", f"help {row.need}"),
            assumed=(Text("aanname een", "assumption one"), Text("aanname twee", "assumption two")),
        )
        for row in analysis.rows
    )
    analysis = replace(analysis, rows=rows)
    judged_model, judged_analysis, legal = lawful()
    judged = (judged_model, judged_analysis)
    desks_model, desks_analysis, entries = at_desks()
    desks = (desks_model, desks_analysis)
    return {
        "gaps-law.csv": gaps_csv(*judged, "nl", legal),
        "gaps-law-en.csv": gaps_csv(*judged, "en", legal),
        "matrix-law.txt": as_lines(matrix_html(*judged, "nl", legal)),
        "network-law.txt": as_lines(network_html(*judged, "nl", legal)),
        "network-law-en.txt": as_lines(network_html(*judged, "en", legal)),
        "matrix-desks.txt": as_lines(matrix_html(*desks, "nl", entries)),
        "network-desks.txt": as_lines(network_html(*desks, "nl", entries)),
        "network-desks-en.txt": as_lines(network_html(*desks, "en", entries)),
        "gaps.csv": gaps_csv(model, analysis),
        "gaps-en.csv": gaps_csv(model, analysis, "en"),
        "graph.graphml": graphml(project(model)),
        "matrix.txt": as_lines(matrix_html(model, analysis)),
        "matrix-en.txt": as_lines(matrix_html(model, analysis, "en")),
        "network.txt": as_lines(network_html(model, analysis)),
        "network-en.txt": as_lines(network_html(model, analysis, "en")),
    }


def as_lines(page: str) -> str:
    """The text of a page, a line for each heading, paragraph, list item and table row."""
    found: list[str] = []
    _collect(read(page).one("body"), found)
    return "\n".join(line for line in found if line) + "\n"


def _collect(element: Element, found: list[str]) -> None:
    if element.tag == "tr":
        found.append(" | ".join(cell.text for cell in element.walk() if cell.tag in {"td", "th"}))
    elif element.tag in _LINES:
        found.append(element.text)
    else:
        for child in element.children:
            if isinstance(child, Element):
                _collect(child, found)


@pytest.mark.parametrize("name", sorted(approved()))
def test_the_export_is_as_approved(name: str) -> None:
    assert approved()[name].encode() == (GOLDEN / name).read_bytes()


def test_every_approved_file_is_looked_at() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == set(approved())


if __name__ == "__main__":
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for file, text in approved().items():
        (GOLDEN / file).write_bytes(text.encode())

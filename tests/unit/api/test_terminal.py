"""What is printed fits in eighty columns, and nothing is cut off."""

from __future__ import annotations

from api.terminal import WIDTH, fault_text, table, wrap
from ontology.errors import Fault, Severity

LONG = "Het is bekend bij Politie basisteam, Arosa en Slachtofferhulp Nederland, maar niemand brengt het daar. " * 2


def test_wrap_keeps_every_word_within_the_width() -> None:
    folded = wrap(LONG, "    ")
    assert max(len(line) for line in folded.splitlines()) <= WIDTH
    assert folded.split() == LONG.split()


def test_a_table_folds_long_cells_and_loses_none() -> None:
    shown = table(("soort", "uitleg"), [("geen stroom", LONG)])
    assert max(len(line) for line in shown.splitlines()) <= WIDTH
    assert "Slachtofferhulp" in shown


def test_a_table_never_reads_brackets_as_markup() -> None:
    assert "[rood]" in table(("kop",), [("[rood]",)])


def test_a_fault_shows_file_line_place_and_remedy() -> None:
    fault = Fault(
        rule="flow-has-sender",
        severity=Severity.ERROR,
        file="model.ttl",
        line=12,
        place="flow:f1",
        message_nl="De stroom heeft geen afzender.",
        message_en="The flow has no sender.",
        remedy_nl="Noem de afzender.",
        remedy_en="Name the sender.",
    )
    shown = fault_text(fault, "nl")
    assert shown.splitlines()[0] == "FOUT model.ttl, regel 12: flow:f1 [flow-has-sender]"
    assert "Herstel: Noem de afzender." in shown
    assert "Remedy: Name the sender." in fault_text(fault, "en")

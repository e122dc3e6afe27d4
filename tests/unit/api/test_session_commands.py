"""A session sheet goes out, is ticked, and comes back: confirmed, taken away or unknown, and the analysis follows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
import typer
from openpyxl import load_workbook

from api.session_asking import read_back, sheet_of
from api.session_commands import session, session_import
from api.session_text import session_text
from api.workspace import Workspace
from ontology.errors import UnknownName, UserError
from ontology.loading import load_model
from ontology.model import Model
from ontology.terms import Availability, Confidence
from ontology.workbook.ods_writing import ods
from ontology.workbook.session_lines import About, Answer, SessionLine, parts_of
from ontology.workbook.session_pages import session_book
from ontology.workbook.session_reading import Given, Place, Session, read_session
from ontology.workbook.xlsx_writing import xlsx
from queries.session_answers import Applied, EffectKind, applied
from queries.session_gaps import gaps_of
from tests.builders import tiny
from visualisations.reports.session_sheet import session_html, session_pdf

DAY = "2026-11-20"


def around() -> Model:
    """A shelter tells the police two things; the police miss a third that the shelter has."""
    return (
        tiny("sessie")
        .actor("opvang").actor("politie")
        .item("patroon").item("plek").item("zitting").item("geheim", confined=True)
        .holds("opvang", "patroon", "plek", "zitting", "geheim")
        .needs("politie", "patroon").needs("politie", "zitting").needs("opvang", "geheim")
        .flow("opvang", "politie", "patroon", "plek")
        .build()
    )  # fmt: skip


def told(model: Model, answers: Mapping[str, Answer]) -> Applied:
    """The model after these answers, by the key of the line."""
    lines = {line.key: (part.partner, line) for part in parts_of(model) for line in part.lines}
    given = [Given(*lines[key], answer, None, Place("x", 1, "E")) for key, answer in answers.items()]
    return applied(model, given, DAY)


def kind_of(model: Model, needer: str, item: str) -> str:
    rows = Workspace(model).factual.rows
    return next(row.kind.value for row in rows if (row.needer, row.item) == (needer, item))


# ── what is asked ────────────────────────────────────────────────────────────────────────────────────────────────────


def lines_of(model: Model, partner: str) -> dict[str, SessionLine]:
    return {line.key: line for line in parts_of(model, partner)[0].lines}


def test_every_statement_about_a_partner_is_a_line() -> None:
    keys = lines_of(around(), "opvang")
    assert list(keys) == [
        "has:opvang-patroon", "has:opvang-plek", "has:opvang-zitting", "all-holdings:opvang", "gives:opvang-politie",
        "all-contacts:opvang", "urgent:opvang", "ordinary:opvang",
    ]  # fmt: skip
    assert "gets:opvang-politie" in lines_of(around(), "politie")


def test_nothing_about_a_confined_item_is_on_the_sheet() -> None:
    model = around()
    parts = parts_of(model)
    gaps = gaps_of(model, [part.partner for part in parts])
    assert "geheim" not in session_html(model, parts, gaps)
    assert b"geheim" not in xlsx(session_book(model, parts, gaps))
    assert "geheim" not in repr((parts, gaps))


# ── what an answer does ──────────────────────────────────────────────────────────────────────────────────────────────


def test_a_confirmed_row_gets_the_partner_and_the_day_as_its_source() -> None:
    done = told(around(), {"has:opvang-patroon": Answer.RIGHT, "gives:opvang-politie": Answer.RIGHT})
    held = next(one for one in done.model.holdings if one.id == "opvang-patroon")
    assert held.evidence.confidence is Confidence.PARTNER_CONFIRMED
    assert held.evidence.sources == (f"sessie-opvang-{DAY}",)
    assert done.model.flow["opvang-politie"].evidence.confidence is Confidence.PARTNER_CONFIRMED
    assert [(one.id, one.title) for one in done.model.sources] == [
        (f"sessie-opvang-{DAY}", "opvang, sessie 20-11-2026")
    ]


def test_a_denied_position_is_no_longer_declared_and_the_flow_carries_it_no_more() -> None:
    model = around()
    assert kind_of(model, "politie", "patroon") == "received"
    done = told(model, {"has:opvang-patroon": Answer.WRONG})
    assert done.consequences == (("opvang-politie", "patroon"),)
    assert done.model.flow["opvang-politie"].items == ("plek",)
    assert "opvang-patroon" not in done.model.record
    assert kind_of(done.model, "politie", "patroon") == "unheld"  # all say they have told everything


def test_withdrawn_completeness_turns_a_gap_into_unknown() -> None:
    done = told(around(), {"all-holdings:politie": Answer.WRONG})
    assert kind_of(around(), "politie", "zitting") == "no-flow"
    assert kind_of(done.model, "politie", "zitting") == "unknown"
    assert [effect.kind for effect in done.effects] == [EffectKind.WITHDRAWN]


def test_not_to_know_makes_a_position_unknown_and_never_a_no() -> None:
    done = told(around(), {"has:opvang-zitting": Answer.UNKNOWN, "all-holdings:opvang": Answer.RIGHT})
    assert not done.model.actor["opvang"].complete_holdings
    assert kind_of(done.model, "politie", "zitting") == "unknown"


def test_what_two_ends_say_differently_changes_nothing() -> None:
    done = told(around(), {"gives:opvang-politie": Answer.RIGHT, "gets:opvang-politie": Answer.WRONG})
    assert [effect.kind for effect in done.effects] == [EffectKind.DISPUTED, EffectKind.DISPUTED]
    assert done.model == around()


def test_a_confirmed_position_stays_when_the_flow_that_brings_it_does_not_run() -> None:
    model = (
        tiny().actor("a").actor("b").item("x").holds("a", "x").flow("a", "b", "x")
        .holds("b", "x", brought_by=("a-b",)).build()
    )  # fmt: skip
    denied = told(model, {"gets:a-b": Answer.WRONG})
    both = told(model, {"gets:a-b": Answer.WRONG, "has:b-x": Answer.RIGHT})
    assert [one.id for one in denied.model.holdings] == ["a-x"]
    assert [(one.id, one.brought_by) for one in both.model.holdings] == [("a-x", ()), ("b-x", ())]


def test_needs_are_confirmed_or_go_and_stay_when_nobody_knows() -> None:
    model = around()
    kept = told(model, {"needs:politie/zitting": Answer.UNKNOWN})
    gone = told(model, {"needs:politie/zitting": Answer.WRONG, "needs:politie/patroon": Answer.RIGHT})
    assert kept.model == model
    assert kept.effects[0].kind is EffectKind.OPEN
    assert [need.id for need in gone.model.needs if need.needer == "politie"] == ["politie-patroon-TRI"]
    assert gone.model.needs[-1].evidence.confidence is Confidence.PARTNER_CONFIRMED


def test_the_order_of_the_answers_does_not_matter() -> None:
    answers = {
        "has:opvang-zitting": Answer.UNKNOWN,
        "all-holdings:opvang": Answer.RIGHT,
        "has:opvang-plek": Answer.RIGHT,
    }
    assert told(around(), answers).model == told(around(), dict(reversed(answers.items()))).model


# ── the workbook, there and back ─────────────────────────────────────────────────────────────────────────────────────

Cells = Mapping[str, Mapping[str, str]]


def filled(model: Model, lines: Cells, actions: Cells | None = None) -> bytes:
    """The sheet of ``model`` with these cells by key of the row and letter of the column; ``new``: below the last."""
    parts, gaps = sheet_of(model, None)
    book = load_workbook(BytesIO(xlsx(session_book(model, parts, gaps))))
    for sheet in book.worksheets[1:-1]:
        keys, asked = ("H", lines) if sheet.title != "Afspraken" else ("G", actions or {})
        rows = {sheet[f"{keys}{row}"].value: row for row in range(5, sheet.max_row + 1)} | {"new": sheet.max_row + 1}
        for key, cells in asked.items():
            for letter, value in cells.items():
                if key in rows:
                    sheet[f"{letter}{rows[key]}"] = value
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def read(model: Model, raw: bytes, name: str = "x.xlsx") -> Session:
    return read_session(raw, name, model, *sheet_of(model, None))


def test_an_untouched_sheet_says_nothing_in_both_formats() -> None:
    model = around()
    book = session_book(model, *sheet_of(model, None))
    for raw, name in ((xlsx(book), "x.xlsx"), (ods(book), "x.ods")):
        assert read(model, raw, name) == Session(name, (), (), ())


def test_answers_are_read_as_people_write_them() -> None:
    said = {"has:opvang-patroon": "Ja", "has:opvang-plek": " KLOPT  NIET ", "gives:opvang-politie": "?"}
    given = read(around(), filled(around(), {key: {"E": value} for key, value in said.items()})).given
    answers = {one.line.key: one.answer for one in given}
    assert answers == dict(zip(said, (Answer.RIGHT, Answer.WRONG, Answer.UNKNOWN), strict=True))


def test_another_reach_is_taken_from_its_own_column() -> None:
    model = load_model("voorbeeld")
    actor = parts_of(model)[0].lines[-1].actor
    raw = filled(model, {f"urgent:{actor}": {"E": "klopt niet", "F": "24/7"}, f"ordinary:{actor}": {"E": "klopt niet"}})
    session_read = read(model, raw)
    assert session_read.faults == ()
    after = applied(model, session_read.given, DAY).model.actor[actor]
    assert (after.urgent, after.ordinary) == (Availability.ALWAYS, Availability.UNKNOWN)


@pytest.mark.parametrize(
    ("lines", "actions", "rule", "place"),
    [
        ({"has:opvang-plek": {"E": "misschien"}}, {}, "cell-unknown", "opvang!E6 «Antwoord»"),
        ({"has:opvang-plek": {"E": "klopt", "C": "iets anders"}}, {}, "cell-unknown", "opvang!C6 «Wat het model zegt»"),
        ({"has:opvang-plek": {"E": "klopt", "H": "has:weg"}}, {}, "cell-unknown", "opvang!H6 «Id»"),
        ({"has:opvang-plek": {"E": "klopt", "H": "has:opvang-patroon"}, "has:opvang-patroon": {"E": "klopt"}}, {},
         "cell-unknown", "opvang!C6 «Wat het model zegt»"),
        ({"has:opvang-plek": {"E": "klopt", "J": "bel 06-12345678"}}, {}, "personal-phone", "opvang!J6"),
        ({}, {"new": {"A": "iets", "C": "Fatima el Amrani", "D": "1-12-2026"}}, "personal-name", "Afspraken!C6"),
        ({}, {"new": {"A": "iets", "C": "opvang"}}, "cell-missing", "Afspraken!D6 «Vóór wanneer»"),
        ({}, {"new": {"A": "iets", "C": "opvang", "D": "gauw"}}, "cell-date", "Afspraken!D6 «Vóór wanneer»"),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_be_taken_is_named_and_nothing_is_taken(
    lines: Cells, actions: Cells, rule: str, place: str
) -> None:
    session_read = read(around(), filled(around(), lines, actions))
    assert (rule, place) in [(fault.rule, fault.place) for fault in session_read.faults]
    assert (session_read.given, session_read.actions) == ((), ())
    assert all(
        "Fatima" not in fault.message_nl and "0612345678" not in fault.message_nl for fault in session_read.faults
    )


def test_a_workbook_of_something_else_is_refused() -> None:
    from ontology.workbook.pages import book_of

    session_read = read(around(), xlsx(book_of(around())))
    assert "sheet-headings" in [fault.rule for fault in session_read.faults]


def test_from_tick_to_model_to_analysis(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model = load_model("voorbeeld")
    actor = next(one for one in model.actors if one.complete_holdings and any(n.needer == one.id for n in model.needs))
    held = next(line for part in parts_of(model) for line in part.lines if line.about is About.HAS)
    gap = sheet_of(model, None)[1][0]
    raw = filled(
        model,
        {held.key: {"E": "klopt"}, f"all-holdings:{actor.id}": {"E": "klopt niet"}},
        {gap.key: {"C": model.label(actor.id).nl, "D": "01-12-2026", "E": "een afspraak maken", "F": "=plan"[1:]}},
    )
    sheet, out, actions = tmp_path / "blad.xlsx", tmp_path / "na.ttl", tmp_path / "acties.csv"
    sheet.write_bytes(raw)
    session_import(sheet, "voorbeeld", DAY, out, actions, as_json=True)
    answer = json.loads(capsys.readouterr().out)
    assert answer["overgenomen"]
    assert {one["gevolg"]["code"] for one in answer["antwoorden"]} == {
        "confirmed",
        "withdrawn",
    }
    after = load_model(str(out))
    assert next(one for one in after.holdings if one.id in held.ids).evidence.confidence is Confidence.PARTNER_CONFIRMED
    kinds = {row.need: row.kind.value for row in Workspace(after).factual.gaps if row.needer == actor.id}
    before = {row.need: row.kind.value for row in Workspace(model).factual.gaps if row.needer == actor.id}
    assert set(kinds.values()) <= {"unknown"}
    assert kinds.keys() == before.keys()
    listed = actions.read_text(encoding="utf-8")
    assert "01-12-2026" in listed
    assert "een afspraak maken" in listed
    assert f";{DAY};" in listed
    assert session_text(read_back(sheet, model, DAY, "nl"), model, DAY, "nl").endswith("geen juridisch advies.")


def test_a_refused_sheet_writes_nothing(tmp_path: Path) -> None:
    sheet, out = tmp_path / "blad.xlsx", tmp_path / "na.ttl"
    model = load_model("voorbeeld")
    key = parts_of(model)[0].lines[0].key
    sheet.write_bytes(filled(model, {key: {"E": "misschien"}}))
    with pytest.raises(typer.Exit):
        session_import(sheet, "voorbeeld", DAY, out)
    assert not out.exists()
    with pytest.raises(UserError):
        session_import(sheet, "voorbeeld", "morgen", out)


# ── on paper ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_page_says_what_it_is_and_runs_nothing() -> None:
    model = replace(around(), title=replace(around().title, nl='Titel"</style><script>alert(1)</script>'))
    page = session_html(model, *sheet_of(model, None))
    assert "<script" not in page
    assert "default-src &#39;none&#39;" in page
    assert "Hulpmiddel, geen juridisch advies." in page
    assert "peildatum 22-11-2026, versie 1" in page
    assert "Fictief" in page
    assert page == session_html(model, *sheet_of(model, None))
    assert "Session sheet" in session_html(model, *sheet_of(model, None), "en")


def test_the_pdf_is_the_same_every_time() -> None:
    asked = (around(), *sheet_of(around(), None))
    made = session_pdf(*asked)
    assert made.startswith(b"%PDF")
    assert made == session_pdf(*asked)


@pytest.mark.parametrize("suffix", ["xlsx", "ods", "html"])
def test_the_command_writes_every_format(suffix: str, tmp_path: Path) -> None:
    out = tmp_path / f"blad.{suffix}"
    session("voorbeeld", parts_of(load_model("voorbeeld"))[0].partner, None, out)
    assert out.stat().st_size > 1_000
    with pytest.raises(UnknownName):
        session("voorbeeld", "niemand", None, out)

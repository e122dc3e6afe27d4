"""Every gap shows its verdict in word and mark, and tells holder, article with date, and what a person must do."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest

from ontology.model import Model
from ontology.terms import Text
from queries.answer import Analysis, NeedRow
from queries.legal_answer import NO_DISCLOSURE, NO_DISCLOSURE_LABELS, Leg, Narrower, NoDisclosure
from queries.verdict_sentences import STATE_LABELS, State
from tests.unit.visualisations.pictures import PAYLOADS, VERDICTS, Element, hostile_law, lawful, panels, read, small
from visualisations.edges import MISSING, UNGROUNDED, edges, judged_edges
from visualisations.exports import gaps_csv
from visualisations.legal import remedy_of, strictest, told, unjudged
from visualisations.legal_view import LegalView
from visualisations.matrix import matrix_html
from visualisations.network import network_html

PICTURES = {"matrix": matrix_html, "network": network_html}
both = pytest.mark.parametrize("picture", PICTURES)
states = pytest.mark.parametrize("state", State)


def row_of(analysis: Analysis, item: str, needer: str = "vrager") -> NeedRow:
    return next(row for row in analysis.rows if (row.needer, row.item) == (needer, item))


def cell(page: Element, party: str, item: str) -> Element:
    table = page.one("table", id="matrix")
    heads = [head.attributes["data-party"] for head in table.all("th") if "data-party" in head.attributes]
    return table.one("tr", data_item=item).all("td")[heads.index(party)]


def embedded(page: Element) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.one("script", type="application/json").raw)
    return found


# ── what is told of one gap ──────────────────────────────────────────────────────────────────────────────────────────


def test_it_tells_state_holder_article_with_the_age_of_its_text_and_what_to_check() -> None:
    model, analysis, legal = lawful()
    law = told(model, legal, row_of(analysis, State.MAY_IF.value), "nl")
    assert law.state == "mag onder voorwaarden"
    assert (law.outcome, law.holder, law.check) == ("PERMITTED_IF", "houder", ("Is gevaar zo?",))
    assert law.articles == ("artikel geven Wet (tekst van 2019-05-25, opnieuw na te gaan)",)
    assert [term for term, _ in law.lines] == ["Wie het kan geven", "Grond", "Eerst nagaan"]


def test_what_a_person_must_weigh_is_said_and_not_answered() -> None:
    model, analysis, legal = lawful()
    law = told(model, legal, row_of(analysis, State.MAY.value), "nl")
    assert law.state == "mag, na afweging"
    assert ("Zelf te wegen", ("Is dit nodig?",)) in law.lines


def test_a_secrecy_that_was_lifted_is_no_reason() -> None:
    model, analysis, legal = lawful()
    assert told(model, legal, row_of(analysis, State.MAY.value), "nl").stops == ()
    closed = told(model, legal, row_of(analysis, State.NOT_THIS_WAY.value), "nl")
    assert closed.stops == ("artikel zwijgen Wet (tekst van 2026-01-01)",)
    assert ("Weg", ("arts → gemeente",)) in closed.lines


def test_where_nothing_is_recorded_no_article_is_made_up() -> None:
    model, analysis, legal = lawful()
    law = told(model, legal, row_of(analysis, State.NOTHING_RECORDED.value), "nl")
    assert (law.articles, law.stops) == ((), ())
    assert ("Grond", ("geen artikel vastgelegd",)) in law.lines
    assert "geen verbod, geen toestemming" in law.meaning


def test_a_doubt_is_shown() -> None:
    model, analysis, legal = lawful()
    law = told(model, legal, row_of(analysis, State.UNDECIDED.value), "nl")
    assert law.state == "onbeslist"
    assert any("twijfel-1" in doubt for doubt in law.doubts)


def test_a_table_tells_the_verdict_of_each_seat() -> None:
    model, analysis, legal = lawful()
    lines = dict(told(model, legal, row_of(analysis, State.FORBIDDEN.value, "kamer"), "nl").lines)
    assert lines["Per stoel"] == ("vrager: mag, na afweging", "derde: verboden")


@pytest.mark.parametrize(
    ("item", "why"), [("adres", "blijft gesloten"), ("plan", "geen partner heeft het; niets te delen")]
)
def test_a_gap_without_a_disclosure_says_why_and_has_a_mark_of_its_own(item: str, why: str) -> None:
    model, analysis, legal = lawful()
    row = row_of(analysis, item)
    law = told(model, legal, row, "nl")
    assert (law.state, law.mark.id, law.holder, law.lines) == (why, "no-verdict", "", ())
    assert legal.state(row.need) is None


@pytest.mark.parametrize("reason", [one for one in NoDisclosure if one is not NoDisclosure.CONFINED])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_gap_without_a_verdict_says_the_same_why_as_every_other_surface(reason: NoDisclosure, language: str) -> None:
    model, analysis, legal = lawful()
    row = row_of(analysis, "plan")
    without = replace(legal.judged[row.need], reason=reason)
    law = told(model, replace(legal, judged={**legal.judged, row.need: without}), row, language)
    assert (law.state, law.outcome) == (NO_DISCLOSURE_LABELS[reason].of(language), NO_DISCLOSURE)


def test_what_the_law_forbids_is_not_helped_by_making_an_agreement() -> None:
    model, analysis, legal = lawful()
    row = row_of(analysis, State.FORBIDDEN.value)
    assert row.help.nl.startswith("Maak een afspraak")
    assert told(model, legal, row, "nl").helps == "Gesloten houden."


def test_what_only_less_may_be_told_of_has_the_colour_of_the_content_and_says_how_much() -> None:
    model, analysis, legal = lawful()
    row = row_of(analysis, State.MUST.value)
    duty = legal.judged[row.need]
    content = legal.judged[row_of(analysis, State.NOT_THIS_WAY.value).need].verdict
    less = replace(legal, judged={**legal.judged, row.need: replace(duty, extent="minimum", content=content)})
    law = told(model, less, row, "nl")
    assert law.state == "niet op deze manier; wel alleen het strikt nodige, niet de inhoud: moet"
    assert (law.mark.id, law.outcome) == (State.NOT_THIS_WAY.value, "ONLY_VIA")
    assert law.lines[0] == ("Hoeveel", ("alleen het strikt nodige, niet de inhoud",))
    assert law.helps.startswith("Te sturen: alleen het strikt nodige, niet de inhoud. ")
    assert (less.state(row.need), strictest(less, [row])) == (State.NOT_THIS_WAY, (State.NOT_THIS_WAY, False))
    (line,) = [one for one in sheet(model, analysis, less) if one["informatie-item"] == State.MUST.value]
    assert (line["wet: oordeel"], line["wet: uitkomstcode"]) == (law.state, "ONLY_VIA")


def test_less_on_a_better_verdict_stands_beside_the_content() -> None:
    model, analysis, legal = lawful()
    row = row_of(analysis, State.MAY_IF.value)
    one, duty = legal.judged[row.need], legal.judged[row_of(analysis, State.MUST.value).need]
    assert duty.holder is not None
    assert duty.disclosure is not None
    assert duty.verdict is not None
    smaller = Narrower("signal", duty.holder, duty.disclosure, duty.verdict)
    both = replace(legal, judged={**legal.judged, row.need: replace(one, smaller=smaller)})
    law = told(model, both, row, "nl")
    assert (law.state, law.mark.id) == ("mag onder voorwaarden", State.MAY_IF.value)
    (line,) = dict(law.lines)["Minder kan ook"]
    assert line.startswith("alleen een signaal, niet de inhoud: moet; houder; artikel geven Wet")


def test_the_heaviest_gaps_tell_each_verdict_of_their_steps() -> None:
    model, analysis, legal = lawful()
    section = read(matrix_html(model, analysis, "nl", legal)).one("section", aria_labelledby="heaviest")
    (line,) = [line.text for line in section.all("li") if "mist stappen" in line.text]
    assert line.index("moet") < line.index("verboden · houder")


def test_a_holder_that_cannot_be_judged_is_not_said_to_be_nobody() -> None:
    model, analysis, _ = lawful()
    assert unjudged(model, row_of(analysis, State.MAY.value), "nl") == "niet te zeggen"


def test_acute_danger_comes_first_and_what_follows_after_telling_is_said() -> None:
    model, analysis, legal = lawful()
    row = row_of(analysis, State.MAY.value)
    one = legal.judged[row.need]
    assert one.verdict is not None
    more = replace(
        one.verdict,
        acute=True,
        recording=Text("leg vast waarom", "record why"),
        term=Text("binnen een dag", "within a day"),
        onward=Text("niet verder geven", "not to be passed on"),
    )
    law = told(model, replace(legal, judged={**legal.judged, row.need: replace(one, verdict=more)}), row, "nl")
    assert law.lines[0] == ("Acuut gevaar", ("Bel eerst 112. Wat hieronder staat, komt daarna.",))
    assert law.lines[-3:] == (
        ("Vastleggen", ("leg vast waarom",)),
        ("Termijn", ("binnen een dag",)),
        ("Daarna", ("niet verder geven",)),
    )


def test_what_flows_without_a_ground_says_which_flow_the_law_stops_and_on_what() -> None:
    model, analysis, legal = lawful()
    row = row_of(analysis, "stroom")
    flow = model.flows[0].id
    closed = Leg(flow, "stroom", None, VERDICTS[State.FORBIDDEN])
    legs = (closed, Leg(flow, "stroom", None, None))
    law = told(model, replace(legal, refused={row.need: legs}), row, "nl")
    assert law.lines[-1] == (
        "Wat nu stroomt en de wet niet draagt",
        ("houder → derde: verboden; artikel verbod Wet (tekst van 2026-01-01)", "houder → derde: niet te zeggen"),
    )


@both
def test_the_refused_flow_is_in_the_panel_also_where_no_verdict_is(picture: str) -> None:
    model, analysis, legal = lawful()
    row = row_of(analysis, "stroom")
    legs = (Leg(model.flows[0].id, "stroom", None, VERDICTS[State.FORBIDDEN]),)
    judged = {**legal.judged, row.need: replace(legal.judged[row.need], verdict=None)}
    text = PICTURES[picture](model, analysis, "nl", replace(legal, judged=judged, refused={row.need: legs}))
    assert "houder → derde: verboden" in text


def test_a_confined_item_names_no_refused_flow() -> None:
    model, analysis, legal = lawful()
    row = row_of(analysis, "adres")
    legs = (Leg(model.flows[0].id, "adres", None, VERDICTS[State.FORBIDDEN]),)
    assert told(model, replace(legal, refused={row.need: legs}), row, "nl").lines == ()


def test_a_confined_item_names_no_holder_even_when_a_verdict_came_along() -> None:
    model, analysis, legal = lawful()
    row = row_of(analysis, "adres")
    leaky = replace(legal.judged[row_of(analysis, State.MAY.value).need], need=row.need)
    law = told(model, replace(legal, judged={**legal.judged, row.need: leaky}), row, "nl")
    assert (law.state, law.holder, law.lines) == ("blijft gesloten", "", ())


def test_the_strictest_of_several_steps_stands_in_the_cell() -> None:
    _, analysis, legal = lawful()
    rows = [row for row in analysis.gaps if row.item == "stappen"]
    assert len(rows) == 2
    assert strictest(legal, rows) == (State.FORBIDDEN, True)
    assert strictest(legal, rows[:1])[1] is False
    assert strictest(legal, []) == (None, False)


def test_the_remedy_is_the_one_within_the_law() -> None:
    model, analysis, legal = lawful()
    row = row_of(analysis, State.FORBIDDEN.value)
    assert remedy_of(model, legal, row, "nl") == "keep-closed"
    assert remedy_of(model, None, row, "nl") == (row.remedy.value if row.remedy else "")


# ── both pictures ────────────────────────────────────────────────────────────────────────────────────────────────────


@both
@pytest.mark.parametrize(
    ("language", "day", "advice"),
    [
        ("nl", "Getoetst aan het recht van 22 november 2026", "Hulpmiddel, geen juridisch advies"),
        ("en", "Tested against the law of 22 November 2026", "A tool, not legal advice"),
    ],
)
def test_it_states_the_day_of_the_law_and_that_it_is_no_advice(
    picture: str, language: str, day: str, advice: str
) -> None:
    model, analysis, legal = lawful()
    words = read(PICTURES[picture](model, analysis, language, legal)).one("body").text
    assert day in words
    assert advice in words
    assert "Nog niet getoetst" not in words
    assert "Not yet tested" not in words


@both
@states
def test_the_legend_has_every_state_with_its_own_mark(picture: str, state: State) -> None:
    model, analysis, legal = lawful()
    page = read(PICTURES[picture](model, analysis, "nl", legal))
    (entry,) = [element for element in page.walk() if element.attributes.get("data-law") == state.value][:1]
    assert STATE_LABELS[state].nl in entry.text
    assert [span for span in entry.all("span") if span.has("verdict") and span.has(state.value)]


@both
def test_stated_circumstances_come_first(picture: str) -> None:
    model, analysis, legal = lawful()
    page = read(PICTURES[picture](model, analysis, "nl", replace(legal, facts={"gevaar": "true"})))
    first = page.one("details", class_="assumptions").all("li")[0]
    assert first.text == "Als gegeven genomen: Is gevaar zo? true."


@both
def test_the_same_law_gives_the_same_bytes(picture: str) -> None:
    first, second = (PICTURES[picture](model, analysis, "nl", legal) for model, analysis, legal in (lawful(), lawful()))
    assert first == second


@both
def test_an_attack_in_any_text_of_the_law_stays_text(picture: str) -> None:
    model, analysis, legal = hostile_law()
    page = read(PICTURES[picture](model, analysis, "nl", legal))
    harmless = read(PICTURES[picture](*small()))
    assert len(page.all("script")) == len(harmless.all("script"))
    assert not page.all("img")
    assert not [name for element in page.walk() for name in element.attributes if name.startswith("on")]
    told_texts = json.dumps([embedded(page)["laws"], embedded(page).get("texts")], ensure_ascii=False)
    assert any(json.dumps(payload, ensure_ascii=False)[1:-1] in told_texts for payload in PAYLOADS)


# ── the matrix ───────────────────────────────────────────────────────────────────────────────────────────────────────


@states
def test_a_cell_shows_kind_and_verdict_and_says_both(state: State) -> None:
    model, analysis, legal = lawful()
    found = cell(read(matrix_html(model, analysis, "nl", legal)), "vrager", state.value)
    (mark,) = [span for span in found.all("span") if span.has("verdict")]
    assert mark.has(state.value)
    assert [span for span in found.all("span") if span.has("mark")]
    (hidden,) = [span.text for span in found.all("span") if span.has("unseen")]
    assert "gat: " in hidden
    assert f"wet: {STATE_LABELS[state].nl}" in hidden


def test_a_gap_with_nothing_to_test_has_the_neutral_mark() -> None:
    model, analysis, legal = lawful()
    page = read(matrix_html(model, analysis, "nl", legal))
    for item in ("plan", "adres"):
        assert cell(page, "vrager", item).attributes["data-law"] == "no-verdict"
    assert "wet: niets te toetsen" in cell(page, "vrager", "adres").text


def test_who_knows_a_confined_item_is_not_in_the_matrix() -> None:
    model, analysis, legal = lawful()
    page = read(matrix_html(model, analysis, "nl", legal))
    assert cell(page, "houder", "adres").children == []
    assert "heeft het" not in cell(page, "vrager", "adres").text
    assert "laat dit beeld niet zien bij wie ze bekend zijn" in page.text


def test_a_cell_with_two_verdicts_says_so() -> None:
    model, analysis, legal = lawful()
    page = read(matrix_html(model, analysis, "nl", legal))
    found = cell(page, "vrager", "stappen")
    assert found.attributes["data-law"] == State.FORBIDDEN.value
    assert [span.text for span in found.all("span") if span.has("several")] == ["+"]
    assert {need["law"]["state"] for need in panels(page)["vrager", "stappen"]["needs"]} == {"verboden", "moet"}


def test_legend_and_cells_count_the_same() -> None:
    model, analysis, legal = lawful()
    page = read(matrix_html(model, analysis, "nl", legal))
    cells = [
        td.attributes["data-law"] for td in page.one("table", id="matrix").all("td") if "data-law" in td.attributes
    ]
    needs = [legal.state(row.need) for row in analysis.gaps]
    for entry in page.one("tbody", id="law-legend").all("tr"):
        mark = entry.attributes.get("data-law")
        if mark:
            state = None if mark == "no-verdict" else State(mark)
            counted = [int(td.text) for td in entry.all("td")[1:]]
            assert counted == [needs.count(state), cells.count(mark)]
            assert counted[0] > 0


def test_without_the_law_no_verdict_is_shown() -> None:
    model, analysis, _ = lawful()
    page = read(matrix_html(model, analysis))
    assert not [element for element in page.walk() if element.has("verdict") or "data-law" in element.attributes]
    assert "Nog niet getoetst aan de wet" in page.text


# ── the network ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_missing_flow_runs_from_the_holder_of_the_verdict_and_is_a_line_per_state() -> None:
    model, analysis, legal = lawful()
    found = judged_edges(model, analysis, legal, 99)
    assert {(edge.sender, edge.recipient) for edge in found} == {("houder", "vrager"), ("houder", "kamer")}
    assert {edge.state for edge in found if edge.kind == MISSING and edge.recipient == "vrager"} == set(State)
    assert [edge.items for edge in found if edge.kind == UNGROUNDED] == [("stroom",)]
    assert len({edge.id for edge in found}) == len(found)


def test_each_state_that_occurs_is_pictured_however_few_lines_are_asked_for() -> None:
    model, analysis, legal = lawful()
    assert {edge.state for edge in judged_edges(model, analysis, legal, 1)} == set(State)


def test_no_line_carries_a_confined_item() -> None:
    model, analysis, legal = lawful()
    assert model.flows[0].items == ("adres", "stroom")
    assert all("adres" not in edge.items for edge in edges(model, analysis, legal))


def test_a_gap_that_nobody_can_judge_runs_from_who_has_it_first_hand() -> None:
    model, analysis, legal = lawful()
    unknown = replace(legal, judged={need: replace(one, verdict=None) for need, one in legal.judged.items()})
    found = judged_edges(model, analysis, unknown, 99)
    assert {(edge.sender, edge.state) for edge in found} == {("houder", None)}
    words = read(network_html(model, analysis, "nl", unknown)).one("table", id="twin").text
    assert "niet te zeggen" in words


@states
def test_the_table_states_the_verdict_and_the_article_of_each_line(state: State) -> None:
    model, analysis, legal = lawful()
    page = read(network_html(model, analysis, "nl", legal))
    row = page.one("tr", data_edge=f"houder>vrager>missing>{state.value}")
    how = row.all("td")[1]
    assert how.has(state.value)
    assert STATE_LABELS[state].nl in how.text
    assert ("tekst van" in how.text) is (state not in (State.NOTHING_RECORDED, State.UNDECIDED))


def test_a_line_has_the_dashes_of_its_state_its_word_and_a_casing() -> None:
    model, analysis, legal = lawful()
    drawn = {edge["id"]: edge for edge in embedded(read(network_html(model, analysis, "nl", legal)))["edges"]}
    dashes = set()
    for state in State:
        edge = drawn[f"houder>vrager>missing>{state.value}"]
        assert edge["label"].endswith(f": {STATE_LABELS[state].nl}")
        assert edge["background"]["size"] > edge["width"]
        assert edge["style"] == state.value
        dashes.add(tuple(edge["dashes"]))
    assert len(dashes) == len(State)
    assert drawn["houder>vrager>ungrounded>niet-op-deze-manier"]["label"] == "zonder grond 1: niet op deze manier"


def test_the_panel_of_a_line_tells_each_of_its_gaps() -> None:
    model, analysis, legal = lawful()
    data = embedded(read(network_html(model, analysis, "nl", legal)))
    ((number, items),) = data["told"]["houder>vrager>missing>mag-onder-voorwaarden"]["laws"]
    assert items == ["mag-onder-voorwaarden"]
    assert ["Eerst nagaan", ["Is gevaar zo?"]] in data["laws"][number]["lines"]


# ── the spreadsheet ──────────────────────────────────────────────────────────────────────────────────────────────────


def sheet(model: Model, analysis: Analysis, legal: LegalView, language: str = "nl") -> list[dict[str, str]]:
    text = gaps_csv(model, analysis, language, legal).removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def test_the_spreadsheet_has_state_code_articles_and_what_to_check() -> None:
    model, analysis, legal = lawful()
    lines = {(line["partij"], line["informatie-item"]): line for line in sheet(model, analysis, legal)}
    line = lines["vrager", "mag-onder-voorwaarden"]
    assert (line["wet: oordeel"], line["wet: uitkomstcode"]) == ("mag onder voorwaarden", "PERMITTED_IF")
    assert line["wet: artikelen (met datum)"] == "artikel geven Wet (tekst van 2019-05-25, opnieuw na te gaan)"
    assert (line["wet: eerst nagaan"], line["wet: houder"]) == ("Is gevaar zo?", "houder")
    assert (line["herstel binnen de wet"], line["dag van het recht"]) == ("establish-fact", "2026-11-22")
    assert lines["vrager", "verboden"]["wet: artikelen (met datum)"] == "artikel verbod Wet (tekst van 2026-01-01)"
    assert lines["vrager", "plan"]["wet: oordeel"] == "geen partner heeft het; niets te delen"
    assert (
        lines["vrager", "plan"]["wet: uitkomstcode"] == lines["vrager", "adres"]["wet: uitkomstcode"] == NO_DISCLOSURE
    )
    assert "nog niet getoetst" not in gaps_csv(model, analysis, "nl", legal)


def test_the_spreadsheet_names_no_holder_of_a_confined_item() -> None:
    model, analysis, legal = lawful()
    assert "houder" in row_of(analysis, "adres").holders
    for line in (line for line in sheet(model, analysis, legal) if line["informatie-item"] == "adres"):
        assert line["wet: oordeel"] == "blijft gesloten"
        assert "houder" not in "".join(line.values())


def test_the_english_spreadsheet_is_english_too() -> None:
    (line, *_) = sheet(*lawful(), "en")
    assert {"law: verdict", "law: outcome code", "law: articles (dated)", "law: check first"} <= set(line)

"""The difference matrix: exactly the cells that differ, counted as sets, with both sides in marks and in words."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from itertools import cycle

import pytest

from ontology.model import Model
from ontology.terms import Text
from queries.comparison import compare
from queries.outlook import Outlook, look
from queries.premise import Premise
from tests.builders import Tiny, tiny
from tests.flow_builders import flow_law
from tests.law_builders import DAY, power
from tests.unit.visualisations.pictures import PAYLOADS, Element, read
from visualisations.difference_cells import Change, differences, looks_of
from visualisations.difference_matrix import CHANGE_SIGNS, difference_html


def town(name: str) -> Tiny:
    return (
        tiny(name)
        .actor("arts")
        .actor("wijk")
        .actor("opvang")
        .item("wurging")
        .item("dreiging")
        .item("adres", confined=True)
        .holds("arts", "wurging")
        .needs("wijk", "wurging", "TRI")
    )


def one() -> Model:
    """The police lack the strangulation; only here the shelter holds the threat and the address."""
    return town("een").holds("opvang", "dreiging", "adres").build()


def other() -> Model:
    """The doctor tells the police; only here they need the threat too."""
    return town("ander").flow("arts", "wijk", "wurging").needs("wijk", "dreiging", "OOR").build()


@cache
def sides() -> tuple[Outlook, Outlook]:
    law = flow_law(power("geven"))
    return look(Premise(one(), law, DAY, {})), look(Premise(other(), law, DAY, {}))


@cache
def page(language: str = "nl") -> Element:
    before, after = sides()
    return read(difference_html(before, after, compare(before, after), language))


def cells(found: Element) -> dict[tuple[str, str], Element]:
    table = found.one("table", id="difference")
    heads = [head.attributes["data-party"] for head in table.all("th") if "data-party" in head.attributes]
    return {
        (party, row.attributes["data-item"]): cell
        for row in table.all("tr")
        if "data-item" in row.attributes
        for party, cell in zip(heads, row.all("td"), strict=True)
        if "data-entry" in cell.attributes
    }


def test_counts_are_the_differences_of_the_sets() -> None:
    before, after = (looks_of(side, frozenset({"adres"})) for side in sides())
    wanted = {
        Change.MORE: after.keys() - before.keys(),
        Change.LESS: before.keys() - after.keys(),
        Change.OTHER: {key for key in before.keys() & after.keys() if before[key] != after[key]},
    }
    assert wanted == {
        Change.MORE: {("wijk", "dreiging")},
        Change.LESS: {("opvang", "dreiging")},
        Change.OTHER: {("wijk", "wurging")},
    }
    drawn = {key: cell.attributes["data-change"] for key, cell in cells(page()).items()}
    for change, keys in wanted.items():
        assert {key for key, drawn_as in drawn.items() if drawn_as == change.value} == keys
        counted = page().one("section", class_="sides").one("li", data_change=change.value)
        assert counted.one("strong").text == str(len(keys))
    assert page().one("li", id="same").one("strong").text == str(len(before.keys() | after.keys()) - 3)


def test_a_cell_has_the_marks_of_a_then_the_sign_then_the_marks_of_b_and_says_all_of_it() -> None:
    found = cells(page())["wijk", "wurging"]
    left, sign, right = (part for part in found.one("span", class_="pair").children if isinstance(part, Element))
    assert [part for part in left.all("span") if part.has("mark")]
    assert sign.text == CHANGE_SIGNS[Change.OTHER] == "≠"
    assert right.text == "→"
    (said,) = [part.text for part in found.all("span") if part.has("unseen")]
    assert said.startswith("anders. A: heeft het niet; gat: ")
    assert said.endswith("B: ontvangt het over een stroom; nodig en gedekt.")


def test_an_empty_side_is_drawn_empty_and_called_empty() -> None:
    found = cells(page())["opvang", "dreiging"]
    _, _, right = (part for part in found.one("span", class_="pair").children if isinstance(part, Element))
    assert right.children == []
    assert "A: heeft het uit eerste hand. B: leeg." in found.text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_list_beside_it_reads_back_to_the_same_differences(language: str) -> None:
    found = page(language)
    listed = {
        (row.all("td")[1].text, row.one("th").text): (
            row.one("td", class_="before").text,
            row.one("td", class_="after").text,
        )
        for row in found.one("table", id="changes").all("tr")
        if "data-entry" in row.attributes
    }
    drawn = cells(found)
    assert listed.keys() == drawn.keys()
    for key, (before, after) in listed.items():
        assert f"A: {before}. B: {after}." in drawn[key].text


def test_the_panel_has_each_need_of_the_cell_with_both_sentences() -> None:
    data = json.loads(page().one("script", type="application/json").raw)
    number = int(cells(page())["wijk", "wurging"].attributes["data-entry"])
    ((step, change, before, after),) = [[data["texts"][place] for place in need] for need in data["needs"][number]]
    assert (step, change) == ("triage", "is geen gat meer")
    assert before != after


def test_nothing_is_told_of_a_confined_item_on_either_side() -> None:
    assert "wat adres zegt" not in page().text
    assert not [key for key in cells(page()) if key[1] == "adres"]
    assert "adres" not in page().one("table", id="changes").text
    assert "Van afgeschermde items laat dit beeld niets zien." in page().text


def test_the_other_way_round_more_and_less_change_places() -> None:
    before, after = (looks_of(side, frozenset({"adres"})) for side in sides())
    turned = {Change.MORE: Change.LESS, Change.LESS: Change.MORE, Change.OTHER: Change.OTHER}
    there = {(one.party, one.item): one.change for one in differences(before, after)}
    back = {(one.party, one.item): turned[one.change] for one in differences(after, before)}
    assert there == back


def test_with_itself_nothing_differs() -> None:
    before, _ = sides()
    found = read(difference_html(before, before, compare(before, before)))
    assert "Er verschilt niets in de matrix." in found.text
    assert not [table for table in found.all("table") if table.attributes.get("id") == "difference"]


def test_both_models_days_and_caveats_are_named() -> None:
    text = page().text
    for said in ("een / ander", "Getoetst aan het recht van", "Hulpmiddel, geen juridisch advies", "Fictief"):
        assert said in text
    assert text.count("recht van 22 november 2026") >= 3
    before, after = sides()
    assert difference_html(before, after, compare(before, after)) == difference_html(
        before, after, compare(before, after)
    )


def attacked(model: Model) -> Model:
    """The model with an attack in every name and assumption."""
    attacks = cycle(PAYLOADS)

    def bad() -> Text:
        return Text(next(attacks), next(attacks))

    return replace(
        model,
        title=bad(),
        version=PAYLOADS[0],
        actors=tuple(replace(actor, label=bad()) for actor in model.actors),
        items=tuple(replace(item, label=bad(), says=bad()) for item in model.items),
        steps=tuple(replace(step, label=bad()) for step in model.steps),
        assumptions=tuple(replace(one, text=bad()) for one in model.assumptions),
        labels={key: bad() for key in model.labels},
    )


def test_an_attack_in_either_model_stays_text() -> None:
    law = flow_law(power("geven"))
    before, after = (look(Premise(attacked(model), law, DAY, {})) for model in (one(), other()))
    found = read(difference_html(before, after, compare(before, after)))
    assert len(found.all("script")) == len(page().all("script"))
    assert not found.all("img")
    assert not [name for element in found.walk() for name in element.attributes if name.startswith("on")]
    assert any(payload in found.text for payload in PAYLOADS[:2])


def test_another_language_is_refused() -> None:
    before, after = sides()
    with pytest.raises(ValueError, match="'nl' or 'en'"):
        difference_html(before, after, compare(before, after), "fr")

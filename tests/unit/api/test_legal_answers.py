"""The law in the answer of ``analyse``: one outcome and one remedy per gap, and nothing that reads like more."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from api.legal_terminal import Legal
from api.legal_wire import with_verdicts
from api.terminal import analysis_text
from api.wire import analysis_object
from api.workspace import Workspace, open_workspace
from ontology.catalogue import packaged_models
from queries.verdict import Outcome


@cache
def opened(name: str) -> Workspace:
    return open_workspace(name)


def told(workspace: Workspace) -> dict[str, Any]:
    return with_verdicts(analysis_object(workspace.model, workspace.analysis), workspace)


def text(workspace: Workspace, language: str = "nl") -> str:
    said = analysis_text(workspace.model, workspace.analysis, language, 20, Legal(workspace))
    return " ".join(said.split())


@pytest.mark.parametrize("name", packaged_models())
def test_every_gap_has_exactly_one_outcome_and_one_remedy(name: str) -> None:
    answer = told(opened(name))
    gaps = [row for row in answer["behoeften"] if row["soort"] not in ("known", "received")]
    summary = answer["samenvatting"]
    assert all(row["oordeel"]["uitkomst"] and row["herstel"]["code"] for row in gaps)
    assert sum(summary["perUitkomst"].values()) == sum(summary["perHerstel"].values()) == len(gaps) == summary["gaten"]
    assert set(summary["perUitkomst"]) <= {"NO_DISCLOSURE", *Outcome}


@pytest.mark.parametrize("name", packaged_models())
def test_what_is_received_shows_the_verdict_of_its_weakest_flow(name: str) -> None:
    answer = told(opened(name))
    received = [row for row in answer["behoeften"] if row["soort"] == "received"]
    assert received
    for row in received:
        assert row["oordeel"]["stroom"] in row["oordeel"]["keten"]
        assert row["oordeel"]["uitkomst"] not in ("NO_GROUND", "ONLY_VIA", "PROHIBITED")
    assert all(row["oordeel"] is None for row in answer["behoeften"] if row["soort"] == "known")


def test_a_flow_without_a_ground_says_on_which_flow() -> None:
    (row,) = (row for row in told(opened("voorbeeld"))["behoeften"] if row["soort"] == "ungrounded-flow")
    (leg,) = row["zonderGrond"]
    assert (row["id"], row["herstel"]["code"]) == ("corporatie-order-scope-int", "stop-flow")
    assert (leg["stroom"], leg["van"], leg["naar"], leg["uitkomst"]) == (
        "v6",
        "burgemeester",
        "corporatie",
        "NO_GROUND",
    )


def test_a_gap_without_anything_to_decide_has_a_reason_and_no_word_of_a_verdict() -> None:
    rows = {row["id"]: row["oordeel"] for row in told(opened("voorbeeld"))["behoeften"]}
    assert rows["veilig-thuis-risk-report-bee"] == {
        "uitkomst": "NO_DISCLOSURE",
        "reden": {
            "code": "nobody-makes",
            "nl": "niemand maakt het; niets te delen",
            "en": "nobody makes it; nothing to share",
        },
    }
    assert "opvang" not in str(rows["basisteam-safe-address-int"]).lower(), "nobody is named for a secret address"


def test_a_needless_flow_says_what_the_law_makes_of_it() -> None:
    flows = [one for one in told(opened("meierijstad"))["overschot"] if one["stroom"]]
    assert {one["oordeel"]["stand"]["code"] for one in flows} >= {"carried", "undecided"}
    carried = next(one["oordeel"] for one in flows if one["oordeel"]["stand"]["code"] == "carried")
    assert "maar dit model zegt niet waarvoor" in carried["stand"]["nl"]


def test_the_terminal_counts_what_is_received_and_what_is_needless() -> None:
    said = text(opened("meierijstad"))
    assert "Van de 17 ontvangen behoeften staat de zwakste stroom volgens de wet op: moet" in said
    assert "Overbodige stromen: 23. De wet draagt er 21," in said
    assert "0 zijn ook zonder grond. Van 2 is het niet te beslissen." in said


def test_the_terminal_says_nothing_about_flows_that_are_not_there() -> None:
    model = replace(opened("voorbeeld").model, flows=(), holdings=())
    said = text(Workspace(model))
    assert "ontvangen behoeften" not in said
    assert "Overbodige stromen" not in said


def test_the_terminal_shows_a_flow_without_a_ground_in_both_languages() -> None:
    workspace = opened("voorbeeld")
    assert "[stroom zonder grond; gewicht 1]" in text(workspace)
    assert "Stop the flow from Mayor to Housing association until there is a ground for it." in text(workspace, "en")


def test_the_factual_half_stays_as_it_was() -> None:
    workspace = opened("voorbeeld")
    kinds = {row.need: row.kind.value for row in workspace.factual.rows}
    assert kinds["corporatie-order-scope-int"] == "received"
    assert set(workspace.refused) == {"corporatie-order-scope-int"}


# ── less than the content ────────────────────────────────────────────────────────────────────────────────────────────

DROPS_OUT = ("reclassering", "treatment-dropout")


@cache
def supervised(consent: str) -> Workspace:
    """Rijswijk, where he is under supervision on a criminal title: his absence must be reported, his therapy not."""
    return open_workspace(
        "rijswijk", facts={"supervision-order": "true", "forensic-title": "true", "consent.perpetrator": consent}
    )


def of_dropout(workspace: Workspace) -> dict[str, Any]:
    (row,) = (row for row in told(workspace)["behoeften"] if (row["actor"], row["item"]) == DROPS_OUT)
    return dict(row)


def test_less_that_is_a_duty_stands_before_the_content_that_waits_for_his_consent() -> None:
    row = of_dropout(supervised("not-asked"))
    verdict, less = row["oordeel"], row["oordeel"]["minder"]
    assert (verdict["omvang"]["code"], verdict["uitkomst"], verdict["inhoud"]) == ("content", "ONLY_CONSENT", None)
    assert (less["omvang"]["code"], less["uitkomst"]) == ("minimum", "MANDATORY")
    assert [ground["id"] for ground in less["gronden"]] == ["wfz-2-6-6-adherence"]
    assert less["toelichting"]["nl"].startswith("Dit gaat over alleen het strikt nodige, niet de inhoud. ")
    helps = row["herstel"]["tekst"]["nl"]
    assert helps.index("Kijk eerst of minder genoeg is") < helps.index("Hem vragen kan haar in gevaar brengen")


def test_where_he_refuses_only_the_minimum_is_left_and_it_is_no_permission_for_the_content() -> None:
    workspace = supervised("refused")
    row, counted = of_dropout(workspace), told(workspace)["samenvatting"]
    verdict = row["oordeel"]
    assert (verdict["omvang"]["code"], verdict["uitkomst"]) == ("minimum", "MANDATORY")
    assert verdict["inhoud"]["staat"]["code"] == "niet-op-deze-manier"
    assert verdict["minder"] is None
    assert row["herstel"]["tekst"]["nl"].startswith("Te sturen: alleen het strikt nodige, niet de inhoud. ")
    assert counted["perUitkomstMinder"]["MANDATORY"] >= 1
    assert sum(counted["perUitkomst"].values()) == counted["gaten"], "counted once, by what holds for the content"
    (need,) = (one for one in workspace.analysis.gaps if (one.needer, one.item) == DROPS_OUT)
    line = Legal(workspace).line(need, "nl")
    assert line.startswith("niet op deze manier; wel alleen het strikt nodige, niet de inhoud: moet; Forensische ggz")
    counts = dict(Legal(workspace).counts("nl"))
    assert counts["niet op deze manier; wel alleen het strikt nodige, niet de inhoud"] >= 1
    assert sum(counts.values()) == counted["gaten"]


def test_who_may_tell_is_listed_and_nobody_else() -> None:
    for row in told(opened("rijswijk"))["behoeften"]:
        verdict = row["oordeel"]
        if verdict and "houdersDieHetKunnenGeven" in verdict:
            carriers = verdict["houdersDieHetKunnenGeven"]
            assert set(verdict["alleenOnderVoorwaarden"]) <= set(carriers)
            if verdict["uitkomst"] in ("MANDATORY", "PERMITTED", "PERMITTED_HUMAN") and not verdict["perStoel"]:
                assert carriers[0] == verdict["houder"]


# ── doubts and what stays closed ─────────────────────────────────────────────────────────────────────────────────────


def test_a_doubt_is_told_by_what_it_is_about_and_what_to_do_meanwhile() -> None:
    workspace = opened("rijswijk")
    doubted = [row for row in told(workspace)["behoeften"] if row["oordeel"] and row["oordeel"].get("twijfels")]
    assert doubted
    for row in doubted:
        explained = row["oordeel"]["twijfelsUitgelegd"]
        assert [one["id"] for one in explained] == row["oordeel"]["twijfels"]
        assert all(one["label"]["nl"] != one["id"] for one in explained)
    need = next(row for row in workspace.analysis.gaps if (one := workspace.judged[row.need].verdict) and one.doubts)
    assert "twijfel: " in Legal(workspace).line(need, "nl")
    assert "(zolang niet beslist: " in Legal(workspace).line(need, "nl")


def test_the_lists_of_a_confined_item_are_empty_and_say_why() -> None:
    answer = told(opened("rijswijk"))
    (row,) = (row for row in answer["behoeften"] if row["item"] == "safe-address")
    assert "Een lege lijst betekent hier niet: niemand." in row["afgeschermd"]["nl"]
    assert not any(
        row[name] for name in ("houders", "houdersVanHorenZeggen", "kennisbronnen", "eigenOnderdelen", "via")
    )
    assert all(other["afgeschermd"] is None for other in answer["behoeften"] if other is not row)

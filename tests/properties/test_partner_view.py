"""What is made for one partner is the same to the byte, whatever there is that the partner may not see (issue 6)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

import pytest

from api.export_formats import FORMATS
from api.partner_view_commands import partner_view, seen_workspace
from api.workspace import Workspace
from graph.projection import project
from ontology.assembly import assemble_graph
from ontology.errors import Severity, UnknownName
from ontology.loading import load_model
from ontology.model import Model
from ontology.terms import Actor, Quality
from ontology.validation import validate
from ontology.writer import to_graph
from queries import partner_view as viewing
from queries.partner_view import ANOTHER, own_actors, seen_by
from tests.builders import text, tiny
from tests.properties.hidden_parts import SECRET, hidden_changes
from tests.properties.random_models import random_model
from visualisations.exports import gaps_csv, graphml, write_all
from visualisations.graph_files import flows_csv, holdings_csv

QUICK, SLOW = 300, 5_000

Pair = tuple[Model, Model, str]


def pair(seed: int, packaged: tuple[str, ...] = ("voorbeeld",)) -> Pair:
    """A model, the same after changes of what ``reader`` may not see, and the reader: a partner or one actor."""
    rng = Random(seed)
    model = random_model(seed) if seed % 3 else _loaded(packaged[seed % len(packaged)])
    reader = rng.choice(sorted({actor.partner for actor in model.actors} | set(model.actor)))
    return model, hidden_changes(model, own_actors(model, reader), rng), reader


@cache
def _loaded(name: str) -> Model:
    return load_model(name)


def plain_files(model: Model) -> dict[str, str]:
    """The files that are made in no time, of the reader's model."""
    analysis = Workspace(model).factual
    return {
        "gaps.csv": gaps_csv(model, analysis),
        "flows.csv": flows_csv(model),
        "holdings.csv": holdings_csv(model),
        "graph.graphml": graphml(project(model)),
    }


def every_file(model: Model, reader: str, folder: Path) -> dict[str, bytes]:
    """All that ``partner-view`` writes, and the other formats of ``export``."""
    partner_seen = seen_workspace(Workspace(model), reader)
    folder.mkdir()
    write_all(partner_seen.model, partner_seen.factual, project(partner_seen.model), folder)
    made = {path.name: path.read_bytes() for path in folder.iterdir()}
    return made | {name: form.write(partner_seen, "nl") for name, form in FORMATS.items()}


def test_300_pairs_that_differ_in_the_hidden_part_give_equal_files() -> None:
    changed = 0
    for seed in range(QUICK):
        model, other, reader = pair(seed)
        changed += model != other
        seen, again = seen_by(model, reader), seen_by(other, reader)
        assert seen == again, (seed, reader)
        assert SECRET not in repr(again), (seed, reader)
        if seed % 12 == 1:
            assert plain_files(seen) == plain_files(again), (seed, reader)
    assert changed > 0.95 * QUICK, "the changes must be changes"


def test_every_file_of_a_pair_is_equal_to_the_byte(tmp_path: Path) -> None:
    for seed in (1,):
        model, other, reader = pair(seed)
        files = every_file(model, reader, tmp_path / f"{seed}-one")
        assert files == every_file(other, reader, tmp_path / f"{seed}-other"), seed
        assert not [name for name, raw in files.items() if SECRET.encode() in raw]


@pytest.mark.slow
@pytest.mark.parametrize("block", range(25))
def test_5000_pairs_give_equal_files(block: int, tmp_path: Path) -> None:
    for seed in range(block, SLOW, 25):
        model, other, reader = pair(seed, ("voorbeeld", "rijswijk", "meierijstad"))
        seen, again = seen_by(model, reader), seen_by(other, reader)
        assert seen == again, (seed, reader)
        assert plain_files(seen) == plain_files(again), (seed, reader)
        if seed // 25 % 20 == 0:
            one, two = (every_file(each, reader, tmp_path / f"{seed}-{name}") for name, each in
                        (("one", model), ("other", other)))  # fmt: skip
            assert one == two, (seed, reader)


# ── the law above can fail ───────────────────────────────────────────────────────────────────────────────────────────


def leaks() -> bool:
    """Whether some pair of a few hundred tells the two apart."""
    return any(seen_by(one, reader) != seen_by(other, reader) for one, other, reader in map(pair, range(200)))


def _declares(_view: object, actor: Actor) -> Actor:
    return actor


def _names_makers(_view: object, item: object) -> object:
    return item


@pytest.mark.parametrize(("step", "leak"), [("_actor", _declares), ("_item", _names_makers)])
def test_a_view_that_forgets_one_step_is_noticed(
    step: str, leak: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What others declare of themselves, or who makes what, would show."""
    monkeypatch.setattr(viewing._View, step, leak)
    assert leaks()


def test_without_the_view_almost_every_pair_differs() -> None:
    pairs = [pair(seed) for seed in range(40)]
    assert sum(flows_csv(one) + holdings_csv(one) != flows_csv(two) + holdings_csv(two) for one, two, _ in pairs) > 20


# ── what is seen ─────────────────────────────────────────────────────────────────────────────────────────────────────


def around() -> Model:
    """The reader misses three items: one that a near partner has, one that two others have, one that nobody has."""
    return (
        tiny("omgeving")
        .actor("lezer").actor("buur").actor("ver").actor("verder")
        .item("eigen").item("bij-buur").item("bij-anderen").item("nergens").item("geheim", confined=True)
        .item("niet-voor-lezer")
        .holds("lezer", "eigen").holds("buur", "bij-buur", "niet-voor-lezer")
        .holds("ver", "bij-anderen", "geheim").holds("verder", "bij-anderen")
        .needs("lezer", "bij-buur").needs("lezer", "bij-anderen").needs("lezer", "nergens").needs("lezer", "geheim")
        .needs("ver", "bij-buur")
        .flow("lezer", "buur", "eigen").flow("ver", "verder", "bij-anderen")
        .table("tafel", "lezer", "ver").table("andere-tafel", "buur", "ver")
        .build()
    )  # fmt: skip


def test_a_near_partner_is_named_and_all_others_are_another_partner() -> None:
    seen = seen_by(around(), "lezer")
    held = {(seen.label(one.holder).nl, one.item) for one in seen.holdings}
    assert held == {("lezer", "eigen"), ("buur", "bij-buur"), (ANOTHER.nl, "bij-anderen")}
    assert {need.needer for need in seen.needs} == {"lezer"}
    assert [(flow.sender, flow.recipient) for flow in seen.flows] == [("lezer", "buur")]


def test_the_reader_sees_who_sits_at_its_own_table_and_no_other_table() -> None:
    seen = seen_by(around(), "lezer")
    assert [table.id for table in seen.tables] == ["tafel"]
    assert [seat.actor for seat in seen.tables[0].seats] == ["lezer", "ver"]
    assert "verder" not in seen.actor


def test_what_nobody_is_seen_to_have_is_unknown_and_never_said_to_be_nowhere() -> None:
    kinds = {row.item: row.kind.value for row in Workspace(seen_by(around(), "lezer")).factual.gaps}
    assert kinds["nergens"] == "unknown"
    assert kinds["bij-anderen"] in ("no-flow", "unaware")


def test_of_a_confined_item_only_the_own_need_is_there() -> None:
    seen = seen_by(around(), "lezer")
    assert [need.item for need in seen.needs if seen.item[need.item].confined] == ["geheim"]
    assert not [one for one in seen.holdings if one.item == "geheim"]


def test_how_many_others_have_it_does_not_show() -> None:
    """One or three holders give the same view; that nobody has it does not."""
    model = around()
    fewer = replace(model, holdings=tuple(one for one in model.holdings if one.id != "verder-bij-anderen"))
    none = replace(fewer, holdings=tuple(one for one in fewer.holdings if one.id != "ver-bij-anderen"))
    assert seen_by(fewer, "lezer") == seen_by(model, "lezer") != seen_by(none, "lezer")


def test_what_the_reader_is_sent_counts_as_sent_whatever_the_sender_has() -> None:
    building = tiny().actor("a").actor("b").actor("c").item("x").needs("b", "x").flow("a", "b", "x")
    held = building.holds("a", "x").build()
    passed_on = tiny().actor("a").actor("b").actor("c").item("x").needs("b", "x").flow("a", "b", "x").holds("c", "x")
    seen = seen_by(passed_on.flow("c", "a", "x").build(), "b")
    assert [one.kind.value for one in Workspace(seen).factual.rows] == ["received"]
    assert seen == seen_by(held, "b")


def test_a_change_that_the_reader_may_see_is_seen() -> None:
    model = around()
    renamed = replace(
        model, actors=tuple(replace(one, label=text("nieuw")) if one.id == "buur" else one for one in model.actors)
    )
    hearsay = replace(
        model,
        holdings=tuple(
            replace(one, quality=Quality.SECOND_HAND) if one.id == "lezer-eigen" else one for one in model.holdings
        ),
    )
    assert len({seen_by(one, "lezer").fingerprint for one in (model, renamed, hearsay)}) == 3


def test_the_names_of_flows_do_not_count_those_of_others() -> None:
    assert [flow.id for flow in seen_by(load_model("rijswijk"), "arosa").flows] == ["stroom-arosa-politie-basisteam-1"]


@pytest.mark.parametrize(
    "reader",
    ["burgemeester", *(pytest.param(one, marks=pytest.mark.slow) for one in ("arosa", "politie", "gemeente-rijswijk"))],
)
def test_the_view_is_a_model_that_holds(reader: str) -> None:
    """It keeps every rule that a model is held against."""
    seen = seen_by(load_model("rijswijk"), reader)
    faults = validate(assemble_graph(to_graph(seen)), reader)
    assert [fault for fault in faults if fault.severity is Severity.ERROR] == []


def test_the_command_writes_a_folder_and_an_unknown_partner_is_named(tmp_path: Path) -> None:
    partner_view("voorbeeld", min(load_model("voorbeeld").actor), tmp_path / "map")
    written = sorted(path.name for path in (tmp_path / "map").iterdir())
    assert {"matrix.html", "network.html", "workbook.xlsx", "gaps.csv", "graph.gexf"} <= set(written)
    with pytest.raises(UnknownName):
        seen_workspace(Workspace(load_model("voorbeeld")), "arossa")

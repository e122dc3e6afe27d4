"""Random small models for property tests: two to seven actors, one to five items, up to twelve flows."""

from __future__ import annotations

from hypothesis import strategies as st

from ontology.model import ChoiceKind, LocalChoice, Model, Repair
from ontology.process import Expression, ExpressionKind
from ontology.terms import AgreementStatus, Assurance, Availability, Composition, Weight
from tests.builders import MODELLED, STEPS, Tiny, text, tiny

__all__ = ["expressions", "models"]

_STEP_IDS = tuple(step.id for step in STEPS)
_HOURS = st.one_of(st.none(), st.sampled_from((0.25, 1.0, 8.0, 24.0, 72.0)))


@st.composite
def models(draw: st.DrawFn, *, working_only: bool = False) -> Model:
    """A model with hearsay, incomplete declarations, a table, agreements, products and knowers, each now and then.

    With ``working_only`` every flow is fixed or on initiative and every holding declared complete.
    """
    actors = [f"a{number}" for number in range(draw(st.integers(2, 7)))]
    items = [f"i{number}" for number in range(draw(st.integers(1, 5)))]
    building = tiny("willekeurig")
    _parties(draw, building, actors, working_only)
    _items(draw, building, actors, items)
    knowers = [f"k{number}" for number in range(draw(st.integers(0, 2)))]
    for knower in knowers:
        building.knower(knower)
    tables = _tables(draw, building, actors)
    flows = _flows(draw, building, [*actors, *knowers], actors, items, working_only)
    _holdings(draw, building, [*actors, *knowers], items, flows, tables)
    for needer, item, step in draw(
        st.lists(st.tuples(st.sampled_from([*actors, *tables]), st.sampled_from(items), st.sampled_from(_STEP_IDS)))
    ):
        building.needs(needer, item, step)
    for desk in draw(st.sets(st.sampled_from(actors), max_size=2)):
        told = draw(st.sets(st.sampled_from(items), min_size=1, max_size=2))
        building.entry(desk, draw(st.sampled_from((None, *knowers))), *told, hours=draw(_HOURS))
    _approach(draw, building, actors, items)
    return building.build()


def _parties(draw: st.DrawFn, building: Tiny, actors: list[str], complete: bool) -> None:
    for number, actor in enumerate(actors):
        building.actor(
            actor,
            controller=draw(st.sampled_from((actor, *actors[:number]))),
            complete=complete or draw(st.sampled_from((True, True, False))),
            contacts_complete=draw(st.booleans()),
            aware_of=tuple(draw(st.sets(st.sampled_from(actors), max_size=2)) - {actor}),
            governance=draw(st.sampled_from((False, False, False, True))),
            capacities=draw(st.sampled_from(((), ("Mayor",), ("PoliceUnit",), ("Hospital", "PoliceUnit")))),
            urgent=draw(st.sampled_from(Availability)),
            ordinary=draw(st.sampled_from(Availability)),
        )


def _items(draw: st.DrawFn, building: Tiny, actors: list[str], items: list[str]) -> None:
    for number, item in enumerate(items):
        kind = draw(st.sampled_from(("plain", "plain", "plain", "product", "aggregate", "confined")))
        if kind == "product":
            makers = draw(st.sets(st.sampled_from(actors), max_size=2))
            building.product(item, made_by=tuple(makers), made_from=tuple(items[:number][:2]))
        else:
            building.item(item, aggregate=kind == "aggregate", confined=kind == "confined")


def _tables(draw: st.DrawFn, building: Tiny, actors: list[str]) -> list[str]:
    tables = [f"t{number}" for number in range(draw(st.integers(0, 2)))]
    for table in tables:
        seats = sorted(draw(st.sets(st.sampled_from(actors), min_size=1, max_size=4)))
        building.table(table, *seats, legal_form=draw(st.sampled_from(("none", "art20", "zvh"))))
    return tables


def _flows(
    draw: st.DrawFn, building: Tiny, senders: list[str], actors: list[str], items: list[str], working_only: bool
) -> list[str]:
    if draw(st.booleans()):
        giver, receiver = draw(st.permutations(actors))[:2]
        status = draw(st.sampled_from(AgreementStatus))
        building.agreement("afspraak", giver, receiver, draw(st.sampled_from(items)), status=status)
    assurances = [kind for kind in Assurance if not (working_only and kind is Assurance.OUGHT)]
    flows: list[str] = []
    for number in range(draw(st.integers(0, 12))):
        sender = draw(st.sampled_from(senders))
        recipient = draw(st.sampled_from([actor for actor in actors if actor != sender]))
        moved = draw(st.sets(st.sampled_from(items), min_size=1, max_size=3))
        building.flow(
            sender,
            recipient,
            *moved,
            identifier=f"f{number:02}",
            assurance=draw(st.sampled_from(assurances)),
            hours=draw(_HOURS),
            channel=draw(st.sampled_from(("", "telefoon"))),
        )
        flows.append(f"f{number:02}")
    return flows


def _holdings(
    draw: st.DrawFn, building: Tiny, parties: list[str], items: list[str], flows: list[str], tables: list[str]
) -> None:
    brought = st.sets(st.sampled_from(flows), max_size=1) if flows else st.just(set[str]())
    for party, item in draw(st.sets(st.tuples(st.sampled_from(parties), st.sampled_from(items)), max_size=10)):
        building.holds(
            party,
            item,
            hearsay=draw(st.sampled_from((False, False, True))),
            regime=draw(st.sampled_from(("avg", "wpg"))),
            kept_for=draw(st.sampled_from((None, None, *tables))),
            brought_by=tuple(draw(brought)),
            own_observation=draw(st.sampled_from((False, False, True))),
        )


def _approach(draw: st.DrawFn, building: Tiny, actors: list[str], items: list[str]) -> None:
    if draw(st.booleans()):
        building.source("S01").assume("aanname").programme().bob("bob-1", items[0], owners=(actors[0],))
        building.left_out("weg", items[0])
        building.choice(
            LocalChoice("keuze", ChoiceKind.REPLACES, (actors[0],), actors[1], text("hier heet het zo"), MODELLED)
        )
        building.repair(Repair("herstel", text("stond er niet"), (), (actors[0],), (("f00", items[0]),)))
    for number in range(draw(st.integers(0, 2))):
        building.factor(
            f"rf{number}",
            *draw(st.sets(st.sampled_from(items), min_size=1, max_size=3)),
            weight=draw(st.sampled_from(Weight)),
            composition=draw(st.sampled_from(Composition)),
            child=draw(st.booleans()),
        )
    if draw(st.booleans()):
        building.criterion("crit", draw(expressions(items)), actors[0])


@st.composite
def expressions(draw: st.DrawFn, items: list[str], identifier: str = "crit", depth: int = 2) -> Expression:
    """A trigger over ``items``; operands are numbered by their id, as in the Turtle."""
    groups = (ExpressionKind.ALL_OF, ExpressionKind.ANY_OF, ExpressionKind.NONE_OF)
    if depth and draw(st.booleans()):
        size = draw(st.integers(1, 11 if depth == 1 else 3))
        operands = tuple(draw(expressions(items, f"{identifier}-{number}", depth - 1)) for number in range(1, size + 1))
        return Expression(identifier, draw(st.sampled_from(groups)), operands)
    return draw(
        st.sampled_from(
            (
                Expression(identifier, ExpressionKind.ITEM_PRESENT, item=items[0], maximum_age_hours=72.0),
                Expression(identifier, ExpressionKind.ITEM_STALLED, item=items[-1], within_hours=24.0),
                Expression(identifier, ExpressionKind.AT_LEAST, count=3, minimum_weight=Weight.HIGH),
                Expression(identifier, ExpressionKind.EVENT_PRESENT, event="fatal-violence"),
                Expression(identifier, ExpressionKind.FACTOR_PRESENT, factor="rf0"),
                Expression(identifier, ExpressionKind.CRITERION_MET, criterion="crit-ander", dynamics="dynamic"),
            )
        )
    )

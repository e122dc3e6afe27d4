"""The small model ``klein``: what the teaching model has none of, such as drafts, choices, repairs and sources."""

from __future__ import annotations

from dataclasses import replace

from ontology.model import ChoiceKind, LocalChoice, Model, Repair
from ontology.process import Expression, ExpressionKind
from ontology.terms import AgreementStatus, Composition, Confidence, Evidence, Text, Weight
from ontology.vocabulary import SCHEMES
from tests.builders import MODELLED, text, tiny

__all__ = ["small_model"]


def small_model() -> Model:
    """Two actors, one table and what is only in draft; concepts are called what the fixed lists call them."""
    building = tiny("klein").partner("gemeente-verzonnen").actor("school").actor("jgz")
    building.item("uitspraak", subject="child").item("verzuim", subject="child")
    building.table("kindtafel", "jgz", "school")
    building.holds("school", "uitspraak", "verzuim").holds("jgz", "uitspraak", kept_for="kindtafel")
    building.product("kindplan", made_by=("jgz",), made_from=("uitspraak", "verzuim"))
    building.product("overzicht", made_by=("school",))
    building.agreement("melden", "school", "jgz", "uitspraak", status=AgreementStatus.PROPOSAL)
    building.flow("school", "jgz", "uitspraak", identifier="naar-jgz", leans_on=("melden",))
    building.factor("rf-kind", "uitspraak", weight=Weight.HIGH, child=True)
    building.factor("rf-samen", "uitspraak", "verzuim", composition=Composition.ALL)
    building.factor("rf-vaker", "uitspraak", "verzuim", composition=Composition.PATTERN)
    building.criterion("crit", _trigger(), "jgz", level="K")
    building.bob("bob-1", "uitspraak", "verzuim", owners=("jgz",)).programme().source("S01")
    building.choice(_choice("geen-leerplicht", ChoiceKind.LEAVES_OUT, "leerplicht", None, "doet hier niet mee"))
    building.choice(_choice("jgz-heet-anders", ChoiceKind.REPLACES, "jgz-oud", "jgz", "hier heet het zo"))
    building.left_out("leerplicht", "verzuim", "NAZ")
    building.repair(Repair("actor-erbij", text("ontbrak"), added_actors=("jgz",)))
    building.repair(
        Repair("stroom-kleiner", text("dat weet de school niet"), removed_flow_items=(("naar-jgz", "verzuim"),))
    )
    model = building.build()
    sourced = Evidence(Confidence.SOURCE, ("S01",), "alleen het doel")
    called = {
        "actor/leerplicht": Text("Leerplicht", "School attendance"),
        "actor/jgz-oud": Text("JGZ (oud)", "YHS (old)"),
    }
    return replace(
        model,
        holdings=tuple(replace(held, own_observation=held.holder == "jgz") for held in model.holdings),
        goals=tuple(replace(goal, evidence=sourced) for goal in model.goals),
        labels={key: label for key, label in model.labels.items() if key.partition("/")[0] not in SCHEMES} | called,
    )


def _choice(identifier: str, kind: ChoiceKind, party: str, replacement: str | None, reason: str) -> LocalChoice:
    return LocalChoice(identifier, kind, (party,), replacement, text(reason), MODELLED)


def _trigger() -> Expression:
    """One leaf of every kind, ten operands wide: the tenth must come after the ninth."""
    kind = ExpressionKind
    return Expression(
        "crit",
        kind.ANY_OF,
        (
            Expression("crit-1", kind.ITEM_PRESENT, item="uitspraak", maximum_age_hours=72.0),
            Expression("crit-2", kind.NONE_OF, (Expression("crit-2-1", kind.CRITERION_MET, criterion="crit"),)),
            Expression("crit-3", kind.ITEM_STALLED, item="verzuim", within_hours=24.0),
            Expression("crit-4", kind.EVENT_PRESENT, event="fatal-violence"),
            Expression("crit-5", kind.FACTORS_SUBSIDED, dynamics="dynamic"),
            Expression("crit-6", kind.NO_MEASURE_ENDING, within_hours=168.0),
            Expression("crit-7", kind.FACTOR_PRESENT, factor="rf-kind"),
            Expression("crit-8", kind.FACTOR_PRESENT, factor="rf-samen"),
            Expression("crit-9", kind.FACTOR_PRESENT, factor="rf-vaker"),
            Expression("crit-10", kind.ITEM_PRESENT, item="verzuim"),
        ),
    )

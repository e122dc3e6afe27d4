"""Small laws for flows: every record is free of secrecy, and everybody has help as its task.

    law = flow_law(power("tell", holders=("arts",), recipients=("gemeente",)))
    flows_of(tiny().actor("arts").actor("gemeente")..., law).way(["gemeente"], "x", "INT")

Actors are named after the capacities of ``tests.law_builders``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import count

from ontology.legal_tasks import OwnTask
from ontology.model import Model
from ontology.norms import LabelRule, Norm
from ontology.statutes import Law
from ontology.terms import Text
from queries.deciding import Bench
from queries.legal_flows import LegalFlows
from tests.builders import Tiny, tiny
from tests.law_builders import small_law

__all__ = ["flow_law", "flows_of", "in_acute_danger", "people"]

_TICKET = count()


def flow_law(*norms: Norm, label_rules: Iterable[LabelRule] = ()) -> Law:
    """A law of these norms in which every capacity may ask for help's sake. Each has a name of its own."""
    free = LabelRule("any", "*", "avg", ())
    plain = small_law(*norms, label_rules=(free, *label_rules))
    return replace(plain, tasks=(OwnTask("hulp", "any", ("give-help",), "test"),), fingerprint=f"flow {next(_TICKET)}")


def people() -> Tiny:
    """A doctor, Veilig Thuis, the municipality and the police; the doctor has ``iets`` first-hand."""
    started = tiny().actor("arts").actor("veilig-thuis").actor("gemeente").actor("politie")
    return started.item("iets").holds("arts", "iets")


def flows_of(model: Tiny | Model, law: Law, facts: Mapping[str, str] | None = None) -> LegalFlows:
    """The flows of the model under the law."""
    return LegalFlows(Bench(model.build() if isinstance(model, Tiny) else model, law, None, facts))


def in_acute_danger(model: Model, flow: str) -> Model:
    """The model in which this flow runs only in acute danger to life."""
    danger = Text("Acuut levensgevaar", "Acute danger to life")
    return replace(model, flows=tuple(replace(one, trigger=danger) if one.id == flow else one for one in model.flows))

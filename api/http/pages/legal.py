"""What the law says of a gap, as the pages show it: the same words as the pictures and the command line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from visualisations.legal import state_word
from visualisations.legal_view import LegalView

if TYPE_CHECKING:
    from api.workspace import Workspace
    from ontology.statutes import Law
    from ontology.terms import Text
    from queries.contrast import Contrast
    from queries.verdict import Disclosure, Verdict
    from queries.verdict_sentences import State

__all__ = ["StateTold", "law_told", "state_told", "view_of"]


@dataclass(frozen=True, slots=True)
class StateTold:
    """The state of a gap (``None``: no disclosure to decide), its word, and ``code`` for an address."""

    state: State | None
    label: Text
    code: str


def view_of(space: Workspace) -> LegalView:
    """The verdicts and the law they are of, without desks and ways to the alleged perpetrator."""
    return LegalView(space.law, space.flows.bench.day, space.judged, space.facts, refused=space.refused)


def state_told(space: Workspace, need: str) -> StateTold:
    """The state of the gap ``need``."""
    from ontology.terms import Text

    state = view_of(space).state(need)
    return StateTold(state, Text(state_word(state, "nl"), state_word(state, "en")), state.value if state else "geen")


def law_told(
    law: Law, disclosure: Disclosure, verdict: Verdict, contrasts: Sequence[Contrast] | None
) -> dict[str, Any]:
    """A verdict for a page: the object of the wire format, with the norms it names as they stood on its day."""
    from api.law_wire import cited_grounds, verdict_object
    from queries.verdict_sentences import citation, heading_of_blocks, state_of

    on_day = law.on(verdict.day, pending=True).norm
    told = verdict_object(law, disclosure, verdict, contrasts=contrasts)
    blocks = [on_day[name] for name in verdict.blocks if name in on_day]
    named = {name for layer in verdict.layers for name in layer.norms if name in on_day}
    named |= {other.ground for other in (*verdict.beside, *verdict.alternatives) if other.ground in on_day}
    named |= {one.ground for one in contrasts or () if one.ground in on_day}
    return {
        "wire": told,
        "holder": law.capacity[disclosure.holder].label,
        "recipient": law.capacity[disclosure.recipient].label,
        "routes": [[law.capacity[name].label for name in route] for route in verdict.routes],
        "grounds": [(norm, citation(law, norm)) for norm in cited_grounds(law, verdict)],
        "blocks": [(norm, citation(law, norm)) for norm in blocks],
        "blocks_head": heading_of_blocks(state_of(verdict)),
        "who_knows": _who_knows(law, told["vragen"]),
        "norms": {name: (on_day[name], citation(law, on_day[name])) for name in sorted(named)},
    }


def _who_knows(law: Law, questions: Iterable[str]) -> dict[str, Text]:
    """Who can answer each question, where that is a capacity of the law or somebody it is about."""
    from api.wording import WORDS

    found = {}
    for name in questions:
        known = law.fact[name].known_by
        label = law.capacity[known].label if known in law.capacity else WORDS.get(f"subject/{known}")
        if label is not None:
            found[name] = label
    return found

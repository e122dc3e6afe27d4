"""Which disclosures the readings of the law are compared on (``tools.witness``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from random import Random

from ontology.catalogue import packaged_models
from ontology.loading import load_model
from ontology.signatures import Signature, asked_norms, pattern_of
from ontology.statutes import Law
from queries.analysis import analyse
from queries.deciding import Bench
from queries.intermediaries import next_label, steps_between
from queries.legal_flows import LegalFlows
from queries.legal_gaps import judge_rows
from queries.verdict import Disclosure, Label, Verdict

__all__ = ["RANDOM", "Questions", "packaged_questions", "questions_of", "random_disclosures", "signature_of"]

RANDOM = 20_000
_MEMBERS = ("victim", "perpetrator", "child")
_NEAR = 0.75
"""How often a random disclosure takes a value that a chosen norm asks for; with the rest it misses by a little."""


@dataclass(frozen=True, slots=True)
class Questions:
    """One disclosure per signature, and per source how many were heard there; ``day`` is the models' own."""

    disclosures: Mapping[Signature, Disclosure]
    heard: Mapping[str, int]
    day: str = "2026-11-22"


def signature_of(disclosure: Disclosure) -> Signature:
    """The pattern part of a disclosure. Secrecy that nobody researched is no value: nothing is concluded from it."""
    label = disclosure.label
    values = {
        "category": (label.category,),
        "extent": (label.extent,),
        "form": (label.form,),
        "forum": (disclosure.forum,),
        "initiative": (disclosure.initiative,),
        "lawfully-obtained": (_yes(label.lawfully_obtained),),
        "origin": label.origin,
        "purpose": (disclosure.purpose,),
        "regime": (label.regime,),
        "removed": (_yes(label.removed),),
        "same-controller": (_yes(disclosure.same_controller),),
        "secrecy": label.secrecy or (),
        "statement": (label.statement,),
        "subject": (label.subject,),
        "wpg-class": (label.wpg_class or "unknown",),
    }
    stated = tuple((attribute, tuple(sorted(set(said)))) for attribute, said in sorted(values.items()))
    return Signature(disclosure.holder, disclosure.recipient, stated)


def questions_of(law: Law, sources: Mapping[str, Iterable[Disclosure]], day: str) -> Questions:
    """The disclosures of every source with the steps of every way round, without doubles, a household by member."""
    found: dict[Signature, Disclosure] = {}
    heard = {}
    for source, disclosures in sources.items():
        listed = [part for one in disclosures for step in _with_steps(law, one) for part in _members(step)]
        heard[source] = len(listed)
        for one in listed:
            found.setdefault(signature_of(one), one)
    return Questions(found, heard, day)


def packaged_questions(law: Law, random: int = RANDOM) -> Questions:
    """Everything that the packaged models and the worked cases ask, and ``random`` more."""
    sources: dict[str, Iterable[Disclosure]] = {f"model {name}": _of_model(law, name) for name in packaged_models()}
    sources["worked cases"] = _of_cases()
    asked = questions_of(law, sources, load_model("referentie").reference_date)
    extra = {signature_of(one): one for one in random_disclosures(law, random, seed=8)}
    return Questions({**extra, **asked.disclosures}, {**asked.heard, "random": random}, asked.day)


def random_disclosures(law: Law, count: int, seed: int) -> Iterator[Disclosure]:
    """Seeded; each starts from a norm, so that patterns are met and just missed instead of hardly ever touched."""
    rng = Random(seed)
    norms = [dict(pattern_of(norm)) for norm in asked_norms(law.norms)]
    asked: dict[str, set[str]] = {}
    for pattern in norms:
        for attribute, values in pattern.items():
            asked.setdefault(attribute, set()).update(values)
    choices = {attribute: sorted({*values, "something-else"}) for attribute, values in asked.items()}
    ends = sorted(capacity.id for capacity in law.capacities)
    below = {wider: [name for name in ends if wider in law.within(name)] for wider in ends}
    for _ in range(count):
        pattern = rng.choice(norms)

        def drawn(attribute: str, usual: str, pattern: Mapping[str, tuple[str, ...]] = pattern) -> str:
            if attribute in pattern and rng.random() < _NEAR:
                return rng.choice(pattern[attribute])
            return usual if rng.random() < 0.5 else rng.choice(choices.get(attribute, [usual]))

        def end(attribute: str, pattern: Mapping[str, tuple[str, ...]] = pattern) -> str:
            near = attribute in pattern and rng.random() < _NEAR
            return rng.choice(below[rng.choice(pattern[attribute])] if near else ends)

        origin = [drawn("origin", "wpg")] if rng.random() < 0.3 else []
        label = Label(
            regime=drawn("regime-in", "avg") if "regime-in" in pattern else drawn("regime", "avg"),
            secrecy=None if rng.random() < 0.2 else tuple({drawn("secrecy", "") for _ in range(2)} - {""}),
            category=drawn("category", "ordinary"),
            subject=drawn("subject", "victim"),
            form=drawn("form", "identified"),
            extent=drawn("extent", "content"),
            statement=drawn("statement", "observed"),
            wpg_class=None if rng.random() < 0.3 else drawn("wpg-class", "8"),
            removed=drawn("removed", "false") == "true",
            lawfully_obtained=drawn("lawfully-obtained", "true") == "true",
            origin=tuple(origin),
        )
        yield Disclosure(
            end("holder"),
            end("recipient"),
            label,
            drawn("purpose", "give-help"),
            drawn("initiative", "own"),
            drawn("forum", "bilateral"),
            same_controller=drawn("same-controller", "false") == "true",
        )


class _Listening(Bench):
    """A bench that remembers what it was asked."""

    heard: dict[Disclosure, None]

    def decide(
        self, disclosure: Disclosure, step: str, implied: tuple[str, ...] = (), item: str | None = None
    ) -> Verdict:
        self.heard[disclosure] = None
        return super().decide(disclosure, step, implied, item)


def _of_model(law: Law, name: str) -> list[Disclosure]:
    """Every disclosure that is decided for the gaps and the flows of a packaged model."""
    model = load_model(name)
    bench = _Listening(model, law)
    bench.heard = {}
    judge_rows(analyse(model), LegalFlows(bench))
    return list(bench.heard)


def _of_cases() -> list[Disclosure]:
    from tests.law.cases_read import moments, read

    return [read(case).disclosure for _, case, _ in moments()]


def _with_steps(law: Law, disclosure: Disclosure) -> Iterator[Disclosure]:
    """A disclosure and both steps over every intermediary, also where the decision would stop after the first."""
    yield disclosure
    for step in steps_between(law, disclosure):
        yield replace(disclosure, recipient=step.capacity, purpose=step.purpose, forum=step.forum)
        label = next_label(law, step.capacity, disclosure.label)
        for purpose in dict.fromkeys((disclosure.purpose, step.purpose)):
            yield replace(
                disclosure, holder=step.capacity, label=label, purpose=purpose, initiative="own", same_controller=False
            )


def _members(disclosure: Disclosure) -> Iterator[Disclosure]:
    """A record about a household is decided member by member."""
    if disclosure.label.subject != "household":
        yield disclosure
        return
    for member in _MEMBERS:
        yield replace(disclosure, label=replace(disclosure.label, subject=member))


def _yes(value: bool) -> str:
    return str(value).lower()

"""Sentences about an arrangement: what must be arranged first and by whom, who weighs, what not to send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.terms import Text
from queries.asking_first import NEVER_HIM
from queries.repair_terms import ConditionKind, LineKind
from queries.verdict import Outcome

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.statutes import Law
    from queries.repair import Arrangement
    from queries.repair_terms import Condition, Line

__all__ = ["LINE_LABELS", "condition_text", "purpose_label", "weighing", "who_decides"]

LINE_LABELS: dict[LineKind, Text] = {
    LineKind.CONNECT_INTERNALLY: Text("binnen de organisatie verbinden", "connect within the organisation"),
    LineKind.OPEN_CHANNEL: Text("een kanaal openen", "open a channel"),
    LineKind.WIDEN_FLOW: Text("een bestaande stroom verbreden", "widen a flow that exists"),
    LineKind.MAKE_AGREEMENT: Text("een afspraak maken", "make an agreement"),
}


def purpose_label(model: Model, purpose: str) -> Text:
    """A purpose as people say it; the code itself where the model has no label for it."""
    return model.labels.get(f"purpose/{purpose}", Text(purpose, purpose))


def who_decides(model: Model, law: Law, condition: Condition, line: Line) -> Text:
    """Who can know or decide it, as the law's data say; the holder where they do not."""
    fact = law.fact.get(condition.fact)
    named = [name.strip() for name in fact.known_by.split(",") if name.strip()] if fact is not None else []
    ends = {"holder": line.holder, "recipient": line.recipient, "": line.holder}
    labels = [model.label(ends[name]) if name in ends else _capacity(law, name) for name in named or ["holder"]]
    if condition.fact == "consent.child":
        labels = [Text(one.nl + NEVER_HIM.nl, one.en + NEVER_HIM.en) for one in labels]
    return Text(" of ".join(one.nl for one in labels), " or ".join(one.en for one in labels))


def condition_text(model: Model, law: Law, condition: Condition, line: Line) -> Text:
    """What must be arranged before the line may be used, and by whom."""
    fact = law.fact.get(condition.fact)
    question = Text(condition.fact, condition.fact) if fact is None else fact.question
    holder, recipient = model.label(line.holder), model.label(line.recipient)
    who = who_decides(model, law, condition, line)
    match condition.kind:
        case ConditionKind.ESTABLISH_FACT:
            return Text(
                f"{holder.brief('nl')} stelt eerst vast: {question.nl} (kan dit weten: {who.nl})",
                f"{holder.brief('en')} first establishes: {question.en} (can know this: {who.en})",
            )
        case ConditionKind.ASK_FOR_IT:
            return Text(
                f"{recipient.brief('nl')} vraagt erom: {question.nl}",
                f"{recipient.brief('en')} asks for it: {question.en}",
            )
        case ConditionKind.ASK_CONSENT:
            return Text(
                f"{holder.brief('nl')} vraagt toestemming, alleen als vragen veilig is: {question.nl} "
                f"(beslist: {who.nl})",
                f"{holder.brief('en')} asks for consent, only if asking is safe: {question.en} (decides: {who.en})",
            )
        case ConditionKind.TAKE_DECISION:
            return Text(
                f"Eerst een besluit (van: {who.nl}): {question.nl}", f"First a decision (by: {who.en}): {question.en}"
            )


def weighing(model: Model, arrangement: Arrangement) -> Text | None:
    """Who weighs, and what; ``None`` where nothing is left to weigh. What the weighing gives is never filled in."""
    weighed = {Outcome.PERMITTED_HUMAN, Outcome.MANDATORY_UNLESS_WEIGHTY}
    verdicts = [leg.verdict for leg in arrangement.legs]
    questions = tuple(dict.fromkeys(text for verdict in verdicts for text in verdict.to_weigh))
    if not questions and not any(verdict.outcome in weighed for verdict in verdicts):
        return None
    holder = model.label(arrangement.line.holder)
    asked_nl, asked_en = " ".join(text.nl for text in questions), " ".join(text.en for text in questions)
    return Text(
        f"de beroepskracht bij {holder.brief('nl')}, per geval{': ' + asked_nl if asked_nl else ''}",
        f"the professional at {holder.brief('en')}, case by case{': ' + asked_en if asked_en else ''}",
    )


def _capacity(law: Law, name: str) -> Text:
    return law.capacity[name].label if name in law.capacity else Text(name, name)

"""The questions to settle before anybody tells anything, as a person is asked them: with who gives a consent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.terms import Text

if TYPE_CHECKING:
    from ontology.statutes import Law

__all__ = ["NEVER_HIM", "question_of", "who_decides_for"]

NEVER_HIM = Text(" (nooit de vermoedelijke pleger)", " (never the alleged perpetrator)")
"""What is said with whoever decides for a child."""

_FOR_THE_CHILD = "consent.child"


def question_of(law: Law, name: str) -> Text:
    """The question about a fact; of a consent also who gives it, and for a child never the alleged perpetrator. A name
    that the law does not know is its own question.
    """
    fact = law.fact.get(name)
    if fact is None:
        return Text(name, name)
    who = who_decides_for(law, name) if name.startswith("consent.") else Text("", "")
    if not who.nl:
        return fact.question
    return Text(f"{fact.question.nl} Beslist: {who.nl}", f"{fact.question.en} Decides: {who.en}")


def who_decides_for(law: Law, name: str) -> Text:
    """The capacities that can know or decide a fact, as the data of the law say; empty where they name none."""
    fact = law.fact.get(name)
    named = [one.strip() for one in fact.known_by.split(",")] if fact is not None else []
    labels = [law.capacity[one].label for one in named if one in law.capacity]
    if name == _FOR_THE_CHILD:
        labels = [Text(one.nl + NEVER_HIM.nl, one.en + NEVER_HIM.en) for one in labels]
    return Text(" of ".join(one.nl for one in labels), " or ".join(one.en for one in labels))

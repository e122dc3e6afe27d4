"""What would help within the law: something to test legally, never advice to break a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.terms import Text

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.statutes import Law
    from queries.answer import NeedRow
    from queries.legal_gaps import Judged

__all__ = ["legal_help"]

_WHOSE = {
    "victim": Text("het slachtoffer", "the victim"),
    "perpetrator": Text("de vermoedelijke pleger", "the alleged perpetrator"),
    "child": Text(
        "wie voor het kind beslist (nooit de vermoedelijke pleger)",
        "who decides for the child (never the alleged perpetrator)",
    ),
}


def legal_help(model: Model, law: Law, row: NeedRow, judged: Judged) -> Text:
    """The sentence that goes with ``judged.remedy``; the factual one where the law adds nothing to it."""
    verdict = judged.verdict
    if verdict is None or judged.holder is None or judged.disclosure is None:
        return row.help
    holder = model.label(judged.holder)
    asked = [law.fact[name].question for name in verdict.to_check if name in law.fact]
    questions = Text(" ".join(text.nl for text in asked), " ".join(text.en for text in asked))
    match judged.remedy:
        case "establish-fact":
            return Text(
                f"Stel eerst vast, samen met {holder.brief('nl')}: {questions.nl}",
                f"First establish, with {holder.brief('en')}: {questions.en}",
            )
        case "start-track":
            return Text(f"Eerst moet dit er zijn: {questions.nl}", f"This must be there first: {questions.en}")
        case "ask-consent":
            whose = _WHOSE.get(judged.disclosure.label.subject, _WHOSE["victim"])
            return Text(
                f"{holder.brief('nl')} vraagt {whose.nl} om toestemming, alleen als vragen veilig is.",
                f"{holder.brief('en')} asks {whose.en} for consent, only if asking is safe.",
            )
        case "go-via":
            ways = [" → ".join(law.capacity[name].label.nl for name in route) for route in verdict.routes]
            roads = [" → ".join(law.capacity[name].label.en for name in route) for route in verdict.routes]
            return Text(f"Ga langs een ander: {'; '.join(ways)}.", f"Go through another: {'; '.join(roads)}.")
        case "weigh":
            return Text(
                f"De beroepskracht bij {holder.brief('nl')} beantwoordt de vragen van het conflict van plichten "
                "en legt dat vast.",
                f"The professional at {holder.brief('en')} answers the questions of conflict of duties "
                "and records that.",
            )
        case "needs-decision-or-law":
            return Text(
                "Leg voor aan de privacyjurist: er is geen grond gevonden of het recht is hier onduidelijk.",
                "Put it to the privacy lawyer: no ground was found, or the law is unclear here.",
            )
        case "keep-closed":
            return Text("Gesloten houden.", "Keep closed.") if row.remedy is None else row.help
        case _:
            return row.help

"""What would help within the law: something to test legally, never advice to break a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.terms import Text
from queries.answer import GapKind, RemedyCode
from queries.helping import giving, help_within
from queries.legal_answer import EXTENT_LABELS, may_tell
from queries.safe_asking import ONLY_OVER_HIM, asking_endangers
from queries.verdict import Outcome
from queries.verdict_sentences import spoken_state

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ontology.model import Model
    from ontology.statutes import Law
    from queries.answer import NeedRow
    from queries.legal_answer import Judged

__all__ = ["carried_remedy", "legal_help", "spoken"]

_WHOSE = {
    "consent.victim": Text("het slachtoffer", "the victim"),
    "consent.perpetrator": Text("de vermoedelijke pleger", "the alleged perpetrator"),
    "consent.child": Text(
        "wie voor het kind beslist (nooit de vermoedelijke pleger)",
        "who decides for the child (never the alleged perpetrator)",
    ),
}


def carried_remedy(model: Model, row: NeedRow, judged: Judged, remedy: str | None) -> str | None:
    """``remedy``, or ``make-agreement`` where those whom it would name may not tell and others may: no internal
    connection that the internal rule does not allow (design.md 5), no channel from somebody who must keep silent.
    """
    if judged.verdict is None or not may_tell(judged.verdict):
        return remedy
    named = {
        RemedyCode.CONNECT_INTERNALLY.value: judged.inside,
        RemedyCode.OPEN_CHANNEL.value: [one for one in giving(model, row) if one in judged.carriers],
        RemedyCode.NAME_CONTACT.value: judged.carriers,
    }
    return RemedyCode.MAKE_AGREEMENT.value if remedy in named and not named[remedy] else remedy


def legal_help(model: Model, law: Law, row: NeedRow, judged: Judged) -> Text:
    """The sentence that goes with ``judged.remedy``; the factual one where the law adds nothing to it. It names nobody
    who may not tell. Where only something narrower may be told it says so first: what follows is about that alone.
    """
    text = _legal_help(model, law, row, judged)
    less = judged.smaller
    if less is not None:
        holder, state, much = model.label(less.holder), spoken_state(less.verdict), EXTENT_LABELS[less.extent]
        asked = _asked(law, less.verdict.to_check)
        return Text(
            f"Kijk eerst of minder genoeg is, {much.nl}: {holder.brief('nl')} {state.nl}.{asked.nl} "
            f"Voor de inhoud: {text.nl}",
            f"First see whether less is enough, {much.en}: {holder.brief('en')} {state.en}.{asked.en} "
            f"For the content: {text.en}",
        )
    if judged.extent == "content" or not text.nl:
        return text
    much = EXTENT_LABELS[judged.extent]
    return Text(f"Te sturen: {much.nl}. {text.nl}", f"To be sent: {much.en}. {text.en}")


def spoken(judged: Judged) -> Text:
    """The state of a row in words. One that is only about something narrower says first what holds for the content."""
    if judged.verdict is None or judged.on_content is None:
        return Text("", "")
    state = spoken_state(judged.verdict)
    if judged.extent == "content":
        return state
    content, much = spoken_state(judged.on_content), EXTENT_LABELS[judged.extent]
    return Text(f"{content.nl}; wel {much.nl}: {state.nl}", f"{content.en}; but {much.en}: {state.en}")


def _asked(law: Law, facts: Iterable[str]) -> Text:
    """What has to be established for it, as a sentence with a space before it; nothing when nothing has to."""
    asked = [law.fact[name].question for name in facts if name in law.fact]
    if not asked:
        return Text("", "")
    return Text(
        f" Stel daarvoor vast: {' '.join(text.nl for text in asked)}",
        f" Establish for that: {' '.join(text.en for text in asked)}",
    )


def _whose(asked: Iterable[str]) -> Text:
    """Everybody whose consent is asked: a record about a household needs that of each person in it."""
    people = [_WHOSE[fact] for fact in asked if fact in _WHOSE]
    return Text(_listed([one.nl for one in people], "en"), _listed([one.en for one in people], "and"))


def _listed(names: list[str], last: str) -> str:
    return f" {last} ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _consent(law: Law, holder: Text, to_check: tuple[str, ...]) -> Text:
    """Whom the holder asks. Of him this says nothing but that: whether asking is safe, nobody can say of a kind."""
    if asking_endangers(to_check, {}):
        return ONLY_OVER_HIM
    whose = _whose(to_check)
    besides = _asked(law, [fact for fact in to_check if fact not in _WHOSE])
    return Text(
        f"{holder.brief('nl')} vraagt {whose.nl} om toestemming, alleen als vragen veilig is.{besides.nl}",
        f"{holder.brief('en')} asks {whose.en} for consent, only if asking is safe.{besides.en}",
    )


def _legal_help(model: Model, law: Law, row: NeedRow, judged: Judged) -> Text:
    verdict = judged.verdict
    if verdict is None or judged.holder is None or judged.disclosure is None:
        return row.help
    holder = model.label(judged.holder)
    asked = [law.fact[name].question for name in verdict.to_check if name in law.fact]
    questions = Text(" ".join(text.nl for text in asked), " ".join(text.en for text in asked))
    match judged.remedy:
        case "establish-fact" if verdict.outcome is Outcome.PERMITTED_IF:
            return Text(
                f"Stel eerst vast, samen met {holder.brief('nl')}: {questions.nl}",
                f"First establish, with {holder.brief('en')}: {questions.en}",
            )
        case "start-track":
            return Text(f"Eerst moet dit er zijn: {questions.nl}", f"This must be there first: {questions.en}")
        case "ask-consent":
            return _consent(law, holder, verdict.to_check)
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
        case "make-agreement" if row.kind is GapKind.UNGROUNDED_FLOW:
            return Text(
                f"Laat {holder.brief('nl')} het rechtstreeks geven: dat draagt de wet wel. {row.help.nl}",
                f"Let {holder.brief('en')} tell it directly: that the law does carry. {row.help.en}",
            )
        case "keep-closed" if row.remedy is not RemedyCode.KEEP_CLOSED:
            # The factual advice is to arrange it; the law closes it.
            return Text("Gesloten houden.", "Keep closed.")
        case _:
            return help_within(model, row, judged)

"""A request told, as text and as an object: may you ask, what does the question give away, what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from api.law_text import assumed_lines, cited, named, verdict_lines
from api.law_wire import verdict_object
from api.terminal import wrap
from api.wire_parts import text_object
from api.wording import DISCLAIMER, say
from ontology.terms import Text
from queries.contrast import what_would_change
from queries.next_questions import next_questions
from queries.requests import Claim
from queries.verdict_sentences import citation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ontology.statutes import Law
    from queries.requests import Asked, RightNorm

__all__ = ["request_object", "request_text"]

_CLAIMS: dict[Claim, Text] = {
    Claim.MUST: Text("De ander moet antwoorden als u het vraagt.", "The other must answer when you ask."),
    Claim.MAY: Text(
        "De ander mag antwoorden, maar hoeft niet: u hebt geen recht op een antwoord.",
        "The other may answer but need not: you have no right to an answer.",
    ),
    Claim.NOT_YET: Text(
        "Of de ander mag of moet antwoorden, hangt af van wat hieronder ontbreekt.",
        "Whether the other may or must answer depends on what is missing below.",
    ),
    Claim.UNKNOWN: Text(
        "Of de ander mag of moet antwoorden, is niet te beslissen.",
        "Whether the other may or must answer cannot be decided.",
    ),
    Claim.NONE: Text(
        "Er is geen norm vastgelegd die de ander op een vraag laat antwoorden; dat is geen verbod en geen toestemming.",
        "No norm has been recorded that lets the other answer a question; that is neither a ban nor a permission.",
    ),
}
_HEADS = (
    Text("1. Mag u vragen?", "1. May you ask?"),
    Text("2. Wat verraadt uw vraag, en aan wie?", "2. What does your question give away, and to whom?"),
    Text("3. Wat mag of moet de ander antwoorden?", "3. What may or must the other answer?"),
)
_NEEDED = Text("Wat daarvoor nog moet kloppen", "What must still be so for that")
_ON_REQUEST = Text("spreekt van een verzoek", "speaks of a request")
_ANYHOW = Text("ook zonder verzoek", "also without a request")
_PRESUPPOSED = Text(
    "Afgeleid: dit artikel regelt het antwoord op een vraag en gaat dus van de vraag uit.",
    "Derived: this article rules the answer to a question and so takes the question for granted.",
)
_MISSING = Text("ontbreekt", "misses")


def request_text(law: Law, asked: Asked, assumptions: Sequence[Text], language: str) -> str:
    """The three answers under each other, what was assumed first and the closing remark last."""
    day = asked.answer.day
    questions = next_questions(law, asked.answering, asked.situation, day)
    contrasts = what_would_change(law, asked.answering, asked.situation, day)
    assumed = (*assumptions, *asked.request.assumptions, *asked.answer.assumptions)
    first, second, third = (head.of(language) for head in _HEADS)
    lines = [
        *assumed_lines(law, assumed, _filled_in(asked), language),
        *([wrap(say("check/acute", language))] if asked.answer.acute else []),
        "",
        first,
        *verdict_lines(law, asked.asking, asked.request, asked.request.to_check, (), language),
        *(wrap(f"[{name}] {_PRESUPPOSED.of(language)}") for name in asked.presupposed),
        "",
        second,
        wrap(asked.reveals.of(language)),
        "",
        third,
        wrap(_CLAIMS[asked.right.claim].of(language)),
        *(wrap(f"- {_right_line(law, day, one, language)}") for one in asked.right.norms),
        *(
            [wrap(f"{_NEEDED.of(language)}: {'; '.join(named(law, asked.right.needs, language))}")]
            * bool(asked.right.needs)
        ),
        *verdict_lines(law, asked.answering, asked.answer, questions, contrasts, language),
        "",
        say("check/disclaimer", language),
    ]
    return "\n".join(lines)


def _filled_in(asked: Asked) -> dict[str, str]:
    """The circumstances of the call, without the asking that is told as an assumption."""
    assumed = {asked.answering.initiative} if asked.answer.assumptions else set()
    return {name: value for name, value in asked.situation.facts.items() if name not in assumed}


def _right_line(law: Law, day: str, one: RightNorm, language: str) -> str:
    spoken = (_ON_REQUEST if one.on_request else _ANYHOW).of(language)
    missing = f"; {_MISSING.of(language)}: {', '.join(one.missing)}" if one.missing else ""
    return f"{cited(law, law.on(day).norm[one.norm], language)}; {spoken}{missing}"


def request_object(law: Law, asked: Asked, assumptions: Sequence[Text]) -> dict[str, Any]:
    """The same on the wire: ``verzoek`` and ``antwoord`` are each one ``oordeel``."""
    day = asked.answer.day
    return {
        "verzoek": verdict_object(law, asked.asking, asked.request),
        "antwoord": verdict_object(
            law,
            asked.answering,
            asked.answer,
            questions=next_questions(law, asked.answering, asked.situation, day),
            contrasts=what_would_change(law, asked.answering, asked.situation, day),
        ),
        "rechtOmTeVragen": {
            "code": asked.right.claim.value,
            **text_object(_CLAIMS[asked.right.claim]),
            "normen": [_right_object(law, day, one) for one in asked.right.norms],
            "moetNogKloppen": [
                {"omstandigheid": name, "vraag": text_object(law.fact[name].question)} for name in asked.right.needs
            ],
        },
        "afgeleid": [{"norm": name, **text_object(_PRESUPPOSED)} for name in asked.presupposed],
        "vraagVerraadt": text_object(asked.reveals),
        "aannamen": [
            text_object(text) for text in (*assumptions, *asked.request.assumptions, *asked.answer.assumptions)
        ],
        "omstandigheden": dict(sorted(asked.situation.facts.items())),
        "kanttekening": text_object(DISCLAIMER),
    }


def _right_object(law: Law, day: str, one: RightNorm) -> dict[str, Any]:
    norm = law.on(day).norm[one.norm]
    return {
        "id": norm.id,
        "wet": law.act[norm.act].short,
        "artikel": norm.article,
        "vindplaats": text_object(citation(law, norm)),
        "geldigVanaf": norm.valid_from,
        "soort": norm.kind.value,
        "spreektVanVerzoek": one.on_request,
        "ontbreekt": list(one.missing),
    }

"""The next best questions on the wire: the fact, who can know it, and the needs that each answer changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from api.next_question_text import answer_label, leaned_on, who_knows
from api.wire_parts import text_object
from api.wording import DISCLAIMER

if TYPE_CHECKING:
    from api.workspace import Workspace
    from queries.best_question import AnswerEffect, BestQuestion

__all__ = ["questions_object"]

Json = dict[str, Any]


def questions_object(workspace: Workspace, found: tuple[BestQuestion, ...], actor: str | None, top: int) -> Json:
    """The answer of ``next-question``: the first ``top`` questions, in the order in which to ask them."""
    return {
        "model": workspace.model.id,
        "modelversie": workspace.model.version,
        "peildatumRecht": workspace.flows.bench.day,
        "actor": actor,
        "omstandigheden": dict(sorted(workspace.facts.items())),
        "aantalVragen": len(found),
        "vragen": [_question(workspace, one) for one in found[:top]],
        "aannamen": [text_object(text) for text in leaned_on(workspace)],
        "kanttekening": text_object(DISCLAIMER),
    }


def _question(workspace: Workspace, one: BestQuestion) -> Json:
    fact = workspace.law.fact[one.fact]
    return {
        "omstandigheid": one.fact,
        "vraag": text_object(fact.question),
        "rol": fact.role.value,
        "wieWeetHet": text_object(who_knows(workspace, one.fact)),
        "beslistMeeOver": list(one.turns),
        "nieuw": list(one.adds),
        "antwoorden": [_answer(answer) for answer in one.answers],
    }


def _answer(answer: AnswerEffect) -> Json:
    return {
        "waarde": {"code": answer.value, **text_object(answer_label(answer.value))},
        "beter": list(answer.better),
        "slechter": list(answer.worse),
        "magOfMoetDan": list(answer.frees),
    }

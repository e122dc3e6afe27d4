"""Norms on the terminal: a list of them, and one in full."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from api.law_text import doubted
from api.law_text import label as spoken
from api.terminal import WIDTH, table, wrap
from api.wording import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ontology.norms import Clause, Norm
    from ontology.statutes import Law

__all__ = ["norm_text", "norms_text"]


def norms_text(law: Law, norms: Sequence[Norm], language: str) -> str:
    """A table of norms, each in its newest listed version."""
    if not norms:
        return say("law/none", language)
    newest = {norm.id: norm for norm in norms}
    head = tuple(say(f"law/{name}", language) for name in ("id", "act", "article", "kind", "text-state"))
    rows = [
        (
            norm.id,
            law.act[norm.act].short,
            norm.article,
            spoken("norm-kind", norm.kind.value, language),
            spoken("text-state", norm.text_state.value, language),
        )
        for norm in newest.values()
    ]
    shown = table(head, rows)
    if not all(identifier in shown for identifier in newest):
        # An id that is folded cannot be searched or copied: then each norm gets a line of its own.
        blocks = (f"{row[0]}\n{wrap('; '.join(filter(None, row[1:])), '    ')}" for row in rows)
        shown = "\n".join(blocks)
    count = say("law/count", language, count=len(newest), versions=len(norms))
    return f"{shown}\n\n{count}\n{say('check/disclaimer', language)}"


def norm_text(law: Law, norm: Norm, language: str) -> str:
    """Everything that was recorded of one version of a norm."""
    act = law.act[norm.act]
    article = f"{say('law/article', language)} {norm.article}, " if norm.article else ""
    return "\n".join(
        [
            wrap(f"{norm.id}: {norm.title.of(language)}"),
            wrap(f"{article}{act.label.of(language)} ({act.short})"),
            "",
            wrap(norm.rule.of(language)),
            "",
            *(_line(key, value, language) for key, value in _facts(norm, language) if value),
            *(_line(key, value, language) for key, value in _demands(law, norm, language) if value),
            *(_line(key, value, language) for key, value in _evidence(norm, language) if value),
            "",
            say("check/disclaimer", language),
        ]
    )


def _facts(norm: Norm, language: str) -> list[tuple[str, str]]:
    """When, how strongly, and whom and what the norm is about."""
    pending = f"; {say('law/pending', language)}" if norm.pending else ""
    precision = spoken("date-precision", norm.precision.value, language)
    until = f" {say('law/until', language, date=norm.valid_to)}" if norm.valid_to else ""
    label = "; ".join(f"{attribute}: {', '.join(values)}" for attribute, values in norm.label.attributes)
    return [
        ("law/kind", spoken("norm-kind", norm.kind.value, language) + pending),
        ("law/modality", spoken("modality", norm.modality.value, language)),
        ("law/valid", say("law/from", language, date=norm.valid_from, precision=precision) + until),
        ("law/aliases", ", ".join(norm.aliases)),
        ("law/holders", ", ".join(norm.holders)),
        ("law/recipients", ", ".join(norm.recipients)),
        ("law/exempts", ", ".join(norm.exempts)),
        ("law/categories", ", ".join(norm.categories)),
        ("law/regimes", ", ".join(norm.regimes)),
        ("law/purposes", ", ".join(norm.purposes)),
        ("law/forums", ", ".join(spoken("forum", code, language) for code in norm.forums)),
        ("law/initiatives", ", ".join(spoken("initiative", code, language) for code in norm.initiatives)),
        ("law/label", label),
    ]


def _demands(law: Law, norm: Norm, language: str) -> list[tuple[str, str]]:
    """What the norm asks, opens and brings along."""
    stop = norm.stop
    return [
        *(("law/when", _clause(clause, language)) for clause in norm.when),
        *(("law/yields-when", _clause(clause, language)) for clause in (stop.when if stop else ())),
        ("law/yields", ", ".join(stop.grounds) if stop else ""),
        *(("law/weigh", text.of(language)) for text in norm.weigh),
        ("law/opens", ", ".join(norm.opens)),
        ("law/keeps-closed", ", ".join(norm.keeps_closed)),
        *(
            (key, text.of(language))
            for key, text in (
                ("law/onward", norm.onward),
                ("law/recording", norm.recording),
                ("law/term", norm.term),
            )
            if text is not None
        ),
        ("law/doubts", "; ".join(doubted(law, [doubt.id for doubt in norm.doubts], language))),
    ]


def _evidence(norm: Norm, language: str) -> list[tuple[str, str]]:
    """What was read, how sure it is and where it stands."""
    state = spoken("text-state", norm.text_state.value, language)
    return [
        ("law/text", f"{norm.text_date} ({state})" if norm.text_date else state),
        ("law/confidence", spoken("text-confidence", norm.confidence, language)),
        ("law/source", norm.source),
        ("law/link", norm.url),
        ("law/trail", norm.trail),
    ]


def _clause(clause: Clause, language: str) -> str:
    said = [
        f"{option.fact} = {'/'.join(option.values)} ({spoken('fact-role', option.role.value, language)})"
        for option in clause.options
    ]
    return f" {say('law/or', language)} ".join(said)


def _line(key: str, value: str, language: str) -> str:
    text = f"{say(key, language)}: {value}"
    return textwrap.fill(text, WIDTH, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)

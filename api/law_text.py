"""One verdict on the terminal: what was assumed, the answer with its article, what is still to do, and the layers."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from api.law_wire import cited_grounds, outcome_label
from api.purpose_words import purpose_label
from api.terminal import WIDTH, table, wrap
from api.wording import WORDS, say
from ontology.terms import Text
from queries.verdict_sentences import (
    citation,
    doubt_text,
    heading_of_blocks,
    open_layers,
    spoken_state,
    state_of,
)
from visualisations.law_words import text_of_later

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ontology.norms import Norm
    from ontology.statutes import Law
    from queries.contrast import Change, Contrast
    from queries.verdict import Alternative, Disclosure, Verdict

__all__ = ["assumed_lines", "cited", "doubted", "label", "named", "verdict_lines", "verdict_text"]

_GIVEN = Text("Ingevuld, niet nagegaan", "Filled in, not looked up")
_BESIDE = Text("Kan ook op deze grond (even ver)", "Possible on this ground too (as far)")


def verdict_text(
    law: Law,
    disclosure: Disclosure,
    verdict: Verdict,
    questions: Sequence[str],
    contrasts: Sequence[Contrast],
    language: str,
    facts: Mapping[str, str] | None = None,
) -> str:
    """What was assumed and filled in, the verdict with its article, what to find out, weigh and record, the layers."""
    lines = [
        *assumed_lines(law, verdict.assumptions, facts or {}, language),
        *([wrap(say("check/acute", language))] if verdict.acute else []),
        *verdict_lines(law, disclosure, verdict, questions, contrasts, language),
        "",
        say("check/disclaimer", language),
    ]
    return "\n".join(lines)


def assumed_lines(law: Law, assumptions: Iterable[Text], facts: Mapping[str, str], language: str) -> list[str]:
    """What the answer leans on without having looked it up: assumptions, then the circumstances that were filled in."""
    given = [
        f"{law.fact[name].question.of(language)} {label('fact-value', value, language)} [{name}]"
        for name, value in sorted(facts.items())
        if name in law.fact
    ]
    head = [wrap(f"{_GIVEN.of(language)}:"), *map(_entry, given)] if given else []
    return [*(wrap(text.of(language)) for text in assumptions), *head]


def verdict_lines(
    law: Law,
    disclosure: Disclosure,
    verdict: Verdict,
    questions: Sequence[str],
    contrasts: Sequence[Contrast],
    language: str,
) -> list[str]:
    """One verdict without what was assumed and without the closing remark: the same for a question and its answer."""
    holder, recipient = law.capacity[disclosure.holder].label, law.capacity[disclosure.recipient].label
    purpose = purpose_label(disclosure.purpose).of(language)
    return [
        wrap(f"{holder.of(language)} → {recipient.of(language)} ({purpose}; {verdict.day})"),
        wrap(f"{say('check/verdict', language)}: {spoken_state(verdict).of(language)}"),
        wrap(f"{say('check/why', language)}: {_why(verdict, language)}"),
        wrap(f"{say('check/decides', language)}: {label('decision', verdict.decision.value, language)}"),
        *_members(verdict, language),
        "",
        *_reasons(law, verdict, language),
        *_to_do(law, verdict, language),
        *_other_ways(law, verdict, contrasts, language),
        *_section("check/next", named(law, questions, language), language),
        *_layers(verdict, language),
    ]


def _why(verdict: Verdict, language: str) -> str:
    if verdict.reason is not None:
        return label("reason", verdict.reason.value, language)
    return outcome_label(verdict.outcome, verdict.decision).of(language)


def _members(verdict: Verdict, language: str) -> list[str]:
    said = [
        f"{label('subject', subject, language)}: {spoken_state(member).of(language)}"
        for subject, member in verdict.per_subject
    ]
    return _section("check/per-subject", said, language)


def _reasons(law: Law, verdict: Verdict, language: str) -> list[str]:
    on_day = law.on(verdict.day, pending=True).norm
    grounds = [cited(law, norm, language, verdict.day) for norm in cited_grounds(law, verdict)]
    blocks = [cited(law, on_day[name], language, verdict.day) for name in verdict.blocks if name in on_day]
    ways = [" → ".join(law.capacity[name].label.of(language) for name in route) for route in verdict.routes]
    return [
        *_section("check/grounds", grounds, language),
        *_section("check/ways", ways, language),
        *_listed(heading_of_blocks(state_of(verdict)), blocks, language),
        *(wrap(text.of(language)) for text in open_layers(verdict)),
        *_section("check/doubts", doubted(law, verdict.doubts, language), language),
        *_section("check/uncertain", verdict.uncertain_dates, language),
    ]


def doubted(law: Law, doubts: Iterable[str], language: str) -> list[str]:
    """Doubts by what they are about and what to do while they are open, with their ids to look them up by."""
    told = {name: doubt_text(law, name).of(language) for name in doubts}
    return [text if text == name else f"{text} [{name}]" for name, text in told.items()]


def cited(law: Law, norm: Norm, language: str, day: str | None = None) -> str:
    """A norm by its title, article, age of the text, how sure it is, and id. With the ``day`` asked about it says so
    where the text is younger than that day.
    """
    later = None if day is None else text_of_later(norm, day)
    parts = [citation(law, norm), *([later] if later else [])]
    said = "; ".join([*(part.of(language) for part in parts), label("text-confidence", norm.confidence, language)])
    return f"{norm.title.of(language)}: {said} [{norm.id}]"


def _to_do(law: Law, verdict: Verdict, language: str) -> list[str]:
    after = (
        ("check/record", verdict.recording),
        ("check/term", verdict.term),
        ("check/onward", verdict.onward),
    )
    return [
        *_section("check/facts", named(law, verdict.to_check, language), language),
        *_section("check/exceptions", named(law, verdict.exceptions, language), language),
        *_section("check/weigh", [text.of(language) for text in verdict.to_weigh], language),
        *(line for key, text in after if text for line in _section(key, [text.of(language)], language)),
    ]


def named(law: Law, facts: Iterable[str], language: str) -> list[str]:
    """Facts as the questions that ask them, with their ids."""
    return [f"{law.fact[name].question.of(language)} [{name}]" for name in facts if name in law.fact]


def _other_ways(law: Law, verdict: Verdict, contrasts: Sequence[Contrast], language: str) -> list[str]:
    beside, others = (
        [_other_way(other, language) for other in found] for found in (verdict.beside, verdict.alternatives)
    )
    needed = [
        f"{' + '.join(_change(law, change, language) for change in contrast.changes)} → "
        f"{outcome_label(contrast.outcome).of(language)} [{contrast.ground}]"
        for contrast in contrasts
    ]
    # A ground of the same rank is no worse way: it can be used instead, for what it misses itself.
    same = [wrap(f"{_BESIDE.of(language)}:"), *map(_entry, dict.fromkeys(beside))] if beside else []
    return [*same, *_section("check/alternatives", others, language), *_section("check/needed", needed, language)]


def _other_way(other: Alternative, language: str) -> str:
    """A ground, what it would give, and what must first be the case for it."""
    missing = f"; {say('check/missing', language, facts=', '.join(other.missing))}" if other.missing else ""
    return f"[{other.ground}] {outcome_label(other.outcome, other.decision).of(language)}{missing}"


def _change(law: Law, change: Change, language: str) -> str:
    if change.kind != "fact":
        return label(change.kind, change.value, language)
    question = law.fact[change.key].question.of(language) if change.key in law.fact else change.key
    return f"{question} {label('fact-value', change.value, language)}"


def _layers(verdict: Verdict, language: str) -> list[str]:
    if not verdict.layers:
        return []
    head = tuple(say(key, language) for key in ("law/layer", "law/status", "law/norms"))
    rows = [
        (
            label("layer", layer.name.value, language),
            label("layer-status", layer.status.value, language),
            "; ".join(filter(None, (", ".join(layer.norms), ", ".join(layer.facts)))),
        )
        for layer in verdict.layers
    ]
    return [say("check/layers", language), table(head, rows)]


def _section(key: str, entries: Iterable[str], language: str) -> list[str]:
    return _listed(WORDS[key], entries, language)


def _listed(heading: Text, entries: Iterable[str], language: str) -> list[str]:
    """A heading with a list under it; nothing at all when the list is empty."""
    listed = [_entry(entry) for entry in dict.fromkeys(entries)]
    return [wrap(f"{heading.of(language)}:"), *listed] if listed else []


def _entry(text: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent="- ", subsequent_indent="  ", break_on_hyphens=False)


def label(scheme: str, code: str, language: str) -> str:
    """The label of a code; a code without one speaks for itself."""
    found = WORDS.get(f"{scheme}/{code}")
    return code if found is None else found.of(language)

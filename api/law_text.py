"""The law on the terminal: one verdict, a list of norms, and one norm in full."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from api.law_wire import cited_grounds, outcome_label
from api.terminal import WIDTH, table, wrap
from api.wording import WORDS, say
from queries.verdict_sentences import citation, open_layers, spoken_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ontology.norms import Clause, Norm
    from ontology.statutes import Law
    from queries.contrast import Change, Contrast
    from queries.verdict import Disclosure, Verdict

__all__ = ["norm_text", "norms_text", "verdict_text"]


def verdict_text(
    law: Law,
    disclosure: Disclosure,
    verdict: Verdict,
    questions: Sequence[str],
    contrasts: Sequence[Contrast],
    language: str,
) -> str:
    """What was assumed, the verdict with its article, what to find out, weigh and record, and the layers behind it."""
    holder, recipient = law.capacity[disclosure.holder].label, law.capacity[disclosure.recipient].label
    lines = [
        *(wrap(text.of(language)) for text in verdict.assumptions),
        *([wrap(say("check/acute", language))] if verdict.acute else []),
        wrap(f"{holder.of(language)} → {recipient.of(language)} ({disclosure.purpose}; {verdict.day})"),
        wrap(f"{say('check/verdict', language)}: {spoken_state(verdict).of(language)}"),
        wrap(f"{say('check/why', language)}: {_why(verdict, language)}"),
        wrap(f"{say('check/decides', language)}: {_label('decision', verdict.decision.value, language)}"),
        *_members(verdict, language),
        "",
        *_reasons(law, verdict, language),
        *_to_do(law, verdict, language),
        *_other_ways(law, verdict, contrasts, language),
        *_section("check/next", _asked(law, questions, language), language),
        *_layers(verdict, language),
        "",
        say("check/disclaimer", language),
    ]
    return "\n".join(lines)


def _why(verdict: Verdict, language: str) -> str:
    if verdict.reason is not None:
        return _label("reason", verdict.reason.value, language)
    return outcome_label(verdict.outcome, verdict.decision).of(language)


def _members(verdict: Verdict, language: str) -> list[str]:
    said = [
        f"{_label('subject', subject, language)}: {spoken_state(member).of(language)}"
        for subject, member in verdict.per_subject
    ]
    return _section("check/per-subject", said, language)


def _reasons(law: Law, verdict: Verdict, language: str) -> list[str]:
    on_day = law.on(verdict.day, pending=True).norm
    grounds = [_cited(law, norm, language) for norm in cited_grounds(law, verdict)]
    blocks = [_cited(law, on_day[name], language) for name in verdict.blocks if name in on_day]
    ways = [" → ".join(law.capacity[name].label.of(language) for name in route) for route in verdict.routes]
    return [
        *_section("check/grounds", grounds, language),
        *_section("check/ways", ways, language),
        *_section("check/blocks", blocks, language),
        *(wrap(text.of(language)) for text in open_layers(verdict)),
        *_section("check/doubts", verdict.doubts, language),
        *_section("check/uncertain", verdict.uncertain_dates, language),
    ]


def _cited(law: Law, norm: Norm, language: str) -> str:
    sure = _label("text-confidence", norm.confidence, language)
    return f"{norm.title.of(language)}: {citation(law, norm).of(language)}; {sure} [{norm.id}]"


def _to_do(law: Law, verdict: Verdict, language: str) -> list[str]:
    after = (
        ("check/record", verdict.recording),
        ("check/term", verdict.term),
        ("check/onward", verdict.onward),
    )
    return [
        *_section("check/facts", _asked(law, verdict.to_check, language), language),
        *_section("check/exceptions", _asked(law, verdict.exceptions, language), language),
        *_section("check/weigh", [text.of(language) for text in verdict.to_weigh], language),
        *(line for key, text in after if text for line in _section(key, [text.of(language)], language)),
    ]


def _asked(law: Law, facts: Iterable[str], language: str) -> list[str]:
    return [f"{law.fact[name].question.of(language)} [{name}]" for name in facts if name in law.fact]


def _other_ways(law: Law, verdict: Verdict, contrasts: Sequence[Contrast], language: str) -> list[str]:
    others = [
        f"[{other.ground}] {outcome_label(other.outcome, other.decision).of(language)}"
        + (f"; {say('check/missing', language, facts=', '.join(other.missing))}" if other.missing else "")
        for other in verdict.alternatives
    ]
    needed = [
        f"{' + '.join(_change(law, change, language) for change in contrast.changes)} → "
        f"{outcome_label(contrast.outcome).of(language)} [{contrast.ground}]"
        for contrast in contrasts
    ]
    return [*_section("check/alternatives", others, language), *_section("check/needed", needed, language)]


def _change(law: Law, change: Change, language: str) -> str:
    if change.kind != "fact":
        return _label(change.kind, change.value, language)
    question = law.fact[change.key].question.of(language) if change.key in law.fact else change.key
    return f"{question} {_label('fact-value', change.value, language)}"


def _layers(verdict: Verdict, language: str) -> list[str]:
    if not verdict.layers:
        return []
    head = tuple(say(key, language) for key in ("law/layer", "law/status", "law/norms"))
    rows = [
        (
            _label("layer", layer.name.value, language),
            _label("layer-status", layer.status.value, language),
            "; ".join(filter(None, (", ".join(layer.norms), ", ".join(layer.facts)))),
        )
        for layer in verdict.layers
    ]
    return [say("check/layers", language), table(head, rows)]


def _section(key: str, entries: Iterable[str], language: str) -> list[str]:
    """A heading with a list under it; nothing at all when the list is empty."""
    listed = [_entry(entry) for entry in dict.fromkeys(entries)]
    return [wrap(f"{say(key, language)}:"), *listed] if listed else []


def _entry(text: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent="- ", subsequent_indent="  ", break_on_hyphens=False)


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
            _label("norm-kind", norm.kind.value, language),
            _label("text-state", norm.text_state.value, language),
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
            *(_line(key, value, language) for key, value in _demands(norm, language) if value),
            *(_line(key, value, language) for key, value in _evidence(norm, language) if value),
            "",
            say("check/disclaimer", language),
        ]
    )


def _facts(norm: Norm, language: str) -> list[tuple[str, str]]:
    """When, how strongly, and whom and what the norm is about."""
    pending = f"; {say('law/pending', language)}" if norm.pending else ""
    precision = _label("date-precision", norm.precision.value, language)
    until = f" {say('law/until', language, date=norm.valid_to)}" if norm.valid_to else ""
    label = "; ".join(f"{attribute}: {', '.join(values)}" for attribute, values in norm.label.attributes)
    return [
        ("law/kind", _label("norm-kind", norm.kind.value, language) + pending),
        ("law/modality", _label("modality", norm.modality.value, language)),
        ("law/valid", say("law/from", language, date=norm.valid_from, precision=precision) + until),
        ("law/aliases", ", ".join(norm.aliases)),
        ("law/holders", ", ".join(norm.holders)),
        ("law/recipients", ", ".join(norm.recipients)),
        ("law/exempts", ", ".join(norm.exempts)),
        ("law/categories", ", ".join(norm.categories)),
        ("law/regimes", ", ".join(norm.regimes)),
        ("law/purposes", ", ".join(norm.purposes)),
        ("law/forums", ", ".join(_label("forum", code, language) for code in norm.forums)),
        ("law/initiatives", ", ".join(_label("initiative", code, language) for code in norm.initiatives)),
        ("law/label", label),
    ]


def _demands(norm: Norm, language: str) -> list[tuple[str, str]]:
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
        ("law/doubts", ", ".join(doubt.id for doubt in norm.doubts)),
    ]


def _evidence(norm: Norm, language: str) -> list[tuple[str, str]]:
    """What was read, how sure it is and where it stands."""
    state = _label("text-state", norm.text_state.value, language)
    return [
        ("law/text", f"{norm.text_date} ({state})" if norm.text_date else state),
        ("law/confidence", _label("text-confidence", norm.confidence, language)),
        ("law/source", norm.source),
        ("law/link", norm.url),
        ("law/trail", norm.trail),
    ]


def _clause(clause: Clause, language: str) -> str:
    said = [
        f"{option.fact} = {'/'.join(option.values)} ({_label('fact-role', option.role.value, language)})"
        for option in clause.options
    ]
    return f" {say('law/or', language)} ".join(said)


def _line(key: str, value: str, language: str) -> str:
    text = f"{say(key, language)}: {value}"
    return textwrap.fill(text, WIDTH, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)


def _label(scheme: str, code: str, language: str) -> str:
    """The label of a code; a code without one speaks for itself."""
    found = WORDS.get(f"{scheme}/{code}")
    return code if found is None else found.of(language)

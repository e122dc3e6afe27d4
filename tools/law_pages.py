"""One page per act, one for doubts and one for all: articles, dates, conditions and sources, from the law itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ontology.law_loading import load_law
from ontology.legal_doubts import DoubtStatus, LegalDoubt
from ontology.norms import Act, Clause, Norm
from ontology.statutes import Law
from ontology.terms import Text

__all__ = ["law_pages"]

FOLDER = "docs/reference"


def law_pages(write: Callable[[str, str, str, Iterable[str]], str]) -> Mapping[str, Callable[[], str]]:
    """Path → how to write the page; ``write(title, origin, intro, body)`` gives a page its form."""
    pages: dict[str, Callable[[], str]] = {
        f"{FOLDER}/law.md": lambda: _index(write),
        f"{FOLDER}/law-doubts.md": lambda: _doubts(write),
    }
    for act in load_law().acts:
        if any(norm.act == act.id for norm in load_law().norms):
            pages[f"{FOLDER}/law-{act.id}.md"] = _later(act, write)
    return pages


def _later(act: Act, write: Callable[[str, str, str, Iterable[str]], str]) -> Callable[[], str]:
    return lambda: write(
        act.label.nl,
        f"`ontology/law/{act.id}/`",
        "Research in our own words, not legal advice. Every norm names the text that was read and how old it is.",
        (line for norm in load_law().norms if norm.act == act.id for line in _norm(norm)),
    )


def _index(write: Callable[[str, str, str, Iterable[str]], str]) -> str:
    law = load_law()
    lines = ["| act | versions of norms | to be read again |", "|---|---|---|"]
    for act in law.acts:
        mine = [norm for norm in law.norms if norm.act == act.id]
        old = sum(norm.text_state.needs_recheck for norm in mine)
        if mine:
            lines.append(f"| [{act.label.nl}](law-{act.id}.md) | {len(mine)} | {old} |")
    unsolved = sum(doubt.status is not DoubtStatus.CLOSED for doubt in law.doubts)
    lines += ["", f"[{len(law.doubts)} doubts of law](law-doubts.md), {unsolved} of them open or partly open."]
    ids = {norm.id for norm in law.norms}
    intro = f"{len(ids)} norms in {len(law.norms)} versions, from {len(law.acts)} acts and guidelines."
    return write("The law as data", "`ontology/law/`", intro, lines)


def _norm(norm: Norm) -> list[str]:
    until = f" to {norm.valid_to}" if norm.valid_to else ""
    said = {"exact": "from", "year": "from (year only)", "not-later-than": "not later than"}[norm.precision]
    lines = [
        f"## {norm.id} · {said} {norm.valid_from}{until}",
        "",
        f"**Article {norm.article}.** {norm.title.nl} ({norm.title.en})",
        "",
        f"{norm.rule.nl} *{norm.rule.en}*",
        "",
        f"- kind: {norm.kind}; modality: {norm.modality}{'; a bill, off by default' if norm.pending else ''}",
    ]
    for name, values in (
        ("holders", norm.holders), ("recipients", norm.recipients), ("purposes", norm.purposes),
        ("categories", norm.categories), ("opens", norm.opens), ("also known as", norm.aliases),
        ("doubts", tuple(f"[{doubt.id}](law-doubts.md#{doubt.id.lower()})" for doubt in norm.doubts)),
    ):  # fmt: skip
        if values:
            lines.append(f"- {name}: {', '.join(values)}")
    lines += [f"- asks that: {_clause(clause)}" for clause in norm.when]
    lines += [f"- yields when: {_clause(clause)}" for clause in (norm.stop.when if norm.stop else ())]
    lines += [f"- for a person to judge: {question.nl}" for question in norm.weigh]
    for name, text in (("next", norm.onward), ("record", norm.recording), ("term", norm.term)):
        if text is not None:
            lines.append(f"- {name}: {text.nl}")
    read = norm.text_date or "not read"
    lines += [
        f"- text read: {read} ({norm.text_state}, {norm.confidence}); {norm.source}",
        f"- trail: {norm.trail}",
        "",
    ]
    return [" ".join(line.split()) for line in lines]


def _clause(clause: Clause) -> str:
    return " or ".join(f"`{option.fact}` = {'/'.join(option.values)} ({option.role})" for option in clause.options)


# ── doubts ───────────────────────────────────────────────────────────────────────────────────────────────────────────

_NOT_RECORDED = "niet vastgelegd"


def _doubts(write: Callable[[str, str, str, Iterable[str]], str]) -> str:
    law = load_law()
    intro = (
        "What the texts that were read leave open, as the research words it. A position, who argues it or a safe "
        f"default that the research does not give is “{_NOT_RECORDED}”: nothing was filled in. "
        "A doubt stays here when a newer text answers it."
    )
    body = (line for doubt in law.doubts for line in _doubt(law, doubt))
    return write("Doubts of law", "`ontology/law/doubts.ttl`", intro, body)


def _doubt(law: Law, doubt: LegalDoubt) -> list[str]:
    lines = [f"## {doubt.id}", "", f"**{doubt.label.nl}** ({doubt.label.en}). {_both(doubt.question)}", ""]
    lines.append(f"- status: {doubt.status}{_closing(doubt)}")
    lines += [f"- {name}: {_both(text)}" for name, text in _answers(doubt)]
    lines.append(f"- safe default: {_both(doubt.safe_default) if doubt.safe_default else _NOT_RECORDED}")
    for position in doubt.positions:
        by = _both(position.argued_by) if position.argued_by else f"by whom: {_NOT_RECORDED}"
        lines.append(f"- position: {_both(position.says)} ({by}; {position.source})")
    if not doubt.positions:
        lines.append(f"- positions: {_NOT_RECORDED}")
    biting = {norm.id for norm in law.norms if any(use.id == doubt.id for use in norm.doubts)}
    for name, values in (
        ("raised by", doubt.raised_by), ("bites on", sorted(biting)),
        ("acts", [law.act[act].short for act in doubt.touches]),
        ("overlaps with", [f"[{other}](#{other.lower()})" for other in doubt.overlaps]),
    ):  # fmt: skip
        if values:
            lines.append(f"- {name}: {', '.join(values)}")
    return [*lines, f"- source: {doubt.source}", ""]


def _closing(doubt: LegalDoubt) -> str:
    return f", {doubt.closed_by}, text of {doubt.closed_on}" if doubt.closed_on else ""


def _answers(doubt: LegalDoubt) -> list[tuple[str, Text]]:
    found = (("answer", doubt.answer), ("stays open", doubt.stays_open))
    return [(name, text) for name, text in found if text is not None]


def _both(text: Text) -> str:
    return f"{text.nl} *{text.en}*"

"""One page per act and one for all: every norm with its article, dates, conditions and source, from the law itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ontology.law_loading import load_law
from ontology.norms import Act, Clause, Norm

__all__ = ["law_pages"]

FOLDER = "docs/reference"


def law_pages(write: Callable[[str, str, str, Iterable[str]], str]) -> Mapping[str, Callable[[], str]]:
    """Path → how to write the page; ``write(title, origin, intro, body)`` gives a page its form."""
    pages: dict[str, Callable[[], str]] = {f"{FOLDER}/law.md": lambda: _index(write)}
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
        ("doubts", tuple(doubt.id for doubt in norm.doubts)),
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

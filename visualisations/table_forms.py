"""One table in its legal forms on paper: a printable HTML page, its Markdown twin, and an annex with every cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from queries.legal_answer import NO_DISCLOSURE_LABELS
from queries.verdict_sentences import citation, spoken_state
from visualisations.page import Parts, asset, policy
from visualisations.table_form_pages import Grid, Pages, Section, pages_of
from visualisations.table_form_words import PAGE_WORDS, SHORT_FORMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ontology.model import Model
    from ontology.statutes import Law
    from queries.table_forms import TableForms
    from queries.table_tellings import Cell

__all__ = ["table_forms_annex", "table_forms_html", "table_forms_markdown"]

_PARTS = Parts(styles=("table-forms.css",), scripts=())
_OTHER = {"nl": "en", "en": "nl"}


def table_forms_html(model: Model, law: Law, day: str, answer: TableForms, language: str = "nl") -> str:
    """One self-contained HTML file without script or request: two A4 pages in ``language``, then two in the other."""
    languages = [pages_of(model, law, day, answer, one) for one in (language, _OTHER[language])]

    def foot(spoken: str, number: int) -> str:
        page = PAGE_WORDS["page"].of(spoken).format(number=number, total=2)
        return f"{page} · {PAGE_WORDS['tool-only'].of(spoken)}"

    environment = Environment(
        loader=PackageLoader("visualisations"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("table_forms.html.j2").render(
        languages=languages, policy=policy(_PARTS), style=Markup(asset(_PARTS.styles[0])), foot=foot
    )


def table_forms_markdown(model: Model, law: Law, day: str, answer: TableForms, language: str = "nl") -> str:
    """The same pages as Markdown, in both languages."""
    lines: list[str] = []
    for one in (language, _OTHER[language]):
        lines += _pages(pages_of(model, law, day, answer, one))
    return "\n".join(lines).rstrip() + "\n"


def table_forms_annex(model: Model, law: Law, day: str, answer: TableForms, language: str = "nl") -> str:
    """Every seat with every item in every form, with the articles; then the other rules and the model's assumptions."""
    say = {key: text.of(language) for key, text in PAGE_WORDS.items()}
    forms = (answer.base, *(form for form in answer.forms if form.form is not answer.base.form))
    heads = (say["item"], *(SHORT_FORMS[form.form.id].of(language) for form in forms))
    title = f"{say['annex']}: {model.label(answer.table).brief(language)}"
    lines = [f"# {_safe(title)}", "", f"{say['tool-only']}.", ""]
    for seat in answer.seats:
        items = [item for item in answer.asked.items if (seat, item) in answer.base.cell]
        rows = tuple(
            (
                model.item[item].label.brief(language),
                *(_cell(model, law, form.cell[seat, item], language) for form in forms),
            )
            for item in items
        )
        lines += [f"## {_safe(model.label(seat).of(language))}", "", *_grid(Grid(heads, rows)), ""]
    norms = law.on(day).norm
    lines += [f"## {say['binding']}", ""]
    for name, count in answer.binding:
        if name in norms:
            cited = citation(law, norms[name]).of(language)
            told = say["binding-line"].format(title=norms[name].title.of(language), citation=cited, cells=count)
            lines.append(f"- {_safe(told)}")
    lines += ["", f"## {say['annex-assumptions']}", ""]
    lines += [f"- {_safe(one.text.of(language))}" for one in model.assumptions]
    return "\n".join(lines).rstrip() + "\n"


def _cell(model: Model, law: Law, cell: Cell, language: str) -> str:
    """The state in words, from whom, through what and on which article."""
    say = {key: text.of(language) for key, text in PAGE_WORDS.items()}
    if cell.knows:
        return say["knows"]
    weakest = cell.weakest
    if weakest is None:
        return "–" if cell.reason is None else NO_DISCLOSURE_LABELS[cell.reason].of(language)
    parts = [spoken_state(weakest.verdict).of(language)]
    parts.append(say["from"].format(holder=model.label(cell.legs[0].sender).brief(language)))
    if len(cell.legs) > 1:
        parts.append(say["via-case"])
    norms = law.on(weakest.verdict.day, pending=True).norm
    named = weakest.verdict.grounds or weakest.verdict.blocks
    parts += [citation(law, norms[name]).of(language) for name in named[:2] if name in norms]
    if cell.narrower is not None:
        parts.append(say[f"only-{cell.narrower}"])
    return "; ".join(parts)


def _pages(pages: Pages) -> Iterator[str]:
    yield from (f"# {_safe(pages.title)}", "", _safe(pages.subtitle), "")
    yield from (f"**{_safe(' · '.join(pages.flags))}**", "", _safe(pages.dated), "")
    for section in (*pages.first, *pages.second):
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    yield from (f"## {_safe(section.title)}", "")
    for line in section.lead:
        yield from (_safe(line), "")
    if section.bullets:
        yield from (f"- {_safe(line)}" for line in section.bullets)
        yield ""
    for grid in section.grids:
        yield from (*_grid(grid), "")
        if grid.caption:
            yield from (f"*{_safe(grid.caption)}*", "")
    for line in section.after:
        yield from (_safe(line), "")


def _grid(grid: Grid) -> Iterator[str]:
    yield _row(grid.heads)
    yield _row(["---"] * len(grid.heads))
    yield from (_row([_safe(cell) for cell in row]) for row in grid.rows)


def _row(cells: list[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _safe(text: str) -> str:
    r"""Text in which nothing is markup: names come from a model that anybody can write.

    >>> _safe("<b>|x")
    '&lt;b&gt;\\|x'
    """
    folded = " ".join(text.split())
    for character in "\\`*_[]|":
        folded = folded.replace(character, f"\\{character}")
    return folded.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

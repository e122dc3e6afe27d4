"""One table in its legal forms: the branch of ``compare`` for ``--table``, and the same as a command of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.options import AsJson, Day, Facts, Lang, Language

if TYPE_CHECKING:
    from api.workspace import Workspace
    from queries.table_forms import TableForms

__all__ = ["ask_table_forms", "table_forms", "tell_table_forms"]


def table_forms(
    model: Annotated[str, typer.Argument(metavar="MODEL", help="Naam van een model, of een Turtle-bestand (.ttl).")],
    table: Annotated[str, typer.Option("--table", help="Het overleg.")],
    form: Annotated[str, typer.Option("--form", help="De vormen, met komma's: none, art20, zvh.")] = "none,art20,zvh",
    subject: Annotated[
        str | None, typer.Option("--subject", help="Alleen wat deze betrokkene betreft, zoals child.")
    ] = None,
    date: Day = None,
    fact: Facts = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Map voor twee bladzijden (HTML en Markdown) met bijlage.")
    ] = None,
    as_json: AsJson = False,
    lang: Lang = Language.NL,
) -> None:
    """Wat mag er aan een overleg in drie juridische vormen, en welke besluiten zijn daarvoor nodig?

    Voorbeeld: zichtlijn table-forms rijswijk --table lokale-kamer-hg --form none,art20,zvh
    """
    from api.case_reading import read_circumstances
    from api.workspace import open_workspace

    day, facts = (None, None) if date is None and not fact else read_circumstances(date, fact or [])
    workspace = open_workspace(model, subject=subject, day=day, facts=facts)
    tell_table_forms(workspace, ask_table_forms(workspace, table, form), out, as_json=as_json, lang=lang)


def ask_table_forms(workspace: Workspace, table: str, form: str) -> TableForms:
    """The answer for ``--table`` and ``--form`` as they were typed. Raises ``RefusedInput`` with every unknown name."""
    from api.call_reading import fault_at
    from ontology.errors import RefusedInput, nearest
    from queries.table_form_kinds import FORMS
    from queries.table_forms import read_forms
    from queries.table_forms import table_forms as ask

    model, subject = workspace.model, workspace.subject
    written = [one.strip() for one in form.split(",") if one.strip()] or [form]
    named = [("--table", table, tuple(model.table)), *(("--form", one, tuple(FORMS)) for one in written)]
    if subject is not None:
        named.append(("--subject", subject, tuple(sorted({item.subject for item in model.items}))))
    faults = []
    for option, value, known in named:
        if value not in known:
            listed = ", ".join(nearest(value, known) or sorted(known)[:20]) or "–"
            remedy = (f"Kies bijvoorbeeld: {listed}.", f"Choose for example: {listed}.")
            told = (f"«{value}» is hier niet bekend.", f"«{value}» is not known here.")
            faults.append(fault_at("compare", option, *told, remedy))
    if faults:
        raise RefusedInput("compare", faults)
    return ask(workspace.flows, table, read_forms(form), workspace.facts, subject)


def tell_table_forms(
    workspace: Workspace, answer: TableForms, out: Path | None, *, as_json: bool, lang: Language
) -> None:
    """Print the answer, and write the pages with their annex to ``out`` (a folder) where it is given."""
    from visualisations.table_form_pages import pages_of

    model, law, day = workspace.model, workspace.law, workspace.flows.bench.day
    if as_json:
        from api.table_forms_wire import table_forms_object
        from api.wire import dump

        typer.echo(dump(table_forms_object(model, law, day, answer)), nl=False)
    else:
        from api.table_forms_text import table_forms_text

        typer.echo(table_forms_text(pages_of(model, law, day, answer, lang)))
    if out is None:
        return
    from visualisations.table_forms import table_forms_annex, table_forms_html, table_forms_markdown

    out.mkdir(parents=True, exist_ok=True)
    name = f"tafelvormen-{model.id}-{answer.table}"
    written = {
        f"{name}.html": table_forms_html(model, law, day, answer, lang),
        f"{name}.md": table_forms_markdown(model, law, day, answer, lang),
        f"{name}-bijlage.md": table_forms_annex(model, law, day, answer, lang),
    }
    for file, text in written.items():
        (out / file).write_text(text, encoding="utf-8")
        typer.echo(str(out / file), err=True)

"""The command line: commands as short shells over one workspace.

Exit codes: 0 done · 1 the model has errors (``validate``) · 2 the call cannot be carried out (unknown name, refused
file, wrong option) · 3 something Zichtlijn shipped is broken.
"""

from __future__ import annotations

import itertools
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.coverage_commands import coverage
from api.exposure_commands import exposure
from api.fragility_commands import fragility
from api.law_commands import check, law
from api.measures_commands import measures
from api.next_question_commands import next_question
from api.options import AsJson, Lang, Language
from api.partner_view_commands import partner_view
from api.repair_commands import repair
from api.report_commands import report
from api.routes_commands import routes
from api.serve_commands import serve
from api.session_commands import session, session_import
from api.signal_commands import signal
from api.whatif_commands import compare, whatif
from api.when_commands import when
from api.workbook_commands import export, import_workbook, template
from ontology.errors import PackageError, RefusedInput, UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.full_analysis import FullAnalysis
    from api.workspace import Workspace

__all__ = ["DONE", "FAULTS", "PACKAGE", "USAGE", "app", "main"]

DONE, FAULTS, USAGE, PACKAGE = 0, 1, 2, 3

app = typer.Typer(
    name="zichtlijn",
    help="Wie weet wat, wie mist wat, en waarom? (Who knows what, who misses what, and why?)",
    epilog=(
        "Afsluitcodes: 0 gedaan; 1 het model heeft fouten (validate); 2 de opdracht kan niet worden uitgevoerd "
        "(onbekende naam, geweigerd bestand, verkeerde optie); 3 er is iets stuk aan Zichtlijn zelf."
    ),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

ModelName = Annotated[str, typer.Argument(metavar="MODEL", help="Naam van een model, of een Turtle-bestand (.ttl).")]
Level = Annotated[
    int, typer.Option("--level", min=3, max=4, help="Niveau 3 (hoog) of 4 (acuut): bepaalt de termijnen.")
]
Subject = Annotated[
    str | None,
    typer.Option("--subject", help="Alleen wat deze betrokkene betreft: child, victim, perpetrator, household."),
]
Out = Annotated[Path | None, typer.Option("--out", help="Map voor matrix, netwerk, CSV, GraphML en Turtle.")]
LawDate = Annotated[
    str | None, typer.Option("--date", help="Dag van het recht (jjjj-mm-dd); zonder: de peildatum van het model.")
]
Facts = Annotated[list[str] | None, typer.Option("--fact", help="Omstandigheid als naam=waarde; mag vaker.")]
Limit = Annotated[int, typer.Option("--limit", min=0, help="Hoeveel van de zwaarste gaten worden uitgelegd.")]


def _progress(text: str) -> None:
    """Tell what is going on, on standard error, so that standard output stays the answer."""
    typer.echo(text, err=True)


@app.command()
def demo(
    out: Annotated[Path, typer.Option("--out", help="Map voor de bestanden.")] = Path("build/demo"),
    lang: Lang = Language.NL,
) -> None:
    """Doe het hoofdwerk voor Rijswijk en schrijf de plaatjes.

    Voorbeeld: zichtlijn demo --out build/demo
    """
    from api.highlights import highlights_text
    from api.terminal import files_text
    from api.wording import say

    _progress(say("reading", lang, model="rijswijk"))
    workspace = _open("rijswijk", 3)
    _progress(say("analysing", lang))
    typer.echo(_text(workspace, lang, 10))
    _progress(say("repairing", lang))
    typer.echo("")
    typer.echo(highlights_text(workspace, lang))
    _progress(say("writing", lang))
    paths = _write(workspace, out, lang)
    typer.echo("")
    typer.echo(files_text(paths, lang))
    typer.echo(say("next", lang, model="rijswijk"))


@app.command()
def models(as_json: AsJson = False, lang: Lang = Language.NL) -> None:
    """Noem de meegeleverde modellen.

    Voorbeeld: zichtlijn models
    """
    from api.terminal import table, wrap
    from api.wire import dump, model_object
    from ontology.catalogue import packaged_models
    from ontology.loading import load_model

    loaded = [load_model(name) for name in packaged_models()]
    if as_json:
        typer.echo(dump({"modellen": [model_object(model) for model in loaded]}), nl=False)
        return
    columns = (
        ("model", "actoren", "items", "posities", "behoeften", "stromen")
        if lang == "nl"
        else ("model", "actors", "items", "positions", "needs", "flows")
    )
    rows = [(m.id, len(m.actors), len(m.items), len(m.holdings), len(m.needs), len(m.flows)) for m in loaded]
    typer.echo(table(columns, rows))
    for model in loaded:
        typer.echo(f"\n{model.id}: {model.title.of(lang)}")
        typer.echo(wrap(model.description.of(lang), "  "))


@app.command()
def analyse(
    model: ModelName,
    level: Level = 3,
    subject: Subject = None,
    as_json: AsJson = False,
    out: Out = None,
    lang: Lang = Language.NL,
    limit: Limit = 10,
    date: LawDate = None,
    fact: Facts = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Lees de Turtle opnieuw in plaats van de momentopname.")
    ] = False,
    full: Annotated[
        bool, typer.Option("--full", help="Stel ook elke andere vraag: herstel, dekking, maten, signalen en meer.")
    ] = False,
) -> None:
    """Per behoefte: is zij vervuld, waarom niet, wat zegt de wet, wat helpt?

    Voorbeeld: zichtlijn analyse rijswijk --json
    """
    workspace = _open(model, level, subject, fresh=fresh, day=date, facts=fact)
    found = _full(workspace, lang) if full else None
    if as_json:
        from api.analysis_telling import analysis_answer
        from api.wire import dump

        answer = analysis_answer(workspace)
        if found is not None:
            from api.full_analysis import full_object

            answer["volledig"] = full_object(found)
        typer.echo(dump(answer), nl=False)
    else:
        typer.echo(_text(workspace, lang, limit))
        if found is not None:
            from api.full_text import full_text
            from api.highlights import highlights_text

            typer.echo(f"\n{highlights_text(workspace, lang)}\n\n{full_text(found, lang)}")
    if out is not None:
        from api.terminal import files_text
        from api.wording import say

        _progress(say("writing", lang))
        typer.echo(files_text(_write(workspace, out, lang), lang), err=as_json)


@app.command()
def validate(
    model: ModelName,
    as_json: AsJson = False,
    reason: Annotated[
        bool, typer.Option("--reason", help="Laat ook de redeneerder HermiT meekijken (Java nodig).")
    ] = False,
    lang: Lang = Language.NL,
) -> None:
    """Controleer een model; alle fouten tegelijk, met herstel.

    Kijkt naar vormregels, huisregels en persoonsgegevens; elke fout met bestand, regel, plaats en wat te doen.

    Voorbeeld: zichtlijn validate meierijstad
    """
    from api.terminal import fault_text
    from api.wire import dump, faults_object
    from api.wording import say
    from ontology.errors import Severity
    from ontology.loading import inspect_model

    if not as_json:
        _progress(say("checking", lang))
    faults = inspect_model(model)
    if reason and not any(fault.severity is Severity.ERROR for fault in faults):
        from ontology.consistency import consistency_of

        if not as_json:
            _progress(say("reasoning", lang))
        contradictions = consistency_of(model)
        faults = (*faults, *contradictions)
        if not contradictions and not as_json:
            typer.echo(say("consistent", lang))
    errors = sum(fault.severity is Severity.ERROR for fault in faults)
    if as_json:
        typer.echo(dump(faults_object(Path(model).name, faults)), nl=False)
    else:
        for fault in faults:
            typer.echo(fault_text(fault, lang))
        name = Path(model).name
        warnings = sum(fault.severity is Severity.WARNING for fault in faults)
        text = say("faults", lang, model=name, errors=errors, warnings=warnings)
        typer.echo(text if faults else say("no-faults", lang, model=name))
    if errors:
        raise typer.Exit(FAULTS)


@app.command()
def ask(
    question: Annotated[
        str | None, typer.Argument(metavar="VRAAG", help="Id van de vraag; zonder id: alle vragen.")
    ] = None,
    model: Annotated[str, typer.Option("--model", help="Naam van een model, of een Turtle-bestand.")] = "rijswijk",
    param: Annotated[list[str] | None, typer.Option("--param", help="Parameter als naam=waarde; mag vaker.")] = None,
    as_json: AsJson = False,
    lang: Lang = Language.NL,
) -> None:
    """Stel een meegeleverde vraag aan een model.

    Voorbeeld: zichtlijn ask who-holds --model rijswijk --param item=threats-to-kill
    """
    from api.asking import answer_text, questions_text, read_parameters
    from api.wire import dump

    if question is None:
        typer.echo(questions_text(lang, as_json=as_json), nl=False)
        return
    from api.asking import answer_object
    from queries.sparql import ask as ask_model

    answer = ask_model(_open(model, 3).model, question, read_parameters(param or []))
    typer.echo(dump(answer_object(question, answer)) if as_json else answer_text(answer, lang), nl=False)


for _command in (
    law, check, routes, when, signal, repair, whatif, compare, coverage, measures, fragility, exposure, serve,
):  # fmt: skip
    app.command()(_command)
app.command("next-question")(next_question)
app.command("template")(template)
app.command("report")(report)
app.command("export")(export)
app.command("import")(import_workbook)
app.command("partner-view")(partner_view)
app.command("session")(session)
app.command("session-import")(session_import)


def _open(
    reference: str,
    level: int,
    subject: str | None = None,
    *,
    fresh: bool = False,
    day: str | None = None,
    facts: list[str] | None = None,
) -> Workspace:
    from api.workspace import open_workspace

    if day is None and not facts:
        return open_workspace(reference, level, subject, fresh=fresh)
    from api.case_reading import read_circumstances

    checked_day, checked = read_circumstances(day, facts or [])
    return open_workspace(reference, level, subject, fresh=fresh, day=checked_day, facts=checked)


def _full(workspace: Workspace, language: str) -> FullAnalysis:
    from api.full_analysis import full_analysis

    return full_analysis(workspace, lambda step: _progress(step.of(language)))


def _text(workspace: Workspace, language: str, limit: int) -> str:
    from api.legal_terminal import Legal
    from api.terminal import analysis_text

    return analysis_text(workspace.model, workspace.analysis, language, limit, Legal(workspace))


def _write(workspace: Workspace, directory: Path, language: str) -> Sequence[Path]:
    from api.picture_view import legal_view
    from graph.projection import project
    from queries.subjects import narrowed
    from visualisations.exports import write_all

    shown = narrowed(workspace.model, workspace.subject)
    return write_all(shown, workspace.analysis, project(shown), directory, language, legal_view(workspace))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code; known errors become one message, unknown ones stay bugs."""
    language = _language(sys.argv[1:] if arguments is None else arguments)
    try:
        app(args=arguments, prog_name="zichtlijn")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else DONE
    except RefusedInput as refused:
        from api.terminal import fault_text

        for fault in refused.faults:
            typer.echo(fault_text(fault, language), err=True)
        typer.echo(refused.message(language), err=True)
        return USAGE
    except UserError as error:
        typer.echo(error.message(language), err=True)
        return USAGE
    except PackageError as error:
        typer.echo(str(error), err=True)
        return PACKAGE
    return DONE


def _language(arguments: Sequence[str]) -> str:
    """The language asked for, read before the command line is parsed: errors of parsing need it too."""
    return "en" if "--lang=en" in arguments or ("--lang", "en") in itertools.pairwise(arguments) else "nl"

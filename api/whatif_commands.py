"""The commands ``whatif`` and ``compare``: what changes when something is supposed, and in what two models differ."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.options import AsJson, Lang, Language

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ontology.errors import Fault
    from ontology.model import Model
    from queries.clock import Start
    from queries.comparison import Clock
    from queries.edits import Edit
    from queries.outlook import Outlook
    from queries.premise import Premise

__all__ = ["compare", "whatif"]

Out = Annotated[
    Path | None,
    typer.Option("--out", help="Schrijf het antwoord in dit bestand; eindigt het op .html, dan als verschilmatrix."),
]
Level = Annotated[
    int, typer.Option("--level", min=3, max=4, help="Niveau 3 (hoog) of 4 (acuut): bepaalt de termijnen.")
]
Limit = Annotated[int, typer.Option("--limit", min=0, help="Hoeveel behoeften per soort verandering; 0: alle.")]
From = Annotated[
    str | None, typer.Option("--from", help="Vergelijk ook de tijden, bij een alarm op dag en uur, zoals «vr 18:00».")
]


def whatif(
    model: Annotated[str, typer.Argument(metavar="MODEL", help="Naam van een model, of een Turtle-bestand (.ttl).")],
    add: Annotated[
        list[str] | None,
        typer.Option(
            "--add",
            help=(
                "Wat erbij komt: flow:VAN>NAAR:ITEM,ITEM (met @UREN als de tijd bekend is); holding:ACTOR:ITEM (met ~ "
                "van horen zeggen, met @REGISTER); agreement:ID (treedt in werking) of agreement:VAN>NAAR:ITEM; "
                "actor:ID of partner:ID (zoals in referentie), of actor:HOEDANIGHEID (nieuw); norm:ID (geldt al). "
                "Mag vaker."
            ),
        ),
    ] = None,
    remove: Annotated[
        list[str] | None,
        typer.Option(
            "--remove",
            help=(
                "Wat wegvalt: partner:ID, actor:ID, flow:ID, holding:ACTOR/ITEM, agreement:ID (met de stromen die "
                "alleen daarop leunen) of norm:ID. Mag vaker."
            ),
        ),
    ] = None,
    fact: Annotated[
        list[str] | None, typer.Option("--fact", help="Wat dan bekend is, als naam=waarde of naam=unknown; mag vaker.")
    ] = None,
    date: Annotated[str | None, typer.Option("--date", help="De dag van het recht dan (jjjj-mm-dd).")] = None,
    given: Annotated[
        list[str] | None, typer.Option("--given", help="Wat nu en dan geldt, als naam=waarde; mag vaker.")
    ] = None,
    start: From = None,
    level: Level = 3,
    limit: Limit = 5,
    out: Out = None,
    as_json: AsJson = False,
    lang: Lang = Language.NL,
) -> None:
    """Wat verandert er als iets wegvalt, erbij komt of bekend wordt? Het model zelf blijft zoals het is.

    Voorbeeld: zichtlijn whatif rijswijk --remove flow:flow-17 --add "flow:huisarts>veilig-thuis:threats-to-kill"
    """
    from api.answering import tell
    from queries.editing import edited
    from queries.edits import Act, What, read_edits
    from queries.outlook import look
    from queries.whatif import what_if

    edits, faults = read_edits(add or [], remove or [])
    faults = (*faults, *_personal([*(add or []), *(remove or []), *(fact or []), *(given or [])]))
    begin, late = _start(start)
    known, unread = _facts(fact or [], date)
    premise, before = _premise(model, None, given or [])
    joins = any(edit.act is Act.ADD and edit.what in (What.ACTOR, What.PARTNER) for edit in edits)
    found = (*faults, *late, *unread, *before)
    _refuse_personal(found)
    changed = edited(premise, (*edits, *known), _catalogue() if joins else None, found)
    told = what_if(look(premise, level), changed, _clock(begin))
    if _is_picture(out):
        from queries.edit_words import edit_words
        from visualisations.difference_matrix import difference_html

        asked = [edit_words(edit, told.before.premise, told.after.premise) for edit in changed.edits]
        answer = difference_html(told.before, told.after, told.comparison, lang, (*asked, *changed.supposed))
    elif as_json:
        from api.whatif_wire import whatif_object
        from api.wire import dump

        answer = dump(whatif_object(told))
    else:
        from api.whatif_text import whatif_text

        answer = f"{whatif_text(told, limit, lang)}\n"
    tell(answer, out)


def compare(
    a: Annotated[str, typer.Argument(metavar="A", help="Naam van een model, of een Turtle-bestand (.ttl).")],
    b: Annotated[
        str | None, typer.Argument(metavar="B", help="Het andere model; zonder: hetzelfde, op een andere dag.")
    ] = None,
    date_a: Annotated[
        str | None, typer.Option("--date-a", help="Dag van het recht voor A; zonder: de peildatum van A.")
    ] = None,
    date_b: Annotated[
        str | None, typer.Option("--date-b", help="Dag van het recht voor B; zonder: de peildatum van B.")
    ] = None,
    fact: Annotated[list[str] | None, typer.Option("--fact", help="Wat voor beide geldt, als naam=waarde.")] = None,
    fact_a: Annotated[list[str] | None, typer.Option("--fact-a", help="Wat alleen voor A geldt.")] = None,
    fact_b: Annotated[list[str] | None, typer.Option("--fact-b", help="Wat alleen voor B geldt.")] = None,
    table: Annotated[
        str | None, typer.Option("--table", help="Vergelijk dit overleg van A in drie juridische vormen.")
    ] = None,
    form: Annotated[str, typer.Option("--form", help="De vormen bij --table: none, art20, zvh.")] = "none,art20,zvh",
    subject: Annotated[str | None, typer.Option("--subject", help="Bij --table: alleen deze betrokkene.")] = None,
    start: From = None,
    level: Level = 3,
    limit: Limit = 5,
    out: Out = None,
    as_json: AsJson = False,
    lang: Lang = Language.NL,
) -> None:
    """Waarin verschillen twee modellen, of twee dagen van het recht? Geen van beide is de juiste.

    Met --table: wat een overleg van A mag zonder wettelijke vorm, onder artikel 20 Wpg en in het Zorg- en
    Veiligheidshuis, en welke besluiten dat vraagt; --out is dan een map voor twee bladzijden.

    Voorbeeld: zichtlijn compare rijswijk meierijstad --date-a 2026-11-22 --date-b 2026-11-22
    """
    from api.answering import tell
    from ontology.errors import RefusedInput
    from queries.comparison import compare as compare_outlooks
    from queries.outlook import look

    shared = fact or []
    faults = _personal([*shared, *(fact_a or []), *(fact_b or [])])
    _refuse_personal(faults)
    begin, late = _start(start)
    first, wrong_a = _premise(a, date_a, [*shared, *(fact_a or [])])
    second, wrong_b = _premise(b or a, date_b, [*shared, *(fact_b or [])])
    found = (*faults, *late, *wrong_a, *wrong_b, *(_beside_a_table(table, b, date_b, fact_b, start, subject)))
    if found:
        raise RefusedInput("compare", found)
    if table is not None:
        from api.table_forms_commands import ask_table_forms, tell_table_forms
        from api.workspace import Workspace

        workspace = Workspace(first.model, level, subject, first.day, first.facts)
        tell_table_forms(workspace, ask_table_forms(workspace, table, form), out, as_json=as_json, lang=lang)
        return
    one, other = look(first, level), look(second, level)
    clock = _clock(begin)
    found_apart = compare_outlooks(one, other, None if clock is None else (clock(one), clock(other)))
    if _is_picture(out):
        from visualisations.difference_matrix import difference_html

        answer = difference_html(one, other, found_apart, lang)
    elif as_json:
        from api.whatif_wire import comparison_object
        from api.wire import dump

        answer = dump(comparison_object(one, other, found_apart))
    else:
        from api.whatif_text import comparison_text

        answer = f"{comparison_text(one, other, found_apart, limit, lang)}\n"
    tell(answer, out)


def _beside_a_table(table: str | None, *both_only: object) -> tuple[Fault, ...]:
    """``--table`` asks about A alone; ``--subject`` goes with it only."""
    from queries.edits import edit_fault

    *second, subject = both_only
    if table is not None and any(value is not None for value in second):
        return (
            edit_fault(
                "--table",
                "Met --table wordt alleen A bekeken: laat B, --date-b, --fact-b en --from weg.",
                "With --table only A is looked at: leave out B, --date-b, --fact-b and --from.",
            ),
        )
    if table is None and subject is not None:
        return (edit_fault("--subject", "--subject hoort bij --table.", "--subject goes with --table."),)
    return ()


def _premise(reference: str, day: str | None, facts: Sequence[str]) -> tuple[Premise, tuple[Fault, ...]]:
    """The model by name or file before the packaged law, with what is wrong with the day and the facts."""
    from api.case_reading import read_circumstances
    from ontology.errors import RefusedInput
    from ontology.law_loading import load_law
    from ontology.loading import load_model
    from queries.premise import Premise

    faults: tuple[Fault, ...] = ()
    checked: tuple[str | None, dict[str, str]] = (None, {})
    try:
        checked = read_circumstances(day, facts) if day or facts else checked
    except RefusedInput as refused:
        faults = refused.faults
    model = load_model(reference)
    return Premise(model, load_law(), checked[0] or model.reference_date, checked[1]), faults


def _catalogue() -> Model:
    from ontology.loading import load_model

    return load_model("referentie")


def _facts(facts: Sequence[str], day: str | None) -> tuple[tuple[Edit, ...], tuple[Fault, ...]]:
    """A change of facts and day as edits; what is not written as ``name=value`` is a fault."""
    from queries.edits import edit_fault, fact_edits

    pairs = [(text, *(part.strip() for part in text.partition("="))) for text in facts]
    known = {name: value for _, name, equals, value in pairs if name and equals and value}
    unread = [
        edit_fault(f"--fact {text}", "Schrijf naam=waarde.", "Write name=value.")
        for text, name, equals, value in pairs
        if not (name and equals and value)
    ]
    return fact_edits(known, day), tuple(unread)


def _personal(written: Sequence[str]) -> tuple[Fault, ...]:
    """Personal data in what was typed: told without its value."""
    from ontology.errors import Severity
    from ontology.personal_data import faults_in

    found = (fault for text in written for fault in faults_in(text, "whatif", None, "--add, --remove, --fact"))
    return tuple(fault for fault in found if fault.severity is Severity.ERROR)


def _refuse_personal(faults: Sequence[Fault]) -> None:
    """Where there are personal data nothing that was typed is repeated: only those faults are told."""
    from ontology.errors import RefusedInput

    personal = [fault for fault in faults if fault.rule.startswith("personal-")]
    if personal:
        raise RefusedInput("whatif", personal)


def _start(written: str | None) -> tuple[Start | None, tuple[Fault, ...]]:
    from ontology.errors import RefusedInput
    from queries.clock import read_start

    if written is None:
        return None, ()
    try:
        return read_start(written), ()
    except RefusedInput as refused:
        return None, refused.faults


def _clock(begin: Start | None) -> Callable[[Outlook], Clock] | None:
    """What makes the clock of an outlook; ``None`` where no times are asked."""
    if begin is None:
        return None
    from queries.timing import Timing

    return lambda outlook: partial(Timing(outlook.bench).hours, start=begin)


def _is_picture(out: Path | None) -> bool:
    """Whether the answer is asked for as the difference matrix."""
    return out is not None and out.suffix.lower() == ".html"

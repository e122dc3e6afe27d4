"""The commands about the law: ``law`` looks norms up, ``check`` asks what the law says about one disclosure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.options import AsJson, Day, Facts, Lang, Language

if TYPE_CHECKING:
    from api.case_reading import Case
    from ontology.errors import Fault
    from ontology.norms import Norm
    from ontology.statutes import Law

__all__ = ["check", "chosen_norms", "known_choices", "law"]


def law(
    identifier: Annotated[
        str | None, typer.Argument(metavar="ID", help="Id of oude naam van een norm; zonder: een lijst.")
    ] = None,
    act: Annotated[str | None, typer.Option("--act", help="Alleen deze wet, zoals wmo-2015.")] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="Alleen deze soort, zoals duty, power, secrecy.")] = None,
    holder: Annotated[str | None, typer.Option("--holder", help="Alleen wat geldt voor deze houder.")] = None,
    recipient: Annotated[str | None, typer.Option("--recipient", help="Alleen wat deze ontvanger noemt.")] = None,
    fact: Annotated[str | None, typer.Option("--fact", help="Alleen wat van deze omstandigheid afhangt.")] = None,
    unsourced: Annotated[
        bool, typer.Option("--unsourced", help="Alleen normen zonder bepaling of bron; dat horen er geen te zijn.")
    ] = False,
    recheck: Annotated[bool, typer.Option("--recheck", help="Alleen normen die opnieuw na te gaan zijn.")] = False,
    date: Annotated[str | None, typer.Option("--date", help="Alleen wat op deze dag gold (jjjj-mm-dd).")] = None,
    as_json: AsJson = False,
    lang: Lang = Language.NL,
) -> None:
    """Zoek normen op: artikel, dag, voorwaarden, en hoe oud de gelezen tekst is.

    Voorbeeld: zichtlijn law wmo-5-2-6
    """
    from api.law_wire import norm_object
    from api.norm_text import norm_text, norms_text
    from api.wire import dump
    from api.wording import say
    from ontology.errors import UnknownName
    from ontology.law_loading import load_law

    whole = load_law()
    given = {"act": act, "kind": kind, "holder": holder, "recipient": recipient, "fact": fact, "date": date}
    asked = known_choices(whole, {name: value for name, value in given.items() if value is not None})
    if identifier is None:
        found = chosen_norms(whole, asked, unsourced=unsourced, recheck=recheck)
        text = norms_text(whole, found, lang)
    else:
        versions = whole.versions(identifier)
        if not versions:
            raise UnknownName("norm", "norm", identifier, tuple(whole.canonical_id))
        found = [norm for norm in versions if "date" not in asked or norm.in_force(asked["date"])]
        absent = not found and say("law/not-in-force", lang, date=date, norm=versions[0].id)
        shown = "\n\n".join(norm_text(whole, norm, lang) for norm in found or versions)
        text = f"{absent}\n\n{shown}" if absent else shown
    if as_json:
        answer = {"peildatum": asked.get("date"), "normen": [norm_object(whole, norm) for norm in found]}
        typer.echo(dump(answer), nl=False)
    else:
        typer.echo(text)


def known_choices(whole: Law, given: Mapping[str, str]) -> dict[str, str]:
    """The choices with every name resolved. Raises ``RefusedInput`` with every one that is not known."""
    from datetime import date

    from api.call_reading import fault_at
    from ontology.errors import RefusedInput, nearest
    from ontology.norms import NormKind

    parties = {name: capacity.id for name, capacity in whole.capacity.items()}
    resolved = {
        "act": {name: act.id for act in whole.acts for name in (act.id, act.short)},
        "kind": {kind.value: kind.value for kind in NormKind},
        "holder": parties,
        "recipient": parties,
        "fact": {fact.id: fact.id for fact in whole.facts},
    }
    found: dict[str, str] = {}
    faults: list[Fault] = []
    for option, value in given.items():
        if option == "date":
            try:
                found[option] = date.fromisoformat(value).isoformat()
            except ValueError:
                faults.append(fault_at("law", "--date", "Een datum is jjjj-mm-dd.", "A date is yyyy-mm-dd."))
        elif value in resolved[option]:
            found[option] = resolved[option][value]
        else:
            near = nearest(value, tuple(resolved[option])) or sorted(resolved[option])[:20]
            listed = ", ".join(near)
            what = (f"«{value}» is hier niet bekend.", f"«{value}» is not known here.")
            remedy = (f"Kies bijvoorbeeld: {listed}.", f"Choose for example: {listed}.")
            faults.append(fault_at("law", f"--{option}", *what, remedy))
    if faults:
        raise RefusedInput("law", faults)
    return found


def chosen_norms(whole: Law, asked: Mapping[str, str], *, unsourced: bool, recheck: bool) -> list[Norm]:
    """The norms that fit every choice; a norm that names no holder or recipient holds for all."""

    def fits(norm: Norm) -> bool:
        return (
            asked.get("act", norm.act) == norm.act
            and asked.get("kind", norm.kind.value) == norm.kind.value
            and ("holder" not in asked or _names(norm.holders, whole.within(asked["holder"])))
            and ("recipient" not in asked or _names(norm.recipients, whole.within(asked["recipient"])))
            and ("fact" not in asked or asked["fact"] in _facts_of(norm))
            and ("date" not in asked or (norm.in_force(asked["date"]) and not norm.pending))
            and not (unsourced and norm.article and norm.source and norm.act in whole.act)
            and not (recheck and not norm.text_state.needs_recheck)
        )

    return [norm for norm in whole.norms if fits(norm)]


def _names(listed: Sequence[str], classes: frozenset[str]) -> bool:
    return not listed or not classes.isdisjoint(listed)


def _facts_of(norm: Norm) -> frozenset[str]:
    clauses = (*norm.when, *(norm.stop.when if norm.stop else ()))
    doubted = (trigger.key for doubt in norm.doubts for group in doubt.triggers for trigger in group)
    return frozenset((*(option.fact for clause in clauses for option in clause.options), *doubted))


def check(
    holder: Annotated[str | None, typer.Option("--holder", help="Wie het heeft: actor of hoedanigheid.")] = None,
    recipient: Annotated[str | None, typer.Option("--recipient", help="Wie het zou krijgen.")] = None,
    acting_for: Annotated[
        str | None, typer.Option("--acting-for", help="Voor welk orgaan de houder werkt, zoals college.")
    ] = None,
    item: Annotated[str | None, typer.Option("--item", help="Informatie-item uit het model.")] = None,
    record: Annotated[str | None, typer.Option("--record", help="Registratie, als actor@register.")] = None,
    label: Annotated[
        list[str] | None, typer.Option("--label", help="Kenmerk als naam=waarde, zoals category=criminal; mag vaker.")
    ] = None,
    purpose: Annotated[str | None, typer.Option("--purpose", help="Doel, zoals child-protection.")] = None,
    initiative: Annotated[str | None, typer.Option("--initiative", help="own, request of demand.")] = None,
    forum: Annotated[
        str | None, typer.Option("--forum", help="bilateral, art20, zvh-report, zvh-case of wvggz.")
    ] = None,
    fact: Facts = None,
    date: Day = None,
    case: Annotated[Path | None, typer.Option("--case", help="Het geval uit een YAML-bestand.")] = None,
    ask: Annotated[
        bool, typer.Option("--ask", help="De ontvanger vraagt erom: mag dat, wat verraadt de vraag, wat volgt?")
    ] = False,
    model: Annotated[str, typer.Option("--model", help="Naam van een model, of een Turtle-bestand.")] = "rijswijk",
    as_json: AsJson = False,
    lang: Lang = Language.NL,
) -> None:
    """Vraag wat de wet zegt over één verstrekking: van wie, aan wie, wat en waarvoor.

    Met --ask wordt ook de vraag zelf getoetst, apart van het antwoord: wie vraagt, vertelt al wie in beeld is.

    Gaat het over een kind en een ouder: zet met --fact of de ouder gezag heeft (recipient.custody=true) en of hij de
    vermoedelijke pleger is (recipient.alleged-perpetrator=true). Wat u invult, staat boven het antwoord.

    Voorbeeld: zichtlijn check --holder huisarts --recipient veilig-thuis --label category=special-health
    --purpose investigate-domestic-violence
    """
    from api.call_reading import case_of_call
    from ontology.law_loading import load_law
    from ontology.loading import load_model

    given = {
        "holder": holder, "recipient": recipient, "acting-for": acting_for, "item": item, "record": record,
        "label": label, "purpose": purpose, "initiative": initiative, "forum": forum, "facts": fact, "date": date,
    }  # fmt: skip
    whole = load_law()
    told = case_of_call(case, {key: value for key, value in given.items() if value}, whole, load_model(model))
    typer.echo((_asked if ask else _judged)(whole, told, lang, as_json=as_json), nl=not as_json)


def _judged(whole: Law, case: Case, language: str, *, as_json: bool) -> str:
    """What the law says about the disclosure of the case, as text or as JSON."""
    if as_json:
        from api.case_telling import case_object
        from api.wire import dump

        return dump(case_object(whole, case))
    from dataclasses import replace

    from api.law_text import verdict_text
    from queries.contrast import what_would_change
    from queries.lawfulness import decide
    from queries.next_questions import next_questions

    disclosure, situation = case.disclosure, case.situation
    verdict = replace(decide(whole, disclosure, situation, case.day), assumptions=case.assumptions)
    questions = next_questions(whole, disclosure, situation, case.day)
    contrasts = what_would_change(whole, disclosure, situation, case.day)
    return verdict_text(whole, disclosure, verdict, questions, contrasts, language, situation.facts)


def _asked(whole: Law, case: Case, language: str, *, as_json: bool) -> str:
    """What the law says about asking for it, and about the answer."""
    from api.request_telling import request_object, request_text
    from queries.requests import ask

    asked = ask(whole, case.disclosure, case.situation, case.day)
    if as_json:
        from api.wire import dump

        return dump(request_object(whole, asked, case.assumptions))
    return request_text(whole, asked, case.assumptions, language)

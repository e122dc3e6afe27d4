"""Lawful routes on the terminal: per route who tells whom, on which ground, what to check and weigh first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from api.law_text import assumed_lines, cited, named
from api.terminal import wrap
from api.wording import say
from ontology.terms import Text
from queries.routes import NO_ROUTE_LABELS, NoRoute
from queries.verdict_sentences import spoken_state

if TYPE_CHECKING:
    from api.workspace import Workspace
    from queries.routes import LawfulRoute, RouteHop, RoutesAnswer

__all__ = ["hours_text", "routes_text"]

_WORDS = {
    "title": Text("{item} naar {to}{step}; recht van {day}", "{item} to {to}{step}; law of {day}"),
    "step": Text(", voor stap {step}", ", for step {step}"),
    "own-task": Text(
        ", voor de eigen taak (dit model zegt niet dat dit nodig is)",
        ", for its own task (this model does not say that this is needed)",
    ),
    "no-need": Text(
        "Dit model legt niet vast dat {to} dit {when} nodig heeft. Daarom staat hieronder alleen wie het rechtstreeks "
        "zou kunnen vertellen; --also-without-need zoekt ook via anderen. Vraag eerst waarvoor het nodig is.",
        "This model does not record that {to} needs this {when}. So only who could tell it straight stands below; "
        "--also-without-need looks through others too. Ask first what it is needed for.",
    ),
    "at-step": Text("voor deze stap", "for this step"),
    "at-all": Text("ergens voor", "for anything"),
    "none": Text("Geen route. {why}", "No route. {why}"),
    "closest": Text("Het dichtst bij: {holder} rechtstreeks: {state}.", "Closest: {holder} straight: {state}."),
    "closest-track": Text("Daarvoor is eerst nodig, of na te gaan:", "For that, first needed or to be looked up:"),
    "route": Text("{number}. {parties}", "{number}. {parties}"),
    "flow": Text("loopt al: {flow}", "runs already: {flow}"),
    "no-flow": Text("nog geen stroom", "no flow yet"),
    "hop": Text("{holder} → {recipient}: {state}; {flow}", "{holder} → {recipient}: {state}; {flow}"),
    "ground": Text("grond: {ground}", "ground: {ground}"),
    "check": Text("na te gaan: {what}", "to check: {what}"),
    "exception": Text("controleer vóór u deelt: {what}", "check before you share: {what}"),
    "weigh": Text("te wegen: {what}", "to weigh: {what}"),
    "time": Text("Verwerking samen {hours}; wachten komt daarbij.", "Handling {hours} in all; waiting comes on top."),
    "no-time": Text("Hoe lang het duurt is niet te zeggen.", "How long it takes cannot be said."),
    "hearsay": Text(
        "Alleen van horen zeggen (wie begint, weet het niet uit de eerste hand):",
        "Only hearsay (who starts does not know it first-hand):",
    ),
    "ask-safely": Text(
        "Apart: {who} weet het. Dit is geen route en het sluit geen gat. Vraag het alleen als eerst is nagegaan dat "
        "vragen veilig is voor het slachtoffer; wie niets wil vertellen, hoeft dat niet.",
        "Apart: {who} knows it. This is no route and it closes no gap. Only ask after it has been looked up that "
        "asking is safe for the victim; who does not want to tell, need not.",
    ),
    "modelled": Text(
        "Elke route is gerekend uit de wet en dit model. Een route is een mogelijkheid: geen opdracht en geen "
        "toestemming. Wie ertussen staat, is geen doorgeefluik en beslist zelf. Geef bij elke stap alleen dit gegeven, "
        "en niets anders uit hetzelfde dossier.",
        "Every route is computed from the law and this model. A route is a possibility: no order and no permission. "
        "Who stands between is no post-box and decides itself. At each step give only this item, and nothing else of "
        "the same file.",
    ),
}


def routes_text(workspace: Workspace, answers: Sequence[RoutesAnswer], language: str) -> str:
    """The routes to every recipient, what they lean on, and the closing remark."""
    model = workspace.model
    lines = [wrap(model.title.of(language))]
    for one in answers:
        lines += ["", *_answer(workspace, one, language)]
    all_routes = [route for one in answers for route in (*one.routes, *one.hearsay, *one.ask_safely)]
    leans = dict.fromkeys(text for route in all_routes for text in route.assumptions)
    lines += ["", *assumed_lines(workspace.law, leans, workspace.facts, language)]
    lines += [wrap(_say("modelled", language)), wrap(say("disclaimer-law", language, date=workspace.flows.bench.day))]
    return "\n".join(lines)


def hours_text(hours: float, language: str) -> str:
    """Hours as people write them.

    >>> hours_text(1.0, "nl"), hours_text(0.25, "nl"), hours_text(2.5, "en")
    ('1 uur', '15 minuten', '2.5 hours')
    """
    if hours < 1:
        return f"{hours * 60:g} {'minuten' if language == 'nl' else 'minutes'}"
    if language == "nl":
        return f"{hours:g} uur".replace(".", ",")
    return f"{hours:g} {'hour' if hours == 1 else 'hours'}"


def _answer(workspace: Workspace, one: RoutesAnswer, language: str) -> list[str]:
    model = workspace.model
    step = _say("step", language, step=model.step[one.step].label.of(language)) if one.step else ""
    title = _say(
        "title",
        language,
        item=model.item[one.item].label.of(language),
        to=model.label(one.recipient).brief(language),
        step=step or _say("own-task", language),
        day=workspace.flows.bench.day,
    )
    lines = [wrap(title), *_no_need(workspace, one, language)]
    if one.reason is not None:
        lines += [wrap(_say("none", language, why=NO_ROUTE_LABELS[one.reason].of(language)))]
    lines += _closest(workspace, one, language)
    for number, route in enumerate(one.routes, start=1):
        lines += ["", *_route(workspace, route, number, language)]
    if one.hearsay:
        lines += ["", wrap(_say("hearsay", language))]
        for number, route in enumerate(one.hearsay, start=1):
            lines += _route(workspace, route, number, language)
    who = dict.fromkeys(model.label(route.parties[0]).brief(language) for route in one.ask_safely)
    return [*lines, *(line for name in who for line in ("", wrap(_say("ask-safely", language, who=name))))]


def _no_need(workspace: Workspace, one: RoutesAnswer, language: str) -> list[str]:
    """Why only who may tell it straight is shown; nothing of an item that stays closed."""
    if one.through_others or one.reason is NoRoute.CONFINED:
        return []
    to = workspace.model.label(one.recipient).brief(language)
    when = _say("at-step" if one.step else "at-all", language)
    return [wrap(_say("no-need", language, to=to, when=when))]


def _closest(workspace: Workspace, one: RoutesAnswer, language: str) -> list[str]:
    if one.closest is None:
        return []
    holder = workspace.model.label(one.closest.holder).brief(language)
    verdict = one.closest.verdict
    lines = [wrap(_say("closest", language, holder=holder, state=spoken_state(verdict).of(language)))]
    waits = named(workspace.law, verdict.to_check, language)
    return [*lines, *([wrap(_say("closest-track", language)), *_listed(waits)] if waits else [])]


def _route(workspace: Workspace, route: LawfulRoute, number: int, language: str) -> list[str]:
    parties = " → ".join(workspace.model.label(party).brief(language) for party in route.parties)
    known = route.hours is not None
    time = _say("time", language, hours=hours_text(route.hours or 0.0, language)) if known else ""
    return [
        wrap(_say("route", language, number=number, parties=parties)),
        *(line for hop in route.hops for line in _hop(workspace, hop, language)),
        wrap(time or _say("no-time", language), "   "),
    ]


def _hop(workspace: Workspace, hop: RouteHop, language: str) -> list[str]:
    law, label = workspace.law, workspace.model.label
    flow = _say("no-flow", language) if hop.flow is None else _say("flow", language, flow=hop.flow)
    told = _say(
        "hop",
        language,
        holder=label(hop.holder).brief(language),
        recipient=label(hop.recipient).brief(language),
        state=spoken_state(hop.taken.verdict).of(language),
        flow=flow,
    )
    on_day = law.on(hop.taken.verdict.day, pending=True).norm
    grounds = [cited(law, on_day[name], language) for name in hop.taken.grounds if name in on_day]
    said = [
        *(_say("ground", language, ground=ground) for ground in grounds),
        *(_say("check", language, what=what) for what in named(law, hop.to_check, language)),
        *(_say("exception", language, what=what) for what in named(law, hop.taken.verdict.exceptions, language)),
        *(_say("weigh", language, what=text.of(language)) for text in hop.to_weigh),
    ]
    return [wrap(told, "   "), *(wrap(line, "     ") for line in said)]


def _listed(entries: Iterable[str]) -> list[str]:
    return [wrap(f"- {entry}", "  ") for entry in entries]


def _say(key: str, language: str, **values: object) -> str:
    return _WORDS[key].of(language).format(**values)

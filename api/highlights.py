"""What `demo` ends with: the arrangements that close most, the worst hour for an alarm, where signals die soonest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.terminal import wrap
from ontology.terms import Text

if TYPE_CHECKING:
    from api.workspace import Workspace

__all__ = ["highlights_text"]

_FRIDAY_EVENING = (4, 18.0)
_REPAIRS = Text("De drie afspraken die het meeste sluiten", "The three arrangements that close most")
_HOUR = Text("Het slechtste uur voor een alarm", "The worst hour for an alarm")
_DESKS = Text(
    "Waar een signaal het eerst niet verder komt (verteld op vrijdag 18:00)",
    "Where a signal first comes no further (told Friday 18:00)",
)
_NONE = Text("Geen enkele afspraak sluit hier iets.", "No arrangement closes anything here.")
_NO_HOUR = Text("Van geen enkele stroom is te zeggen wanneer zij aankomt.", "No flow says when it arrives.")
_NO_DESK = Text(
    "Er is geen loket waar een van de zwaarste signalen niet verder komt.",
    "There is no desk at which a heaviest signal comes no further.",
)


def highlights_text(workspace: Workspace, language: str) -> str:
    """The three endings, each with what it leans on and the command that tells more."""
    blocks = (
        (_REPAIRS, _repairs(workspace, language)),
        (_HOUR, _hour(workspace, language)),
        (_DESKS, _desks(workspace, language)),
    )
    return "\n\n".join("\n".join([heading.of(language), *lines]) for heading, lines in blocks)


def _repairs(workspace: Workspace, language: str) -> list[str]:
    from api.law_wire import cited_grounds
    from queries.repair import repair
    from queries.repair_options import options_for
    from queries.repair_telling import purpose_label
    from queries.verdict_sentences import citation, spoken_state

    model, law = workspace.model, workspace.law
    plan = repair(options_for(workspace.analysis.rows, workspace.judged, workspace.flows))
    lines = []
    for number, one in enumerate(plan.arrangements[:3], 1):
        verdict = one.legs[0].verdict
        cited = [citation(law, norm).of(language) for norm in cited_grounds(law, verdict)[:1]]
        sender, receiver = (model.label(party).brief(language) for party in (one.line.holder, one.line.recipient))
        said = Text(
            f"{sender} → {receiver} ({purpose_label(model, one.line.purpose).nl}): sluit {len(one.closes)} gaten. ",
            f"{sender} → {receiver} ({purpose_label(model, one.line.purpose).en}): closes {len(one.closes)} gaps. ",
        )
        ground = "; ".join([spoken_state(verdict).of(language), *cited])
        lines.append(wrap(f"{number}. {said.of(language)}{ground[:1].upper()}{ground[1:]}."))
    more = f"zichtlijn repair {model.id} --top 3"
    told = Text(
        f"Op welke voorwaarden, wie weegt en wat niet mee mag: {more}",
        f"On which conditions, who weighs and what must not go along: {more}",
    )
    return [*lines, wrap(told.of(language))] if lines else [_NONE.of(language)]


def _hour(workspace: Workspace, language: str) -> list[str]:
    from queries.worst_hour import worst_hour

    found = worst_hour(workspace.analysis.rows, workspace.timing)
    if found is None:
        return [wrap(_NO_HOUR.of(language))]
    told = Text(
        f"Een alarm op {found.start.text.nl} is het slechtst: van de {found.told} behoeften waarvan te zeggen is "
        f"wanneer zij rechtmatig aankomen, zijn er dan {len(found.late)} te laat. "
        f"Het gunstigst is {found.best.text.nl}: {found.fewest} te laat. Tijden en bereikbaarheid zijn gemodelleerd.",
        f"An alarm on {found.start.text.en} is worst: of the {found.told} needs of which can be said when they "
        f"lawfully arrive, {len(found.late)} are then too late. "
        f"The kindest is {found.best.text.en}: {found.fewest} too late. Times and reachability are modelled.",
    )
    more = Text(
        f'Per actor: zichtlijn when {workspace.model.id} --actor burgemeester --from "vr 18:00"',
        f'Per actor: zichtlijn when {workspace.model.id} --actor burgemeester --from "fri 18:00"',
    )
    return [wrap(told.of(language)), wrap(more.of(language))]


def _desks(workspace: Workspace, language: str) -> list[str]:
    from queries.clock import Start
    from queries.desks import desks_where_signals_die
    from queries.signal_sentences import fate_text
    from queries.signals import Signals

    signals = Signals(workspace.flows.bench)
    rows = desks_where_signals_die(signals, Start(*_FRIDAY_EVENING), workspace.level)
    lines = []
    for number, row in enumerate(rows, 1):
        dying = row.dying[0]
        end = fate_text(workspace.model, dying)
        desk, item = workspace.model.label(row.desk), workspace.model.item[dying.item].label
        dead, heaviest = len(row.dead), len(row.heaviest)
        said = Text(
            f"{desk.brief('nl')}: van de {heaviest} zwaarste factoren die hier verteld kunnen worden, komen er {dead} "
            f"niet verder; het eerst «{item.nl}». {end.nl}",
            f"{desk.brief('en')}: of the {heaviest} heaviest factors that can be told here, {dead} come no further; "
            f"first “{item.en}”. {end.en}",
        )
        lines.append(wrap(f"{number}. {said.of(language)}"))
    more = f"zichtlijn signal {workspace.model.id}"
    told = Text(
        "Alles over loketten en doorgeven is gemodelleerd; een stroom die in de praktijk loopt maar niet in het model "
        f"staat, lijkt hier te ontbreken. Alle loketten: {more}",
        "Everything about desks and passing on is modelled; a flow that runs in practice but is not in the model seems "
        f"to be missing here. All desks: {more}",
    )
    return [*lines, wrap(told.of(language))] if lines else [wrap(_NO_DESK.of(language))]

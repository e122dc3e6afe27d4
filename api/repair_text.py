"""A repair plan on the terminal: what to arrange first, on which ground, on which conditions, and what stays out."""

from __future__ import annotations

import textwrap
from collections import Counter
from typing import TYPE_CHECKING

from api.law_wire import cited_grounds
from api.terminal import WIDTH, table, wrap
from ontology.terms import Text
from queries.repair_telling import LINE_LABELS, condition_text, purpose_label, weighing
from queries.repair_terms import OUT_OF_REACH_LABELS, OutOfReach
from queries.safe_asking import ONLY_OVER_HIM
from queries.verdict_sentences import citation, spoken_state

if TYPE_CHECKING:
    from collections.abc import Iterable

    from api.workspace import Workspace
    from queries.repair import Arrangement, Plan
    from queries.repair_options import Leg

__all__ = ["LEANS", "leaned_on", "plan_text", "proof_text"]

_DISCLAIMER = Text(
    "Hulpmiddel, geen juridisch advies. Laat elke afspraak toetsen voordat zij gaat gelden.",
    "An aid, not legal advice. Have every arrangement tested before it takes effect.",
)
LEANS = (
    Text(
        "Inspanning en gevoeligheid zijn punten om afspraken te vergelijken: gemodelleerd, niet gemeten.",
        "Effort and sensitivity are points to compare arrangements by: modelled, not measured.",
    ),
    Text(
        "Gezocht is rechtstreeks, en langs een ander alleen waar de wet die zelf noemt of een stroom al loopt.",
        "Looked for directly, and through another only where the law itself names one or a flow already runs.",
    ),
)
"""What every plan leans on, beside what its verdicts and the model assume."""
_NO_FURTHER = Text("andere gegevens uit hetzelfde dossier", "other data of the same file")
_NOT_CARRIED = Text("de wet draagt dat hier niet", "the law does not carry that here")
_OVER_HIM = Text(
    "alleen met toestemming van de vermoedelijke pleger; hem vragen kan haar in gevaar brengen",
    "only with consent of the alleged perpetrator; asking him can endanger her",
)
_NOBODY = Text("Geen van de gekozen gaten is met een afspraak te sluiten.", "No arrangement closes any chosen gap.")


def plan_text(workspace: Workspace, plan: Plan, top: int, language: str) -> str:
    """The first ``top`` arrangements in full, the proof, what no arrangement closes, and what the answer leans on."""
    day = workspace.flows.bench.day
    shown = plan.arrangements[:top]
    head = Text(f"Herstel: recht van {day}, niveau {workspace.level}", f"Repair: law of {day}, level {workspace.level}")
    return "\n".join(
        [
            workspace.model.title.of(language),
            head.of(language),
            "",
            *(wrap(text.of(language)) for text in (_counts(plan), proof_text(plan))),
            *(_arrangement(workspace, one, number, language) for number, one in enumerate(shown, 1)),
            *_more(plan, len(shown), language),
            *_out_of_reach(plan, language),
            "",
            _heading(Text("Waar dit op leunt", "What this leans on"), language),
            *(_entry(text.of(language)) for text in leaned_on(workspace, plan)),
            "",
            wrap(_DISCLAIMER.of(language)),
        ]
    )


def proof_text(plan: Plan) -> Text:
    """Whether the plan is proven smallest, and if not how far off it may be."""
    if not plan.arrangements:
        return _NOBODY
    if plan.proven:
        return Text(
            f"Bewezen kleinste: het hele stel kost {plan.cost} punten, en geen ander stel dat deze gaten sluit kost "
            "minder. Laat u één onderdeel weg, dan gaat een gat weer open.",
            f"Proven smallest: the whole set costs {plan.cost} points, and no other set that closes these gaps costs "
            "less. Leave out one part and a gap opens again.",
        )
    return Text(
        f"Niet bewezen kleinste: dit stel kost {plan.cost} punten; geen stel kost minder dan {plan.bound}.",
        f"Not proven smallest: this set costs {plan.cost} points; no set costs less than {plan.bound}.",
    )


def leaned_on(workspace: Workspace, plan: Plan) -> tuple[Text, ...]:
    """The points, then what the verdicts assumed, then what the model assumes."""
    legs = (leg for one in plan.arrangements for leg in one.legs)
    assumed = (text for leg in legs for text in leg.verdict.assumptions)
    return tuple(dict.fromkeys((*LEANS, *assumed, *workspace.analysis.assumptions)))


def _counts(plan: Plan) -> Text:
    closed, lines, left = len(plan.closed), len(plan.arrangements), len(plan.unmet)
    stay = ("blijft", "stays") if plan.confined == 1 else ("blijven", "stay")
    return Text(
        f"{closed + left + plan.confined} gekozen gaten: {closed} te sluiten met {lines} afspraken, {left} niet te "
        f"herstellen met een afspraak, {plan.confined} {stay[0]} gesloten.",
        f"{closed + left + plan.confined} chosen gaps: {closed} can be closed with {lines} arrangements, {left} not by "
        f"an arrangement, {plan.confined} {stay[1]} closed.",
    )


def _arrangement(workspace: Workspace, one: Arrangement, number: int, language: str) -> str:
    model, line = workspace.model, one.line
    ends = f"{model.label(line.holder).brief(language)} → {model.label(line.recipient).brief(language)}"
    purpose = purpose_label(model, line.purpose).of(language)
    effort = Text(
        f"inspanning {one.effort}, gevoeligheid {one.sensitivity}",
        f"effort {one.effort}, sensitivity {one.sensitivity}",
    )
    kind = f"{LINE_LABELS[line.kind].of(language)}; {_closes(workspace, one).of(language)}; {effort.of(language)}"
    parts: list[tuple[Text, Iterable[str]]] = [
        (Text("Wat, en op welke grond", "What, and on which ground"), _by_verdict(workspace, one.legs, language)),
        (
            Text("Eerst regelen", "Arrange first"),
            [condition_text(model, workspace.law, each, line).of(language) for each in one.conditions],
        ),
        (Text("Wie weegt", "Who weighs"), [text.of(language) for text in (weighing(model, one),) if text]),
        (Text("Controleer vóór u deelt", "Check before you share"), _exceptions(workspace, one, language)),
        (Text("Niet meesturen", "Do not send"), [*_items(workspace, one, language), _NO_FURTHER.of(language)]),
        (Text("Vastleggen en termijn", "Record and term"), _afterwards(one, language)),
        (Text("Werkt alleen samen met", "Works only together with"), _together(workspace, one, language)),
    ]
    listed = [(title, list(dict.fromkeys(entries))) for title, entries in parts]
    return "\n".join(
        [
            "",
            wrap(f"{number}. {ends} ({purpose})"),
            wrap(f"[{kind}]", "   "),
            *(
                line
                for title, entries in listed
                if entries
                for line in (wrap(f"{title.of(language)}:", "   "), *(_entry(entry, "   ") for entry in entries))
            ),
        ]
    )


def _closes(workspace: Workspace, one: Arrangement) -> Text:
    if not one.closes:
        return Text("sluit zelf nog niets", "closes nothing by itself")
    rows = {row.need: row for row in workspace.analysis.rows}
    count, heaviest = len(one.closes), rows[one.closes[0]].weight
    return Text(
        f"sluit {count} {'gat' if count == 1 else 'gaten'}, zwaarste gewicht {heaviest}",
        f"closes {count} {'gap' if count == 1 else 'gaps'}, heaviest weight {heaviest}",
    )


def _by_verdict(workspace: Workspace, legs: Iterable[Leg], language: str) -> list[str]:
    """The items under the state and the article that their sharing rests on."""
    found: dict[str, dict[str, None]] = {}
    for leg in legs:
        cited = [citation(workspace.law, norm).of(language) for norm in cited_grounds(workspace.law, leg.verdict)]
        state = spoken_state(leg.verdict).of(language)
        if leg.share is not None:
            label = workspace.model.item[leg.share.item].label.of(language)
            found.setdefault(f"{state}, {'; '.join(cited)}" if cited else state, {})[label] = None
    return [f"{reason}: {'; '.join(items)}." for reason, items in found.items()]


def _exceptions(workspace: Workspace, one: Arrangement, language: str) -> list[str]:
    facts = workspace.law.fact
    names = dict.fromkeys(name for leg in one.legs for name in leg.verdict.exceptions)
    return [facts[name].question.of(language) for name in names if name in facts]


def _items(workspace: Workspace, one: Arrangement, language: str) -> list[str]:
    """What must not go along, and why."""
    why = {item: (_OVER_HIM if item in one.over_him else _NOT_CARRIED).of(language) for item in one.withheld}
    return [f"{workspace.model.item[item].label.of(language)} ({reason})" for item, reason in why.items()]


def _afterwards(one: Arrangement, language: str) -> list[str]:
    texts = (text for leg in one.legs for text in (leg.verdict.recording, leg.verdict.term))
    return [text.of(language) for text in texts if text is not None]


def _together(workspace: Workspace, one: Arrangement, language: str) -> list[str]:
    model = workspace.model
    return [
        f"{model.label(line.holder).brief(language)} → {model.label(line.recipient).brief(language)}"
        for line in one.together
    ]


def _more(plan: Plan, shown: int, language: str) -> list[str]:
    left = len(plan.arrangements) - shown
    text = Text(f"Nog {left} afspraken: met --top ziet u er meer.", f"{left} more arrangements: --top shows more.")
    return ["", wrap(text.of(language))] if left else []


def _out_of_reach(plan: Plan, language: str) -> list[str]:
    if not plan.unmet:
        return []
    found = Counter(one.reason for one in plan.unmet)
    columns = (Text("niet te herstellen met een afspraak", "not by an arrangement"), Text("aantal", "count"))
    rows = [(OUT_OF_REACH_LABELS[reason].of(language), count) for reason, count in sorted(found.items())]
    listed = ["", table(tuple(column.of(language) for column in columns), rows)]
    return [*listed, "", wrap(ONLY_OVER_HIM.of(language))] if OutOfReach.OVER_HIM in found else listed


def _heading(text: Text, language: str) -> str:
    return f"{text.of(language)}:"


def _entry(text: str, indent: str = "") -> str:
    return textwrap.fill(
        text, WIDTH, initial_indent=f"{indent}- ", subsequent_indent=f"{indent}  ", break_on_hyphens=False
    )

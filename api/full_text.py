"""What ``analyse --full`` prints after the analysis: per question its three most telling lines, and who tells more."""

from __future__ import annotations

import shlex
from collections import Counter
from typing import TYPE_CHECKING

from api.terminal import wrap
from ontology.terms import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from api.full_analysis import FullAnalysis
    from queries.desks import DeskRow

__all__ = ["full_text"]

_LINES = 3
_NOTHING = Text("Hierover is niets te melden.", "There is nothing to report here.")
_MORE = Text("Meer", "More")


def full_text(full: FullAnalysis, language: str) -> str:
    """The sections; each number is one of the command that its last line names."""
    parts: tuple[tuple[Text, str, Callable[[FullAnalysis], Iterator[Text]]], ...] = (
        (Text("Herstel", "Repair"), "repair", _repair),
        (Text("Dekking: wat niemand ziet", "Coverage: what nobody sees"), "coverage", _coverage),
        (Text("Maten van het geheel", "Measures of the whole"), "measures", _measures),
        (Text("Kwetsbaarheid", "Fragility"), "fragility", _fragility),
        (Text("Wat eerst te vragen", "What to ask first"), "next-question", _questions),
        (
            Text("Signalen (verteld op maandag 9:00)", "Signals (told Monday 9:00)"),
            "signal",
            _signals,
        ),
        (
            Text("Blootstelling aan de vermoedelijke pleger", "Exposure to the alleged perpetrator"),
            "exposure",
            _exposed,
        ),
        (Text("Slechtste uur: wat er te laat komt", "Worst hour: what comes too late"), "when", _week),
    )
    return "\n\n".join(
        "\n".join([heading.of(language), *_section(full, command, lines, language)])
        for heading, command, lines in parts
    )


def _section(
    full: FullAnalysis, command: str, lines: Callable[[FullAnalysis], Iterator[Text]], language: str
) -> list[str]:
    told = [text.of(language) for text in lines(full)][:_LINES] or [_NOTHING.of(language)]
    more = f"{_MORE.of(language)}: {_call(full, command)}"
    return [*(wrap(f"- {line}", "  ")[2:] for line in told), wrap(more)]


def _call(full: FullAnalysis, command: str) -> str:
    """The command that tells more, about the same day, facts, level and subject where it takes them."""
    workspace = full.workspace
    words = ["zichtlijn", command, workspace.model.id]
    if command == "when":
        words += _needer_and_hour(full)
    if workspace.subject is not None and command in ("coverage", "measures", "signal"):
        words += ["--subject", workspace.subject]
    if workspace.level != 3 and command in ("repair", "coverage", "signal", "when"):
        words += ["--level", str(workspace.level)]
    if command != "measures":
        words += ["--date", workspace.day] if workspace.day else []
        words += [word for name, value in sorted(workspace.facts.items()) for word in ("--fact", f"{name}={value}")]
    return shlex.join(words)


def _needer_and_hour(full: FullAnalysis) -> list[str]:
    """Whom to ask about first: who misses the heaviest need in the worst hour; with no such hour the first needer."""
    needers = {need.id: need.needer for need in full.workspace.model.needs}
    if full.hour is None or not full.hour.late:
        return ["--actor", next(iter(needers.values()), "?")]
    return ["--actor", needers[full.hour.late[0]], "--from", full.hour.start.text.nl]


def _repair(full: FullAnalysis) -> Iterator[Text]:
    from api.repair_text import proof_text
    from queries.repair_terms import OUT_OF_REACH_LABELS

    plan = full.plan
    closed, lines, left = len(plan.closed), len(plan.arrangements), len(plan.unmet)
    yield Text(
        f"{closed} gaten te sluiten met {lines} afspraken; {left} niet met een afspraak; {plan.confined} gesloten.",
        f"{closed} gaps can be closed with {lines} arrangements; {left} not by one; {plan.confined} confined.",
    )
    yield proof_text(plan)
    reasons = Counter(one.reason for one in plan.unmet)
    for reason, count in sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))[:1]:
        why = OUT_OF_REACH_LABELS[reason]
        yield Text(f"Meestal niet, omdat: {why.nl} ({count}).", f"Mostly not, because: {why.en} ({count}).")


def _coverage(full: FullAnalysis) -> Iterator[Text]:
    """The groups of which most is seen by nobody. Child and partner are never added up: each group stands alone."""
    found = []
    for _, coverage in full.coverage.coverages:
        for group in coverage.groups:
            seen = [one for one in coverage.sightings if one.group == group.id]
            nobody, one = sum(not each.together for each in seen), sum(len(each.actors) == 1 for each in seen)
            if nobody or one:
                found.append((-nobody, -one, group.id, len(seen), group.label))
    for nobody, one, _, asked, label in sorted(found, key=lambda row: row[:3]):
        yield Text(
            f"{label.nl}: van {asked} aspecten ziet niemand er {-nobody}, en één actor alleen er {-one}.",
            f"{label.en}: of {asked} aspects nobody sees {-nobody}, and one actor alone {-one}.",
        )


_TOLD = ("agent-needs-total", "knowledge-congruence", "knowledge-redundancy")


def _measures(full: FullAnalysis) -> Iterator[Text]:
    from graph.measures.registry import MEASURE

    for name in _TOLD:
        measure, value = MEASURE[name], full.measured.found[name][()].value
        nl, en = ("n.v.t.", "n/a") if value is None else (f"{value:.3f}".replace(".", ","), f"{value:.3f}")
        yield Text(
            f"{measure.label.nl}: {nl}. {measure.sentence.nl}",
            f"{measure.label.en}: {en}. {measure.sentence.en}",
        )


def _fragility(full: FullAnalysis) -> Iterator[Text]:
    from queries.fragility import LossKind
    from queries.fragility_telling import BY_LABELS, element_label

    broken, workspace = full.broken, full.workspace
    cuts = sorted((cut for found in broken.cuts.values() for cut in found), key=lambda cut: (cut.place, cut.element))
    told = set()
    for cut in cuts:
        if cut.losses in told:  # a partner with one actor loses what the actor loses
            continue
        told.add(cut.losses)
        by = BY_LABELS[cut.element.by]
        label = element_label(workspace.model, workspace.law, cut.element.by, cut.element.name, broken.day)
        opens, nobody, worse = (cut.count(kind) for kind in LossKind)
        yield Text(
            f"Zonder {label.nl} ({by.nl}): {opens} behoeften gaan open, {nobody} kan niemand nog vertellen, {worse} "
            "draagt de wet minder goed.",
            f"Without {label.en} ({by.en}): {opens} needs fall open, {nobody} nobody is left to tell, {worse} the law "
            "carries less well.",
        )


def _questions(full: FullAnalysis) -> Iterator[Text]:
    from api.next_question_text import who_knows

    for one in full.questions:
        asked, who = full.workspace.law.fact[one.fact].question, who_knows(full.workspace, one.fact)
        yield Text(
            f"{asked.nl} Beslist mee over {len(one.turns)} behoeften; kan dit weten: {who.nl}.",
            f"{asked.en} Helps to decide {len(one.turns)} needs; can know this: {who.en}.",
        )


def _signals(full: FullAnalysis) -> Iterator[Text]:
    found = full.signals.survey
    for row in () if found is None else found.rows:
        if row.heaviest:
            yield _desk(full, row)


def _desk(full: FullAnalysis, row: DeskRow) -> Text:
    desk, dead, heaviest = full.workspace.model.label(row.desk), len(row.dead), len(row.heaviest)
    return Text(
        f"{desk.brief('nl')}: van de {heaviest} zwaarste factoren die hier te vertellen zijn, "
        f"komen er {dead} niet verder.",
        f"{desk.brief('en')}: of the {heaviest} heaviest factors that can be told here, {dead} get no further.",
    )


def _exposed(full: FullAnalysis) -> Iterator[Text]:
    """How many ways stand how, the most pressing first."""
    from queries.exposure_standing import STANDING_LABELS, Opening

    for opening in Opening:
        count, label = full.exposed.count(opening), STANDING_LABELS[opening]
        if count:
            yield Text(f"{label.nl}: {count}.", f"{label.en}: {count}.")


def _week(full: FullAnalysis) -> Iterator[Text]:
    from queries.fragility_telling import need_label

    if full.hour is None:
        return
    start = full.hour.start.text
    for need in full.hour.late:
        label = need_label(full.workspace.model, need)
        yield Text(f"Alarm op {start.nl}: {label.nl}.", f"Alarm on {start.en}: {label.en}.")

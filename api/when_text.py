"""The answer of ``when`` on the terminal: what is too late first, by which chain, who waits, what a call would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.terminal import table, wrap
from api.wording import say
from ontology.terms import Text
from queries.asking_first import question_of
from queries.asking_when import ORDER, Asked, WhenRow
from queries.clock import lapse, spoken
from queries.safe_asking import ONLY_OVER_HIM
from queries.timing import Pace, Timing
from queries.timing_sentences import cannot_say, leans_on, moment_text, waits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from queries.legal_answer import Leg
    from queries.timing import Call, TimedLeg

__all__ = ["PACE_LABELS", "when_text"]

PACE_LABELS: dict[Pace, Text] = {
    Pace.OWN: Text("zelf bekend", "known there"),
    Pace.IN_TIME: Text("op tijd", "in time"),
    Pace.LATE: Text("te laat", "too late"),
    Pace.CANNOT_SAY: Text("niet te zeggen", "cannot be said"),
    Pace.DOES_NOT_ARRIVE: Text("komt niet binnen", "does not arrive"),
    Pace.CLOSED: Text("blijft gesloten", "stays closed"),
}

_TOLD = (Pace.LATE, Pace.CANNOT_SAY, Pace.IN_TIME)
_OVER_HIM = Text("alleen met zijn toestemming", "only with his consent")
_BEFORE = Text("Controleer vóór u deelt", "Check before you share")


def when_text(timing: Timing, asked: Asked, facts: Mapping[str, str], language: str) -> str:
    """The whole answer, at most 80 columns wide, ending with what it leans on; ``facts`` are those of the question."""
    return "\n".join(
        [
            *_head(timing, asked, facts, language),
            *(line for pace in _TOLD for line in _told(timing, asked, pace, language)),
            *_missing(timing, asked, language),
            *_rest(timing, asked, language),
            *_leans(timing, asked, language),
        ]
    )


def _head(timing: Timing, asked: Asked, facts: Mapping[str, str], language: str) -> list[str]:
    model = timing.model
    who, begin = model.label(asked.party).brief(language), asked.start.text.of(language)
    question = Text(
        f"Wanneer kan {who} het op zijn vroegst mogen weten? Alarm: {begin}; niveau {asked.level}.",
        f"When can {who} lawfully know it at the earliest? Alarm: {begin}; level {asked.level}.",
    )
    counts = "; ".join(f"{PACE_LABELS[pace].of(language)} {asked.count(pace)}" for pace in ORDER if asked.count(pace))
    total = Text(f"{len(asked.rows)} behoeften", f"{len(asked.rows)} needs")
    if any(row.step is None for row in asked.rows):
        total = Text(
            "Dit model zegt niet dat dit nodig is; gevraagd voor de eigen taak, zonder termijn",
            "This model does not say that this is needed; asked for its own task, without a term",
        )
    given = "Omstandigheden" if language == "nl" else "Circumstances"
    return [
        model.title.of(language),
        wrap(question.of(language)),
        *([say("fictional", language)] if model.fictional else []),
        wrap(say("disclaimer-law", language, date=timing.flows.bench.day)),
        *([wrap(f"{given}: {', '.join(f'{name}={facts[name]}' for name in sorted(facts))}.")] if facts else []),
        "",
        wrap(f"{total.of(language)}: {counts}." if counts else f"{total.of(language)}."),
    ]


def _told(timing: Timing, asked: Asked, pace: Pace, language: str) -> list[str]:
    """Every row of one pace with its chain."""
    rows = [row for row in asked.rows if row.pace is pace]
    if not rows:
        return []
    label = PACE_LABELS[pace].of(language)
    lines = ["", f"{label[0].upper()}{label[1:]}"]
    for number, row in enumerate(rows, start=1):
        first, *more = [line for text in _row(timing, asked, row, language) for line in [wrap(text, "    ")]]
        lines += [f"{number:>2}. {first[4:]}", *more]
    return lines


def _row(timing: Timing, asked: Asked, row: WhenRow, language: str) -> list[str]:
    moment = row.moment
    said = [_what(timing, asked, row, language)]
    if row.pace is Pace.CANNOT_SAY:
        said.append(cannot_say(timing.model, moment).of(language))
    if moment.hours is not None:
        known = Text("Langs bekende tijden" if row.pace is Pace.CANNOT_SAY else "Op zijn vroegst", "At the earliest")
        if row.pace is Pace.CANNOT_SAY:
            known = Text(known.nl, "Over known times")
        said.append(f"{known.of(language)} {moment_text(moment).of(language)}.")
        said += [_leg(timing, asked, leg, language) for leg in moment.legs]
        said += [text.of(language) for text in waits(timing, moment)]
    if row.week is not None:
        said.append(_week(row, language))
    if row.call is not None:
        once = Text("Als er een lijn was", "If there were a line")
        said.append(f"{once.of(language)}: {_call(timing, asked, row.call, language, cited=True)}.")
    return [*said, *_first(timing, row, language)]


def _first(timing: Timing, row: WhenRow, language: str) -> list[str]:
    """What must be looked up before anybody tells anything, for the chain and for the call."""
    legs = [timed.leg for timed in row.moment.legs] + ([row.call.leg] if row.call is not None else [])
    law = timing.flows.bench.law
    verdicts = [leg.verdict for leg in legs if leg.verdict is not None]
    sections = (
        (
            Text(
                "Eerst nagaan (de tijd daarvoor telt hier niet mee)",
                "Check first (the time for that is not counted here)",
            ),
            [name for verdict in verdicts for name in verdict.to_check],
        ),
        (_BEFORE, [name for verdict in verdicts for name in verdict.exceptions]),
    )
    told = [
        (head, "; ".join(question_of(law, name).of(language) for name in dict.fromkeys(asked) if name in law.fact))
        for head, asked in sections
    ]
    return [f"{head.of(language)}: {questions}" for head, questions in told if questions]


def _what(timing: Timing, asked: Asked, row: WhenRow, language: str) -> str:
    item = timing.model.item[row.item].label.of(language)
    if row.step is None or row.term is None:
        return f"«{item}»." if language == "nl" else f"“{item}”."
    step = timing.model.step[row.step].label.of(language).lower()
    until = spoken(asked.start.minute + round(row.term * 60), asked.start.minute).of(language)
    if language == "nl":
        return f"«{item}», nodig bij {step}, uiterlijk {until}."
    return f"“{item}”, needed at {step}, by {until}."


def _leg(timing: Timing, asked: Asked, timed: TimedLeg, language: str) -> str:
    """One flow of the chain: between whom, from when to when, and what the law says."""
    ends = " → ".join(timing.model.label(party).brief(language) for party in (timed.sender, timed.recipient))
    begin, end = (
        spoken(minute, asked.start.minute).of(language) for minute in (timed.passage.sent, timed.passage.known)
    )
    between = f"van {begin} tot {end}" if language == "nl" else f"from {begin} to {end}"
    return f"{ends}: {between}; {_law(timing, timed.leg, language)}."


def _law(timing: Timing, leg: Leg, language: str, *, cited: bool = True) -> str:
    """The state of the verdict and the article it leans on."""
    from api.law_wire import cited_grounds
    from queries.verdict_sentences import citation, spoken_state

    if leg.verdict is None:
        return say("capacity-unknown", language)
    law = timing.flows.bench.law
    articles = [citation(law, norm).of(language) for norm in cited_grounds(law, leg.verdict)[:1]] if cited else []
    return "; ".join([spoken_state(leg.verdict).of(language), *articles])


def _week(row: WhenRow, language: str) -> str:
    week = row.week
    assert week is not None
    best, middle, worst = (lapse(hours).of(language) for hours in (week.best, week.median, week.worst))
    begin = week.worst_start.text.of(language)
    said = Text(
        f"Over de week: op zijn best {best}, de helft van de uren hoogstens {middle}, op zijn slechtst {worst} "
        f"(alarm {begin})",
        f"Over the week: at best {best}, half of the hours at most {middle}, at worst {worst} (alarm {begin})",
    ).of(language)
    if week.best == week.worst:
        said = Text(f"De hele week {best}", f"All week {best}").of(language)
    if row.term is None:
        return f"{said}."
    met = week.in_time(row.term)
    many = Text(f"op tijd bij {met} van de 168 uren", f"in time from {met} of the 168 hours").of(language)
    return f"{said}; {many}."


def _call(timing: Timing, asked: Asked, call: Call, language: str, *, cited: bool = False) -> str:
    holder = timing.model.label(call.holder).brief(language)
    at = spoken(asked.start.minute + round(call.hours * 60), asked.start.minute).of(language)
    law = _law(timing, call.leg, language, cited=cited)
    return f"{at}, van {holder} ({law})" if language == "nl" else f"{at}, from {holder} ({law})"


def _missing(timing: Timing, asked: Asked, language: str) -> list[str]:
    """What no lawful flow brings, as a table, with what a call would do."""
    rows = [row for row in asked.rows if row.pace is Pace.DOES_NOT_ARRIVE]
    if not rows:
        return []
    columns = ("behoefte", "uiterlijk", "als er een lijn was")
    if language == "en":
        columns = ("need", "by", "if there were a line")
    cells = [(timing.model.item[row.item].label.of(language), _until(asked, row, language), row) for row in rows]
    listed = [(item, until, _called(timing, asked, row, language)) for item, until, row in cells]
    note = Text(
        "Geen werkende stroom brengt dit op een manier die de wet draagt. «Als er een lijn was»: op zijn vroegst, als "
        "wie het zelf heeft zou bellen; niemand heeft dat afgesproken. Achter de naam staat wat de wet zegt. Bij «mag "
        "onder voorwaarden» moet eerst aan de voorwaarde zijn voldaan; de tijd daarvoor telt hier niet mee. Welke "
        "voorwaarde dat is, zegt «zichtlijn routes». –: dat kan zo niet, of het is niet te zeggen wanneer.",
        "No working flow brings this in a way that the law carries. “If there were a line”: at the earliest, if who "
        "has it were to call; nobody has agreed that. Behind the name stands what the law says. With “may on "
        "conditions” the condition must be met first; the time for that is not counted here. Which condition that is, "
        "“zichtlijn routes” says. –: that is not possible this way, or it cannot be said when.",
    )
    label = PACE_LABELS[Pace.DOES_NOT_ARRIVE].of(language)
    said = ["", f"{label[0].upper()}{label[1:]}", wrap(note.of(language)), "", table(columns, listed)]
    if not any(row.over_him for row in rows):
        return said
    return [*said, "", wrap(f"{_OVER_HIM.of(language)}: {ONLY_OVER_HIM.of(language)}")]


def _called(timing: Timing, asked: Asked, row: WhenRow, language: str) -> str:
    if row.call is not None:
        return _call(timing, asked, row.call, language)
    return f"– ({_OVER_HIM.of(language)})" if row.over_him else "–"


def _until(asked: Asked, row: WhenRow, language: str) -> str:
    if row.term is None:
        return "–"
    return f"{row.step} {spoken(asked.start.minute + round(row.term * 60), asked.start.minute).of(language)}"


def _rest(timing: Timing, asked: Asked, language: str) -> list[str]:
    """What needs no clock, in a line each."""
    own = dict.fromkeys(row.item for row in asked.rows if row.pace is Pace.OWN)
    said = []
    if own:
        items = "; ".join(timing.model.item[item].label.of(language) for item in own)
        label = PACE_LABELS[Pace.OWN].of(language)
        said.append(f"{label[0].upper()}{label[1:]}: {items}.")
    if asked.party in timing.model.table:
        said.append(
            Text(
                "Een overleg weet het zodra de eerste stoel het weet; of die het aan de andere mag vertellen, staat "
                "hier niet.",
                "A table knows something as soon as its first seat does; whether that one may tell the other seats is "
                "not told here.",
            ).of(language)
        )
    closed = asked.count(Pace.CLOSED)
    if closed:
        said.append(
            Text(
                f"{closed} keer is het afgeschermd: daarover staat hier niets, ook geen tijd.",
                f"{closed} times it is confined: nothing is told about it here, not even a time.",
            ).of(language)
        )
    return [line for text in said for line in ("", wrap(text))]


def _leans(timing: Timing, asked: Asked, language: str) -> list[str]:
    listed = [f"- {text.of(language)}" for text in leans_on(timing, asked)]
    head = Text("Waar dit op leunt", "What this leans on").of(language)
    return ["", head, *(wrap(line, "  ")[2:] for line in listed)]

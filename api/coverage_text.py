"""The answer of ``coverage`` on the terminal: per group who sees what, per actor and step, and who sees it together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.coverage_approach_text import approach_lines, escalation_lines
from api.coverage_joint_text import joint_lines
from api.coverage_speech import Speech, entry
from api.coverage_words import NO_SCORE, NO_TIME, PART_LABELS, TIMED
from api.terminal import table, wrap
from api.wording import DISCLAIMER
from queries.aspects import FRAME_GROUPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from api.coverage_asking import CoverageAnswer
    from queries.aspects import AspectGroup
    from queries.coverage import Coverage, CoverageRow

__all__ = ["coverage_text"]

_IN_A_TABLE = ("frame", "criterion")
"""By what is asked whose groups have names that fit a column; of the others the name is a sentence."""

_COUNTED = ("asked", "more", "one", "together", "nobody")
_MEASURE, _CHILD = "measure/", "/child"


def coverage_text(answer: CoverageAnswer, language: str) -> str:
    """Head, coverage per way of asking, who sees it together, and what the answer leans on."""
    speech = Speech(answer, language)
    telling = _Telling(speech)
    return "\n".join(
        [
            *telling.head(),
            *(line for by, found in answer.coverages for line in telling.coverage(by, found)),
            *approach_lines(speech),
            *escalation_lines(speech),
            *joint_lines(speech),
            *telling.tail(),
        ]
    )


class _Telling:
    def __init__(self, speech: Speech) -> None:
        self._speech = speech

    # ── head and tail ────────────────────────────────────────────────────────────────────────────────────────────────

    def head(self) -> Iterator[str]:
        """Which model, which law, and how to read a count."""
        from api.wording import say as shared

        model, workspace, tongue = self._speech.model, self._speech.answer.workspace, self._speech.language
        version = shared("reference-date", tongue, date=model.reference_date, version=model.version)
        yield wrap(model.title.of(tongue))
        yield wrap(f"{version}, {shared('level', tongue, level=workspace.level)}")
        if workspace.subject is not None:
            label = model.labels.get(f"subject/{workspace.subject}")
            subject = workspace.subject if label is None else label.of(tongue)
            yield wrap(shared("only-about", tongue, subject=subject))
        if self._speech.actor is not None:
            yield wrap(model.label(self._speech.actor).of(tongue))
        if model.fictional:
            yield shared("fictional", tongue)
        yield wrap(self._speech.say("law", date=self._speech.answer.day))
        if workspace.facts:
            given = ", ".join(f"{name}={value}" for name, value in sorted(workspace.facts.items()))
            yield wrap(self._speech.say("given", facts=given))
        yield wrap((TIMED if self._speech.timed else NO_TIME).of(tongue))
        if self._speech.timed:
            yield wrap(self._speech.say("alarm", start=self._speech.answer.start.text.of(tongue)))
        yield wrap(NO_SCORE.of(tongue))
        silent = [one.id for one in model.actors if not one.complete_holdings]
        if silent:
            yield wrap(self._speech.say("incomplete", actors=self._speech.names(silent)))

    def tail(self) -> Iterator[str]:
        """What the answer leans on."""
        yield ""
        if self._speech.answer.told:
            yield wrap(self._speech.say("table-no-ground"))
        if self._speech.model.assumptions:
            yield ""
            yield self._speech.say("assumptions")
            yield from (entry(one.text.of(self._speech.language)) for one in self._speech.model.assumptions)
        yield wrap(DISCLAIMER.of(self._speech.language))

    # ── coverage ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def coverage(self, by: str, found: Coverage) -> Iterator[str]:
        """How many aspects of each group are seen by whom; then the actors, or one actor per step."""
        yield ""
        yield self._speech.say(by)
        groups = [group for group in found.groups if group.aspects]
        if by in _IN_A_TABLE:
            head = tuple(map(self._speech.say, ("group", *_COUNTED)))
            yield table(head, [(self._titled(group), *self._counts(found, group)) for group in groups])
        else:
            yield from (entry(self._counted(found, group)) for group in groups)
        if found.confined:
            yield wrap(self._speech.say("confined", count=found.confined))
        if self._speech.actor is not None:
            yield from self._steps(found, by)
        elif by == "frame" or self._speech.answer.question.criterion or self._speech.answer.question.part:
            yield from self._named(found)
            yield from self._actors(found)

    def _counts(self, found: Coverage, group: AspectGroup) -> tuple[object, ...]:
        seen = [one for one in found.sightings if one.group == group.id]
        alone = [len(one.actors) for one in seen]
        together = sum(one.together and not one.actors for one in seen)
        nobody = sum(not one.together for one in seen)
        return (len(seen), sum(n > 1 for n in alone), alone.count(1), together, nobody)

    def _counted(self, found: Coverage, group: AspectGroup) -> str:
        """The counts of a group whose name is a sentence, without those that are nought."""
        counts = zip(_COUNTED, self._counts(found, group), strict=True)
        said = "; ".join(f"{self._speech.say(name)} {count}" for name, count in counts if count)
        return f"{self._titled(group)}: {said}"

    def _titled(self, group: AspectGroup) -> str:
        """The words of a group, and the name to ask on by where it has one."""
        label = group.label.of(self._speech.language)
        if group.id in FRAME_GROUPS:
            return label
        measure, name = group.id.startswith(_MEASURE), group.id.removeprefix(_MEASURE).removesuffix(_CHILD)
        kind = f"{PART_LABELS['measure'].of(self._speech.language).capitalize()}: " if measure else ""
        return f"{kind}{label} [{name}]"

    def _label(self, group: AspectGroup) -> str:
        """The name of a group beside many others: its words stand in the counts above, with this name."""
        return group.label.of(self._speech.language) if group.id in FRAME_GROUPS else self._short(group.id)

    def _short(self, name: str) -> str:
        """A group by its id, what is about a child or a measure in words."""
        own = name.removeprefix(_MEASURE).removesuffix(_CHILD)
        kind = f"{PART_LABELS['measure'].of(self._speech.language)} " if name.startswith(_MEASURE) else ""
        return f"{kind}{own} ({self._speech.say('child')})" if name.endswith(_CHILD) else f"{kind}{own}"

    def _named(self, found: Coverage) -> Iterator[str]:
        for group in found.groups:
            seen = {one.aspect: one for one in found.sightings if one.group == group.id}
            label = group.label.of(self._speech.language)
            nobody = [aspect.id for aspect in group.aspects if not seen[aspect.id].together]
            if nobody:
                yield wrap(self._speech.say("nobody-sees", group=label, aspects=self._aspects(group, nobody)))
            together = [name for name, one in seen.items() if one.together and not one.actors]
            if together:
                yield wrap(self._speech.say("together-see", group=label, aspects=self._aspects(group, together)))
            lonely = [
                f"{self._aspects(group, [aspect.id])} ({self._speech.names(seen[aspect.id].actors)})"
                for aspect in group.aspects
                if len(seen[aspect.id].actors) == 1
            ]
            if lonely:
                yield wrap(self._speech.say("one-sees", group=label, aspects="; ".join(lonely)))

    def _actors(self, found: Coverage) -> Iterator[str]:
        """What each actor sees; those that see nothing are counted only."""
        rows = {(row.party, row.group): row for row in found.rows if row.step is None}
        actors = {party for party, _ in rows if party in self._speech.model.actor}
        seeing = {row.party for row in rows.values() if row.seen or row.ungrounded or row.unknown} & actors
        cells = [
            (name, *(self._seen_of(rows[(party, group.id)]) for group in found.groups if group.aspects))
            for name, party in sorted((self._speech.names([party]), party) for party in seeing)
        ]
        if cells:
            heads = (self._label(group) for group in found.groups if group.aspects)
            yield ""
            yield self._speech.say("per-actor")
            yield table((self._speech.say("actor"), *heads), cells)
        if len(actors) > len(seeing):
            yield wrap(self._speech.say("rest", count=len(actors) - len(seeing)))

    def _seen_of(self, row: CoverageRow) -> str:
        text = self._speech.say("of", seen=len(row.seen), asked=row.asked)
        if row.ungrounded:
            text = self._speech.say("without", text=text, count=len(row.ungrounded))
        return f"{text}, {len(row.unknown)} {self._speech.say('unknown')}" if row.unknown else text

    def _steps(self, found: Coverage, by: str) -> Iterator[str]:
        rows = [row for row in found.rows if row.party == self._speech.actor]
        labels = {group.id: self._label(group) for group in found.groups}
        columns = ("step", "group", "asked", "sees", "ungrounded", "unseen", "unknown")
        yield wrap(self._speech.say("per-step"))
        yield table(tuple(map(self._speech.say, columns)), [self._step_cells(row, labels[row.group]) for row in rows])
        timed = [(row.step, labels[row.group], row.timing) for row in rows if row.timing is not None]
        if timed:
            cells = [(step, name, len(one.in_time), len(one.late), len(one.unsaid)) for step, name, one in timed]
            yield ""
            yield wrap(self._speech.say("timed"))
            yield table(tuple(map(self._speech.say, ("step", "group", "in-time", "late", "unsaid"))), cells)
        groups = {group.id: group for group in found.groups}
        for row in rows if by == "frame" else ():
            if row.step is not None and row.unseen:
                listed = self._aspects(groups[row.group], row.unseen)
                yield wrap(self._speech.say("misses", step=row.step, group=labels[row.group], aspects=listed))

    def _step_cells(self, row: CoverageRow, label: str) -> tuple[object, ...]:
        counts = (row.asked, len(row.seen), len(row.ungrounded), len(row.unseen), len(row.unknown))
        return (row.step or self._speech.say("all"), label, *counts)

    def _aspects(self, group: AspectGroup, listed: Iterable[str]) -> str:
        wanted = set(listed)
        quote = "«{}»" if self._speech.language == "nl" else "“{}”"
        return ", ".join(quote.format(one.label.of(self._speech.language)) for one in group.aspects if one.id in wanted)

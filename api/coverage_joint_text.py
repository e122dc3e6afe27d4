"""Who sees a factor or a criterion together, on the terminal: alone, in the smallest groups, and what the law says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.coverage_asking import with_party
from api.coverage_speech import entry
from api.terminal import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from api.coverage_speech import Speech
    from queries.gathering import Gathering, Telling
    from queries.joint_sets import JointKnowledge, Together

__all__ = ["joint_lines"]


def joint_lines(speech: Speech) -> Iterator[str]:
    """Per factor and criterion who sees it alone, and the smallest groups; in full for one criterion or actor."""
    return _Joint(speech).together()


class _Joint:
    def __init__(self, speech: Speech) -> None:
        self._speech = speech

    def together(self) -> Iterator[str]:
        """Per factor and criterion who sees it alone, and the smallest groups; in full for one criterion or actor."""
        if self._speech.answer.joint:
            yield ""
            yield self._speech.say("joint")
        for one in self._speech.answer.joint:
            yield ""
            yield wrap(f"{self._title(one)} [{one.id}]")
            yield from (wrap(line, "    ") for line in self._who(one))
            if one.factor or self._speech.answer.question.criterion or self._speech.actor:
                yield from (self._told(group, way) for group, way in self._speech.answer.told[one.id])
        criteria = [one.criterion for one in self._speech.answer.joint if one.criterion]
        if criteria and not self._speech.answer.question.criterion:
            yield ""
            yield wrap(self._speech.say("look", model=self._speech.model.id, criterion=criteria[0]))

    def _title(self, one: JointKnowledge) -> str:
        if one.factor is not None:
            return self._speech.model.risk_factor[one.factor].label.of(self._speech.language)
        if one.way is not None:
            return self._speech.say("this-way", way=self._speech.way(one.way))
        return next(c.label.of(self._speech.language) for c in self._speech.model.criteria if c.id == one.criterion)

    def _who(self, one: JointKnowledge) -> Iterator[str]:
        if one.criterion is not None and one.way is None:
            ways = [self._speech.say("way") if one.ways == 1 else self._speech.say("ways", count=one.ways)]
            ways += [self._speech.say("beyond", count=one.beyond)] if one.beyond else []
            ways += [self._speech.say("never", count=one.never)] if one.never else []
            yield "; ".join(ways) + "."
        if one.confined:
            yield self._speech.say("confined", count=one.confined)
        key = "alone-none" if not one.alone else "alone-one" if len(one.alone) == 1 else "alone"
        yield self._speech.say(key, count=len(one.alone), actors=self._speech.names(one.alone))
        if one.joint:
            yield self._speech.say("sets" if one.alone else "sets-only", count=len(one.joint), seated=len(one.seated))
            if self._speech.actor is not None:
                count = len(with_party(one.joint, self._speech.actor))
                yield self._speech.say("mine", count=count, actor=self._speech.names([self._speech.actor]))
        else:
            yield self._speech.say("sets-none" if one.alone else "sets-nobody")
        if one.searched_to is not None:
            yield self._speech.say("searched", size=one.searched_to)
        if one.timed and one.alone:
            yield self._first(one)

    def _first(self, one: JointKnowledge) -> str:
        if one.first_moment is None:
            return self._speech.say("first-unsaid")
        unsaid = [two.members[0] for two in one.sets if len(two.members) == 1 and two.moment is None]
        key = "first-at-most" if one.first_moment.at_most else "first"
        text = self._speech.say(key, actors=self._speech.names(one.first), hours=self._speech.hours(one.first_moment))
        return f"{text} {self._speech.say('first-open', actors=self._speech.names(unsaid))}" if unsaid else text

    def _told(self, group: Together, way: Gathering | None) -> str:
        brought = [
            self._speech.say("brings", actor=self._speech.names([member]), items=self._speech.items(items))
            for member, items in group.brings
        ]
        parts = ["; ".join(brought), self._seats(group)]
        if self._speech.timed:
            parts.append(self._when(group))
        lines = [entry(f"{self._speech.names(group.members)}. {'; '.join(parts)}.")]
        tellings = [self._one_telling(told, way.gatherer) for told in way.tellings] if way is not None else []
        lines += [wrap(line, "    ") for line in tellings or [self._speech.say("none-tells")]]
        return "\n".join(lines)

    def _seats(self, group: Together) -> str:
        if not group.tables:
            return self._speech.say("no-table")
        listed = [self._table(name) for name in (*group.binding_tables, *group.tables)]
        return self._speech.say("tables", tables=", ".join(dict.fromkeys(listed)))

    def _table(self, name: str) -> str:
        form = self._speech.model.table[name].legal_form
        label = self._speech.model.labels.get(f"legal-form/{form}")
        shown = form if label is None else label.of(self._speech.language)
        return f"{self._speech.names([name])} ({shown})"

    def _when(self, group: Together) -> str:
        if group.moment is None:
            return self._speech.say("moment-unsaid")
        return self._speech.say("moment", hours=self._speech.hours(group.moment))

    def _one_telling(self, told: Telling, gatherer: str) -> str:
        from api.law_wire import cited_grounds
        from queries.verdict_sentences import citation, spoken_state

        law = self._speech.answer.workspace.law
        state, ground = self._speech.say("undecidable"), ""
        if told.verdict is not None:
            state = spoken_state(told.verdict).of(self._speech.language)
            cited = [citation(law, norm).of(self._speech.language) for norm in cited_grounds(law, told.verdict)[:1]]
            checks = [
                law.fact[name].question.of(self._speech.language) for name in told.verdict.to_check if name in law.fact
            ]
            ground = "".join(f"; {text}" for text in (*cited, *checks))
        return self._speech.say(
            "tells",
            teller=self._speech.names([told.teller]),
            gatherer=self._speech.names([gatherer]),
            item=self._speech.item(told.item),
            state=state,
            ground=ground,
        )

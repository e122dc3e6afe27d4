"""A question about coverage checked, and its answer put together from one workspace: what text and JSON both show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from api.workspace import Workspace
    from ontology.errors import Fault
    from ontology.model import Model
    from ontology.process import Criterion, Goal, Indicator, Risk
    from queries.approach import Standing
    from queries.clock import Start
    from queries.coverage import Coverage
    from queries.escalation import Escalation
    from queries.gathering import Gathering
    from queries.joint_sets import JointKnowledge, MomentOf, Together
    from queries.pieces import Asked, Holdings
    from queries.sight import Sight

__all__ = ["SHOWN", "CoverageAnswer", "CoverageQuestion", "answer_for", "checked", "clock_from", "with_party"]

_PARTED = ("goal", "risk", "indicator")

UNASKED = ("frame", "criterion")
"""By what coverage is given when nobody says: what a case is weighed by. The rest is of the approach, not of a case."""

SHOWN = 3
"""How many of the smallest sets are told in full, with what the law says of laying their pieces side by side."""


@dataclass(frozen=True, slots=True)
class CoverageQuestion:
    """What was asked: by what (:data:`UNASKED` for ``None``), of which actor, criterion, subject, and part (a goal, a
    risk with its measure, an indicator).
    """

    by: str | None = None
    actor: str | None = None
    criterion: str | None = None
    subject: str | None = None
    part: str | None = None

    @property
    def ways(self) -> tuple[str, ...]:
        """By what coverage is given: one criterion asks for nothing else."""
        if self.by is not None:
            return (self.by,)
        return ("criterion",) if self.criterion else UNASKED

    @property
    def of_approach(self) -> str | None:
        """By what it is asked whether the approach is carried; ``None`` where nobody asks for that."""
        from queries.approach_parts import PARTS

        by = "criterion" if self.criterion else self.by
        return by if by in PARTS else None

    def covers(self, name: str) -> bool:
        """Whether a group or a part with this id is asked for."""
        wanted = self.criterion or self.part
        return wanted is None or name.removeprefix("measure/").removesuffix("/child") == wanted


@dataclass(frozen=True)
class CoverageAnswer:
    """The answer: coverage per way of asking, who sees each trigger together, and the sets that are told in full.

    ``standings`` says of each part whether it is carried, ``escalations`` who sees each criterion from which desk, both
    from ``start``; empty where nobody asked by a part of the approach.
    """

    workspace: Workspace
    question: CoverageQuestion
    coverages: tuple[tuple[str, Coverage], ...]
    joint: tuple[JointKnowledge, ...]
    told: dict[str, tuple[tuple[Together, Gathering | None], ...]]
    start: Start
    standings: tuple[Standing, ...] = ()
    escalations: tuple[Escalation, ...] = ()

    @property
    def day(self) -> str:
        """The day of the law."""
        return self.workspace.flows.bench.day


def checked(model: Model, question: CoverageQuestion) -> list[Fault]:
    """Everything in the question that this model does not have, with the nearest names."""
    from queries.aspects import ASPECTS

    known: dict[str, tuple[str | None, Sequence[str]]] = {
        "--by": (question.by, tuple(ASPECTS)),
        "--actor": (question.actor, (*model.actor, *model.table)),
        "--criterion": (question.criterion, [one.id for one in model.criteria]),
        "--subject": (question.subject, sorted({item.subject for item in model.items} - {"none"})),
        "--part": (question.part, _parts(model, question.by)),
    }
    if question.part is not None and question.by not in _PARTED:
        known.pop("--part")
    faults = [
        _unknown(option, value, names)
        for option, (value, names) in known.items()
        if value is not None and value not in names
    ]
    if question.part is not None and question.by not in _PARTED:
        faults.append(
            _fault(
                "--part",
                "Een onderdeel past alleen bij --by goal, risk of indicator.",
                "A part goes only with --by goal, risk or indicator.",
                ("Zeg met --by waarvan het een onderdeel is.", "Say with --by what it is a part of."),
            )
        )
    if question.criterion is not None and question.by not in (None, "criterion"):
        faults.append(
            _fault(
                "--criterion",
                "Een criterium past alleen bij --by criterion.",
                "A criterion goes only with --by criterion.",
                ("Laat --by weg.", "Leave --by out."),
            )
        )
    return faults


def _parts(model: Model, by: str | None) -> list[str]:
    """The ids that ``--part`` takes: those of what ``--by`` asks by."""
    listed: dict[str | None, Sequence[Goal | Risk | Indicator]] = {
        "goal": model.goals,
        "risk": model.risks,
        "indicator": model.indicators,
    }
    return [one.id for one in listed.get(by, ())]


def clock_from(start: Start) -> Callable[[Workspace], MomentOf]:
    """The clock of coverage: when an actor can lawfully know an item, its own holding at once."""
    from queries.moments import hours_of_actor
    from queries.timing import Timing

    return lambda workspace: hours_of_actor(Timing(workspace.flows.bench), start)


def answer_for(
    workspace: Workspace, question: CoverageQuestion, moment_of: MomentOf | None = None, start: Start | None = None
) -> CoverageAnswer:
    """The answer under the law of the workspace. ``moment_of`` says when an actor can lawfully know an item; without it
    coverage has no times and says so. ``start`` is when the alarm is, for what is asked of the approach; without it
    Monday 09:00.
    """
    from queries.aspects import ASPECTS
    from queries.coverage import coverage
    from queries.joint_sets import joint_knowledge, joint_ways
    from queries.pieces import lawful_pieces
    from queries.positions import Positions
    from queries.sight import Sight

    model = workspace.model
    sight = Sight(Positions(model))
    holdings = lawful_pieces(sight, workspace.flows)
    coverages = []
    for by in question.ways:
        groups = [group for group in ASPECTS[by](model, question.subject) if question.covers(group.id)]
        found = coverage(sight, groups, level=workspace.level, lawful=holdings, moment_of=moment_of)
        coverages.append((by, found))
    joint = joint_knowledge(
        model,
        holdings,
        factors=None if "frame" in question.ways else (),
        criteria=_criteria(question),
        subject=question.subject,
        moment_of=moment_of,
    )
    if question.criterion is not None:
        ways = joint_ways(model, holdings, question.criterion, subject=question.subject, moment_of=moment_of)
        # With one way the criterion says it all; a way that somebody sees alone needs nobody else.
        joint += tuple(one for one in ways if len(ways) > 1 and one.sets and not one.alone)
    told = {one.id: tuple(_told(workspace, holdings, question, one)) for one in joint}
    from queries.clock import DEFAULT_START

    begin = DEFAULT_START if start is None else start
    standings = _standings(workspace, question, begin)
    desks = _escalations(workspace, question, sight, begin) if question.of_approach == "criterion" else ()
    return CoverageAnswer(workspace, question, tuple(coverages), joint, told, begin, standings, desks)


def _standings(workspace: Workspace, question: CoverageQuestion, start: Start) -> tuple[Standing, ...]:
    from queries.approach import Clocks, approach
    from queries.approach_parts import PARTS

    if question.of_approach is None:
        return ()
    parts = PARTS[question.of_approach](workspace.model, workspace.level, question.subject)
    asked = [part for part in parts if question.covers(part.id) and (question.subject is None or part.said)]
    return approach(workspace.model, asked, workspace.flows, Clocks(workspace.flows.bench), start)


def _escalations(
    workspace: Workspace, question: CoverageQuestion, sight: Sight, start: Start
) -> tuple[Escalation, ...]:
    from queries.escalation import desks_of, escalations, of_itself, telling
    from queries.signals import Signals
    from queries.timing import Timing

    bench = workspace.flows.bench
    signals = Signals(bench)
    return escalations(
        workspace.model,
        desks_of(signals),
        telling(signals, start, workspace.level),
        of_itself(sight, workspace.flows, Timing(bench), start),
        level=workspace.level,
        subject=question.subject,
        criterion=question.criterion,
    )


def _criteria(question: CoverageQuestion) -> tuple[str, ...] | None:
    if "criterion" not in question.ways:
        return ()
    return (question.criterion,) if question.criterion else None


def _told(
    workspace: Workspace, holdings: Holdings, question: CoverageQuestion, joint: JointKnowledge
) -> Iterator[tuple[Together, Gathering | None]]:
    """The first sets, those that a table seats and those of whom the criterion involves first; each with its law."""
    from queries.gathering import gathering
    from queries.joint_sets import BINDING_FORMS

    model = workspace.model
    asked = _asked(model, question, joint)
    involved = set(_criterion(model, joint).involves) if joint.criterion else set[str]()
    ordered = sorted(
        with_party(joint.joint, question.actor),
        key=lambda one: (
            not one.binding_tables,
            len(one.members),
            sum(member not in involved for member in one.members),
            not one.tables,
            one.members,
        ),
    )
    for one in ordered[:SHOWN]:
        forums: list[str | None] = [BINDING_FORMS[model.table[table].legal_form] for table in one.binding_tables]
        found = [gathering(workspace.flows, one.members, asked, holdings, forum=forum) for forum in forums or [None]]
        yield one, min((way for way in found if way is not None), key=lambda way: way.rank, default=None)


def with_party(groups: Sequence[Together], party: str | None) -> tuple[Together, ...]:
    """The groups that this actor is in, or this table seats; all of them for ``None``."""
    return tuple(one for one in groups if party in (None, *one.members, *one.tables))


def _criterion(model: Model, joint: JointKnowledge) -> Criterion:
    return next(one for one in model.criteria if one.id == joint.criterion)


def _asked(model: Model, question: CoverageQuestion, joint: JointKnowledge) -> Asked:
    from queries.aspects import criterion_groups
    from queries.pieces import Asked, asked_by_factor

    if joint.factor is not None:
        return asked_by_factor(model, model.risk_factor[joint.factor])
    (group,) = (one for one in criterion_groups(model, question.subject) if one.id == joint.criterion)
    return Asked(1, tuple(aspect.asked for aspect in group.aspects if joint.way in (None, aspect.id)))


def _unknown(option: str, value: str, names: Sequence[str]) -> Fault:
    from ontology.errors import nearest

    near = ", ".join(nearest(value, names) or sorted(names)[:20])
    return _fault(
        option,
        f"«{value}» is hier niet bekend.",
        f"«{value}» is not known here.",
        (f"Kies bijvoorbeeld: {near}.", f"Choose for example: {near}."),
    )


def _fault(option: str, nl: str, en: str, remedy: tuple[str, str]) -> Fault:
    from api.call_reading import fault_at

    return fault_at("coverage", option, nl, en, remedy)

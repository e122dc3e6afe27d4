"""How a decision is made: docs/decision.md, one question to the law followed layer by layer, made by the code itself.

The question is written once, as options of ``zichtlijn check``; label, norms, layers, rank, contrast, next question,
sentence and JSON are what the code makes of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache

from api.case_reading import Case, read_case
from api.wording import WORDS
from ontology.law_loading import load_law
from ontology.loading import load_model
from ontology.norms import Clause, Norm
from ontology.statutes import Law
from queries.contrast import Contrast, apply, what_would_change
from queries.intermediaries import next_label
from queries.lawfulness import candidates, decide
from queries.legal_route import ANY_SECRECY
from queries.matching import Parties, covers, parties, stops_for
from queries.next_questions import next_questions
from queries.situation import Situation
from queries.verdict import OUTCOME_ORDER, LayerName, LayerStatus, Outcome, Verdict
from queries.verdict_sentences import citation

__all__ = ["EXAMPLE", "LAYERS", "Followed", "decision_page", "followed", "readme_block"]

MODEL = "rijswijk"
EXAMPLE: Mapping[str, str] = {
    "holder": "huisarts",
    "recipient": "veilig-thuis",
    "item": "non-fatal-strangulation",
    "purpose": "investigate-domestic-violence",
}
"""The question: what a general practitioner knows of a strangulation that she survived, to Veilig Thuis."""

LAYERS: tuple[tuple[str, str, tuple[LayerName, ...]], ...] = (
    ("L1", "In which capacity does each end act?", (LayerName.CAPACITY,)),
    ("L2", "For which task and purpose, and under which circumstances?", (LayerName.TASK,)),
    ("L3", "Is there a prohibition or a closed list?", (LayerName.STOPS,)),
    ("L4", "Which secrecy binds the holder, and does this ground lift it?", (LayerName.SECRECY,)),
    ("L5", "On which basis of GDPR 6 does the holder disclose?", (LayerName.BASIS,)),
    (
        "L6",
        "Which exemption of GDPR 9 or 10 has the holder, and which the recipient?",
        (LayerName.EXEMPTION_HOLDER, LayerName.EXEMPTION_RECIPIENT),
    ),
    ("L7", "Does the new purpose fit the one for which it was recorded?", (LayerName.COMPATIBILITY,)),
    ("L8", "For which task may the recipient hold it?", (LayerName.RECIPIENT,)),
    ("L9", "What must a person weigh?", (LayerName.JUDGEMENT,)),
)
"""The layers of the procedure that a route is run through, each with its question; L0 and L10-L12 stand around them."""

_WHEN = {"vooraf": "Beforehand", "gelijk": "At the same time", "achteraf": "Afterwards", "uitgesteld": "Postponed"}

Write = Callable[[str, str, str, Iterable[str]], str]
Table = Callable[[Sequence[str], Iterable[Sequence[str]]], list[str]]


@dataclass(frozen=True)
class Followed:
    """The example with everything that the law says about it."""

    law: Law
    case: Case
    verdict: Verdict
    contrasts: tuple[Contrast, ...]
    questions: tuple[str, ...]

    def norm(self, identifier: str) -> Norm:
        """The norm as it stood on the day of the case."""
        return self.law.on(self.case.day).norm[identifier]


@cache
def followed() -> Followed:
    """The example, decided."""
    law = load_law()
    case = read_case(dict(EXAMPLE), law, load_model(MODEL), "decision")
    asked = (law, case.disclosure, case.situation, case.day)
    return Followed(law, case, decide(*asked), what_would_change(*asked), next_questions(*asked))


def decision_page(write: Write, table: Table) -> str:
    """The page; ``write(title, origin, intro, body)`` gives it its form, ``table(head, rows)`` makes a table."""
    it = followed()
    intro = (
        "One question, followed layer by layer. Layers are joined by AND, grounds within a layer by OR; what is not "
        "known stays unknown, and what a person must weigh is never filled in. Everything below is what the code makes "
        "of this one command:"
    )
    body = [
        *_fence("sh runnable", " ".join(words())),
        *_input(it, table),
        *_matches(it, table),
        *_layers(it),
        *_rank(it, table),
        *_contrast(it, table),
        *_next_question(it, table),
        "## 7. What the user sees",
        "",
        *_fence("text", run_command()),
        "## 8. The same for a program",
        "",
        f"`{' '.join(words())} --json` answers:",
        "",
        *_fence("json", run_command("--json")),
    ]
    return write("How a decision is made", "`tools/decision_page.py`, which runs the code on one example", intro, body)


def readme_block() -> str:
    """The example in five lines, for the README: the command and the head of its answer."""
    head = run_command().partition("\n\n")[0]
    return "\n".join([*_fence("sh runnable", " ".join(words())), *_fence("text", head)]).rstrip()


def words() -> list[str]:
    """The command line that asks the question."""
    return ["zichtlijn", "check", *(word for key, value in EXAMPLE.items() for word in (f"--{key}", value))]


@cache
def run_command(*options: str) -> str:
    """What the command line answers. Raises ``RuntimeError`` when it refuses its own example."""
    from typer.testing import CliRunner

    from api.cli import app

    result = CliRunner().invoke(app, [*words()[1:], "--model", MODEL, *options])
    if result.exit_code != 0:
        raise RuntimeError(result.output)
    return result.stdout.strip()


# ── the question ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _input(it: Followed, table: Table) -> list[str]:
    asked = it.case.disclosure
    ends = _ends(it)
    rows = [
        (f"`{field.name}`", _value(getattr(asked.label, field.name)))
        for field in fields(asked.label)
        if getattr(asked.label, field.name) is not None
    ]
    facts = ", ".join(f"`{name}` = {value}" for name, value in sorted(it.case.situation.facts.items()))
    return [
        "## 1. What is asked",
        "",
        f"- holder: `{asked.holder}`, which falls under {_codes(sorted(ends.holder - {asked.holder}))}",
        f"- recipient: `{asked.recipient}`, which falls under {_codes(sorted(ends.recipient - {asked.recipient}))}",
        f"- purpose: `{asked.purpose}`; initiative: `{asked.initiative}`; forum: `{asked.forum}`",
        f"- earlier hops: {len(asked.hops) or 'none'}",
        f"- circumstances given: {facts or 'none, so every circumstance is unknown'}",
        f"- law of {it.case.day}",
        "",
        "The record states its own attributes. Category and secrecy belong to the record as this holder keeps it, not "
        "to the fact itself; what the question leaves out is taken from the register and said first: "
        + " ".join(f"*{text.en}*" for text in it.case.assumptions),
        "",
        *table(("attribute of the record", "value"), rows),
    ]


def _ends(it: Followed) -> Parties:
    return parties(it.law.on(it.case.day), it.case.disclosure)


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return _codes(value) or "none"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


# ── which norms speak ────────────────────────────────────────────────────────────────────────────────────────────────


def _matches(it: Followed, table: Table) -> list[str]:
    law, asked, ends = it.law.on(it.case.day), it.case.disclosure, _ends(it)
    between = candidates(law, asked, it.case.situation)
    covering = [norm for norm in between if covers(norm, asked, ends)]
    others = [norm.id for norm in between if norm not in covering]
    rows = [
        (
            f"`{norm.id}`",
            citation(it.law, norm).en,
            norm.kind.value,
            norm.modality.value,
            "; ".join(map(_clause, norm.when)) or "nothing",
        )
        for norm in (*covering, *stops_for(law, asked, ends))
    ]
    return [
        "## 2. Which norms speak about it",
        "",
        f"{len(law.norms)} norms are in force on {it.case.day}. {len(between)} grounds name these two ends; "
        f"{len(covering)} of them also cover this record, purpose, forum and initiative. "
        + (f"Not covering it: {_codes(others)}. " if others else "")
        + "With them stand the stops that bind the record.",
        "",
        *table(("norm", "article", "kind", "modality", "asks that"), rows),
    ]


def _clause(clause: Clause) -> str:
    return " or ".join(f"`{option.fact}` = {'/'.join(option.values)} ({option.role})" for option in clause.options)


# ── layer by layer ───────────────────────────────────────────────────────────────────────────────────────────────────


def _layers(it: Followed) -> list[str]:
    found = {layer.name: layer for layer in it.verdict.layers}
    body = [
        "## 3. Layer by layer",
        "",
        f"The route of `{it.verdict.grounds[0]}`, the best that was found. All layers must be met together.",
        "",
        "### L0. Is life in danger now?",
        "",
        f"`acute-danger` is {it.case.situation.value('acute-danger') or 'unknown'}. "
        + ("Call 112 first, with the rescue facts. " if it.verdict.acute else "")
        + "Danger is never itself a ground: it sends rescue facts to 112 and takes away the ways that must wait.",
        "",
    ]
    for number, question, names in LAYERS:
        body += [f"### {number}. {question}", ""]
        for layer in (found[name] for name in names if name in found):
            body.append(f"- **{_word('layer', layer.name.value)}: {_word('layer-status', layer.status.value)}**")
            body += [f"  - {_norm_line(it, name)}" for name in layer.norms]
            body += [f"  - {_fact_line(it, name)}" for name in layer.facts]
            if layer.name is LayerName.JUDGEMENT and layer.status is LayerStatus.OPEN:
                body += [f"  - asked of a person: {text.en}" for text in it.verdict.to_weigh]
            if layer.name is LayerName.SECRECY and layer.norms:
                body.append(f"  - {_lifted(it)}")
            if not layer.norms:
                body.append("  - no norm of this kind meets the record")
        body.append("")
    return [*body, *_after(it)]


def _after(it: Followed) -> Iterator[str]:
    """L10 to L12: what the disclosure brings along."""
    ground = it.norm(it.verdict.grounds[0])
    label = next_label(it.law, it.case.disclosure.recipient, it.case.disclosure.label)
    yield from ("### L10. When is the person told?", "")
    yield f"{_WHEN[ground.transparency]}, by `{ground.id}`." if ground.transparency else "Not recorded."
    yield from ("", "### L11. What must be recorded?", "")
    yield it.verdict.recording.en if it.verdict.recording else "Nothing is recorded about it."
    yield from ("", "### L12. Under which label does the recipient hold it?", "")
    yield (
        f"Regime `{label.regime}`, secrecy {_codes(label.secrecy or ()) or 'not researched'}, "
        f"from {_codes(label.origin) or 'no closed regime'}. {it.verdict.onward.en if it.verdict.onward else ''}"
    ).rstrip()
    yield ""


def _lifted(it: Followed) -> str:
    """What the ground says it opens; where it opens nothing, the stop itself names what passes it."""
    ground = it.norm(it.verdict.grounds[0])
    opened = "any professional secrecy, in terms" if ANY_SECRECY in ground.opens else _codes(ground.opens)
    return f"`{ground.id}` opens {opened}" if opened else f"`{ground.id}` opens nothing: each stop says what passes it"


def _norm_line(it: Followed, identifier: str) -> str:
    norm = it.norm(identifier)
    return f"`{identifier}`, {citation(it.law, norm).en}: {norm.title.en}"


def _fact_line(it: Followed, name: str) -> str:
    return f"`{name}` is {it.case.situation.value(name) or 'unknown'}: {it.law.fact[name].question.en}"


# ── the outcome ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _rank(it: Followed, table: Table) -> list[str]:
    stands: dict[tuple[str, str | None], list[str]] = {}
    for ground, outcome, decision in (
        *((ground, it.verdict.outcome, it.verdict.decision) for ground in it.verdict.grounds),
        *((other.ground, other.outcome, other.decision) for other in it.verdict.alternatives),
    ):
        split = decision.value if outcome is Outcome.PERMITTED_IF else None
        stands.setdefault((outcome.value, split), []).append(ground)
    rows = []
    for number, (outcome, step) in enumerate(OUTCOME_ORDER, start=1):
        split = None if step is None else step.value
        grounds = stands.get((outcome.value, split), [])
        chosen = number == it.verdict.rank + 1
        name = f"`{outcome.value}`{f' [{split}]' if split else ''}"
        rows.append((str(number), f"**{name}**" if chosen else name, _codes(grounds)))
    waits = [f"`{name}`" for name in it.verdict.to_check]
    return [
        "## 4. The outcome, and why it stands there",
        "",
        f"**{it.verdict.outcome.value}**, modality `{it.verdict.modality.value}`, decided by "
        f"`{it.verdict.decision.value}`: "
        + (f"what is not yet known is {', '.join(waits)}. " if waits else "nothing is left to look up. ")
        + "Of all routes the best one counts, and the others are shown as alternatives. Best first:",
        "",
        *table(("rank", "outcome", "grounds that give it here"), rows),
    ]


def _contrast(it: Followed, table: Table) -> list[str]:
    rows = []
    for contrast in it.contrasts:
        flipped = decide(it.law, *apply(it.case.disclosure, it.case.situation, contrast.changes), it.case.day)
        changes = " and ".join(f"`{change.key}` = {change.value}" for change in contrast.changes)
        rows.append((changes, _outcome(flipped), _codes(flipped.grounds)))
    return [
        "## 5. What would change it",
        "",
        "Every smallest set of circumstances that turns it into a duty or a power: to be tested legally, never advice.",
        "",
        *table(("if this is so", "then", "on"), rows),
    ]


def _next_question(it: Followed, table: Table) -> list[str]:
    rows = []
    for name in it.questions:
        for value in it.law.fact[name].values:
            situation = Situation({**it.case.situation.facts, name: value})
            told = decide(it.law, it.case.disclosure, situation, it.case.day)
            same = " (as now)" if told.rank == it.verdict.rank else ""
            rows.append((f"`{name}`", value, f"{_outcome(told)}{same}", _codes(told.grounds)))
    return [
        "## 6. Which question comes next",
        "",
        "Every value of every unknown circumstance is tried; first comes the one that leads to most other outcomes.",
        "",
        *([f"Ask first: {it.law.fact[it.questions[0]].question.en}", ""] if it.questions else []),
        *table(("circumstance", "answer", "then", "on"), rows),
    ]


# ── words ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _outcome(verdict: Verdict) -> str:
    split = f" [{verdict.decision.value}]" if verdict.outcome is Outcome.PERMITTED_IF else ""
    return f"`{verdict.outcome.value}`{split}"


def _word(scheme: str, code: str) -> str:
    text = WORDS.get(f"{scheme}/{code}")
    return code if text is None else text.en


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _fence(language: str, text: str) -> list[str]:
    return [f"```{language}", *text.splitlines(), "```", ""]

"""What ``measures`` prints: per measure what it says in one plain sentence, the values, and how firm they are."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from api.measures_wire import GRADES, LEVELS, REMARKS
from api.terminal import WIDTH, table, wrap
from graph.measures.measure import Key, Level, Measure
from graph.measures.memory import blind_items
from graph.measures.registry import MEASURE
from ontology.terms import Text
from queries.matrices import confined_items, needs_of_others, owners_without_row

if TYPE_CHECKING:
    from graph.measures.matrices import Matrices
    from graph.measures.sensitivity import Range
    from ontology.model import Model

__all__ = ["measures_text"]

_SAY: Mapping[str, Text] = {
    "head": Text(
        "peildatum {date}, versie {version}; {agents} actoren, {items} items, {steps} stappen",
        "reference date {date}, version {version}; {agents} actors, {items} items, {steps} steps",
    ),
    "of-actor": Text("Maten van {actor}", "Measures of {actor}"),
    "measure": Text("maat", "measure"),
    "value": Text("waarde", "value"),
    "range": Text("met één gegeven minder", "with one entry less"),
    "step": Text("stap", "step"),
    "actor": Text("actor", "actor"),
    "pair": Text("actor en ander", "actor and other"),
    "link": Text("lijn", "line"),
    "undefined": Text("n.v.t.", "n/a"),
    "unchanged": Text("blijft gelijk", "stays the same"),
    "or-undefined": Text("of n.v.t.", "or n/a"),
    "more": Text(
        "Nog {count} met een gelijke of lagere waarde; alle met --measure {name}.",
        "{count} more with the same or a lower value; all of them with --measure {name}.",
    ),
    "zero": Text("Bij {count} is het 0.", "For {count} it is 0."),
    "none": Text("Niet te bepalen voor {count}: n.v.t.", "Undefined for {count}: n/a."),
    "formula": Text("Formule: {formula}", "Formula: {formula}"),
    "reference": Text("Naar: {reference}; {grade}.", "After: {reference}; {grade}."),
    "letters": Text(
        "Letters: AK wie heeft wat (K_i: wat i heeft), AT wie doet mee aan welke stap, KT wat een stap nodig heeft, "
        "N wat een actor zelf nodig heeft, TT de volgorde van stappen, AA wie spreekt wie (x_ij: van i naar j), "
        "S wat de deelnemers aan een stap samen hebben, R_i wat bij i aankomt, AK⁺ beide, C wie i kent, B wat i denkt "
        "dat een ander heeft, h hoeveel er zijn, d: elk positief vakje wordt 1.",
        "Letters: AK who holds what (K_i: what i holds), AT who has a part in which step, KT what a step needs, N what "
        "an actor itself needs, TT the order of steps, AA who talks to whom (x_ij: from i to j), S what those with a "
        "part in a step hold together, R_i what reaches i, AK⁺ both, C whom i knows, B what i thinks another holds, "
        "h how many there are, d: every positive cell becomes 1.",
    ),
    "means": Text("Wat de maten zeggen", "What the measures say"),
    "blind": Text("Weet niet bij wie te vragen: {items}.", "Does not know whom to ask: {items}."),
    "range-means": Text(
        "De laatste kolom toont tussen welke waarden dit getal blijft als één positie of één lijn niet klopt en "
        "wegvalt. Een brede kolom is een wankel getal.",
        "The last column shows between which values the number stays when one holding or one line is wrong and "
        "falls away. A wide range is a shaky number.",
    ),
    "confined": Text(
        "{count} afgeschermd item telt in geen enkele maat mee.", "{count} confined item counts in no measure."
    ),
    "confined-many": Text(
        "{count} afgeschermde items tellen in geen enkele maat mee.", "{count} confined items count in no measure."
    ),
    "others": Text(
        "{count} behoeften van overleggen en kennisbronnen tellen mee voor de stap, niet voor een actor.",
        "{count} needs of tables and knowledge sources count for the step, not for an actor.",
    ),
    "owners": Text(
        "Geen actor, dus geen deelnemer aan de stap die zij bezitten: {owners}.",
        "No actor, so no participant of the step they own: {owners}.",
    ),
    "incomplete": Text(
        "* Niet opgegeven dat de posities volledig zijn; de waarde gaat over wat is vastgelegd.",
        "* Not declared that the holdings are complete; the value is about what is recorded.",
    ),
    "assumptions": Text("Aannamen van dit model", "Assumptions of this model"),
    "fictional": Text("Dit model is fictief.", "This model is fictional."),
}


def measures_text(
    model: Model,
    m: Matrices,
    found: Mapping[str, Mapping[Key, Range]],
    language: str,
    *,
    actor: str | None = None,
    explain: bool = False,
    limit: int | None = None,
) -> str:
    """The whole answer: the whole and the steps first, then the highest ``limit`` values of each measure (all for
    ``None``), or everything about ``actor``; what it leans on at the end.
    """
    writing = _Writing(model, m, language, explain)
    chosen = [MEASURE[name] for name in found]
    lines = [*writing.head(), ""]
    whole = [one for one in chosen if one.level is Level.GRAPH]
    if whole:
        lines += writing.together(LEVELS[Level.GRAPH].of(language), whole, [found[one.name][()] for one in whole])
    own = [one for one in chosen if one.level is Level.ACTOR and actor is not None]
    if own and actor is not None:
        title = writing.say("of-actor", actor=model.label(actor).of(language))
        lines += writing.together(title, own, [found[one.name][actor,] for one in own], mark=actor)
        lines += writing.blind(actor) if "blind-need" in found else []
    for one in chosen:
        if one not in whole and one not in own:
            lines += writing.apart(one, found[one.name], limit)
    return "\n".join([*lines, *writing.leaning()])


class _Writing:
    """One answer in one language."""

    def __init__(self, model: Model, m: Matrices, language: str, explain: bool) -> None:
        self.model, self.m, self.language, self.explain = model, m, language, explain

    def say(self, key: str, **filled: object) -> str:
        return _SAY[key].of(self.language).format(**filled)

    def head(self) -> list[str]:
        m = self.m
        size = {"agents": len(m.agents), "items": len(m.items), "steps": len(m.steps)}
        lines = [
            self.model.title.of(self.language),
            self.say("head", date=self.model.reference_date, version=self.model.version, **size),
            *([self.say("fictional")] if self.model.fictional else []),
            self.say("range-means"),
            *([self.say("letters")] if self.explain else []),
        ]
        return [wrap(line) for line in lines]

    def together(self, title: str, chosen: list[Measure], values: list[Range], mark: str = "") -> list[str]:
        """Measures under each other in one table, with their sentences below it."""
        rows = [
            (one.label.of(self.language), self.value(value, mark), self.range(value))
            for one, value in zip(chosen, values, strict=True)
        ]
        told = [line for one in chosen for line in self.meaning(one, named=True)]
        return [title, "", self.table("measure", rows), "", f"{self.say('means')}:", *told, ""]

    def apart(self, measure: Measure, values: Mapping[Key, Range], limit: int | None) -> list[str]:
        """One measure with its values, the highest first."""
        defined = [key for key in values if values[key].value is not None]
        if measure.level is Level.STEP:  # eight at most, in the order of the approach
            shown = defined
        else:
            defined.sort(key=lambda key: _highest(values, key))
            shown = [key for key in defined if limit is None or values[key].value][:limit]
        rows = [
            (self.name(measure.level, key), self.value(values[key], key[0]), self.range(values[key])) for key in shown
        ]
        hidden = defined[len(shown) :]
        zero = sum(values[key].value == 0 for key in hidden)
        more, undefined = len(hidden) - zero, len(values) - len(defined)
        return [
            wrap(f"{measure.label.of(self.language)} ({measure.name})"),
            *self.meaning(measure, named=False),
            *([self.table(measure.level.value, rows)] if rows else []),
            *([wrap(self.say("more", count=more, name=measure.name))] if more else []),
            *([wrap(self.say("zero", count=zero))] if zero else []),
            *([wrap(self.say("none", count=undefined))] if undefined else []),
            "",
        ]

    def meaning(self, measure: Measure, *, named: bool) -> list[str]:
        sentence = measure.sentence.of(self.language)
        lines = [_listed(f"{measure.label.of(self.language)}: {sentence}") if named else wrap(sentence)]
        if self.explain:
            grade = GRADES[measure.grade].of(self.language)
            lines.append(_indented(self.say("formula", formula=measure.formula)))
            lines.append(_indented(self.say("reference", reference=measure.reference, grade=grade)))
        return lines

    def blind(self, actor: str) -> list[str]:
        items = blind_items(self.m, actor)
        if not items:
            return []
        labels = sorted(self.model.item[item].label.of(self.language) for item in items)
        return [wrap(self.say("blind", items="; ".join(labels))), ""]

    def leaning(self) -> list[str]:
        """What the answer leans on."""
        confined, others = confined_items(self.model), needs_of_others(self.model)
        owners = [self.model.label(owner).of(self.language) for owner in owners_without_row(self.model)]
        notes = [
            *([self.say("confined" if confined == 1 else "confined-many", count=confined)] if confined else []),
            *([self.say("others", count=others)] if others else []),
            *([self.say("owners", owners="; ".join(owners))] if owners else []),
            *([self.say("incomplete")] if len(self.m.complete) < len(self.m.agents) else []),
        ]
        assumed = [_listed(one.text.of(self.language)) for one in self.model.assumptions]
        return [
            *map(wrap, notes),
            *([f"{self.say('assumptions')}:", *assumed] if assumed else []),
            *(wrap(remark.of(self.language)) for remark in REMARKS),
        ]

    # ── cells ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def table(self, first: str, rows: Iterable[tuple[str, str, str]]) -> str:
        return table((self.say(first), self.say("value"), self.say("range")), rows)

    def name(self, level: Level, key: Key) -> str:
        if level is Level.STEP:
            return self.model.step[key[0]].label.of(self.language)
        between = " → " if level is Level.LINK else " / "
        return between.join(self.model.label(party).brief(self.language) for party in key)

    def value(self, found: Range, agent: str) -> str:
        unsure = agent in self.m.holds and agent not in self.m.complete
        return self.number(found.value) + ("*" if unsure and found.value is not None else "")

    def range(self, found: Range) -> str:
        if found.low is None or found.high is None:
            return ""
        same = found.low == found.high
        between = self.say("unchanged") if same else f"{self.number(found.low)} – {self.number(found.high)}"
        return f"{between}, {self.say('or-undefined')}" if found.can_vanish else between

    def number(self, value: float | None) -> str:
        if value is None:
            return self.say("undefined")
        told = f"{value:.0f}" if value.is_integer() else f"{value:.3f}"
        return told if self.language == "en" else told.replace(".", ",")


def _highest(values: Mapping[Key, Range], key: Key) -> tuple[float, Key]:
    return (-(values[key].value or 0.0), key)


def _listed(text: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent="- ", subsequent_indent="  ", break_on_hyphens=False)


def _indented(text: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)

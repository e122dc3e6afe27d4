"""How a report speaks: names, items, states and articles in one language, and the frame that every report shares."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from ontology.terms import Text
from queries.asking_first import question_of
from queries.phrasing import names
from queries.repair_telling import condition_text, purpose_label, weighing
from queries.situation import CONSENT_OF
from queries.verdict_sentences import State, citation, spoken_state, state_of
from visualisations.page import label
from visualisations.reports.document import Report
from visualisations.words import day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from queries.answer import NeedRow
    from queries.repair import Arrangement, Plan
    from queries.repair_terms import Line
    from queries.verdict import Verdict
    from visualisations.reports.document import Section
    from visualisations.reports.material import Material

__all__ = ["Voice", "at_once", "framed", "starts_now"]

_AID = Text("Hulpmiddel, geen juridisch advies.", "An aid, not legal advice.")
_FICTIONAL = Text("Fictief model: niets hierin is van een bestaande gemeente", "Fictional model: of no real place")
_FICTIONAL_SHORT = Text("FICTIEF", "FICTIONAL")
_ASKING_HIM = Text("; hem vragen kan haar in gevaar brengen.", "; asking him can endanger her.")
_PAGE = Text("bladzijde", "page")
_CONTENTS = Text("Inhoud", "Contents")


class Voice:
    """The words of one report."""

    def __init__(self, material: Material, language: str) -> None:
        self.material, self.language = material, language
        self.model, self.law = material.model, material.law
        self._asked: dict[str, str] = {}
        self._on_day = self.law.on(material.legal.day, pending=True).norm

    def of(self, text: Text, **filled: object) -> str:
        """A sentence with its gaps filled in."""
        said = text.of(self.language)
        return said.format(**filled) if filled else said

    def name(self, party: str) -> str:
        """How a party is called in a sentence."""
        return self.model.label(party).brief(self.language)

    def names(self, parties: Iterable[str], most: int = 12) -> str:
        """Parties in a row."""
        return names(self.model, dict.fromkeys(parties), self.language, most)

    def item(self, item: str) -> str:
        """How an item is called."""
        return self.model.item[item].label.of(self.language)

    def items(self, items: Iterable[str], most: int = 99) -> str:
        """Items in a row, with how many more there are."""
        listed = [self.item(item) for item in dict.fromkeys(items)]
        more = len(listed) - most
        if more <= 1:  # naming one more is as short as saying that there is one more
            return "; ".join(listed)
        rest = Text(f"en nog {more}", f"and {more} more").of(self.language)
        return "; ".join([*listed[:most], rest])

    def step(self, row: NeedRow) -> str:
        """The step at which something is needed."""
        return self.model.step[row.step].label.of(self.language)

    def kind(self, row: NeedRow) -> str:
        """The kind of a gap."""
        return label(self.model, f"gap-kind/{row.kind.value}", self.language)

    def articles(self, verdict: Verdict) -> tuple[str, ...]:
        """The articles that carry a verdict, as they stood on its day."""
        on_day = self.law.on(verdict.day, pending=True).norm
        cited = (citation(self.law, on_day[name]).of(self.language) for name in verdict.grounds if name in on_day)
        return tuple(dict.fromkeys(cited))

    def norms(self, cited: Iterable[str]) -> tuple[str, ...]:
        """Norms by id as articles."""
        found = (citation(self.law, self._on_day[name]).of(self.language) for name in cited if name in self._on_day)
        return tuple(dict.fromkeys(found))

    def acts(self, verdicts: Iterable[Verdict]) -> str:
        """The short names of laws with what they are in full, for who does not know them."""
        used = {self._on_day[name].act for one in verdicts for name in one.grounds if name in self._on_day}
        acts = sorted((self.law.act[name] for name in used), key=lambda act: act.short)
        told = ((act.short, act.label.brief(self.language)) for act in acts)
        return "; ".join(f"{short} = {whole}" for short, whole in told if whole != short)

    def question(self, fact: str) -> str:
        """What is asked about a fact, with who decides; of his consent also what asking him can do."""
        said = question_of(self.law, fact).of(self.language)
        return f"{said}{_ASKING_HIM.of(self.language)}" if fact == CONSENT_OF["perpetrator"] else said

    def asked(self, questions: Iterable[str]) -> str:
        """Numbers for what is to be checked, weighed or recorded; a question has one number in the whole report."""
        numbers = (self._asked.setdefault(one, f"V{len(self._asked) + 1}") for one in questions)
        return ", ".join(dict.fromkeys(numbers))

    def listed(self, numbers: Iterable[str] | None = None) -> tuple[tuple[str, str], ...]:
        """The questions with their numbers; all of them, or those that are named."""
        wanted = None if numbers is None else set(numbers)
        return tuple((number, text) for text, number in self._asked.items() if wanted is None or number in wanted)

    def day(self, iso: str) -> str:
        """A date in words."""
        return day(iso, self.language)

    # ── arrangements ─────────────────────────────────────────────────────────────────────────────────────────────────

    def ends(self, one: Arrangement) -> str:
        """Who tells whom."""
        return f"{self.name(one.line.holder)} → {self.name(one.line.recipient)}"

    def purpose(self, one: Arrangement) -> str:
        """What for."""
        return purpose_label(self.model, one.line.purpose).of(self.language)

    def grounds(self, one: Arrangement) -> str:
        """The states of its disclosures, each with its articles."""
        told: dict[str, dict[str, None]] = {}
        for leg in one.legs:
            told.setdefault(spoken_state(leg.verdict).of(self.language), {}).update(
                dict.fromkeys(self.articles(leg.verdict))
            )
        return ". ".join("; ".join((_capital(state), *articles)) for state, articles in told.items())

    def conditions(self, one: Arrangement) -> list[str]:
        """What must be arranged first, and by whom."""
        return [condition_text(self.model, self.law, each, one.line).of(self.language) for each in one.conditions]

    def weighs(self, one: Arrangement) -> str:
        """Who weighs, and the numbers of what; empty where nothing is left to weigh."""
        if weighing(self.model, one) is None:
            return ""
        questions = (text.of(self.language) for leg in one.legs for text in leg.verdict.to_weigh)
        said = Text("De beroepskracht bij {holder} weegt per geval", "The professional at {holder} weighs each case")
        numbers = self.asked(questions)
        return f"{self.of(said, holder=self.name(one.line.holder))}{f': {numbers}' if numbers else ''}."

    def exceptions(self, one: Arrangement) -> str:
        """The numbers of what to look at before sharing."""
        facts = dict.fromkeys(name for leg in one.legs for name in leg.verdict.exceptions if name in self.law.fact)
        numbers = self.asked(map(self.question, facts))
        return f"{Text('Controleer', 'Check').of(self.language)}: {numbers}." if numbers else ""


def starts_now(one: Arrangement) -> bool:
    """Whether it can start without arranging anything else first: the law lets or makes every disclosure of it, no
    condition and no other line comes first. What a professional must weigh stays to be weighed, every time.
    """
    carried = all(state_of(leg.verdict) in (State.MUST, State.MAY) for leg in one.legs)
    return bool(one.closes) and carried and not one.conditions and not one.together


def at_once(plan: Plan) -> tuple[tuple[Arrangement, int], ...]:
    """The arrangements that can start now, in the order of the plan, each with how many gaps are closed once it and
    those before it here are there; those that close nothing without others are left out. The plan counts what closes
    after everything before it, and that may be something that has to wait.
    """
    lines: set[Line] = set()
    found, before = [], 0
    for one in plan.arrangements:
        if starts_now(one):
            lines.add(one.line)
            closed = _closed_over(plan, lines)
            if closed > before:
                found.append((one, closed - before))
                before = closed
    return tuple(found)


def _closed_over(plan: Plan, lines: set[Line]) -> int:
    """How many needs are served when only these lines are arranged, and nothing else."""
    served = {
        (need, recipient)
        for (need, recipient), way in plan.used.items()
        if all(leg.share is None or leg.share.line in lines for leg in way.legs)
    }
    waiting = {need for need, recipient in plan.used if (need, recipient) not in served}
    return len({need for need, _ in served} - waiting)


def framed(voice: Voice, kind: str, titles: tuple[Text, Text], sections: tuple[Section, ...]) -> Report:
    """The report around its sections: marks, what it is of, and the line at the foot of every page."""
    material, model, language = voice.material, voice.model, voice.language
    place = model.title.of(language)
    aid = _AID.of(language)
    stamp = Text(
        f"Model {model.id}, versie {model.version}, peildatum {voice.day(material.analysis.reference_date)}",
        f"Model {model.id}, version {model.version}, reference date {voice.day(material.analysis.reference_date)}",
    ).of(language)
    foot = [*([_FICTIONAL_SHORT.of(language)] if model.fictional else []), f"{stamp}.", aid]
    facts = [
        (Text("Model", "Model"), f"{model.id}, {Text('versie', 'version').of(language)} {model.version}"),
        (Text("Peildatum", "Reference date"), voice.day(material.analysis.reference_date)),
        (Text("Recht van", "Law of"), voice.day(material.legal.day)),
        (Text("Niveau", "Level"), str(material.analysis.level)),
        (
            Text("Bron", "Source"),
            Text(
                f"{len(model.sources)} bronnen; vingerafdruk {model.fingerprint[:12] or '–'}",
                f"{len(model.sources)} sources; fingerprint {model.fingerprint[:12] or '–'}",
            ).of(language),
        ),
    ]
    content = repr((kind, language, model.id, model.version, model.fingerprint, material.legal.day, sections))
    return Report(
        kind=kind,
        language=language,
        title=titles[0].of(language).format(place=place),
        subtitle=titles[1].of(language).format(place=place),
        flags=(*([_FICTIONAL.of(language)] if model.fictional else []), aid.removesuffix(".")),
        facts=tuple((term.of(language), value) for term, value in facts),
        foot=" · ".join(foot),
        page=_PAGE.of(language),
        contents=_CONTENTS.of(language),
        day=material.analysis.reference_date,
        identity=sha256(content.encode()).hexdigest(),
        sections=sections,
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

"""What one partner is asked in a session: every statement of the model about it, as one line to tick."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from ontology.terms import Text

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.terms import Actor, Flow

__all__ = ["ANSWERS", "HEADINGS", "About", "Answer", "SessionGap", "SessionLine", "SessionPart", "parts_of"]


class Answer(StrEnum):
    """What a partner can say of a line. An empty cell is not asked, and changes nothing."""

    RIGHT = "right"
    WRONG = "wrong"
    UNKNOWN = "unknown"


ANSWERS: Mapping[Answer, Text] = MappingProxyType(
    {
        Answer.RIGHT: Text("klopt", "right"),
        Answer.WRONG: Text("klopt niet", "not right"),
        Answer.UNKNOWN: Text("weten we niet", "we do not know"),
    }
)


class About(StrEnum):
    """What a line is about. The value begins its key."""

    HAS = "has"
    ALL_HOLDINGS = "all-holdings"
    NEEDS = "needs"
    GIVES = "gives"
    GETS = "gets"
    ALL_CONTACTS = "all-contacts"
    URGENT = "urgent"
    ORDINARY = "ordinary"


HEADINGS: Mapping[About, Text] = MappingProxyType(
    {
        About.HAS: Text("Wij weten dit", "We know this"),
        About.ALL_HOLDINGS: Text("Dit is alles", "This is everything"),
        About.NEEDS: Text("Wij hebben dit nodig", "We need this"),
        About.GIVES: Text("Wij geven dit door", "We pass this on"),
        About.GETS: Text("Wij krijgen dit", "We get this"),
        About.ALL_CONTACTS: Text("Dit is alles", "This is everything"),
        About.URGENT: Text("Bereikbaar bij spoed", "Reachable when urgent"),
        About.ORDINARY: Text("Bereikbaar voor gewoon werk", "Reachable for ordinary work"),
    }
)

_ALL_HOLDINGS = Text("Meer dan dit leggen wij niet vast.", "We record nothing more than this.")
_NO_HOLDINGS = Text("Wij leggen hier niets over vast.", "We record nothing about this.")
_ALL_CONTACTS = Text(
    "Andere partners dan hierboven kennen wij hiervoor niet.", "We know no other partners for this than those above."
)
_NO_CONTACTS = Text("Wij kennen hiervoor geen andere partners.", "We know no other partners for this.")


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One statement about ``actor``. ``key`` finds it back: what it is about, and the ids it stands for."""

    key: str
    about: About
    actor: str
    what: Text
    detail: Text
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SessionPart:
    """One partner with its lines, in the order in which they are asked."""

    partner: str
    label: Text
    lines: tuple[SessionLine, ...]


@dataclass(frozen=True, slots=True)
class SessionGap:
    """Something that ``needer`` misses, heaviest first in a list; ``kind`` says how, as far as the partner may see."""

    key: str
    partner: str
    needer: str
    what: Text
    kind: Text


def parts_of(model: Model, partner: str | None = None) -> tuple[SessionPart, ...]:
    """The lines of every partner with an actor (or of one), by name. Nothing about a confined item is asked on paper.

    >>> from ontology.loading import load_model
    >>> [part.lines[0].what.nl for part in parts_of(load_model("voorbeeld"))][:1] != []
    True
    """
    lines = _Lines(model)
    parts = []
    for one in model.partners:
        actors = [actor for actor in model.actors if actor.partner == one.id]
        if actors and partner in (None, one.id):
            parts.append(SessionPart(one.id, one.label, tuple(line for each in actors for line in lines.of(each))))
    return tuple(sorted(parts, key=lambda part: (part.label.nl.casefold(), part.partner)))


class _Lines:
    def __init__(self, model: Model) -> None:
        self.model = model
        self.closed = {item.id for item in model.items if item.confined}

    def of(self, actor: Actor) -> Iterator[SessionLine]:
        held, moved = [*self._holdings(actor.id)], [*self._flows(actor.id)]
        yield from held
        told = _ALL_HOLDINGS if held else _NO_HOLDINGS
        yield self._whole(About.ALL_HOLDINGS, actor.id, told, actor.complete_holdings)
        yield from self._needs(actor.id)
        yield from moved
        told = _ALL_CONTACTS if moved else _NO_CONTACTS
        yield self._whole(About.ALL_CONTACTS, actor.id, told, actor.complete_contacts)
        for about, value in ((About.URGENT, actor.urgent), (About.ORDINARY, actor.ordinary)):
            yield self._line(about, actor.id, self._label("availability", value.value), actor.reach, (actor.id,))

    def _holdings(self, actor: str) -> Iterator[SessionLine]:
        model = self.model
        held = [one for one in model.holdings if one.holder == actor and one.item not in self.closed]
        for one in sorted(held, key=lambda one: (model.item[one.item].label.nl.casefold(), one.id)):
            quality = self._label("quality", one.quality.value)
            register = model.record[one.record].register
            detail = Text(f"{quality.nl}; {register}", f"{quality.en}; {register}")
            yield self._line(About.HAS, one.id, model.item[one.item].label, detail, (one.id,), actor)

    def _whole(self, about: About, actor: str, what: Text, declared: bool) -> SessionLine:
        said = Text("zo staat het nu in het model", "so it is in the model now") if declared else Text(
            "nu niet vastgelegd", "not stated now"
        )  # fmt: skip
        return self._line(about, actor, what, said, (actor,))

    def _needs(self, actor: str) -> Iterator[SessionLine]:
        model = self.model
        by_item: dict[str, list[tuple[int, str, str]]] = {}
        for need in model.needs:
            if need.needer == actor and need.item not in self.closed:
                by_item.setdefault(need.item, []).append((model.step[need.step].order, need.step, need.id))
        for item in sorted(by_item, key=lambda one: (model.item[one].label.nl.casefold(), one)):
            places = sorted(by_item[item])
            steps = [model.step[step].label for _, step, _ in places]
            detail = Text("voor " + ", ".join(one.nl for one in steps), "for " + ", ".join(one.en for one in steps))
            ids = tuple(sorted(one for _, _, one in places))
            yield self._line(About.NEEDS, f"{actor}/{item}", model.item[item].label, detail, ids, actor)

    def _flows(self, actor: str) -> Iterator[SessionLine]:
        for flow in self.model.flows:
            if flow.sender == actor:
                yield from self._flow(About.GIVES, flow, actor, flow.recipient)
        for flow in self.model.flows:
            if flow.recipient == actor:
                yield from self._flow(About.GETS, flow, actor, flow.sender)

    def _flow(self, about: About, flow: Flow, actor: str, other: str) -> Iterator[SessionLine]:
        items = [self.model.item[item].label for item in flow.items if item not in self.closed]
        if not items:
            return
        party, firm = self.model.label(other), self._label("assurance", flow.assurance.value)
        word = ("aan", "to") if about is About.GIVES else ("van", "from")
        what = Text(
            f"{word[0]} {party.brief('nl')}: {'; '.join(one.nl for one in items)}",
            f"{word[1]} {party.brief('en')}: {'; '.join(one.en for one in items)}",
        )
        detail = Text(
            _joined(firm.nl, flow.trigger.nl, flow.timing.nl), _joined(firm.en, flow.trigger.en, flow.timing.en)
        )
        yield self._line(about, flow.id, what, detail, (flow.id,), actor)

    def _line(
        self, about: About, name: str, what: Text, detail: Text, ids: tuple[str, ...], actor: str = ""
    ) -> SessionLine:
        return SessionLine(f"{about.value}:{name}", about, actor or name, what, detail, ids)

    def _label(self, scheme: str, code: str) -> Text:
        return self.model.labels.get(f"{scheme}/{code}", Text(code, code))


def _joined(*texts: str) -> str:
    return "; ".join(text for text in texts if text)

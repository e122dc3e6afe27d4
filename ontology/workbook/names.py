"""What the rows and concepts of a workbook are called, and which of them somebody meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from ontology.document import read_document
from ontology.errors import nearest
from ontology.process import ExpressionKind
from ontology.terms import Text
from ontology.vocabulary import DEF, PREFIXES, local
from ontology.workbook.sheets import SHEETS
from ontology.workbook.tables import Tables
from ontology.workbook.words import SYNONYMS, clean, folded

__all__ = ["Names", "capacity_classes", "names_of"]

_LEFT_OUT = ("actor", "knower", "table")
_EXPRESSIONS: Mapping[str, Text] = {
    "all-of": Text("alle van", "all of"), "any-of": Text("een van", "any of"), "none-of": Text("geen van", "none of"),
    "at-least": Text("minstens zoveel factoren", "at least so many factors"),
    "factor-present": Text("factor aanwezig", "factor present"), "item-present": Text("item bekend", "item present"),
    "item-stalled": Text("item blijft liggen", "item stalled"),
    "criterion-met": Text("criterium vervuld", "criterion met"),
    "event-present": Text("gebeurtenis", "event present"),
    "factors-subsided": Text("factoren afgenomen", "factors subsided"),
    "no-measure-ending": Text("geen maatregel loopt af", "no measure ending"),
}  # fmt: skip


class Names:
    """Ids with their labels, by list: ``actor``, ``item``, ``availability`` …; finds what a cell means."""

    def __init__(self) -> None:
        self._labels: dict[str, dict[str, Text]] = {}
        self._index: dict[tuple[str, ...], dict[str, set[str]]] = {}
        self._lower: dict[tuple[str, ...], dict[str, set[str]]] = {}

    def add(self, group: str, identifier: str, label: Text | None = None) -> None:
        """Make ``identifier`` known in the list ``group``."""
        self._labels.setdefault(group, {})[identifier] = label or Text(identifier, identifier)
        for index in (self._index, self._lower):
            for groups in [one for one in index if group in one]:
                del index[groups]

    def ids(self, groups: Iterable[str]) -> list[str]:
        """Every id of these lists, in the order in which they became known."""
        return [identifier for group in groups for identifier in self._labels.get(group, ())]

    def has(self, groups: Iterable[str], identifier: str) -> bool:
        """Whether one of these lists has this id."""
        return any(identifier in self._labels.get(group, ()) for group in groups)

    def label(self, groups: Iterable[str], identifier: str) -> Text:
        """The label of an id, or the id itself."""
        for group in groups:
            if identifier in self._labels.get(group, ()):
                return self._labels[group][identifier]
        return Text(identifier, identifier)

    def shown(self, groups: tuple[str, ...], identifier: str, language: str) -> str:
        """How an id is written in a cell: its label when that means only this one, else with the id behind it.

        >>> names = Names()
        >>> names.add("actor", "vt", Text("Veilig Thuis", "Safe Home"))
        >>> names.shown(("actor",), "vt", "nl"), names.find(("actor",), "veilig  thuis")
        ('Veilig Thuis', ['vt'])
        """
        written = clean(self.label(groups, identifier).of(language))
        if ";" not in written and "\n" not in written and self.find(groups, written) == [identifier]:
            return written
        brief = self.label(groups, identifier).brief(language)
        return identifier if not brief or ";" in brief or "\n" in brief else f"{brief} [{identifier}]"

    def find(self, groups: tuple[str, ...], written: str) -> list[str]:
        """The ids that ``written`` can mean: none, one, or several when it is ambiguous."""
        if self.has(groups, written):
            return [written]
        word = folded(written)
        if word.endswith("]") and "[" in word:
            inside = word.rsplit("[", 1)[1][:-1].strip()
            found = self._words(groups).get(inside, set())
            return sorted(found & {one for one in found if folded(one) == inside})
        exact = self._words(groups).get(word)
        return sorted(exact if exact is not None else self._loosely(groups).get(word, ()))

    def near(self, groups: tuple[str, ...], written: str, language: str) -> list[str]:
        """At most three names of these lists that look like ``written``."""
        names = {
            folded(self.shown(groups, one, language)): self.shown(groups, one, language) for one in self.ids(groups)
        }
        return [names[found] for found in nearest(folded(written), sorted(names))]

    def _words(self, groups: tuple[str, ...]) -> dict[str, set[str]]:
        """Ids and whole labels."""
        if groups not in self._index:
            index: dict[str, set[str]] = {}
            for group in groups:
                for identifier, label in self._labels.get(group, {}).items():
                    for word in {folded(identifier), folded(label.nl), folded(label.en)} - {""}:
                        index.setdefault(word, set()).add(identifier)
            self._index[groups] = index
        return self._index[groups]

    def _loosely(self, groups: tuple[str, ...]) -> dict[str, set[str]]:
        """Labels without what stands between brackets, and other words for a concept."""
        if groups not in self._lower:
            index: dict[str, set[str]] = {}
            for group in groups:
                others = SYNONYMS.get(group, {})
                for identifier, label in self._labels.get(group, {}).items():
                    words = {
                        folded(label.brief("nl")),
                        folded(label.brief("en")),
                        *map(folded, others.get(identifier, ())),
                    }
                    for word in words - {""}:
                        index.setdefault(word, set()).add(identifier)
            self._lower[groups] = index
        return self._lower[groups]


def names_of(tables: Tables) -> Names:
    """The names that these tables give, with what the ontology itself knows."""
    names = Names()
    for code, label in _EXPRESSIONS.items():
        names.add("expression-kind", ExpressionKind(code).value, label)
    for name, label in capacity_classes().items():
        names.add("capacity-class", name, label)
    for sheet in SHEETS:
        if sheet.kind and sheet.key not in ("model", "left_out_needs"):
            for row in tables.get(sheet.key, ()):
                names.add(sheet.kind, str(row["id"]), _label(row))
    for row in tables.get("labels", ()):
        scheme = str(row["scheme"])
        names.add("left-out" if scheme in _LEFT_OUT else scheme, str(row["code"]), _label(row))
    return names


def _label(row: Mapping[str, object]) -> Text | None:
    return Text(str(row["label.nl"]), str(row["label.en"])) if row.get("label.nl") else None


@cache
def capacity_classes() -> Mapping[str, Text]:
    """The classes that a capacity can be, with their labels, from the module of actors."""
    module = files("ontology") / "modules" / "actor.ttl"
    labels: dict[str, dict[str, str]] = {}
    above: dict[str, set[str]] = {}
    for statement in read_document(module.read_text(encoding="utf-8"), "actor.ttl").statements:
        if statement.predicate == PREFIXES["skos"] + "prefLabel":
            labels.setdefault(statement.subject, {})[statement.value.language] = statement.value.text
        elif statement.predicate == PREFIXES["rdfs"] + "subClassOf" and not statement.value.literal:
            above.setdefault(statement.subject, set()).add(statement.value.text)
    actor = DEF + "Actor"
    found = {kind for kind in above if _reaches(kind, actor, above)}
    return {local(kind): Text(labels[kind]["nl"], labels[kind]["en"]) for kind in sorted(found) if kind in labels}


def _reaches(kind: str, goal: str, above: Mapping[str, set[str]]) -> bool:
    seen: set[str] = set()
    waiting = [kind]
    while waiting:
        here = waiting.pop()
        seen.add(here)
        waiting += above.get(here, set()) - seen
    return goal in seen

"""One case as people write it (options or a YAML file) turned into a disclosure, a situation and a day.

Everything that is wrong is told at once, with the nearest known names. What is left out is taken from the holder's
register and said first, as an assumption (design.md 4.2).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ontology.errors import Fault, RefusedInput, Severity, nearest
from ontology.terms import Text
from queries.intermediaries import label_of, origins
from queries.situation import Situation
from queries.verdict import Disclosure, Hop, Label

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.statutes import Law

__all__ = ["CHOICES", "KEYS", "LABEL_KEYS", "Case", "purposes", "read_case", "read_case_file", "read_circumstances"]

KEYS = (
    "holder", "recipient", "acting-for", "item", "record", "label", "purpose", "initiative", "forum", "hops", "facts",
    "date", "expect",
)  # fmt: skip
"""The keys of a case (design.md 9); ``expect`` is for tests only."""

LABEL_KEYS = (
    "regime", "secrecy", "category", "subject", "form", "extent", "statement", "wpg-class", "removed",
    "lawfully-obtained", "origin",
)  # fmt: skip
CHOICES: Mapping[str, tuple[str, ...]] = {
    "initiative": ("own", "request", "demand"),
    "forum": ("bilateral", "art20", "zvh-report", "zvh-case", "wvggz"),
    "form": ("identified", "deidentified", "aggregate"),
    "extent": ("signal", "minimum", "content", "file", "steps"),
    "statement": ("observed", "told", "opinion-about-unseen"),
    "regime": ("wpg", "wjsg", "avg", "brp", "outside-avg"),
    "category": ("ordinary", "special-health", "special-other", "criminal", "bsn", "address"),
    "subject": ("victim", "perpetrator", "child", "third-person", "deceased-victim", "household"),
    "wpg-class": ("8", "9", "10", "10-1-b", "12", "13"),
}  # fmt: skip
_ACTS_FOR = ("gemeente-oov", "lokaal-team", "leerplicht")
_ORGANS = ("college", "burgemeester")
_DECEASED = Text("Aangenomen: het slachtoffer is overleden (etiket).", "Assumed: the victim has died (label).")


@dataclass(frozen=True)
class Case:
    """What is asked, on which day, and what was assumed to be able to ask it."""

    disclosure: Disclosure
    situation: Situation
    day: str
    assumptions: tuple[Text, ...] = ()


@dataclass
class _Reader:
    law: Law
    model: Model
    name: str
    faults: list[Fault] = field(default_factory=list)
    assumptions: list[Text] = field(default_factory=list)

    def fault(self, place: str, nl: str, en: str, remedy: tuple[str, str] = ("", "")) -> None:
        self.faults.append(
            Fault("case", Severity.ERROR, self.name, None, place, nl, en, remedy[0] or nl, remedy[1] or en)
        )

    def known(self, place: str, value: str, known: tuple[str, ...]) -> str:
        """``value`` when it is known; else a fault with the nearest names."""
        if value not in known:
            near = nearest(value, known) or sorted(set(known))[:20]
            listed = ", ".join(near)
            self.fault(
                place,
                f"«{value}» is hier niet bekend.",
                f"«{value}» is not known here.",
                (f"Kies bijvoorbeeld: {listed}.", f"Choose for example: {listed}."),
            )
        return value


def read_case_file(path: Path, law: Law, model: Model) -> Case:
    """The case in a YAML file. Raises ``RefusedInput`` with every fault; YAML tags that make objects are refused."""
    import yaml

    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        place = str(getattr(error, "problem_mark", "")).strip() or path.name
        fault = Fault(
            "case", Severity.ERROR, path.name, None, place,
            "Dit is geen leesbaar YAML-bestand.", "This is no readable YAML file.",
            "Controleer inspringing en aanhalingstekens.", "Check indents and quotes.",
        )  # fmt: skip
        raise RefusedInput(path.name, [fault]) from error
    return read_case(raw if isinstance(raw, dict) else {}, law, model, path.name)


def read_case(given: Mapping[str, Any], law: Law, model: Model, name: str) -> Case:
    """The case that ``given`` describes, with the keys of :data:`KEYS`. Raises ``RefusedInput`` with every fault."""
    reader = _Reader(law, model, name)
    for key in given:
        reader.known(str(key), str(key), KEYS)
    holder, holder_party = _party(reader, given, "holder")
    recipient, recipient_party = _party(reader, given, "recipient")
    acting = given.get("acting-for")
    if acting is not None:
        reader.known("acting-for", str(acting), _ORGANS)
    elif holder in _ACTS_FOR:
        reader.fault(
            "acting-for",
            f"{holder} werkt voor een orgaan; zeg voor welk.",
            f"{holder} works for an organ; say for which.",
            ("Zet erbij: acting-for: college (of burgemeester).", "Add: acting-for: college (or burgemeester)."),
        )
    purpose = reader.known("purpose", str(given.get("purpose", "")), purposes(law))
    label = _label(reader, given, holder, holder_party)
    facts = _facts(reader, given.get("facts") or {})
    initiative = reader.known("initiative", str(given.get("initiative", "own")), CHOICES["initiative"])
    forum = reader.known("forum", str(given.get("forum", "bilateral")), CHOICES["forum"])
    hops = _hops(reader, given.get("hops") or ())
    day = _day(reader, given.get("date"))
    if reader.faults or label is None:
        raise RefusedInput(name, reader.faults)
    label = replace(label, origin=origins(law, label, hops))
    if label.subject == "deceased-victim" and "subject.deceased" not in facts:
        facts["subject.deceased"] = "true"
        reader.assumptions.append(_DECEASED)
    _imply(reader, str(given.get("item") or "").partition("@")[0], facts)
    same = _same_controller(model, holder_party, recipient_party)
    disclosure = Disclosure(holder, recipient, label, purpose, initiative, forum, hops, same)
    return Case(disclosure, Situation(facts), day, tuple(reader.assumptions))


def read_circumstances(day: str | None, facts: Sequence[str]) -> tuple[str | None, dict[str, str]]:
    """A day of the law and facts written as ``name=value``. Raises ``RefusedInput`` with every fault."""
    from ontology.law_loading import load_law
    from ontology.loading import load_model

    reader = _Reader(load_law(), load_model("voorbeeld"), "--fact")
    pairs = [text.partition("=") for text in facts]
    checked = _facts(reader, {name.strip(): value.strip() for name, _, value in pairs})
    checked_day = None if day is None else _day(reader, day)
    if reader.faults:
        raise RefusedInput("--fact", reader.faults)
    return checked_day, checked


def _party(reader: _Reader, given: Mapping[str, Any], key: str) -> tuple[str, str]:
    from queries.labelling import capacity_of

    named = str(given.get(key, ""))
    capacity = capacity_of(reader.model, reader.law, named)
    if capacity is None:
        known = (*reader.law.capacity, *reader.model.actor, *reader.model.source_of_knowledge)
        reader.known(key, named, tuple(known))
    return capacity or "any", named


def purposes(law: Law) -> tuple[str, ...]:
    """Purposes that a norm names, and the two that people try and no norm does."""
    named = {purpose for norm in law.norms for purpose in norm.purposes}
    return tuple(sorted(named | {"tenant-screening", "general-overview"}))


def _label(reader: _Reader, given: Mapping[str, Any], holder: str, party: str) -> Label | None:
    """From ``label`` where it is given; else from the record of ``item`` that the holder keeps."""
    stated = given.get("label") or {}
    if not isinstance(stated, Mapping):
        reader.fault("label", "Een etiket is een lijst van kenmerken.", "A label is a list of attributes.")
        return None
    for key, value in stated.items():
        reader.known(f"label.{key}", str(key), LABEL_KEYS)
        if key in CHOICES and value is not None:
            reader.known(f"label.{key}", str(value), CHOICES[key])
    base = _base_label(reader, given, stated, holder, party)
    if base is None:
        return None
    changes: dict[str, Any] = {
        attribute: stated[key]
        for key, attribute in (
            ("regime", "regime"), ("category", "category"), ("subject", "subject"), ("form", "form"),
            ("extent", "extent"), ("statement", "statement"), ("removed", "removed"),
            ("lawfully-obtained", "lawfully_obtained"),
        )
        if key in stated
    }  # fmt: skip
    if "origin" in stated:
        changes["origin"] = tuple(str(value) for value in stated["origin"] or ())
    if "wpg-class" in stated:
        changes["wpg_class"] = None if stated["wpg-class"] is None else str(stated["wpg-class"])
    if "secrecy" in stated:
        named = stated["secrecy"]
        listed = [] if named is None else [named] if isinstance(named, str) else list(named)
        ids = [reader.law.canonical_id.get(str(stop)) for stop in listed]
        for stop, known in zip(listed, ids, strict=True):
            if known is None and stop != "unknown":
                reader.known("label.secrecy", str(stop), tuple(reader.law.canonical_id))
        changes["secrecy"] = None if "unknown" in listed else tuple(stop for stop in ids if stop)
    return replace(base, **changes)


def _base_label(
    reader: _Reader, given: Mapping[str, Any], stated: Mapping[str, Any], holder: str, party: str
) -> Label | None:
    from queries.labelling import label_of_record

    wanted = given.get("item") or given.get("record")
    if wanted is None:
        if "category" not in stated:
            reader.fault(
                "label", "Noem een item of een etiket met een categorie.", "Name an item or a label with a category."
            )
            return None
        if "secrecy" not in stated and holder in reader.law.capacity:
            reader.assumptions.append(
                Text(
                    "Aangenomen: het etiket is dat van de gewone registratie van deze houder.",
                    "Assumed: the label is that of the ordinary record of this holder.",
                )
            )
        return label_of(reader.law, holder, "*", str(stated["category"]), str(stated.get("subject", "victim")))
    item, _, register = str(wanted).partition("@")
    if given.get("record"):
        item, register = str(given.get("item") or ""), str(wanted).partition("@")[2] or str(wanted)
    if item in reader.model.item and reader.model.item[item].confined:
        # The same answer whoever is named as holder: an answer for one holder only would tell who knows it.
        reader.fault(
            "item",
            f"«{item}» is afgeschermd: er wordt niet per houder over geantwoord.",
            f"«{item}» is confined: no answer is given per holder.",
            (
                "Toets het soort gegeven met een etiket, zonder item: category=address.",
                "Test the kind of data with a label, without an item: category=address.",
            ),
        )
        return None
    kept = [one for one in reader.model.records if one.keeper == party and not reader.model.item[one.item].confined]
    records = [one for one in kept if item in ("", one.item) and register in ("", one.register)]
    if not records:
        held = sorted({one.item for one in kept})
        if not held or item not in held:
            items = tuple(one.id for one in reader.model.items if not one.confined)
            reader.known("item", item, tuple(held) or items)
        return None
    found = label_of_record(reader.model, reader.law, records[0])
    reader.assumptions.append(
        Text(
            f"Aangenomen: het gaat om de registratie in {records[0].register}.",
            f"Assumed: it is about the record in {records[0].register}.",
        )
    )
    return found


def _hops(reader: _Reader, given: Any) -> tuple[Hop, ...]:
    """Earlier hops, oldest first. A ground that the law does not know would lose what it binds the next hop to."""
    found = []
    for number, hop in enumerate(given if isinstance(given, (list, tuple)) else (), start=1):
        if not isinstance(hop, Mapping):
            reader.fault(f"hops.{number}", "Een stap heeft from, to en ground.", "A hop has from, to and ground.")
            continue
        ground = str(hop.get("ground", ""))
        reader.known(f"hops.{number}.ground", ground, tuple(reader.law.canonical_id))
        found.append(Hop(str(hop.get("from", "")), str(hop.get("to", "")), ground, str(hop.get("purpose", ""))))
    return tuple(found)


def _facts(reader: _Reader, given: Any) -> dict[str, str]:
    if not isinstance(given, Mapping):
        reader.fault("facts", "Omstandigheden staan als naam: waarde.", "Facts are written as name: value.")
        return {}
    found: dict[str, str] = {}
    for key, value in given.items():
        written = str(value).lower() if isinstance(value, bool) else str(value)
        reader.known(f"facts.{key}", str(key), tuple(reader.law.fact))
        fact = reader.law.fact.get(str(key))
        if fact is not None:
            reader.known(f"facts.{key}", written, (*fact.values, "unknown"))
        found[str(key)] = written
    return found


def _imply(reader: _Reader, item: str, facts: dict[str, str]) -> None:
    """Add what the item itself implies (nobody knows the end of a home ban that does not exist), unless the facts say
    otherwise, and say so.
    """
    rule = reader.law.item_rule.get(item)
    assumed = [] if rule is None else [fact for fact in rule.implies if fact not in facts]
    facts.update(dict.fromkeys(assumed, "true"))
    if rule is not None and rule.text is not None and assumed:
        reader.assumptions.append(rule.text)


def _day(reader: _Reader, given: Any) -> str:
    from datetime import date

    written = str(given) if given else reader.model.reference_date
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        reader.fault(
            "date",
            "Een datum is jjjj-mm-dd.",
            "A date is yyyy-mm-dd.",
            ("Bijvoorbeeld 2026-11-22.", "For example 2026-11-22."),
        )
        return reader.model.reference_date


def _same_controller(model: Model, holder: str, recipient: str) -> bool:
    if holder not in model.actor or recipient not in model.actor or holder == recipient:
        return False
    return model.actor[holder].controller == model.actor[recipient].controller

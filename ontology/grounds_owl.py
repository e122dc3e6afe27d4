"""Norms as defined classes of disclosures, in OWL 2 DL; which disclosures fall in them is left to HermiT.

    Norm ≡ Disclosure ⊓ ∃holder.(A ⊔ B) ⊓ ∃recipient.C ⊓ ∃purpose.(P ⊔ Q) ⊓ …

Capacities are a hierarchy of classes. Every other value is a class, and the values of one attribute exclude each
other; an attribute with one value is functional. A signature is an individual with one property per value, so that
HermiT places thousands of them in one run (measured: docs/decisions/0008). Two choices carry the speed:

- a union is a class with a name. With the same unions written inside the restrictions HermiT is at least ten times
  slower; probably it then makes new individuals and tries each side, but only the difference was measured;
- the signatures share their values and are otherwise not connected, so that any division into batches is sound.

The text is OWL's functional syntax: it is written without building a graph of a million triples first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from ontology.norms import LegalCapacity, Norm
from ontology.reasoner import Realised
from ontology.signatures import MANY, Signature, name_of, pattern_of

__all__ = ["Placed", "batches", "ontology_of", "read_answer"]

_SPACE = "https://w3id.org/zichtlijn/witness#"
_KIND = {"holder": "capacity", "recipient": "capacity", "origin": "regime", "regime-in": "regime"}
"""Attributes that share their values with another one; any other has values of its own."""

_PLAIN = re.compile(r"[A-Za-z0-9.-]*[A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class Placed:
    """Per signature the versions of norms that cover it; ``empty`` are norms that no disclosure can ever meet."""

    norms: tuple[frozenset[str], ...]
    empty: tuple[str, ...]


def batches(signatures: Sequence[Signature], size: int) -> Iterator[Sequence[Signature]]:
    """The signatures in their order, at most ``size`` at a time."""
    return (signatures[start : start + size] for start in range(0, len(signatures), size))


def ontology_of(capacities: Iterable[LegalCapacity], norms: Iterable[Norm], signatures: Sequence[Signature]) -> str:
    """The ontology in functional syntax; the same arguments give the same text.

    ``capacities`` are all that the law knows: a wider class that is missing among them has nobody else in it.
    """
    found = list(norms)
    patterns = {name_of(norm): pattern_of(norm) for norm in found}
    lines = [
        "Prefix(:=<" + _SPACE + ">)",
        "Prefix(owl:=<http://www.w3.org/2002/07/owl#>)",
        f"Ontology(<{_SPACE.rstrip('#')}>",
        "Declaration(Class(:Disclosure))",
        *_hierarchy(sorted(capacities, key=lambda one: one.id)),
        *_values(patterns, signatures),
        "SubObjectPropertyOf(:has.regime :has.regime-in)",
        "SubObjectPropertyOf(:has.origin :has.regime-in)",
        *_definitions(patterns),
        *(line for number, signature in enumerate(signatures) for line in _individual(number, signature)),
        ")",
    ]
    return "\n".join(lines) + "\n"


def read_answer(answer: Realised, norms: Iterable[Norm], count: int) -> Placed:
    """What HermiT said of ``count`` signatures, in the names of the law."""
    named = {f"{_SPACE}{quote('norm.' + name_of(norm), safe='')}": name_of(norm) for norm in norms}
    placed = tuple(
        frozenset(named[one] for one in answer.types.get(f"{_SPACE}s{number}", ()) if one in named)
        for number in range(count)
    )
    return Placed(placed, tuple(sorted(named[one] for one in answer.empty if one in named)))


def _hierarchy(capacities: Iterable[LegalCapacity]) -> Iterator[str]:
    for capacity in capacities:
        name = _name("capacity", capacity.id)
        yield f"Declaration(Class({name}))"
        for wider in sorted(capacity.within):
            yield f"SubClassOf({name} {_name('capacity', wider)})"


def _values(
    patterns: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]], signatures: Iterable[Signature]
) -> Iterator[str]:
    """A class and one member for every value that is asked or said; values of one kind exclude each other."""
    kinds: dict[str, set[str]] = {"capacity": set()}
    single = {"holder", "recipient"}
    for signature in signatures:
        kinds["capacity"] |= {signature.holder, signature.recipient}
        for attribute, values in signature.values:
            kinds.setdefault(_kind(attribute), set()).update(values)
            single.add(attribute)
    for pattern in patterns.values():
        for attribute, values in pattern:
            kinds.setdefault(_kind(attribute), set()).update(values)
    for kind, members in sorted(kinds.items()):
        for value in sorted(members):
            yield f"ClassAssertion({_name(kind, value)} {_member(kind, value)})"
        if kind != "capacity" and len(members) > 1:
            yield f"DisjointClasses({' '.join(_name(kind, value) for value in sorted(members))})"
    for attribute in sorted(single - MANY):
        yield f"FunctionalObjectProperty(:has.{attribute})"


def _definitions(patterns: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]) -> Iterator[str]:
    unions: dict[tuple[str, tuple[str, ...]], str] = {}
    for name, pattern in sorted(patterns.items()):
        parts = [":Disclosure"]
        for attribute, values in pattern:
            kind = _kind(attribute)
            wanted = _name(kind, values[0])
            if len(values) > 1:
                if (kind, values) not in unions:
                    unions[kind, values] = f":oneOf.{len(unions)}"
                    either = " ".join(_name(kind, value) for value in values)
                    yield f"EquivalentClasses({unions[kind, values]} ObjectUnionOf({either}))"
                wanted = unions[kind, values]
            parts.append(f"ObjectSomeValuesFrom(:has.{attribute} {wanted})")
        meaning = parts[0] if len(parts) == 1 else f"ObjectIntersectionOf({' '.join(parts)})"
        yield f"EquivalentClasses({_name('norm', name)} {meaning})"


def _individual(number: int, signature: Signature) -> Iterator[str]:
    yield f"ClassAssertion(:Disclosure :s{number})"
    ends = (("holder", (signature.holder,)), ("recipient", (signature.recipient,)))
    for attribute, values in (*ends, *signature.values):
        for value in values:
            yield f"ObjectPropertyAssertion(:has.{attribute} :s{number} {_member(_kind(attribute), value)})"


def _kind(attribute: str) -> str:
    return _KIND.get(attribute, attribute)


def _name(kind: str, value: str) -> str:
    """The class of a value, abbreviated where its characters allow that."""
    full = quote(f"{kind}.{value}", safe="")
    return f":{full}" if _PLAIN.fullmatch(value) else f"<{_SPACE}{full}>"


def _member(kind: str, value: str) -> str:
    return _name(f"a.{kind}", value)

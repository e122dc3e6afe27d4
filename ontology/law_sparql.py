"""Which norms cover a signature, asked in SPARQL of the law's own Turtle.

It reads nothing that ``queries`` reads: not the loaded law but the files, not the list of wider classes of a capacity
but ``rdfs:subClassOf*``. Each norm is asked by itself, with one pair of patterns per thing it asks; what it does not
ask does not stand in the query.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from ontology.signatures import Signature
from ontology.store import Store, open_store
from ontology.vocabulary import PREFIXES, iri, local, term

__all__ = ["covering", "norms_in"]

_SPACE = "https://w3id.org/zichtlijn/witness#"
_ASKED = (
    ("bindsHolder", "holder", "legal-capacity"),
    ("namesRecipient", "recipient", "legal-capacity"),
    ("coversPurpose", "purpose", "purpose"),
    ("coversDataCategory", "category", "data-category"),
    ("coversRegime", "regime", "regime"),
    ("coversForum", "forum", "forum"),
    ("coversInitiative", "initiative", "initiative"),
)
"""Property of a norm, attribute of a signature, and the kind of its values."""

_PATTERN_KINDS = (
    "duty", "power", "secrecy", "closed-list", "closed-regime", "prohibition",
)  # fmt: skip


def norms_in(store: Store) -> tuple[str, ...]:
    """The names of the grounds, stops and prohibitions in ``store``, sorted."""
    listed = " ".join(f"norm-kind:{kind}" for kind in _PATTERN_KINDS)
    found = store.select(f"SELECT ?norm {{ VALUES ?kind {{ {listed} }} ?norm zl:hasNormKind ?kind }}")
    return tuple(sorted(_name(row[0]) for row in found.rows))


def covering(law: Iterable[bytes], signatures: Sequence[Signature]) -> tuple[frozenset[str], ...]:
    """Per signature the versions of norms of ``law`` (its Turtle files) whose pattern covers it."""
    files = list(law)
    within = "".join(_within(open_store(files)))
    store = open_store([*files, within.encode(), "".join(_triples(signatures)).encode()])
    found: list[set[str]] = [set() for _ in signatures]
    for norm in norms_in(store):
        for row in store.select(_query(store, norm), {"norm": iri("norm", norm)}).rows:
            found[int(str(row[1]).removeprefix(f"{_SPACE}s"))].add(norm)
    return tuple(frozenset(names) for names in found)


def _query(store: Store, norm: str) -> str:
    """The question for one norm; its text is made of fixed pieces, and the norm itself is bound."""
    says = store.select("SELECT DISTINCT ?norm ?verb { ?norm ?verb ?value }", {"norm": iri("norm", norm)}).rows
    verbs = {str(row[1]) for row in says}
    pieces = []
    for verb, attribute, kind in _ASKED:
        if term(verb) not in verbs:
            continue
        wanted = f"?{attribute}Class" if kind == "legal-capacity" else f"?{attribute}"
        pieces.append(f"?norm zl:{verb} {wanted} .")
        if kind == "legal-capacity":
            pieces.append(f"?{attribute} <{_SPACE}within> {wanted} .")
        pieces.append(f"?signature <{_SPACE}{attribute}> ?{attribute} .")
    for number, attribute in enumerate(_attributes(store, norm)):
        pieces += [f"?norm zl:asksOfRecord ?text{number} .", f"?signature <{_SPACE}says.{attribute}> ?text{number} ."]
    if not pieces:
        pieces = [f"?norm zl:hasNormKind ?kind . ?signature a <{_SPACE}Signature> ."]
    return f"SELECT DISTINCT ?norm ?signature {{ {' '.join(pieces)} }}"


def _attributes(store: Store, norm: str) -> tuple[str, ...]:
    found = store.select("SELECT ?norm ?text { ?norm zl:asksOfRecord ?text }", {"norm": iri("norm", norm)})
    return tuple(sorted({str(row[1]).partition("=")[0] for row in found.rows}))


def _within(store: Store) -> Iterator[str]:
    """Every capacity with each wider class, walked once instead of once per signature."""
    query = """
        SELECT DISTINCT ?one ?wider {
            VALUES ?kind { zl:LegalCapacity zl:CapacityClass } ?one a ?kind ; rdfs:subClassOf* ?wider
        }"""
    for one, wider in store.select(query).rows:
        yield f"<{one}> <{_SPACE}within> <{wider}> .\n"


def _triples(signatures: Iterable[Signature]) -> Iterator[str]:
    kinds = {attribute: kind for _, attribute, kind in _ASKED}
    for number, signature in enumerate(signatures):
        subject = f"<{_SPACE}s{number}>"
        yield f"{subject} <{PREFIXES['rdf']}type> <{_SPACE}Signature> .\n"
        yield f"{subject} <{_SPACE}holder> <{iri('legal-capacity', signature.holder)}> .\n"
        yield f"{subject} <{_SPACE}recipient> <{iri('legal-capacity', signature.recipient)}> .\n"
        for attribute, values in signature.values:
            for value in values:
                if attribute in kinds:
                    yield f"{subject} <{_SPACE}{attribute}> <{iri(kinds[attribute], value)}> .\n"
                yield f"{subject} <{_SPACE}says.{attribute}> {json.dumps(f'{attribute}={value}')} .\n"
                if attribute in ("regime", "origin"):
                    yield f"{subject} <{_SPACE}says.regime-in> {json.dumps(f'regime-in={value}')} .\n"


def _name(value: object) -> str:
    return local(str(value))

"""The second wall: the tree and the algebra of a stranger's query, read by rdflib, which runs nothing of it.

rdflib reads, pyoxigraph answers. A query must be read by both, so what one of them would misread is refused.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from ontology.errors import UserError
from ontology.sparql_guard import foreign_graph

__all__ = ["LONGEST_PATTERN", "does_not_parse", "look_at_algebra"]

LONGEST_PATTERN = 100
"""Characters of a pattern of REGEX and REPLACE."""


def look_at_algebra(query: str, graphs: Collection[str], prefixes: Mapping[str, str]) -> None:
    """Raises ``UserError`` for a query that does not parse, is an update, calls another service, names a graph that is
    not in ``graphs``, or has a pattern that is not a written text of at most :data:`LONGEST_PATTERN` characters.

    >>> look_at_algebra("ASK { ?s ?p ?o FILTER(REGEX(?o, 'a+')) }", (), {})
    """
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        tree = parseQuery(query)
        # The tree first: making the algebra takes filters out of what stands in EXISTS, and changes the tree.
        for part in _parts(list(tree)):
            _look_at(part)
        algebra = translateQuery(tree, initNs=dict(prefixes)).algebra
    except ParseBaseException as error:
        raise does_not_parse(error.lineno, error.column) from None
    except RecursionError:
        raise UserError("De vraag is te diep genest.", "The query is nested too deep.") from None
    except UserError:
        raise
    except Exception:
        # The messages of the library repeat what was asked.
        raise does_not_parse() from None
    for part in _parts(algebra):
        _look_at(part)
        # Here, because only here the addresses are whole.
        if part.name == "DatasetClause" and str(part.default or part.named) not in graphs:
            raise foreign_graph()


def does_not_parse(line: int | None = None, column: int | None = None) -> UserError:
    """The refusal of what is no SPARQL query, with its place where that is known."""
    nl, en = (f" Regel {line}, teken {column}.", f" Line {line}, character {column}.") if line else ("", "")
    return UserError(
        f"Dit is geen SPARQL 1.1-vraag (SELECT, ASK, CONSTRUCT, DESCRIBE).{nl}",
        f"This is no SPARQL 1.1 query (SELECT, ASK, CONSTRUCT, DESCRIBE).{en}",
    )


def _parts(algebra: Any) -> Iterator[Any]:
    """Every node of the algebra, without recursion."""
    from pyparsing import ParseResults
    from rdflib.plugins.sparql.parserutils import CompValue

    waiting, seen = [algebra], set[int]()
    while waiting:
        one = waiting.pop()
        if isinstance(one, CompValue):
            if id(one) in seen:
                continue
            seen.add(id(one))
            yield one
            waiting.extend(one.values())
        elif isinstance(one, Mapping):
            waiting.extend((*one.keys(), *one.values()))
        elif isinstance(one, (list, tuple, set, frozenset, ParseResults)):
            waiting.extend(one)


def _look_at(part: Any) -> None:
    if "Service" in part.name:
        raise UserError(
            "SERVICE mag hier niet: een vraag gaat niet naar een ander adres.",
            "SERVICE is not admitted: a query does not go to another address.",
        )
    if part.name in ("Builtin_REGEX", "Builtin_REPLACE") and not _is_short_text(part.pattern):
        raise UserError(
            f"Het patroon van REGEX en REPLACE is een uitgeschreven tekst van hoogstens {LONGEST_PATTERN} tekens.",
            f"The pattern of REGEX and REPLACE is a written text of at most {LONGEST_PATTERN} characters.",
        )


def _is_short_text(pattern: Any) -> bool:
    from rdflib import Literal
    from rdflib.plugins.sparql.parserutils import CompValue

    # In the tree a value stands within an expression of every level, each with nothing beside it.
    while isinstance(pattern, CompValue) and pattern.name.endswith("Expression") and set(pattern) == {"expr"}:
        pattern = pattern.expr
    if isinstance(pattern, CompValue) and pattern.name == "literal":
        pattern = pattern.string
    return isinstance(pattern, Literal) and len(pattern) <= LONGEST_PATTERN

"""No SPARQL is put together from pieces: values are bound, and what was typed is never part of a text."""

from __future__ import annotations

import ast
import itertools

import pytest

from ontology.errors import UserError
from queries.sparql import open_model
from tests.architecture.source_tree import Module, modules
from tests.builders import tiny

ASKING = {"query", "select", "update", "parseQuery", "prepareQuery", "parseUpdate", "translateQuery", "fulltext"}


def built_queries(tree: ast.Module) -> list[int]:
    """Lines on which a query is asked whose text is put together: an f-string, ``+``, ``%``, format, join, replace."""
    built = {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None and is_built(node.value)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and node.args and name_of(node.func) in ASKING
        for text in [node.args[0]]
        if is_built(text) or (isinstance(text, ast.Name) and text.id in built)
    ]


def name_of(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""


def is_built(text: ast.expr) -> bool:
    match text:
        case ast.JoinedStr():
            return True
        case ast.BinOp(op=ast.Add() | ast.Mod(), left=left, right=right):
            return any(isinstance(part, (ast.JoinedStr, ast.Constant, ast.BinOp)) for part in (left, right))
        case ast.Call(func=ast.Attribute(attr="format" | "format_map" | "join" | "replace")):
            return True
    return False


OF_FIXED_PIECES = {"ontology/law_sparql.py": 1}
"""Lists the kinds of norms it asks for; they are constants of that module."""


@pytest.mark.parametrize("module", modules("ontology", "queries", "api"), ids=lambda module: module.name)
def test_no_query_is_put_together(module: Module) -> None:
    assert len(built_queries(module.tree)) == OF_FIXED_PIECES.get(module.name, 0)


@pytest.mark.parametrize(
    "line",
    [
        "store.query(f'ASK {{ {x} }}')",
        "store.select('ASK ' + x)",
        "q = 'ASK %s' % x\ngraph.query(q)",
        "s.query('{}'.format(x))",
    ],
)
def test_the_search_finds_one_that_is(line: str) -> None:
    assert built_queries(ast.parse(line))


BREAKING = (
    "x> } UNION { ?s ?p ?o } #",
    '" } #',
    "x> . ?s ?p ?hidden . <x",
    "x' OR 1=1",
    "?item",
    "x\n} #",
    "<urn:x>",
    "zl:Item",
)
WRAPPING = (
    "{}",
    "x{}",
    "{}x",
    "item/{}",
    "https://w3id.org/zichtlijn/id/item/{}",
    "../{}",
    "%3E{}",
    "\\u003E{}",
    "{}\x00",
    " {}",
)
ASKED = {"who-misses": "item", "who-holds": "item", "what-does-actor-hold": "actor"}
PAYLOADS = [wrap.format(one) for wrap, one in itertools.product(WRAPPING, BREAKING)]


def test_a_value_never_becomes_part_of_a_question() -> None:
    """240 payloads: none finds the hidden item, none is even looked for."""
    opened = open_model(tiny().actor("a").actor("b").item("x").item("hidden").holds("a", "hidden").build())
    for (question, parameter), payload in itertools.product(ASKED.items(), PAYLOADS):
        with pytest.raises(UserError):
            opened.ask(question, {parameter: payload})
    assert len(ASKED) * len(set(PAYLOADS)) >= 200
    assert opened.ask("who-holds", {"item": "hidden"}).rows
    assert not opened.ask("who-holds", {"item": "x"}).rows

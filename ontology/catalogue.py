"""Which Turtle files are packaged, under which IRI, and which of them a model leans on. Nothing is ever fetched."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from ontology.errors import PackageError, UnknownModel
from ontology.vocabulary import PREFIXES, iri, local

__all__ = [
    "DOMAIN",
    "MODULES",
    "REFERENCE",
    "files_behind",
    "files_of",
    "imports_in",
    "packaged_models",
    "resolve",
    "units_of",
]


def _turtle_files(folder: str) -> tuple[Traversable, ...]:
    found = (file for file in (files("ontology") / folder).iterdir() if file.name.endswith(".ttl"))
    return tuple(sorted(found, key=lambda file: file.name))


MODULES: tuple[Traversable, ...] = _turtle_files("modules")
REFERENCE: tuple[Traversable, ...] = _turtle_files("reference")
DOMAIN: tuple[Traversable, ...] = _turtle_files("domain")

_MODELS = ("meierijstad", "referentie", "rijswijk", "voorbeeld")
ON_THE_DOMAIN = "referentie"
"""Items, factors, criteria and goals of ``domain/`` come with the reference model; a fictional model brings its own."""


def packaged_models() -> tuple[str, ...]:
    """The names of the models that come with Zichtlijn.

    >>> packaged_models()
    ('meierijstad', 'referentie', 'rijswijk', 'voorbeeld')
    """
    return _MODELS


def resolve(ontology: str) -> Traversable | None:
    """The packaged file whose ontology header has this IRI, or ``None``: then it is not ours and is not read.

    >>> resolve("https://w3id.org/zichtlijn/id/model/referentie").name
    'referentie.ttl'
    >>> resolve("https://example.org/elders") is None
    True
    """
    return _by_iri().get(ontology)


def files_of(model: str) -> tuple[Traversable, ...]:
    """Every file a packaged model is read from, in a fixed order: steps and schemes, domain, models.

    Raises ``UnknownModel`` for a name that is not packaged.
    """
    if model not in _MODELS:
        raise UnknownModel(model, _MODELS)
    return files_behind([iri("model", model)])


def files_behind(ontologies: Iterable[str]) -> tuple[Traversable, ...]:
    """The packaged files that these ontologies lead to, with steps and schemes, in a fixed order."""
    reached = {str(file): file for file in REFERENCE}
    seen: set[str] = set()
    waiting = list(ontologies)
    while waiting:
        ontology = waiting.pop()
        file = resolve(ontology)
        if ontology in seen or file is None:
            continue
        seen.add(ontology)
        reached[str(file)] = file
        waiting += imports_in(_text(file))
    if iri("model", ON_THE_DOMAIN) in seen:
        reached |= {str(file): file for file in DOMAIN}
    return tuple(reached[key] for key in sorted(reached))


def units_of(ontologies: Iterable[str]) -> tuple[tuple[Traversable, ...], tuple[str, ...]]:
    """What these imports bring: files with statements of their own, and the names of packaged models to build on.

    Terms, steps and schemes are there anyway and are not listed. Raises ``LookupError`` for an IRI that is not ours.
    """
    own: list[Traversable] = []
    bases: set[str] = set()
    waiting, seen = sorted(ontologies), set[str]()
    while waiting:
        ontology = waiting.pop(0)
        if ontology in seen:
            continue
        seen.add(ontology)
        if ontology in {iri("model", name) for name in _MODELS}:
            bases.add(local(ontology))
            continue
        file = resolve(ontology)
        if file is None:
            raise LookupError(ontology)
        if file not in (*MODULES, *REFERENCE):
            own.append(file)
        waiting += imports_in(_text(file))
    return tuple(own), tuple(sorted(bases))


_NAME = r"(?:<[^<>\s]+>|[\w-]+:[\w.-]*[\w-])"
_IMPORTS = re.compile(rf"(?:owl:|#)imports>?\s+({_NAME}(?:\s*,\s*{_NAME})*)")
_HEADER = re.compile(rf"^({_NAME})\s+a\s+owl:Ontology\b", re.MULTILINE)


def imports_in(turtle: str) -> tuple[str, ...]:
    """The IRIs that house-style Turtle imports, without parsing it.

    >>> imports_in("model:x owl:imports model:referentie ;")
    ('https://w3id.org/zichtlijn/id/model/referentie',)
    """
    names = (name for match in _IMPORTS.finditer(turtle) for name in re.findall(_NAME, match[1]))
    return tuple(sorted({_expanded(name) for name in names}))


@cache
def _by_iri() -> dict[str, Traversable]:
    index: dict[str, Traversable] = {}
    for file in (*MODULES, *REFERENCE, *DOMAIN, *_turtle_files("models")):
        for name in _HEADER.findall(_text(file)):
            if index.setdefault(_expanded(name), file) is not file:
                raise PackageError(f"two packaged files call themselves {name}")
    return index


def _text(file: Traversable) -> str:
    return file.read_text(encoding="utf-8")


def _expanded(name: str) -> str:
    if name.startswith("<"):
        return name[1:-1]
    prefix, _, rest = name.partition(":")
    if prefix not in PREFIXES:
        raise PackageError(f"a packaged file uses the prefix {prefix}, which the vocabulary does not have")
    return PREFIXES[prefix] + rest

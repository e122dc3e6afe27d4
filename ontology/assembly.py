"""A model with all it leans on, as one graph: steps and schemes, the domain, its own files, local replacement."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ontology.catalogue import DOMAIN, ON_THE_DOMAIN, REFERENCE, packaged_models, resolve, units_of
from ontology.composition import compose
from ontology.errors import PackageError, UnknownModel
from ontology.reader import read_packaged
from ontology.vocabulary import PREFIXES, iri, term

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import URIRef

__all__ = ["assemble", "assemble_graph", "foreign_imports", "imports_of", "models_in"]


def assemble(name: str) -> Graph:
    """The composed graph of a packaged model. Raises ``UnknownModel``."""
    if name not in packaged_models():
        raise UnknownModel(name, packaged_models())
    file = resolve(iri("model", name))
    if file is None:
        raise PackageError(f"the packaged model {name} has no file with its header")
    return assemble_graph(read_packaged([file]))


def assemble_graph(own: Graph) -> Graph:
    """The composed graph of the one model that ``own`` describes. ``own`` is not changed.

    Its imports must all be packaged (see :func:`foreign_imports`) and it must describe exactly one model
    (:func:`models_in`); otherwise ``PackageError``, because a user's file has been refused before this.
    """
    from rdflib import Graph

    models = models_in(own)
    if len(models) != 1 or foreign_imports(own):
        raise PackageError("only one model with packaged imports can be assembled")
    itself = str(models[0])
    files, bases = units_of(imports_of(own) - {itself})
    whole = Graph(bind_namespaces="none")
    whole += own
    read_packaged(files, into=whole)
    if bases:
        return compose(_together(bases), whole, models[0])
    return read_packaged((*REFERENCE, *DOMAIN) if itself == iri("model", ON_THE_DOMAIN) else REFERENCE, into=whole)


def _together(bases: Iterable[str]) -> Graph:
    """The bases in one graph. Copying fifteen thousand triples takes longer than all that a local model changes."""
    first, *others = [assemble(name) for name in bases]
    for other in others:
        first += other
    return first


def models_in(graph: Graph) -> tuple[URIRef, ...]:
    """The IRIs that ``graph`` calls a model, sorted."""
    from rdflib import URIRef

    found = graph.subjects(URIRef(PREFIXES["rdf"] + "type"), URIRef(term("Model")))
    return tuple(sorted(URIRef(str(subject)) for subject in set(found)))


def imports_of(graph: Graph) -> set[str]:
    """The IRIs that ``graph`` imports."""
    from rdflib import URIRef

    return {str(value) for value in graph.objects(None, URIRef(PREFIXES["owl"] + "imports"))}


def foreign_imports(graph: Graph) -> tuple[str, ...]:
    """The imports of ``graph`` that are not packaged, sorted. They are refused; nothing is ever fetched."""
    own = {str(model) for model in models_in(graph)}
    return tuple(sorted(found for found in imports_of(graph) - own if resolve(found) is None))

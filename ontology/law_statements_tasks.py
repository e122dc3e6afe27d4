"""From tasks to statements: the Turtle of ``ontology/law/tasks.ttl``."""

from __future__ import annotations

from collections.abc import Iterator

from ontology.extraction_values import RDF_TYPE
from ontology.statement import Literal, Statement, links
from ontology.statutes import Law
from ontology.vocabulary import concept, iri, term

__all__ = ["tasks"]


def tasks(law: Law) -> Iterator[Statement]:
    """Own tasks, intermediaries, and the purposes that no intermediary serves."""
    for task in law.tasks:
        subject = iri("task", task.id)
        yield subject, RDF_TYPE, term("OwnTask")
        yield from links(subject, "isTaskOf", "legal-capacity", (task.capacity,))
        yield from links(subject, "isTaskAtStep", "step", filter(None, (task.step,)))
        for purpose in task.purposes:
            yield subject, term("servesPurpose"), concept("purpose", purpose)
        yield subject, term("researchedIn"), Literal(task.source)
    yield from _intermediaries(law)
    for direct in law.direct_purposes:
        subject = iri("direct-purpose", direct.purpose)
        yield subject, RDF_TYPE, term("DirectPurpose")
        yield subject, term("servesPurpose"), concept("purpose", direct.purpose)
        yield subject, term("researchedIn"), Literal(direct.source)


def _intermediaries(law: Law) -> Iterator[Statement]:
    for one in law.intermediaries:
        subject = iri("intermediary", one.capacity)
        yield subject, RDF_TYPE, term("Intermediary")
        yield from links(subject, "standsBetweenAs", "legal-capacity", (one.capacity,))
        yield subject, term("servesPurpose"), concept("purpose", one.purpose)
        yield subject, term("receivesInForum"), concept("forum", one.forum)
        yield from links(subject, "makesTrue", "fact", one.makes)
        yield subject, term("triedInPlace"), Literal(str(one.place), datatype="integer")
        yield subject, term("researchedIn"), Literal(one.source)

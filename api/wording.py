"""Sentences of the command line, in Dutch and English, in one catalogue."""

from __future__ import annotations

from ontology.terms import Text

__all__ = ["WORDS", "say"]

WORDS: dict[str, Text] = {
    "disclaimer": Text(
        "Hulpmiddel, geen juridisch advies. Nog niet getoetst aan de wet.",
        "An aid, not legal advice. Not yet tested against the law.",
    ),
    "fictional": Text("Dit model is fictief.", "This model is fictional."),
    "reference-date": Text("peildatum {date}, versie {version}", "reference date {date}, version {version}"),
    "level": Text("niveau {level}", "level {level}"),
    "only-about": Text("Alleen wat deze betrokkene betreft: {subject}.", "Only what concerns this subject: {subject}."),
    "needs": Text("{needs} behoeften, waarvan {gaps} niet vervuld.", "{needs} needs, of which {gaps} are not met."),
    "per-kind": Text("Per soort", "Per kind"),
    "kind": Text("soort", "kind"),
    "count": Text("aantal", "count"),
    "heaviest": Text("De {count} zwaarste gaten", "The {count} heaviest gaps"),
    "weight": Text("gewicht {weight}", "weight {weight}"),
    "helps": Text("Wat zou helpen: {help}", "What would help: {help}"),
    "joint": Text(
        "{count} keer zijn de stukken bekend, maar bij niemand bij elkaar.",
        "{count} times the pieces are known, but nobody has them together.",
    ),
    "joint-none": Text(
        "Geen gezamenlijk gat: voor elk patroon heeft één actor of één overleg de stukken bij elkaar.",
        "No joint gap: for every pattern one actor or one table has the pieces together.",
    ),
    "surplus": Text(
        "{count} keer komt iets bij een actor terwijl dit model niet zegt waarvoor.",
        "{count} times something reaches an actor while this model does not say what for.",
    ),
    "assumptions": Text("Aannamen van dit model", "Assumptions of this model"),
    "leans": Text(
        "Dit antwoord leunt op {count} aannamen; zij staan onderaan.",
        "This answer leans on {count} assumptions; they are listed at the end.",
    ),
    "files": Text("Bestanden", "Files"),
    "reading": Text("Model {model} lezen …", "Reading model {model} …"),
    "analysing": Text("Behoeften, posities en stromen vergelijken …", "Comparing needs, positions and flows …"),
    "writing": Text("Matrix, netwerk en tabellen schrijven …", "Writing matrix, network and tables …"),
    "checking": Text("Vormregels en huisregels nalopen …", "Checking shapes and house rules …"),
    "reasoning": Text("Redeneerder HermiT laten meekijken …", "Asking the HermiT reasoner …"),
    "consistent": Text("HermiT: geen tegenspraak gevonden.", "HermiT: no contradiction found."),
    "no-faults": Text("{model}: geen fouten.", "{model}: no errors."),
    "faults": Text(
        "{model}: {errors} fout(en), {warnings} waarschuwing(en).", "{model}: {errors} error(s), {warnings} warning(s)."
    ),
    "severity-error": Text("FOUT", "ERROR"),
    "severity-warning": Text("let op", "warning"),
    "severity-info": Text("ter info", "info"),
    "line": Text("regel {line}", "line {line}"),
    "remedy": Text("Herstel: {remedy}", "Remedy: {remedy}"),
    "questions": Text(
        "Vragen die u kunt stellen (zichtlijn ask VRAAG --model MODEL --param naam=waarde)",
        "Questions you can ask (zichtlijn ask QUESTION --model MODEL --param name=value)",
    ),
    "no-rows": Text("Geen rijen: op deze vraag is in dit model niets te noemen.", "No rows: nothing to name here."),
    "rows": Text("{count} rijen", "{count} rows"),
    "bad-parameter": Text(
        "Schrijf een parameter als naam=waarde, bijvoorbeeld item=threats-to-kill.",
        "Write a parameter as name=value, for instance item=threats-to-kill.",
    ),
    "left-out": Text(
        "{count} behoeften vervallen met actoren die deze gemeente niet heeft.",
        "{count} needs disappeared with actors this municipality does not have.",
    ),
    "next": Text(
        "Verder kijken: open matrix.html in een browser, of: zichtlijn analyse {model} --json",
        "Look further: open matrix.html in a browser, or: zichtlijn analyse {model} --json",
    ),
}


def say(key: str, language: str, **filled: object) -> str:
    """The sentence ``key`` with its gaps filled in.

    >>> say("rows", "nl", count=3)
    '3 rijen'
    """
    return WORDS[key].of(language).format(**filled)

"""Sentences from a verdict: legal words, assumptions first, then the article with its date and the age of its text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ontology.norms import Norm, NormKind
from ontology.terms import Text
from queries.verdict import Decision, Layer, LayerName, LayerStatus, NoGroundReason, Outcome, Verdict

if TYPE_CHECKING:
    from ontology.statutes import Law
    from queries.verdict import Disclosure

__all__ = [
    "STATE_LABELS",
    "State",
    "citation",
    "doubt_text",
    "explain",
    "heading_of_blocks",
    "open_layers",
    "spoken_state",
    "state_of",
]

from enum import StrEnum


class State(StrEnum):
    """The seven states of the interface (design.md 4.2)."""

    MUST = "moet"
    MAY = "mag"
    MAY_IF = "mag-onder-voorwaarden"
    NOT_THIS_WAY = "niet-op-deze-manier"
    NOTHING_RECORDED = "geen-grond-vastgelegd"
    FORBIDDEN = "verboden"
    UNDECIDED = "onbeslist"


STATE_LABELS: dict[State, Text] = {
    State.MUST: Text("moet", "must"),
    State.MAY: Text("mag", "may"),
    State.MAY_IF: Text("mag onder voorwaarden", "may on conditions"),
    State.NOT_THIS_WAY: Text("niet op deze manier", "not this way"),
    State.NOTHING_RECORDED: Text("geen grond vastgelegd", "no ground recorded"),
    State.FORBIDDEN: Text("verboden", "forbidden"),
    State.UNDECIDED: Text("onbeslist", "undecided"),
}

_OUTCOMES: dict[Outcome, Text] = {
    Outcome.MANDATORY: Text("De houder moet dit verstrekken.", "The holder must disclose this."),
    Outcome.MANDATORY_UNLESS_WEIGHTY: Text(
        "De houder moet dit verstrekken, tenzij een zwaarwegende reden zich verzet; dat weegt een bevoegde mens.",
        "The holder must disclose this, unless a weighty reason opposes; a competent person weighs that.",
    ),
    Outcome.PERMITTED: Text("De houder mag dit verstrekken.", "The holder may disclose this."),
    Outcome.PERMITTED_HUMAN: Text(
        "De houder mag dit verstrekken na eigen afweging.", "The holder may disclose this after weighing it."
    ),
    Outcome.ONLY_CONSENT: Text(
        "Dit mag alleen met toestemming van degene over wie het gaat.",
        "This is allowed only with consent of the person it is about.",
    ),
    Outcome.ONLY_VIA: Text(
        "Rechtstreeks kan dit niet; er is een weg langs een ander.", "Not directly; there is a way through another."
    ),
    Outcome.ONLY_CONFLICT: Text(
        "Dit kan alleen bij een conflict van plichten, te beantwoorden door de beroepskracht zelf.",
        "This is possible only in a conflict of duties, to be answered by the professional.",
    ),
    Outcome.UNDETERMINED: Text("Dit is niet te beslissen.", "This cannot be decided."),
    Outcome.PROHIBITED: Text("Dit is verboden.", "This is forbidden."),
}


def state_of(verdict: Verdict) -> State:
    """The state in which people see a verdict."""
    if verdict.outcome in (Outcome.MANDATORY, Outcome.MANDATORY_UNLESS_WEIGHTY):
        return State.MUST
    if verdict.outcome in (Outcome.PERMITTED, Outcome.PERMITTED_HUMAN):
        return State.MAY
    if verdict.outcome is Outcome.ONLY_CONSENT:
        return State.MAY_IF
    if verdict.outcome is Outcome.PERMITTED_IF:
        return State.MAY_IF if verdict.decision is Decision.FACTS else State.NOT_THIS_WAY
    if verdict.outcome is Outcome.NO_GROUND:
        nothing = verdict.reason is NoGroundReason.NOTHING_RECORDED
        return State.NOTHING_RECORDED if nothing else State.NOT_THIS_WAY
    if verdict.outcome is Outcome.PROHIBITED:
        return State.FORBIDDEN
    return State.UNDECIDED if verdict.outcome is Outcome.UNDETERMINED else State.NOT_THIS_WAY


def spoken_state(verdict: Verdict) -> Text:
    """The state with what a person still has to do: weigh it, or see whether a weighty reason opposes."""
    label = STATE_LABELS[state_of(verdict)]
    if verdict.outcome is Outcome.PERMITTED_HUMAN:
        return Text(f"{label.nl}, na afweging", f"{label.en}, after weighing")
    if verdict.outcome is Outcome.MANDATORY_UNLESS_WEIGHTY:
        return Text(
            f"{label.nl}, tenzij een zwaarwegende reden zich verzet", f"{label.en}, unless a weighty reason opposes"
        )
    return label


def heading_of_blocks(state: State) -> Text:
    """What stands over the stops of a verdict in this state. Where a ground carries, what is listed closes other ways
    only, and "stands in the way" would be read as if nothing could be told.

    >>> heading_of_blocks(State.MUST).en
    'Closes other ways'
    >>> heading_of_blocks(State.NOT_THIS_WAY).nl
    'Wat tegenhoudt'
    """
    if state in (State.MUST, State.MAY, State.MAY_IF):
        return Text("Sluit andere wegen", "Closes other ways")
    return Text("Wat tegenhoudt", "What stands in the way")


def citation(law: Law, norm: Norm) -> Text:
    """The article, the day from which it counts and how old the text is that was read."""
    act = law.act[norm.act]
    date_nl = f"tekst van {norm.text_date}" if norm.text_date else "tekst niet gelezen"
    date_en = f"text of {norm.text_date}" if norm.text_date else "text not read"
    old_nl = ", opnieuw na te gaan" if norm.text_state.needs_recheck else ""
    old_en = ", to be checked again" if norm.text_state.needs_recheck else ""
    article_nl, article_en = (f"artikel {norm.article} ", f"article {norm.article} ") if norm.article else ("", "")
    return Text(f"{article_nl}{act.short} ({date_nl}{old_nl})", f"{article_en}{act.short} ({date_en}{old_en})")


def doubt_text(law: Law, doubt: str) -> Text:
    """What a doubt is about and what to do while it is open; the id itself where the law does not describe it.

    >>> from ontology.law_loading import load_law
    >>> doubt_text(load_law(), "care-D5").en
    "Confidential doctor of Veilig Thuis in the ZVH (until decided: treat the doctor's items under 2.29(2))"
    """
    found = law.doubt.get(doubt)
    if found is None:
        return Text(doubt, doubt)
    safe = found.safe_default or Text("veilige keuze niet vastgelegd", "no safe default recorded")
    return Text(
        f"{found.label.nl} (zolang niet beslist: {_inside(safe.nl)})",
        f"{found.label.en} (until decided: {_inside(safe.en)})",
    )


def _inside(sentence: str) -> str:
    """A sentence as part of another; a name or abbreviation at its start keeps its capital."""
    first, rest = sentence[:2], sentence[1:].removesuffix(".")
    return (first[:1].lower() if first[1:].islower() or first[1:] == " " else first[:1]) + rest


def explain(law: Law, disclosure: Disclosure, verdict: Verdict) -> Text:
    """The verdict in words. Only what the data say is in it: citations in the text are those of the verdict."""
    on_day = law.on(verdict.day, pending=True).norm
    holder = law.capacity[disclosure.holder].label
    recipient = law.capacity[disclosure.recipient].label
    parts = [
        *verdict.assumptions,
        Text(
            f"Van {holder.nl} aan {recipient.nl}, naar het recht van {verdict.day}.",
            f"From {holder.en} to {recipient.en}, under the law of {verdict.day}.",
        ),
        _outcome_text(verdict),
    ]
    grounds = [citation(law, on_day[name]) for name in verdict.grounds if name in on_day]
    if grounds:
        parts.append(_listed("Grond", "Ground", grounds))
    for route in verdict.routes:
        names = [law.capacity[name].label for name in route]
        parts.append(
            Text("Weg: " + " → ".join(n.nl for n in names) + ".", "Way: " + " → ".join(n.en for n in names) + ".")
        )
    blocks = [citation(law, on_day[name]) for name in verdict.blocks if name in on_day and _blocks(on_day[name])]
    if blocks and verdict.outcome in (Outcome.PROHIBITED, Outcome.NO_GROUND, Outcome.ONLY_VIA, Outcome.ONLY_CONFLICT):
        parts.append(_listed("Wat delen tegenhoudt", "What stands in the way", blocks))
    parts += [*open_layers(verdict), *_questions(law, verdict)]
    if verdict.uncertain_dates:
        listed = ", ".join(verdict.uncertain_dates)
        parts.append(
            Text(
                f"De tekst van deze dag is niet gelezen van: {listed}.",
                f"The text of this day was not read of: {listed}.",
            )
        )
    if verdict.doubts:
        named = [doubt_text(law, name) for name in verdict.doubts]
        parts.append(_listed("Open twijfel over het recht", "Open doubt of law", named))
    parts += _after(verdict)
    parts.append(Text("Hulpmiddel, geen juridisch advies.", "An aid, not legal advice."))
    return Text(" ".join(part.nl for part in parts), " ".join(part.en for part in parts))


_OPEN: dict[LayerName, Text] = {
    LayerName.SECRECY: Text("welke geheimhouding op deze registratie rust", "which secrecy binds this record"),
    LayerName.BASIS: Text(
        "op welke grondslag (AVG 6) de houder dit doet", "on which basis (GDPR 6) the holder does this"
    ),
    LayerName.EXEMPTION_HOLDER: Text(
        "welke uitzondering (AVG 9 of 10) de houder heeft", "which exemption (GDPR 9 or 10) the holder has"
    ),
    LayerName.EXEMPTION_RECIPIENT: Text(
        "welke uitzondering (AVG 9 of 10) de ontvanger heeft", "which exemption (GDPR 9 or 10) the recipient has"
    ),
    LayerName.COMPATIBILITY: Text("of dit doel past bij het oude", "whether this purpose fits the former one"),
    LayerName.RECIPIENT: Text("uit welke taak de ontvanger dit krijgt", "for which task the recipient gets this"),
}


def open_layers(verdict: Verdict) -> list[Text]:
    """What nobody has recorded, so that a privacy officer knows what to settle; empty when nothing is open."""
    if verdict.outcome is Outcome.ONLY_VIA:
        return []
    found = [_OPEN[layer.name] for layer in verdict.layers if _is_open(layer)]
    return [_listed("Niet vastgelegd", "Not recorded", found)] if found else []


def _is_open(layer: Layer) -> bool:
    """Unknown because nobody recorded it; secrecy that waits for a fact names that fact and its norm."""
    return (
        layer.status is LayerStatus.UNKNOWN
        and layer.name in _OPEN
        and (layer.name is not LayerName.SECRECY or not layer.norms)
    )


def _outcome_text(verdict: Verdict) -> Text:
    if verdict.outcome is Outcome.PERMITTED_IF:
        if verdict.decision is Decision.FACTS:
            return Text("Dit mag als klopt wat hieronder staat.", "This is allowed if what follows is so.")
        return Text(
            "Dit kan pas als eerst gebeurt wat hieronder staat.", "This is possible once what follows has happened."
        )
    if verdict.outcome is Outcome.NO_GROUND:
        if verdict.reason is NoGroundReason.NOTHING_RECORDED:
            return Text(
                "Er is geen grond vastgelegd; dat is geen verbod en geen toestemming.",
                "No ground has been recorded; that is neither a ban nor a permission.",
            )
        return Text(
            "De wet houdt dit gesloten, tenzij een uitzondering geldt.",
            "The law keeps this closed unless an exception applies.",
        )
    return _OUTCOMES[verdict.outcome]


def _blocks(norm: Norm) -> bool:
    return norm.kind.is_conditional_stop or norm.kind is NormKind.PROHIBITION


def _questions(law: Law, verdict: Verdict) -> list[Text]:
    parts = []
    for names, nl, en in (
        (verdict.to_check, "Eerst nagaan", "Check first"),
        (verdict.exceptions, "Controleer vóór u deelt", "Check before you share"),
    ):
        asked = [law.fact[name].question for name in names if name in law.fact]
        if asked:
            parts.append(_listed(nl, en, asked, end=""))
    if verdict.to_weigh:
        parts.append(_listed("Zelf te wegen", "For a person to weigh", verdict.to_weigh, end=""))
    return parts


def _after(verdict: Verdict) -> list[Text]:
    return [
        Text(f"{nl}: {text.nl}", f"{en}: {text.en}")
        for text, nl, en in (
            (verdict.recording, "Vastleggen", "Record"),
            (verdict.term, "Termijn", "Term"),
            (verdict.onward, "Daarna", "Next"),
        )
        if text is not None
    ]


def _listed(nl: str, en: str, texts: Iterable[Text], *, end: str = ".") -> Text:
    listed = list(dict.fromkeys(texts))
    return Text(
        f"{nl}: {'; '.join(text.nl for text in listed)}{end}", f"{en}: {'; '.join(text.en for text in listed)}{end}"
    )

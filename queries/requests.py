"""A request is a disclosure too: may one ask, what does the question give away, what may or must the other answer.

Right to ask, duty to answer and right to answer are three things (knowledge/decision-procedure.md 2.7). The question
and the answer are two disclosures in opposite directions, each decided by the one ``decide``; nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from ontology.norms import Brought, Clause, LabelPattern, Modality, Norm, NormKind
from ontology.statutes import Law
from ontology.terms import Text
from queries.intermediaries import label_of
from queries.lawfulness import decide
from queries.legal_route import ANY_SECRECY
from queries.matching import grounds_for, parties
from queries.situation import Situation, Truth, read_clauses
from queries.verdict import Disclosure, Label, Outcome, Verdict

__all__ = ["Asked", "Claim", "Right", "RightNorm", "ask", "record_of_asker"]

_ACTS = ("request", "demand")
"""The facts that say that somebody asked; here they are so, since this is about the asking."""

_MUST = frozenset({Outcome.MANDATORY, Outcome.MANDATORY_UNLESS_WEIGHTY})
_MAY = frozenset({Outcome.PERMITTED, Outcome.PERMITTED_HUMAN})

_ASKS_BY_OTHER_WORDS = frozenset({"bw1-240"})
"""Powers to answer that do not speak of a request and yet carry one (decision-procedure.md 2.7: the board asks a source
under BW 1:240).
"""

_SYMMETRIC = frozenset({"recipient.same-treatment", "recipient.housemate"})
"""What is so of both ends at once; any other fact of the recipient is about the asker, who holds the question."""

_HOW_LITTLE = Text(
    "Is de vraag nodig voor de eigen taak, en hoe weinig kan zij onthullen?",
    "Does the own task need the question, and how little can it reveal?",
)


class Claim(StrEnum):
    """What the one who asks can count on; each value reads as a sentence in the interface."""

    MUST = "must-answer"
    MAY = "may-answer"
    NOT_YET = "not-yet"
    UNKNOWN = "unknown"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class RightNorm:
    """A norm under which the other must or may answer, or the asker may ask: whether it speaks of a request
    (``on_request``), and which facts or acts it still misses.
    """

    norm: str
    kind: NormKind
    on_request: bool
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Right:
    """The right to ask: the claim, the norms it rests on, and the authority the asker still has to have."""

    claim: Claim
    norms: tuple[RightNorm, ...] = ()

    @property
    def needs(self) -> tuple[str, ...]:
        """Facts and acts that the norms about a request still miss; none where an answer does not wait for them."""
        if self.claim in (Claim.MUST, Claim.MAY):
            return ()
        return tuple(dict.fromkeys(name for one in self.norms if one.on_request for name in one.missing))


@dataclass(frozen=True, slots=True)
class Asked:
    """The question and the answer, apart. ``asking`` and ``answering`` are the two disclosures that were decided;
    ``presupposed`` are the grounds of ``request`` that rule the answer and take the question for granted.
    """

    request: Verdict
    answer: Verdict
    right: Right
    reveals: Text
    asking: Disclosure
    answering: Disclosure
    situation: Situation
    presupposed: tuple[str, ...] = ()


def ask(law: Law, wanted: Disclosure, situation: Situation, day: str, label: Label | None = None) -> Asked:
    """What the law of ``day`` says about asking for ``wanted`` (holder: who is asked; recipient: who asks).

    ``label`` is the asker's own record that the question gives away; without it the asker's ordinary record, which is
    said in the assumptions of ``request``. Raises ``KeyError`` for a capacity that the law does not know.
    """
    answering = replace(wanted, initiative="request") if wanted.initiative == "own" else wanted
    act = answering.initiative
    told = Situation({act: "true", **situation.facts})
    answer = replace(decide(law, answering, told, day), assumptions=_assumed_act(act, situation))
    shown = label or record_of_asker(law, wanted.recipient, wanted.label)
    asking = replace(
        wanted, holder=wanted.recipient, recipient=wanted.holder, label=shown, initiative="own", hops=()
    )  # fmt: skip
    grounds = tuple(_asking_ground(norm, asking, told) for norm in _presuppose_asking(law, answering, day))
    facts = {name: value for name, value in told.facts.items() if not _about_the_other_end(name)}
    request = decide(_with(law, grounds), asking, Situation(facts), day)
    request = replace(request, assumptions=() if label else (_assumed_record(law, asking),))
    derived = {norm.id for norm in grounds}
    return Asked(
        request,
        answer,
        _right(law, answering, answer),
        _reveals(law, asking),
        asking,
        answering,
        told,
        presupposed=tuple(name for name in request.grounds if name in derived),
    )


def record_of_asker(law: Law, asker: str, wanted: Label) -> Label:
    """What a question about ``wanted`` shows of the asker's own record: no more than that the person is in view.

    Being known is a datum of its own kind, whatever is asked: with the police and the courts criminal data, with a
    doctor data on health, else ordinary (decision-procedure.md 2.7 and case c02).
    """
    found = label_of(law, asker, "*", "ordinary", wanted.subject)
    if found.regime in ("wpg", "wjsg"):
        return replace(found, category="criminal", extent="signal", form=wanted.form)
    category = "special-health" if "medical-professional" in law.within(asker) else "ordinary"
    return replace(found, category=category, extent="signal", form=wanted.form)


def _presuppose_asking(law: Law, answering: Disclosure, day: str) -> list[Norm]:
    """Norms about the answer that take the question for granted, and norms that give the asker a right to ask."""
    on_day = law.on(day)
    ends = parties(on_day, answering)
    answers = [
        norm
        for norm in grounds_for(on_day, answering, ends)
        if (_speaks_of_asking(norm) or norm.id in _ASKS_BY_OTHER_WORDS) and answering.label.form == "identified"
    ]
    return [*answers, *(norm for norm in on_day.norms if _gives_right(law, norm, answering))]


def _speaks_of_asking(norm: Norm) -> bool:
    facts = {option.fact for clause in norm.when for option in clause.options}
    return not facts.isdisjoint(_ACTS) or not set(norm.initiatives).isdisjoint(_ACTS)


def _gives_right(law: Law, norm: Norm, answering: Disclosure) -> bool:
    """Whether a right to ask is about these two. The holder of a norm is whom it empowers or binds: of a power to ask
    the asker, of a duty to let somebody see the one who is asked.
    """
    if norm.kind is not NormKind.REQUEST_RIGHT:
        return False
    asker, asked = law.within(answering.recipient), law.within(answering.holder)
    first, second = (asker, asked) if norm.modality is Modality.MAY else (asked, asker)
    return (
        not first.isdisjoint(norm.holders)
        and not second.isdisjoint(norm.recipients)
        and (not norm.purposes or answering.purpose in norm.purposes)
    )


def _asking_ground(norm: Norm, asking: Disclosure, situation: Situation) -> Norm:
    """The asking that a norm presupposes, as a power of the asker to show no more than a signal.

    Same article, same day, same conditions but the asking itself. The exemptions of both ends change places; which
    basis the asker has is not brought: ``decide`` looks for it.
    """
    return replace(
        norm,
        kind=NormKind.POWER,
        modality=Modality.MAY,
        holders=(asking.holder,),
        recipients=(asking.recipient,),
        categories=(),
        regimes=(),
        initiatives=(),
        label=LabelPattern((("extent", ("minimum", "signal")),)),
        when=tuple(clause for clause in norm.when if not _settled(clause, situation, asking.label.subject)),
        weigh=(_HOW_LITTLE,),
        opens=(ANY_SECRECY,),
        keeps_closed=(),
        basis=None,
        exemption_holder=norm.exemption_recipient,
        exemption_recipient=norm.exemption_holder,
        compatibility=Brought("derived", norm.id),
        recipient_task=Brought("derived", norm.id),
        onward=None,
        onward_to=None,
        recording=None,
        term=None,
    )


def _settled(clause: Clause, situation: Situation, subject: str) -> bool:
    """Whether a clause is met by the asking, or is about the other end and known to be met."""
    names = {option.fact for option in clause.options}
    if not names.isdisjoint(_ACTS):
        return True
    return any(map(_about_the_other_end, names)) and read_clauses((clause,), situation, subject).truth is Truth.TRUE


def _about_the_other_end(fact: str) -> bool:
    return fact.startswith(("recipient.", "holder.")) and fact not in _SYMMETRIC


def _with(law: Law, grounds: Iterable[Norm]) -> Law:
    """The law in which the asking grounds stand where the norms that presuppose them stood."""
    asking = {norm.id: norm for norm in grounds}
    if not asking:
        return law
    norms = tuple(
        asking[norm.id] if norm.id in asking and norm.valid_from == asking[norm.id].valid_from else norm
        for norm in law.norms
    )
    return replace(law, norms=norms, fingerprint=f"{law.fingerprint} asking {sorted(asking)}")


def _right(law: Law, answering: Disclosure, answer: Verdict) -> Right:
    """What the answer's verdict says about the asker's claim, with the norms it names. Consent and a conflict of duties
    give nobody a right to ask.
    """
    on_day = law.on(answer.day).norm
    missing = dict.fromkeys(answer.grounds, answer.to_check)
    for other in answer.alternatives:
        missing.setdefault(other.ground, other.missing)
    found = [
        RightNorm(name, on_day[name].kind, _speaks_of_asking(on_day[name]), lacking)
        for name, lacking in missing.items()
        if name in on_day and on_day[name].kind.carries and on_day[name].modality is not Modality.MAY_IN_CONFLICT
    ]
    found += [
        RightNorm(norm.id, norm.kind, True) for norm in on_day.values() if _gives_right(law, norm, answering)
    ]  # fmt: skip
    return Right(_claim(answer, found), tuple(found))


def _claim(answer: Verdict, found: list[RightNorm]) -> Claim:
    if answer.outcome in _MUST:
        return Claim.MUST
    if answer.outcome in _MAY:
        return Claim.MAY
    if answer.outcome is Outcome.UNDETERMINED:
        return Claim.UNKNOWN
    return Claim.NOT_YET if any(one.kind.carries for one in found) else Claim.NONE


def _reveals(law: Law, asking: Disclosure) -> Text:
    asker, asked = law.capacity[asking.holder].label, law.capacity[asking.recipient].label
    if asking.label.form != "identified":
        return Text(
            "Uw vraag noemt niemand; zolang de ander niet kan herleiden om wie het gaat, onthult zij niets.",
            "Your question names nobody; as long as the other cannot tell who it is about, it reveals nothing.",
        )
    return Text(
        f"Uw vraag vertelt aan {asked.nl} dat degene over wie u vraagt in beeld is bij {asker.nl}, en waarvoor u het "
        "vraagt; ook als het antwoord nee is. Noemt de vraag ook het item zelf, dan verstrekt u dat: toets dat apart. "
        "Ga na of de vraag de vermoedelijke pleger kan bereiken.",
        f"Your question tells {asked.en} that the person you ask about is in view of {asker.en}, and what you ask it "
        "for; even if the answer is no. A question that names the item discloses the item too: check that apart. "
        "Check whether the question can reach the alleged perpetrator.",
    )


def _assumed_record(law: Law, asking: Disclosure) -> Text:
    asker = law.capacity[asking.holder].label
    return Text(
        f"Aangenomen: de vraag laat van de gewone registratie van {asker.nl} alleen zien dat de betrokkene daar "
        "bekend is.",
        f"Assumed: of the ordinary record of {asker.en} the question shows only that the person is known there.",
    )


def _assumed_act(act: str, situation: Situation) -> tuple[Text, ...]:
    if act in situation.facts:
        return ()
    if act == "demand":
        return (Text("Aangenomen: er wordt echt gevorderd (demand).", "Assumed: a demand is really made (demand)."),)
    return (
        Text(
            "Aangenomen: er wordt echt om gevraagd, zoals de wet het wil (request).",
            "Assumed: it is really asked for, in the way the law wants (request).",
        ),
    )

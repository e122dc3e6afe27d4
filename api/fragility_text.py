"""Fragility on the terminal: per kind of part what breaks, where the risk goes, which two fail only together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.law_wire import outcome_label
from api.terminal import table, wrap
from api.wording import DISCLAIMER
from ontology.terms import Text
from queries.cutting import By
from queries.fragility import LossKind
from queries.fragility_telling import (
    BY_LABELS,
    LEANS,
    LOSS_LABELS,
    element_label,
    move_text,
    need_label,
    unmet_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from api.fragility_asking import Broken
    from queries.fragility import Cut, Loss
    from queries.ground_use import GroundUse
    from queries.need_states import NeedState
    from queries.ranking_stability import Stability

__all__ = ["fragility_text", "leaned_on", "state_text"]

_SHOWN = 3
_COLUMNS = (
    Text("gaat open", "falls open"),
    Text("niemand meer", "nobody left"),
    Text("slechter", "worse"),
    Text("vervalt", "lapses"),
    Text("risico naar", "risk to"),
)


def fragility_text(broken: Broken, top: int, language: str) -> str:
    """Every kind that was asked, then the grounds, then what the answer leans on."""
    head = Text(f"Breekbaarheid: recht van {broken.day}", f"Fragility: law of {broken.day}")
    stability = {one.by: one for one in broken.stability}
    parts = [broken.workspace.model.title.of(language), head.of(language)]
    for by in broken.cuts:
        parts += ["", *_kind(broken, by, top, language)]
        if by in stability:
            parts.append(wrap(_stands(broken, stability[by]).of(language)))
    if broken.grounds is not None:
        parts += ["", *_grounds(broken, broken.grounds, top, language)]
    parts += ["", Text("Waar dit op leunt:", "What this leans on:").of(language)]
    parts += [wrap(f"- {text.of(language)}") for text in leaned_on(broken)]
    return "\n".join([*parts, "", DISCLAIMER.of(language)])


def leaned_on(broken: Broken) -> tuple[Text, ...]:
    """What every such answer leans on, then what the model assumes."""
    return (*LEANS, *(one.text for one in broken.workspace.model.assumptions))


def state_text(state: NeedState) -> Text:
    """A state in words."""
    words = unmet_words(state)
    outcome = state.outcome
    if words is not None or outcome is None:
        return words or Text("", "")
    return outcome_label(*outcome)


def _kind(broken: Broken, by: By, top: int, language: str) -> Iterator[str]:
    cuts, tried = broken.cuts[by], broken.tried[by]
    label = BY_LABELS[by].of(language)
    if not tried:
        yield wrap(
            Text(f"{label}: niets vastgelegd in dit model.", f"{label}: none recorded in this model.").of(language)
        )
        return
    alone = sum(bool(cut.count(LossKind.OPENS) or cut.count(LossKind.NOBODY)) for cut in cuts)
    told = Text(
        f"{label}: {tried} geprobeerd, {len(cuts)} raken iets, {alone} laten alleen al iets openvallen.",
        f"{label}: {tried} tried, {len(cuts)} matter, {alone} by themselves let something fall open.",
    )
    yield wrap(told.of(language))
    if cuts:
        rows = [_row(broken, cut, language) for cut in cuts[:top]]
        yield table((label, *(column.of(language) for column in _COLUMNS)), rows)
    for cut in cuts[:1]:
        yield from _worst(broken, cut, language)
    yield from _pairs(broken, by, language)


def _row(broken: Broken, cut: Cut, language: str) -> tuple[object, ...]:
    model = broken.workspace.model
    to = dict.fromkeys(model.label(move.actor).brief(language) for move in cut.moves)
    shown = [*list(to)[:_SHOWN], *(["…"] if len(to) > _SHOWN else [])]
    return (
        _label(broken, cut.element.by, cut.element.name, language),
        *(cut.count(kind) for kind in LossKind),
        len(cut.vanished),
        ", ".join(shown),
    )


def _worst(broken: Broken, cut: Cut, language: str) -> Iterator[str]:
    model = broken.workspace.model
    name = _label(broken, cut.element.by, cut.element.name, language)
    yield wrap(Text(f"Zonder {name}:", f"Without {name}:").of(language))
    for kind in LossKind:
        losses = [loss for loss in cut.losses if loss.kind is kind]
        for loss in losses[:_SHOWN]:
            what = f"{need_label(model, loss.need).of(language)}: {LOSS_LABELS[kind].of(language)}"
            yield wrap(f"- {what} ({_between(loss).of(language)}).")
        yield from _more(len(losses), language)
    for move in cut.moves[:_SHOWN]:
        yield wrap(f"- {move_text(model, move).of(language)}.")


def _between(loss: Loss) -> Text:
    """What the law says of it now; of what the law carries less well also what it said."""
    was, now = state_text(loss.before), state_text(loss.after)
    if loss.kind is LossKind.OPENS:
        return Text(f"opnieuw delen: {now.nl}", f"sharing it anew: {now.en}")
    return Text(f"was: {was.nl}; wordt: {now.nl}", f"was: {was.en}; becomes: {now.en}")


def _pairs(broken: Broken, by: By, language: str) -> Iterator[str]:
    for pair in broken.pairs[by][:_SHOWN]:
        first, second = (_label(broken, by, name, language) for name in (pair.first, pair.second))
        count = len(pair.needs)
        told = Text(
            f"Alleen samen ({count}): valt {first} én {second} weg, dan gaat open wat elk van beide alleen nog "
            "vervult.",
            f"Only together ({count}): without both {first} and {second}, what either alone still meets falls open.",
        )
        yield wrap(told.of(language))


def _stands(broken: Broken, one: Stability) -> Text:
    percent = round(100 * one.share)
    kept = [
        Text(*(f"{_label(broken, one.by, name, tongue)} {count}" for tongue in ("nl", "en")))
        for name, count in one.kept
    ]
    return Text(
        f"Volgorde getoetst: in {one.stays} van {one.samples} modellen waaruit {percent} % van posities en "
        f"stroom-items is weggelaten, blijft deze top dezelfde ({', '.join(text.nl for text in kept)}).",
        f"Order tried: in {one.stays} of {one.samples} models from which {percent} % of holdings and flow items was "
        f"left out, this top stays the same ({', '.join(text.en for text in kept)}).",
    )


def _grounds(broken: Broken, use: GroundUse, top: int, language: str) -> Iterator[str]:
    told = Text(
        f"Gronden: op {len(use.leaned_on)} leunt een oordeel, {len(use.spare)} zijn alleen een andere weg, "
        f"{len(use.unused)} gelden tussen partijen van dit model en worden door geen stroom of oordeel gebruikt.",
        f"Grounds: verdicts lean on {len(use.leaned_on)}, {len(use.spare)} are only another way, {len(use.unused)} "
        "count between parties of this model and are used by no flow or verdict.",
    )
    yield wrap(told.of(language))
    for name in use.unused[:top]:
        label = _label(broken, By.GROUND, name, language)
        yield wrap(Text(f"- niet gebruikt: {label}", f"- not used: {label}").of(language))
    yield from _more(len(use.unused), language, top)
    items = broken.workspace.model.item
    for one in use.sole:
        flow, ground = _label(broken, By.FLOW, one.flow, language), _label(broken, By.GROUND, one.ground, language)
        what = "; ".join(items[item].label.of(language) for item in one.items)
        alone = Text(f"- leunt op één grond: {flow}, {ground}: {what}", f"- one ground only: {flow}, {ground}: {what}")
        yield wrap(alone.of(language))


def _more(count: int, language: str, shown: int = _SHOWN) -> Iterable[str]:
    left = count - shown
    return [wrap(Text(f"  (nog {left})", f"  ({left} more)").of(language))] if left > 0 else []


def _label(broken: Broken, by: By, name: str, language: str) -> str:
    label = element_label(broken.workspace.model, broken.workspace.law, by, name, broken.day)
    return label.brief(language) if by in (By.ACTOR, By.PARTNER) else label.of(language)

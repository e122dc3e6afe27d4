"""What ``session-import`` prints: per cell what was answered and what it did, then the actions; or what is wrong."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from api.session_wire import session_object
from api.terminal import wrap
from api.wording import DISCLAIMER
from api.workbook_text import faults_text
from ontology.terms import Text
from ontology.workbook.session_actions import action_rows
from queries.session_answers import EFFECTS, EffectKind

if TYPE_CHECKING:
    from api.session_asking import Imported
    from ontology.model import Model

__all__ = ["session_text"]

_HEAD = Text("Sessie van {day:%d-%m-%Y} over «{model}»: {count} antwoorden.", "Session of {day:%d-%m-%Y} on «{model}»: "
             "{count} answers.")  # fmt: skip
_REFUSED = Text("Niets overgenomen: {count} fouten.", "Nothing was taken over: {count} faults.")
_CELL = Text("{sheet}, rij {row}, kolom {column}", "{sheet}, row {row}, column {column}")
_ALSO = Text("Daardoor ook:", "And so also:")
_CHANGED = Text("{count} gewijzigde cellen of rijen in het model.", "{count} changed cells or rows in the model.")
_ACTIONS = Text("Afgesproken:", "Agreed:")
_BEFORE = Text("vóór", "before")


def session_text(imported: Imported, model: Model, day: str, language: str) -> str:
    """The whole answer in words."""
    if imported.applied is None:
        return "\n".join(
            [faults_text(imported.faults, language), _REFUSED.of(language).format(count=len(imported.faults))]
        )
    told = session_object(imported, model, day)
    head = _HEAD.of(language).format(day=date.fromisoformat(day), model=model.id, count=len(told["antwoorden"]))
    lines = [head, *_counts(imported, language)]
    for one in told["antwoorden"]:
        where = _CELL.of(language).format(sheet=one["tabblad"], row=one["rij"], column=one["kolom"])
        said = f"{one['onderwerp'][language]}: {one['wat'][language].rstrip('.')}"
        lines.append(wrap(f"{where}: {said}: {one['antwoord'][language]} → {one['gevolg'][language]}", "  "))
    if told["gevolgen"]:
        lines.append(_ALSO.of(language))
        lines += [wrap(one["tekst"][language], "  ") for one in told["gevolgen"]]
    lines.append(_CHANGED.of(language).format(count=len(imported.changes)))
    lines += _agreed(imported, model, language)
    return "\n".join([*lines, DISCLAIMER.of(language)])


def _counts(imported: Imported, language: str) -> list[str]:
    assert imported.applied is not None
    count = Counter(effect.kind for effect in imported.applied.effects)
    return [f"  {count[kind]:>4}  {EFFECTS[kind].of(language)}" for kind in EffectKind if count[kind]]


def _agreed(imported: Imported, model: Model, language: str) -> list[str]:
    rows = action_rows(model, imported.session.actions, imported.gaps, language)
    lines = [_ACTIONS.of(language)] if rows else []
    for gap, _, who, before, remedy, words in rows:
        does = "; ".join(part for part in (remedy, words) if part)
        lines.append(wrap(f"{who}, {_BEFORE.of(language)} {before:%d-%m-%Y}: {does} ({gap})", "  "))
    return lines

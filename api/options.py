"""The options that many commands share, each with its one help text."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

__all__ = ["AsJson", "Day", "Facts", "Lang", "Language", "Level", "Ordinary", "OutFile"]


class Language(StrEnum):
    """Languages of the interface."""

    NL = "nl"
    EN = "en"


AsJson = Annotated[bool, typer.Option("--json", help="Antwoord als JSON.")]
Day = Annotated[
    str | None, typer.Option("--date", help="Dag van het recht (jjjj-mm-dd); zonder: de peildatum van het model.")
]
Facts = Annotated[list[str] | None, typer.Option("--fact", help="Omstandigheid als naam=waarde; mag vaker.")]
Lang = Annotated[Language, typer.Option("--lang", help="Taal van de uitvoer: nl of en.")]
Level = Annotated[
    int, typer.Option("--level", min=3, max=4, help="Niveau 3 (hoog) of 4 (acuut): bepaalt de termijnen.")
]
Ordinary = Annotated[
    bool, typer.Option("--ordinary", help="Reken alleen met de gewone bereikbaarheid, niet met spoedlijnen.")
]
OutFile = Annotated[Path | None, typer.Option("--out", help="Schrijf het antwoord in dit bestand.")]

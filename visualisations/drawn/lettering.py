"""Letters before they are drawn: how wide a text is, where it breaks, and at which size it fits.

Everything is set in the DejaVu Sans that comes with matplotlib, so a picture needs no font of the machine. Sizes are
points, lengths millimetres.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties
    from matplotlib.ft2font import FT2Font

__all__ = ["LEADING", "Block", "cleaned", "fit", "font", "leading", "width", "wrapped"]

MM = 25.4 / 72
"""One point in millimetres."""

LEADING = 1.22
"""The distance between two lines, in heights of the letter."""

_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_STEP = 0.25
_PIXELS = 100


@dataclass(frozen=True, slots=True)
class Block:
    """A text broken into lines at one size; ``cut`` when even the smallest size could not hold all of it."""

    lines: tuple[str, ...]
    size: float
    bold: bool = False
    cut: bool = False

    @property
    def width(self) -> float:
        """Of the widest line, in millimetres."""
        return max((width(line, self.size, bold=self.bold) for line in self.lines), default=0.0)

    @property
    def height(self) -> float:
        """From the top of the first line to the foot of the last, in millimetres."""
        return len(self.lines) * leading(self.size)


def leading(size: float) -> float:
    """The height that one line takes, in millimetres."""
    return size * LEADING * MM


@cache
def font(*, bold: bool = False) -> FontProperties:
    """The font of every text, by its own file: a DejaVu Sans of the machine may be another version."""
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=_file(bold=bold))


def cleaned(text: str) -> str:
    """The text on one line, with a replacement mark for whatever the font has no letter for.

    >>> cleaned("a" + chr(10) + "b" + chr(0x4E00))
    'a b\ufffd'
    """
    known = _letters()
    return "".join(char if ord(char) in known else _UNKNOWN for char in " ".join(text.split()))


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How far a line of text runs, in millimetres; unhinted, so the same at every resolution."""
    return _ems(text, bold=bold) * size * MM


@lru_cache(maxsize=65536)
def _ems(text: str, *, bold: bool) -> float:
    """The width of a line in heights of its letter."""
    from matplotlib.ft2font import LoadFlags

    face = _face(bold=bold)
    face.set_size(_PIXELS, 72)
    face.set_text(cleaned(text), 0.0, flags=LoadFlags.NO_HINTING)
    return float(face.get_width_height()[0]) / 64 / _PIXELS


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """The lines of ``text``, each within ``room`` millimetres; a word that is too long breaks with a hyphen."""
    lines: list[str] = []
    line = ""
    for word in _words(cleaned(text), size, room, bold=bold):
        joined = f"{line} {word}" if line else word
        if not line or width(joined, size, bold=bold) <= room:
            line = joined
        else:
            lines.append(line)
            line = word
    return (*lines, line) if line or not lines else tuple(lines)


def fit(
    text: str, room: float, height: float, size: float, *, least: float = 4.5, bold: bool = False, lines: int = 99
) -> Block:
    """``text`` at the largest size, from ``size`` down to ``least``, that fits the room; at ``least`` it is cut."""
    tried = size
    while True:
        broken = wrapped(text, tried, room, bold=bold)
        allowed = max(1, min(lines, int((height + 1e-6) / leading(tried))))
        whole = (
            len(broken) <= lines
            and len(broken) * leading(tried) <= height + 1e-6
            and all(width(line, tried, bold=bold) <= room + 1e-6 for line in broken)
        )
        if whole and (len(broken) == 1 or not _hyphenated(text, broken) or tried - _STEP < least):
            return Block(broken, tried, bold)
        if tried - _STEP < least and len(broken) > allowed:
            return Block(_shortened(broken[:allowed], tried, room, bold=bold), tried, bold, cut=True)
        if tried - _STEP < least:
            return Block(broken, tried, bold)
        tried -= _STEP


def _hyphenated(text: str, lines: Sequence[str]) -> bool:
    """Whether a break put a hyphen where the text has none."""
    return sum(line.count("-") for line in lines) > text.count("-")


def _shortened(lines: Sequence[str], size: float, room: float, *, bold: bool) -> tuple[str, ...]:
    last = lines[-1]
    while last and width(f"{last}…", size, bold=bold) > room:
        last = last[:-1]
    return (*lines[:-1], f"{last}…")


def _words(text: str, size: float, room: float, *, bold: bool) -> Iterator[str]:
    for word in text.split(" "):
        rest = word
        while width(rest, size, bold=bold) > room and len(rest) > 1:
            head = _head(rest, size, room, bold=bold)
            yield head if head[-1] in "-/" else f"{head}-"
            rest = rest[len(head) :]
        yield rest


def _head(word: str, size: float, room: float, *, bold: bool) -> str:
    """The longest beginning that fits, preferably up to a hyphen or slash of the word itself."""
    place = len(word) - 1
    while place > 1 and width(f"{word[:place]}-", size, bold=bold) > room:
        place -= 1
    own = max(word.rfind("-", 0, place), word.rfind("/", 0, place))
    return word[: own + 1] if own > 0 else word[:place]


def _file(*, bold: bool) -> str:
    import matplotlib

    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return str(Path(matplotlib.get_data_path(), "fonts", "ttf", name))


@cache
def _face(*, bold: bool) -> FT2Font:
    from matplotlib.ft2font import FT2Font

    return FT2Font(_file(bold=bold))


@cache
def _letters() -> frozenset[int]:
    return frozenset(_face(bold=False).get_charmap()) & frozenset(_face(bold=True).get_charmap())

"""The command lines that the documentation shows, taken from its fenced code blocks."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

__all__ = ["ROOT", "CommandLine", "command_lines", "make_targets", "shown", "written_pages"]

ROOT = Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<body>.*?)^```\s*$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`((?:zichtlijn|make) [^`\n]+)`")
SHELLS = {"sh", "bash", "console"}


@dataclass(frozen=True)
class CommandLine:
    """One line of one page. ``runnable`` when its block says so: ```` ```sh runnable ````."""

    page: str
    words: tuple[str, ...]
    runnable: bool

    def __str__(self) -> str:
        return f"{self.page}: {shlex.join(self.words)}"


def written_pages() -> list[Path]:
    """Every page in Markdown: at the root and under docs."""
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def command_lines(page: Path) -> list[CommandLine]:
    """Every line in a shell block that starts with ``zichtlijn`` or ``make``, and the same in inline code."""
    text = page.read_text(encoding="utf-8")
    name = page.relative_to(ROOT).as_posix()
    found = [
        CommandLine(name, words, "runnable" in fence["info"].split())
        for fence in FENCE.finditer(text)
        if set(fence["info"].split()) & SHELLS
        # Other commands may run over several lines, which are no words one by one.
        for words in (
            split(line) for line in fence["body"].splitlines() if re.match(r"(\$ )?(\S*/)?(zichtlijn|make) ?", line)
        )
        if words and words[0] in {"zichtlijn", "make"}
    ]
    inline = [CommandLine(name, split(code), False) for code in INLINE.findall(FENCE.sub("", text))]
    return [*found, *inline]


def split(line: str) -> tuple[str, ...]:
    """The words of a line, without prompt and remark."""
    words = tuple(shlex.split(line.removeprefix("$ "), comments=True))
    return (Path(words[0]).name, *words[1:]) if words else ()


def shown(program: str) -> list[CommandLine]:
    """Every command line of that program in the documentation, each once."""
    found = (line for page in written_pages() for line in command_lines(page))
    return list(dict.fromkeys(line for line in found if line.words[0] == program))


def make_targets() -> set[str]:
    """The targets that the Makefile explains."""
    return set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))

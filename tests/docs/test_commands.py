"""Every command in the documentation exists, and the ones marked runnable run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.docs.command_lines import CommandLine, make_targets, shown, split

ZICHTLIJN = shown("zichtlijn")
RUNNABLE = [line for line in ZICHTLIJN if line.runnable]
PLACEHOLDERS = {"COMMAND"}


def group() -> Any:
    """The command line itself. Imported here, so that a page can be judged before the command line exists."""
    from typer.main import get_command

    from api.cli import app

    return get_command(app)


def spellings(command: Any) -> set[str]:
    """Every way to write an option of the command."""
    own = {spelling for parameter in command.params for spelling in (*parameter.opts, *parameter.secondary_opts)}
    return {*own, "--help"}


def test_the_documentation_shows_commands() -> None:
    assert RUNNABLE
    assert {line.words for line in shown("make")} >= {("make", "demo"), ("make", "test")}


@pytest.mark.parametrize("line", shown("make"), ids=str)
def test_make_targets_exist(line: CommandLine) -> None:
    targets = {word for word in line.words[1:] if "=" not in word and word != "…"}
    assert targets <= make_targets()


@pytest.mark.parametrize("line", ZICHTLIJN, ids=str)
def test_commands_and_their_options_exist(line: CommandLine) -> None:
    command, words = group(), list(line.words[1:])
    if words and words[0] in PLACEHOLDERS:
        return
    while words and words[0] in getattr(command, "commands", {}):
        command = command.commands[words.pop(0)]
    assert not getattr(command, "commands", {}) or words == ["--help"], f"no such command: {' '.join(line.words)}"
    options = {word.partition("=")[0] for word in words if word.startswith("-") and word != "-"}
    assert options <= spellings(command)


@pytest.mark.parametrize("line", RUNNABLE, ids=str)
def test_runnable_lines_run(line: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from typer.testing import CliRunner

    from api.cli import app

    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, list(line.words[1:]))

    assert result.exit_code == 0, result.output
    assert result.stdout.strip()


def test_a_prompt_and_a_remark_are_no_part_of_a_command() -> None:
    assert split("$ .venv/bin/zichtlijn demo  # the main job") == ("zichtlijn", "demo")

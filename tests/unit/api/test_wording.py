"""The sentences of the command line: every one in both languages, with the same gaps to fill in."""

from __future__ import annotations

import string

import pytest

from api.wording import WORDS, say


def gaps(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("key", sorted(WORDS))
def test_both_languages_ask_for_the_same_things(key: str) -> None:
    text = WORDS[key]
    assert text.nl
    assert text.en
    assert gaps(text.nl) == gaps(text.en)


def test_a_sentence_is_filled_in() -> None:
    assert say("needs", "nl", needs=3, gaps=1) == "3 behoeften, waarvan 1 niet vervuld."

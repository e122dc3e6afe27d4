"""Every string is there in both languages, is used, and the Dutch is Dutch."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

from tests.unit.visualisations.pictures import every_kind, read, small
from visualisations.matrix import matrix_html
from visualisations.network import network_html
from visualisations.words import WORDS, day, hours, language_of, number, word

FOLDER = Path(str(files("visualisations")))
ENGLISH = frozenset(
    re.findall(
        r"\w+",
        """the and of to is are was with without not yet against law by for from who what whom lacks lack missing needs
        need needed gap gaps flow flows show shown close reset only party parties all everything cell cells weight
        explanation everyone has have had does do it its this that these at in view order first most within hour hours
        minutes days assumptions read legend source version date reference fictional tool advice picture table below
        above between zoom meeting knowledge holder hearsay remedy step level both firm trigger timing known practice
        nothing connection connections edge edges node nodes""",
    )
)
ALSO_DUTCH = frozenset(
    {"is", "in", "van", "was", "partner", "of", "do", "had", "at", "bent", "legend", "model", "item", "items"}
)


@pytest.mark.parametrize("key", sorted(WORDS))
def test_both_languages_are_filled_with_the_same_values(key: str) -> None:
    both = WORDS[key]
    assert both.nl.strip()
    assert both.en.strip()
    assert sorted(re.findall(r"{\w+}", both.nl)) == sorted(re.findall(r"{\w+}", both.en))


@pytest.mark.parametrize("key", sorted(WORDS))
def test_the_dutch_holds_no_english_word(key: str) -> None:
    words = set(re.findall(r"[a-z']+", re.sub(r"{\w+}", "", WORDS[key].nl).lower()))
    assert words & (ENGLISH - ALSO_DUTCH) == set()


def test_the_search_finds_english() -> None:
    assert {"show", "picture"} <= ENGLISH - ALSO_DUTCH


@pytest.mark.parametrize("picture", [matrix_html, network_html])
def test_a_dutch_page_holds_no_english_string_of_the_catalogue(picture: object) -> None:
    model, analysis = small()
    page = read(picture(model, every_kind(analysis), "nl"))  # type: ignore[operator]
    page.one("body").children = [child for child in page.one("body").children if getattr(child, "tag", "") != "script"]
    shown = page.one("body").text
    for key, both in WORDS.items():
        if both.en != both.nl and len(both.en) > 12 and both.en not in both.nl:
            assert both.en not in shown, key


def test_templates_hold_no_text_of_their_own() -> None:
    for template in (FOLDER / "templates").glob("*.j2"):
        text = re.sub(r"{[{%#].*?[}%#]}", "", template.read_text(encoding="utf-8"), flags=re.DOTALL)
        text = re.sub(r"<[^>]*>", "", text)
        assert re.findall(r"[A-Za-z]{2,}", text) == [], template.name


def test_every_string_is_used() -> None:
    sources = [*FOLDER.glob("*.py"), *(FOLDER / "templates").iterdir(), *(FOLDER / "assets").glob("*.js")]
    texts = "\n".join(path.read_text(encoding="utf-8") for path in sources if "vis-network" not in path.name)
    texts = texts.replace((FOLDER / "words.py").read_text(encoding="utf-8").split("def language_of")[0], "")
    texts = texts.replace((FOLDER / "law_words.py").read_text(encoding="utf-8"), "")
    texts = texts.replace((FOLDER / "desk_words.py").read_text(encoding="utf-8"), "")
    texts = texts.replace((FOLDER / "matrix_words.py").read_text(encoding="utf-8"), "")
    made = ("change-", "code-", "pos-", "node-", "order-", "quick-", "state-", "weight-")
    unused = [key for key in WORDS if not re.search(rf"[\"']{key}[\"']", texts) and not key.startswith(made)]
    assert unused == []


def test_scripts_ask_only_for_words_they_are_given() -> None:
    for name, page in (("matrix", matrix_html(*small())), ("network", network_html(*small()))):
        script = (FOLDER / "assets" / f"{name}.js").read_text(encoding="utf-8")
        asked = set(re.findall(r'say\("([^"]+)"[,)]', script))
        assert asked
        assert [key for key in asked if f'"{key}":' not in page] == []


def test_an_unknown_key_or_language_is_refused() -> None:
    with pytest.raises(KeyError):
        word("no-such-key", "nl")
    with pytest.raises(ValueError, match="'de'"):
        language_of("de")


def test_what_is_no_date_stays_as_it_is() -> None:
    assert day("onbekend", "nl") == "onbekend"


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [
        (0.25, "15 minuten", "15 minutes"),
        (1, "1 uur", "1 hour"),
        (1.5, "1,5 uur", "1.5 hours"),
        (120, "5 dagen", "5 days"),
    ],
)
def test_terms_are_written_as_people_say_them(value: float, dutch: str, english: str) -> None:
    assert (hours(value, "nl"), hours(value, "en")) == (dutch, english)


def test_numbers_have_a_comma_in_dutch() -> None:
    assert (number(2.5, "nl"), number(2.5, "en")) == ("2,5", "2.5")

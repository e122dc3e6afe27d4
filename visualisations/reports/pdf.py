"""A report as tagged PDF (PDF/UA-1 is aimed at, and not claimed: no validator ran), through WeasyPrint.

Fonts are those that come with matplotlib, dates and identifier those of the report: the same report, the same bytes.
Nothing is fetched but the fonts and the pictures of the report itself.
"""

from __future__ import annotations

import logging
from contextlib import redirect_stdout
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ontology.errors import UserError
from visualisations.reports.web import page_of

if TYPE_CHECKING:
    from visualisations.reports.document import Picture, Report

__all__ = ["pdf"]

_FACES = (
    ("DejaVuSans.ttf", "normal"),
    ("DejaVuSans-Bold.ttf", "bold"),
)
_SCHEME = "zichtlijn:"


def pdf(report: Report) -> bytes:
    """The bytes of the PDF. Raises ``UserError`` when the library that sets the text is not on this machine."""
    weasyprint = _weasyprint()
    pictures: list[Picture] = []

    def address(number: int, picture: Picture) -> str:
        pictures.append(picture)
        return f"{_SCHEME}picture/{number}"

    page = page_of(report, address, _fonts())
    known = {f"{_SCHEME}picture/{number}": one.png for number, one in enumerate(pictures)}
    known |= {f"{_SCHEME}font/{name}": _face(name) for name, _ in _FACES}
    from weasyprint.text.fonts import FontConfiguration

    written = weasyprint.HTML(string=page, base_url=None, url_fetcher=_fetcher(known)).write_pdf(
        font_config=FontConfiguration(),
        pdf_variant="pdf/ua-1",
        pdf_identifier=bytes.fromhex(report.identity)[:16],
        finisher=_anonymous,
    )
    return bytes(written)


def _weasyprint() -> Any:
    """The library; it loads Pango, which no Python package brings."""
    try:
        with redirect_stdout(StringIO()):  # it prints a page of its own when something is missing
            import weasyprint
    except OSError as error:
        raise UserError(
            "Een PDF maken lukt niet: de systeembibliotheek Pango ontbreekt. Installeer haar (Debian: apt-get install "
            "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0), of kies --format docx, odt, html of md.",
            "A PDF cannot be made: the system library Pango is missing. Install it (Debian: apt-get install "
            "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0), or choose --format docx, odt, html or md.",
        ) from error
    # It warns of rules for other media; what matters here is tested on the pages themselves.
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    return weasyprint


def _fonts() -> str:
    return "".join(
        f'@font-face{{font-family:"Zichtlijn";font-weight:{weight};src:url({_SCHEME}font/{name})}}\n'
        for name, weight in _FACES
    )


def _face(name: str) -> bytes:
    found = find_spec("matplotlib")  # only where its files are: the package itself is not loaded
    places = [] if found is None else list(found.submodule_search_locations or ())
    return Path(places[0], "mpl-data", "fonts", "ttf", name).read_bytes()


def _fetcher(known: dict[str, bytes]) -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Fetcher(URLFetcher):  # type: ignore[misc]
        """Gives the report its own parts, and nothing else: no file and no network."""

        def fetch(self, url: str, _headers: Any = None) -> Any:
            if url not in known:
                raise ValueError(f"not part of the report: {url}")
            kind = "image/png" if "picture/" in url else "font/ttf"
            return URLFetcherResponse(url, known[url], {"Content-Type": kind})

    return Fetcher()


def _anonymous(_document: Any, written: Any) -> None:
    """Without the version of the library: another version must not show where nothing else changed."""
    from pydyf import String

    written.info["Producer"] = String("Zichtlijn")

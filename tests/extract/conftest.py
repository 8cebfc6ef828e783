import gc
import time
from collections.abc import Callable

import pytest

from provenance.extract import read
from provenance.model.citations import Citation
from provenance.model.dates import DatePeriod, PartialDate
from provenance.model.documents import Document, Original
from provenance.model.lexicons import Lexicon, PlaceEntry
from provenance.model.outlets import Alias, Outlet
from provenance.model.readings import Reading
from provenance.model.vocabulary import SourceKind

ReadText = Callable[..., Reading]
Show = Callable[[Citation], str]


def make_outlet(
    name: str,
    *aliases: str,
    kind: SourceKind = SourceKind.NEWSPAPER,
    generic: bool = False,
    domains: tuple[str, ...] = (),
) -> Outlet:
    key = name.lower().replace(" ", "-")
    texts = tuple(Alias(alias) for alias in aliases)
    return Outlet(key=key, name=name, kind=kind, aliases=texts, generic=generic, domains=domains)


@pytest.fixture(scope="session")
def press_lexicon() -> Lexicon:
    """Outlets and places that nobody else has."""
    return Lexicon(
        outlets=(
            make_outlet("The Harbour Times", "Harbour Times", domains=("harbourtimes.example.org", "harbourtimes.com")),
            make_outlet("Dusk", generic=True),
            make_outlet("The Courier", generic=True),
            make_outlet("North News Agency", "NNA", kind=SourceKind.NEWS_AGENCY),
            make_outlet("Estuary Press", "Estuary", kind=SourceKind.NEWS_AGENCY),
            make_outlet("Radio Lodar", kind=SourceKind.BROADCASTER),
            make_outlet("Voice of the Bay", kind=SourceKind.BROADCASTER),
            make_outlet("al-Marsa"),
            make_outlet("Chatter", kind=SourceKind.SOCIAL_MEDIA, domains=("chatter.com",)),
            make_outlet("Sandbank", generic=True),
            make_outlet("Coastal Review", kind=SourceKind.MAGAZINE),
            make_outlet("Sand and Sea"),
        ),
        places=tuple(PlaceEntry(name, None) for name in ("Tarsa", "Lodar", "Port Amal", "Sandbank")),
    )


@pytest.fixture(scope="session")
def read_text(press_lexicon: Lexicon) -> ReadText:
    """Read a text, published in January 2018 unless told otherwise."""

    def run(text: str, published: str | None = "2018-01", title: str | None = None) -> Reading:
        period = DatePeriod(PartialDate.parse(published)) if published else None
        original = Original("0" * 64, "text/plain", text.encode("utf-8", "surrogatepass"))
        return read(Document(text, original, title=title, published=period), press_lexicon)

    return run


@pytest.fixture(scope="session")
def show() -> Show:
    """A citation in short: source, relay, place, issue, title, date; "~" before a date whose part was inferred."""

    def run(citation: Citation) -> str:
        parts = [citation.source]
        parts += [f"via {citation.via}"] if citation.via else []
        parts += [f"@{citation.place}"] if citation.place else []
        parts += [f"#{citation.issue}"] if citation.issue else []
        parts += [f"“{citation.title}”"] if citation.title else []
        if citation.date:
            until = f"..{citation.date.until.iso()}" if citation.date.until else ""
            parts.append(("~" if citation.date.inferred else "") + citation.date.on.iso() + until)
        return " ".join(parts)

    return run


@pytest.fixture(scope="session")
def cite(read_text: ReadText, show: Show) -> Callable[..., list[str]]:
    """The bracket and footnote citations of a text, each once, in short."""

    def run(text: str, published: str | None = "2018-01") -> list[str]:
        reading = read_text(text, published)
        marked = [c for claim in reading.claims for c in claim.citations if c.kind in {"parenthetical", "footnote"}]
        return [show(citation) for citation in {citation.id: citation for citation in marked}.values()]

    return run


@pytest.fixture(scope="session")
def grows_linearly() -> Callable[..., None]:
    """Hold that a function takes no more than linear time on a text made of one piece: ten times as long, less than
    thirty times the time, in one of three tries: times waver where others use the machine, and quadratic growth would
    be seen in every try."""

    def measure(function: Callable[[str], object], text: str) -> float:
        gc.collect()
        begin = time.process_time()
        function(text)
        return time.process_time() - begin

    def check(function: Callable[[str], object], piece: str, size: int = 6_000) -> None:
        short, long = ((piece * (length // len(piece) + 1))[:length] for length in (size, 10 * size))
        function(short[:500])

        def grows_evenly() -> bool:
            shortest = min(measure(function, short), measure(function, f"{short}."))
            return measure(function, long) < 30 * shortest + 0.1

        assert any(grows_evenly() for _ in range(3)), piece

    return check

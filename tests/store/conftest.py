"""Readings made by hand: one sentence after the other, with what is cited for it."""

import hashlib
from dataclasses import dataclass, field
from typing import Any

import pytest

from provenance.model.citations import Citation
from provenance.model.claims import Claim, Cue, EventDate, Hedging, Place, Quantity
from provenance.model.dates import DatePeriod, PartialDate
from provenance.model.documents import Document, Original
from provenance.model.outlets import Alias, Outlet, Relation, StateAffiliation
from provenance.model.problems import Problem
from provenance.model.readings import Reading
from provenance.model.spans import Span
from provenance.model.vocabulary import (
    CitationKind,
    CueKind,
    HedgeLevel,
    ProblemKind,
    QuantityRole,
    RelationKind,
    Scope,
    SourceKind,
    Voucher,
)
from provenance.store import Database, keep_outlets, keep_reading


@dataclass(slots=True)
class Writer:
    """Writes a text sentence by sentence, and the reading of it beside it."""

    text: str = ""
    claims: list[Claim] = field(default_factory=list)
    credits: list[Citation] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def find(self, words: str) -> Span:
        """The span at which words last stand in the text."""
        start = self.text.rindex(words)
        return Span(start, start + len(words))

    def cite(self, number: str, source: str, voice: SourceKind = SourceKind.NEWSPAPER, **more: Any) -> Citation:  # noqa: ANN401 -- fields of the noun
        """A citation of a source by words that stand in the text."""
        written = str(more.pop("as_written", source))
        span = self.find(written)
        values: dict[str, Any] = {"kind": CitationKind.PARENTHETICAL, "scope": Scope.DIRECT, **more}
        return Citation(
            id=number, span=span, surface=written, source=source, as_written=written, source_kind=voice, **values
        )

    def claim(self, words: str, *citations: Citation, hedging: Hedging | None = None, **more: Any) -> Claim:  # noqa: ANN401 -- fields of the noun
        """A claim over words that stand in the text."""
        span = self.find(words)
        made = Claim(span, words, 0, None, hedging or Hedging(), citations, **more)
        self.claims.append(made)
        return made

    def finish(self, **more: Any) -> Reading:  # noqa: ANN401 -- fields of the noun
        """The reading of all that was written."""
        content = self.text.encode()
        original = Original(hashlib.sha256(content).hexdigest(), "text/plain", content)
        document = Document(text=self.text, original=original, **more)
        return Reading(document, tuple(self.claims), tuple(self.credits), tuple(self.problems))


def on(text: str, **more: Any) -> DatePeriod:  # noqa: ANN401 -- fields of the noun
    """A period that begins with the date which ISO text names."""
    return DatePeriod(PartialDate.parse(text), **more)


@pytest.fixture
def writer() -> type[Writer]:
    """The class that writes readings, for tests that make their own."""
    return Writer


@pytest.fixture
def outlets() -> tuple[Outlet, ...]:
    """A small registry."""
    return (
        Outlet(
            key="harbour-post",
            name="The Harbour Post",
            kind=SourceKind.NEWSPAPER,
            country="MT",
            languages=("en",),
            domains=("harbourpost.example",),
            aliases=(Alias("Harbour Post Daily"), Alias("HP", "acronym", generic=True)),
            owner="Quay Media",
            family="quay",
            family_basis="imprint of both papers, 2019",
            relations=(Relation(RelationKind.REPUBLISHES, "north-wire", "contract named in the imprint", "2015"),),
            context=("Valletta",),
        ),
        Outlet(
            key="north-wire",
            name="North Wire",
            kind=SourceKind.NEWS_AGENCY,
            country="NO",
            languages=("no", "en"),
            state_affiliation=StateAffiliation("NO", "owned by the state", "company register, 2020"),
        ),
        Outlet(
            key="island-herald", name="Island Herald", kind=SourceKind.NEWSPAPER, family="quay", family_basis="imprint"
        ),
    )


@pytest.fixture
def ferry() -> Reading:
    """A reading with every kind of row: a ferry that ran aground, told by a wire, a harbour office and nobody."""
    writer = Writer(
        "At least nine passengers were reportedly hurt when a ferry ran aground near Gozo on 4 May "
        "(North Wire via Harbour Post Daily, May 5, 2019). Some locals spoke of fog (Lantern Gazette). "
        "The sea was calm. Image: Island Herald"
    )
    writer.claim(
        "At least nine passengers were reportedly hurt when a ferry ran aground near Gozo on 4 May "
        "(North Wire via Harbour Post Daily, May 5, 2019).",
        writer.cite(
            "c1",
            "North Wire",
            SourceKind.NEWS_AGENCY,
            source_key="north-wire",
            via="Harbour Post Daily",
            via_key="harbour-post",
            speaker="Carmen Vella",
            date=on("2019-05-05"),
            rule="bracket",
        ),
        hedging=Hedging(
            HedgeLevel.HEDGED,
            Voucher.PERSON,
            cues=(Cue(writer.find("reportedly"), CueKind.ADVERB, HedgeLevel.HEDGED, weight=1.0),),
        ),
        quantities=(Quantity(writer.find("At least nine"), 9, None, 9, 13.5, QuantityRole.INJURED, "passengers"),),
        event_dates=(EventDate(writer.find("on 4 May"), on("2019-05-04", inferred=True, rule="year of publication")),),
        places=(Place(writer.find("Gozo"), "Gozo", "MT"),),
    )
    unnamed = writer.cite(
        "c2", "some locals", SourceKind.UNNAMED, as_written="Some locals", kind=CitationKind.ANONYMOUS
    )
    writer.claim(
        "Some locals spoke of fog (Lantern Gazette).",
        unnamed,
        writer.cite("c3", "Lantern Gazette", relayed_by="c2"),
        hedging=Hedging(HedgeLevel.ATTRIBUTED, Voucher.UNNAMED),
    )
    writer.claim("The sea was calm.")
    writer.credits.append(writer.cite("k1", "Island Herald", source_key="island-herald", kind=CitationKind.CREDIT))
    writer.problems.append(Problem(writer.find("Lantern Gazette"), ProblemKind.UNKNOWN_OUTLET, "nobody knows it"))
    return writer.finish(
        title="Ferry aground",
        author="Ines Borg",
        publisher="Island Herald",
        published=on("2019-05-06"),
        name="ferry.txt",
        url="https://herald.example/ferry",
    )


@pytest.fixture
def filled(database: Database, outlets: tuple[Outlet, ...], ferry: Reading) -> Database:
    """A fresh database with the registry and the ferry, ingested by Ann."""
    with database.writing("ann", "registry") as tx:
        keep_outlets(tx, outlets)
    with database.writing("ann", "first reading") as tx:
        keep_reading(tx, ferry, publisher_key="island-herald")
    return database

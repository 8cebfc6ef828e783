"""Readings: what resolution fills in, what it leaves, and what it says of the rest."""

from dataclasses import replace
from typing import Any

from provenance.model.citations import Citation
from provenance.model.claims import Claim, Hedging, Place
from provenance.model.documents import Document, Original
from provenance.model.problems import Problem
from provenance.model.readings import Reading
from provenance.model.spans import Span
from provenance.model.vocabulary import CitationKind, ProblemKind, Scope, SourceKind
from provenance.resolve import Registry, resolve_reading

TEXT = "x" * 400


def cite(name: str, at: int = 0, **more: Any) -> Citation:  # noqa: ANN401 -- any field of a citation
    plain = Citation(
        id=f"c{at}",
        kind=CitationKind.PARENTHETICAL,
        scope=Scope.DIRECT,
        span=Span(at, at + 5),
        surface="xxxxx",
        source=name,
        as_written=name,
        source_kind=SourceKind.WEBSITE,
    )
    return replace(plain, **more)


def claim(*citations: Citation, countries: tuple[str, ...] = ()) -> Claim:
    places = tuple(Place(Span(i, i + 1), "x", country) for i, country in enumerate(countries))
    return Claim(Span(0, 10), TEXT[:10], 0, None, Hedging(), citations, places=places)


def reading(*claims: Claim, publisher: str | None = None, credits_: tuple[Citation, ...] = ()) -> Reading:
    document = Document(TEXT, Original("0" * 64, "text/plain", TEXT.encode()), publisher=publisher)
    return Reading(document, claims, credits_)


def only(done: Reading) -> Citation:
    [found] = done.claims[0].citations
    return found


def test_a_publisher_gets_name_key_and_kind_and_keeps_what_is_written(small: Registry) -> None:
    before = cite("harbor wire".title(), via="Daily Lantern")
    after = only(resolve_reading(reading(claim(before)), small))
    assert (after.source, after.source_key, after.source_kind) == (
        "Harbour Wire",
        "harbour-wire",
        SourceKind.NEWS_AGENCY,
    )
    assert (after.via, after.via_key) == ("Daily Lantern", "daily-lantern")
    assert (after.as_written, after.span, after.surface) == (before.as_written, before.span, before.surface)


def test_persons_bodies_unnamed_groups_and_the_own_voice_are_left_alone(small: Registry) -> None:
    for kind in (SourceKind.PERSON, SourceKind.BODY, SourceKind.UNNAMED):
        before = reading(claim(cite("Harbour Wire", source_kind=kind)))
        assert resolve_reading(before, small) == before
    own = reading(claim(cite("Harbour Wire", kind=CitationKind.OWN_VOICE)))
    assert resolve_reading(own, small) == own


def test_credits_are_resolved_too(small: Registry) -> None:
    done = resolve_reading(reading(claim(), credits_=(cite("HW", kind=CitationKind.CREDIT),)), small)
    assert done.credits[0].source_key == "harbour-wire"


def test_an_unknown_outlet_is_said_once_with_the_likest(small: Registry) -> None:
    unknown = cite("Harbour Gazette", 40)
    done = resolve_reading(reading(claim(unknown), claim(unknown)), small)
    assert only(done) == unknown
    [problem] = done.problems
    assert (problem.kind, problem.span) == (ProblemKind.UNKNOWN_OUTLET, unknown.span)
    assert problem.message.startswith("no outlet is registered as 'Harbour Gazette'")
    [plain] = resolve_reading(reading(claim(cite("Qwxyz"))), small).problems
    assert plain.message == "no outlet is registered as 'Qwxyz'"
    assert resolve_reading(reading(claim(cite(" "))), small).problems == ()


def test_an_unknown_relay_is_said(small: Registry) -> None:
    done = resolve_reading(reading(claim(cite("HW", via="Nobody's News"))), small)
    assert only(done).source_key == "harbour-wire"
    assert only(done).via == "Nobody's News"
    assert [problem.kind for problem in done.problems] == [ProblemKind.UNKNOWN_OUTLET]


def test_an_ambiguous_name_is_said_with_its_candidates(small: Registry) -> None:
    done = resolve_reading(reading(claim(cite("The Meridian"))), small)
    assert only(done).source_key is None
    [problem] = done.problems
    assert problem.kind is ProblemKind.AMBIGUOUS_OUTLET
    assert "The Meridian (NZ, meridian-nz) or The Meridian (FJ, meridian-fj)" in problem.message


def test_a_shared_name_is_decided_by_the_place_written_with_it(small: Registry) -> None:
    done = resolve_reading(reading(claim(cite("The Meridian", place="Suva"), countries=("NZ", "NZ"))), small)
    assert only(done).source_key == "meridian-fj"


def test_a_shared_name_is_decided_by_the_address_given_with_it(small: Registry) -> None:
    done = resolve_reading(reading(claim(cite("The Meridian", url="https://meridian.example.fj/1"))), small)
    assert only(done).source_key == "meridian-fj"
    other = resolve_reading(reading(claim(cite("The Meridian", url="https://harbourwire.example/1"))), small)
    assert only(other).source_key is None


def test_an_unknown_name_is_its_addresss_publisher_unless_that_is_a_platform(small: Registry) -> None:
    done = resolve_reading(reading(claim(cite("Pacific Desk", url="https://harbourwire.example/1"))), small)
    assert only(done).source_key == "harbour-wire"
    posted = resolve_reading(reading(claim(cite("Pacific Desk", url="https://chirp.example/desk"))), small)
    assert only(posted).source_key is None


def test_a_shared_name_is_decided_by_the_places_of_the_text(small: Registry) -> None:
    done = resolve_reading(reading(claim(cite("The Meridian"), countries=("FJ", "FJ", "NZ"))), small)
    assert only(done).source_key == "meridian-fj"


def test_a_shared_name_is_decided_by_the_papers_cited_beside_it(small: Registry) -> None:
    beside = claim(cite("The Meridian", 0), cite("Daily Lantern", 20), cite("Harbour Wire", 40), countries=("FJ",))
    done = resolve_reading(reading(beside), small)
    assert done.claims[0].citations[0].source_key == "meridian-nz"


def test_broadcasters_for_the_world_say_nothing_about_the_country(small: Registry) -> None:
    beside = claim(cite("The Meridian", 0), cite("Okeanos World", 20))
    assert resolve_reading(reading(beside), small).claims[0].citations[0].source_key is None


def test_the_publishers_country_decides_last(small: Registry) -> None:
    done = resolve_reading(reading(claim(cite("The Meridian")), publisher="Gulf Daily"), small)
    assert only(done).source_key == "meridian-fj"
    nobody = resolve_reading(reading(claim(cite("The Meridian")), publisher="Somebody"), small)
    assert only(nobody).source_key is None


def test_what_was_resolved_stays_and_problems_are_kept_once(small: Registry) -> None:
    old = Problem(Span(1, 2), ProblemKind.UNRESOLVED_DATE, "no year")
    start = replace(
        reading(claim(cite("HW", via="Nobody's News"), cite("The Meridian", 20), cite("Qwxyz", 40))), problems=(old,)
    )
    once = resolve_reading(start, small)
    assert resolve_reading(once, small) == once
    assert once.problems[0] == old
    assert [problem.span.start for problem in once.problems] == [1, 0, 40]


def test_many_candidates_are_cut_short(shipped: Registry) -> None:
    [problem] = resolve_reading(reading(claim(cite("The Star"))), shipped).problems
    assert problem.kind is ProblemKind.AMBIGUOUS_OUTLET
    assert problem.message.count(" or ") <= 5

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.extract import read
from provenance.model.dates import DatePeriod, PartialDate
from provenance.model.documents import Document, Original
from provenance.model.lexicons import Lexicon
from provenance.model.problems import Problem
from provenance.model.readings import Reading
from provenance.model.spans import Span
from provenance.model.vocabulary import CitationKind, ProblemKind, SourceKind

ReadText = Callable[..., Reading]


def test_a_citation_tells_all_that_its_bracket_says(read_text: ReadText) -> None:
    text = "Ten barges sank (Tarsa, Voice of the Bay, No. 34, p. 3, January 8)."
    (citation,) = read_text(text).claims[0].citations
    assert citation.id == "c1"
    assert citation.kind is CitationKind.PARENTHETICAL
    assert citation.surface == "Voice of the Bay, No. 34, p. 3, January 8" == citation.span.of(text)
    assert citation.source_span is not None
    assert citation.source_span.of(text) == citation.source == citation.as_written == "Voice of the Bay"
    assert citation.source_kind is SourceKind.BROADCASTER
    assert (citation.place, citation.issue) == ("Tarsa", "No. 34")
    assert citation.date == DatePeriod(PartialDate(2018, 1, 8), None, inferred=True, rule="latest_before_publication")


@pytest.mark.parametrize(
    ("bracket", "kind"),
    [
        ("(NNA, May 3)", SourceKind.NEWS_AGENCY),
        ("(Radio Quay, May 3)", SourceKind.BROADCASTER),
        ("(Quay Review, May 3)", SourceKind.MAGAZINE),
        ("(Ministry of Ports, May 3)", SourceKind.GOVERNMENT),
        ("(University of Tarsa, May 3)", SourceKind.ACADEMIC),
        ("(Institute of Tides, May 3)", SourceKind.THINK_TANK),
        ("(Tide Watch, May 3)", SourceKind.NGO),
        ("(reef.ru, May 3)", SourceKind.WEBSITE),
        ("(harbourtimes.com, May 3)", SourceKind.NEWSPAPER),
        ("(@orr, Chatter, May 3)", SourceKind.SOCIAL_MEDIA),
        ("(author interview, May 3)", SourceKind.UNNAMED),
        ("(Harker, 2016)", SourceKind.PERSON),
        ("(Orla Quinn, May 3)", SourceKind.PERSON),
        ("(Ostrov, May 3)", SourceKind.NEWSPAPER),
    ],
)
def test_the_kind_of_an_unknown_source_is_told_by_its_words(
    read_text: ReadText, bracket: str, kind: SourceKind
) -> None:
    assert [c.source_kind for c in read_text(f"Ten barges sank {bracket}.").claims[0].citations] == [kind]


def test_a_registered_address_names_its_outlet(read_text: ReadText) -> None:
    (citation,) = read_text("Ten sank (https://www.harbourtimes.com/a).").claims[0].citations
    assert (citation.source, citation.as_written) == ("The Harbour Times", "harbourtimes.com")
    assert citation.source_key == "the-harbour-times"
    assert citation.url == "https://www.harbourtimes.com/a"


@pytest.mark.parametrize(
    ("text", "published", "kinds"),
    [
        ("Ten sank (Dusk, May 3).", None, [ProblemKind.UNRESOLVED_DATE]),
        ("Ten sank (Dusk, May 3, 2017). Two fled (Dusk, May 4).", None, [ProblemKind.INFERRED_DATE]),
        ("Ten sank (Dusk, 5/6/2017).", "2018", [ProblemKind.INFERRED_DATE]),
        ("Ten sank (Dusk, May 3, 2017.", "2018", [ProblemKind.UNCLOSED_BRACKET]),
        ("Ten sank.[1]", "2018", [ProblemKind.ORPHAN_FOOTNOTE]),
        ("Ten sank (Dusk, May 3).", "2018", []),
    ],
)
def test_what_could_not_be_settled_is_a_problem(
    read_text: ReadText, text: str, published: str | None, kinds: list[ProblemKind]
) -> None:
    assert [problem.kind for problem in read_text(text, published).problems] == kinds


def test_problems_of_loading_are_kept() -> None:
    problem = Problem(Span(0, 1), ProblemKind.UNDECODABLE_BYTES, "one byte was no text")
    document = Document("\ufffd It froze.", Original("0" * 64, "text/plain", b""), problems=(problem,))
    assert read(document, Lexicon()).problems == (problem,)


def test_claims_carry_their_details_but_none_of_the_citation(read_text: ReadText) -> None:
    (claim,) = read_text("On May 1, 2017 ten men died at Tarsa (Dusk, No. 34, May 3, 2017).").claims
    assert [date.period.on.iso() for date in claim.event_dates] == ["2017-05-01"]
    assert [quantity.low for quantity in claim.quantities] == [10]
    assert [place.name for place in claim.places] == ["Tarsa"]


def test_own_words_have_no_citation_and_no_hedge(read_text: ReadText) -> None:
    (claim,) = read_text("The bay is calm.").claims
    assert claim.citations == ()
    assert (claim.paragraph, claim.section, claim.text) == (0, None, "The bay is calm.")


@pytest.mark.parametrize(
    "text", ["", " \n\t", "\x00\ufffd", "((((", "]]]]", "\ud800 (Dusk, May 3)", "…", "(" * 5000, "[1]" * 500]
)
def test_any_text_is_read_without_error(read_text: ReadText, text: str) -> None:
    assert read_text(text).document.text == text


PIECES = [
    "Dusk", "NNA", "(", ")", "[", "]", ", ", "; ", ". ", "\n", "\n\n", "May 3", "2017", "March", "[1]", "¹", "1",
    " and ", " via ", " – ", "see ", "ibid.", "“", "”", "@orr", "http://a.bc", "The ", "he said ", "NOTES", "Tarsa",
    "/", "Harker", "in Dari 0330 gmt ", "Photo: ", "p. 3", "İ", "\u2028", "a", "Orr ",
]  # fmt: skip


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=120))
def test_spans_equal_surfaces_and_claims_do_not_overlap(read_text: ReadText, text: str) -> None:
    reading = read_text(text)
    assert all(claim.text == claim.span.of(text) != "" for claim in reading.claims)
    assert all(first.span.end <= second.span.start for first, second in pairwise(reading.claims))
    printed = [citation for claim in reading.claims for citation in claim.citations] + list(reading.credits)
    for citation in printed:
        assert citation.surface == citation.span.of(text)
        assert citation.id
        assert citation.source.strip()
        for span in (citation.source_span, citation.cue_span, citation.content_span, citation.note_span):
            assert span is None or span.end <= len(text)
    ids = {citation.id for citation in printed}
    assert all(citation.relayed_by is None or citation.relayed_by in ids for citation in printed)
    assert all(problem.span.end <= len(text) for problem in reading.problems)


@pytest.mark.slow
def test_growth_is_linear(read_text: ReadText, grows_linearly: Callable[..., None]) -> None:
    for piece in (
        "(Dusk, May 3) ",
        "x (May 3), Dusk reported ",
        "(",
        "It sank (Dusk, May 3). ",
        "sank.[1] ",
        "(ibid.) ",
        "(a; ",
    ):
        grows_linearly(read_text, piece, 3_000)

"""Any text at all: nothing raises, spans equal surfaces, claims do not overlap, the contract holds.

`make fuzz` runs the same for longer.
"""

import hashlib
import json

from hypothesis import given
from hypothesis import strategies as st

from provenance.exchange.contract import render_contract
from provenance.exchange.parse import parse_contract
from provenance.model.dates import DatePeriod, PartialDate
from provenance.model.documents import Document, Original
from provenance.model.readings import Reading
from provenance.workflow.reading import read_document

PIECES = (
    "(", ")", "[", "]", "[1]", "¹", "“", "”", "'", "’", ", ", "; ", ". ", " – ", ": ", "\n", "\n\n", "\r\n", "\u00a0",
    "Dawn", "TASS", "The Nation", "Radio Kabul", "Zyx Gazette", "MENAFN – Afghanistan Times", "@someone", "ibid.",
    "March 3, 2019", "3-5 May", "12 Mar 93", "2O17", "Il March", "January 8", "2017-18", "Monday", "last year",
    "at least nine", "nearly 200", "a dozen", "10-15", "1,000", "3.5", "killed", "wounded", "arrested", "fighters",
    "according to", "said that", "it was reported", "reportedly", "may", "could", "denied", "who claimed", "she added",
    "a spokesman for the ministry", "officials", "local media", "if sources are to be believed", "citing", "quoted",
    "NOTES", "References", "Publication:", "Author: A. B.", "(Source: Dawn)", "https://dawn.com/x?y=(z)", "in Kabul",
    "The group", "an attack", "was", "not", "İ", "ß", "\x0b", "\U0001f600", "\u202e", "\x00", "\ud800", "é", "كابول",
)  # fmt: skip

texts = st.one_of(
    st.text(max_size=400),
    st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
)
days = st.one_of(st.none(), st.dates().map(lambda day: DatePeriod(PartialDate.of_day(day))))


def _read(text: str, published: DatePeriod | None) -> Reading:
    content = text.encode("utf-8", "surrogatepass")
    original = Original(hashlib.sha256(content).hexdigest(), "text/plain", content)
    return read_document(Document(text, original, published=published))


@given(texts, days)
def test_any_text_is_read_by_the_rules(text: str, published: DatePeriod | None) -> None:
    reading = _read(text, published)
    end = 0
    for claim in reading.claims:
        assert claim.span.start >= end
        assert claim.text == claim.span.of(text)
        assert claim.text.strip()
        end = claim.span.end
        for citation in claim.citations:
            assert citation.surface == citation.span.of(text)
            for span in (citation.source_span, citation.cue_span, citation.content_span, citation.note_span):
                assert span is None or span.end <= len(text)
        for cue in claim.hedging.cues:
            assert claim.span.contains(cue.span)
        for quantity in claim.quantities:
            assert claim.span.contains(quantity.span)
            assert quantity.high is None or quantity.low <= quantity.high
        for event in claim.event_dates:
            assert claim.span.contains(event.span)
            assert event.period.first_day() <= event.period.last_day()
        for place in claim.places:
            assert claim.span.contains(place.span)
    for problem in reading.problems:
        assert problem.span.end <= len(text)


@given(texts, days)
def test_what_is_printed_follows_the_contract(text: str, published: DatePeriod | None) -> None:
    reading = _read(text, published)
    printed = render_contract(reading)
    parse_contract(printed)
    ids = [citation["id"] for claim in json.loads(printed)["claims"] for citation in claim["citations"]]
    relays = {citation["relayed_by"] for claim in json.loads(printed)["claims"] for citation in claim["citations"]} - {
        None
    }
    assert relays <= set(ids)


@given(texts)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert render_contract(_read(text, None)) == render_contract(_read(text, None))

"""Markdown is read as its plain words, and every finding stands where it does in the file."""

from hashlib import sha256
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.load import load_document
from provenance.model.documents import Document, Original
from provenance.model.readings import Reading
from provenance.model.spans import Span
from provenance.model.vocabulary import CitationKind, HedgeLevel
from provenance.seeds import load_lexicon
from provenance.store import list_claims, load_facts, open_database
from provenance.workflow import reviewing
from provenance.workflow.databases import initialise
from provenance.workflow.desks import Desk, read_claims
from provenance.workflow.ingest import ingest_files
from provenance.workflow.reading import read_document

ARTICLE = """---
title: Shaft collapse near Tarn
---

# Shaft collapse near Tarn

**Hill Review** – *May 6, 2020*

At least **nine** miners died when a shaft fell in ([Reuters](http://r.example), May 4, 2020). **Xinhua** said \
that _six_ were missing.[^pumps]

> [Dawn](https://d.example/a_(b)) reported that the road *may* stay closed.

Nobody has counted the families.[^gate]

[^pumps]: TASS, "Pumps", May 3, 2020, http://t.example/x
[^gate]: *Dawn*, May 5, 2020.
"""
PIECES = (
    *("**Reuters** said", "[Dawn](http://d.example) reported that", "([TASS](http://t.example), May 4, 2020)", "[^1]"),
    *("\n\n[^1]: Dawn, May 5, 2020", "*at least* **nine** people died", "in ![x](y.png) Kabul", "on *May 3*", ". "),
    *("\n\n", "> ", "# ", "`reportedly`", "according to _Xinhua_", "<br>", "&amp;", "[", "**", "The road is closed."),
    *("| a | b |", "```\n", "\\*", " "),
)


def _make(text: str) -> Document:
    return Document(text, Original(sha256(text.encode()).hexdigest(), "text/markdown", text.encode()), name="a.md")


def _check(reading: Reading) -> None:
    """Every span lies in the text, and every surface is what stands there."""
    text = reading.document.text
    last = 0
    for claim in reading.claims:
        assert claim.text == text[claim.span.start : claim.span.end] != ""
        assert claim.span.start >= last
        last = claim.span.end
        spans = [one.span for one in claim.hedging.cues] + [one.span for one in claim.quantities]
        spans += [one.span for one in claim.event_dates] + [one.span for one in claim.places]
        assert all(claim.span.contains(span) and len(span) > 0 for span in spans)
    for citation in (*(one for claim in reading.claims for one in claim.citations), *reading.credits):
        assert citation.surface == text[citation.span.start : citation.span.end]
        places = (citation.source_span, citation.cue_span, citation.content_span, citation.note_span)
        assert all(span.end <= len(text) for span in places if span is not None)
    assert all(problem.span.end <= len(text) for problem in reading.problems)


def test_names_under_emphasis_and_in_links_are_cited_and_notes_are_tied(tmp_path: Path) -> None:
    (tmp_path / "pit.md").write_text(ARTICLE, encoding="utf-8")
    document = load_document(tmp_path / "pit.md")
    assert document.text == ARTICLE
    assert document.title == "Shaft collapse near Tarn"
    assert document.published is not None
    assert document.published.iso() == "2020-05-06"
    reading = read_document(document)
    _check(reading)
    assert [(claim.text, [one.source for one in claim.citations]) for claim in reading.claims] == [
        (
            "At least **nine** miners died when a shaft fell in ([Reuters](http://r.example), May 4, 2020).",
            ["Reuters"],
        ),
        ("**Xinhua** said that _six_ were missing.[^pumps]", ["Xinhua", "TASS"]),
        ("[Dawn](https://d.example/a_(b)) reported that the road *may* stay closed.", ["Dawn"]),
        ("Nobody has counted the families.[^gate]", ["Dawn"]),
    ]
    note = reading.claims[1].citations[1]
    assert (note.kind, note.surface, note.note_span) == (CitationKind.FOOTNOTE, "[^pumps]", note.note_span)
    assert note.note_span is not None
    assert note.note_span.of(ARTICLE).startswith("[^pumps]: TASS")
    assert [(one.span.of(ARTICLE), one.low) for one in reading.claims[0].quantities] == [("At least **nine", 9)]
    assert reading.claims[2].hedging.level is HedgeLevel.HEDGED


def test_a_text_of_nothing_but_marks_is_read_as_it_stands() -> None:
    reading = read_document(_make("![a pit](pit.png)"))
    _check(reading)
    assert reading.document.text == "![a pit](pit.png)"
    selected = read_claims(_make("It fell. ![a pit](pit.png)"), [Span(9, 26)], load_lexicon())
    assert [claim.text for claim in selected] == ["![a pit](pit.png)"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
def test_every_finding_stands_where_it_does_in_the_file(text: str) -> None:
    _check(read_document(_make(text)))


def test_a_claim_of_markdown_is_edited_by_its_place_in_the_file(tmp_path: Path) -> None:
    (tmp_path / "pit.md").write_text(ARTICLE, encoding="utf-8")
    address = f"sqlite:///{tmp_path / 'pit.db'}"
    initialise(address, "ana")
    with open_database(address) as database:
        ingest_files(database, [tmp_path / "pit.md"], analyst="ana")
        desk = Desk(database, "ana")
        with database.reading() as tx:
            claim = list_claims(tx)[1]
        words = "**Xinhua** said that _six_ were missing."
        start = ARTICLE.index(words)
        reviewing.change_span(desk, claim.id, start, start + len(words))
        with database.reading() as tx:
            (changed,) = [one for one in load_facts(tx, [1]).claims if one.id == claim.id]
    assert changed.text == words
    assert [hop.surface for hop in changed.citations if hop.role == "source"][:1] == ["Xinhua** said"]

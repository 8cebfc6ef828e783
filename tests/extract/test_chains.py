import pytest

from provenance.extract.chains import IMPERSONAL, cite_attribution, drop_within, tie_citations
from provenance.extract.claims import Piece
from provenance.extract.marks import Marked
from provenance.model.citations import Attribution, Citation
from provenance.model.layout import Sentence
from provenance.model.spans import Span
from provenance.model.vocabulary import CitationKind, Scope, SourceKind

TEXT = "According to local media reports, ten men fled (Dusk, May 3). Orr said so. “It froze,” he added."
SENTENCES = tuple(Sentence(Span(*ends), 0) for ends in ((0, 61), (62, 74), (75, 96)))


def attribute(source: str | None, cue: str, content: Span | None = None, publisher: str | None = None) -> Attribution:
    spot = Span(TEXT.index(cue), TEXT.index(cue) + len(cue))
    named = Span(TEXT.index(source), TEXT.index(source) + len(source)) if source else None
    outlet = Span(TEXT.index(publisher), TEXT.index(publisher) + len(publisher)) if publisher else None
    whole = Span(min(spot.start, named.start if named else spot.start), max(spot.end, named.end if named else spot.end))
    return Attribution(
        span=whole, cue=spot, source=named, content=content, kind=CitationKind.NARRATIVE, source_kind=SourceKind.PERSON,
        publisher=outlet, speaker="a voice",
    )  # fmt: skip


def bracket(source: str) -> Marked:
    span = Span(48, 59)
    citation = Citation(
        id="", kind=CitationKind.PARENTHETICAL, scope=Scope.DIRECT, span=span, surface=span.of(TEXT),
        source=source, as_written=source, source_kind=SourceKind.NEWSPAPER,
    )  # fmt: skip
    return Marked(0, Span(47, 60), (citation,))


def pieces(mark: Marked | None = None) -> tuple[Piece, ...]:
    closed = (mark,) if mark else ()
    return tuple(Piece(s.span, number, closed if number == 0 else ()) for number, s in enumerate(SENTENCES))


def test_prose_without_an_outlet_is_relayed_by_the_bracket_that_closes_its_claim() -> None:
    found = [attribute("local media reports", "According to", Span(34, 46)), attribute("Orr", "said")]
    first, second, third = tie_citations(TEXT, SENTENCES, pieces(bracket("Dusk")), found)
    assert [(c.id, c.relayed_by, c.source) for c in first] == [
        ("c1", "c2", "local media reports"),
        ("c2", None, "Dusk"),
    ]
    assert [(c.id, c.relayed_by, c.source) for c in second] == [("c3", None, "Orr")]
    assert third == ()


def test_an_outlet_does_not_relay_itself() -> None:
    found = [attribute("Dusk", "According to", publisher="Dusk")]
    (first, _, _) = tie_citations(TEXT, SENTENCES, pieces(bracket("The Dusk")), found)
    assert [citation.relayed_by for citation in first] == [None, None]


def test_content_carries_a_citation_on_to_the_claims_it_covers() -> None:
    found = [attribute("Orr", "said", Span(75, 96))]
    first, second, third = tie_citations(TEXT, SENTENCES, pieces(), found)
    assert first == ()
    assert [(c.id, c.scope) for c in second + third] == [("c1", Scope.DIRECT), ("c1", Scope.INHERITED)]


def test_a_speaker_is_named_beside_the_outlet_only() -> None:
    assert cite_attribution(TEXT, attribute("Orr", "said", publisher="Dusk")).speaker == "a voice"
    assert cite_attribution(TEXT, attribute("Orr", "said")).speaker is None


def test_where_nobody_is_named_the_words_of_reporting_stand_for_the_source() -> None:
    citation = cite_attribution(TEXT, attribute(None, "According to"))
    assert (citation.source, citation.rule) == ("According to", IMPERSONAL)


@pytest.mark.parametrize(("mark", "left"), [(Span(0, 40), 0), (Span(0, 5), 1), (Span(50, 60), 1)])
def test_an_attribution_within_a_bracket_that_cites_is_no_second_citation(mark: Span, left: int) -> None:
    assert len(drop_within([attribute("local media reports", "According to")], [mark])) == left

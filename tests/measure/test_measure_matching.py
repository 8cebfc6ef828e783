import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.measure.found import FoundCitation, FoundClaim, FoundReading
from provenance.measure.gold import GoldCitation, GoldDocument, GoldOutlet, GoldSentence
from provenance.measure.hedges import assign_claims, find_words, score_hedges
from provenance.measure.marks import MarkScorer, MarkScores, find_bracket, find_home, pair_outlets
from provenance.measure.prose import ProseScorer, ProseScores, match_spans
from provenance.measure.scores import Share, Tally
from provenance.model.spans import Span
from provenance.model.vocabulary import CitationKind, HedgeLevel, SourceKind
from provenance.text.folding import fold_name

spans = st.tuples(st.integers(0, 30), st.integers(1, 10)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


def found(start: int, end: int, source: str = "Dune", date: str | None = None) -> FoundCitation:
    return FoundCitation(
        CitationKind.PARENTHETICAL, Span(start, end), "x" * (end - start), source, SourceKind.NEWSPAPER, cited_on=date
    )


def gold(start: int, end: int, *outlets: GoldOutlet, optional: bool = False, date: str | None = None) -> GoldCitation:
    return GoldCitation(
        CitationKind.PARENTHETICAL, Span(start, end), "x" * (end - start), outlets, (), date, None, optional
    )


@pytest.mark.parametrize(
    ("text", "span", "bracket"),
    [
        ("a (b c) d", Span(3, 4), "(b c)"),
        ("a (b [c] d) e", Span(9, 10), "(b [c] d)"),
        ("a (b [c] d) e", Span(6, 7), "[c]"),
        ("a (b (c) d (e) f) g", Span(9, 10), "(b (c) d (e) f)"),
        ("a (b c", Span(3, 4), "b"),
        ("a b) c", Span(2, 3), "b"),
        ("plain", Span(1, 2), "l"),
        ("a (b] c) d", Span(6, 7), "(b] c)"),
    ],
)
def test_the_innermost_bracket_around_a_span(text: str, span: Span, bracket: str) -> None:
    assert find_bracket(text, span).of(text) == bracket


@given(st.text("ab()[] ", max_size=40), st.integers(0, 39))
def test_the_bracket_found_always_holds_the_span(text: str, start: int) -> None:
    if start < len(text):
        span = Span(start, start + 1)
        assert find_bracket(text, span).contains(span)


def test_a_citation_belongs_to_the_shortest_bracket_around_it() -> None:
    assert find_home(Span(5, 6), [Span(0, 20), Span(4, 8), Span(6, 9)]) == 1
    assert find_home(Span(5, 6), [Span(6, 9)]) is None


def test_entries_are_paired_by_outlet_then_date_then_order() -> None:
    outlets = (
        GoldOutlet("Dune", dates=(("2001", None),)),
        GoldOutlet("Dune", dates=(("2002", None),)),
        GoldOutlet("Reef"),
    )
    citations = [found(0, 4, "Dune", "2002"), found(5, 9, "Shoal", "2003"), found(10, 14, "Dune", "2003")]
    assert pair_outlets(outlets, citations, fold_name) == {1: 0, 0: 2, 2: 1}


def test_false_citations_in_one_bracket_are_one_false_bracket() -> None:
    scorer = MarkScorer("d", "parenthetical", "a (b; c) d", fold_name)
    assert scorer.score([], [found(3, 4), found(6, 7)], []) == MarkScores(Tally(0, 0, 1), Tally(0, 0, 2))
    assert [(miss.fault, miss.surface) for miss in scorer.misses] == [("false", "(b; c)")]


def test_optional_brackets_count_neither_way() -> None:
    scorer = MarkScorer("d", "parenthetical", "a (b) d", fold_name)
    item = gold(2, 5, GoldOutlet("b"), optional=True)
    assert scorer.score([item], [found(3, 4)], []) == MarkScores()
    assert scorer.score([item], [], []) == MarkScores()


def test_an_outlet_from_context_counts_neither_way_but_its_bracket_does() -> None:
    item = gold(2, 5, GoldOutlet("Dune", bonus=True))
    scorer = MarkScorer("d", "parenthetical", "a (b) d", fold_name)
    assert scorer.score([item], [found(3, 4, "Reef")], []) == MarkScores(Tally(1, 1, 1))
    assert scorer.score([item], [], []) == MarkScores(Tally(0, 1, 0))


def test_a_mark_without_outlets_is_found_by_any_citation() -> None:
    scorer = MarkScorer("d", "footnote", "a [1] d", fold_name)
    assert scorer.score([gold(2, 5)], [found(2, 5), found(2, 5, "Reef")], []) == MarkScores(Tally(1, 1, 1))


def test_prose_with_a_bonus_outlet_accepts_it_or_no_publisher() -> None:
    item = gold(0, 9, GoldOutlet("Dune", bonus=True))
    person = FoundCitation(CitationKind.NARRATIVE, Span(0, 9), "x", "A. Person", SourceKind.PERSON)
    for citation, right in ((found(0, 9, "Dune"), 1), (person, 1), (found(0, 9, "Reef"), 0)):
        scores = ProseScorer("d", fold_name).score([item], [citation])
        assert scores == ProseScores(Tally(1, 1, 1), Share(right, 1))


def test_two_outlets_of_one_mention_may_be_two_citations() -> None:
    item = gold(0, 9, GoldOutlet("Dune"), GoldOutlet("Reef"))
    both = [found(0, 9, "Dune"), found(0, 9, "Reef")]
    assert ProseScorer("d", fold_name).score([item], both) == ProseScores(Tally(1, 1, 1), Share(1, 1))
    third = [*both, found(0, 9, "Shoal")]
    assert ProseScorer("d", fold_name).score([item], third).mentions == Tally(1, 1, 2)


def test_the_date_of_a_mention_without_outlet_counts() -> None:
    item = gold(0, 9, date="2001-02")
    unnamed = FoundCitation(CitationKind.ANONYMOUS, Span(0, 9), "x", "it", SourceKind.UNNAMED, cited_on="2001-02")
    assert ProseScorer("d", fold_name).score([item], [unnamed]).dates == Share(1, 1)


def test_the_largest_overlap_is_matched_first() -> None:
    assert match_spans([Span(0, 10), Span(10, 20)], [Span(8, 19), Span(0, 9)]) == {0: 1, 1: 0}
    assert match_spans([Span(0, 10)], [Span(0, 4), Span(4, 8)]) == {0: 0}


@given(st.lists(spans, max_size=8), st.lists(spans, max_size=8))
def test_matching_is_one_to_one_and_only_where_spans_overlap(one: list[Span], other: list[Span]) -> None:
    pairs = match_spans(one, other)
    assert len(set(pairs.values())) == len(pairs)
    assert all(one[row].overlaps(other[column]) for row, column in pairs.items())
    for row, span in enumerate(one):
        if row not in pairs:
            assert all(column in pairs.values() for column, item in enumerate(other) if item.overlaps(span))


def sentence(start: int, end: int, level: str = "none", *, uncertain: bool = False) -> GoldSentence:
    return GoldSentence(Span(start, end), "x" * (end - start), HedgeLevel(level), (), uncertain)


def levels(gold_sentence: GoldSentence, *claims: FoundClaim) -> tuple[Share, Share, Tally]:
    document = GoldDocument("d", "x" * 100, (), (), (gold_sentence,))
    scores, _ = score_hedges(document, FoundReading(claims, ()))
    return scores.levels, scores.strict, scores.hedged


ACCEPTED = {
    "none": {"none", "attributed"},
    "attributed": {"none", "attributed", "hedged", "denied"},
    "hedged": {"none", "attributed", "hedged", "strongly_hedged"},
    "strongly_hedged": {"hedged", "strongly_hedged"},
    "denied": {"attributed", "denied"},
}


@pytest.mark.parametrize("wanted", ACCEPTED)
@pytest.mark.parametrize("came", ACCEPTED)
def test_an_uncertain_sentence_accepts_its_neighbours(wanted: str, came: str) -> None:
    claim = FoundClaim(Span(0, 10), HedgeLevel(came))
    right = int(came in ACCEPTED[wanted])
    accepted, strict, hedged = levels(sentence(0, 10, wanted, uncertain=True), claim)
    assert accepted == Share(right, 1)
    assert strict == Share(int(came == wanted), 1)
    assert levels(sentence(0, 10, wanted), claim)[0] == Share(int(came == wanted), 1)
    truth = came if right else wanted
    is_hedged, wants = int("hedged" in came), int("hedged" in truth)
    assert hedged == Tally(is_hedged * wants, wants, is_hedged)


def test_a_split_sentence_takes_its_strongest_claim() -> None:
    parts = [
        FoundClaim(Span(0, 4), HedgeLevel.HEDGED),
        FoundClaim(Span(4, 8), HedgeLevel.DENIED),
        FoundClaim(Span(8, 10), HedgeLevel.NONE),
    ]
    assert levels(sentence(0, 10, "hedged"), *parts)[0] == Share(1, 1)
    assert levels(sentence(0, 10, "denied"), *parts[1:])[0] == Share(1, 1)


def test_a_claim_belongs_to_the_sentence_it_overlaps_most() -> None:
    claims = (FoundClaim(Span(0, 12), HedgeLevel.HEDGED), FoundClaim(Span(12, 20), HedgeLevel.NONE))
    assert assign_claims((sentence(0, 10), sentence(10, 20)), claims) == [[claims[0]], [claims[1]]]


def test_a_sentence_without_a_claim_of_its_own_takes_the_nearest() -> None:
    claims = (FoundClaim(Span(0, 20), HedgeLevel.HEDGED), FoundClaim(Span(40, 50), HedgeLevel.NONE))
    owners = assign_claims((sentence(0, 12), sentence(12, 20), sentence(25, 30)), claims)
    assert owners == [[claims[0]], [claims[0]], []]


def test_cues_are_found_where_they_stand() -> None:
    text = "it may rain, it may; if clouds are to be believed"
    assert find_words(text, Span(8, len(text)), "may") == [Span(16, 19)]
    assert [span.of(text) for span in find_words(text, Span(0, len(text)), "if … believed")] == ["if", "believed"]
    assert [span.of(text) for span in find_words(text, Span(0, len(text)), "if ... to be")] == ["if", "to be"]
    assert find_words(text, Span(0, 10), "clouds") == []

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from provenance.model.readings import Reading
from provenance.model.spans import Span
from provenance.store import Database, check_database, keep_reading, search_claims
from provenance.store.history import changing
from provenance.store.search import find_marks, split_terms


def found(database: Database, words: str, *, document_id: int | None = None) -> list[tuple[int, list[str]]]:
    """The claims that are found, each with the words that are marked."""
    with database.reading() as tx:
        hits = search_claims(tx, words, document_id=document_id)
    return [(hit.claim_id, [mark.of(hit.text) for mark in hit.marks]) for hit in hits]


@pytest.fixture
def library(database: Database, writer: type) -> Database:
    sentences = (
        "The ferries were attacked near Žabljak.",
        "WHO doctors said the ferry sank.",
        "A doctor said that who sank it is unknown, and that it sank.",
        "Mid-day traffic stood still; 1,200 cars burned.",
        "حريق في الميناء",
    )
    for number, sentence in enumerate(sentences):
        made = writer(f"{sentence} ({number})")
        made.claim(sentence)
        with database.writing("ann") as tx:
            keep_reading(tx, made.finish())
    return database


@pytest.mark.parametrize(
    ("words", "hits"),
    [
        ("ferry", [(2, ["ferry"]), (1, ["ferries"])]),
        ("attack", [(1, ["attacked"])]),
        ("zabljak", [(1, ["Žabljak"])]),
        ("ŽABLJAK", [(1, ["Žabljak"])]),
        ("doctor ferry", [(2, ["doctors", "ferry"])]),
        ('"ferry sank"', [(2, None)]),
        ('"sank ferry"', []),
        ("1,200", [(4, None)]),
        ("mid-day", [(4, None)]),
        ("الميناء", [(5, ["الميناء"])]),
        ("doctor submarine", []),
    ],
)
def test_words_are_found_whatever_their_ending_accent_or_case(
    library: Database, words: str, hits: list[tuple[int, list[str] | None]]
) -> None:
    outcome = found(library, words)
    assert sorted(number for number, _ in outcome) == sorted(number for number, _ in hits)
    for number, marks in hits:
        if marks is not None:
            assert dict(outcome)[number] == marks


def test_a_claim_that_holds_the_word_more_often_comes_first(library: Database) -> None:
    assert [number for number, _ in found(library, "sank")] == [3, 2]


def test_small_words_are_names_too(library: Database) -> None:
    assert {number for number, _ in found(library, "WHO")} == {2, 3}


@pytest.mark.parametrize("words", ["", "   ", "-- ;", '"" "', "\0", "()*^:", "\ud800"])
def test_a_search_without_words_finds_nothing(library: Database, words: str) -> None:
    assert found(library, words) == []


@pytest.mark.parametrize(
    "words",
    ["ferry OR doctor", "ferry AND", "NOT ferry", "NEAR(ferry doctor)", "text:ferry", "fer*", "ferry & | !", "a'b"],
)
def test_nothing_in_the_words_is_an_operator(library: Database, words: str) -> None:
    """None of them is an error, and none finds a claim that lacks one of the words."""
    assert all(number in {1, 2, 3, 4, 5} for number, _ in found(library, words))
    assert found(library, "ferry OR traffic") == []


def test_a_search_keeps_to_one_document_and_to_a_page(library: Database) -> None:
    assert [number for number, _ in found(library, "sank", document_id=2)] == [2]
    with library.reading() as tx:
        assert [hit.claim_id for hit in search_claims(tx, "sank", limit=1, offset=1)] == [2]
        assert search_claims(tx, "sank", limit=1)[0].document_id == 3


def test_a_hit_names_its_document(filled: Database) -> None:
    with filled.reading() as tx:
        (hit,) = search_claims(tx, "calm")
    assert (hit.document, hit.number, hit.marks) == ("Ferry aground", 3, (Span(12, 16),))


def test_a_changed_or_removed_claim_is_found_as_it_is(filled: Database) -> None:
    with filled.writing("bob") as tx, changing(tx, "claim", [3], "edit"):
        tx.execute(text("UPDATE claims SET text = 'The sea was rough.' WHERE id = 3"))
    assert found(filled, "calm") == []
    assert found(filled, "rough") == [(3, ["rough"])]
    with filled.writing("bob") as tx, changing(tx, "claim", [3], "remove"):
        tx.execute(text("DELETE FROM citations WHERE claim_id = 3"))
        tx.execute(text("DELETE FROM claims WHERE id = 3"))
    assert found(filled, "rough") == []
    with filled.reading() as tx:
        assert check_database(tx) == []


def test_marks_in_the_text_itself_do_not_confuse(database: Database, writer: type) -> None:
    words = "The \ufdd1 ferry \ufdd0 sank <b>here</b>."
    made = writer(words)
    made.claim(words)
    with database.writing("ann") as tx:
        keep_reading(tx, made.finish())
    ((number, marks),) = found(database, "ferry here")
    assert number == 1
    assert marks in ([], ["ferry", "here"])


def test_the_text_of_a_hit_is_the_claims_with_its_tags(database: Database, writer: type) -> None:
    words = 'He wrote <script>alert("harbour")</script> on the wall.'
    made = writer(words)
    made.claim(words)
    with database.writing("ann") as tx:
        keep_reading(tx, made.finish())
    with database.reading() as tx:
        (hit,) = search_claims(tx, "wall")
    assert (hit.text, [mark.of(words) for mark in hit.marks]) == (words, ["wall"])


def test_a_claim_longer_than_an_index_holds_is_kept_and_found(database: Database, writer: type) -> None:
    words = "harbour " + "".join(f"w{number} " for number in range(120_000))
    made = writer(words)
    made.claim(words)
    with database.writing("ann") as tx:
        keep_reading(tx, made.finish())
    assert found(database, "harbour w77") == [(1, ["harbour", "w77"])]


@given(st.text())
def test_marks_are_read_from_any_text(words: str) -> None:
    clean = words.replace("\ufdd0", "").replace("\ufdd1", "")
    marked = f"{clean}\ufdd0hit\ufdd1{clean}"
    assert find_marks(marked) == (Span(len(clean), len(clean) + 3),)
    assert find_marks(clean) == ()
    assert find_marks("\ufdd0" + clean) == ()


@given(st.text())
def test_terms_hold_letters_and_no_quotes(words: str) -> None:
    for term in split_terms(words):
        assert any(letter.isalnum() for letter in term)
        assert not {'"', "\0"} & set(term)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.one_of(st.text(max_size=30), st.text(alphabet="\"*():^-+&|!<>\\' aé۳", max_size=20)))
def test_any_text_is_a_safe_search(filled: Database, ferry: Reading, words: str) -> None:
    with filled.reading() as tx:
        for hit in search_claims(tx, words):
            assert hit.text == ferry.claims[hit.number - 1].text
            assert all(mark.end <= len(hit.text) for mark in hit.marks)

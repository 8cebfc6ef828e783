from collections import defaultdict
from datetime import date
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.link import candidates_index, find_candidates, find_keys, find_keys_in, find_pairs, rank_candidates
from provenance.link.candidates_index import CandidateIndex
from provenance.link.features import MOST_KEYS
from provenance.link.weights import COMMONEST, UNIT, KeyKind, weigh_key
from provenance.link.word_keys import find_words, fold_word, make_key, number_key
from provenance.model.claims import EventDate, Hedging, Place, Quantity
from provenance.model.dates import DatePeriod, PartialDate
from provenance.model.facts import CitationFact, ClaimFact
from provenance.model.spans import Span
from provenance.model.vocabulary import CitationKind, QuantityRole, Scope

NOWHERE = Span(0, 0)
Entry = tuple[int, int, tuple[int, ...]]


def make_claim(number: int, text: str, document: int | None = None, **parts: object) -> ClaimFact:
    values: dict[str, object] = {
        "id": number,
        "document_id": number if document is None else document,
        "number": 1,
        "span": Span(0, len(text)),
        "text": text,
        "paragraph": 0,
        "section": None,
        "hedging": Hedging(),
        "lead_citation_id": number,
        "citations": (),
    }
    return ClaimFact(**(values | parts))  # type: ignore[arg-type]


def day(on: date, until: date | None = None) -> EventDate:
    return EventDate(NOWHERE, DatePeriod(PartialDate.of_day(on), PartialDate.of_day(until) if until else None))


def cite(span: Span, kind: CitationKind) -> CitationFact:
    return CitationFact(1, 1, "c1", "source", 1, kind, Scope.DIRECT, span, "", "")


@given(st.text())
def test_any_text_has_keys_within_bounds_and_the_same_ones_again(text: str) -> None:
    keys = find_keys_in(text)
    assert list(keys) == sorted(set(keys))
    assert len(keys) <= MOST_KEYS
    assert all(-(2**31) <= key < 2**31 for key in keys)
    assert find_keys_in(text) == keys


@given(st.text())
def test_words_stand_where_they_say(text: str) -> None:
    for start, end, word in find_words(text):
        assert fold_word(text[start:end]) == word


@given(st.floats() | st.integers(), st.none() | st.floats(), st.sampled_from(QuantityRole))
def test_no_number_is_too_odd(low: float, high: float | None, role: QuantityRole) -> None:
    keys = find_keys_in("", quantities=[Quantity(NOWHERE, low, high, low, high, role)])
    assert len(keys) <= 2


@given(st.dates(), st.dates() | st.none())
def test_no_period_is_too_odd(one: date, other: date | None) -> None:
    keys = find_keys_in("", event_dates=[day(one, other)])
    assert len(keys) <= 24


def test_a_long_text_has_no_more_keys_than_a_long_sentence() -> None:
    assert len(find_keys_in(" ".join(f"Word{number}x" for number in range(10_000)))) == MOST_KEYS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("attacks", "attacked"),
        ("Bridges", "bridge"),
        ("cities", "city"),
        ("planned", "planning"),
        ("Málaga", "Malaga"),
        ("ÉCOLE", "école"),
        ("1,200", "1200"),
        ("٣٤", "34"),
        ("007", "7"),
    ],
)
def test_forms_of_a_word_share_a_key(one: str, other: str) -> None:
    assert find_keys_in(one) == find_keys_in(other) != ()


@pytest.mark.parametrize(("one", "other"), [("mass", "mas"), ("pass", "passion"), ("120", "12"), ("bus", "bu")])
def test_other_words_do_not(one: str, other: str) -> None:
    assert not set(find_keys_in(one)) & set(find_keys_in(other))


def test_words_of_grammar_the_calendar_and_reporting_have_no_key() -> None:
    assert find_keys_in("However, it was reportedly said on Monday that they did") == ()


def test_two_words_of_a_name_have_a_key_together() -> None:
    together = make_key("amina terro", KeyKind.NAME)
    assert together in find_keys_in("the mayor, Amina Terro, left")
    assert together in find_keys_in("where Amina-Terro Street ends")
    assert together not in find_keys_in("Amina, Terro and others")
    assert together not in find_keys_in("amina terro")


def test_a_place_of_several_words_has_a_key() -> None:
    assert make_key("port havel", KeyKind.NAME) in find_keys_in("x", places=[Place(NOWHERE, "Port-Havel")])
    assert find_keys_in("", places=[Place(NOWHERE, "Vinsk")]) == ()


def test_a_number_has_a_key_and_one_with_its_role() -> None:
    killed = Quantity(NOWHERE, 9, None, 9, 13.5, QuantityRole.KILLED)
    assert set(find_keys_in("", quantities=[killed])) == {number_key("9"), make_key("killed:9", KeyKind.COUNT)}
    assert set(find_keys_in("9 shops")) & set(find_keys_in("", quantities=[killed])) == {number_key("9")}


def test_a_day_has_its_own_key_its_weeks_and_its_months() -> None:
    keys = set(find_keys_in("", event_dates=[day(date(2017, 3, 12))]))
    assert keys >= {make_key("2017-03-12", KeyKind.DAY), make_key("2017-03", KeyKind.MONTH)}
    assert len(keys) == 4
    assert keys & set(find_keys_in("", event_dates=[day(date(2017, 3, 11), date(2017, 3, 13))])) == keys
    month = find_keys_in("", event_dates=[EventDate(NOWHERE, DatePeriod(PartialDate(2017, 3)))])
    assert month == (make_key("2017-03", KeyKind.MONTH),)
    assert find_keys_in("", event_dates=[EventDate(NOWHERE, DatePeriod(PartialDate(2017)))]) == ()
    winter = find_keys_in("", event_dates=[day(date(2017, 11, 2), date(2018, 2, 3))])
    assert set(winter) == {
        make_key("2017-11", KeyKind.MONTH),
        make_key("2017-12", KeyKind.MONTH),
        make_key("2018-01", KeyKind.MONTH),
    }


def test_near_days_share_a_week_and_the_day_of_publication_counts() -> None:
    days = [set(find_keys_in("", event_dates=[day(date(2017, 3, number))])) for number in range(1, 29)]
    month = make_key("2017-03", KeyKind.MONTH)
    assert all((one & other) - {month} for one, other in pairwise(days))
    assert not any((one & other) - {month} for one, other in zip(days, days[7:], strict=False))
    on = DatePeriod(PartialDate(2017, 3, 12))
    assert set(find_keys(make_claim(1, ""), on)) > days[11]
    assert len(find_keys(make_claim(1, ""), on)) == len(days[11]) + 2
    assert find_keys(make_claim(1, ""), DatePeriod(PartialDate(2017, 3))) == ()
    claims = [make_claim(1, "Rain fell"), make_claim(2, "It rained"), make_claim(3, "Snow fell in the north")]
    dates = {1: on, 2: DatePeriod(PartialDate(2017, 3, 13)), 3: None}
    assert [pair[:2] for pair in find_pairs(claims, 1, published=dates)] == [(1, 2), (1, 3)]


def test_brackets_that_cite_and_words_of_dates_give_no_keys() -> None:
    text = "Rebels burned a mill (Harbor Gazette, May 3, 2017)."
    bracket = Span(7 + text.index("(") + 1, 7 + text.index(")"))
    claim = make_claim(1, text, span=Span(7, 7 + len(text)), citations=(cite(bracket, CitationKind.PARENTHETICAL),))
    assert find_keys(claim) == find_keys_in("Rebels burned a mill")
    told = make_claim(1, text, span=Span(7, 7 + len(text)), citations=(cite(bracket, CitationKind.NARRATIVE),))
    assert set(find_keys(told)) > set(find_keys(claim))
    dated = "Troops left on 12 March 2017"
    at = Span(dated.index("12"), len(dated))
    event = EventDate(at, DatePeriod(PartialDate(2017, 3, 12)))
    assert number_key("12") not in find_keys_in(dated, event_dates=[event])
    assert number_key("12") in find_keys_in(dated)


CLAIMS = [
    make_claim(4, "Gunmen stormed the mill in Vinsk and killed nine workers"),
    make_claim(2, "Nine people died when a mill in Vinsk was stormed"),
    make_claim(7, "The harbour of Tarrow will be dredged", document=7),
    make_claim(9, "Dredging of the harbour at Tarrow has begun", document=7),
    make_claim(5, "Nobody answered"),
]


def test_claims_about_one_thing_find_each_other() -> None:
    found = find_candidates(CLAIMS)
    assert list(found) == [2, 4, 5, 7, 9]
    assert [other for other, _ in found[4]] == [2]
    assert found[5] == found[7] == []
    assert [other for other, _ in find_candidates(CLAIMS, within_documents=True)[7]] == [9]


def test_a_pair_is_told_once_with_the_lower_id_first() -> None:
    assert [pair[:2] for pair in find_pairs(CLAIMS)] == [(2, 4)]
    pairs = find_pairs(CLAIMS, within_documents=True)
    assert [pair[:2] for pair in pairs] == [(2, 4), (7, 9)]
    assert all(score > 0 for _, _, score in pairs)


def test_without_claims_there_are_no_pairs() -> None:
    assert find_pairs([]) == []
    assert find_pairs([make_claim(1, "")]) == []
    assert find_pairs([make_claim(1, "alone in Vinsk")]) == []


def test_a_rare_key_tells_more_than_a_common_one() -> None:
    assert weigh_key(0, 1, 1000) > weigh_key(0, 2, 1000) > weigh_key(0, 1000, 1000) >= 0
    assert weigh_key(KeyKind.NAME, 5, 1000) < weigh_key(KeyKind.WORD, 5, 1000)
    assert weigh_key(0, COMMONEST + 1, 10**6) == weigh_key(0, 0, 10) == 0
    assert weigh_key(0, 1, 1) == UNIT


ENTRIES = st.lists(
    st.tuples(st.integers(0, 8), st.sets(st.integers(-9, 9).map(lambda key: key * 7_654_321), max_size=8)),
    max_size=40,
).map(lambda rows: [(3 * place + 1, document, tuple(sorted(keys))) for place, (document, keys) in enumerate(rows)])


def rank_all(entries: list[Entry], k: int, *, within: bool) -> dict[int, list[tuple[int, float]]]:
    postings: defaultdict[int, list[int]] = defaultdict(list)
    for claim_id, _, keys in entries:
        for key in keys:
            postings[key].append(claim_id)
    found = {}
    for claim_id, document, keys in entries:
        out = [claim_id] if within else [one for one, other, _ in entries if other == document]
        found[claim_id] = rank_candidates(keys, postings, len(entries), k, leave_out=out)
    return found


@given(ENTRIES, st.integers(1, 5), st.booleans(), st.randoms())
def test_the_index_finds_what_counting_by_hand_finds(
    entries: list[Entry], k: int, within: bool, random: Random
) -> None:
    shuffled = list(entries)
    random.shuffle(shuffled)
    index = CandidateIndex(shuffled)
    assert len(index) == len(entries)
    assert dict(index.find_all(k, within_documents=within)) == rank_all(entries, k, within=within)


@pytest.mark.parametrize("budget", [0, 60])
def test_common_keys_that_are_rare_together_let_claims_meet(monkeypatch: pytest.MonkeyPatch, budget: int) -> None:
    """Each key is shared by a hundred claims; any two keys by the two claims of a pair alone."""
    monkeypatch.setattr(candidates_index, "_MET", 0)
    monkeypatch.setattr(candidates_index, "_LEAST_MET", budget)
    entries = [
        (number, number, (number // 2 % 100, 1000 + number // 2 // 100 * 17 % 100, 2000 + number // 2 * 31 % 100))
        for number in range(10_000)
    ]
    found = dict(CandidateIndex(entries).find_all(1))
    assert sum(found[number] != [] and found[number][0][0] == number ^ 1 for number in found) == len(entries)


def test_a_key_that_too_many_have_tells_nothing() -> None:
    entries = [(number, number, (1,)) for number in range(COMMONEST + 1)]
    found = dict(CandidateIndex(entries).find_all(3))
    assert not any(found.values())
    assert rank_candidates([1], {}, len(entries)) == []

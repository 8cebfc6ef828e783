"""Claims by condition, on both engines."""

from collections.abc import Callable

import pytest

from provenance.model.dates import PartialDate
from provenance.model.filters import FIELDS, Comparison, Either, Every, FieldSort, FieldTest, Not
from provenance.model.vocabulary import Credibility, LinkRelation, Reliability, VerdictValue
from provenance.store import (
    Database,
    add_link,
    add_verdict,
    count_selected,
    merge_outlets,
    rate_claim,
    rate_source,
    select_claims,
)


@pytest.fixture
def select(filled: Database) -> Callable[..., list[int]]:
    """Asks one test: field, comparison and values."""

    def ask(field: str, comparison: str, *values: str) -> list[int]:
        with filled.reading() as tx:
            return select_claims(tx, FieldTest(field, Comparison(comparison), values))

    return ask


@pytest.mark.parametrize(
    ("field", "comparison", "values", "found"),
    [
        ("id", ">=", ["2"], [2, 3]),
        ("id", "<", ["2"], [1]),
        ("id", "<=", ["2"], [1, 2]),
        ("id", ">", ["2"], [3]),
        ("id", "!=", ["2"], [1, 3]),
        ("id", "=", ["1", "3"], [1, 3]),
        ("document", "=", ["1"], [1, 2, 3]),
        ("document", "=", ["2"], []),
        ("state", "=", ["read"], [1, 2, 3]),
        ("hedging", "=", ["none"], [3]),
        ("hedging", "<", ["hedged"], [2, 3]),
        ("hedging", ">=", ["hedged"], [1]),
        ("voucher", "=", ["unnamed"], [2]),
        ("stance", "!=", ["neutral"], []),
        ("text", "~", ["FERRY"], [1]),
        ("text", "~", ["%"], []),
        ("text", "=", ["the sea was calm."], [3]),
        ("sourced", "=", ["no"], [3]),
        ("sourced", "=", ["yes"], [1, 2]),
        ("citation", "=", ["anonymous"], [2]),
        ("citation", "=", ["own_voice"], [3]),
        ("outlet", "=", ["harbour-post"], [1]),
        ("outlet", "=", ["lantern gazette"], [2]),
        ("outlet", "~", ["wire"], [1]),
        ("source", "=", ["north-wire"], [1]),
        ("source", "=", ["harbour-post"], []),
        ("source", "~", ["locals"], [2]),
        ("source.kind", "=", ["unnamed"], [2]),
        ("source.country", "=", ["no"], [1]),
        ("source.rating", "=", ["F"], [1, 2, 3]),
        ("source.rating", ">=", ["A"], []),
        ("source.proposed", "=", ["no"], [1, 2, 3]),
        ("source.proposed", "=", ["yes"], []),
        ("cited", "=", ["2019-05"], [1]),
        ("cited", "<", ["2019-05-05"], []),
        ("cited", "<=", ["2019-05-05"], [1]),
        ("cited", ">", ["2018"], [1]),
        ("cited", ">=", ["2019-06"], []),
        ("published", "=", ["2019"], [1, 2, 3]),
        ("event", "<", ["2019-05-05"], [1]),
        ("place", "=", ["gozo"], [1]),
        ("country", "=", ["mt"], [1]),
        ("counts", "=", ["injured"], [1]),
        ("rating", "=", ["6"], [1, 2, 3]),
        ("verdict", "=", ["none"], [1, 2, 3]),
        ("link", "=", ["suggested"], []),
    ],
)
def test_fields(
    select: Callable[..., list[int]], field: str, comparison: str, values: list[str], found: list[int]
) -> None:
    assert select(field, comparison, *values) == found


def test_every_field_can_be_asked(select: Callable[..., list[int]]) -> None:
    samples = {FieldSort.NUMBER: "1", FieldSort.DATE: "2019", FieldSort.TEXT: "x"}
    for name, field in FIELDS.items():
        assert isinstance(select(name, "=", field.values[0] if field.values else samples[field.sort]), list)


def test_what_is_unknown_is_on_no_side(filled: Database) -> None:
    dated = FieldTest("cited", Comparison.BELOW, ("2030",))
    with filled.reading() as tx:
        assert select_claims(tx, dated) == [1]
        assert select_claims(tx, Not(dated)) == []
        assert select_claims(tx, Every((FieldTest("id", Comparison.EQUAL, ("2",)), Not(dated)))) == []
        assert select_claims(tx, Either((dated, FieldTest("id", Comparison.EQUAL, ("3",))))) == [1, 3]
        assert select_claims(tx, FieldTest("document", Comparison.EQUAL, ("1",)), limit=2) == [1, 2]
        assert count_selected(tx, FieldTest("hedging", Comparison.UNEQUAL, ("none",))) == (2, 1)


def test_ratings_verdicts_and_links_count_by_the_last(filled: Database, select: Callable[..., list[int]]) -> None:
    with filled.writing("bob") as tx:
        rate_source(tx, 2, Reliability.E, "first")
        rate_source(tx, 2, Reliability.B, "then")
        rate_source(tx, 2, Reliability.A, "of boats only", scope="boats")
        rate_claim(tx, 1, Credibility.PROBABLY_TRUE, "so it seems")
        add_verdict(tx, 1, VerdictValue.CONFIRMED, "log")
        add_verdict(tx, 1, VerdictValue.REFUTED, "another log")
        add_link(tx, 1, 3, LinkRelation.CONFLICTS, [])
    assert select("source.rating", "<=", "B") == [1]
    assert select("source.rating", "<", "B") == []
    assert select("source.rating", ">", "B") == []
    assert select("source.rating", "!=", "B") == [2, 3]
    assert select("rating", "<=", "2") == [1]
    assert select("verdict", "=", "refuted") == [1]
    assert select("verdict", "=", "confirmed") == []
    assert select("link", "=", "suggested") == [1, 3]


def test_a_rating_that_has_ended_is_none_and_one_of_a_merged_source_is_the_others(
    filled: Database, select: Callable[..., list[int]]
) -> None:
    with filled.writing("bob") as tx:
        rate_source(tx, 1, Reliability.C, "of the post")
        merge_outlets(tx, 1, 2, "one house")
    assert select("source.rating", "=", "C") == [1]
    with filled.writing("bob") as tx:
        rate_source(tx, 2, Reliability.B, "for that year", until=PartialDate(2001))
    assert select("source.rating", "<=", "E") == []
    with filled.writing("bob") as tx:
        rate_source(tx, 2, Reliability.B, "for good", until=PartialDate(2999, 1))
    assert select("source.rating", "<=", "B") == [1]

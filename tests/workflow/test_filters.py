"""The filter language: what it means, and what it says of mistakes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import UsageError
from provenance.model.filters import FIELDS, Comparison, Condition, Either, Every, FieldSort, FieldTest, Not
from provenance.workflow.filters import LONGEST, names_field, parse_filter

NONE = FieldTest("hedging", Comparison.EQUAL, ("none",))
GOOD = FieldTest("source.rating", Comparison.AT_MOST, ("B",))
FOG = FieldTest("text", Comparison.HOLDS, ("thick fog",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hedging=none", NONE),
        ("  HEDGING = 'None' ", NONE),
        ("hedging=none and source.rating<=b", Every((NONE, GOOD))),
        ('hedging=none or source.rating<=B and text ~ "thick fog"', Either((NONE, Every((GOOD, FOG))))),
        ("(hedging=none or source.rating<=B) and not text~'thick fog'", Every((Either((NONE, GOOD)), Not(FOG)))),
        ("not not hedging=none", Not(Not(NONE))),
        ("hedging in (none, attributed)", FieldTest("hedging", Comparison.EQUAL, ("none", "attributed"))),
        ("id in (12)", FieldTest("id", Comparison.EQUAL, ("12",))),
        ("published>=2019-05", FieldTest("published", Comparison.AT_LEAST, ("2019-05",))),
        ("source='and'", FieldTest("source", Comparison.EQUAL, ("and",))),
        ("rating!=6", FieldTest("rating", Comparison.UNEQUAL, ("6",))),
    ],
)
def test_filters_are_read(text: str, expected: Condition) -> None:
    assert parse_filter(text) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the filter is empty"),
        ("hedgin=none", r"character 1: there is no field 'hedgin'; did you mean hedging\?"),
        ("zzz=1", "character 1: there is no field 'zzz'; fields are id, document"),
        ("hedging=none and", "character 17: a field is missing"),
        ("hedging", "character 8: after hedging comes one of"),
        ("hedging none", "character 9: 'none' compares nothing"),
        ("hedging=", "character 9: a value for hedging is missing"),
        ("hedging=)", "character 9: a value for hedging is missing"),
        ("hedging=weak", "character 9: 'weak' is no value of hedging; one of none, attributed"),
        ("voucher<person", "character 8: voucher has no order"),
        ("document~3", "character 9: document is no text"),
        ("source.rating<=F", "character 16: F means that nobody can tell"),
        ("rating>6", "character 8: 6 means that nobody can tell"),
        ("document=three", "character 10: 'three' is no number"),
        ("published<may", "character 11: 'may' is no date"),
        ("(hedging=none", r"character 14: '\)' is missing"),
        ("hedging=none)", r"character 13: '\)' is one too many"),
        ("hedging=none sourced=yes", "character 14: 'sourced' is one too many"),
        ("id in 3", r"character 7: '\(' is missing instead of '3'"),
        ("id in (3 4)", r"character 10: '\)' is missing instead of '4'"),
        ("text='open", 'character 6: "\'" means nothing here; a quotation is not closed'),
        ("text=!", "character 6: '!' means nothing here"),
        ("'hedging'=none", "character 1: there is no field 'hedging'"),
        ("(" * 60 + "id=1", "more than 40 brackets"),
        ("x" * (LONGEST + 1), "the filter is too long"),
    ],
)
def test_mistakes_are_told_with_their_place(text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        parse_filter(text)


WORDS = st.sampled_from([*FIELDS, "=", "<=", "~", "(", ")", "and", "not", "in", ",", "1"])


@given(st.text(max_size=60) | st.lists(WORDS).map(" ".join))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        condition = parse_filter(text)
    except UsageError:
        return
    assert any(names_field(condition, field) for field in FIELDS)


def test_every_field_is_explained() -> None:
    for field in FIELDS.values():
        assert field.help
        assert bool(field.values) == (field.sort in {FieldSort.CHOICE, FieldSort.LADDER})

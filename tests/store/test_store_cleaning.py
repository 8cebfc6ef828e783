from hypothesis import given
from hypothesis import strategies as st

from provenance.model.dates import DatePeriod, PartialDate
from provenance.store.cleaning import storable
from provenance.store.periods import make_period, period_values
from provenance.store.snapshots import canonical, differing
from provenance.store.voices import clip_name, fold_key

days = st.builds(PartialDate.of_day, st.dates())
months = st.builds(PartialDate, st.integers(1, 9999), st.integers(1, 12))
years = st.builds(PartialDate, st.integers(1, 9999))
rules = st.one_of(st.none(), st.text())
anything = st.text(alphabet=st.characters(exclude_categories=()))


@given(anything)
def test_what_is_storable_has_the_same_length_and_can_be_kept(text: str) -> None:
    kept = storable(text)
    assert len(kept) == len(text)
    assert "\0" not in kept
    assert kept.encode().decode() == kept
    assert storable(kept) == kept


@given(st.text().filter(lambda text: "\0" not in text))
def test_what_can_be_kept_stays_as_it_is(text: str) -> None:
    assert storable(text) is text
    assert storable(None) is None


@given(st.one_of(st.none(), st.builds(DatePeriod, st.one_of(days, months, years), st.none(), st.booleans(), rules)))
def test_periods_come_back_from_their_columns(period: DatePeriod | None) -> None:
    on, until, first, last, inferred, rule = period_values(period)
    assert make_period(on, until, inferred=inferred, rule=rule) == period
    if period is not None:
        assert first == period.first_day().isoformat()
        assert last == period.last_day().isoformat()


def test_a_range_keeps_its_end() -> None:
    period = DatePeriod(PartialDate.parse("2019-05"), PartialDate.parse("2019-07"))
    assert period_values(period) == ("2019-05", "2019-07", "2019-05-01", "2019-07-31", False, None)


@given(anything)
def test_every_name_has_a_key_that_fits_an_index(name: str) -> None:
    assert 1 <= len(clip_name(name)) <= 500
    assert 1 <= len(fold_key(name)) <= 1500
    assert fold_key(name) == fold_key(clip_name(name))


def test_equal_data_has_equal_json() -> None:
    assert (
        canonical({"b": 1, "a": ["é", None, 1.5]})
        == canonical({"a": ["é", None, 1.5], "b": 1})
        == ('{"a":["é",null,1.5],"b":1}')
    )
    assert differing({"a": 1, "b": 2}, {"b": 3, "c": None}) == ["a", "b"]
    assert differing(None, {"a": 1}) == ["a"]

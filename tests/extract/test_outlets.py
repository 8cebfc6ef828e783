from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.extract.outlets import find_outlet_by_host, find_outlets, fold_for_lookup, index_places
from provenance.model.lexicons import Lexicon
from provenance.model.spans import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Harbour Times and Harbour Times", ["The Harbour Times", "Harbour Times"]),
        ("the harbour times", []),
        ("HARBOUR TIMES", ["HARBOUR TIMES"]),
        ("Hárbour\u00a0Times and Harbour\nTimes", ["Hárbour\u00a0Times", "Harbour\nTimes"]),
        ("Harbour-Times", ["Harbour-Times"]),
        ("Harbour Timeserver", []),
        ("NNA, nna and NNAs", ["NNA"]),
        ("al-Marsa, Al Marsa and al‑Marsa", ["al-Marsa", "Al Marsa", "al‑Marsa"]),
        ("Dusk’s and Dusk's and dusk", ["Dusk", "Dusk"]),
        ("NNA/Dusk but reef.net/Dusk and @Dusk and Dusk.com", ["NNA", "Dusk"]),
        ("Leader-Dusk and Dusk-led", ["Dusk"]),
        ("Estuary Press", ["Estuary Press"]),
    ],
)
def test_names_are_found_as_they_are_spelled(press_lexicon: Lexicon, text: str, expected: list[str]) -> None:
    assert [mention.span.of(text) for mention in find_outlets(text, press_lexicon)] == expected


def test_a_shared_name_brings_all_its_outlets_and_is_generic_only_if_all_are(press_lexicon: Lexicon) -> None:
    (mention,) = find_outlets("Dusk", press_lexicon)
    assert mention.generic
    twice = Lexicon(outlets=(*press_lexicon.outlets[:1], *press_lexicon.outlets[:1]))
    (mention,) = find_outlets("Harbour Times", twice)
    assert len(mention.outlets) == 1
    assert not mention.generic


def test_a_window_has_offsets_into_the_whole_text(press_lexicon: Lexicon) -> None:
    (mention,) = find_outlets("NNA and Dusk", press_lexicon, 4, 12)
    assert mention.span == Span(8, 12)


def test_a_lexicon_without_outlets_finds_nothing() -> None:
    assert find_outlets("Harbour Times", Lexicon()) == ()
    assert find_outlet_by_host("harbourtimes.com", Lexicon()) is None
    assert index_places(Lexicon()) == frozenset()


@pytest.mark.parametrize("host", ["harbourtimes.com", "WWW.harbourtimes.com", "a.b.harbourtimes.com."])
def test_a_host_belongs_to_the_nearest_domain_above_it(press_lexicon: Lexicon, host: str) -> None:
    outlet = find_outlet_by_host(host, press_lexicon)
    assert outlet is not None
    assert outlet.name == "The Harbour Times"
    assert find_outlet_by_host("times.com", press_lexicon) is None


@given(st.text(max_size=60))
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold_for_lookup(text)) == len(text)


@given(st.text(alphabet="DuskNA /.-’'al M\n", max_size=80))
def test_mentions_do_not_overlap(press_lexicon: Lexicon, text: str) -> None:
    last = 0
    for mention in find_outlets(text, press_lexicon):
        assert last <= mention.span.start < mention.span.end <= len(text)
        last = mention.span.end


def test_growth_is_linear(press_lexicon: Lexicon, grows_linearly: Callable[..., None]) -> None:
    for piece in ("Dusk ", "Dusk/", "NNA", "al-", "a/a/"):
        grows_linearly(lambda text: find_outlets(text, press_lexicon), piece)

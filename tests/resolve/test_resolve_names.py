"""Names as written: what each rule reads, and what none of them may."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.resolve import Registry, ResolutionContext, build_registry, resolve_name, suggest_matches
from provenance.seeds import load_lexicon

Find = Callable[[str], str | None]
LEXICON = load_lexicon()
SHIPPED = build_registry(LEXICON.outlets, LEXICON.places)
NAMES = sorted({text for one in LEXICON.outlets for text in (one.name, *(alias.text for alias in one.aliases))})


@pytest.mark.parametrize(
    "name",
    [
        "Harbour Wire",
        "the Harbour Wire",
        " “Harbour Wire”, ",
        "Harbour Wire news agency",
        "Nelson Harbour Wire",
        "Harbour Wire Nelson",
        "Harbour Wire, Nelson",
        "Nelson, Harbour Wire",
        "Harbour Wire [New Zealand]",
        "Harbour Wire (HW)",
        "New Zealand's Harbour Wire",
        "the state-run Harbour Wire",
        "Kiwi news agency Harbour Wire",
        "the Nelson-based, privately owned news agency Harbour Wire",
        "Harbour Wire in English",
        "Harbour Wire World Service in English",
        "a Harbour Wire report",
        "Harbour Wire correspondent",
        "Harbour Wire's",
        "Harbour Wire’s Pacific desk",
        "the Pacific news agency “Harbour Wire”",
        "harbourwire.example",
        "News.HarbourWire.example",
        "Harb0ur Wire",
        "HarbourWire",
        "Harbour-Wire",
        "Harbuor Wire",
        "Harbour Wires",
        "HW",
        "Pacific Alliance Agency (HW)",
    ],
)
def test_a_name_is_found_within_what_stands_around_it(find: Find, name: str) -> None:
    assert find(name) == "harbour-wire"


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "[",
        "Wire",
        "Harbour",
        "Harbour Master",
        "harbour wire",
        "hw",
        "Harbour Wire and Daily Lantern",
        "officials told Harbour Wire",
        "Harbour Wire broke",
        "the Meridian Institute",
        "A Meridian",
        "Golden Meridian",
        "meridian",
        "the meridian",
        "gulf daily",
        "Gulf daily",
        "Daily lantern",
        "Lantern",
        "“Tidings” of the harbour",
        "a “Harbour Wire” moment",
        "Meridian (Tonga)",
        "Gulf Weekly",
        "the Pacific agency “The Meridian”",
        "The Meridian news agency",
        "Harbuor Mire",
        "Hxrbour Wxre",
        "Daily Lanterns and Lamps",
    ],
)
def test_what_merely_looks_like_a_name_is_not_found(find: Find, name: str) -> None:
    assert find(name) is None


@pytest.mark.parametrize(
    ("name", "key", "rule"),
    [
        ("The Meridian [Suva]", "meridian-fj", "exact+place"),
        ("Suva The Meridian", "meridian-fj", "exact+place"),
        ("The Meridian, Fiji", "meridian-fj", "exact+place"),
        ("The Meridian (NZ)", "meridian-nz", "exact+place"),
        ("The Meridian (Apia)", "apia-meridian", "exact"),
        ("Fiji's The Meridian", "meridian-fj", "exact+place"),
        ("the Fijian broadcaster The Meridian", "meridian-fj", "described+place"),
        ("The Meridian radio", "meridian-fj", "described+kind"),
        ("the Pacific radio “The Meridian”", "meridian-fj", "quoted+kind"),
        ("tidal", "tidal", "exact"),
        ("Daily Lantren", "daily-lantern", "near"),
        ("Harbuor Wire Agency", "harbour-wire", "near"),
        ("Daily Lantern newspaper", "daily-lantern", "described"),
    ],
)
def test_the_rule_is_told(small: Registry, name: str, key: str, rule: str) -> None:
    found = resolve_name(name, small)
    assert found.outlet is not None
    assert (found.outlet.key, found.rule) == (key, rule)
    assert found.candidates == (found.outlet,)
    assert 85 <= found.score <= 100


def test_a_shared_name_is_ambiguous_until_something_decides(small: Registry) -> None:
    open_ = resolve_name("The Meridian", small)
    assert open_.outlet is None
    assert open_.rule == "ambiguous"
    assert {one.key for one in open_.candidates} == {"meridian-nz", "meridian-fj", "apia-meridian"}

    def decide(context: ResolutionContext) -> str | None:
        found = resolve_name("The Meridian", small, context=context).outlet
        return found.key if found else None

    assert decide(ResolutionContext(place="Suva")) == "meridian-fj"
    assert decide(ResolutionContext(countries={"FJ": 2.0, "NZ": 1.0})) == "meridian-fj"
    assert decide(ResolutionContext(countries={"FJ": 2.0, "NZ": 1.5})) is None
    assert decide(ResolutionContext(countries={"TO": 9.0})) is None
    assert decide(ResolutionContext(publisher="NZ")) == "meridian-nz"
    assert decide(ResolutionContext(countries={"FJ": 3.0}, publisher="NZ")) == "meridian-fj"
    assert decide(ResolutionContext(publisher="TO")) is None


def test_a_place_in_another_country_speaks_against_a_common_name_only(find: Find) -> None:
    assert find("The Meridian (Tonga)") is None
    assert find("Harbour Wire (Tonga)") == "harbour-wire"


def test_suggestions_come_with_their_likeness_best_first(small: Registry) -> None:
    found = suggest_matches("Harbour Wire Agency of the South", small, 2)
    assert [outlet.key for outlet, _ in found][:1] == ["harbour-wire"]
    scores = [score for _, score in found]
    assert scores == sorted(scores, reverse=True)
    assert all(50 <= score <= 100 for score in scores)
    assert suggest_matches("", small, 3) == []
    assert suggest_matches("Harbour Wire", small, 0) == []
    assert suggest_matches("zzz qqq", small, 3) == []
    assert len(suggest_matches("Meridian", small, 1)) <= 1


def test_an_empty_registry_knows_nothing() -> None:
    empty = build_registry(())
    assert resolve_name("Harbour Wire", empty).rule == "unknown"
    assert suggest_matches("Harbour Wire", empty, 3) == []


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Dawn [Karachi]", "dawn"),
        ("The Nation, Nairobi", "daily-nation"),
        ("The Nation (Islamabad)", "the-nation-pk"),
        ("Azadi Radio Kabul", "radio-azadi"),
        ("Kabul Tolo TV in Dari", "tolonews"),
        ("Tehran IRNA in English", "islamic-republic-news-agency"),
        ("Belgrade TANJUG Domestic Service in Serbo-Croatian", "tanjug"),
        ("Moscow ITAR-TASS World Service", "tass"),
        ("Russian news agency TASS", "tass"),
        ("Turkey's state-run Anadolu Agency", "anadolu-agency"),
        ("Iran's semi-official Fars news agency", "fars-news-agency"),
        ("the London-based, Saudi-owned daily Asharq al-Awsat", "asharq-al-awsat"),
        ("the Lebanese newspaper The Daily Star", "daily-star-lb"),
        ("Al Jazeera news network", "al-jazeera"),
        ("Khaarna Press", "khaama-press"),
        ("Khaama Pres", "khaama-press"),
        ("Expres Tribune", "express-tribune"),
        ("DID Press Agency [Afghanistan]", "did-press-agency"),
        ("NBC’s “Meet the Press”", "nbc-news"),
        ("NTV (Turkey)", "ntv-tr"),
        ("The Standard [Nairobi]", "the-standard-ke"),
        ("kavkaz-uzel.ru", "caucasian-knot"),
        ("Kavkazskiy Uzel", "caucasian-knot"),
        ("Ha’aretz", "haaretz"),
        ("Frankfurter Allgemeine Zeitung (FAZ)", "frankfurter-allgemeine-zeitung"),
        ("UK-based Syrian Observatory for Human Rights", "syrian-observatory-for-human-rights"),
        ("WSMV-TV", "wsmv"),
    ],
)
def test_ways_to_write_real_names(shipped: Registry, name: str, key: str) -> None:
    found = resolve_name(name, shipped).outlet
    assert found is not None
    assert found.key == key


def test_every_registered_name_is_its_outlets_or_ambiguous_among_those_who_share_it() -> None:
    for one in LEXICON.outlets:
        for text in (one.name, *(alias.text for alias in one.aliases)):
            found = resolve_name(text, SHIPPED)
            assert one in found.candidates, (one.key, text, found.rule)
            assert found.outlet in {one, None} or len(found.candidates) == 1


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=60), st.sampled_from(NAMES)))
def test_resolving_what_was_resolved_changes_nothing(name: str) -> None:
    found = resolve_name(name, SHIPPED)
    assert (found.outlet is not None) == (found.rule not in {"unknown", "ambiguous"})
    assert found.outlet is None or found.candidates == (found.outlet,)
    if found.outlet is not None:
        again = resolve_name(found.outlet.name, SHIPPED)
        assert found.outlet in again.candidates


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(NAMES), st.sampled_from(list("()[]“”\"'’,.–-/&\n\u00a0\ud800İ")), st.text(max_size=8)
        ),
        max_size=12,
    )
)
def test_nothing_raises_whatever_is_written(parts: list[str]) -> None:
    name = " ".join(parts)
    resolve_name(name, SHIPPED, context=ResolutionContext(place=name, countries={name: 1.0}, publisher=name))
    suggest_matches(name, SHIPPED, 2)


def test_a_long_common_name_takes_an_article_and_an_explanation() -> None:
    for name in (
        "the National Directorate of Security",
        "Afghanistan's spy agency, the National Directorate of Security (NDS)",
    ):
        outlet = resolve_name(name, SHIPPED).outlet
        assert outlet is not None
        assert outlet.key == "national-directorate-of-security"

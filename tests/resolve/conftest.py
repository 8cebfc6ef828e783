"""Registries to resolve against: a small one of our own, and the one that comes with the program."""

from collections.abc import Callable

import pytest

from provenance.model.lexicons import PlaceEntry
from provenance.model.outlets import Alias, Outlet
from provenance.model.vocabulary import SourceKind
from provenance.resolve import Registry, build_registry, resolve_name
from provenance.seeds import load_lexicon

OUTLETS = (
    Outlet(
        "harbour-wire",
        "Harbour Wire",
        SourceKind.NEWS_AGENCY,
        "NZ",
        languages=("en",),
        domains=("harbourwire.example",),
        aliases=(Alias("HW", "acronym"), Alias("Harbour Wire Service"), Alias("Harbor Wire", "transliteration")),
        context=("Nelson",),
    ),
    Outlet(
        "meridian-nz",
        "The Meridian",
        SourceKind.NEWSPAPER,
        "NZ",
        languages=("en",),
        domains=("meridian.example",),
        context=("Nelson", "Wellington"),
        generic=True,
    ),
    Outlet(
        "meridian-fj",
        "The Meridian",
        SourceKind.BROADCASTER,
        "FJ",
        languages=("en",),
        domains=("meridian.example.fj", "radio.example/meridian"),
        context=("Suva",),
        generic=True,
    ),
    Outlet(
        "apia-meridian",
        "Apia Meridian",
        SourceKind.NEWSPAPER,
        "WS",
        languages=("en",),
        aliases=(Alias("The Meridian (Apia)"),),
        context=("Apia",),
    ),
    Outlet("daily-lantern", "Daily Lantern", SourceKind.NEWSPAPER, "NZ", languages=("en",), context=("Nelson",)),
    Outlet("gulf-daily", "Gulf Daily", SourceKind.NEWSPAPER, "FJ", languages=("en",), context=("Suva",)),
    Outlet("tidal", "tidal", SourceKind.MAGAZINE, "NZ", languages=("en",)),
    Outlet("chirp", "Chirp", SourceKind.SOCIAL_MEDIA, None, domains=("chirp.example",)),
    Outlet(
        "world-post", "Okeanos World", SourceKind.BROADCASTER, "FJ", languages=("en", "fr", "es"), context=("Suva",)
    ),
)
PLACES = (
    PlaceEntry("New Zealand", "NZ", adjectives=("Kiwi",)),
    PlaceEntry("Fiji", "FJ", adjectives=("Fijian",)),
    PlaceEntry("Samoa", "WS", adjectives=("Samoan",)),
    PlaceEntry("Tonga", "TO"),
    PlaceEntry("Nelson", "NZ"),
    PlaceEntry("Gulf", None),
)


@pytest.fixture(scope="session")
def small() -> Registry:
    return build_registry(OUTLETS, PLACES)


@pytest.fixture(scope="session")
def shipped() -> Registry:
    lexicon = load_lexicon()
    return build_registry(lexicon.outlets, lexicon.places)


@pytest.fixture
def find(small: Registry) -> Callable[[str], str | None]:
    """Return the key that a name resolves to in the small registry."""

    def look(name: str) -> str | None:
        found = resolve_name(name, small).outlet
        return found.key if found else None

    return look

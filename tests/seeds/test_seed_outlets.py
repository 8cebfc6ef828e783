"""The registry that comes with the program: every entry's examples, and what must hold of all entries."""

import re
from collections import Counter, defaultdict

import pytest

from provenance.model.outlets import Outlet
from provenance.model.vocabulary import SourceKind
from provenance.resolve import build_registry, resolve_name
from provenance.seeds import load_lexicon
from provenance.text.folding import fold_name

LEXICON = load_lexicon()
OUTLETS = LEXICON.outlets
REGISTRY = build_registry(OUTLETS, LEXICON.places)
MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Feb\.|Jan\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\."
)
DATE = re.compile(
    rf", (?:(?:{MONTHS}) \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} (?:{MONTHS}) \d{{4}}|(?:{MONTHS}) \d{{4}}|"
    r"\d{4}(?:-\d\d-\d\d)?)$"
)
VOICES = {SourceKind.PERSON, SourceKind.BODY, SourceKind.UNNAMED}


def name_of(example: str) -> str:
    """Return a citation without its date."""
    return DATE.sub("", example)


def test_every_example_resolves_to_its_outlet() -> None:
    wrong = [
        (outlet.key, example, found.rule)
        for outlet in OUTLETS
        for example in outlet.examples
        if (found := resolve_name(name_of(example), REGISTRY)).outlet is not outlet
    ]
    assert wrong == []


def test_no_counterexample_resolves_to_its_outlet() -> None:
    wrong = [
        (outlet.key, example)
        for outlet in OUTLETS
        for example in outlet.counterexamples
        if resolve_name(example, REGISTRY).outlet is outlet
    ]
    assert wrong == []
    assert sum(len(outlet.counterexamples) for outlet in OUTLETS) > 200


def test_the_registry_is_wide() -> None:
    assert len(OUTLETS) >= 500
    countries = Counter(outlet.country for outlet in OUTLETS)
    for country in ("AF", "PK", "IN", "IR", "RU", "UA", "CN", "SY", "IQ", "YE", "SO", "KE", "NG", "ML", "RS", "US"):
        assert countries[country] >= 5, country


@pytest.mark.parametrize(
    "name",
    [
        "The Express Tribune",
        "Pajhwok Afghan News",
        "TASS",
        "The News",
        "The Nation",
        "Dawn",
        "Khaama Press",
        "Pakistan Today",
        "DID Press Agency",
        "MENAFN",
        "Afghanistan Times",
        "Afghanistan Analysts Network",
        "Daily Times",
        "SITE Intelligence Group",
        "Amaq News Agency",
        "RFE/RL Gandhara",
        "Al Jazeera",
        "Financial Times",
        "Voice of Hind",
        "Terrorism Monitor",
        "IRIA",
    ],
)
def test_what_the_two_articles_cite_is_registered_by_its_canonical_name(name: str) -> None:
    assert any(outlet.name == name for outlet in OUTLETS)


def test_outlets_publish() -> None:
    assert [outlet.key for outlet in OUTLETS if outlet.kind in VOICES] == []


def test_outlets_that_share_a_name_can_be_told_apart() -> None:
    sharing: dict[str, list[Outlet]] = defaultdict(list)
    for outlet in OUTLETS:
        sharing[fold_name(outlet.name)].append(outlet)
    for name, outlets in sharing.items():
        if len(outlets) > 1:
            assert len({outlet.country for outlet in outlets}) == len(outlets), name
            assert all(outlet.context for outlet in outlets), name


def test_no_two_outlets_have_one_domain() -> None:
    domains = Counter(domain for outlet in OUTLETS for domain in outlet.domains)
    assert [domain for domain, count in domains.items() if count > 1] == []


def test_what_is_told_of_families_and_states_says_what_it_rests_on() -> None:
    for outlet in OUTLETS:
        if outlet.family is not None:
            assert outlet.family_basis, outlet.key
            assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", outlet.family), outlet.key
        if outlet.state_affiliation is not None:
            assert outlet.state_affiliation.basis, outlet.key
        for relation in outlet.relations:
            assert relation.target != outlet.key


def test_one_owner_is_one_family() -> None:
    """Origins are counted by family, so an outlet and what it owns must not count as two."""
    families = {outlet.key: outlet.family for outlet in OUTLETS}
    for outlet in OUTLETS:
        for relation in outlet.relations:
            if relation.kind in {"owned_by", "family_of"} and outlet.family and families[relation.target]:
                assert outlet.family == families[relation.target], (outlet.key, relation.target)


def test_an_outlet_names_itself_once() -> None:
    for outlet in OUTLETS:
        texts = [outlet.name, *(alias.text for alias in outlet.aliases)]
        assert len(texts) == len(set(texts)), outlet.key

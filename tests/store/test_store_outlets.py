from dataclasses import replace

import pytest

from provenance.errors import NotFoundError, StoreError, UsageError
from provenance.model.facts import SourceFact
from provenance.model.outlets import Alias, Outlet, Relation
from provenance.model.vocabulary import CitationKind, RelationKind, SourceKind
from provenance.store import (
    Database,
    KeptOutlets,
    Spelling,
    accept_outlet,
    add_alias,
    add_outlet,
    check_database,
    find_outlet,
    find_source,
    keep_outlets,
    keep_reading,
    list_outlets,
    list_revisions,
    list_spellings,
    list_voices,
    load_facts,
    load_outlets,
    load_sources,
    merge_outlets,
    verify_history,
)

GAZETTE = Outlet(
    "lantern-gazette",
    "The Lantern Gazette",
    SourceKind.NEWSPAPER,
    country="MT",
    relations=(Relation(RelationKind.OWNED_BY, "Quay Media", "imprint"),),
)


def number_of(database: Database, name: str) -> int:
    with database.reading() as tx:
        return find_source(tx, name).source.id


def is_sound(database: Database) -> bool:
    with database.reading() as tx:
        return verify_history(tx).sound and check_database(tx) == []


def test_the_registry_comes_back_as_it_was_told(database: Database, outlets: tuple[Outlet, ...]) -> None:
    with database.writing("ann") as tx:
        assert keep_outlets(tx, outlets) == KeptOutlets(3, 0, 0)
        assert load_outlets(tx) == outlets


def test_telling_the_registry_again_changes_nothing(filled: Database, outlets: tuple[Outlet, ...]) -> None:
    with filled.writing("bob") as tx:
        before = len(list_revisions(tx))
        assert keep_outlets(tx, outlets) == KeptOutlets(0, 0, 3)
        assert keep_outlets(tx, []) == KeptOutlets(0, 0, 0)
        assert len(list_revisions(tx)) == before


def test_what_an_outlet_has_anew_is_a_change_with_its_revision(filled: Database, outlets: tuple[Outlet, ...]) -> None:
    post, wire, herald = outlets
    republishes = Relation(RelationKind.REPUBLISHES, "north-wire", "contract renewed", "2021")
    told = replace(
        post,
        owner="New Quay",
        aliases=(Alias("HP", "alias"), Alias("H. Post", "former")),
        relations=(republishes, Relation(RelationKind.OWNED_BY, "New Quay", "register")),
    )
    with filled.writing("bob") as tx:
        assert keep_outlets(tx, (told, wire, herald)) == KeptOutlets(0, 1, 2)
        newest = list_revisions(tx, limit=1)[0]
        kept = load_outlets(tx)[0]
        assert keep_outlets(tx, (told, wire, herald)) == KeptOutlets(0, 0, 3)
    assert (newest.action, newest.changed) == ("update", ("aliases", "outlets", "relations", "version"))
    assert kept.owner == "New Quay"
    assert set(kept.aliases) == {Alias("Harbour Post Daily"), Alias("HP"), Alias("H. Post", "former")}
    assert set(kept.relations) == set(told.relations)
    assert is_sound(filled)


def test_names_are_kept_tidily_and_once(database: Database) -> None:
    told = Outlet("k", " A\n B ", SourceKind.WEBSITE, aliases=(Alias("x  y"), Alias("x y", "former")))
    with database.writing("ann") as tx:
        keep_outlets(tx, [told])
        assert keep_outlets(tx, [told]).unchanged == 1
        (kept,) = load_outlets(tx)
    assert (kept.name, kept.aliases) == ("A B", (Alias("x y", "former"),))


def test_a_registry_with_a_key_twice_or_a_person_in_it_is_refused(database: Database) -> None:
    with pytest.raises(UsageError, match="same key"), database.writing("ann") as tx:
        keep_outlets(tx, [GAZETTE, replace(GAZETTE, name="Other")])
    with pytest.raises(UsageError, match="does not publish"), database.writing("ann") as tx:
        keep_outlets(tx, [replace(GAZETTE, kind=SourceKind.PERSON)])


def test_outlets_are_listed_by_how_many_claims_lean_on_them(filled: Database, writer: type) -> None:
    made = writer("It rained (North Wire). It poured (North Wire). Fog came.")
    made.claim("It rained (North Wire).", made.cite("a", "North Wire", source_key="north-wire"))
    made.claim("It poured (North Wire).", made.cite("b", "North Wire", source_key="north-wire"))
    made.claim("Fog came.")
    with filled.writing("ann") as tx:
        keep_reading(tx, made.finish(), publisher_key="north-wire")
    with filled.reading() as tx:
        told = [(one.source.name, one.claims, one.own_voice, one.documents) for one in list_outlets(tx)]
        assert told == [
            ("North Wire", 3, 1, 2),
            ("Lantern Gazette", 1, 0, 1),
            ("The Harbour Post", 1, 0, 1),
            ("Island Herald", 0, 1, 1),
        ]
        assert [one.source.name for one in list_outlets(tx, proposed=True)] == ["Lantern Gazette"]
        assert len(list_outlets(tx, proposed=False)) == 3
        assert [one.source.name for one in list_outlets(tx, cited=True, limit=1, offset=1)] == ["Lantern Gazette"]
        assert [one.source.name for one in list_outlets(tx, words="herald")] == ["Island Herald"]
        assert [one.source.name for one in list_outlets(tx, words="post dai")] == ["The Harbour Post"]
        assert [one.source.name for one in list_voices(tx)] == ["Carmen Vella", "some locals"]


@pytest.mark.parametrize(
    "wanted", ["harbour-post", "The Harbour Post", "harbour post", "HP", " Harbour  Post Daily", "1"]
)
def test_an_outlet_is_found_by_key_name_alias_or_number(filled: Database, wanted: str) -> None:
    with filled.reading() as tx:
        assert find_outlet(tx, wanted).source.key == "harbour-post"


def test_an_unknown_or_shared_name_is_said(filled: Database, outlets: tuple[Outlet, ...]) -> None:
    with filled.writing("ann") as tx:
        keep_outlets(tx, [replace(outlets[2], key="island-herald-fj", country="FJ")])
    with filled.reading() as tx:
        with pytest.raises(NotFoundError, match="no outlet 'Nobody'"):
            find_outlet(tx, "Nobody")
        with pytest.raises(NotFoundError, match="no outlet 'Carmen Vella'"):
            find_outlet(tx, "Carmen Vella")
        with pytest.raises(NotFoundError):
            find_outlet(tx, "99999999999999999999")
        with pytest.raises(StoreError, match=r"2 outlets: island-herald .*unknown.*, island-herald-fj .*FJ"):
            find_outlet(tx, "Island Herald")
        assert find_source(tx, "carmen vella").source.kind is SourceKind.PERSON


def test_spellings_are_counted(filled: Database) -> None:
    with filled.reading() as tx:
        assert list_spellings(tx, find_outlet(tx, "HP").source.id) == [Spelling("Harbour Post Daily", 1)]
        assert list_spellings(tx, find_outlet(tx, "island-herald").source.id) == []


def test_an_outlet_added_by_hand_is_used_for_reading(filled: Database) -> None:
    told = Outlet("tide-times", "Tide Times", SourceKind.WEBSITE, aliases=(Alias("TT", "acronym"),))
    with filled.writing("bob", "a reader told us") as tx:
        number = add_outlet(tx, told)
        assert load_outlets(tx)[-1] == told
        newest = list_revisions(tx, limit=1)[0]
    assert (newest.action, newest.noun_id, newest.reason) == ("add", number, "a reader told us")
    with pytest.raises(UsageError, match="'tide-times' already"), filled.writing("bob") as tx:
        add_outlet(tx, told)


def test_adding_an_outlet_that_was_proposed_accepts_the_proposal(filled: Database) -> None:
    before = number_of(filled, "Lantern Gazette")
    with filled.writing("bob") as tx:
        assert add_outlet(tx, GAZETTE, "it exists") == before
    with filled.reading() as tx:
        entry = find_outlet(tx, "lantern-gazette")
        newest = list_revisions(tx, limit=1)[0]
    assert (entry.claims, entry.source.proposed, entry.source.aliases) == (1, False, ("Lantern Gazette",))
    assert entry.source.relations == GAZETTE.relations
    assert (newest.action, newest.reason) == ("accept", "it exists")
    assert is_sound(filled)


def test_a_proposal_accepted_under_its_own_name_gets_no_alias(filled: Database) -> None:
    number = number_of(filled, "Lantern Gazette")
    with filled.writing("bob") as tx:
        accept_outlet(tx, number, replace(GAZETTE, name="Lantern Gazette"))
    with filled.reading() as tx:
        assert find_outlet(tx, "lantern-gazette").source.aliases == ()


def test_only_a_proposal_under_a_free_key_is_accepted(filled: Database) -> None:
    number = number_of(filled, "Lantern Gazette")
    with pytest.raises(UsageError, match="merge the proposal into it"), filled.writing("bob") as tx:
        accept_outlet(tx, number, replace(GAZETTE, key="north-wire"))
    with pytest.raises(UsageError, match="no proposed outlet"), filled.writing("bob") as tx:
        accept_outlet(tx, 1, GAZETTE)
    with pytest.raises(NotFoundError, match="no source 99"), filled.writing("bob") as tx:
        accept_outlet(tx, 99, GAZETTE)


def test_an_alias_is_added_once_with_its_revision(filled: Database) -> None:
    with filled.writing("bob") as tx:
        assert add_alias(tx, 1, " Quay  Paper ", "former", "old imprint")
        assert not add_alias(tx, 1, "Quay Paper")
        assert not add_alias(tx, 1, "The Harbour Post")
        assert find_outlet(tx, "quay paper").source.id == 1
        newest = list_revisions(tx, limit=1)[0]
        with pytest.raises(UsageError, match="needs letters"):
            add_alias(tx, 1, "  ")
    assert (newest.action, newest.reason) == ("alias", "old imprint")


def test_a_merge_ties_every_citation_anew_with_history(filled: Database) -> None:
    gazette = number_of(filled, "Lantern Gazette")
    with filled.writing("bob") as tx:
        merged = merge_outlets(tx, gazette, 1, "the same paper")
    assert (merged.source_id, merged.citations, merged.claims, merged.documents) == (1, 1, 1, 0)
    with filled.reading() as tx:
        assert find_outlet(tx, "Lantern Gazette").source.id == 1
        assert find_outlet(tx, "harbour-post").claims == 2
        assert list_outlets(tx, proposed=True) == []
        (claim, *_) = list_revisions(tx, noun="claim")
        hop = load_facts(tx).claims[1].citations[1]
    assert (claim.action, claim.reason, claim.changed) == ("merge", "the same paper", ("citations", "version"))
    assert (hop.source_id, hop.as_written) == (1, "Lantern Gazette")
    assert is_sound(filled)


def test_a_merged_registered_outlet_leads_on_by_key_credit_and_publisher(filled: Database, writer: type) -> None:
    with filled.writing("bob") as tx:
        merged = merge_outlets(tx, number_of(filled, "island-herald"), 1)
        assert (merged.citations, merged.claims, merged.documents) == (1, 1, 1)
    made = writer("It rained (Island Herald).")
    made.claim(made.text, made.cite("a", "Island Herald", source_key="island-herald"))
    with filled.writing("ann") as tx:
        keep_reading(tx, made.finish())
    with filled.reading() as tx:
        assert find_outlet(tx, "island-herald").source.id == 1
        facts = load_facts(tx)
        assert facts.documents[0].publisher_id == 1
        assert {hop.source_id for hop in facts.claims[3].citations} == {1}
        assert [outlet.key for outlet in load_outlets(tx)] == ["harbour-post", "north-wire"]
    assert is_sound(filled)


def test_what_was_merged_into_a_merged_outlet_leads_on_to_the_last(filled: Database) -> None:
    gazette, herald = number_of(filled, "Lantern Gazette"), number_of(filled, "island-herald")
    with filled.writing("bob") as tx:
        merge_outlets(tx, gazette, herald)
        merge_outlets(tx, herald, 1)
        assert find_outlet(tx, "Lantern Gazette").source.id == 1
        assert find_outlet(tx, "Lantern Gazette").claims == 2
    assert is_sound(filled)


def test_people_are_merged_and_met_again_under_the_old_name(filled: Database, writer: type) -> None:
    made = writer("Karmen Vella agreed.")
    made.claim(made.text, made.cite("a", "Karmen Vella", SourceKind.PERSON))
    with filled.writing("ann") as tx:
        keep_reading(tx, made.finish())
    first, second = number_of(filled, "Carmen Vella"), number_of(filled, "Karmen Vella")
    with filled.writing("bob") as tx:
        merge_outlets(tx, second, first)
    again = writer("Karmen Vella agreed. K. Vella too.")
    again.claim("Karmen Vella agreed.", again.cite("a", "Karmen Vella", SourceKind.PERSON))
    again.claim("K. Vella too.", again.cite("b", "K. Vella", SourceKind.PERSON))
    with filled.writing("ann") as tx:
        add_alias(tx, first, "K. Vella")
        kept = keep_reading(tx, again.finish())
        claims = load_facts(tx, [kept.id]).claims
    assert {hop.source_id for claim in claims for hop in claim.citations} == {first}
    assert is_sound(filled)


def test_a_name_that_others_bear_too_becomes_no_alias(
    filled: Database, outlets: tuple[Outlet, ...], writer: type
) -> None:
    with filled.writing("ann") as tx:
        keep_outlets(tx, [replace(outlets[2], key="island-herald-fj", country="FJ")])
    made = writer("It rained (Island Herald).")
    made.claim(made.text, made.cite("a", "Island Herald"))
    with filled.writing("ann") as tx:
        kept = keep_reading(tx, made.finish())
        proposal = load_facts(tx, [kept.id]).claims[0].citations[0].source_id
        merge_outlets(tx, proposal, 1)
        assert "Island Herald" not in load_sources(tx, [1])[0].aliases
    other = writer("It poured (Island Herald).")
    other.claim(other.text, other.cite("a", "Island Herald"))
    with filled.writing("ann") as tx:
        kept = keep_reading(tx, other.finish())
        hop = load_facts(tx, [kept.id]).claims[0].citations[0]
        assert load_sources(tx, [hop.source_id])[0].proposed


def test_what_cannot_be_one_is_not_merged(filled: Database, writer: type) -> None:
    made = writer("Some locals left.")
    made.claim(made.text, made.cite("a", "Some locals", SourceKind.UNNAMED, kind=CitationKind.ANONYMOUS))
    with filled.writing("ann") as tx:
        kept = keep_reading(tx, made.finish())
        other = load_facts(tx, [kept.id]).claims[0].citations[0].source_id
    herald, person = number_of(filled, "island-herald"), number_of(filled, "Carmen Vella")
    locals_ = next(source.id for source in load_all(filled) if source.document_id == 1)
    with filled.writing("bob") as tx:
        merge_outlets(tx, herald, 1)
    cases = [
        (1, 1, UsageError, "into itself"),
        (1, 99, NotFoundError, "no source 99"),
        (herald, 1, UsageError, "merged before"),
        (2, person, UsageError, "only one of them publishes"),
        (locals_, other, UsageError, "never merged across documents"),
    ]
    for one, another, kind, said in cases:
        with pytest.raises(kind, match=said), filled.writing("bob") as tx:
            merge_outlets(tx, one, another)


def load_all(database: Database) -> tuple[SourceFact, ...]:
    with database.reading() as tx:
        return load_facts(tx).sources

"""Loading seeds: what is read, what is refused, and how the refusal reads."""

from dataclasses import fields
from pathlib import Path

import pytest

from provenance.errors import SeedError
from provenance.model.lexicons import CueEntry, PlaceEntry, RoleEntry, SourceNoun, VerbEntry
from provenance.model.outlets import Alias, Relation, StateAffiliation
from provenance.model.vocabulary import CueKind, HedgeLevel, QuantityRole, RelationKind, SourceKind, Stance
from provenance.seeds import load_lexicon

OUTLET = """
[[outlet]]
key = "valley-herald"
name = "The Valley Herald"
kind = "newspaper"
country = "NZ"
languages = ["en", "mi"]
domains = ["valleyherald.example"]
aliases = ["Valley Herald", { text = "TVH", kind = "acronym" }]
owner = "Herald Trust"
family = "herald-trust"
family_basis = "imprint of 2019"
context = ["Nelson"]
generic = true
examples = ["Valley Herald, 3 May 2019"]
counterexamples = ["the herald of the valley"]
[outlet.state_affiliation]
state = "NZ"
how = "state grant"
basis = "annual report"
[[outlet.relations]]
kind = "republishes"
target = "harbour-wire"
basis = "bylines"
since = "2011"

[[outlet]]
key = "harbour-wire"
name = "Harbour Wire"
kind = "news_agency"
examples = ["Harbour Wire, 2019"]
"""


def write(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return folder


def refuse(folder: Path) -> str:
    with pytest.raises(SeedError) as caught:
        load_lexicon(folder)
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_an_outlet_is_read_field_for_field(tmp_path: Path) -> None:
    first, second = load_lexicon(write(tmp_path, "outlets/here.toml", OUTLET)).outlets
    assert (first.key, first.name, first.kind) == ("valley-herald", "The Valley Herald", SourceKind.NEWSPAPER)
    assert (first.country, first.languages, first.domains) == ("NZ", ("en", "mi"), ("valleyherald.example",))
    assert first.aliases == (Alias("Valley Herald"), Alias("TVH", "acronym"))
    assert (first.owner, first.family, first.family_basis) == ("Herald Trust", "herald-trust", "imprint of 2019")
    assert first.state_affiliation == StateAffiliation("NZ", "state grant", "annual report")
    assert first.relations == (Relation(RelationKind.REPUBLISHES, "harbour-wire", "bylines", since="2011"),)
    assert first.generic
    assert first.counterexamples == ("the herald of the valley",)
    assert not second.generic
    assert all(getattr(first, field.name) is not None for field in fields(first))


def test_words_places_and_roles_are_read(tmp_path: Path) -> None:
    write(tmp_path, "hedges/en.toml", '[[cue]]\ntext="maybe"\nkind="adverb"\nlevel="hedged"\nweight=1.5\n')
    write(
        tmp_path,
        "verbs/en.toml",
        '[[verb]]\nlemma="say"\nforms=["says"]\nstance="neutral"\nlevel="attributed"\n'
        '[[source_noun]]\ntext="envoy"\nkind="person"\n',
    )
    write(tmp_path, "places/a.toml", '[[place]]\nname="Nelson"\ncountry="NZ"\nwithin="Tasman"\naliases=["Whakatu"]\n')
    write(tmp_path, "roles/en.toml", '[[role]]\nrole="killed"\nwords=["dead"]\n')
    lexicon = load_lexicon(tmp_path)
    assert lexicon.cues == (CueEntry("maybe", CueKind.ADVERB, HedgeLevel.HEDGED, 1.5),)
    assert lexicon.verbs == (VerbEntry("say", ("says",), Stance.NEUTRAL, HedgeLevel.ATTRIBUTED),)
    assert lexicon.source_nouns == (SourceNoun("envoy", SourceKind.PERSON),)
    assert lexicon.places == (PlaceEntry("Nelson", "NZ", "Tasman", ("Whakatu",)),)
    assert lexicon.roles == (RoleEntry(QuantityRole.KILLED, ("dead",)),)


def test_missing_files_hold_no_entries_and_a_folder_is_read_once(tmp_path: Path) -> None:
    lexicon = load_lexicon(tmp_path)
    assert (lexicon.outlets, lexicon.cues, lexicon.verbs, lexicon.places, lexicon.roles) == ((), (), (), (), ())
    write(tmp_path, "outlets/here.toml", OUTLET)
    assert load_lexicon(tmp_path / ".") is lexicon


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("generic = true", "generous = true", "outlets/here.toml, [[outlet]] 1 (valley-herald): generous:"),
        ('kind = "newspaper"', 'kind = "gazette"', "[[outlet]] 1 (valley-herald): kind: Input should be"),
        ('kind = "acronym"', "kind = 3", "[[outlet]] 1 (valley-herald): aliases.1.kind:"),
        ('kind = "acronym"', 'kind = "nickname"', "aliases: 'TVH' is of kind 'nickname'"),
        ('"Valley Herald", {', '" ", {', "aliases: ' ' is of kind 'alias'"),
        ('name = "Harbour Wire"', "", "[[outlet]] 2 (harbour-wire): name:"),
        ('name = "Harbour Wire"', 'name = " "', "[[outlet]] 2 (harbour-wire): name: empty"),
        ('languages = ["en", "mi"]', 'languages = ["English"]', "not an ISO 639 code: 'English'"),
        ('country = "NZ"', 'country = "New Zealand"', "not an ISO 3166-1 alpha-2 code"),
        ('state = "NZ"', 'state = "nz"', "not an ISO 3166-1 alpha-2 code: 'nz'"),
        ("valleyherald.example", "https://valleyherald.example/", "not a bare lower-case domain"),
        ("valleyherald.example", "www.valleyherald.example", "not a bare lower-case domain"),
        ('key = "harbour-wire"', 'key = "Harbour Wire"', "key: not lower-case words"),
        ('key = "harbour-wire"', 'key = "valley-herald"', "key: also used in here.toml"),
        ('target = "harbour-wire"', 'target = "nobody"', "no outlet has the key 'nobody'"),
        ('basis = "bylines"', 'basis = ""', "harbour-wire needs what it rests on"),
        ('basis = "annual report"', 'basis = " "', "state_affiliation: needs how and basis"),
        ('family_basis = "imprint of 2019"', "", "family_basis: a family needs"),
        ('examples = ["Harbour Wire, 2019"]', "", "examples: at least one"),
        ('[[outlet]]\nkey = "harbour', '[[outlets]]\nkey = "harbour', "outlets/here.toml: outlets: Extra inputs"),
        ("generic = true", "generic = ", "outlets/here.toml: Invalid value"),
    ],
)
def test_a_malformed_outlet_is_refused_in_one_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in OUTLET
    assert said in refuse(write(tmp_path, "outlets/here.toml", OUTLET.replace(old, new)))


def test_an_entry_that_is_no_table_and_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    assert "[[outlet]] 1" in refuse(write(tmp_path / "a", "outlets/a.toml", "outlet = [3]\n"))
    assert "outlets/a.toml: outlet: " in refuse(write(tmp_path / "d", "outlets/a.toml", "outlet = 3\n"))
    write(tmp_path / "b", "outlets/a.toml", "")
    (tmp_path / "b/outlets/a.toml").write_bytes(b"\xff\xfe")
    assert "outlets/a.toml" in refuse(tmp_path / "b")
    assert "[[verb]] 1: lemma" in refuse(write(tmp_path / "c", "verbs/en.toml", "[[verb]]\nforms=[]\n"))


def test_the_programs_own_seeds_load() -> None:
    assert load_lexicon() is load_lexicon()

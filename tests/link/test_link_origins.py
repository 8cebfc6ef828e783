from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from provenance.link import find_claim_origins, find_origins, gather_background
from provenance.model.facts import CHAINS_FELL
from provenance.model.vocabulary import RelationKind, SourceKind
from tests.link.newsroom import (
    CONFLICTS,
    CORROBORATES,
    DENYING,
    REJECTED,
    RESTATES,
    SUGGESTED,
    Newsroom,
    on,
    relation,
)

UNNAMED, BODY = SourceKind.UNNAMED, SourceKind.BODY
LONG = "The eastern wall of the reservoir gave way shortly before dawn and flooded three streets below the old mill"


def test_two_independent_outlets_are_two_proven_origins() -> None:
    room = Newsroom()
    one, other = room.outlet("Dale Post"), room.outlet("Moor Herald")
    room.claim(room.document(one), "The dam broke.")
    room.claim(room.document(other), "A dam gave way.")
    found = find_origins(room.chosen(), room.facts)
    assert (found.proven, found.possible, str(found)) == (2, 2, "2")
    assert found.corroborated
    assert [origin.family for origin in found.origins] == ["independent", "independent"]
    assert all(origin.merged == () and origin.why_not is None for origin in found.origins)


def test_a_claim_whose_sources_were_thought_away_has_no_origin() -> None:
    room = Newsroom()
    post = room.outlet("Dale Post")
    number = room.claim(room.document(post), "The dam broke.")
    claim = room.facts.claims[0]
    left = replace(claim, citations=(replace(claim.citations[0], rule=CHAINS_FELL),))
    found = find_origins([left], replace(room.facts, claims=(left,)))
    assert (number, found.proven, found.possible) == (claim.id, 0, 0)


def test_one_outlet_is_one_origin_whatever_the_day() -> None:
    room = Newsroom()
    post, review = room.outlet("Dale Post"), room.outlet("Hill Review")
    document = room.document(review)
    room.claim(document, "The dam broke.", ({"period": on("2020-05-01")}, post))
    room.claim(document, "A dam gave way.", ({"period": on("2020-05-09")}, post))
    found = find_origins(room.chosen(), room.facts)
    assert (found.proven, found.possible) == (1, 1)
    assert found.origins[0].merged == ("2 claims lead to Dale Post: one outlet, one origin",)
    assert not found.corroborated


def test_one_owner_family_is_one_origin_and_says_so() -> None:
    room = Newsroom()
    one = room.outlet("Dale Post", "quay", family_basis="imprint of 2019")
    other = room.outlet("Moor Herald", "quay")
    third = room.outlet("Fen Times")
    for outlet in (one, other, third):
        room.claim(room.document(outlet), f"The dam broke, {outlet}.")
    found = find_origins(room.chosen(), room.facts)
    assert (found.proven, found.possible) == (2, 2)
    merged = found.origins[0]
    assert merged.source_ids == (one, other)
    assert merged.family == "quay"
    assert merged.merged == ("Dale Post and Moor Herald share the owner family quay (imprint of 2019)",)


def test_unknown_families_and_unnamed_groups_are_only_possible() -> None:
    room = Newsroom()
    known, unknown = room.outlet("Dale Post"), room.outlet("Fog Blog", None)
    document = room.document(known)
    room.claim(document, "The dam broke.")
    room.claim(room.document(unknown), "A dam gave way.")
    room.claim(document, "Locals said so.", room.voice("locals", UNNAMED, document_id=document))
    found = find_origins(room.chosen(), room.facts)
    assert str(found) == "1 to 3"
    assert [origin.why_not for origin in found.origins] == [
        None,
        "the registry records no owner family of Fog Blog",
        "unnamed: nothing tells whether it is a source of its own",
    ]
    assert [origin.key for origin in found.origins] == ["source 1", "source 2", "unnamed 3"]
    assert not found.origins[2].named


def test_a_document_that_nobody_signed_is_no_proven_origin() -> None:
    room = Newsroom()
    room.claim(room.document(title="A leaflet"), "The dam broke.")
    room.claim(room.document(author="Ada Finch"), "The dam broke.")
    found = find_origins(room.chosen(), room.facts)
    assert str(found) == "0 to 2"
    assert found.origins[0].key == "document 1"
    assert found.origins[0].name == "document 1 (A leaflet)"
    assert found.origins[0].why_not == "nobody is named as publisher or author of the document"
    assert found.origins[1].why_not == "no outlet is known through which Ada Finch speaks"


def test_one_speaker_in_two_outlets_is_one_origin_and_two_in_one_outlet_are_one_proven() -> None:
    room = Newsroom()
    post, herald = room.outlet("Dale Post"), room.outlet("Moor Herald")
    mayor, chief = room.voice("Mayor Hale"), room.voice("Chief Roe")
    room.claim(room.document(post), "The dam broke, the mayor said.", mayor)
    room.claim(room.document(herald), "The mayor spoke of a broken dam.", mayor)
    found = find_origins(room.chosen(1, 2), room.facts)
    assert str(found) == "1"
    assert found.origins[0].speaker == "Mayor Hale"
    assert found.origins[0].merged == ("2 claims lead to Mayor Hale: one voice, one origin",)
    room.claim(1, "The chief saw the dam break.", chief)
    assert str(find_origins(room.chosen(1, 3), room.facts)) == "1 to 2"
    assert find_origins(room.chosen(1, 3), room.facts).origins[1].why_not == (
        "Dale Post, through which it speaks, counts already"
    )
    # the mayor may count for the Herald, too, and so leaves the Post to the chief
    assert str(find_origins(room.chosen(), room.facts)) == "2"


def test_two_rows_for_one_person_are_one_speaker() -> None:
    room = Newsroom()
    post, herald = room.outlet("Dale Post"), room.outlet("Moor Herald")
    room.claim(room.document(post), "The dam broke.", room.voice("Mayor Hale"))
    room.claim(room.document(herald), "A dam gave way.", room.voice("mayor Hale", BODY))
    found = find_origins(room.chosen(), room.facts)
    assert str(found) == "1"
    assert found.origins[0].merged == ("Mayor Hale is one speaker",)


def test_a_speaker_of_a_family_that_counts_already_is_only_possible() -> None:
    room = Newsroom()
    wire = room.outlet("North Wire", "quay")
    paper = room.outlet("Dale Post", "quay")
    room.claim(room.document(wire), "The dam broke.")
    room.claim(room.document(paper), "The chief saw it.", room.voice("Chief Roe"))
    found = find_origins(room.chosen(), room.facts)
    assert str(found) == "1 to 2"
    assert found.origins[1].why_not == "another origin of the same owner family (quay) counts already"


def test_relations_of_the_registry_merge_while_they_last() -> None:
    carries = relation(RelationKind.REPUBLISHES, "north-wire", "2015", "2019-06")
    for published, expected in (("2018-05-01", "1"), ("2014", "2"), ("2019-06-30", "1"), ("2020-01-01", "2")):
        room = Newsroom()
        wire = room.outlet("North Wire")
        paper = room.outlet("Dale Post", relations=(carries,))
        room.claim(room.document(wire, published), "The dam broke.")
        room.claim(room.document(paper, published), "A dam gave way.")
        found = find_origins(room.chosen(), room.facts)
        assert str(found) == expected
        if expected == "1":
            assert found.origins[0].merged == ("North Wire and Dale Post carry the wire of North Wire",)


def test_papers_that_share_a_wire_or_an_owner_or_a_body_that_is_not_there_are_one() -> None:
    for kind in (RelationKind.REPUBLISHES, RelationKind.OWNED_BY, RelationKind.FAMILY_OF, RelationKind.FORMERLY):
        room = Newsroom()
        for name in ("Dale Post", "Moor Herald"):
            room.claim(room.document(room.outlet(name, relations=(relation(kind, "far-away"),))), f"{name} said so.")
        found = find_origins(room.chosen(), room.facts)
        assert str(found) == "1", kind
        assert "far-away" in found.origins[0].merged[0]
    room = Newsroom()
    for name in ("Ann Vole", "Ben Rook"):
        speaker = room.voice(name, relations=(relation(RelationKind.SPEAKS_FOR, "Water Board"),))
        room.claim(room.document(room.outlet(f"Paper of {name}")), f"{name} said so.", speaker)
    found = find_origins(room.chosen(), room.facts)
    assert str(found) == "1"
    assert found.origins[0].merged == ("Ann Vole and Ben Rook speak for Water Board",)


def test_reprints_are_one_origin() -> None:
    room = Newsroom()
    for name in ("Dale Post", "Moor Herald", "Fen Times"):
        room.claim(room.document(room.outlet(name)), f"{LONG}.")
    room.claim(room.document(room.outlet("Crag News")), "Engineers had warned of cracks in the wall for two years.")
    found = find_origins(room.chosen(), room.facts)
    assert str(found) == "2"
    assert found.origins[0].merged[0] == "the text of claims 1 and 2 is the same (100%)"


def test_a_reprint_of_a_claim_with_two_sources_joins_neither_to_the_other() -> None:
    room = Newsroom()
    wire, post, copy = room.outlet("North Wire"), room.outlet("Dale Post"), room.outlet("Fen Times")
    room.claim(room.document(room.outlet("Hill Review")), f"{LONG}.", wire, post)
    room.claim(room.document(copy), f"{LONG}.")
    found = find_origins(room.chosen(), room.facts)
    assert str(found) == "2"
    assert [origin.source_ids for origin in found.origins] == [(wire, copy), (post,)]


def test_restating_links_merge_and_rejected_ones_do_not() -> None:
    for state, expected in ((SUGGESTED, "1"), (REJECTED, "2")):
        room = Newsroom()
        room.claim(room.document(room.outlet("Dale Post")), "The dam broke.")
        room.claim(room.document(room.outlet("Moor Herald")), "A dam gave way.")
        room.link(1, 2, RESTATES, state)
        found = find_origins(room.chosen(), room.facts)
        assert str(found) == expected
        if expected == "1":
            assert found.origins[0].merged == ("claim 2 restates claim 1 (suggested)",)


def test_who_denies_is_no_origin_unless_all_deny() -> None:
    room = Newsroom()
    post, office = room.outlet("Dale Post"), room.voice("Water Board", BODY)
    document = room.document(post)
    room.claim(document, "The dam broke.")
    room.claim(document, "The board denied that the dam broke.", (DENYING, office))
    found = find_origins(room.chosen(), room.facts)
    assert [origin.name for origin in found.origins] == ["Dale Post"]
    assert [origin.name for origin in find_origins(room.chosen(2), room.facts).origins] == ["Water Board"]


def test_who_did_not_say_it_vouches_for_nothing() -> None:
    room = Newsroom()
    post, office = room.outlet("Dale Post"), room.voice("Water Board", BODY)
    room.claim(room.document(post, "2020"), "The board did not say that the dam broke.", ({"negated": True}, office))
    room.claim(room.document(), "The board did not say it.", ({"negated": True}, office))
    found = find_origins(room.chosen(), room.facts)
    assert [origin.name for origin in found.origins] == ["Dale Post"]
    assert find_origins(room.chosen(2), room.facts).origins == ()
    assert str(find_origins((), room.facts)) == "0"


def test_an_outlet_that_only_relays_elsewhere_is_not_proven() -> None:
    room = Newsroom()
    wire, paper, review = room.outlet("Far Wire"), room.outlet("Dale Post"), room.outlet("Hill Review")
    document = room.document(review)
    room.claim(document, "The dam broke.", (wire, paper))
    room.claim(document, "A dam gave way.", wire)
    found = find_origins(room.chosen(), room.facts)
    assert str(found) == "1 to 2"
    assert found.origins[1].why_not == "Far Wire relays Dale Post in the same story"


def test_an_accepted_cited_document_lets_the_chain_run_on() -> None:
    room = Newsroom()
    post, herald, wire = room.outlet("Dale Post"), room.outlet("Moor Herald"), room.outlet("North Wire")
    citing, cited = room.document(herald), room.document(post, "2020-05-01")
    told = room.claim(citing, "The dam broke.", ({"period": on("2020-05-01")}, post))
    source = room.claim(cited, "A dam gave way.", wire)
    weaker = room.claim(cited, "The pumps stood still.", herald)
    assert [one.name for one in find_origins(room.chosen(told), room.facts).origins] == ["Dale Post"]
    room.cite_document(citing, post, cited, "2020-05-01", SUGGESTED)
    assert [one.name for one in find_origins(room.chosen(told), room.facts).origins] == ["Dale Post"]
    room.cited.clear()
    room.cite_document(citing, post, cited, "2020-05-01")
    assert [one.name for one in find_origins(room.chosen(told), room.facts).origins] == ["Dale Post"]
    room.link(told, weaker, CORROBORATES, SUGGESTED, 0.99)
    assert [one.name for one in find_origins(room.chosen(told), room.facts).origins] == ["Moor Herald"]
    room.link(told, source, RESTATES, score=0.6)
    found = find_origins(room.chosen(told), room.facts)
    assert [one.name for one in found.origins] == ["North Wire"]
    assert found.origins[0].claim_ids == (told,)


def test_a_cited_document_of_another_day_is_not_run_through() -> None:
    room = Newsroom()
    post, herald = room.outlet("Dale Post"), room.outlet("Moor Herald")
    citing, cited = room.document(herald), room.document(None, title="Scan")
    room.claim(citing, "The dam broke.", ({"period": on("2020-05-02")}, post))
    room.claim(cited, "A dam gave way.")
    room.link(1, 2)
    room.cite_document(citing, post, cited, "2020-05-01")
    assert [one.name for one in find_origins(room.chosen(1), room.facts).origins] == ["Dale Post"]
    room.cite_document(citing, post, cited)
    assert [one.name for one in find_origins(room.chosen(1), room.facts).origins] == ["document 2 (Scan)"]


def test_documents_that_cite_one_another_are_a_loop() -> None:
    room = Newsroom()
    post, herald = room.outlet("Dale Post"), room.outlet("Moor Herald")
    first, second = room.document(post, title="One"), room.document(herald, title="Two")
    room.claim(first, "The dam broke.", herald)
    room.claim(second, "A dam gave way.", post)
    room.link(1, 2)
    room.cite_document(first, herald, second)
    room.cite_document(second, post, first)
    found = find_origins(room.chosen(), room.facts)
    assert set(found.loops) == {
        ("document 1 (One)", "document 2 (Two)"),
        ("document 2 (Two)", "document 1 (One)"),
        ("Dale Post", "Moor Herald"),
    }
    assert str(found) == "0 to 1"
    assert found.origins[0].merged == ("Dale Post cites Moor Herald cites Dale Post",)
    assert found.origins[0].why_not == "cited in a ring: nobody in it is known to have said it first"


def test_a_claims_origins_are_those_of_what_supports_it() -> None:
    room = Newsroom()
    numbers = [room.claim(room.document(room.outlet(name)), f"{name} said so.") for name in ("A", "B", "C", "D")]
    room.link(numbers[0], numbers[1])
    room.link(numbers[0], numbers[2], CORROBORATES, SUGGESTED)
    room.link(numbers[0], numbers[3], CONFLICTS)
    assert str(find_claim_origins(1, room.facts)) == "2"
    assert str(find_claim_origins(1, gather_background(room.facts), suggested=True)) == "3"
    assert find_claim_origins(99, room.facts).origins == ()


@st.composite
def rooms(draw: st.DrawFn) -> Newsroom:
    room = Newsroom()
    families = st.sampled_from([None, "independent", "quay", "moor"])
    outlets = [room.outlet(f"Outlet {n}", draw(families)) for n in range(draw(st.integers(1, 5)))]
    voices = [room.voice(f"Voice {n}", draw(st.sampled_from([SourceKind.PERSON, UNNAMED]))) for n in range(3)]
    for number in range(draw(st.integers(1, 7))):
        document = room.document(draw(st.sampled_from([*outlets, None])))
        chains = draw(st.lists(st.sampled_from([*outlets, *voices, (outlets[0], voices[0])]), max_size=2))
        room.claim(document, f"Claim {number}.", *chains)
    return room


@given(rooms())
def test_bounds_hold_and_order_does_not_matter(room: Newsroom) -> None:
    found = find_origins(room.chosen(), room.facts)
    turned = find_origins(room.chosen()[::-1], room.facts)
    assert found.proven <= found.possible
    assert (found.proven, found.possible) == (turned.proven, turned.possible)
    assert all(origin.proven is (origin.why_not is None) for origin in found.origins)
    listed = [number for origin in found.origins for number in origin.source_ids]
    assert len(listed) == len(set(listed))
    alone = [find_origins([claim], room.facts).possible for claim in room.claims]
    assert 1 <= found.possible <= sum(alone)

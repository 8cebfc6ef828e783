import pytest

from provenance.link import suggest_cited_documents
from provenance.model.links import CitedDocumentSuggestion
from tests.link.newsroom import CONFLICTS, REJECTED, RESTATES, Newsroom, on


def make_room(cited_on: str | None = "2020-05-01", published: str | None = "2020-05-01", **more: str) -> Newsroom:
    """A document that cites the Dale Post, and one that the Post published."""
    room = Newsroom()
    post, review = room.outlet("Dale Post", aliases=("The Dale Post",)), room.outlet("Hill Review")
    document = room.document(review, "2020-06-01")
    told: dict[str, object] = {name: more[name] for name in ("title", "url") if name in more}
    hop: dict[str, object] = told if cited_on is None else {"period": on(cited_on), **told}
    room.claim(document, "Engineers blamed corroded sluices.", (hop or {"inferred": False}, post))
    room.document(post, published, title=more.get("called"), url=more.get("at"), text=more.get("text", ""))
    return room


def only(room: Newsroom) -> CitedDocumentSuggestion:
    (found,) = suggest_cited_documents(room.facts)
    return found


@pytest.mark.parametrize(
    ("cited_on", "published", "score"),
    [
        ("2020-05-01", "2020-05-01", 0.6),
        ("2020-05-01", "2020-05", 0.5),
        ("2020-05", "2020-05-31", 0.5),
        ("2020", "2020-02-03", 0.4),
        ("2020-04-28/2020-05-02", "2020-05-01", 0.55),
        ("2020-05-01", "2020-05-03", None),
        ("2020-05-01", "2020-05-02", None),
        ("2020-05", "2020-07-01", None),
        (None, "2020-05-01", None),
        ("2020-05-01", None, None),
    ],
)
def test_the_date_counts_by_its_precision(cited_on: str, published: str, score: float | None) -> None:
    found = suggest_cited_documents(make_room(cited_on, published).facts)
    assert [one.score for one in found] == ([] if score is None else [score])
    if score is not None:
        assert (found[0].document_id, found[0].cited_document_id, found[0].cited_on) == (1, 2, cited_on)
        assert found[0].reasons == ("Dale Post published it", f"published {published}, cited with {cited_on}")
        assert found[0].claim_ids == (1,)


def test_words_titles_addresses_and_links_speak_for_a_document() -> None:
    words = only(make_room(published="2020-05-02", text="Corroded sluices were what the engineers blamed."))
    assert words.score == 0.65
    assert words.reasons[1:] == (
        "published 2020-05-02, a day from 2020-05-01, which is cited",
        "4 of 4 longer words of what is cited stand in it",
    )
    titled = only(make_room(None, None, title="Sluices corroded", called="The sluices corroded"))
    assert (titled.score, titled.reasons[1:]) == (0.4, ("its title is cited",))
    found = only(make_room(None, "2020-05-01", url="https://post.example/1", at="https://post.example/1"))
    assert (found.score, found.reasons[1:]) == (1.0, ("its address is cited",))
    room = make_room(published="2020-05-02")
    room.claim(2, "Sluices had rusted.")
    room.claim(2, "The dam is old.")
    room.link(1, 2, RESTATES)
    assert only(room).score == 0.65
    assert only(room).reasons[-1] == "1 of their claims are linked"
    room.links.clear()
    room.link(1, 2, RESTATES, REJECTED)
    room.link(1, 3, CONFLICTS)
    assert suggest_cited_documents(room.facts) == ()


def test_an_outlet_under_another_name_fits_and_another_outlet_does_not() -> None:
    room = make_room()
    room.documents[1] = room.documents[1].__class__(
        **{
            **{name: getattr(room.documents[1], name) for name in room.documents[1].__slots__},
            "publisher_id": None,
            "publisher": "The Dale Post",
        }
    )
    assert only(room).cited_document_id == 2
    room.document(room.outlet("Moor Herald"), "2020-05-01")
    room.document(None, "2020-05-01")
    assert only(room).cited_document_id == 2


def test_many_that_fit_are_each_less_likely_and_five_at_most() -> None:
    room = make_room()
    room.document(1, "2020-05-01")
    assert [one.score for one in suggest_cited_documents(room.facts)] == [0.5, 0.5]
    for _ in range(5):
        room.document(1, "2020-05-01", text="corroded sluices, engineers blamed")
    found = suggest_cited_documents(room.facts)
    assert [one.score for one in found] == [0.65] * 5
    assert [one.cited_document_id for one in found] == [4, 5, 6, 7, 8]


def test_what_was_published_later_is_not_cited_nor_is_a_document_by_itself() -> None:
    room = make_room("2020-06-02", "2020-06-02")
    assert suggest_cited_documents(room.facts) == ()
    own = Newsroom()
    post = own.outlet("Dale Post")
    own.claim(own.document(post, "2020-05-01"), "The dam broke.", ({"period": on("2020-05-01")}, post))
    assert suggest_cited_documents(own.facts) == ()
    earlier = own.document(post, "2020-05-01")
    assert only(own).cited_document_id == earlier


def test_only_wanted_documents_are_matched_as_citing_or_cited() -> None:
    room = make_room()
    room.document(1, "2020-05-01")
    assert len(suggest_cited_documents(room.facts, [1])) == 2
    assert [one.cited_document_id for one in suggest_cited_documents(room.facts, [3])] == [3]
    assert suggest_cited_documents(room.facts, []) == ()


def test_a_relay_can_be_the_document_that_is_cited_and_a_speaker_cannot() -> None:
    room = Newsroom()
    wire, post = room.outlet("North Wire"), room.outlet("Dale Post")
    document = room.document(room.outlet("Hill Review"), "2020-06-01")
    room.claim(document, "The dam broke.", ({"period": on("2020-05-01")}, wire, post, room.voice("Ann Vole")))
    relay = room.document(wire, "2020-05-01")
    found = only(room)
    assert (found.source_id, found.cited_document_id, found.cited_on) == (wire, relay, "2020-05-01")


def test_days_at_the_ends_of_the_calendar_do_no_harm() -> None:
    assert only(make_room("0001-01-01", "0001-01-01")).score == 0.6
    assert suggest_cited_documents(make_room("9999-12-31", "2020").facts) == ()

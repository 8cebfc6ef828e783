"""Documents, claims, cases, ratings, verdicts, notes, acknowledgements, assignments and links."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from provenance.errors import NotFoundError, StaleError, StoreError, UsageError
from provenance.model.dates import PartialDate
from provenance.model.outlets import Outlet
from provenance.model.readings import Reading
from provenance.model.spans import Span
from provenance.model.vocabulary import (
    Credibility,
    HedgeLevel,
    LinkRelation,
    LinkState,
    Reliability,
    VerdictValue,
    Voucher,
)
from provenance.store import (
    ClaimFilter,
    Database,
    Transaction,
    acknowledge_finding,
    add_link,
    add_note,
    add_to_case,
    add_verdict,
    assign,
    count_claims,
    decide_link,
    find_case,
    find_document,
    find_outlet,
    finish_assignment,
    keep_reading,
    list_acknowledgements,
    list_assignments,
    list_cases,
    list_claim_ids,
    list_claim_ratings,
    list_claims,
    list_documents,
    list_links,
    list_notes,
    list_revisions,
    list_source_ratings,
    list_verdicts,
    load_claim,
    load_claims,
    load_facts,
    open_case,
    rate_claim,
    rate_source,
    verify_history,
)


@pytest.fixture
def two(filled: Database, writer: type) -> Database:
    """The ferry, and a second document of two claims."""
    made = writer("It RAINED 100% (North Wire). Fog came.")
    made.claim("It RAINED 100% (North Wire).", made.cite("a", "North Wire", source_key="north-wire"))
    made.claim("Fog came.")
    with filled.writing("ann") as tx:
        keep_reading(tx, made.finish(name="news/rain.txt"))
    return filled


def test_documents_are_listed_with_their_claims_and_without_their_text(two: Database, ferry: Reading) -> None:
    with two.reading() as tx:
        first, second = list_documents(tx)
        assert list_documents(tx, words="FERRY") == [first]
        assert list_documents(tx, words="rain.txt") == [second]
        assert list_documents(tx, words="%") == []
        assert list_documents(tx, limit=1, offset=1) == [second]
    assert (first.id, first.title, first.claims, second.claims) == (1, "Ferry aground", 3, 2)
    assert first.published == ferry.document.published
    assert first.sha256 == ferry.document.original.sha256
    assert not hasattr(first, "text")


def test_a_document_is_found_by_number_digest_name_or_title(two: Database, ferry: Reading) -> None:
    digest = ferry.document.original.sha256
    with two.reading() as tx:
        for wanted in ("1", digest, digest[:8].upper(), "ferry.txt", "Ferry aground", " 1 "):
            assert find_document(tx, wanted).id == 1
        for wanted in ("news/rain.txt", "rain.txt"):
            assert find_document(tx, wanted).id == 2


@pytest.mark.parametrize("wanted", ["", "7", "99999999999999999999", "abcdef", "%", "rain", "\0"])
def test_a_document_that_is_not_there_is_said(two: Database, wanted: str) -> None:
    with two.reading() as tx, pytest.raises(NotFoundError, match="there is no document"):
        find_document(tx, wanted)


def test_a_name_of_several_documents_lists_them(two: Database, writer: type) -> None:
    with two.writing("ann") as tx:
        keep_reading(tx, writer("Other rain.").finish(name="old/rain.txt"))
    with two.reading() as tx, pytest.raises(StoreError, match=r"means 2 documents: 2 \(news/rain.txt\), 3 \(old/rain"):
        find_document(tx, "rain.txt")


def test_claims_are_listed_in_text_order_with_whom_they_cite(two: Database) -> None:
    with two.reading() as tx:
        every = list_claims(tx)
        assert count_claims(tx) == len(every) == 5
        assert list_claims(tx, limit=2, offset=1) == every[1:3]
    first = every[0]
    assert (first.document_id, first.document, first.number, first.state) == (1, "Ferry aground", 1, "read")
    assert (first.level, first.voucher) == (HedgeLevel.HEDGED, Voucher.PERSON)
    assert first.cited == ("The Harbour Post", "North Wire", "Carmen Vella")
    assert every[2].cited == ()
    assert every[4].document == "news/rain.txt"


@pytest.mark.parametrize(
    ("wanted", "claims"),
    [
        (ClaimFilter(document_id=2), [4, 5]),
        (ClaimFilter(source_id=2), [1, 4]),
        (ClaimFilter(source_id=3), []),
        (ClaimFilter(level=HedgeLevel.ATTRIBUTED), [2]),
        (ClaimFilter(unsourced=True), [3, 5]),
        (ClaimFilter(words="rained 100%"), [4]),
        (ClaimFilter(words="rained_100"), []),
        (ClaimFilter(unsourced=True, document_id=1), [3]),
        (ClaimFilter(state="accepted"), []),
        (ClaimFilter(state="read", words="FOG"), [2, 5]),
        (ClaimFilter(ids=(4, 1, 99)), [1, 4]),
        (ClaimFilter(document_id=2, within=Span(0, 3)), [4]),
        (ClaimFilter(document_id=2, within=Span(27, 30)), [4, 5]),
    ],
)
def test_claims_are_found_by_what_is_asked(two: Database, wanted: ClaimFilter, claims: list[int]) -> None:
    with two.reading() as tx:
        assert [claim.id for claim in list_claims(tx, wanted)] == claims
        assert count_claims(tx, wanted) == len(claims)
        assert list_claim_ids(tx, wanted) == claims


def test_claims_that_cite_nobody_come_first_where_that_is_asked(two: Database) -> None:
    with two.reading() as tx:
        assert list_claim_ids(tx, unsourced_first=True) == [3, 5, 1, 2, 4]


def test_claims_loaded_alone_are_what_their_document_says(two: Database) -> None:
    with two.writing("ann") as tx:
        add_note(tx, "claim", 4, "ask the wire")
        rate_claim(tx, 4, Credibility.DOUBTFUL, "one report")
        add_verdict(tx, 1, VerdictValue.UNRESOLVED, "no second look yet")
    with two.reading() as tx:
        whole = {claim.id: claim for claim in load_facts(tx).claims}
        assert load_claims(tx, [4, 1, 99]) == [whole[1], whole[4]]
        assert load_claims(tx, []) == []


def test_a_claim_is_shown_with_its_document(two: Database) -> None:
    with two.reading() as tx:
        facts = load_claim(tx, 5)
        assert [document.id for document in facts.documents] == [2]
        assert [claim.id for claim in facts.claims] == [4, 5]
        with pytest.raises(NotFoundError, match="no claim 99"):
            load_claim(tx, 99)


def test_a_case_holds_documents_once_each(two: Database) -> None:
    with two.writing("bob") as tx:
        case = open_case(tx, " Storms  of May ", "what the papers say")
        assert (case.name, case.documents, case.analyst) == ("Storms of May", (), "bob")
        assert add_to_case(tx, case.id, [2, 1, 2]) == 2
        assert add_to_case(tx, case.id, [1]) == 0
        assert add_to_case(tx, case.id, []) == 0
        other = open_case(tx, "7")
    with two.reading() as tx:
        found = find_case(tx, "storms of may")
        assert found == find_case(tx, str(case.id))
        assert (found.documents, found.description, found.version) == ((1, 2), "what the papers say", 2)
        assert list_cases(tx) == [other, found]
        assert find_case(tx, "7").id == other.id
        assert [one.action for one in list_revisions(tx, noun="case", noun_id=case.id)] == ["add", "open"]
        assert verify_history(tx).sound


def test_a_case_needs_a_free_name_and_documents_that_exist(two: Database) -> None:
    with two.writing("bob") as tx:
        case = open_case(tx, "Storms")
    with pytest.raises(UsageError, match="'Storms' already"), two.writing("bob") as tx:
        open_case(tx, "STORMS")
    with pytest.raises(UsageError, match="needs a name"), two.writing("bob") as tx:
        open_case(tx, " ")
    with pytest.raises(NotFoundError, match="no document 9"), two.writing("bob") as tx:
        add_to_case(tx, case.id, [1, 9])
    with pytest.raises(NotFoundError, match="no case 9"), two.writing("bob") as tx:
        add_to_case(tx, 9, [1])
    with pytest.raises(NotFoundError, match="no case 'Other'"), two.reading() as tx:
        find_case(tx, "Other")


def test_ratings_follow_one_another_and_the_last_is_shown(two: Database) -> None:
    with two.writing("bob") as tx:
        rate_source(tx, 2, Reliability.B, "long known", scope="shipping", until=PartialDate.parse("2030-01"))
        rate_claim(tx, 1, Credibility.PROBABLY_TRUE, "fits the log")
    with two.writing("cy") as tx:
        rate_source(tx, 2, Reliability.D, " wrong twice \0")
        rate_claim(tx, 1, Credibility.DOUBTFUL, "no second source")
    with two.reading() as tx:
        first, last = list_source_ratings(tx, 2)
        shown = find_outlet(tx, "north-wire").source.rating
        claims = list_claim_ratings(tx, 1)
        assert load_facts(tx).claims[0].rating == claims[-1]
        assert verify_history(tx).sound
    assert (first.value, first.analyst, first.scope, first.until) == (Reliability.B, "bob", "shipping", "2030-01")
    assert (last.value, last.analyst, last.reason, last.scope) == (Reliability.D, "cy", "wrong twice \ufffd", None)
    assert shown == last
    assert [rating.value for rating in claims] == [Credibility.PROBABLY_TRUE, Credibility.DOUBTFUL]


def test_verdicts_follow_one_another_and_the_last_is_shown(two: Database) -> None:
    with two.writing("bob") as tx:
        add_verdict(tx, 1, VerdictValue.UNRESOLVED, "no log yet")
        add_verdict(tx, 1, VerdictValue.CONFIRMED, "the log came")
    with two.reading() as tx:
        verdicts = list_verdicts(tx, 1)
        assert load_facts(tx).claims[0].verdict == verdicts[-1]
    assert [verdict.value for verdict in verdicts] == [VerdictValue.UNRESOLVED, VerdictValue.CONFIRMED]


def test_a_decision_needs_a_reason_and_something_to_decide_on(two: Database) -> None:
    decisions: list[tuple[Callable[[Transaction], object], type[Exception], str]] = [
        (lambda tx: rate_source(tx, 2, Reliability.A, " "), UsageError, "needs a reason"),
        (lambda tx: rate_source(tx, 99, Reliability.A, "x"), NotFoundError, "no source 99"),
        (lambda tx: rate_claim(tx, 99, Credibility.DOUBTFUL, "x"), NotFoundError, "no claim 99"),
        (lambda tx: add_verdict(tx, 99, VerdictValue.REFUTED, "x"), NotFoundError, "no claim 99"),
        (lambda tx: add_verdict(tx, 1, VerdictValue.REFUTED, ""), UsageError, "needs a reason"),
        (lambda tx: add_note(tx, "claim", 1, " "), UsageError, "empty note"),
        (lambda tx: add_note(tx, "weather", 1, "x"), UsageError, "'weather' is no noun; one of document"),
        (lambda tx: add_note(tx, "claim", 99, "x"), NotFoundError, "no claim 99"),
        (lambda tx: add_note(tx, "citation", 99, "x"), NotFoundError, "no citation 99"),
        (lambda tx: acknowledge_finding(tx, "k", " "), UsageError, "needs a reason"),
        (lambda tx: acknowledge_finding(tx, "", "x"), UsageError, "1 to 500 characters"),
        (lambda tx: acknowledge_finding(tx, "k" * 501, "x"), UsageError, "1 to 500 characters"),
        (lambda tx: assign(tx, "claim", 99, "cy"), NotFoundError, "no claim 99"),
        (lambda tx: assign(tx, "claim", 1, " "), UsageError, "name of an analyst"),
        (lambda tx: finish_assignment(tx, 99), NotFoundError, "no assignment 99"),
        (lambda tx: decide_link(tx, 99, LinkState.ACCEPTED, "x"), NotFoundError, "no link 99"),
        (lambda tx: add_link(tx, 1, 99, LinkRelation.CONFLICTS, []), NotFoundError, "no claim 99"),
        (lambda tx: add_link(tx, 1, 1, LinkRelation.CONFLICTS, []), UsageError, "linked to itself"),
    ]
    for decide, kind, said in decisions:
        with pytest.raises(kind, match=said), two.writing("bob") as tx:
            decide(tx)
    with two.reading() as tx:
        assert {one.analyst for one in list_revisions(tx)} == {"ann"}


def test_notes_stand_beside_what_they_are_about(two: Database) -> None:
    with two.writing("bob") as tx:
        add_note(tx, "claim", 1, " ask the pilot ")
        add_note(tx, "document", 1, "whole page")
        add_note(tx, "revision", 1, "why?")
    with two.reading() as tx:
        (note,) = list_notes(tx, "claim", 1)
        facts = load_facts(tx)
        assert list_notes(tx, "claim", 2) == []
        assert verify_history(tx).sound
    assert (note.text, note.analyst) == ("ask the pilot", "bob")
    assert facts.claims[0].notes == ("ask the pilot",)
    assert facts.documents[0].notes == ("whole page",)
    with two.reading() as tx:
        assert load_facts(tx, [1]).claims == facts.claims[:3]
        assert load_facts(tx, [1]).documents == facts.documents[:1]
        assert load_facts(tx, [2]).documents == facts.documents[1:]


def test_findings_are_acknowledged_by_their_key(two: Database) -> None:
    with two.writing("bob") as tx:
        acknowledge_finding(tx, "one-origin:1", "known", document_id=1)
        acknowledge_finding(tx, "one-origin:2", "known too")
    with two.reading() as tx:
        assert [(one.finding, one.document_id) for one in list_acknowledgements(tx)] == [
            ("one-origin:1", 1),
            ("one-origin:2", None),
        ]
        assert verify_history(tx).sound


def test_assignments_are_open_until_they_are_finished(two: Database) -> None:
    with two.writing("bob") as tx:
        first = assign(tx, "claim", 1, "cy")
        assign(tx, "document", 2, "dee")
        finish_assignment(tx, first)
    with two.reading() as tx:
        assert [one.assignee for one in list_assignments(tx)] == ["dee"]
        (done,) = list_assignments(tx, assignee="cy", open_only=False)
        assert verify_history(tx).sound
    assert (done.noun, done.noun_id, done.analyst) == ("claim", 1, "bob")
    assert done.done_at is not None


def test_links_keep_every_decision_of_every_analyst(two: Database) -> None:
    with two.writing("program") as tx:
        link = add_link(tx, 4, 1, LinkRelation.CORROBORATES, ["same day", {"score": 3}], score=0.5, suggested_by="v1")
        other = add_link(tx, 2, 5, LinkRelation.RESTATES, [])
    with two.writing("bob") as tx:
        decide_link(tx, link, LinkState.ACCEPTED, "clear")
    with two.writing("cy") as tx:
        decide_link(tx, link, LinkState.REJECTED, "other ship", relation=LinkRelation.CONFLICTS, seen_version=2)
    with pytest.raises(StaleError, match="changed by cy"), two.writing("dee") as tx:
        decide_link(tx, link, LinkState.ACCEPTED, "late", seen_version=2)
    with pytest.raises(UsageError, match="linked already: link 1"), two.writing("dee") as tx:
        add_link(tx, 1, 4, LinkRelation.CONFLICTS, [])
    with two.reading() as tx:
        shown, second = list_links(tx)
        assert list_links(tx, claim_id=4) == [shown]
        assert list_links(tx, state=LinkState.SUGGESTED) == [second]
        assert list_links(tx, claim_id=3) == []
        assert verify_history(tx).sound
    assert (shown.first_claim_id, shown.second_claim_id) == (1, 4)
    assert (shown.state, shown.relation, shown.version) == (LinkState.REJECTED, LinkRelation.CONFLICTS, 3)
    assert (shown.reasons, shown.score, shown.suggested_by) == (("same day", {"score": 3}), 0.5, "v1")
    assert [(one.analyst, one.state, one.relation) for one in shown.decisions] == [
        ("bob", LinkState.ACCEPTED, LinkRelation.CORROBORATES),
        ("cy", LinkState.REJECTED, LinkRelation.CONFLICTS),
    ]
    assert (second.id, second.suggested_by, second.decisions) == (other, "program", ())


def test_hostile_names_are_kept_as_they_are_and_found(database: Database, writer: type) -> None:
    name = "=cmd()|' /C calc'!A0 <script>alert(1)</script> \x1b[31m"
    made = writer(f"It rained ({name}).")
    made.claim(made.text, made.cite("a", name))
    with database.writing("ann'; DROP TABLE claims; --") as tx:
        keep_reading(tx, replace(made.finish(), credits=()))
    with database.reading() as tx:
        entry = find_outlet(tx, name)
        assert entry.claims == 1
        assert list_revisions(tx)[0].analyst == "ann'; DROP TABLE claims; --"


def test_an_outlet_of_the_registry_that_nobody_cites_is_listed_all_the_same(
    filled: Database, outlets: tuple[Outlet, ...]
) -> None:
    with filled.reading() as tx:
        assert find_outlet(tx, outlets[2].key).claims == 0

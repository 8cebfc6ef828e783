import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, table, text

from provenance.errors import IntegrityError, NotFoundError, StoreError
from provenance.model.citations import Citation
from provenance.model.claims import Claim, Hedging, Quantity
from provenance.model.dates import DatePeriod, PartialDate
from provenance.model.documents import Document, Original
from provenance.model.facts import CitationFact, Facts
from provenance.model.outlets import Outlet
from provenance.model.problems import Problem
from provenance.model.readings import Reading
from provenance.model.spans import Span
from provenance.model.vocabulary import CitationKind, ProblemKind, Scope, SourceKind, Voucher
from provenance.store import (
    Database,
    Incoming,
    Transaction,
    check_database,
    find_outlet,
    keep_outlets,
    keep_reading,
    keep_readings,
    list_revisions,
    load_facts,
    load_original,
    verify_history,
)
from provenance.store.bulk import table_of
from provenance.store.layouts import LAYOUT, LAYOUTS
from provenance.store.tables import Row

Write = Callable[[str], "object"]


def load(database: Database) -> Facts:
    with database.reading() as tx:
        return load_facts(tx)


def keep(database: Database, reading: Reading) -> Facts:
    with database.writing("ann") as tx:
        keep_reading(tx, reading)
    return load(database)


def names(facts: Facts, hops: tuple[CitationFact, ...]) -> list[tuple[str, str]]:
    called = {source.id: source.name for source in facts.sources}
    return [(hop.role, called[hop.source_id]) for hop in hops]


def count_rows(database: Database) -> dict[str, int]:
    with database.reading() as tx:
        return {
            name: tx.execute(select(func.count()).select_from(table(name))).scalar_one()
            for name in (*Row.metadata.tables, "claim_search")
        }


def test_what_was_read_is_what_the_facts_tell(filled: Database, ferry: Reading) -> None:
    facts = load(filled)
    (document,) = facts.documents
    read = ferry.document
    assert (document.text, document.title, document.author) == (read.text, read.title, read.author)
    assert (document.published, document.name, document.url) == (read.published, read.name, read.url)
    assert (document.sha256, document.length) == (read.original.sha256, len(read.text))
    assert (document.problems, document.credits) == (ferry.problems, ("Island Herald",))
    assert (document.ingested_by, document.notes) == ("ann", ())
    for claim, fact in zip(ferry.claims, facts.claims, strict=True):
        assert (fact.span, fact.text, fact.paragraph, fact.section) == (claim.span, claim.text, 0, None)
        assert fact.hedging == claim.hedging
        assert fact.quantities == claim.quantities
        assert fact.event_dates == claim.event_dates
        assert fact.places == claim.places
        assert (fact.state, fact.version) == ("read", 1)
    assert [claim.number for claim in facts.claims] == [1, 2, 3]


def test_one_printed_citation_is_a_chain_of_hops(filled: Database, ferry: Reading) -> None:
    facts = load(filled)
    hops = facts.claims[0].citations
    assert names(facts, hops) == [
        ("via", "The Harbour Post"),
        ("source", "North Wire"),
        ("speaker", "Carmen Vella"),
    ]
    assert [hop.relayed_by for hop in hops] == [None, hops[0].id, hops[1].id]
    assert {hop.printed for hop in hops} == {"c1"}
    main = hops[1]
    (citation,) = ferry.claims[0].citations
    assert (main.span, main.surface, main.period, main.rule) == (citation.span, "North Wire", citation.date, "bracket")
    assert facts.claims[0].lead_citation_id == main.id
    assert facts.claims[0].sourced


def test_a_citation_relayed_by_another_follows_it(filled: Database) -> None:
    locals_, gazette = load(filled).claims[1].citations
    assert gazette.relayed_by == locals_.id
    assert locals_.relayed_by is None


def test_a_claim_without_citation_speaks_with_the_voice_of_its_publisher(filled: Database) -> None:
    facts = load(filled)
    (own,) = facts.claims[2].citations
    assert (own.role, own.kind, own.surface) == ("own_voice", CitationKind.OWN_VOICE, "")
    assert names(facts, (own,)) == [("own_voice", "Island Herald")]
    assert not facts.claims[2].sourced
    assert facts.documents[0].publisher_id == own.source_id


@pytest.mark.parametrize(
    ("stated", "voice", "kind"),
    [
        (("Some Paper", "Ines Borg"), "Some Paper", SourceKind.WEBSITE),
        ((None, "Ines Borg"), "Ines Borg", SourceKind.PERSON),
        ((None, None), "own voice", SourceKind.UNNAMED),
    ],
)
def test_the_own_voice_is_whoever_stands_for_the_document(
    database: Database, writer: type, stated: tuple[str | None, str | None], voice: str, kind: SourceKind
) -> None:
    publisher, author = stated
    made = writer("It rained.")
    made.claim("It rained.")
    facts = keep(database, made.finish(publisher=publisher, author=author))
    (source,) = facts.sources
    assert (source.name, source.kind, source.proposed) == (voice, kind, publisher is not None)
    assert (facts.documents[0].publisher_id is None) == (publisher is None)


def test_the_same_bytes_again_change_nothing(filled: Database, ferry: Reading) -> None:
    before = count_rows(filled)
    with filled.writing("bob") as tx:
        again = keep_reading(tx, replace(ferry, claims=()))
    assert (again.id, again.created, again.claims) == (1, False, 3)
    assert count_rows(filled) == before


def test_an_error_on_the_way_leaves_nothing(database: Database, outlets: tuple[Outlet, ...], ferry: Reading) -> None:
    with database.writing("ann") as tx:
        keep_outlets(tx, outlets)
    before = count_rows(database)
    crossed = replace(ferry.claims[0].quantities[0], low=9.0, high=1.0)
    broken = replace(ferry, claims=(*ferry.claims[1:], replace(ferry.claims[0], quantities=(crossed,))))
    with pytest.raises(IntegrityError, match="ck_quantities_bounds"), database.writing("ann") as tx:
        keep_reading(tx, broken)
    assert count_rows(database) == before


def test_an_error_after_keeping_leaves_nothing(database: Database, writer: type) -> None:
    made = writer("It rained.")
    made.claim("It rained.")

    def fail() -> None:
        with database.writing("ann") as tx:
            keep_reading(tx, made.finish())
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert set(count_rows(database).values()) == {0}


def test_a_claim_without_its_lead_citation_cannot_be_committed(filled: Database) -> None:
    facts = load(filled)
    other = facts.claims[0].citations[0].id
    update = text("UPDATE claims SET lead_citation_id = :lead WHERE id = :claim")
    for lead in (other, 9999):
        with pytest.raises(IntegrityError), filled.writing("ann") as tx:
            tx.execute(update, {"lead": lead, "claim": facts.claims[1].id})
    with pytest.raises(IntegrityError), filled.writing("ann") as tx:
        tx.execute(update, {"lead": None, "claim": facts.claims[1].id})


def test_a_key_that_the_registry_lacks_is_named(database: Database, ferry: Reading) -> None:
    with pytest.raises(NotFoundError, match=r"'harbour-post'.*provenance init"), database.writing("ann") as tx:
        keep_reading(tx, ferry)


def test_keeping_needs_a_writing_transaction(filled: Database, writer: type) -> None:
    with pytest.raises(StoreError), filled.reading() as tx:
        keep_reading(tx, writer("It rained.").finish())


def test_variants_of_an_unknown_name_are_one_proposal_over_all_documents(database: Database, writer: type) -> None:
    for name in ("Le Quotidien d'Été", "LE QUOTIDIEN D’ETE", "le quotidien d'été"):
        made = writer(f"It rained ({name}).")
        made.claim(made.text, made.cite("c", name))
        keep(database, made.finish())
    facts = load(database)
    (source,) = [source for source in facts.sources if source.is_outlet]
    assert (source.name, source.proposed, source.key) == ("Le Quotidien d'Été", True, None)
    assert {hop.source_id for claim in facts.claims for hop in claim.citations} == {source.id}
    assert [hop.as_written for claim in facts.claims for hop in claim.citations][1] == "LE QUOTIDIEN D’ETE"


def test_people_are_shared_and_unnamed_groups_belong_to_their_document(database: Database, writer: type) -> None:
    for day in ("Monday", "Tuesday"):
        made = writer(f"Residents said it rained on {day}. Ines Borg agreed. The Ministry of Rain did not.")
        made.claim(f"Residents said it rained on {day}.", made.cite("c1", "Residents", SourceKind.UNNAMED))
        made.claim("Ines Borg agreed.", made.cite("c2", "Ines Borg", SourceKind.PERSON))
        made.claim("The Ministry of Rain did not.", made.cite("c3", "Ministry of Rain", SourceKind.BODY))
        keep(database, made.finish())
    facts = load(database)
    by_kind = {kind: [one for one in facts.sources if one.kind is kind] for kind in SourceKind}
    assert len(by_kind[SourceKind.PERSON]) == 1
    assert len(by_kind[SourceKind.BODY]) == 1
    assert [one.document_id for one in by_kind[SourceKind.UNNAMED]] == [1, 2]


def test_one_accepted_outlet_of_the_name_goes_before_a_new_proposal(
    database: Database, outlets: tuple[Outlet, ...], writer: type
) -> None:
    with database.writing("ann") as tx:
        keep_outlets(tx, outlets)
    made = writer("It rained (Island Herald; Harbour Post Daily).")
    made.claim(made.text, made.cite("c1", "Island Herald"), made.cite("c2", "Harbour Post Daily"))
    facts = keep(database, made.finish())
    assert [name for _, name in names(facts, facts.claims[0].citations)] == ["Island Herald", "The Harbour Post"]


def test_a_name_that_two_outlets_share_stays_a_proposal(
    database: Database, outlets: tuple[Outlet, ...], writer: type
) -> None:
    twin = replace(outlets[2], key="island-herald-fj", country="FJ")
    with database.writing("ann") as tx:
        keep_outlets(tx, (*outlets, twin))
    made = writer("It rained (Island Herald).")
    made.claim(made.text, made.cite("c1", "Island Herald"))
    facts = keep(database, made.finish())
    assert [source.proposed for source in facts.sources if source.name == "Island Herald"] == [True]


@pytest.mark.parametrize(
    ("speaker", "voucher", "kind"),
    [
        ("Carmen Vella", Voucher.OUTLET, SourceKind.PERSON),
        ("a harbour officer", Voucher.OUTLET, SourceKind.UNNAMED),
        ("A spokesman for Valletta", Voucher.OUTLET, SourceKind.UNNAMED),
        ("the Ministry", Voucher.OUTLET, SourceKind.BODY),
        ("harbour office", Voucher.BODY, SourceKind.BODY),
        ("The officer", Voucher.UNNAMED, SourceKind.UNNAMED),
    ],
)
def test_the_kind_of_the_last_voice_is_told_or_read_from_its_words(
    database: Database, writer: type, speaker: str, voucher: Voucher, kind: SourceKind
) -> None:
    made = writer("It rained (Rain Post).")
    made.claim(made.text, made.cite("c1", "Rain Post", speaker=speaker), hedging=Hedging(voucher=voucher))
    facts = keep(database, made.finish())
    assert [source.kind for source in facts.sources if source.name == speaker] == [kind]


def test_a_stated_kind_of_the_last_voice_holds(database: Database, writer: type) -> None:
    made = writer("It rained (Rain Post).")
    made.claim(made.text, made.cite("c1", "Rain Post", speaker="the Office", speaker_kind=SourceKind.PERSON))
    facts = keep(database, made.finish())
    assert [source.kind for source in facts.sources if source.name == "the Office"] == [SourceKind.PERSON]


def test_a_voice_that_is_named_twice_in_one_citation_is_one_hop(database: Database, writer: type) -> None:
    made = writer("It rained (Rain Post).")
    made.claim(made.text, made.cite("c1", "Rain Post", via="RAIN POST"))
    made.claims[0] = replace(
        made.claims[0],
        citations=(
            *made.claims[0].citations,
            made.cite("c2", "Ines", SourceKind.PERSON, as_written="Rain", speaker="INES"),
        ),
    )
    facts = keep(database, made.finish())
    assert names(facts, facts.claims[0].citations) == [("source", "Rain Post"), ("source", "Ines")]


def test_citations_that_relay_each_other_in_a_circle_are_cut_once(database: Database, writer: type) -> None:
    made = writer("It rained (A Post; B Post). It poured (C Post).")
    made.claim(
        "It rained (A Post; B Post).",
        made.cite("a", "A Post", relayed_by="b"),
        made.cite("b", "B Post", relayed_by="c"),
        made.cite("x", "A Post", relayed_by="x"),
    )
    made.claim("It poured (C Post).", made.cite("c", "C Post", relayed_by="a"), made.cite("d", "It", relayed_by="gone"))
    facts = keep(database, made.finish())
    (a, b, x), (c, d) = (claim.citations for claim in facts.claims)
    assert (a.relayed_by, b.relayed_by, c.relayed_by) == (b.id, c.id, None)
    assert (x.relayed_by, d.relayed_by) == (None, None)
    with database.reading() as tx:
        assert check_database(tx) == []


def test_the_lead_is_the_first_citation_that_stands_in_the_sentence(database: Database, writer: type) -> None:
    made = writer("It rained (A Post; B Post).")
    made.claim(made.text, made.cite("a", "A Post", scope=Scope.INHERITED), made.cite("b", "B Post"))
    (claim,) = keep(database, made.finish()).claims
    assert claim.lead_citation_id == claim.citations[1].id


def test_a_printed_citation_may_stand_on_several_claims(database: Database, writer: type) -> None:
    made = writer("It rained. It poured (A Post).")
    cited = made.cite("a", "A Post", content_span=Span(0, 10), note_span=Span(11, 20), title="Rain", issue="12")
    made.claim("It rained.", replace(cited, scope=Scope.INHERITED))
    made.claim("It poured (A Post).", cited)
    facts = keep(database, made.finish())
    for claim in facts.claims:
        (hop,) = claim.citations
        assert (hop.printed, hop.content_span, hop.note_span) == ("a", Span(0, 10), Span(11, 20))
        assert (hop.title, hop.issue, hop.place, hop.cue_span) == ("Rain", "12", None, None)


def test_the_original_bytes_are_kept(filled: Database, ferry: Reading) -> None:
    with filled.reading() as tx:
        assert load_original(tx, 1) == ferry.document.original.content
        with pytest.raises(NotFoundError, match="no document 2"):
            load_original(tx, 2)


def test_moments_come_back_in_utc(database: Database, writer: type) -> None:
    moment = datetime(2020, 5, 1, 12, 0, 0, 123456, tzinfo=timezone(timedelta(hours=3)))
    facts = keep(database, writer("It rained.").finish(retrieved_at=moment))
    (document,) = facts.documents
    assert document.retrieved_at == moment
    assert document.retrieved_at.tzinfo is UTC
    assert document.ingested_at is not None
    assert datetime.now(UTC) - document.ingested_at < timedelta(minutes=5)


def test_problems_of_loading_and_of_reading_are_kept_once_each(database: Database, writer: type) -> None:
    made = writer("It rained.")
    early = Problem(Span(0, 2), ProblemKind.UNDECODABLE_BYTES, "one byte")
    made.problems += [early, Problem(Span(3, 4), ProblemKind.UNCLOSED_BRACKET, "a\0b")]
    facts = keep(database, made.finish(problems=(early,)))
    assert [problem.message for problem in facts.documents[0].problems] == ["one byte", "a\ufffdb"]


def test_what_neither_engine_can_hold_is_replaced_one_for_one(database: Database) -> None:
    words = "It \0rained\ud800 <script>"
    content = words.encode("utf-8", "surrogatepass")
    original = Original(hashlib.sha256(content).hexdigest(), "text/plain; \0" + "x" * 300, content)
    claim = Claim(
        Span(0, len(words)),
        words,
        0,
        "h\0",
        Hedging(),
        (
            Citation(
                "c\0",
                CitationKind.PARENTHETICAL,
                Scope.DIRECT,
                Span(3, 4),
                "\0",
                "\0",
                "\0",
                SourceKind.NEWSPAPER,
            ),
        ),
    )
    facts = keep(database, Reading(Document(words, original, title="=cmd()\0", author="\ud800"), (claim,)))
    assert facts.documents[0].text == "It \ufffdrained\ufffd <script>"
    assert facts.documents[0].title == "=cmd()\ufffd"
    assert facts.claims[0].text == facts.documents[0].text
    with database.reading() as tx:
        assert check_database(tx) == []
        assert verify_history(tx).sound


def test_names_that_no_index_holds_are_clipped(database: Database, writer: type) -> None:
    made = writer("It rained " + "Ü" * 9000)
    made.claim(made.text, made.cite("c", "Ü" * 9000))
    facts = keep(database, made.finish())
    assert [len(source.name) for source in facts.sources if source.is_outlet] == [500]
    assert len(facts.claims[0].citations[0].as_written) == 9000


def test_numbers_without_end_are_kept_as_far_as_they_go(database: Database, writer: type) -> None:
    made = writer("Countless.")
    span = Span(0, 9)
    made.claim(made.text, quantities=(Quantity(span, float("-inf"), float("inf"), 0, float("inf")),))
    (claim,) = keep(database, made.finish()).claims
    (kept,) = claim.quantities
    assert (kept.high, kept.likely_high) == (None, None)
    assert kept.low < -1e308


def test_an_ingest_is_one_revision_beside_those_of_new_sources(filled: Database) -> None:
    with filled.reading() as tx:
        (ingest,) = list_revisions(tx, noun="document")
        met = [one for one in list_revisions(tx, noun="source") if one.set_id == ingest.set_id]
    assert (ingest.action, ingest.analyst, ingest.reason, ingest.before) == ("ingest", "ann", "first reading", None)
    assert ingest.after is not None
    assert ingest.after["rows"]["claims"] == 3
    assert len(ingest.after["digest"]) == 64
    assert [(one.action, one.after and one.after["name"]) for one in reversed(met)] == [
        ("meet", "Carmen Vella"),
        ("meet", "Lantern Gazette"),
    ]


def test_only_the_asked_documents_are_loaded(filled: Database, writer: type) -> None:
    made = writer("It rained.")
    made.claim("It rained.")
    keep(filled, made.finish())
    with filled.reading() as tx:
        facts = load_facts(tx, [2])
        assert [document.id for document in facts.documents] == [2]
        assert [claim.document_id for claim in facts.claims] == [2]
        assert [source.name for source in facts.sources] == ["own voice"]
        assert load_facts(tx, []) == Facts((), (), ())
        assert load_facts(tx, [1, 2]) == load_facts(tx)


def test_an_outlet_found_by_its_alias_keeps_its_citations(filled: Database) -> None:
    with filled.reading() as tx:
        assert find_outlet(tx, "HP").claims == 1


texts = st.text(min_size=1, max_size=40)
days = st.builds(PartialDate.of_day, st.dates())
periods = st.one_of(
    st.none(),
    st.builds(DatePeriod, days, inferred=st.booleans(), rule=st.one_of(st.none(), texts)),
    st.builds(lambda year: DatePeriod(PartialDate(year)), st.integers(1, 9999)),
)


@st.composite
def citations(draw: st.DrawFn, number: int) -> Citation:
    kind = draw(
        st.sampled_from([kind for kind in CitationKind if kind not in {CitationKind.CREDIT, CitationKind.OWN_VOICE}])
    )
    return Citation(
        id=str(number),
        kind=kind,
        scope=draw(st.sampled_from(Scope)),
        span=Span(0, 0),
        surface="",
        source=draw(texts),
        as_written=draw(texts),
        source_kind=draw(st.sampled_from(SourceKind)),
        via=draw(st.one_of(st.none(), texts)),
        speaker=draw(st.one_of(st.none(), texts)),
        date=draw(periods),
        relayed_by=draw(st.one_of(st.none(), st.integers(0, 4).map(str))),
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    body = draw(st.text(max_size=200))
    content = body.encode("utf-8", "surrogatepass")
    claims = []
    for place in range(draw(st.integers(0, min(3, len(body))))):
        made = tuple(draw(citations(number)) for number in range(draw(st.integers(0, 4))))
        claims.append(Claim(Span(place, place + 1), body[place], 0, None, Hedging(), made))
    original = Original(hashlib.sha256(content).hexdigest(), "text/plain", content)
    return Reading(Document(body, original, author=draw(st.one_of(st.none(), texts))), tuple(claims))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(several=st.lists(readings(), max_size=4))
def test_any_reading_is_kept_whole_and_verifies(database: Database, several: list[Reading]) -> None:
    for reading in several:
        with database.writing("ann") as tx:
            kept = keep_reading(tx, reading)
            facts = load_facts(tx, [kept.id])
        if kept.created:
            assert [claim.span for claim in facts.claims] == [claim.span for claim in reading.claims]
            for claim, fact in zip(reading.claims, facts.claims, strict=True):
                main = [hop for hop in fact.citations if hop.role in {"source", "own_voice"}]
                assert len(main) == max(1, len(claim.citations))
                if claim.citations:
                    assert [hop.period for hop in main] == [citation.date for citation in claim.citations]
    with database.reading() as tx:
        assert check_database(tx) == []
        assert verify_history(tx).sound


def test_documents_kept_together_are_each_told_of_by_themselves(database: Database, writer: type) -> None:
    incoming: list[Incoming] = []
    for name in ("Ines Borg", "Karl Azzo", "Ines Borg"):
        made = writer(f"{name} saw rain number {len(incoming)}.")
        made.claim(made.text, made.cite("c", name, SourceKind.PERSON))
        incoming.append(Incoming(made.finish(), reason=f"file {len(incoming)}"))
    with database.writing("ann", "morning") as tx:
        kept = keep_readings(tx, incoming)
        revisions = list_revisions(tx)[::-1]
    assert [(one.id, one.created, one.claims) for one in kept] == [(1, True, 1), (2, True, 1), (3, True, 1)]
    assert [(one.set_id, one.action, one.reason) for one in revisions] == [
        (1, "meet", "file 0"),
        (1, "ingest", "file 0"),
        (3, "meet", "file 1"),
        (3, "ingest", "file 1"),
        (5, "ingest", "file 2"),
    ]


def test_the_same_bytes_twice_among_several_are_kept_once(filled: Database, ferry: Reading, writer: type) -> None:
    made = writer("It rained.")
    made.claim("It rained.")
    with filled.writing("bob") as tx:
        kept = keep_readings(tx, [Incoming(one) for one in (made.finish(), ferry, made.finish())])
        assert keep_readings(tx, []) == []
    assert [(one.id, one.created, one.claims) for one in kept] == [(2, True, 1), (1, False, 3), (2, False, 1)]
    assert len(load(filled).documents) == 2


def test_of_several_documents_none_is_kept_where_one_cannot_be(
    database: Database, writer: type, ferry: Reading
) -> None:
    with pytest.raises(NotFoundError), database.writing("ann") as tx:
        keep_readings(tx, [Incoming(writer("It rained.").finish()), Incoming(ferry)])
    assert set(count_rows(database).values()) == {0}


def start_over(database: Database) -> None:
    """Let ids begin at one again where taking back a transaction does not."""
    if not database.is_sqlite:
        names = (table_of(row).name for row in LAYOUTS[LAYOUT])
        database.run_statements([f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), 1, false)" for name in names])


def dump(tx: Transaction) -> dict[str, list[tuple[object, ...]]]:
    return {
        name: sorted((tuple(row) for row in tx.execute(select(one))), key=repr)
        for name, one in Row.metadata.tables.items()
    }


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(several=st.lists(readings(), max_size=5))
def test_documents_kept_together_are_what_they_are_one_after_the_other(
    database: Database, several: list[Reading]
) -> None:
    moment = datetime(2024, 2, 3, tzinfo=UTC)
    start_over(database)
    with database.trying("ann") as tx:
        tx.at = moment
        for reading in several:
            tx.set_id = None
            keep_reading(tx, reading)
        alone = dump(tx)
    start_over(database)
    with database.trying("ann") as tx:
        tx.at = moment
        keep_readings(tx, [Incoming(reading) for reading in several])
        assert dump(tx) == alone
        assert verify_history(tx).sound

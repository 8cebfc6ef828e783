from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from provenance.model.claims import Hedging
from provenance.model.facts import CitationFact, ClaimFact, Facts, RatingFact, SourceFact, VerdictFact
from provenance.model.links import LinkFact
from provenance.model.spans import Span
from provenance.model.vocabulary import (
    CitationKind,
    Credibility,
    HedgeLevel,
    LinkRelation,
    LinkState,
    Reliability,
    Scope,
    SourceKind,
    Stance,
    VerdictValue,
)
from provenance.workflow.track_records import find_track_record

AT = datetime(2021, 3, 1, tzinfo=UTC)
WIRE, POST, SPEAKER = 1, 2, 3
CONFIRMED, REFUTED, UNRESOLVED = VerdictValue.CONFIRMED, VerdictValue.REFUTED, VerdictValue.UNRESOLVED


def make_hop(number: int, claim: int, source: int, role: str = "source", relayed_by: int | None = None) -> CitationFact:
    return CitationFact(
        id=number,
        claim_id=claim,
        printed=f"c{claim}",
        role=role,
        source_id=source,
        kind=CitationKind.NARRATIVE,
        scope=Scope.DIRECT,
        span=Span(0, 4),
        surface="Wire",
        as_written="Wire",
        relayed_by=relayed_by,
    )


def make_claim(
    number: int,
    verdict: VerdictValue | None,
    *hops: CitationFact,
    text: str = "",
    level: HedgeLevel = HedgeLevel.NONE,
) -> ClaimFact:
    words = text or f"Pump {number} failed."
    citations = hops or (make_hop(number, number, WIRE),)
    decided = None if verdict is None else VerdictFact(verdict, "ana", AT, "saw the log")
    return ClaimFact(
        id=number,
        document_id=1,
        number=number,
        span=Span(0, len(words)),
        text=words,
        paragraph=0,
        section=None,
        hedging=Hedging(level),
        lead_citation_id=citations[0].id,
        citations=citations,
        verdict=decided,
    )


def make_facts(*claims: ClaimFact, rating: RatingFact | None = None) -> Facts:
    sources = (
        SourceFact(WIRE, "Wire", SourceKind.NEWS_AGENCY, rating=rating),
        SourceFact(POST, "Valley Post", SourceKind.NEWSPAPER),
        SourceFact(SPEAKER, "Mine spokeswoman", SourceKind.PERSON),
    )
    return Facts((), claims, sources)


def make_link(
    first: int, second: int, relation: LinkRelation, state: LinkState = LinkState.ACCEPTED, number: int = 1
) -> LinkFact:
    return LinkFact(number, first, second, relation, state)


def make_rating(until: str | None = None, value: Reliability | Credibility = Reliability.B) -> RatingFact:
    return RatingFact(value, "ana", AT, "ten years of corrections", until=until)


def test_reviewed_claims_of_a_source_make_its_record() -> None:
    claims = [make_claim(number, CONFIRMED) for number in range(1, 7)]
    record = find_track_record(
        make_facts(
            *claims, make_claim(7, REFUTED), make_claim(8, UNRESOLVED), make_claim(9, None), rating=make_rating()
        ),
        WIRE,
    )
    assert (record.right, record.wrong, record.unresolved) == (6.0, 1.0, 1)
    assert record.mean == pytest.approx((4.8 + 6) / 13)
    assert record.claim_ids == (1, 2, 3, 4, 5, 6, 7, 8)
    assert record.prior.letter is Reliability.B
    assert record.rating_reason == "ten years of corrections"
    assert record.evidence[0].claims[0].basis == "reviewed by ana: saw the log"


def test_an_unrated_or_unknown_source_has_the_default_prior() -> None:
    facts = make_facts(make_claim(1, CONFIRMED))
    assert find_track_record(facts, WIRE).prior.letter is Reliability.F
    assert find_track_record(facts, 99).claim_ids == ()


def test_an_expired_rating_is_no_prior_and_says_so() -> None:
    expired = replace(make_rating("2021-02"), expired=True)
    record = find_track_record(make_facts(make_claim(1, CONFIRMED), rating=expired), WIRE)
    assert record.prior.letter is Reliability.F
    assert record.rating_reason == "B expired on 2021-02"
    assert find_track_record(make_facts(rating=make_rating("2021-03")), WIRE).prior.letter is Reliability.B


def test_a_claims_rating_is_no_prior_of_a_source() -> None:
    record = find_track_record(make_facts(rating=make_rating(value=Credibility.CONFIRMED)), WIRE)
    assert record.prior.letter is Reliability.F


def test_who_only_relays_has_no_part_in_it() -> None:
    claim = make_claim(1, CONFIRMED, make_hop(1, 1, POST, "via"), make_hop(2, 1, WIRE, relayed_by=1))
    assert find_track_record(make_facts(claim), WIRE).claim_ids == (1,)
    assert find_track_record(make_facts(claim), POST).claim_ids == ()


def test_a_speaker_and_who_publishes_the_speech_both_vouch() -> None:
    hops = (make_hop(1, 1, POST, "via"), make_hop(2, 1, WIRE, relayed_by=1), make_hop(3, 1, SPEAKER, "speaker", 2))
    facts = make_facts(make_claim(1, CONFIRMED, *hops))
    assert find_track_record(facts, SPEAKER).claim_ids == (1,)
    assert find_track_record(facts, WIRE).claim_ids == (1,)
    assert find_track_record(facts, POST).claim_ids == ()


def test_the_same_words_in_two_documents_are_one_origin() -> None:
    twice = [make_claim(1, CONFIRMED, text="The pit is shut."), make_claim(2, CONFIRMED, text="The Pit is  shut")]
    record = find_track_record(make_facts(*twice), WIRE)
    assert (record.settled, record.count, record.claim_ids) == (1, 1.0, (1, 2))


def test_restated_claims_are_one_origin() -> None:
    claims = [make_claim(number, CONFIRMED) for number in (1, 2, 3, 4)]
    links = (make_link(3, 2, LinkRelation.RESTATES), make_link(2, 1, LinkRelation.RESTATES))
    record = find_track_record(
        replace(make_facts(*claims), links=(*links, make_link(1, 77, LinkRelation.RESTATES))), WIRE
    )
    assert record.settled == 2
    assert record.evidence[0].origin == "claim 1"


def test_a_copy_counts_once_though_nobody_has_accepted_the_link_yet() -> None:
    facts = make_facts(make_claim(1, CONFIRMED), make_claim(2, CONFIRMED))
    for state, settled in ((LinkState.SUGGESTED, 1), (LinkState.REJECTED, 2)):
        links = (make_link(1, 2, LinkRelation.RESTATES, state),)
        assert find_track_record(replace(facts, links=links), WIRE).settled == settled


def test_the_strength_of_a_rating_is_a_setting() -> None:
    facts = make_facts(*(make_claim(number, CONFIRMED) for number in range(1, 6)), rating=make_rating())
    assert find_track_record(facts, WIRE, strength=20.0).mean == pytest.approx((16.0 + 5) / 25)
    unrated = make_facts(make_claim(1, CONFIRMED))
    assert find_track_record(unrated, WIRE, strength=20.0).prior.strength == 2.0
    with pytest.raises(ValueError, match="more than 0"):
        find_track_record(facts, WIRE, strength=0.0)


def test_who_denies_is_right_where_the_claim_is_refuted() -> None:
    denial = replace(make_hop(1, 1, WIRE), stance=Stance.DENYING)
    record = find_track_record(make_facts(make_claim(1, REFUTED, denial)), WIRE)
    assert (record.right, record.wrong) == (1.0, 0.0)
    assert record.evidence[0].claims[0].basis.endswith("the source denies it")
    unsettled = find_track_record(make_facts(make_claim(1, UNRESOLVED, denial)), WIRE)
    assert (unsettled.settled, unsettled.unresolved) == (0, 1)


def test_who_did_not_say_it_has_no_part_in_it() -> None:
    silent = replace(make_hop(1, 1, WIRE), negated=True)
    assert find_track_record(make_facts(make_claim(1, CONFIRMED, silent)), WIRE).claim_ids == ()


@pytest.mark.parametrize(
    ("level", "weight"),
    [
        (HedgeLevel.NONE, 1.0),
        (HedgeLevel.ATTRIBUTED, 1.0),
        (HedgeLevel.HEDGED, 0.7),
        (HedgeLevel.STRONGLY_HEDGED, 0.4),
        (HedgeLevel.DENIED, 1.0),
    ],
)
def test_hedged_claims_count_less(level: HedgeLevel, weight: float) -> None:
    assert find_track_record(make_facts(make_claim(1, REFUTED, level=level)), WIRE).count == weight


def test_accepted_links_pass_a_verdict_on() -> None:
    judged = make_claim(9, CONFIRMED, make_hop(9, 9, POST))
    facts = make_facts(make_claim(1, None), make_claim(2, None), make_claim(3, None), judged)
    links = (make_link(1, 9, LinkRelation.CORROBORATES), make_link(9, 2, LinkRelation.CONFLICTS))
    record = find_track_record(replace(facts, links=links), WIRE)
    assert (record.right, record.wrong) == (1.0, 1.0)
    assert record.claim_ids == (1, 2)
    assert record.evidence[0].claims[0].basis == "corroborates claim 9, confirmed"


def test_links_that_nobody_accepted_pass_nothing_on() -> None:
    facts = make_facts(make_claim(1, None), make_claim(9, CONFIRMED, make_hop(9, 9, POST)))
    for state in (LinkState.SUGGESTED, LinkState.REJECTED):
        links = (make_link(1, 9, LinkRelation.CORROBORATES, state),)
        assert find_track_record(replace(facts, links=links), WIRE).claim_ids == ()


def test_a_claim_that_was_rejected_as_misread_does_not_count() -> None:
    claim = replace(make_claim(1, CONFIRMED), state="rejected")
    assert find_track_record(make_facts(claim), WIRE).claim_ids == ()


def test_a_refuted_rival_confirms_nobody_and_an_unresolved_one_says_nothing() -> None:
    facts = make_facts(
        make_claim(1, None),
        make_claim(8, REFUTED, make_hop(8, 8, POST)),
        make_claim(9, UNRESOLVED, make_hop(9, 9, POST)),
    )
    links = (make_link(1, 8, LinkRelation.CONFLICTS), make_link(1, 9, LinkRelation.CORROBORATES))
    assert find_track_record(replace(facts, links=links), WIRE).claim_ids == ()


def test_verdicts_that_contradict_over_links_leave_it_unresolved() -> None:
    judged = [make_claim(8, CONFIRMED, make_hop(8, 8, POST)), make_claim(9, CONFIRMED, make_hop(9, 9, POST))]
    links = (make_link(1, 8, LinkRelation.CORROBORATES), make_link(1, 9, LinkRelation.CONFLICTS))
    record = find_track_record(replace(make_facts(make_claim(1, None), *judged), links=links), WIRE)
    assert (record.settled, record.unresolved) == (0, 1)
    own = find_track_record(replace(make_facts(make_claim(1, REFUTED), *judged), links=links), WIRE)
    assert own.wrong == 1.0


def test_recency_reaches_the_record() -> None:
    record = find_track_record(make_facts(make_claim(1, CONFIRMED)), WIRE, half_life=10.0, now=AT + timedelta(days=10))
    assert record.count == pytest.approx(0.5)

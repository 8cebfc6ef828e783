"""Facts and evidence made by hand for reports: two documents, links, a story, findings, track records."""

from dataclasses import replace
from datetime import timedelta

from provenance.model.claims import Cue, Hedging, Quantity
from provenance.model.dates import DatePeriod, PartialDate
from provenance.model.estimates import OriginEvidence, Prior, ReviewedClaim, TrackRecord
from provenance.model.facts import CitationFact, ClaimFact, DocumentFact, Facts, RatingFact, SourceFact
from provenance.model.findings import Finding, FindingKind, FindingSpan
from provenance.model.links import LinkFact, LinkField, LinkReason, LinkVote, Outcome
from provenance.model.origins import Origin, Origins
from provenance.model.outlets import Relation
from provenance.model.spans import Span
from provenance.model.stories import Story, StoryEvent, StoryPoint, StoryValue, StoryVerdict
from provenance.model.vocabulary import (
    CitationKind,
    Credibility,
    CueKind,
    HedgeLevel,
    LinkRelation,
    LinkState,
    Precision,
    QuantityRole,
    RelationKind,
    Reliability,
    Scope,
    SourceKind,
    Voucher,
)
from provenance.report import CaseDescription, Evidence
from tests.samples import MADE_AT, make_facts

ELEVEN = "Eleven miners died near Tarn, the mayor told Radio Hill on May 5."
CASE = CaseDescription("Tarn", "what happened in the pit", "ana", MADE_AT)


def make_wide_facts() -> Facts:
    """Return the facts of the shared sample with a second document, whose claim is linked to the first one's."""
    facts = make_facts()
    radio = SourceFact(
        5,
        "Radio Hill",
        SourceKind.BROADCASTER,
        "radio-hill",
        is_outlet=True,
        country="AT",
        languages=("de",),
        family="hill",
        family_basis="imprint",
        relations=(Relation(RelationKind.OWNED_BY, "Hill Holding", "annual report", "2001", None),),
        rating=RatingFact(Reliability.C, "ben", MADE_AT, "two retractions", None, "2025", expired=True),
        scoped_ratings=(RatingFact(Reliability.B, "ben", MADE_AT, "local desk", "topic=mining"),),
    )
    mayor = SourceFact(6, "the mayor", SourceKind.PERSON)
    document = DocumentFact(
        id=2,
        sha256="1" * 64,
        title="Eleven dead",
        author="R. Hill",
        publisher="Radio Hill",
        publisher_id=5,
        published=DatePeriod(PartialDate(2020, 5, 6)),
        length=len(ELEVEN),
        text=ELEVEN,
        url="https://radio-hill.example/eleven",
        retrieved_at=MADE_AT,
        notes=("read aloud on air",),
    )
    return replace(
        facts,
        documents=(*facts.documents, document),
        claims=(*facts.claims, _make_eleven()),
        sources=(*facts.sources, radio, mayor),
        links=_make_links(),
    )


def _make_eleven() -> ClaimFact:
    period = DatePeriod(PartialDate(2020, 5, 5), inferred=True, rule="year of publication")
    told = ELEVEN.index("the mayor")
    return ClaimFact(
        id=5,
        document_id=2,
        number=1,
        span=Span(0, len(ELEVEN)),
        text=ELEVEN,
        paragraph=0,
        section=None,
        hedging=Hedging(HedgeLevel.ATTRIBUTED, Voucher.PERSON),
        lead_citation_id=6,
        citations=(
            _hop(6, 5, "source", Span(told, len(ELEVEN) - 1), period),
            replace(_hop(7, 6, "speaker", Span(told, len(ELEVEN) - 1), None), relayed_by=6),
        ),
        quantities=(Quantity(Span(0, 13), 11, 11, 11, 11, QuantityRole.KILLED, "miners"),),
        rating=RatingFact(Credibility.PROBABLY_TRUE, "ana", MADE_AT, "two lists agree"),
    )


def _hop(number: int, source: int, role: str, span: Span, period: DatePeriod | None) -> CitationFact:
    return CitationFact(
        id=number,
        claim_id=5,
        printed="c5",
        role=role,
        source_id=source,
        kind=CitationKind.NARRATIVE,
        scope=Scope.DIRECT,
        span=span,
        surface=span.of(ELEVEN),
        as_written="Radio Hill" if role == "source" else "the mayor",
        period=period,
        precision=Precision.DAY if period else Precision.NONE,
        inferred=bool(period),
        rule=period.rule if period else None,
    )


def _make_links() -> tuple[LinkFact, ...]:
    reasons = (
        LinkReason(LinkField.PLACE, Outcome.AGREES, "both near Tarn", "Tarn", "Tarn", 0.4),
        LinkReason(LinkField.QUANTITY, Outcome.LIKELY_DIFFERS, "nine or more against eleven", "9", "11", 0.2),
    )
    votes = (
        LinkVote(LinkState.ACCEPTED, LinkRelation.CONFLICTS, "ana", MADE_AT, "the counts differ"),
        LinkVote(LinkState.REJECTED, LinkRelation.CONFLICTS, "ben", MADE_AT, "a later toll"),
    )
    return (
        LinkFact(1, 1, 5, LinkRelation.CONFLICTS, LinkState.ACCEPTED, 0.8125, reasons, "compare", MADE_AT, votes),
        LinkFact(2, 2, 5, LinkRelation.CORROBORATES, LinkState.SUGGESTED, 0.5, (), "compare", MADE_AT),
        LinkFact(3, 4, 77, LinkRelation.RESTATES, LinkState.REJECTED, None, (), "ana", MADE_AT),
    )


def make_evidence() -> Evidence:
    """Return what other stages would have worked out about these facts."""
    post = Origin("source 2", "Valley Post", (1, 2), (1, 2), (2,), named=True, family="post", proven=True)
    radio = Origin(
        "source 6",
        "the mayor",
        (5, 6),
        (5,),
        (6, 7),
        named=True,
        family="hill",
        speaker="the mayor",
        merged=("both were told by the mayor",),
        why_not="the family of the other is unknown",
    )
    union = Origin("unnamed 3", "A union official", (3,), (3,), (4,), named=False, why_not="unnamed")
    both = Origins((post, radio), (("Valley Post", "Radio Hill"),))
    return Evidence(
        origins={
            1: Origins((post,)),
            2: Origins((post, replace(radio, proven=True, why_not=None))),
            3: Origins((union,)),
            4: Origins(()),
            5: both,
        },
        stories=(_make_story(both),),
        findings=_make_findings(),
        records={2: make_record(mean=0.8), 5: make_record(mean=None)},
    )


def _make_story(origins: Origins) -> Story:
    points = (
        StoryPoint(
            LinkField.QUANTITY,
            "killed",
            (
                StoryValue("at least nine", (1,), ("Valley Post",), 1, 9, None, "2020-05-04"),
                StoryValue("eleven", (5,), ("Radio Hill", "the mayor"), 1, 11, 11, "2020-05-05"),
            ),
            disputed=True,
            reason="nine or more is likely fewer than eleven",
        ),
        StoryPoint(LinkField.PLACE, "place", (StoryValue("Tarn", (1, 5), ("Valley Post", "Radio Hill"), 2),), False),
    )
    return Story(
        id=1,
        title="miners died near Tarn",
        claim_ids=(1, 2, 5),
        document_ids=(1, 2),
        link_ids=(1, 2),
        points=points,
        timeline=(
            StoryEvent("2020-05-04", None, 1, 1, ("Valley Post",), "At least nine miners reportedly died"),
            StoryEvent("2020-05-05", "2020-05-06", 5, 2, ("Radio Hill", "the mayor"), ELEVEN),
            StoryEvent(None, None, 2, 1, (), "The pit had been closed before."),
        ),
        origins=origins,
        verdict=StoryVerdict.DISPUTED,
        suggested=1,
        accepted=1,
    )


def _make_findings() -> tuple[Finding, ...]:
    where = FindingSpan(1, Span(0, 12), "At least nin", 1)
    return (
        Finding("total:1", FindingKind.TOTAL_DIFFERS, "the parts make eight", (where,), (1,), 1, None, 2),
        Finding("unknown:1", FindingKind.UNKNOWN_OUTLET, "nobody knows Wire", (), (), 1, "it is new", 0),
        Finding("loop:2", FindingKind.CITATION_LOOP, "each cites the other", (), (5,), 2, None, 1),
    )


def make_record(*, mean: float | None) -> TrackRecord:
    """Return a track record: with a figure, or with too little reviewed for one."""
    settled = 6 if mean else 2
    claim = ReviewedClaim(1, "claim 1", True, 1.0, MADE_AT - timedelta(days=1), "reviewed by ana")
    return TrackRecord(
        prior=Prior(0.7, 2.0, Reliability.B if mean else None),
        right=settled - 1,
        wrong=1,
        unresolved=1,
        count=float(settled),
        least=5,
        mean=mean,
        low=None if mean is None else mean - 0.2,
        high=None if mean is None else mean + 0.1,
        evidence=tuple(OriginEvidence(f"claim {n}", (claim,), 1.0, 1.0) for n in range(settled)),
    )


def make_large_facts(claims: int, outlets: int = 60) -> Facts:
    """Return one document with so many claims, each citing one of so many outlets, one in five inherited."""
    words = [
        f"Shift {number} reportedly lifted {number % 90} tons (Paper {number % outlets})." for number in range(claims)
    ]
    text = " ".join(words)
    made, start = [], 0
    for number, sentence in enumerate(words):
        span = Span(start, start + len(sentence))
        start += len(sentence) + 1
        made.append(_make_shift(number, sentence, span, 100 + number % outlets))
    papers = tuple(
        SourceFact(100 + number, f"Paper {number}", SourceKind.NEWSPAPER, f"paper-{number}", is_outlet=True)
        for number in range(outlets)
    )
    document = replace(make_facts().documents[0], id=9, text=text, length=len(text), problems=(), credits=())
    return Facts((document,), tuple(made), papers)


def _make_shift(number: int, sentence: str, span: Span, outlet: int) -> ClaimFact:
    cited = sentence.index("Paper")
    hedge = sentence.index("reportedly")
    citation = CitationFact(
        id=1000 + number,
        claim_id=1000 + number,
        printed="c1",
        role="source",
        source_id=outlet,
        kind=CitationKind.PARENTHETICAL,
        scope=Scope.INHERITED if number % 5 == 0 else Scope.DIRECT,
        span=Span(span.start + cited, span.end - 2),
        surface=sentence[cited:-2],
        as_written=sentence[cited:-2],
    )
    level = tuple(HedgeLevel)[number % 4]
    cue = Cue(Span(span.start + hedge, span.start + hedge + 10), CueKind.ADVERB, HedgeLevel.HEDGED)
    return ClaimFact(
        id=1000 + number,
        document_id=9,
        number=number + 1,
        span=span,
        text=sentence,
        paragraph=0,
        section=None,
        hedging=Hedging(level, Voucher.OUTLET, cues=(cue,)),
        lead_citation_id=1000 + number,
        citations=(citation,),
    )

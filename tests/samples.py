"""Facts made by hand: one document with every kind of citation, plain and hostile."""

from datetime import UTC, datetime

from provenance.model.claims import Cue, EventDate, Hedging, Place, Quantity
from provenance.model.dates import DatePeriod, PartialDate
from provenance.model.facts import CitationFact, ClaimFact, DocumentFact, Facts, RatingFact, SourceFact, VerdictFact
from provenance.model.outlets import StateAffiliation
from provenance.model.problems import Problem
from provenance.model.spans import Span
from provenance.model.vocabulary import (
    CitationKind,
    CueKind,
    HedgeLevel,
    Precision,
    ProblemKind,
    QuantityRole,
    Reliability,
    Scope,
    SourceKind,
    Stance,
    VerdictValue,
    Voucher,
)

MADE_AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)

FIRST = "At least nine miners reportedly died near Tarn (Wire – Valley Post, May 4, 2020)."
SECOND = "The pit had been closed before."
THIRD = "A union official said the pumps had failed."
FOURTH = "Nobody knows who owns it."
TEXT = f"{FIRST} {SECOND} {THIRD} {FOURTH}"

HOSTILE = "<script>alert(1)</script> =cmd() [x](javascript:y) | \x1b[31mred\u202e **b** `c`"


def _at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def _hop(
    number: int,
    claim: int,
    source: int,
    words: str,
    kind: CitationKind,
    *,
    role: str = "source",
    relayed_by: int | None = None,
    scope: Scope = Scope.DIRECT,
    period: DatePeriod | None = None,
) -> CitationFact:
    span = _at(words) if words else Span(0, 0)
    return CitationFact(
        id=number,
        claim_id=claim,
        printed=f"c{claim}",
        role=role,
        source_id=source,
        kind=kind,
        scope=scope,
        span=span,
        surface=words,
        as_written=words,
        relayed_by=relayed_by,
        period=period,
        precision=period.precision if period else Precision.NONE,
        inferred=bool(period and period.inferred),
        rule=period.rule if period else None,
    )


def make_facts(*, name: str = "Valley Post", title: str = "Pit deaths") -> Facts:
    """Return the facts; ``name`` is the outlet's, ``title`` the document's."""
    published = DatePeriod(PartialDate(2020, 5))
    cited = DatePeriod(PartialDate(2020, 5, 4))
    item = "Wire – Valley Post, May 4, 2020"
    claims = (
        ClaimFact(
            id=1,
            document_id=1,
            number=1,
            span=_at(FIRST),
            text=FIRST,
            paragraph=0,
            section="Below ground",
            hedging=Hedging(
                HedgeLevel.HEDGED,
                Voucher.OUTLET,
                Stance.NEUTRAL,
                (Cue(_at("reportedly"), CueKind.ADVERB, HedgeLevel.HEDGED),),
            ),
            lead_citation_id=1,
            citations=(
                _hop(1, 1, 1, item, CitationKind.PARENTHETICAL, role="via", period=cited),
                _hop(2, 1, 2, item, CitationKind.PARENTHETICAL, relayed_by=1, period=cited),
            ),
            quantities=(Quantity(_at("At least nine"), 9, None, 9, 13.5, QuantityRole.KILLED, "miners"),),
            event_dates=(EventDate(_at("May 4, 2020"), DatePeriod(PartialDate(2020, 5, 4), None, True, "stated")),),
            places=(Place(_at("Tarn"), "Tarn", "AT"),),
            verdict=VerdictFact(VerdictValue.CONFIRMED, "ana", MADE_AT, "saw the register"),
            notes=("ask the mine",),
        ),
        ClaimFact(
            id=2,
            document_id=1,
            number=2,
            span=_at(SECOND),
            text=SECOND,
            paragraph=0,
            section=None,
            hedging=Hedging(),
            lead_citation_id=3,
            citations=(_hop(3, 2, 2, item, CitationKind.PARENTHETICAL, scope=Scope.INHERITED, period=cited),),
        ),
        ClaimFact(
            id=3,
            document_id=1,
            number=3,
            span=_at(THIRD),
            text=THIRD,
            paragraph=1,
            section=None,
            hedging=Hedging(HedgeLevel.ATTRIBUTED, Voucher.UNNAMED),
            lead_citation_id=4,
            citations=(_hop(4, 3, 3, "A union official said", CitationKind.ANONYMOUS),),
        ),
        ClaimFact(
            id=4,
            document_id=1,
            number=4,
            span=_at(FOURTH),
            text=FOURTH,
            paragraph=1,
            section=None,
            hedging=Hedging(),
            lead_citation_id=5,
            citations=(_hop(5, 4, 4, "", CitationKind.OWN_VOICE, role="own_voice"),),
        ),
    )
    sources = (
        SourceFact(1, "Wire", SourceKind.NEWS_AGENCY, "wire", is_outlet=True, owner="Wire Co", family="wire"),
        SourceFact(
            2,
            name,
            SourceKind.NEWSPAPER,
            "valley-post",
            is_outlet=True,
            country="AT",
            state_affiliation=StateAffiliation("AT", "owned", "press law of 1999"),
            rating=RatingFact(Reliability.B, "ana", MADE_AT, "ten years of corrections"),
        ),
        SourceFact(3, "A union official", SourceKind.UNNAMED, document_id=1),
        SourceFact(4, "own voice", SourceKind.BODY),
    )
    document = DocumentFact(
        id=1,
        sha256="0" * 64,
        title=title,
        author=None,
        publisher="Hill Review",
        publisher_id=None,
        published=published,
        length=len(TEXT),
        text=TEXT,
        ingested_at=MADE_AT,
        ingested_by="ana",
        problems=(Problem(_at("Wire"), ProblemKind.UNKNOWN_OUTLET, "nobody knows Wire"),),
        credits=("Photo: Wire",),
    )
    return Facts((document,), claims, sources)

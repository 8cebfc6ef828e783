"""How a report was made: the rules that a reader must know, the version, and the digest of what went in."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, is_dataclass
from datetime import datetime

from provenance import __version__
from provenance.model.facts import ClaimFact, DocumentFact, SourceFact
from provenance.model.links import LinkFact
from provenance.report.evidence import Evidence
from provenance.report.views import MethodView

METHOD_NOTES = (
    "Claims, citations, hedging, quantities and dates were read by rules.",
    "Nobody has reviewed a claim unless a verdict, a rating or a note says so.",
    "A claim leans on a source if the source is any hop of one of its chains.",
    "It leans on a source alone if every chain of the claim holds that source.",
    "Inherited citations close the passage a claim belongs to; they are inferred, as are dates marked so.",
    "Independent origins are a range, from proven to possible ones.",
    "Proven origins are named roots of owner families recorded as different, with different speakers, no shared text.",
    "Possible origins are all roots left after merging.",
    "Corroborated means at least two proven origins, nothing less.",
    "A link is a suggestion of the program until an analyst accepts or rejects it; decisions are shown with reasons.",
    "A rating is an analyst's judgement, a track record what reviewed claims say; neither is worked into the other.",
    "F: reliability cannot be judged; 6: truth cannot be judged. Both are the default, neither a middle value.",
)


def describe_method(
    documents: Iterable[DocumentFact],
    claims: Iterable[ClaimFact],
    sources: Iterable[SourceFact],
    links: Iterable[LinkFact],
    *,
    evidence: Evidence,
    made_at: datetime,
) -> MethodView:
    """Return by what a report was made.

    The digest is the SHA-256 over the documents' own digests, and over every claim, source and link that the report
    shows and everything worked out for them, each as canonical JSON, in order.
    """
    digest = hashlib.sha256()
    for document in documents:
        digest.update(document.sha256.encode())
    for item in (*claims, *sources, *links, *evidence.stories, *(evidence.findings or ())):
        digest.update(_canonical(item))
    for part in (evidence.origins, evidence.records):
        for number, value in sorted(part.items()):
            digest.update(f"{number}:".encode() + _canonical(value))
    return MethodView(
        program="provenance",
        version=__version__,
        made_at=made_at.isoformat(timespec="seconds"),
        inputs_sha256=digest.hexdigest(),
        notes=list(METHOD_NOTES),
    )


def _canonical(item: object) -> bytes:
    value = asdict(item) if is_dataclass(item) and not isinstance(item, type) else item
    return json.dumps(value, default=str, sort_keys=True).encode()

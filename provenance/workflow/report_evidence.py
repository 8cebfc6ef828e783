"""What a report shows beside the facts: origins, stories, findings and track records, worked out for its claims."""

from collections.abc import Iterable
from dataclasses import dataclass

from provenance.audit.findings import find_findings
from provenance.link.background import gather_background
from provenance.link.origins import find_claim_origins
from provenance.link.stories import find_stories
from provenance.model.facts import Facts
from provenance.model.vocabulary import SourceKind
from provenance.report import Evidence
from provenance.store import (
    Transaction,
    find_accepted_documents,
    find_connected_claims,
    find_documents_of,
    list_acknowledgements,
    load_facts,
)
from provenance.workflow.track_records import load_track_record


@dataclass(frozen=True, slots=True)
class Ground:
    """What a report is made from: facts that reach as far as links do, and what was worked out on them."""

    facts: Facts
    evidence: Evidence


def load_ground(transaction: Transaction, claim_ids: Iterable[int], document_ids: Iterable[int] = ()) -> Ground:
    """Return the facts and the evidence for a report on these claims.

    Args:
        transaction: any transaction.
        claim_ids: the claims reported on; all that links connect with them are read too, with their
            documents and what analysts accepted as cited by these.
        document_ids: documents to read whether or not they hold a claim.
    """
    wanted = set(claim_ids)
    connected = find_connected_claims(transaction, wanted)
    documents = {*document_ids, *find_documents_of(transaction, connected)}
    facts = load_facts(transaction, sorted(find_accepted_documents(transaction, documents)))
    background = gather_background(facts)
    acknowledged = {item.finding: item.reason for item in list_acknowledgements(transaction)}
    reported = [claim for claim in facts.claims if claim.id in wanted]
    vouching = {hop.source_id for claim in reported for hop in claim.citations}
    named = [one.id for one in facts.sources if one.id in vouching and one.kind is not SourceKind.UNNAMED]
    evidence = Evidence(
        origins={claim.id: find_claim_origins(claim.id, background) for claim in reported},
        stories=find_stories(background),
        findings=find_findings(facts, acknowledged),
        records={number: load_track_record(transaction, number).record for number in named},
    )
    return Ground(facts, evidence)

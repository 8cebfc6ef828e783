"""Checking a scope against a policy, for an editor's pipeline."""

from pathlib import Path

from provenance.audit import drop_rejected, find_dependence, find_findings, find_weak_points
from provenance.audit.gate import Breach, Evidence, find_breaches
from provenance.audit.policies import Policy, read_policy
from provenance.config import find_resources
from provenance.errors import UsageError
from provenance.store import Transaction
from provenance.workflow.audits import Scope, find_all_origins, load_acknowledged, load_ground, pick

SAMPLE = Path("seeds", "policies", "careful.toml")
"""Where the sample policy stands among the resources."""


def load_policy(path: Path) -> Policy:
    """Return the policy that a file tells.

    Raises:
        UsageError: if it cannot be read, or has something in it that is not known.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        message = f"cannot read {path}: {error.strerror or error}"
        raise UsageError(message) from error
    except UnicodeDecodeError as error:
        message = f"cannot read {path}: it is not text in UTF-8"
        raise UsageError(message) from error
    return read_policy(text, path.name)


def read_sample_policy() -> str:
    """Return the text of the policy that comes with the program."""
    return (find_resources() / SAMPLE).read_text(encoding="utf-8")


def check_policy(transaction: Transaction, policy: Policy, scope: Scope) -> tuple[int, tuple[Breach, ...]]:
    """Return how many claims were checked, and what breaks the policy.

    Raises:
        NotFoundError: if a document, story or case is not there.
    """
    ground = load_ground(transaction, scope)
    facts = drop_rejected(ground.facts)
    wanted = ground.claim_ids & {claim.id for claim in facts.claims}
    acknowledged = load_acknowledged(transaction)
    origins = find_all_origins(facts, wanted)
    evidence = Evidence(
        facts=facts,
        claim_ids=wanted,
        origins=origins,
        weak_points=find_weak_points(facts, origins, wanted, acknowledged),
        findings=pick(find_findings(facts, acknowledged), ground),
        dependence=find_dependence(facts, wanted, cover=False),
    )
    return len(wanted), find_breaches(policy, evidence)

"""A policy is read strictly, and each rule catches what breaks it and nothing else."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from provenance.audit import find_dependence, find_findings, find_weak_points
from provenance.audit.gate import Evidence, find_breaches
from provenance.audit.policies import CONSISTENCY, Policy, read_policy
from provenance.errors import UsageError
from provenance.model.audits import Dimension
from provenance.model.facts import Facts, RatingFact
from provenance.model.findings import FindingKind
from provenance.model.origins import Origins
from provenance.model.vocabulary import QuantityRole, Reliability
from tests.audit.conftest import Maker, on
from tests.audit.test_audit_weak_points import TWO

SAMPLE = Path(__file__).parents[2] / "seeds" / "policies" / "careful.toml"
AT = datetime(2024, 1, 2, tzinfo=UTC)


def break_rules(text: str, facts: Facts, origins: Origins = TWO) -> list[tuple[str, int | None]]:
    by_claim = {claim.id: origins for claim in facts.claims}
    evidence = Evidence(
        facts=facts,
        claim_ids=frozenset(by_claim),
        origins=by_claim,
        weak_points=find_weak_points(facts, by_claim),
        findings=find_findings(facts),
        dependence=find_dependence(facts),
    )
    return [(breach.rule, breach.claim_id) for breach in find_breaches(read_policy(text), evidence)]


def test_an_empty_policy_forbids_nothing(maker: Maker) -> None:
    maker.claim(maker.document(), "Nobody came.")
    assert read_policy("") == Policy()
    assert break_rules("", maker.facts(), Origins(())) == []


def test_the_sample_policy_says_what_its_comments_say() -> None:
    policy = read_policy(SAMPLE.read_text(encoding="utf-8"))
    assert policy.forbidden == {FindingKind.UNSOURCED, FindingKind.PARTY_ONLY, FindingKind.PERPETRATOR_ONLY}
    assert (policy.least_origins, policy.least_for_counts) == (1, 2)
    assert policy.worst_sole_source is Reliability.D
    assert policy.findings == set(CONSISTENCY) - {FindingKind.UNKNOWN_OUTLET}
    assert policy.shares[Dimension.OUTLET] == 0.4


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[claims", "no TOML"),
        ("claims = 1", "no section"),
        ("[clams]", "'clams' is no section; known are claims, origins, findings, shares"),
        ("[claims]\nunsorced = false", "'unsorced' is no key of [claims]"),
        ("[claims]\nunsourced = 0", "write true or false"),
        ('[claims]\nworst_sole_source = "F"', "a letter from A to E"),
        ("[claims]\nworst_sole_source = 1", "a letter from A to E"),
        ("[origins]\nleast = -1", "a whole number"),
        ("[origins]\nleast = true", "a whole number"),
        ("[origins]\nmost = 1", "'most' is no key of [origins]"),
        ("[findings]\nunacknowledged = 1", "write true or false"),
        ('[findings]\nunacknowledged = false\nexcept = "x"', "no list"),
        ('[findings]\nunacknowledged = false\nexcept = ["unsourced"]', "'unsourced' is no kind of finding"),
        ("[shares]\noutlet = 1.5", "from 0 to 1"),
        ("[shares]\noutlets = 1", "'outlets' is no key of [shares]"),
    ],
)
def test_what_is_not_known_is_refused_by_name(text: str, named: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_policy(text, "house.toml")
    assert str(caught.value).startswith("house.toml")
    assert named in str(caught.value)


def test_weak_points_break_only_what_forbids_them(maker: Maker) -> None:
    number = maker.claim(maker.document(), "Nobody came.")
    assert break_rules("[claims]\nunsourced = false", maker.facts()) == [("claims.unsourced", number)]
    assert break_rules("[claims]\nunsourced = true\nunnamed_only = false", maker.facts()) == []


@pytest.mark.parametrize(("letter", "broken"), [("E", True), ("D", False), ("F", False), (None, False)])
def test_a_sole_source_may_not_be_rated_worse(maker: Maker, letter: str | None, broken: bool) -> None:
    paper = maker.document()
    rating = RatingFact(Reliability(letter), "ana", AT, "seen") if letter else None
    maker.source("Post", rating=rating)
    alone = maker.claim(paper, "The dam leaked (Post).", ("Post",))
    maker.claim(paper, "The gate held (Post; Wire).", ("Post",), ("Wire",))
    maker.claim(paper, "Nobody came.")
    found = break_rules('[claims]\nworst_sole_source = "D"', maker.facts())
    assert found == [("claims.worst_sole_source", alone)] * broken


def test_an_expired_rating_says_nothing(maker: Maker) -> None:
    maker.source("Post", rating=RatingFact(Reliability.E, "ana", AT, "seen", expired=True))
    maker.claim(maker.document(), "The dam leaked (Post).", ("Post",))
    assert break_rules('[claims]\nworst_sole_source = "D"', maker.facts()) == []


def test_origins_are_asked_for_more_where_a_claim_counts(maker: Maker) -> None:
    paper = maker.document()
    told = maker.claim(paper, "The dam leaked (Post).", ("Post",))
    counted = maker.claim(paper, "Nine died (Post).", ("Post",), quantities=[("Nine", 9, 9)], role=QuantityRole.KILLED)
    other = maker.claim(paper, "Nine gates held (Post).", ("Post",), quantities=[("Nine", 9, 9)])
    text = "[origins]\nleast = 1\nleast_for_counts = 2"
    one = Origins(TWO.origins[:1])
    assert break_rules(text, maker.facts(), TWO) == []
    assert break_rules(text, maker.facts(), one) == [("origins.least_for_counts", counted)]
    assert [number for _, number in break_rules(text, maker.facts(), Origins(()))] == [told, counted, other]


def test_findings_break_it_until_they_are_acknowledged_or_excepted(maker: Maker) -> None:
    paper = maker.document(published=on("2020-05-04"))
    number = maker.claim(paper, "The dam leaked (Wire).", ("Wire",), period=on("2020-05-05"))
    strict = "[findings]\nunacknowledged = false\n"
    assert break_rules(strict, maker.facts()) == [("findings.future_citation", number)]
    assert break_rules(strict + 'except = ["future_citation"]', maker.facts()) == []
    assert break_rules("[findings]\nunacknowledged = true", maker.facts()) == []


def test_shares_are_compared_with_the_most_allowed(maker: Maker) -> None:
    paper = maker.document()
    for name in ("Wire", "Wire", "Post", "Post"):
        maker.claim(paper, "The dam leaked.", (name,))
    assert break_rules("[shares]\noutlet = 0.5", maker.facts()) == []
    assert break_rules("[shares]\noutlet = 0.49", maker.facts()) == [("shares.outlet", None)] * 2

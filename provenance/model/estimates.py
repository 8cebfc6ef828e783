"""Estimates: which of several stated values is likely true, how reliable each source is, and what either rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from provenance.model.vocabulary import HedgeLevel, Reliability, VerdictValue

UNDETERMINED_BELOW = 0.75
LEAST_REVIEWED = 5


@dataclass(frozen=True, slots=True)
class Report:
    """One source's answer to one question. ``weight`` in [0, 1] is how far the report counts (1: fully)."""

    source: str
    object: str
    value: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Prior:
    """What is believed of a source before its reports are seen: a Beta distribution of its accuracy.

    ``mean`` lies strictly between 0 and 1; ``strength`` is how many claims the belief is worth; ``letter`` is the
    Admiralty letter that it stands for, if any.
    """

    mean: float
    strength: float
    letter: Reliability | None = None


class Method(StrEnum):
    """How the truth is estimated; ``default`` chooses by the structure of the data."""

    DEFAULT = "default"
    MAJORITY = "majority"
    SUMS = "sums"
    TRUTHFINDER = "truthfinder"
    CRH = "crh"
    DAWID_SKENE = "dawid-skene"
    BETA_EM = "beta-em"
    GIBBS = "gibbs"


@dataclass(frozen=True, slots=True)
class EstimateOptions:
    """Settings of an estimation.

    ``tau`` tempers every report, since real errors are not independent; ``sweeps`` and ``burn_in`` are the kept and
    the dropped draws of the Gibbs sampler, ``rounds`` the most that an iteration may take, ``tolerance`` the change at
    which it ends. ``unstated`` is the prior weight of "none of the stated values" against one stated value (0: one of
    them is true for certain). ``copies`` maps a source to the one it copies; ``resolved`` maps an object to what an
    analyst found true.
    """

    method: Method = Method.DEFAULT
    seed: int = 0
    tau: float = 0.6
    unstated: float = 1.0
    sweeps: int = 1000
    burn_in: int = 200
    rounds: int = 100
    tolerance: float = 1e-4
    copies: Mapping[str, str] = field(default_factory=dict)
    resolved: Mapping[str, str] = field(default_factory=dict)
    look_for_copies: bool = True


@dataclass(frozen=True, slots=True)
class ValueEstimate:
    """A stated value: its probability (with the 90 % range where the method gives one) and how many roots state it."""

    value: str
    probability: float
    votes: float
    roots: int
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class ObjectEstimate:
    """A question with its stated values, the most likely first.

    ``majority`` are the values with the most votes (several where they tie), ``unstated`` is the probability that none
    of the stated values is true. ``undetermined`` says why the first value should not be taken for settled, else None.
    """

    object: str
    values: tuple[ValueEstimate, ...]
    majority: tuple[str, ...]
    unstated: float
    undetermined: str | None
    rating_only: bool
    resolved: bool = False

    @property
    def likely(self) -> ValueEstimate:
        """The most likely stated value."""
        return self.values[0]


@dataclass(frozen=True, slots=True)
class SourceEstimate:
    """How reliable a source is: posterior mean of its accuracy, 90 % interval, and what that rests on.

    ``count`` is the effective number of its reports that could be compared with others (after tempering and weights),
    ``prior_share`` the share of the prior in the mean: strength / (strength + count). ``letter_after`` is the Admiralty
    letter whose prior mean lies nearest to the posterior mean; None where only the rating speaks. ``copies`` names the
    root whose reports the source repeats.
    """

    source: str
    mean: float
    low: float
    high: float
    reports: int
    count: float
    prior: Prior
    prior_share: float
    letter_after: Reliability | None
    rating_only: bool
    copies: str | None = None

    @property
    def mostly_rating(self) -> bool:
        """Tell whether more than half of the mean is the analyst's rating (or, unrated, the default)."""
        return self.prior_share > 0.5  # noqa: PLR2004 -- one half is the rule itself


@dataclass(frozen=True, slots=True)
class DependenceHint:
    """Two sources that look dependent: a hint, never a proof, with the counts it rests on."""

    first: str
    second: str
    probability: float
    shared_objects: int
    shared_true: int
    shared_errors: int
    rare_errors: int
    differences: int


@dataclass(frozen=True, slots=True)
class Estimation:
    """All that was estimated. ``calibrated`` is false where a method's figures are scores and no probabilities."""

    method: Method
    why: str
    calibrated: bool
    objects: tuple[ObjectEstimate, ...]
    sources: tuple[SourceEstimate, ...]
    hints: tuple[DependenceHint, ...] = ()
    loops: tuple[tuple[str, ...], ...] = ()
    notes: tuple[str, ...] = ()
    rounds: int = 0


@dataclass(frozen=True, slots=True)
class ReviewedClaim:
    """A claim of one source with what was decided on it.

    ``origin`` names what the claim repeats: claims with one origin count once. ``right`` is None while nothing settles
    it. ``weight`` in [0, 1] comes from the hedging; ``basis`` says in words what the decision rests on.
    """

    claim_id: int
    origin: str
    right: bool | None
    weight: float = 1.0
    decided_at: datetime | None = None
    basis: str = ""
    hedging: HedgeLevel = HedgeLevel.NONE
    verdict: VerdictValue | None = None


@dataclass(frozen=True, slots=True)
class OriginEvidence:
    """One origin of a track record: its claims, what they come to, and the weight it has in the posterior.

    ``right`` is the share of its settled claims that were right; None where none is settled.
    """

    origin: str
    claims: tuple[ReviewedClaim, ...]
    right: float | None
    weight: float


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """What a source's reviewed claims say about it, beside its rating and never in place of it.

    ``right``, ``wrong`` and ``unresolved`` count origins (fractions where the claims of one origin differ); ``count``
    is the effective number after hedging and recency weights. ``mean``, ``low`` and ``high`` (90 % interval) are None
    where fewer than ``least`` origins were settled.
    """

    prior: Prior
    right: float
    wrong: float
    unresolved: int
    count: float
    least: int
    mean: float | None
    low: float | None
    high: float | None
    evidence: tuple[OriginEvidence, ...]
    rating_reason: str | None = None

    @property
    def settled(self) -> int:
        """How many origins were settled."""
        return sum(item.right is not None for item in self.evidence)

    @property
    def enough(self) -> bool:
        """Tell whether enough was reviewed for a figure."""
        return self.mean is not None

    @property
    def prior_share(self) -> float:
        """The share of the prior in the mean."""
        return self.prior.strength / (self.prior.strength + self.count)

    @property
    def claim_ids(self) -> tuple[int, ...]:
        """The claims behind the figure, in order."""
        return tuple(sorted({claim.claim_id for item in self.evidence for claim in item.claims}))


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a rating is refused, and that a stated reason overrides it."""

    rule: str
    message: str

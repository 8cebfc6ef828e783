"""A policy: what a text must keep to before it goes out, read from TOML, strictly."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

from provenance.errors import UsageError
from provenance.model.audits import Dimension
from provenance.model.findings import FindingKind
from provenance.model.vocabulary import Reliability


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules that are checked; a rule that is None or empty is not.

    ``forbidden`` are weak points that no claim may be; ``worst_sole_source`` is the worst letter that a claim's only
    source may bear, ``least_origins`` and ``least_for_counts`` how many proven origins a claim, and one that counts,
    needs. ``findings`` are the kinds of findings that must be acknowledged. ``shares`` is the largest share of the
    claims that may lean on one thing of a dimension.
    """

    forbidden: frozenset[FindingKind] = frozenset()
    worst_sole_source: Reliability | None = None
    least_origins: int | None = None
    least_for_counts: int | None = None
    findings: frozenset[FindingKind] = frozenset()
    shares: Mapping[Dimension, float] = field(default_factory=dict)


WEAK = {
    "unsourced": FindingKind.UNSOURCED,
    "unnamed_only": FindingKind.UNNAMED_ONLY,
    "party_only": FindingKind.PARTY_ONLY,
    "perpetrator_only": FindingKind.PERPETRATOR_ONLY,
}
"""The switches of the section ``claims``: false forbids."""

CONSISTENCY = tuple(kind for kind in FindingKind if kind not in WEAK.values() and kind is not FindingKind.ONE_ORIGIN)
"""The findings that say that something does not hold together."""


def read_policy(text: str, name: str = "policy") -> Policy:
    """Return the policy that TOML tells.

    Args:
        text: the TOML.
        name: what the text is called in messages.

    Raises:
        UsageError: if it is no TOML, or has a key or a value that is not known; the message names it.
    """
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = f"{name} is no TOML: {error}"
        raise UsageError(message) from error
    return _Reader(name).read(told)


class _Reader:
    """Reads the sections of one policy, and complains by its name."""

    def __init__(self, name: str) -> None:
        self.name = name

    def read(self, told: dict[str, Any]) -> Policy:
        sections = {
            "claims": self._claims,
            "origins": self._origins,
            "findings": self._findings,
            "shares": self._shares,
        }
        self._know(told, sections, "section")
        values: dict[str, Any] = {}
        for section, body in told.items():
            if not isinstance(body, dict):
                self._refuse(f"{section} is no section; write [{section}]")
            values |= sections[section](body)
        return Policy(**values)

    def _claims(self, body: dict[str, Any]) -> dict[str, Any]:
        self._know(body, [*WEAK, "worst_sole_source"], "key of [claims]")
        forbidden = set()
        for key in WEAK.keys() & body.keys():
            if self._flag("claims", key, body[key]) is False:
                forbidden.add(WEAK[key])
        values: dict[str, Any] = {"forbidden": frozenset(forbidden)}
        if "worst_sole_source" in body:
            letter = body["worst_sole_source"]
            if letter not in [one.value for one in Reliability if one is not Reliability.F]:
                self._refuse(f"[claims] worst_sole_source is {letter!r}; write a letter from A to E")
            values["worst_sole_source"] = Reliability(letter)
        return values

    def _origins(self, body: dict[str, Any]) -> dict[str, Any]:
        names = {"least": "least_origins", "least_for_counts": "least_for_counts"}
        self._know(body, names, "key of [origins]")
        for key, value in body.items():
            if isinstance(value, bool) or not isinstance(value, int) or value < 0:
                self._refuse(f"[origins] {key} is {value!r}; write a whole number from 0 on")
        return {names[key]: value for key, value in body.items()}

    def _findings(self, body: dict[str, Any]) -> dict[str, Any]:
        self._know(body, ["unacknowledged", "except"], "key of [findings]")
        if self._flag("findings", "unacknowledged", body.get("unacknowledged", True)):
            return {}
        spared = body.get("except", [])
        if not isinstance(spared, list):
            self._refuse('[findings] except is no list; write ["…", "…"]')
        self._know(spared, [kind.value for kind in CONSISTENCY], "kind of finding")
        return {"findings": frozenset(kind for kind in CONSISTENCY if kind.value not in spared)}

    def _shares(self, body: dict[str, Any]) -> dict[str, Any]:
        self._know(body, [dimension.value for dimension in Dimension], "key of [shares]")
        for key, value in body.items():
            if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
                self._refuse(f"[shares] {key} is {value!r}; write a number from 0 to 1")
        return {"shares": {Dimension(key): float(value) for key, value in body.items()}}

    def _flag(self, section: str, key: str, value: object) -> bool:
        if not isinstance(value, bool):
            self._refuse(f"[{section}] {key} is {value!r}; write true or false")
        return value

    def _know(self, told: Any, known: Any, what: str) -> None:  # noqa: ANN401 -- a table or a list of TOML
        for key in told:
            if key not in list(known):
                self._refuse(f"{key!r} is no {what}; known are {', '.join(known)}")

    def _refuse(self, why: str) -> NoReturn:
        message = f"{self.name}: {why}"
        raise UsageError(message)

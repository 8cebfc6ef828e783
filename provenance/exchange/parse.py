"""Extraction's contract as models: they check a reading that comes from outside, and the published schema is theirs."""

import json
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from provenance.errors import LoadError
from provenance.model.vocabulary import (
    CitationKind,
    CueKind,
    HedgeLevel,
    Precision,
    ProblemKind,
    QuantityRole,
    Scope,
    SourceKind,
    Stance,
    Voucher,
)

Offset = Annotated[int, Field(ge=0, description="Python str offset into the text as read")]
Pair = Annotated[tuple[Offset, Offset], Field(description="[start, end)")]
IsoDate = Annotated[
    str,
    Field(pattern=r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$", description="cut to its precision"),
]


class _Part(BaseModel):
    """What all parts share: nothing beyond the contract, nothing changed once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class _Spanned(_Part):
    """A part that stands at ``[start, end)`` of the text."""

    start: Offset
    end: Offset

    @model_validator(mode="after")
    def _check_order(self) -> Self:
        if self.start > self.end:
            message = f"no span: [{self.start}, {self.end})"
            raise ValueError(message)
        return self


class _Worded(_Spanned):
    """A part that also gives its words: ``text == document[start:end]``, so the lengths agree."""

    text: str

    @model_validator(mode="after")
    def _check_length(self) -> Self:
        if len(self.text) != self.end - self.start:
            message = f"the text at [{self.start}, {self.end}) is {len(self.text)} characters long"
            raise ValueError(message)
        return self


class ContractCue(_Worded):
    """Words that soften, attribute, deny or doubt."""

    kind: CueKind


class ContractHedging(_Part):
    """How far the author commits to the claim."""

    level: HedgeLevel
    voucher: Voucher
    stance: Stance
    cues: tuple[ContractCue, ...]


class ContractCitation(_Spanned):
    """One printed citation: a whole chain from the claim to the publisher nearest the origin."""

    id: str
    relayed_by: str | None = Field(description="id of the printed citation that relays this one")
    kind: Literal[
        CitationKind.PARENTHETICAL,
        CitationKind.NARRATIVE,
        CitationKind.ANONYMOUS,
        CitationKind.FOOTNOTE,
        CitationKind.CREDIT,
    ]
    scope: Scope
    surface: str
    source: str = Field(description="canonical name, or the name as written where the registry does not know it")
    as_written: str
    source_kind: SourceKind
    via: str | None = Field(description="who relays the source")
    speaker: str | None = Field(description="the last voice")
    source_span: Pair | None
    cue_span: Pair | None
    content_span: Pair | None
    cited_on: IsoDate | None
    cited_until: IsoDate | None
    precision: Precision
    inferred: bool = Field(description="a part of the date does not stand in the text")
    rule: str | None = Field(description="the rule that supplied what was inferred")

    @model_validator(mode="after")
    def _check_surface(self) -> Self:
        if len(self.surface) != self.end - self.start:
            message = f"the surface at [{self.start}, {self.end}) is {len(self.surface)} characters long"
            raise ValueError(message)
        return self


class ContractQuantity(_Worded):
    """A number as the interval that its words allow; ``high`` null means no upper bound."""

    low: float
    high: float | None
    role: QuantityRole


class ContractEventDate(_Worded):
    """When what the claim tells is said to have happened; ``to`` equals ``from`` where one date is named."""

    from_: IsoDate = Field(alias="from")
    to: IsoDate
    inferred: bool
    rule: str | None


class ContractPlace(_Worded):
    """A place named in the claim; ``country`` is an ISO 3166-1 alpha-2 code."""

    name: str
    country: str | None


class ContractClaim(_Worded):
    """A sentence, or the clause of it that one citation covers."""

    paragraph: Annotated[int, Field(ge=0)]
    section: str | None
    hedging: ContractHedging
    citations: tuple[ContractCitation, ...]
    quantities: tuple[ContractQuantity, ...]
    event_dates: tuple[ContractEventDate, ...]
    places: tuple[ContractPlace, ...]


class ContractProblem(_Spanned):
    """What the reading could not settle."""

    kind: ProblemKind
    message: str


class ContractDocument(_Part):
    """What is known about the text; ``published_on`` is null where nothing states it."""

    title: str | None
    author: str | None
    publisher: str | None
    published_on: IsoDate | None
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    length: Annotated[int, Field(ge=0, description="characters of the text as read")]


class ContractReading(_Part):
    """All that was read from one document."""

    document: ContractDocument
    claims: tuple[ContractClaim, ...]
    credits: tuple[ContractCitation, ...]
    problems: tuple[ContractProblem, ...]


def parse_contract(text: str) -> ContractReading:
    """Read one object of the extraction contract.

    Raises:
        LoadError: if the text is no JSON or breaks the contract; the message names the place.
    """
    try:
        return ContractReading.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the object"
        message = f"not a reading: {place}: {' '.join(first['msg'].split())}"
        raise LoadError(message) from error


def render_schema() -> str:
    """Return the JSON Schema (2020-12) of the contract, as kept in ``docs/extract.schema.json``."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "provenance extract",
        **{key: value for key, value in ContractReading.model_json_schema(by_alias=True).items() if key != "title"},
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"

"""Whose word a sentence is, and what the verb that reports it thinks of it."""

from collections.abc import Sequence

from provenance.extract.hedges.matching import FoundCue
from provenance.model.citations import Attribution
from provenance.model.vocabulary import CueKind, HedgeLevel, SourceKind, Stance, Voucher

_BODIES = frozenset(
    {SourceKind.BODY, SourceKind.GOVERNMENT, SourceKind.INTERGOVERNMENTAL, SourceKind.NGO, SourceKind.ACADEMIC}
)


def find_voucher(attributions: Sequence[Attribution], cues: Sequence[FoundCue]) -> Voucher:
    """Return whose word it is: the last voice of the first attribution, else of nobody named, else of the author."""
    for attribution in attributions:
        if attribution.speaker is not None:
            return Voucher.PERSON
        if attribution.source_kind is SourceKind.UNNAMED:
            return Voucher.UNNAMED
        if attribution.source_kind is SourceKind.PERSON:
            return Voucher.PERSON
        return Voucher.BODY if attribution.source_kind in _BODIES else Voucher.OUTLET
    if any(_is_hearsay(cue) for cue in cues):
        return Voucher.UNNAMED
    return Voucher.AUTHOR


def _is_hearsay(cue: FoundCue) -> bool:
    return cue.entry.kind is CueKind.HEARSAY


def find_stance(attributions: Sequence[Attribution], level: HedgeLevel) -> Stance:
    """Return what the reporting verb says of its content; a sentence whose point is a denial denies."""
    if level is HedgeLevel.DENIED:
        return Stance.DENYING
    return attributions[0].stance if attributions else Stance.NEUTRAL

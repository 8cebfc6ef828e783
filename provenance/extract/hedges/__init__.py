"""Hedging: how far the author of a sentence commits to it, read from cues that are data (``seeds/hedges``).

``judge_hedging`` reads one sentence, ``judge_hedgings`` many; ``find_cues`` shows which entries matched where.
"""

from provenance.extract.hedges.judging import judge_hedging, judge_hedgings
from provenance.extract.hedges.matching import FoundCue, find_cues

__all__ = ["FoundCue", "find_cues", "judge_hedging", "judge_hedgings"]

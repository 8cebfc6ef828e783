"""Hedging: how far the author of a sentence commits to it, read from cues that are data (``seeds/hedges``).

``judge_hedging`` reads one sentence, ``judge_hedgings`` many; ``find_cues`` tells which entries hedge where, and
``find_entries`` which hold at all.
"""

from provenance.extract.hedges.judging import judge_hedging, judge_hedgings
from provenance.extract.hedges.matching import FoundCue, find_cues, find_entries

__all__ = ["FoundCue", "find_cues", "find_entries", "judge_hedging", "judge_hedgings"]

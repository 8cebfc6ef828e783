"""Claims → suggested links with reasons; origins. Pure."""

from provenance.link.candidates import find_candidates, find_pairs, rank_candidates
from provenance.link.features import find_keys, find_keys_in

__all__ = ["find_candidates", "find_keys", "find_keys_in", "find_pairs", "rank_candidates"]

"""Claims → suggested links with reasons, origins, stories. Pure: facts in, facts out.

>>> origins = find_origins(claims, facts)
>>> print(origins)
1 to 3
"""

from provenance.link.background import Background, gather_background
from provenance.link.candidates import find_candidates, find_pairs, rank_candidates
from provenance.link.cited_documents import suggest_cited_documents
from provenance.link.comparing import THRESHOLD, ComparedClaim, compare_claims, prepare_claims
from provenance.link.features import find_keys, find_keys_in
from provenance.link.loops import find_loops
from provenance.link.main_events import find_main_event_links, group_articles, suggest_main_event_links
from provenance.link.main_events_articles import ArticleEvent, MainEventLink, Toll
from provenance.link.origins import find_claim_origins, find_origins
from provenance.link.stories import LEAST_SCORE, StoryGroup, find_stories, group_links, make_story
from provenance.link.tolls import WeighedToll, weigh_tolls

__all__ = [
    "LEAST_SCORE",
    "THRESHOLD",
    "ArticleEvent",
    "Background",
    "ComparedClaim",
    "MainEventLink",
    "StoryGroup",
    "Toll",
    "WeighedToll",
    "compare_claims",
    "find_candidates",
    "find_claim_origins",
    "find_keys",
    "find_keys_in",
    "find_loops",
    "find_main_event_links",
    "find_origins",
    "find_pairs",
    "find_stories",
    "gather_background",
    "group_articles",
    "group_links",
    "make_story",
    "prepare_claims",
    "rank_candidates",
    "suggest_cited_documents",
    "suggest_main_event_links",
    "weigh_tolls",
]

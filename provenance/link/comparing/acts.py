"""What is told to have happened, as kinds of event that words in many forms stand for."""

from collections.abc import Iterable

from provenance.text.wordlists import list_words

ACTS = {
    "killing": "kill die murder homicid assassinat behead execut massacr lynch",
    "injuring": "injur maim",
    "shooting": "shoot gunfir gunman gunmen gun bullet fire opened",
    "bombing": "bomb explo detonat ied suicid mine grenad",
    "air strike": "airstrik strike airstrikes drone shell shelling rocket missil bombard",
    "attack": "attack assault storm ambush raid stab target",
    "clash": "clash fight battl skirmish",
    "arrest": "arrest detain apprehend custody captur jail imprison",
    "court": "charg convict sentenc indict plead trial acquit court prosecut",
    "abduction": "abduct kidnap hostag ransom",
    "recruitment": "recruit enlist hir",
    "allegiance": "allegianc pledg swear defect switch",
    "displacement": "displac evacuat refuge flee",
    "seizure": "seiz overrun occupy",
    "release": "releas free publish distribut broadcast issu",
    "protest": "protest demonstrat rally riot march strike",
    "agreement": "agre sign deal accord ceasefir truc treaty",
    "refusal": "refus reject deny declin",
    "demand": "demand urg call condemn",
    "appointment": "appoint nam elect succeed replac resign dismiss",
    "crash": "crash collid derail capsiz",
    "disaster": "earthquak flood landslid cyclon hurrican tornado wildfir storm collaps",
    "robbery": "rob steal burgl theft loot",
    "crossing": "cross smuggl infiltrat",
    "meeting": "meet visit talk negotiat summit",
    "training": "train camp",
    "purchase": "buy sell acquir purchas pay",
}
"""Kinds of event with the stems that stand for them."""

_BY_STEM: dict[str, frozenset[str]] = {}
for _act, _stems in ACTS.items():
    for _stem in list_words(_stems):
        _BY_STEM[_stem] = _BY_STEM.get(_stem, frozenset()) | {_act}


def find_acts(stems: Iterable[str]) -> frozenset[str]:
    """Return the kinds of event that stems stand for."""
    return frozenset(act for stem in stems for act in _BY_STEM.get(stem, ()))

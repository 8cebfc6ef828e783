"""How outlets are named in running text: the words around a name that describe it and are no part of it."""

import re
from dataclasses import dataclass

from provenance.model.vocabulary import SourceKind

_NEWSPAPER = frozenset({SourceKind.NEWSPAPER, SourceKind.MAGAZINE})
_BROADCASTER = frozenset({SourceKind.BROADCASTER})
_AGENCY = frozenset({SourceKind.NEWS_AGENCY, SourceKind.ARMED_GROUP_ORGAN})
_ANY: frozenset[SourceKind] = frozenset()

_OPEN_WORDS = (
    "news press media network outlet website site portal web online service group organization organisation "
    "publication think tank institute monitor watchdog ngo blog wire bulletin newsletter edition"
)

KIND_WORDS: dict[str, frozenset[SourceKind]] = {
    **dict.fromkeys(["newspaper", "newspapers", "daily", "weekly", "paper", "tabloid", "broadsheet"], _NEWSPAPER),
    **dict.fromkeys(["magazine", "monthly", "journal", "newsmagazine"], frozenset({*_NEWSPAPER, *_AGENCY})),
    **dict.fromkeys(["radio", "tv", "television", "channel", "station", "broadcaster"], _BROADCASTER),
    **dict.fromkeys(["agency", "agencies", "newswire"], _AGENCY),
    **dict.fromkeys(_OPEN_WORDS.split(), _ANY),
}
"""Words for what an outlet is, and which kinds of outlet they leave; an empty set leaves all."""

_LEADING = frozenset(
    {"group", "organization", "organisation", "think", "tank", "institute", "monitor", "watchdog", "ngo"}
)
"""Words that describe an outlet in front of its name only ("the think tank X", not "the X Institute")."""

_TITLE_WORDS = (
    "times time post daily star sun news nation national herald tribune guardian observer standard mirror express "
    "mail telegraph monitor press today world international review journal gazette chronicle independent voice "
    "morning evening weekly sunday radio television"
)
COMMON_WORDS = frozenset(_TITLE_WORDS.split())
"""Words that many outlets have in their name, so that they tell none from the others."""

_ADJECTIVE_WORDS = (
    "the its their his official unofficial semiofficial semi state government private privately independent "
    "local national regional international leading popular influential english-language opposition public ruling "
    "party arabic russian persian english pashto dari urdu turkish french french-language satellite provincial "
    "conservative liberal reformist hardline hard-line moderate islamist leftist nationalist business financial "
    "opposition-leaning now-defunct defunct former respected exiled underground internet digital multilingual"
)
_ADJECTIVES = frozenset(_ADJECTIVE_WORDS.split())
_HYPHENED = re.compile(
    r"(?:pro|anti|semi|non)-\S+|\S+-(?:run|owned|based|linked|affiliated|backed|funded|controlled|language|aligned|"
    r"leaning|sponsored|operated|influenced|related|friendly|born|wide|supported|published|financed)"
)
_TAIL = re.compile(
    r"(?:,? (?:in|via) (?:English|Arabic|Persian|Dari|Pashto|Russian|Serbo-Croatian|Serbian|Turkish|Urdu|French|"
    r"Chinese|Spanish|Hebrew|Albanian|Macedonian|Croatian|Bosnian|German|Somali|Uzbek|Tajik|Korean|Japanese)"
    r"|,? (?:Domestic Service|Home Service|World Service|International Service|Television Network|Radio Network|"
    r"Network|Satellite Channel|Internet Version|Online Edition|website|web site|Web site|Website|WWW-Text|"
    r"Internet|online|Online|(?:online|print|English|Arabic|Urdu|international) edition|correspondents?|reporters?|"
    r"reports?|editorial|article|story|stories|op-ed|column|columnist|interview|poll|broadcast|blog|bureau))$"
)
_QUOTED = re.compile(r"[“\"«„‘]([^“”\"«»„‘]{2,80})[”\"»“’]")
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]")
_POSSESSOR = re.compile(r"([^'’]{2,60})(?:['’]s|(?<=s)['’]) (?=\S)")


@dataclass(frozen=True, slots=True)
class Wording:
    """A name with what stood around it: a place, and the kinds of outlet that its description allows (empty: all)."""

    name: str
    place: str | None = None
    kinds: frozenset[SourceKind] = frozenset()


def strip_tail(name: str) -> str:
    """Return a name without the language or service that monitors write behind it ("… in Persian")."""
    for _ in range(3):
        shorter = _TAIL.sub("", name).strip(" ,")
        if shorter == name or not shorter:
            break
        name = shorter
    return name


def split_brackets(name: str) -> tuple[str, tuple[str, ...]]:
    """Return a name without its brackets, and what stood in them."""
    return " ".join(_BRACKETED.sub(" ", name).split()), tuple(part.strip() for part in _BRACKETED.findall(name))


def split_possessor(name: str) -> tuple[str, str] | None:
    """Return whose a name is, and the name ("Qatar's Al Jazeera"), or None."""
    found = _POSSESSOR.match(name)
    return (found.group(1).strip(), name[found.end() :].strip()) if found else None


def find_quoted(name: str) -> Wording | None:
    """Return what stands in quotation marks if the words around it say that it is an outlet ("the daily “X”")."""
    found = _QUOTED.search(name)
    if found is None:
        return None
    around = f"{name[: found.start()]} {name[found.end() :]}".split()
    kinds = [KIND_WORDS[word] for word in (_plain(word) for word in around) if word in KIND_WORDS]
    if around and not kinds:
        return None
    return Wording(found.group(1).strip(" ,."), kinds=_join(kinds))


def describes(before: list[str], after: list[str], places: set[str], *, generic: bool) -> frozenset[SourceKind] | None:
    """Tell whether the words around a name do nothing but describe it, and which kinds of outlet they allow.

    A noun for an outlet next to the name lets any few words stand before it ("the Berlin-based news agency X"); without
    one, only adjectives and places may ("state-run X"), and then the name must be no common word (``generic``).

    Returns:
        The kinds allowed (empty: all), or None where the words are more than a description.
    """
    ahead, behind = [_plain(word) for word in before], [_plain(word) for word in after]
    if any(word in _JOINING for word in (*ahead, *behind)) or len(ahead) > _FEW:
        return None
    if behind and not _closes(behind, generic=generic):
        return None
    nouns = [KIND_WORDS[word] for word in (*ahead, *behind) if word in KIND_WORDS]
    noun_beside = bool(behind) or (bool(ahead) and ahead[-1] in KIND_WORDS)
    if not noun_beside and (generic or not all(_is_adjective(word, places) for word in ahead)):
        return None
    return _join(nouns)


_FEW = 8
_JOINING_WORDS = "and or & of in on at for to by from with that which who but as told said"
_JOINING = frozenset(_JOINING_WORDS.split())


def _closes(behind: list[str], *, generic: bool) -> bool:
    """Tell whether the words behind a name say what it is ("X satellite channel")."""
    if behind[-1] not in KIND_WORDS or _LEADING.intersection(behind):
        return False
    return all(word in KIND_WORDS or (word in _ADJECTIVES and not generic) for word in behind)


def _is_adjective(word: str, places: set[str]) -> bool:
    return word in _ADJECTIVES or word in places or _HYPHENED.fullmatch(word) is not None or not word


def _plain(word: str) -> str:
    return word.strip(" ,.;:'’\"“”()[]").removesuffix("'s").removesuffix("’s").casefold()


def _join(kinds: list[frozenset[SourceKind]]) -> frozenset[SourceKind]:
    """Return the kinds that any of the words allow; words that allow all say nothing."""
    return frozenset(kind for some in kinds for kind in some)

"""What a number counts, from the words around it.

Rule table, for a number ``N`` with its noun phrase ``NP``; the first rule that fits decides:

===========  ==========================================  =====================================================
rule         form                                        example
===========  ==========================================  =====================================================
adjacent     N [adverb] word                             "50 seriously wounded", "20 missing girls"
before       word [another | the …] N                    "killed nearly 20", "arresting 12"
noun of      word of N                                   "the killing of about 500", "the deaths of two"
toll         toll … to | at | is | reached N             "the death toll rose to 12"
predicate    N NP be word; N NP word                     "12 people … were arrested", "nine villagers dead"
hurt         N NP suffered … injuries                    "two sustained minor wounds"
shared       N NP and N NP word; word N NP and N NP      "three guards and four clerks were held"
unit         N NP, the counted noun being the word       "12 deaths", "40 foreign fighters"
===========  ==========================================  =====================================================

Two words joined by "or" ("killed or wounded 12") give no role. Things are neither killed nor held ("seized 12 cars").
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache

import ahocorasick

from provenance.model.lexicons import Lexicon
from provenance.model.vocabulary import QuantityRole
from provenance.text.wordlists import list_words

_TOKEN = re.compile(r"[^\W\d_]+(?:[-‑'’.][^\W\d_]+)*|[0-9]+(?:[.,][0-9]+)*|[^\w\s]")
_COUNTED_ROLES = frozenset({QuantityRole.FIGHTERS, QuantityRole.ATTACKERS, QuantityRole.ATTACKS})
_HARM = frozenset({QuantityRole.KILLED, QuantityRole.INJURED})

AUXILIARIES = list_words(
    """was were is are been being be has have had having got get gets getting will would could may might must should
    ended lay lies remain remained remains became become went left s're"""
)
_ACTIVE = list_words("have has had having will would could may might must should went left ended s're")
_AFTER_AUXILIARY = list_words(
    """also all both either each now still later then not reported feared believed presumed confirmed said thought
    known reportedly to allegedly apparently immediately almost certainly likely among the only being been be have
    listed declared described understood considered estimated initially themselves together simultaneously since
    already recently just eventually himself herself"""
)
_STOPS = list_words(
    """and but or while when where after before because if using that which who whom whose as than though although
    until since so then during via amid following per despite whereas"""
)
_PREPOSITIONS = list_words(
    """of in at on from to by with for near inside outside under over among between against into through across along
    around about within without towards toward aboard behind beside upon off per via"""
)
_FOLLOWERS = _PREPOSITIONS | _STOPS | list_words(
    """. , ; : ! ? ) ( ] [ — – - ' " ” ’ “ ‘ today yesterday tonight overnight early late earlier last this monday tuesday
    wednesday thursday friday saturday sunday there here instantly instantaneously according including said say
    simultaneously alive is are was were has have sunday's friday's january february march april may june july august
    september october november december police officials authorities nationwide worldwide so"""
)
_FILLERS = list_words("another other further additional the all some his her its their these those yet even also up")
_SINGULAR = list_words(
    """murder death homicide execution assassination kidnap arrest capture injury kill wound detain recruit enlist die
    attack strike raid blast explosion assault bombing ambush airstrike fighter militant insurgent terrorist jihadist
    attacker gunman assailant bomber shooter hit fatality displacement martyrdom murdering"""
)
_NOT_TRANSITIVE = list_words(
    """dead died die dies dying death deaths lives bodies corpses perished injuries injury missing fatalities fatality
    missing disappeared disappearances disappearance homeless refugees idps evacuees hostages captives abductees arrests
    detainees prisoners detentions abductions kidnappings recruits martyrs martyrdom homicides slayings beheadings
    executions assassinations unaccounted trapped critically seriously displacement returnees deportees killings murder
    arrest kidnap execution assassination capture hurts succumbed drowned treated hurt"""
)
_NOUNS = list_words(
    """death deaths murder homicide homicides execution executions assassination injury injuries arrest arrests detention
    detentions capture fatality fatalities lives bodies corpses killing killings slaying slayings displacement kidnapping
    kidnappings abduction abductions shooting martyrdom disappearance disappearances recruits hostages refugees"""
)
_TOLLS = list_words("toll tolls number numbers count figure figures tally total deaths fatalities injuries arrests injured")
_TOLL_LINKS = list_words(
    """to at of is was are were reached reaches hit passed passes surpassed exceeded exceeds topped tops stands stood
    : reaching hitting passing near by increased rose totalled totaled numbered exceeding remains remained"""
)
_SUFFERED = list_words("suffered sustained received suffering sustaining receiving suffer sustain with")
_HURTS = list_words("injuries wounds burns wound injury concussions fractures")
_IRREGULAR_PLURALS = list_words(
    """people men women children persons police policemen policewomen gunmen servicemen servicewomen personnel troops crew
    youth staff cattle sheep aircraft clergymen fishermen businessmen firemen congressmen militiamen tribesmen watchmen
    countrymen clergy others folk civilians"""
)
PERSONS = list_words(
    """man woman boy girl child person people men women boys girls children persons teen teens teenager teenagers youth
    youths baby infant toddler adult adults student students pupil pupils teacher teachers worker workers employee
    employees officer officers policeman policemen policewoman deputy deputies soldier soldiers guard guards civilian
    civilians villager villagers resident residents victim victims suspect suspects passenger passengers driver drivers
    bystander bystanders pedestrian pedestrians male males female females patient patients worshipper worshippers
    worshiper worshipers journalist journalists reporter activist activists lawyer judge doctor doctors nurse nurses
    farmer farmers trader traders shopkeeper shopkeepers labourer labourers laborer laborers migrant migrants pilgrim
    pilgrims protester protesters protestor protestors demonstrator demonstrators commander commanders leader leaders
    cleric clerics priest priests imam militant militants fighter fighters insurgent terrorist gunman gunmen attacker
    attackers bomber bombers police personnel troops constable constables trooper troopers firefighter firefighters
    medic medics aid engineer engineers sailor sailors pilot pilots clerk cook tourist tourists citizen citizens national
    nationals foreigner foreigners politician candidate official officials governor mayor minister prosecutor chief
    lieutenant captain sergeant colonel general major mother father son daughter brother sister wife husband couple
    neighbor neighbour friend uncle aunt cousin nephew niece grandmother grandfather parent parents relative relatives
    others other elder elders refugee refugees inmate inmates prisoner prisoners detainee customer customers shopper
    shoppers guest guests player players member members serviceman servicemen marine marines policemen ranger colleague
    colleagues singer musician author writer year-old year-olds month-old grandson granddaughter stepson stepdaughter stepfather stepmother boyfriend girlfriend fiance fiancee spouse sibling siblings infant juvenile juveniles motorist motorists bicyclist cyclist jogger homeowner homeowners tenant tenants roommate burglar robber robbers intruder intruders hunter hunters clerk employee rapper deputy marshal trooper agent agents editor photographer cameraman volunteer volunteers missionary convert"""
)
THINGS = list_words(
    """houses homes vehicles cars buildings shops villages towns cities schools mosques churches temples weapons rifles
    guns pistols handguns tanks trucks boats ships planes helicopters drones aircraft checkpoints posts outposts bases
    camps positions districts provinces areas regions states countries counts charges rounds shots bullets shells rockets
    missiles grenades mines bombs devices ieds phones computers laptops motorcycles bikes motorbikes buses trains points
    seats votes laws cases incidents times places locations bags packages documents passports leaflets networks centres
    centers groups organizations organisations companies factories hospitals clinics offices apartments units floors
    rooms windows doors buildings stores businesses animals dogs horses goats chickens cattle birds trees crops fields
    neighborhoods neighbourhoods stations bridges roads strongholds hideouts bunkers tunnels hills square territories
    records murders months years weeks days hours minutes issues reasons ways things parts types kinds copies pages
    casings magazines cartridges vests belts kilograms tons percent bodies items tweets posts messages accounts videos
    investigations warrants sentences terms elections matches games goals"""
) - {"bodies", "murders"}
_REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves"})
_LONGEST_PARENTHESIS = 14
_LONGEST_FORWARD = 24
_LONGEST_BACKWARD = 14
_LONGEST_UNIT = 8


class Rule(Enum):
    """The rule of the module's table that gave a role."""

    ADJACENT = "adjacent"
    BEFORE = "before"
    TOLL = "toll"
    PREDICATE = "predicate"
    SHARED = "shared"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class RoleHit:
    """A role, the rule that gave it, and the words that show it: ``length`` tokens from ``token`` on."""

    role: QuantityRole
    rule: Rule
    token: int
    length: int = 1


@dataclass(slots=True)
class Passage:
    """A passage's tokens in lower case, where each begins and ends, and at which tokens counted numbers begin."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    numbers: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Passage":
        """Return the passage ``text[start:end]``. Linear time."""
        matches = list(_TOKEN.finditer(text, start, end))
        return cls([m.group().lower() for m in matches], [m.start() for m in matches], [m.end() for m in matches])

    def token_at(self, offset: int) -> int:
        """Return the index of the first token that begins at or after ``offset``."""
        return bisect_left(self.starts, offset)

    def word(self, index: int) -> str:
        """Return the token at ``index``, or nothing beyond the ends."""
        return self.words[index] if 0 <= index < len(self.words) else ""


class RoleWords:
    """The words of a lexicon that give roles, looked up by where a phrase begins or ends."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._first: dict[str, list[tuple[tuple[str, ...], QuantityRole]]] = {}
        self._last: dict[str, list[tuple[tuple[str, ...], QuantityRole]]] = {}
        self._spotter = ahocorasick.Automaton()
        for entry in lexicon.roles:
            for phrase in entry.words:
                parts = tuple(phrase.lower().split())
                if parts:
                    self._first.setdefault(parts[0], []).append((parts, entry.role))
                    self._last.setdefault(parts[-1], []).append((parts, entry.role))
                    if entry.role not in _COUNTED_ROLES:
                        self._spotter.add_word(max(parts, key=len), entry.role)
        self._spotter.make_automaton()
        for table in (self._first, self._last):
            for phrases in table.values():
                phrases.sort(key=lambda item: -len(item[0]))

    def begins(self, word: str) -> bool:
        """Tell whether a phrase begins with the word."""
        return word in self._first

    def occur(self, text: str, start: int, end: int) -> bool:
        """Tell whether letters of a word for something that befalls people stand in ``text[start:end]``."""
        return bool(len(self._spotter)) and next(self._spotter.iter(text, start, end), None) is not None

    def match(self, words: list[str], index: int) -> tuple[QuantityRole, int] | None:
        """Return the role of the longest phrase that begins at ``index``, and its number of words."""
        for parts, role in self._first.get(words[index], ()) if 0 <= index < len(words) else ():
            if len(parts) == 1 or tuple(words[index : index + len(parts)]) == parts:
                return role, len(parts)
        return None

    def match_end(self, words: list[str], index: int) -> tuple[QuantityRole, int] | None:
        """Return the role of the longest phrase whose last word stands at ``index``, and its number of words."""
        for parts, role in self._last.get(words[index], ()) if 0 <= index < len(words) else ():
            if len(parts) == 1 or tuple(words[max(0, index + 1 - len(parts)) : index + 1]) == parts:
                return role, len(parts)
        return None


@lru_cache(maxsize=8)
def role_words(lexicon: Lexicon) -> RoleWords:
    """Return the matcher of a lexicon, built once."""
    return RoleWords(lexicon)


def find_unit(passage: Passage, index: int, *, singular: bool) -> int | None:
    """Return the token of the counted noun after a number that ends before token ``index``, or None."""
    index = _skip_partitive(passage, index)
    last = None
    for at in range(index, min(index + _LONGEST_UNIT, len(passage.words))):
        word = passage.words[at]
        if at in passage.numbers or word in _STOPS or word in _PREPOSITIONS or word in AUXILIARIES or not word[0].isalpha():
            break
        if word in PERSONS and (singular or _is_plural(word)):
            return at
        if not singular and _is_plural(word):
            return at
        last = at
    return last if singular else None


def _is_plural(word: str) -> bool:
    return word in _IRREGULAR_PLURALS or (word.endswith("s") and not word.endswith(("ss", "us", "'s", "’s", "is")))


def _skip_partitive(passage: Passage, index: int) -> int:
    """Return where the noun phrase of "dozens of the fighters" begins."""
    if passage.word(index) == "of":
        index += 1
        while passage.word(index) in _FILLERS:
            index += 1
    return index


def find_role_of_noun(roles: RoleWords, passage: Passage, index: int) -> RoleHit | None:
    """Return the role by the rules ``predicate`` and ``hurt`` for a person whose noun ends before ``index``."""
    return _find_predicate(roles, passage, index)


def find_role_after(roles: RoleWords, passage: Passage, index: int, *, many: bool = True) -> RoleHit | None:
    """Return the role by the rules ``adjacent``, ``predicate`` and ``hurt`` for a number that ends before ``index``."""
    begin = _skip_partitive(passage, index)
    if passage.word(begin) == "them":
        begin += 1
    adjacent = _find_adjacent(roles, passage, begin, many=many)
    return adjacent or _find_predicate(roles, passage, begin)


def _find_adjacent(roles: RoleWords, passage: Passage, index: int, *, many: bool) -> RoleHit | None:
    at = index
    while passage.word(at).endswith("ly") and not (roles.match(passage.words, at) and _closes(passage, at + 1)):
        at += 1
    hit = roles.match(passage.words, at)
    if hit is None or (many and hit[1] == 1 and passage.words[at] in _SINGULAR) or hit[0] in _COUNTED_ROLES:
        return None
    return _join(roles, passage, at, hit, Rule.ADJACENT)


def _closes(passage: Passage, index: int) -> bool:
    word = passage.word(index)
    return not word or not word[0].isalpha() or word in _STOPS or word in _PREPOSITIONS


def _join(roles: RoleWords, passage: Passage, at: int, hit: tuple[QuantityRole, int], rule: Rule) -> RoleHit:
    """Return the hit, with a second word joined to it in view: "killed or wounded" has no role of its own."""
    role, length = hit
    following = at + length
    if passage.word(following) in {"or", "and", "and/or", "/"}:
        second = roles.match(passage.words, following + 1)
        if second is not None and second[0] is not role and (following + 1) not in passage.numbers:
            both = role in _HARM and second[0] in _HARM
            mixed = both and not _has_object(passage, following + 1 + second[1])
            if mixed:
                return RoleHit(QuantityRole.OTHER, rule, at)
            if second[0] is QuantityRole.KILLED and not both:
                return RoleHit(QuantityRole.KILLED, rule, following + 1)
    return RoleHit(role, rule, at, length)


def _has_object(passage: Passage, index: int) -> bool:
    """Tell whether the word at ``index`` begins an object, so that the verb before it is active."""
    word = passage.word(index)
    return bool(word) and (index in passage.numbers or (word not in _FOLLOWERS and (word[0].isalnum())))


def _find_predicate(roles: RoleWords, passage: Passage, index: int) -> RoleHit | None:
    words = passage.words
    at = index
    helped = passive = False
    stop = min(len(words), index + _LONGEST_FORWARD)
    while at < stop:
        word = words[at]
        if word in AUXILIARIES:
            helped = True
            passive = passive or word not in _ACTIVE
            at += 1
            continue
        hit = roles.match(words, at) if roles.begins(word) else None
        if hit is not None and hit[1] == 1 and word in _NOUNS:
            hit = None
        if hit is not None and hit[0] not in _COUNTED_ROLES and passage.word(at - 1) not in _PREPOSITIONS:
            if word.endswith("ly") and roles.match(words, at + 1):
                at += 1
                continue
            if passive or not _has_object(passage, at + hit[1]):
                return _join(roles, passage, at, hit, Rule.PREDICATE)
            if not (word in _SINGULAR or hit[1] > 1):
                return None
        if word in _SUFFERED and not helped and _is_hurt(passage, at + 1):
            return RoleHit(QuantityRole.INJURED, Rule.PREDICATE, at)
        if helped:
            if word not in _AFTER_AUXILIARY and not word.endswith("ly"):
                return None
            at += 1
            continue
        step = _step(passage, at)
        if step is None:
            return None
        at = step
    return None


def _is_hurt(passage: Passage, index: int) -> bool:
    return any(passage.word(at) in _HURTS for at in range(index, index + 4))


def _step(passage: Passage, at: int) -> int | None:
    """Return the token to look at next, past a parenthesis if one begins here; None where the clause ends."""
    word = passage.words[at]
    if word in {"who", "that", "which"} and (passage.word(at + 1) in AUXILIARIES or passage.word(at + 1) == ","):
        return at + 1
    if word in _STOPS or at in passage.numbers or word in {";", ":", ".", "!", "?", '"', "“", "”"}:
        return None
    if word not in {",", "(", "—", "–", "["}:
        return at + 1
    closers = {"(": {")"}, "[": {"]"}, ",": {","}}.get(word, {"—", "–"})
    for index in range(at + 1, min(at + _LONGEST_PARENTHESIS, len(passage.words))):
        if passage.words[index] in closers:
            return index + 1
        if passage.words[index] in {".", ";"}:
            break
    return at + 1 if passage.word(at + 1) in AUXILIARIES else None


def find_role_before(roles: RoleWords, passage: Passage, index: int) -> RoleHit | None:
    """Return the role by the rules ``before``, ``noun of`` and ``toll`` for a number that begins at token ``index``."""
    words = passage.words
    at = index - 1
    while at >= 0 and words[at] in _FILLERS:
        at -= 1
    if passage.word(at) == "and" and passage.word(at - 1) in _REFLEXIVES:
        at -= 2
    word = passage.word(at)
    if not word:
        return None
    if word == ":" and at > 0:
        hit = roles.match_end(words, at - 1)
        if hit and hit[0] not in _COUNTED_ROLES:
            return RoleHit(hit[0], Rule.BEFORE, at - 1)
    hit = roles.match_end(words, at)
    if hit is not None and hit[0] not in _COUNTED_ROLES and (hit[1] > 1 or word not in _NOT_TRANSITIVE):
        return _join_before(roles, passage, at, hit)
    if word == "of":
        hit = roles.match_end(words, at - 1)
        if hit is not None and hit[0] not in _COUNTED_ROLES:
            return RoleHit(hit[0], Rule.BEFORE, at - 1)
    return _find_toll(roles, passage, at) if word in _TOLL_LINKS else None


def _join_before(roles: RoleWords, passage: Passage, at: int, hit: tuple[QuantityRole, int]) -> RoleHit:
    first = at - hit[1]
    if passage.word(first) in {"or", "and", "and/or", "/"}:
        other = roles.match_end(passage.words, first - 1)
        if other is not None and {other[0], hit[0]} == _HARM:
            return RoleHit(QuantityRole.OTHER, Rule.BEFORE, at)
    return RoleHit(hit[0], Rule.BEFORE, at)


def _find_toll(roles: RoleWords, passage: Passage, index: int) -> RoleHit | None:
    """Return the role of "the death toll … rose to N", "the number of those killed stands at N"."""
    role: RoleHit | None = None
    for at in range(index - 1, max(-1, index - _LONGEST_BACKWARD), -1):
        word = passage.words[at]
        if word in {".", ";"} or (at in passage.numbers and passage.word(at - 1) != "from"):
            return None
        hit = roles.match_end(passage.words, at)
        if hit is not None and hit[0] not in _COUNTED_ROLES:
            role = RoleHit(hit[0], Rule.TOLL, at)
        if word in _TOLLS and (role is not None or roles.match_end(passage.words, at - 1)):
            break
    else:
        return None
    if role is not None:
        return role
    hit = roles.match_end(passage.words, at - 1)
    return RoleHit(hit[0], Rule.TOLL, at - 1) if hit is not None and hit[0] not in _COUNTED_ROLES else None

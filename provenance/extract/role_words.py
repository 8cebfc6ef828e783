"""Words around numbers: a passage's tokens, the lexicon's words for roles, and hand-written lists for the rules."""

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import accumulate, chain, pairwise
from typing import TypeVar

from provenance.model.lexicons import Lexicon
from provenance.model.spans import Span
from provenance.model.vocabulary import QuantityRole
from provenance.text.folding import fold_width
from provenance.text.wordlists import list_words

_TOKEN = re.compile(r"[^\W\d_]+(?:[-‑'’.][^\W\d_]+)*|[0-9]+(?:[.,][0-9]+)*|[^\w\s]")
_LONGEST_REMEMBERED, _MOST_REMEMBERED = 40, 20_000
"""Characters of a chunk between white space, and chunks, of which the tokens are remembered."""
_Known = TypeVar("_Known")
COUNTED_ROLES = frozenset({QuantityRole.FIGHTERS, QuantityRole.ATTACKERS, QuantityRole.ATTACKS})

AUXILIARIES = list_words(
    """was were is are been being be has have had having got get gets getting will would could may might must should
    ended lay lies remain remained remains became become went left s're"""
)
ACTIVE = list_words("have has had having will would could may might must should went left ended s're")
AFTER_AUXILIARY = list_words(
    """also all both either each now still later then not reported feared believed presumed confirmed said thought
    known reportedly to allegedly apparently immediately almost certainly likely among the only being been be
    have listed declared described understood considered estimated initially themselves together simultaneously
    since already recently just eventually himself herself found"""
)
STOPS = list_words(
    """and but or while when where after before because if using that which who whom whose as than though although
    until since so then during via amid following per despite whereas"""
)
PREPOSITIONS = list_words(
    """of in at on from to by with for near inside outside under over among between against into through across along
    around about within without towards toward aboard behind beside upon off per via"""
)
FOLLOWERS = (
    PREPOSITIONS
    | STOPS
    | list_words(
        """. , ; : ! ? ) ( ] [ — – - ' " ” ’ “ ‘ today yesterday tonight overnight early late earlier last this monday
    tuesday wednesday thursday friday saturday sunday there here instantly instantaneously according including
    said say simultaneously alive is are was were has have sunday's friday's january february march april may
    june july august september october november december police officials authorities nationwide worldwide so"""
    )
)
FILLERS = list_words("another other further additional the all some his her its their these those yet even also up")
SINGULAR = list_words(
    """murder death homicide execution assassination kidnap arrest capture injury kill wound detain recruit enlist die
    attack strike raid blast explosion assault bombing ambush airstrike fighter militant insurgent terrorist
    jihadist attacker gunman assailant bomber shooter hit fatality displacement martyrdom murdering"""
)
NOT_TRANSITIVE = list_words(
    """dead died die dies dying death deaths lives bodies corpses perished injuries injury missing fatalities fatality
    disappeared disappearances disappearance homeless refugees idps evacuees hostages captives abductees arrests
    detainees prisoners detentions abductions kidnappings recruits martyrs martyrdom homicides slayings
    beheadings executions assassinations unaccounted trapped critically seriously displacement returnees
    deportees killings murder arrest kidnap execution assassination capture hurts succumbed drowned treated hurt"""
)
NOUNS = list_words(
    """death deaths murder homicide homicides execution executions assassination injury injuries arrest arrests
    detention detentions capture fatality fatalities lives bodies corpses killing killings slaying slayings
    displacement kidnapping kidnappings abduction abductions shooting martyrdom disappearance disappearances
    recruits hostages refugees"""
)
TOLLS = list_words(
    "toll tolls number numbers count figure figures tally total deaths fatalities injuries arrests injured"
)
TOLL_LINKS = list_words(
    """to at of is was are were reached reaches hit passed passes surpassed exceeded exceeds topped tops stands stood :
    reaching hitting passing near by increased rose totalled totaled numbered exceeding remains remained"""
)
SUFFERED = list_words("suffered sustained received suffering sustaining receiving suffer sustain with had has")
HURTS = list_words("injuries wounds burns wound injury concussions fractures")
IRREGULAR_PLURALS = list_words(
    """people men women children persons police policemen policewomen gunmen servicemen servicewomen personnel troops
    crew youth staff cattle sheep aircraft clergymen fishermen businessmen firemen congressmen militiamen
    tribesmen watchmen countrymen clergy others folk civilians"""
)
PERSONS = list_words(
    """man woman boy girl child person people men women boys girls children persons teen teens teenager teenagers youth
    youths baby infant toddler adult adults student students pupil pupils teacher teachers worker workers
    employee employees officer officers policeman policemen policewoman deputy deputies soldier soldiers guard
    guards civilian civilians villager villagers resident residents victim victims suspect suspects passenger
    passengers driver drivers bystander bystanders pedestrian pedestrians male males female females patient
    patients worshipper worshippers worshiper worshipers journalist journalists reporter activist activists
    lawyer judge doctor doctors nurse nurses farmer farmers trader traders shopkeeper shopkeepers labourer
    labourers laborer laborers migrant migrants pilgrim pilgrims protester protesters protestor protestors
    demonstrator demonstrators commander commanders leader leaders cleric clerics priest priests imam militant
    militants fighter fighters insurgent terrorist gunman gunmen attacker attackers bomber bombers police
    personnel troops constable constables trooper troopers firefighter firefighters medic medics aid engineer
    engineers sailor sailors pilot pilots clerk cook tourist tourists citizen citizens national nationals
    foreigner foreigners politician candidate official officials governor mayor minister prosecutor chief
    lieutenant captain sergeant colonel general major mother father son daughter brother sister wife husband
    couple neighbor neighbour friend uncle aunt cousin nephew niece grandmother grandfather parent parents
    relative relatives others other elder elders refugee refugees inmate inmates prisoner prisoners detainee
    customer customers shopper shoppers guest guests player players member members serviceman servicemen marine
    marines ranger colleague colleagues singer musician author writer year-old year-olds month-old grandson
    granddaughter stepson stepdaughter stepfather stepmother boyfriend girlfriend fiance fiancee spouse sibling
    siblings juvenile juveniles motorist motorists bicyclist cyclist jogger homeowner homeowners tenant tenants
    roommate burglar robber robbers intruder intruders hunter hunters rapper marshal agent agents editor
    photographer cameraman volunteer volunteers missionary convert"""
)
THINGS = list_words(
    """houses homes vehicles cars buildings shops villages towns cities schools mosques churches temples weapons rifles
    guns pistols handguns tanks trucks boats ships planes helicopters drones aircraft checkpoints posts outposts
    bases camps positions districts provinces areas regions states countries counts charges rounds shots bullets
    shells rockets missiles grenades mines bombs devices ieds phones computers laptops motorcycles bikes
    motorbikes buses trains points seats votes laws cases incidents times places locations bags packages
    documents passports leaflets networks centres centers groups organizations organisations companies factories
    hospitals clinics offices apartments units floors rooms windows doors stores businesses animals dogs horses
    goats chickens cattle birds trees crops fields neighborhoods neighbourhoods stations bridges roads
    strongholds hideouts bunkers tunnels hills square territories records murders months years weeks days hours
    minutes issues reasons ways things parts types kinds copies pages casings magazines cartridges vests belts
    kilograms tons percent bodies items tweets messages accounts videos investigations warrants sentences terms
    elections matches games goals"""
) - {"bodies", "murders"}
REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves"})

BREAK = 1
"""A word, preposition or auxiliary that ends a noun phrase."""
AUXILIARY = 2
PASSIVE = 4
"""An auxiliary that does not make the verb after it active."""
PERSON = 8
PLURAL = 16
STOP = 32
"""A word or mark at which a clause ends."""
SUFFERING = 64
PARENTHESIS = 128
"""A mark that may open a parenthesis."""
RELATIVE = 256
ROLE = 512
"""A word that begins a phrase for a role."""
_SORTS = (
    (BREAK, STOPS | PREPOSITIONS | AUXILIARIES),
    (AUXILIARY, AUXILIARIES),
    (PASSIVE, AUXILIARIES - ACTIVE),
    (PERSON, PERSONS),
    (PLURAL, IRREGULAR_PLURALS),
    (STOP, STOPS | frozenset(';:.!?"“”')),
    (SUFFERING, SUFFERED),
    (PARENTHESIS, frozenset(",(—–[")),
    (RELATIVE, frozenset({"who", "that", "which"})),
)
SORTS: dict[str, int] = {}
"""What a word is for the rules that step from word to word: the sum of the constants above."""
for _sort, _words in _SORTS:
    for _word in _words:
        SORTS[_word] = SORTS.get(_word, 0) | _sort


class _TokensOf(dict[str, tuple[str, ...]]):
    """The tokens of what stands between white space; remembered, for texts repeat their words."""

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        """Cut what has not been seen yet."""
        return _remember(self, chunk, tuple(_TOKEN.findall(chunk)))


class _StepsOf(dict[str, tuple[int, ...]]):
    """How far it is from each token between white space to the next, one white space counted after the last."""

    def __missing__(self, chunk: str) -> tuple[int, ...]:
        """Measure what has not been seen yet."""
        starts = [match.start() for match in _TOKEN.finditer(chunk)]
        steps = tuple(after - before for before, after in pairwise([*starts, len(chunk) + 1]))
        return _remember(self, chunk, steps)


def _remember(known: dict[str, _Known], chunk: str, found: _Known) -> _Known:
    """Keep what was found for a chunk unless it is long; when too much is known, forget all."""
    if len(chunk) <= _LONGEST_REMEMBERED:
        if len(known) >= _MOST_REMEMBERED:
            known.clear()
        known[chunk] = found
    return found


_tokens_of = _TokensOf().__getitem__
_steps_of = _StepsOf().__getitem__


class Passage:
    """A passage's tokens in lower case, where each begins, and at which tokens counted numbers stand."""

    __slots__ = ("numbers", "starts", "words")

    def __init__(self, folded: str, begin: int) -> None:
        """Cut a passage in lower case that begins at the offset ``begin``. Linear time."""
        chunks = folded.split()
        self.words = list(chain.from_iterable(map(_tokens_of, chunks)))
        self.starts = list(accumulate(chain.from_iterable(map(_steps_of, chunks)), initial=begin))
        self.numbers: set[int] = set()
        if self.starts.pop() != begin + len(folded) + 1:
            # The steps fall short where more than one white space stands, or a chunk begins with no token.
            self.starts = [match.start() + begin for match in _TOKEN.finditer(folded)]

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Passage":
        """Return the passage ``text[start:end]``. Linear time."""
        folded = text[start:end].lower()
        if len(folded) != end - start:
            folded = fold_width(text[start:end])
        return cls(folded, start)

    def span(self, first: int, last: int) -> Span:
        """Return the span from the first token to the last."""
        return Span(self.starts[first], self.starts[last] + len(self.words[last]))

    def token_at(self, offset: int) -> int:
        """Return the index of the first token that begins at or after ``offset``."""
        return bisect_left(self.starts, offset)

    def word(self, index: int) -> str:
        """Return the token at ``index``, or nothing beyond the ends."""
        return self.words[index] if 0 <= index < len(self.words) else ""


class RoleWords:
    """The words of a lexicon that give roles, looked up by where a phrase begins or ends.

    ``marks`` is a word of each phrase for something that befalls people: where none of them stands, nothing does.
    ``telling`` are the words without which no rule gives a role; ``sorts`` are `SORTS` and what begins phrases.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._first: dict[str, list[tuple[tuple[str, ...], QuantityRole]]] = {}
        self._last: dict[str, list[tuple[tuple[str, ...], QuantityRole]]] = {}
        self.marks: set[str] = set()
        for entry in lexicon.roles:
            for phrase in entry.words:
                parts = tuple(phrase.lower().split())
                if parts:
                    self._first.setdefault(parts[0], []).append((parts, entry.role))
                    self._last.setdefault(parts[-1], []).append((parts, entry.role))
                    if entry.role not in COUNTED_ROLES:
                        self.marks.add(max(parts, key=len))
        self.sorts = SORTS | {word: SORTS.get(word, 0) | ROLE for word in self._first}
        self.telling = frozenset(self._first) | frozenset(self._last) | HURTS
        for table in (self._first, self._last):
            for phrases in table.values():
                phrases.sort(key=lambda item: -len(item[0]))

    def match(self, words: list[str], index: int) -> tuple[QuantityRole, int] | None:
        """Return the role of the longest phrase that begins at ``index``, and its number of words."""
        phrases = self._first.get(words[index]) if 0 <= index < len(words) else None
        if phrases is not None:
            for parts, role in phrases:
                if len(parts) == 1 or tuple(words[index : index + len(parts)]) == parts:
                    return role, len(parts)
        return None

    def match_end(self, words: list[str], index: int) -> tuple[QuantityRole, int] | None:
        """Return the role of the longest phrase whose last word stands at ``index``, and its number of words."""
        phrases = self._last.get(words[index]) if 0 <= index < len(words) else None
        if phrases is not None:
            for parts, role in phrases:
                if len(parts) == 1 or tuple(words[max(0, index + 1 - len(parts)) : index + 1]) == parts:
                    return role, len(parts)
        return None


@lru_cache(maxsize=8)
def role_words(lexicon: Lexicon) -> RoleWords:
    """Return the matcher of a lexicon, built once."""
    return RoleWords(lexicon)

"""Claims about invented events for the search of candidates: one in five is told a second time in other words.

An event has a day, a village in a district in a province, people, a body, things and a number. Two tellings of it use
different patterns and synonyms, name the place at another level, write the day in another form or only its month or
not at all, round the number, leave people out, name the thing otherwise, and add words of their own. Of the events told
once, one in five happened on the day and in the place of another. Names and words follow Zipf's law with Mandelbrot's
flattened head, out of vocabularies without end, so that new ones keep coming as Heaps' law has it in real text.

Patterns, synonyms and vocabularies stand here alone: the search knows none of them. The same seed gives the same text.
"""

import random
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

FIRST_DAY, DAYS = date(2012, 1, 1), 4000
PAIRED, NEAR = 10, 5
"""One event in about nine has two tellings, so that a fifth of the claims are paired; one other in five is near one."""

_ONSETS = [*"bdfghjklmnprstvz", "br", "dr", "gr", "kh", "pr", "sh", "st", "tr"]
_VOWELS = [*"aeiou", "ai", "ou"]
_CODAS = ["", "l", "n", "r", "s", "m", "k", "nd", "rt"]
_SYLLABLES = [onset + vowel + coda for onset in _ONSETS for vowel in _VOWELS for coda in _CODAS]

KINDS = (
    (
        "armed men stormed the {thing} {place}{day}, killing {n} people",
        "{n} were shot dead{day} when fighters of the {body} attacked the {thing} {place}",
        "an assault on the {thing} {place}{day} left {n} dead",
        "militants who broke into the {thing} {place} took {n} lives{day}",
    ),
    (
        "a bomb went off near the {thing} {place}{day}, wounding {n}",
        "{n} people were hurt{day} in a blast at the {thing} {place}",
        "an explosive device planted at the {thing} {place} injured {n} passers-by{day}",
        "the {body} set off a charge beside the {thing} {place}{day}; {n} needed treatment",
    ),
    (
        "police arrested {n} suspects {place}{day} over the {thing}",
        "{n} people were detained{day} in raids {place} linked to the {thing}",
        "security forces {place} took {n} men into custody{day} and seized the {thing}",
        "{n} alleged members of the {body} were held{day} after a search for the {thing} {place}",
    ),
    (
        "floods swept away the {thing} {place}{day} and displaced {n} families",
        "{n} households lost their homes{day} when the river burst its banks at the {thing} {place}",
        "heavy rain {place}{day} destroyed the {thing} and drove out {n} families",
        "rising water forced {n} families from the {thing} {place}{day}",
    ),
    (
        "the {body} recruited {n} young men {place}{day} through the {thing}",
        "{n} youths joined the {body} {place}{day}, drawn in by the {thing}",
        "recruiters working from the {thing} {place} enlisted {n} fighters{day}",
        "some {n} boys were signed up{day} at the {thing} {place}",
    ),
    (
        "{n} workers walked out of the {thing} {place}{day}",
        "a strike at the {thing} {place} was joined by {n} employees{day}",
        "employees of the {thing} {place}, {n} in all, downed tools{day}",
        "{n} labourers stopped work{day} at the {thing} run by the {body} {place}",
    ),
    (
        "a bus carrying {n} passengers hit the {thing} {place}{day}",
        "{n} travellers were on a coach that crashed into the {thing} {place}{day}",
        "a collision at the {thing} {place}{day} involved {n} commuters",
        "the coach of the {body} with {n} on board overturned by the {thing} {place}{day}",
    ),
    (
        "gunmen kidnapped {n} employees of the {thing} {place}{day}",
        "{n} staff were abducted{day} from the {thing} {place}",
        "the {body} seized {n} hostages at the {thing} {place}{day}",
        "{n} men were taken captive{day} on their way to the {thing} {place}",
    ),
    (
        "{n} tonnes of grain for the {thing} {place} were stolen{day}",
        "thieves emptied the {thing} {place}{day} of {n} tonnes of wheat",
        "the {body} looted {n} tonnes of food from the {thing} {place}{day}",
        "{n} tonnes vanished from the stores of the {thing} {place}{day}",
    ),
    (
        "voters {place} gave the {body} {n} seats on the {thing}{day}",
        "the {body} won {n} places in the {thing} {place}{day}",
        "{n} candidates of the {body} were elected to the {thing} {place}{day}",
        "with {n} mandates the {body} took over the {thing} {place}{day}",
    ),
    (
        "a fire in the {thing} {place} killed {n}{day}",
        "{n} died{day} as flames tore through the {thing} {place}",
        "the {thing} {place} burned down{day} with {n} people inside",
        "{n} bodies were found in the ruins of the {thing} {place}, which caught fire{day}",
    ),
    (
        "the {body} released {n} prisoners {place}{day} in return for the {thing}",
        "{n} detainees were freed{day} {place} under a deal on the {thing}",
        "{n} captives walked out {place}{day} after talks on the {thing}",
        "an exchange {place}{day} brought {n} inmates home and settled the {thing}",
    ),
)
PERSONS = (
    "{person} said",
    "according to {person}",
    "{person} confirmed",
    "as {person} put it",
    "{person} told reporters",
)
ASIDES = (
    "amid a quarrel over {a} and {b}",
    "while the {a} was closed for {b}",
    "weeks after the {a} had been promised {b}",
    "which many put down to {a} rather than {b}",
    "although {a} and the {b} were under guard",
    "and the {a} {b} did not answer",
)
PLACES = {
    "in {event.village}, {event.district} district": 40,
    "in {event.village}": 25,
    "in the {event.district} district of {event.province}": 20,
    "in {event.district}": 10,
    "in {event.province} province": 5,
}
DAYS_TOLD = {
    " on %B %d, %Y": 35,
    " on %d %B %Y": 25,
    " on %Y-%m-%d": 8,
    " on %b. %d, %Y": 10,
    " in %B %Y": 10,
    " last %A": 6,
    "": 6,
}
NUMBERS = {
    "about {about}": 5,
    "more than {about}": 5,
    "nearly {about}": 5,
    "at least {about}": 5,
    "dozens": 5,
    "scores": 5,
}
"""Each form, and how many of a hundred tellings have it; numbers are rounded in three of ten."""

KEEPS = {
    "thing": 0.93,
    "a person": 0.85,
    "the person": 0.9,
    "first name": 0.75,
    "order": 0.6,
    "an aside": 0.85,
    "the aside": 0.85,
    "number": 0.7,
}
"""How often a telling has what the event has."""

ROUNDED = 12
"""Smaller numbers are never rounded."""


@dataclass(frozen=True, slots=True)
class Event:
    """What happened: everything that two tellings of it have in common."""

    kind: int
    day: date
    village: str
    district: str
    province: str
    people: tuple[str, str]
    body: str
    thing: str
    otherwise: str
    details: tuple[str, str]
    number: int


def write_claims(number: int, seed: int = 1) -> Iterator[tuple[int, str]]:
    """Yield an event's number and a telling of it, ``number`` times; those of one event stand anywhere in the order."""
    pairs = number // PAIRED
    order = array("l", [*range(number - pairs), *range(pairs)])
    random.Random(seed).shuffle(order)
    told = bytearray(number)
    for event in order:
        yield event, tell_event(make_event(event, pairs, seed), event * 2 + told[event], told[event], seed)
        told[event] = 1


def make_event(number: int, pairs: int, seed: int) -> Event:
    """Return an event; of those behind the pairs one in five shares day and place with the one before it."""
    draw = random.Random(seed * 1_000_000_007 + number)
    day = FIRST_DAY + timedelta(days=int(draw.random() * DAYS))
    district = _rank(draw, 400, 1.7)
    village = _rank(draw, 8, 1.6)
    if number > pairs and number % NEAR == 0:
        other = make_event(number - 1, pairs, seed)
        day, places = other.day, (other.village, other.district, other.province)
    else:
        name = make_word(district, 11)
        places = (make_word(village * 50 + district % 50, 13), name, make_word(district % 340, 17))
    return Event(
        kind=int(draw.random() * len(KINDS)),
        day=day,
        village=places[0].capitalize(),
        district=places[1].capitalize(),
        province=places[2].capitalize(),
        people=(_person(draw), _person(draw)),
        body=f"{_name(draw, 500, 1.6, 29)} {draw.choice(('Front', 'Council', 'Brigade', 'Union', 'Company'))}",
        thing=_thing(draw),
        otherwise=_thing(draw),
        details=(_thing(draw), _thing(draw)),
        number=2 + int(draw.paretovariate(0.9) * 3) % 5000,
    )


def tell_event(event: Event, number: int, told: int, seed: int) -> str:
    """Return one telling of an event, by another pattern than its other telling's."""
    draw = random.Random(seed * 1_000_000_009 + number)
    patterns = KINDS[event.kind]
    shift = 1 + event.day.day % (len(patterns) - 1)
    text = patterns[(event.number + told * shift) % len(patterns)].format(
        n=_tell_number(draw, event.number),
        place=_choose(draw, PLACES).format(event=event),
        day=_tell_day(draw, event.day),
        body=event.body,
        thing=event.otherwise if told and draw.random() > KEEPS["thing"] else event.thing,
    )
    if draw.random() < KEEPS["a person"]:
        person = event.people[draw.random() > KEEPS["the person"]]
        said = draw.choice(PERSONS).format(person=person if draw.random() < KEEPS["first name"] else person.split()[-1])
        text = f"{text}, {said}" if draw.random() < KEEPS["order"] else f"{said[0].upper()}{said[1:]}, {text}"
    if draw.random() < KEEPS["an aside"]:
        a, b = event.details if draw.random() < KEEPS["the aside"] else (_thing(draw), _thing(draw))
        text = f"{text}, {draw.choice(ASIDES).format(a=a, b=b)}"
    return f"{text[0].upper()}{text[1:]}."


def make_word(rank: int, kind: int) -> str:
    """Return the word at a rank of a vocabulary; no two ranks below some billions have the same one."""
    base = len(_SYLLABLES)
    left = (rank * 7_919 + kind * 104_729) % (base * base) + (rank // (base * base)) * base * base
    parts = []
    while left or len(parts) <= 1:
        left, place = divmod(left, base)
        parts.append(_SYLLABLES[(place + kind) % base])
    return "".join(parts)


def _rank(draw: random.Random, head: int, exponent: float) -> int:
    """Return a rank by the law of Zipf and Mandelbrot: about ``head`` words share the top, the tail has no end."""
    return min(int(head * ((1 - draw.random()) ** (-1 / (exponent - 1)) - 1)), 10**12)


def _name(draw: random.Random, head: int, exponent: float, kind: int) -> str:
    return make_word(_rank(draw, head, exponent), kind).capitalize()


def _person(draw: random.Random) -> str:
    return f"{_name(draw, 100, 2.0, 19)} {_name(draw, 4000, 1.6, 23)}"


def _thing(draw: random.Random) -> str:
    return make_word(_rank(draw, 3000, 1.6), 31)


def _choose(draw: random.Random, forms: dict[str, int]) -> str:
    return draw.choices(list(forms), list(forms.values()))[0]


def _tell_number(draw: random.Random, number: int) -> str:
    if number < ROUNDED or draw.random() < KEEPS["number"]:
        return str(number)
    step = 10 if number < ROUNDED**2 else 100
    return _choose(draw, NUMBERS).format(about=round(number / step) * step)


def _tell_day(draw: random.Random, day: date) -> str:
    form = _choose(draw, DAYS_TOLD)
    return day.strftime(form.replace("%d", str(day.day)) if "%B" in form else form)

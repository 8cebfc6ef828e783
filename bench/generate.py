"""Text from a small grammar of our own: news prose as dense in citations, hedges, numbers and dates as real articles.

About two sentences in five name a source: in brackets, in prose, or without a name. The same seed gives the same text.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta

PLACES = ["Kelmer", "Ardo", "Vinsk", "Tarrow", "Oslen", "Qadessa", "Beluma", "Port-Havel", "Nesh", "Akhal", "Sirin"]
REGIONS = ["the northern valley", "the coastal belt", "the border district", "the old quarter", "the highlands"]
GROUPS = ["the militia", "smugglers", "the brigade", "armed men", "the coast guard", "protesters", "the insurgents"]
PEOPLE = ["Amina Terro", "Jonas Vick", "Farid Olmeq", "Elena Marsh", "Idris Kano", "Pavel Doubek", "Sana Wirth"]
OFFICES = ["a spokesman for the governor", "the deputy mayor", "the head of the port", "a brigade commander"]
NAMED = ["Reuters", "Al Jazeera", "Dawn", "TASS", "Khaama Press", "Daily Times", "Pajhwok", "The News", "BBC News"]
INVENTED = ["Kelmer Courier", "Vinsk Observer", "Radio Tarrow", "Harbor Gazette", "Oslen Agency", "Akhal Times"]
UNNAMED = ["local officials", "witnesses", "security sources", "residents", "two diplomats", "media reports"]
VERBS = ["said", "claimed", "reported", "insisted", "confirmed", "warned", "argued", "announced", "acknowledged"]
ACTS = [
    "attacked a convoy near {place}",
    "seized {n} trucks loaded with cement in {region}",
    "closed the road between {place} and {other}",
    "released {n} prisoners after a night of talks",
    "killed at least {n} people and wounded {m} more in {place}",
    "opened a training camp on the edge of {place}",
    "recruited nearly {n} young men from {region}",
    "set fire to the customs house of {place}",
    "repaired the bridge that the flood had taken from {region}",
    "displaced more than {m} families around {place}",
]
STATES = [
    "The harvest in {region} had failed for the second year, and prices in {place} doubled within weeks.",
    "Few roads lead out of {place}, which makes every checkpoint a place where money changes hands.",
    "A ferry still crosses the river at {place} twice a day, although nobody keeps a list of those on board.",
    "{place} and {other} have shared one hospital since the clinic was shelled.",
    "Three bridges, two schools and a mill stand empty in {region}.",
]
HEDGES = ["reportedly", "apparently", "allegedly", "probably", "possibly"]


FORMS = {
    "{Group} {act} ({bracket}).": 20,
    "{speaker} {verb} that {group} had {act}.": 8,
    "“{Group} {act},” {verb} {person}.": 4,
    "According to {unnamed}, {group} {act}.": 4,
    "{Group} have {hedge} {act}.": 4,
    "{Group} may have {act} on {date}, but this could not be confirmed.": 4,
    "It is unclear whether {group} {act}.": 4,
    "On {date}, {group} {act}, and a curfew was called in {region}.": 34,
    **dict.fromkeys(STATES, 18 / len(STATES)),
}
"""Each form of a sentence, and how many of a hundred have it."""


class Writer:
    """Writes sentences, paragraphs and articles; every choice comes from one seed."""

    def __init__(self, seed: int = 1) -> None:
        self.random = random.Random(seed)
        self._forms, self._weights = list(FORMS), list(FORMS.values())

    def write_sentence(self) -> str:
        """Return one sentence with its citation, if it has one."""
        form = self.random.choices(self._forms, self._weights)[0]
        group = self._pick(GROUPS)
        return form.format(
            group=group,
            Group=group.capitalize(),
            act=self._fill(self._pick(ACTS)),
            bracket=self._bracket(),
            speaker=self._speaker(),
            verb=self._pick(VERBS),
            person=self._pick(PEOPLE),
            unnamed=self._pick(UNNAMED),
            hedge=self._pick(HEDGES),
            date=self._date(),
            region=self._pick(REGIONS),
            place=self._pick(PLACES),
            other=self._pick(PLACES),
        )

    def write_paragraph(self, sentences: int = 6) -> str:
        """Return a paragraph without a line end."""
        return " ".join(self.write_sentence() for _ in range(sentences))

    def write_article(self, length: int = 6000) -> str:
        """Return an article of about ``length`` characters: a title, a date line, paragraphs."""
        parts = [f"Trouble around {self._pick(PLACES)}", f"{self._day():%d %B %Y}"]
        size = sum(map(len, parts))
        while size < length:
            paragraph = self.write_paragraph(self.random.randint(2, 8))
            parts.append(paragraph)
            size += len(paragraph) + 2
        return "\n\n".join(parts) + "\n"

    def write_block(self, length: int) -> str:
        """Return ``length`` characters of sentences in one paragraph."""
        return "".join(self._paragraphs(length, " "))[:length]

    def write_text(self, length: int) -> str:
        """Return ``length`` characters in paragraphs of usual length."""
        return "".join(self._paragraphs(length, "\n\n"))[:length]

    def _paragraphs(self, length: int, gap: str) -> Iterator[str]:
        size = 0
        while size < length:
            part = self.write_paragraph(self.random.randint(2, 8)) + gap
            size += len(part)
            yield part

    def _pick(self, choices: list[str]) -> str:
        return self.random.choice(choices)

    def _day(self) -> date:
        return date(2015, 1, 1) + timedelta(days=self.random.randrange(2900))

    def _date(self) -> str:
        day = self._day()
        forms = [f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%B} {day.year}", f"{day:%B} {day.day}"]
        return self.random.choices(forms, (60, 25, 15))[0]

    def _bracket(self) -> str:
        count = self.random.choices((1, 2), (85, 15))[0]
        return "; ".join(f"{self._pick(NAMED + INVENTED)}, {self._date()}" for _ in range(count))

    def _speaker(self) -> str:
        named = f"{self._pick(PEOPLE)}, {self._pick(OFFICES)},"
        speakers = [self._pick(NAMED + INVENTED), named, self._pick(UNNAMED).capitalize()]
        return self.random.choices(speakers, (40, 30, 30))[0]

    def _fill(self, pattern: str) -> str:
        return pattern.format(
            place=self._pick(PLACES),
            other=self._pick(PLACES),
            region=self._pick(REGIONS),
            n=self.random.randint(2, 40),
            m=self.random.randint(20, 300),
        )

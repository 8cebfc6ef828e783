"""How surely an article tells the killed and injured of its main event, so that two articles can be compared.

One reading of an article is often wrong by a victim who is told twice or left out. So its parts are read by themselves
too: the headline, the text without it, the headline with the first two and four sentences, the first sentence alone.

1. A headline that counts dead and living victims in numbers is the article's word on it; nothing else counts.
2. A death that the headline or the first sentence tells holds: what parts tell that count fewer dead is left out.
"""

from provenance.extract.main_event import decide_toll, read_tolls
from provenance.model.dates import DatePeriod
from provenance.model.lexicons import Lexicon
from provenance.model.tolls import StatedToll

_FIRST = (2, 4)
"""Sentences that are read with the headline."""
_UPPER = 12
"""Sentences whose words of death count."""


def find_stated_toll(title: str, text: str, lexicon: Lexicon, published: DatePeriod | None = None) -> StatedToll | None:
    """Return what an article tells of its main event's victims, or None where it tells of none. Linear time.

    Args:
        title: the headline.
        text: the article.
        lexicon: what extraction is told about words.
        published: tells which years are long past.
    """
    headline, *sentences = read_tolls(title, text, lexicon, published)
    whole = decide_toll([headline, *sentences])
    if whole is None:
        return None
    first = decide_toll(sentences[:1])
    heading = decide_toll([headline])
    death = headline.death or any(sentence.death for sentence in sentences[:_UPPER])
    if heading is not None and headline.joint and headline.numbered:
        return StatedToll(heading.killed, heading.injured, numbered=True, death=death)
    parts = [heading, decide_toll(sentences), *(decide_toll([headline, *sentences[:few]]) for few in _FIRST), first]
    dead = max((part.killed for part in (heading, first) if part is not None), default=0)
    others = {(part.killed, part.injured) for part in parts if part is not None and part.killed >= dead}
    others.discard((whole.killed, whole.injured))
    return StatedToll(whole.killed, whole.injured, tuple(sorted(others)), headline.numbered, death)

"""Time grows with the length of a text and no faster, on ordinary text and on the worst."""

import gc
import time

import pytest

from provenance.extract import read
from provenance.extract.layout import find_blocks
from provenance.extract.sentences import find_sentences
from provenance.model.documents import Document, Original
from provenance.seeds import load_lexicon

LEXICON = load_lexicon()
SENTENCES = (
    "The mayor of Vannes said on 3 May 2019 that at least 12 houses had burned down. "
    "Smugglers reportedly crossed the river near Osh (Tidewater Post, May 7, 2019). "
    "“We saw two boats,” a fisherman told the Harbour Courier. According to residents, nobody was hurt. "
)
SHORT = 30_000
MOST, MOST_OF_WORST = 16.0, 24.0
"""Times longer that eight times the text may take; quadratic growth would take 64 times. The worst texts are read so
quickly that their times waver more."""
WORST = {
    "brackets": "(",
    "pairs": "(a) ",
    "list": "a,",
    "one word": "abc",
    "digits": "7",
    "numbers": "12 ",
    "quotes": '"',
    "open quotes": "“a ",
    "stops": ".",
    "line ends": "\n",
    "verbs": "he said ",
    "conjunctions": "A and ",
    "accounts": "@ab",
    "addresses": "http://a.b/",
    "unclosed": "(Dawn, March 3, 2017 ",
    "citations": "(Dawn, March 3, 2017) ",
    "places": "In Osh, ",
    "initials": "A. ",
    "months": "March ",
    "bullets": "* a\n",
}


def take(text: str) -> float:
    """Return the processor time, in seconds, that reading a text takes; of a short one the least of three runs."""
    document = Document(text, Original("", "text/plain", b""))
    times = []
    for _ in range(3 if len(text) <= SHORT else 1):
        gc.collect()
        start = time.process_time()
        read(document, LEXICON)
        times.append(time.process_time() - start)
    return min(times)


def grows_evenly(part: str, short: int, most: float) -> bool:
    """Tell whether eight times the text takes at most so many times as long, in one of three tries.

    Times waver where others use the machine; quadratic growth is seen in every try.
    """
    return any(take(repeat(part, 8 * short)) < most * max(take(repeat(part, short)), 0.005) for _ in range(3))


def repeat(part: str, length: int) -> str:
    """Return a text of that length made of one part again and again."""
    return (part * (length // len(part) + 1))[:length]


@pytest.mark.parametrize("gap", [" ", "\n\n"], ids=["one paragraph", "paragraphs"])
def test_time_grows_with_length(gap: str) -> None:
    assert grows_evenly(SENTENCES.strip() + gap, SHORT, MOST)


@pytest.mark.parametrize("name", WORST)
def test_the_worst_text_takes_no_more_than_linear_time(name: str) -> None:
    assert grows_evenly(WORST[name], SHORT // 4, MOST_OF_WORST)


@pytest.mark.parametrize("part", ["(", "a,", "abc", "7", '"', "“", ".", "A. ", "\n"])
def test_hundreds_of_thousands_of_signs_are_read_at_once(part: str) -> None:
    text = repeat(part, 200_000)
    document = Document(text, Original("", "text/plain", b""))
    start = time.process_time()
    claims = read(document, LEXICON).claims
    assert time.process_time() - start < 10
    assert all(claim.text == claim.span.of(text) for claim in claims)


def test_one_paragraph_of_two_million_characters_is_cut() -> None:
    text = repeat(SENTENCES, 2_000_000)
    start = time.process_time()
    sentences = find_sentences(text, find_blocks(text))
    assert time.process_time() - start < 10
    assert len(sentences) > 4 * 2_000_000 // len(SENTENCES)

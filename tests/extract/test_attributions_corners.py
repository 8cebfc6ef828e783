"""Forms that come up seldom: each once, as source, cue and content, or as nothing at all."""

import pytest

from provenance.extract.attributions import find_attributions
from provenance.extract.sentences import split_sentences
from provenance.model.citations import Attribution
from provenance.model.layout import Sentence
from provenance.model.spans import Span
from provenance.seeds import load_lexicon

LEXICON = load_lexicon()


def find(text: str) -> tuple[Attribution, ...]:
    spans = split_sentences(text, Span(0, len(text)))
    return find_attributions(text, [Sentence(span, 0) for span in spans], LEXICON)


def tell(text: str) -> list[str]:
    """Each attribution of a text as ``source | cue | content``."""
    return [
        " | ".join((found.source.of(text) if found.source else "-", found.cue.of(text), found.content.of(text)))
        for found in find(text)
        if found.content is not None
    ]


CASES = [
    ("Dana Roth said the mill was safe, later adding that it was old.", "Dana Roth | said | the mill was safe"),
    ("Aides to Omar Dell said the mill was safe.", "Aides to Omar Dell | said | the mill was safe"),
    (
        "A poll released Sunday by the Gull found that mills are lost.",
        "A poll released Sunday by the Gull | found | that mills are lost",
    ),
    (
        "The Dell family, Omar, and Ana Ruiz said mills are lost.",
        "The Dell family, Omar, and Ana Ruiz | said | mills are lost",
    ),
    (
        "The guards, dockers, and millers said mills are lost.",
        "The guards, dockers, and millers | said | mills are lost",
    ),
    ("Highly placed officials said mills are lost.", "Highly placed officials | said | mills are lost"),
    ("The man who in March had left said mills are lost.", "The man who in March had left | said | mills are lost"),
    ("The men that had left said mills are lost.", "The men that had left | said | mills are lost"),
    ("After a storm in the bay the mayor said mills are lost.", "the mayor | said | mills are lost"),
    ("In a speech Omar Dell said mills are lost.", "Omar Dell | said | mills are lost"),
    (
        "Omar Dell (who left the port in 1990) said mills are lost.",
        "Omar Dell (who left the port in 1990) | said | mills are lost",
    ),
    ("The party, R-Ohio, said mills are lost.", "The party, R-Ohio, | said | mills are lost"),
    (
        "Sen. Omar Dell, R-Ohio, a miller, said mills are lost.",
        "Sen. Omar Dell, R-Ohio, a miller, | said | mills are lost",
    ),
    (
        "Omar Dell, a miller (born in Mira), said mills are lost.",
        "Omar Dell, a miller (born in Mira), | said | mills are lost",
    ),
    (
        "Omar Dell, the owner of “Gull” magazine, said mills are lost.",
        "Omar Dell, the owner of “Gull” magazine, | said | mills are lost",
    ),
    ("Omar Dell, including his crew, said mills are lost.", "Omar Dell, including his crew, | said | mills are lost"),
    ("“Mills are lost,” said Omar Dell Jr., a miller.", "Omar Dell Jr., a miller | said | “Mills are lost,”"),
    (
        "“Mills are lost,” said Omar Dell, then a recently retired miller.",
        "Omar Dell, then a recently retired miller | said | “Mills are lost,”",
    ),
    ("“Mills are lost,” said a miller now working in Mira.", "a miller now working in Mira | said | “Mills are lost,”"),
    ("“Mills are lost,” said a miller who left.", "a miller who left | said | “Mills are lost,”"),
    (
        "“Mills are lost,” said Omar Dell, whose mill burned down.",
        "Omar Dell, whose mill burned down | said | “Mills are lost,”",
    ),
    (
        "“Mills are lost,” said Omar Dell, managing director of the mill.",
        "Omar Dell, managing director of the mill | said | “Mills are lost,”",
    ),
    ("“Mills are lost,” said Omar Dell, speaking in Riga.", "Omar Dell | said | “Mills are lost,”"),
    ("“Mills are lost,” said Omar Dell, although nobody asked.", "Omar Dell | said | “Mills are lost,”"),
    ("“Mills are lost,” said the miller, a friend was told.", "the miller | said | “Mills are lost,”"),
    ("“Mills are lost,” said several.", "several | said | “Mills are lost,”"),
    ("“Mills are lost,” said the leading miller.", "the leading miller | said | “Mills are lost,”"),
    ("“Mills are lost,” said this week’s winner.", "this week’s winner | said | “Mills are lost,”"),
    (
        "Dana Roth told the union of dockers and Omar Dell that mills are lost.",
        "Dana Roth | told | that mills are lost",
    ),
    ("Dana Roth told him “no” twice.", "Dana Roth | told | “no” twice"),
    ("Dana Roth said, when asked about it, that mills are lost.", "Dana Roth | said | that mills are lost"),
    ("Dana Roth said early in the morning that mills are lost.", "Dana Roth | said | that mills are lost"),
    ("Dana Roth said in 2019 that mills are lost.", "Dana Roth | said | that mills are lost"),
    ("Dana Roth said of the mill that it burned.", "Dana Roth | said of | the mill that it burned"),
    ("Mills are lost, Dana Roth told the crew in Mira in a letter on Friday.", "Dana Roth | told | Mills are lost"),
    ("Mills are lost, Dana Roth told.", "Dana Roth | told | Mills are lost"),
    (
        "“Mills are lost” — Dana Roth said — “and dams break.”",
        "Dana Roth | said | “Mills are lost” — Dana Roth said — “and dams break.”",
    ),
    (
        "If mills are lost, Dana Roth said, dams break.",
        "Dana Roth | said | If mills are lost, Dana Roth said, dams break",
    ),
    ("On Friday, Dana Roth said, mills are lost.", "Dana Roth | said | On Friday, Dana Roth said, mills are lost"),
    ("On Friday, Dana Roth said, “Mills are lost.”", "Dana Roth | said | “Mills are lost.”"),
    ("Mills are lost, as they say, and dams break.", "they | say | Mills are lost"),
    ("Who said mills are lost?", "Who | said | mills are lost"),
    ("The mayor, who is said to drink, left.", "- | is said | who is said to drink"),
    ("Nobody knew, and it was reported that mills are lost.", "- | it was reported | that mills are lost"),
    ("The mill burned and was praised by Dana Roth.", "Dana Roth | was praised | The mill"),
    ("“Mills are lost,” Dana Roth was quoted as saying.", "Dana Roth | was quoted as saying | “Mills are lost,”"),
    ("Dana Roth said “mills are lost. They always do", "Dana Roth | said | “mills are lost. They always do"),
    ("The mayor left, saying “mills are lost. They always do", "The mayor | saying | “mills are lost. They always do"),
    ("According to the owner, who left, mills are lost.", "the owner | According to | who left, mills are lost"),
    ("According to Omar Dell, a miller, mills are lost.", "Omar Dell, a miller | According to | mills are lost"),
    ("There were many reports of fire and claims that mills are lost.", "- | claims | that mills are lost"),
    ("ROTH : Mills are lost.", "ROTH | : | Mills are lost"),
    ("MIRA, July 4 (Gull) — Dana Roth said mills are lost.", "Dana Roth | said | mills are lost"),
    ("Praised by critics and seen, Dana Roth said mills are lost.", "Dana Roth | said | mills are lost"),
    ("As the old men of the village say mills are lost, dams break.", "the old men of the village | say | dams break"),
    ("The man who smokes said mills are lost.", "The man who smokes | said | mills are lost"),
    ("Aides to the mayor said mills are lost.", "Aides to the mayor | said | mills are lost"),
    ("They had fallen when officials said mills are lost.", "officials | said | mills are lost"),
    ("Dana Roth told the crew.", "- | - | -"),
    ("Dana Roth added that.", "Dana Roth | added | that"),
    ("Dana Roth said in.", "- | - | -"),
    ("Dana Roth said in the town of Mira near a cape that mills are lost.", "Dana Roth | said | that mills are lost"),
    ("Dana Roth reminded them about.", "- | - | -"),
    ("“Mills are lost,” said Dana Roth Jr.", "Dana Roth Jr. | said | “Mills are lost,”"),
    ("“Mills are lost,” said Omar Dell and they left.", "Omar Dell | said | “Mills are lost,”"),
    ("“Mills are lost,” said Omar Dell and left.", "Omar Dell | said | “Mills are lost,”"),
    ("“Mills are lost,” said Omar Dell about 2 p.m.", "Omar Dell | said | “Mills are lost,”"),
    ("“Mills are lost,” said two aides to be.", "two aides | said | “Mills are lost,”"),
    ("“Mills are lost,” said the firm’s leaving director.", "the firm’s leaving director | said | “Mills are lost,”"),
    ("“Mills are lost,” said the mill owner (D.", "the mill owner | said | “Mills are lost,”"),
    ("“Mills are lost,” said Omar Dell %.", "Omar Dell % | said | “Mills are lost,”"),
    ("As Dana Roth said,", "- | - | -"),
    ("The mill fell as Dana Roth said mills are lost.", "Dana Roth | said | mills are lost"),
    ("Here, Dana Roth said, was, the mill, old.", "Dana Roth | said | Here, Dana Roth said, was, the mill, old"),
    ("“Mills are lost,” Dana Roth said “and dams too.”", "Dana Roth | said | “Mills are lost,”"),
    ("Cited by the Gull, Dana Roth said mills are lost.", "Dana Roth | said | mills are lost"),
    ("Dana Roth was praised by", "- | - | -"),
    ("One thing noted by experts was odd.", "- | - | -"),
    ("Quoted by Omar Dell, mills are lost.", "- | - | -"),
    ("The mayor began to complain.", "- | - | -"),
    ("The mayor went on to say.", "- | - | -"),
    ("According to Omar Dell, they left.", "Omar Dell | According to | they left"),
    ("The mill, According to Omar Dell, burned.", "- | - | -"),
    ("If only they are to be believed", "- | - | -"),
    ("There are reports “no” burned.", "- | - | -"),
    ("Reports that have burned were old.", "- | - | -"),
    ("DANA ROTH MILLS ARE LOST TODAY: YES", "- | - | -"),
    ("The mill, of course, said, mills are lost.", "- | - | -"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), CASES, ids=[text[:44] for text, _ in CASES])
def test_corners(text: str, told: str) -> None:
    assert told in (tell(text) or ["- | - | -"])


NOTHING = [
    "The claim that shows reports burned.",
    "Reports",
    "According to",
    "They acted according to need.",
    "The idea was to be believed.",
    "It was, reportedly, said.",
    "Said by whom?",
    "Writing is hard.",
    "Of saying so little.",
    "Announcing the sale.",
    "By saying that.",
    "He has often reports to write.",
    "Before saying",
    "And said",
    "It said:",
    "the said",
    "Quoted as saying",
    "It is said.",
    "is praised by",
    "asked by",
    "went on to say",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_attributed(text: str) -> None:
    assert tell(text) == []


def test_overlapping_stretches_are_one() -> None:
    text = (
        "praised denied 4, '' - ” third 40 or said believed if ministry which Omar thing was saying some citing which"
    )
    for found in find(text):
        assert all(first.end <= second.start for first, second in zip(found.parts, found.parts[1:], strict=False))


def test_document_without_an_outlet_before_it_stays_open() -> None:
    text = "Dana Roth said mills are lost. In Mira, the article added that dams break."
    _, second = find(text)
    assert second.publisher is None
    assert not second.continues


def test_belief_within_speech_is_left_out() -> None:
    text = "Dana Roth said that she hopes that mills are lost and that she praised the crew."
    assert [found.cue.of(text) for found in find(text)] == ["said"]

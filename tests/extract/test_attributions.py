"""Who says what: every expected value is the text with marks in it: ``<S source>``, ``<Q cue>``, ``<C content>``."""

import re

import pytest

from provenance.extract.attributions import find_attributions
from provenance.extract.sentences import split_sentences
from provenance.model.citations import Attribution
from provenance.model.layout import Sentence
from provenance.model.lexicons import Lexicon
from provenance.model.spans import Span
from provenance.seeds import load_lexicon

LEXICON = load_lexicon()
MARK = re.compile(r"<([SQC]) |>")


def find(text: str, lexicon: Lexicon = LEXICON) -> tuple[Attribution, ...]:
    """Attributions of a text whose paragraphs are its lines."""
    sentences = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        spans = split_sentences(text, Span(start, start + len(line)))
        sentences += [Sentence(span, number) for span in spans]
        start += len(line) + 1
    return find_attributions(text, sentences, lexicon)


def unmark(marked: str) -> tuple[str, dict[str, list[Span]]]:
    """The text without its marks, and the spans that stood in them."""
    text = ""
    opened: list[tuple[str, int]] = []
    spans: dict[str, list[Span]] = {"S": [], "Q": [], "C": []}
    last = 0
    for match in MARK.finditer(marked):
        text += marked[last : match.start()]
        last = match.end()
        if match[1]:
            opened.append((match[1], len(text)))
        else:
            name, start = opened.pop()
            spans[name].append(Span(start, len(text)))
    return text + marked[last:], spans


def mark(text: str, found: Attribution) -> str:
    """The text with the attribution's spans marked in it."""
    marks: list[tuple[int, int, int, str]] = []
    stretches = found.parts or ((found.content,) if found.content is not None else ())
    for name, spans in (("S", (found.source,)), ("Q", (found.cue,)), ("C", stretches)):
        for span in spans:
            if span is not None:
                marks += [(span.start, 1, -span.end, f"<{name} "), (span.end, 0, -span.start, ">")]
    for at, _, _, sign in sorted(marks, reverse=True):
        text = text[:at] + sign + text[at:]
    return text


CASES = {
    "that clause": "<S The harbour master> <Q said> <C that two ferries had collided>.",
    "bare clause": "<S Residents> <Q say> <C the well is dry>.",
    "quotation behind": '<S The miller> <Q said>, <C "There is no flour.">',
    "quotation before": '<C "There is no flour,"> <S the miller> <Q said>.',
    "clause before": "<C The well is dry>, <S residents> <Q say>.",
    "inverted": '<C "There is no flour,"> <Q said> <S Aram Sol, a miller in the old town>.',
    "inverted with a relative clause": "<C “The roof went first,”> <Q said> <S Ilse Brandt, who runs the mill>.",
    "interrupted quotation": '<C "We left at dawn,"> <S the guide> <Q said>, <C "and the ice broke.">',
    "interrupted clause": "<C The dam>, <S engineers> <Q said>, <C would hold for a week>.",
    "quotation that goes on": '<C "We left at dawn,"> <S the guide> <Q said>. <C "The ice broke behind us.">',
    "quotation of several sentences": '<C "It was dark. We ran,"> <S she> <Q said>.',
    "question before": '<C "Who paid for it?"> <S the clerk> <Q asked>.',
    "question in the sentence before": '<C "Who paid for it? Nobody knows!"> <S Dana Roth> <Q said>.',
    "who is told": "<S The envoy> <Q told> a crowd of miners <C that the pit would close>.",
    "who is told and when": "<S Mara Lind> <Q told> reporters on Tuesday <C the vote was void>.",
    "date between source and verb": "<S The ministry> on Monday <Q confirmed> <C that grain was missing>.",
    "medium between verb and clause": "<S The mayor> <Q said> in a statement <C that the bridge was safe>.",
    "medium behind a quotation": '<C "It is safe,"> <S the mayor> <Q said> in an interview.',
    "apposition": "<S Omar Dell, a spokesman for the port,> <Q said> <C the crane was new>.",
    "apposition in front": "<S The port's director, Omar Dell,> <Q said> <C the crane was new>.",
    "age and place": "<S Ana Ruiz, 41, of Salto,> <Q said> <C her barn had burned>.",
    "relative clause": "<S Omar Dell, who runs the port,> <Q said> <C the crane was new>.",
    "relative clause without commas": "<S A trader who asked not to be named> <Q said> <C the price had doubled>.",
    "aside": "<S The envoy>, speaking in Riga, <Q said> <C that talks had failed>.",
    "list": "<S Omar Dell, Ana Ruiz and the harbour master> <Q said> <C that the crane was new>.",
    "reduced relative clause": "<S officials briefed on the plan> <Q say> <C it will fail>.",
    "auxiliaries and adverbs": "<S The firm> <Q has repeatedly denied> <C that the pipe had burst>.",
    "negation": "<S The court> <Q did not say> <C when it would rule>.",
    "progressive": "<S The unions> <Q are warning> <C that wages will fall>.",
    "passive with an agent": "<C The law> <Q was praised> by <S the bishop of Mira>.",
    "quoted as saying": "<S The owner> <Q was quoted by Reuters as saying> <C that the mill was lost>.",
    "infinitive of course": "<S The judge> <Q went on to say> <C that the map was forged>.",
    "according to in front": "<Q According to> <S the coast guard>, <C nobody drowned>.",
    "according to with apposition": "<Q According to> <S Ivo Kern, a guide in the valley>, <C the pass is closed>.",
    "according to behind": "<C Nobody drowned>, <Q according to> <S the coast guard>.",
    "according to within": "The judge said that, <Q according to> <S two witnesses>, <C the door was shut>.",
    "as in front": "As <S the Coastal Herald> <Q reported>, <C the ferry was empty>.",
    "as behind": "<C The ferry was empty>, as <S the Coastal Herald> <Q reported>.",
    "participle": "The mayor opened the bridge, <Q saying> <C that it was safe>.",
    "impersonal": "<Q It was reported> <C that the bridge had fallen>.",
    "raising": "<C The clan> <Q is said> <C to hold the pass>.",
    "hearsay": "The envoy was asked about <Q reports> <C that the bridge had fallen>.",
    "there are reports": "<Q There are even reports> <C that the bridge had fallen>.",
    "whose claim": "The court rejected <S the owner's> <Q claim> <C that the mill was lost>.",
    "condition": "If <S local shepherds> <Q are to be believed>, <C wolves crossed the ridge>.",
    "noted by": "The third thing <Q noted by> <S observers> is <C that the mill is empty>.",
    "relative object": "He sold the mill, <C which> <S he> <Q said> <C was a ruin>.",
    "pronoun with an auxiliary": "<S They><Q 've argued> <C that the canal was too narrow>.",
    "two letters": "<S The U.N.> <Q said> <C the convoy had left>.",
    "dateline": "<S Rebels> <Q said> <C they held the pass>.",
    "single marks": "<C ‘The well is dry,’> <S the farmer> <Q said>.",
    "double apostrophes": "<C ''The well is dry,''> <S the farmer> <Q said>.",
}
del CASES["participle"]

ENDS = {
    "semicolon": "<S Dana Roth> <Q said> <C the mill was safe>; nobody believed it.",
    "bracket at the end": "<S Dana Roth> <Q said> <C the mill was safe> (Gull, 2019).",
    "bracket within": "<S Dana Roth> <Q said> <C the mill (built in 1790) was safe>.",
    "bracket left open": "<S Dana Roth> <Q said> <C the mill ( was safe>.",
    "contrast": "<S Dana Roth> <Q said> <C the mill was safe>, but the dam broke.",
    "contrast in a that clause": "<S Dana Roth> <Q said> <C that the mill was safe, but empty>.",
    "relative clause": "<S Dana Roth> <Q said> <C the owner, who lives in Mira, was safe>.",
    "relative clause behind a verb": "<S Dana Roth> <Q said> <C the mill belonged to Aram Sol>, who lives in Mira.",
    "next cue": "<S Dana Roth> <Q said> <C the mill was safe>, adding that it was old.",
    "next clause": "<S Dana Roth> <Q said> <C the mill was safe>, and the dam broke at noon.",
    "list": "<S Dana Roth> <Q said> <C the mill, the dam, and the old weir were safe>.",
    "second that": "<S Dana Roth> <Q said> <C the mill was safe, and that the dam was old>.",
    "second subject": "<S Dana Roth> <Q said> <C that the mill was safe>, and she left.",
    "second speaker": "<S Dana Roth> <Q said> <C that the mill was safe> and she added that it was old.",
    "second verb behind a comma": "<S Dana Roth> <Q said> <C the mill was safe>, and warned that it was old.",
    "noun phrase before a verb": "<S Dana Roth> <Q praised> <C the crew> and left the hall.",
    "noun phrase before a participle": "<S Dana Roth> <Q praised> <C the crew>, calling it brave.",
    "noun phrase with a date": "<S Dana Roth> <Q praised> <C the crew> on Friday.",
    "noun phrase with a medium": "<S Dana Roth> <Q praised> <C the crew> in a letter to the port.",
    "quotation before more": "<S Dana Roth> <Q called> <C it “a gift,”> and they agree.",
    "quotation within a clause": "<S Dana Roth> <Q said> <C the “gift” was old>.",
    "quotation with its stop": "<S Dana Roth> <Q said>: <C “It was a gift.”> She left.",
    "subordinate": "When <S Dana Roth> <Q said> <C the mill was safe>, they laughed.",
    "relative source": "The owner, <S who> <Q said> <C the mill was safe>, left the hall.",
    "relative source without commas": "The owner <S who> <Q said> <C the mill was safe> told nobody.",
    "whether": "<S Dana Roth> <Q asked> <C whether the mill was safe>.",
    "told to": "<S Dana Roth> <Q urged> <C the crew to leave>.",
    "asked to": "<S Dana Roth> <Q asked> <C the crew to leave>.",
    "reminded of": "<S Dana Roth> <Q reminded> the crew of <C the flood>.",
    "boasted of": "<S Dana Roth> <Q boasted of> <C her mill>.",
    "said of": "<S Dana Roth> <Q said of> <C the mill>.",
    "comma before a quotation": "<S Dana Roth> <Q said>, smiling, <C “No.”>",
    "adverb before a clause": "<S Dana Roth> <Q said> repeatedly <C that the mill was safe>.",
    "where and when": "<S Dana Roth> <Q said> in Mira on Friday <C that the mill was safe>.",
    "time before a comma": "<C The mill was safe>, <S Dana Roth> <Q said> late on Friday, adding that it was old.",
    "clause around": "<C The mill>, <S Dana Roth> <Q told> a crowd on Friday, <C was safe>.",
    "quotation around": "<C The mill>, <S Dana Roth> <Q said>, <C “is safe.”>",
    "that around": "<C The lesson is>, <S Dana Roth> <Q said>, <C that mills burn>.",
    "title before the verb": "<S Last week’s issue of “Gull”> <Q said> <C the mill was safe>.",
    "which he called": "The mill, <C which> <S he> <Q called> <C a ruin>, burned.",
    "ends with a title": "<C “The mill is safe”> <S Dana Roth> <Q said>.",
    "noun before that": "<S Data from the ministry> <Q show> <C that exports fell>.",
    "capitals": "<S LOCAL MAYOR> <Q SAYS> <C MILL IS SAFE>.",
    "headline": "<S Mayor> <Q Says> <C Mill Will Stand Despite Flood>.",
    "script": "<S ROTH><Q :> <C The mill is safe>.",
    "adverb for a name": "<S Kelly> <Q said> <C the mill was safe>.",
    "state of mind": "<S Dana Roth> <Q is confident> <C that the mill is safe>.",
    "past behind have": "<S The report> <Q has shown> <C that the mill is safe>.",
    "asked by": "<Q Asked> by <S a clerk> <C whether the mill was safe>, Dana Roth left.",
    "as reported by": "As <Q reported> by <S the Coastal Herald>, <C the mill was safe>.",
    "fronted participle": "<Q Citing> <C the cost>, <S the mayor> sold the mill.",
    "fronted participle with a preposition": "After <Q announcing> <C the sale>, <S the mayor> left.",
    "attribute": "<S a letter from the owner> <Q saying> <C that the mill was safe>",
    "went on": "<S Dana Roth> <Q went on to say> <C the mill was safe>.",
    "began and went on": "<S Dana Roth> left and <Q began to complain> <C that the mill was lost>.",
    "according to within brackets": "<C The mill (built in 1790) was safe>, <Q according to> <S the owner, a miller>.",
    "condition behind": "<C The mill was safe>, if <S the owners> <Q are to be believed>.",
    "her claim": "They rejected <S her> <Q claim> <C that the mill was lost>.",
}


@pytest.mark.parametrize("marked", (CASES | ENDS).values(), ids=(CASES | ENDS).keys())
def test_spans(marked: str) -> None:
    text, _ = unmark(marked)
    came = [mark(text, found) for found in find(text)]
    assert marked in came, came


def test_participle_takes_the_subject_of_the_sentence() -> None:
    text = "The mayor opened the bridge, saying that it was safe."
    (found,) = [one for one in find(text) if one.cue.of(text) == "saying"]
    assert found.source is not None
    assert found.source.of(text) == "The mayor"


def test_coordinated_verbs_share_their_source() -> None:
    text = "The unions said that wages had fallen and warned that a strike was near."
    first, second = find(text)
    assert first.source == second.source
    assert first.content is not None
    assert first.content.of(text) == "that wages had fallen"
    assert second.content is not None
    assert second.content.of(text) == "that a strike was near"


def test_nested_attributions_are_both_found() -> None:
    text = "The Coastal Herald reported that the memo said the pump had failed."
    assert [found.cue.of(text) for found in find(text)] == ["reported", "said"]


def test_quotation_in_the_next_paragraph_belongs_to_the_colon() -> None:
    text = "The judge wrote:\n“The map is forged. The case is closed.”"
    (found,) = find(text)
    assert found.content is not None
    assert found.content.of(text) == "“The map is forged. The case is closed.”"


def test_speech_goes_on_over_paragraphs() -> None:
    text = "“The map is forged,” the judge said.\n“Nobody drew it.\n“Nobody will.”\nThe hall was quiet."
    (found,) = find(text)
    assert [part.of(text) for part in found.parts] == ["“The map is forged,”", "“Nobody drew it.", "“Nobody will.”"]
    assert found.content is not None
    assert found.content.of(text).endswith("“Nobody will.”")


def test_next_speaker_ends_a_speech() -> None:
    text = "“The map is forged,” the judge said.\n“It is not,” the owner said."
    first, second = find(text)
    assert first.parts == ()
    assert second.content is not None
    assert second.content.of(text) == "“It is not,”"


NOTHING = [
    "Two ferries collided off the cape.",
    "The village has no say in the matter.",
    "Both reports lay on the desk.",
    "The alleged thief ran off.",
    "“He said it was over,” ran the headline.",
    "Workers met according to plan.",
    "",
    "...",
    "“”",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_attributed(text: str) -> None:
    assert find(text) == ()

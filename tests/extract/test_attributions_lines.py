"""Tokens, their marks and their quotations; where noun phrases begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.extract.attributions.chunks import Chunks, mark_word
from provenance.extract.attributions.forms import BASE, ING_FORM, PARTICIPLE, PAST, THIRD, index_forms
from provenance.extract.attributions.grammar import ADVERB, ED, GENITIVE, ING, NAME, NOUN, NUMBER, TIME
from provenance.extract.attributions.heads import find_start
from provenance.extract.attributions.lines import Line, read_line
from provenance.extract.attributions.phrases import find_end
from provenance.extract.attributions.subjects import find_main_subject, find_subject, skip_time
from provenance.model.lexicons import Lexicon, VerbEntry
from provenance.model.vocabulary import HedgeLevel, Stance


def read(text: str) -> Line:
    return read_line(text, 0, len(text))


def quoted(text: str) -> list[str]:
    line = read(text)
    return [line.surface(one.first, one.last + 1) for one in line.quotations]


@given(st.text())
def test_tokens_stand_in_the_text_in_order(text: str) -> None:
    line = read(text)
    assert len(line.words) == len(line.lows) == len(line.starts) == len(line.ends) == len(line.marks)
    assert len(line.within) == len(line.words)
    for word, start, end in zip(line.words, line.starts, line.ends, strict=True):
        assert text[start:end].startswith(word)
    assert line.starts == sorted(line.starts)
    assert all(end <= start for end, start in zip(line.ends, line.starts[1:], strict=False))


PIECES = [
    "the",
    "The",
    "Sadly",
    "Dell",
    "dockers’",
    "dockers'",
    "it’s",
    "U.S.",
    "Mr.",
    "May",
    ".",
    ",",
    "—",
    "‘",
    "'",
    "“",
    "''",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from(["  ", "\n", "\u00a0 ", "\t\n"]))
def test_any_white_space_parts_tokens_alike(pieces: list[str], space: str) -> None:
    plain, spaced = read(" ".join(pieces)), read(space + space.join(pieces) + space)
    assert (plain.words, plain.marks, plain.within) == (spaced.words, spaced.marks, spaced.within)
    assert all(spaced.text.startswith(word, start) for word, start in zip(spaced.words, spaced.starts, strict=True))


@given(st.text(alphabet="ab .,“”\"'‘’«»`-", max_size=60))
def test_quotations_never_overlap(text: str) -> None:
    line = read(text)
    last = -1
    for number, one in enumerate(line.quotations, start=1):
        assert last < one.first <= one.last
        assert set(line.within[one.first : one.last + 1]) == {number}
        last = one.last


def test_stops_of_abbreviations_belong_to_them() -> None:
    assert read("Mr. Dell of the U.S. left.").words == ["Mr", "Dell", "of", "the", "U.S", "left", "."]
    line = read("Mr. Dell")
    assert line.surface(0, 1) == "Mr."


def test_words_whose_space_was_lost_are_two() -> None:
    assert read("the hall.Dell spoke").words == ["the", "hall", ".", "Dell", "spoke"]


def test_pronouns_give_up_their_auxiliaries() -> None:
    assert read("they’ve left, Dell’s gone").lows == ["they", "'ve", "left", ",", "dell's", "gone"]


def test_apostrophe_behind_a_plural_is_no_quotation() -> None:
    line = read("the leaders’ plan")
    assert line.surface(1, 2) == "leaders’"
    assert line.marks[1] & GENITIVE


def test_apostrophe_behind_a_quotation_in_single_marks_closes_it() -> None:
    line = read("the dockers' plan, 'the dockers' and the dockers' pay")
    assert [word for word in line.words if word in {"'", "dockers"}] == ["dockers", "'", "dockers", "'", "dockers", "'"]
    assert line.surface(1, 2) == "dockers'"


def test_long_chunks_and_many_chunks_are_read_like_short_ones() -> None:
    long = "x" * 100 + ".Dell"
    assert read(long).words == read(long).words == ["x" * 100, ".", "Dell"]
    chunks = Chunks(single=False)
    for number in range(40_000):
        assert chunks[f"x{number}"][0][0] == "x"
    assert len(chunks) < 40_000


MARKS = [
    ("Dell", True, NAME),
    ("Kelly", True, NAME),
    ("Sadly", True, ADVERB),
    ("Sadly", False, NAME),
    ("sadly", False, ADVERB),
    ("mill", False, NOUN),
    ("1,200", False, NUMBER),
    ("milled", False, NOUN | ED),
    ("milling", False, NOUN | ING),
    ("May", False, TIME),
    ("The", False, NAME),
    ("WHO", False, NAME),
    ("Dell's", False, NAME | GENITIVE),
]


@pytest.mark.parametrize(("word", "initial", "marks"), MARKS)
def test_marks(word: str, initial: bool, marks: int) -> None:
    assert mark_word(word, word.lower(), initial=initial) == marks


QUOTED = [
    ("He said “no” and left.", ["“no”"]),
    ('He said "no" and left.', ['"no"']),
    ("He said ''no'' and left.", ["''no''"]),
    ("He said ``no'' and left.", ["``no''"]),
    ("He said „no“ and left.", ["„no“"]),
    ("He said «no» and left.", ["«no»"]),
    ("He said ‘no,’ and left.", ["‘no,’"]),
    ("He said 'no,' and left.", ["'no,'"]),
    ("He said ”no” and left.", ["”no”"]),
    ("“No,“ he said.", ["“No,“"]),
    ("''He said 'no,''' she wrote.", ["''He said 'no,'''"]),
    ("“He said ‘no,’ twice,” she wrote.", ["“He said ‘no,’ twice,”"]),
    ("“We left. “We ran,” he said.", ["“We ran,”"]),
    ("He said “we left", ["“we left"]),
    ("the leaders' plan and the dockers' pay", []),
    ("a 6'2\" docker", []),
    ("‘the dockers’ pay,’ he said", ["‘the dockers’ pay,’"]),
]


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_quotations(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


STARTS = [
    ("the old harbour master", "the old harbour master"),
    ("After the storm the old master", "the old master"),
    ("when the master of the port", "the master of the port"),
    ("and aides to Omar Dell", "aides to Omar Dell"),
    ("Omar Dell and the port of Mira", "Omar Dell and the port of Mira"),
    ("the miller left and the baker", "the baker"),
    ("more than 40 dockers", "more than 40 dockers"),
    ("only 32 dockers", "only 32 dockers"),
    ("all the dockers", "all the dockers"),
    ("people close to him", "people close to him"),
    ("the man who shot the guard", "the man who shot the guard"),
    ("a trader who asked to remain unnamed", "a trader who asked to remain unnamed"),
    ("the “Gull” magazine", "the “Gull” magazine"),
    ("the union (DDU)", "the union (DDU)"),
    ("because that firm", "that firm"),
    ("Dell attacked the union bosses", "the union bosses"),
    ("it", "it"),
    ("spoke of", None),
    ("“The Gull That Flew Over the Old Mill at Dawn” readers", "readers"),
    ("“Gulls.” readers", "readers"),
    ("Alfred Dell", "Alfred Dell"),
    ("In a speech the minister", "the minister"),
    ("he often dockers", "dockers"),
    ("he attacked its owners", "its owners"),
    ("was milled flour", "flour"),
    ("the mill, the dam, and the weir", "the mill, the dam, and the weir"),
    ("he left, the dam, and the weir", "the weir"),
]


@pytest.mark.parametrize(("text", "expected"), STARTS)
def test_phrases_begin(text: str, expected: str | None) -> None:
    line = read(text)
    start = find_start(line, len(line.words), 0)
    assert (None if start is None else line.surface(start, len(line.words))) == expected


ENDS = [
    ("Omar Dell on Friday", "Omar Dell"),
    ("Omar Dell, a docker, on Friday", "Omar Dell, a docker"),
    ("Omar Dell, 41, of Salto, on Friday", "Omar Dell, 41, of Salto"),
    ("Omar Dell, who runs the port. Then", "Omar Dell, who runs the port"),
    ("Omar Dell (D-Ohio) left", "Omar Dell (D-Ohio)"),
    ("Omar Dell (Gull, 2019) left", "Omar Dell"),
    ("a spokesman for the port in a statement", "a spokesman for the port"),
    ("officials briefed on the plan", "officials briefed on the plan"),
    ("the dockers and the millers", "the dockers and the millers"),
    ("the dockers and the millers left", "the dockers"),
    ("Omar Dell, speaking in Riga", "Omar Dell"),
    ("Omar Dell, now a partner at the firm", "Omar Dell, now a partner at the firm"),
    ("them all", "them"),
    ("they all", "they all"),
    ("the “Gull” magazine", "the “Gull” magazine"),
    ("there was smoke", None),
    ("of the port", None),
    ("Omar Dell, “Gull” writer", "Omar Dell"),
    ("Omar Dell, Jr., left", "Omar Dell, Jr."),
    ("Omar Dell, the miller also left", "Omar Dell"),
    ("Omar Dell, who called it “a gift that nobody in the town had ever asked for”", "Omar Dell"),
    ("Omar Dell, who" + " ran" * 50, "Omar Dell"),
    ("(D) left", None),
    ("Omar Dell (one of us who left long ago) left", "Omar Dell"),
    ("two aides to be", "two aides"),
    ("Omar Dell = x", "Omar Dell"),
    ("Omar Dell, = x", "Omar Dell"),
]


@pytest.mark.parametrize(
    ("text", "expected"), [("the men who left", "the men"), ("Omar Dell about it", "Omar Dell"), ("Omar the", "Omar")]
)
def test_who_is_told_ends_before_what_is_told(text: str, expected: str) -> None:
    line = read(text)
    end = find_end(line, 0, len(line.words), explained=False, told=True)
    assert end is not None
    assert line.surface(0, end) == expected


@pytest.mark.parametrize(("text", "expected"), ENDS)
def test_phrases_end(text: str, expected: str | None) -> None:
    line = read(text)
    end = find_end(line, 0, len(line.words))
    assert (None if end is None else line.surface(0, end)) == expected


SUBJECTS = [
    ("The ministry on Monday", "The ministry"),
    ("The ministry late last week", "The ministry"),
    ("Omar Dell, 27, a docker,", "Omar Dell, 27, a docker,"),
    ("Omar Dell -- a docker --", "Omar Dell -- a docker --"),
    ("Omar Dell, a docker", "Omar Dell, a docker"),
    ("Omar Dell, in a letter,", "Omar Dell"),
    ("Omar Dell, most of whose crew left,", "Omar Dell, most of whose crew left,"),
    ("Omar Dell, for whom it was late,", "Omar Dell, for whom it was late,"),
    ("Omar Dell, author of “Gulls,”", "Omar Dell, author of “Gulls,”"),
    ("Dell and Roth both", "Dell and Roth"),
    ("they all", "they all"),
    ("Omar Dell himself", "Omar Dell himself"),
    ("the man who", "who"),
    ("Kelly", "Kelly"),
    ("On Friday", None),
    ("It rained; then,", None),
    ("they both", "they both"),
    ("left; himself", None),
    ("Omar Dell, the mill was old,", None),
    ("Omar Dell, two of whom left,", "Omar Dell, two of whom left,"),
    ("of it, a miller,", None),
    ("Dell, Omar, a docker,", "Omar, a docker,"),
    ("In Mira, a docker,", None),
]


@pytest.mark.parametrize(("text", "expected"), SUBJECTS)
def test_subjects(text: str, expected: str | None) -> None:
    line = read(text)
    subject = find_subject(line, len(line.words), 0)
    assert (None if subject is None else line.surface(*subject)) == expected


MAIN = [
    ("In March, the mayor opened the hall", "the mayor"),
    ("On March 4, 2019, the mayor opened the hall", "the mayor"),
    ("But the mayor of Mira opened the hall", "the mayor of Mira"),
    ("In March the mayor opened", None),
    ("“No,” she", None),
    ("But", None),
    ("In March, on Friday, at noon, by the sea, in Mira, the mayor left", None),
    ("In March,", None),
]


@pytest.mark.parametrize(("text", "expected"), MAIN)
def test_main_subjects(text: str, expected: str | None) -> None:
    line = read(text)
    subject = find_main_subject(line, 0, len(line.words))
    assert (None if subject is None else line.surface(*subject)) == expected


def test_times_are_skipped_to_the_left() -> None:
    line = read("the court on March 4")
    assert skip_time(line, len(line.words), 0) == 2


def test_forms_tell_what_they_may_be() -> None:
    def entry(lemma: str, *forms: str) -> VerbEntry:
        return VerbEntry(lemma, forms, Stance.NEUTRAL, HedgeLevel.ATTRIBUTED, ("that",))

    verbs = (
        entry("write", "write", "writes", "writing", "wrote", "written"),
        entry("read", "read", "reads", "reading"),
        entry("signal", "signal", "signals", "signalling", "signalled", "signaled"),
        entry("point out", "point out", "pointed out"),
        VerbEntry("as per", ("as per",), Stance.NEUTRAL, HedgeLevel.ATTRIBUTED, ("source",)),
    )
    table = index_forms(Lexicon(verbs=verbs))
    kinds = {head: forms[0].kinds for head, forms in table.items()}
    assert kinds["write"] == BASE
    assert kinds["writes"] == THIRD
    assert kinds["writing"] == ING_FORM
    assert kinds["wrote"] == PAST
    assert kinds["written"] == PARTICIPLE
    assert kinds["read"] == BASE | PAST | PARTICIPLE
    assert kinds["signaled"] == kinds["signalled"] == PAST | PARTICIPLE
    assert kinds["as"] == 0
    assert table["pointed"][0].tail == ("out",)

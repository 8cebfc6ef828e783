import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.load.decode import MOST_PROBLEMS, decode_bytes, replace_undecodable
from provenance.model.vocabulary import ProblemKind


def decode(content: bytes) -> str:
    text = decode_bytes(content)
    assert text is not None
    return replace_undecodable(text).text


@pytest.mark.parametrize(
    ("bom", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_dropped(bom: bytes, encoding: str) -> None:
    assert decode(bom + "Größe – “ja”\r\n".encode(encoding)) == "Größe – “ja”\r\n"


def test_line_ends_stay_as_they_are() -> None:
    assert decode(b"one\r\ntwo\nthree\rfour\x0b\x0cfive") == "one\r\ntwo\nthree\rfour\x0b\x0cfive"


@given(st.binary(max_size=300))
def test_what_cannot_be_decoded_is_replaced_as_python_does(noise: bytes) -> None:
    content = b"plain words " * 200 + noise
    assert decode(content) == content.decode("utf-8", "replace").replace("\0", "\ufffd")


@given(st.text(st.characters(codec=None), max_size=200))
def test_every_replaced_run_is_told_once(text: str) -> None:
    decoded = replace_undecodable(text)
    assert len(decoded.text) == len(text)
    told = {offset for problem in decoded.problems for offset in range(problem.span.start, problem.span.end)}
    bad = {offset for offset, character in enumerate(text) if character == "\0" or "\ud800" <= character <= "\udfff"}
    assert told == bad
    assert "\0" not in decoded.text
    assert decoded.text.encode().decode() == decoded.text


def test_problems_count_what_was_replaced() -> None:
    decoded = replace_undecodable(decode_bytes(b"a quiet \xff\xfe\x00 day \xe9 and more words follow") or "")
    assert [problem.kind for problem in decoded.problems] == [ProblemKind.UNDECODABLE_BYTES] * 2
    assert [problem.span.of(decoded.text) for problem in decoded.problems] == ["\ufffd\ufffd\ufffd", "\ufffd"]
    assert decoded.problems[0].message.startswith("3 ")
    assert decoded.problems[1].message.startswith("1 ")


def test_problems_are_capped_and_the_last_counts_the_rest() -> None:
    decoded = replace_undecodable("a\0b" * (MOST_PROBLEMS + 7))
    assert len(decoded.problems) == MOST_PROBLEMS
    assert decoded.problems[-1].message.endswith("7 further on")


def test_truncated_utf16_keeps_its_text() -> None:
    assert decode(codecs.BOM_UTF16_LE + "word".encode("utf-16-le") + b"\x41") == "word\ufffd"


def test_random_bytes_are_no_text() -> None:
    assert decode_bytes(bytes(range(256)) * 40) is None
    assert decode_bytes("no mark at all".encode("utf-16-le")) is None


def test_a_few_foreign_letters_do_not_make_a_text_binary() -> None:
    assert decode("Le maire a été réélu à l'unanimité".encode("latin-1")).count("\ufffd") == 6


def test_a_character_cut_by_the_sample_does_not_count() -> None:
    assert decode(b"x" * 65_535 + "ü".encode() + b" end").endswith("ü end")


def test_an_encoder_cannot_use_the_mark() -> None:
    with pytest.raises(UnicodeEncodeError):
        "\ud800".encode("utf-8", "provenance.mark")

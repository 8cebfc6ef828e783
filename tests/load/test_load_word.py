from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.errors import LoadError
from provenance.load.word import parse_docx
from tests.load.samples import load_bytes, make_docx, make_zip, read_or_refuse

CORE = (
    '<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">{}</c:coreProperties>'
)


def make_by_library(title: str = "") -> bytes:
    document = docx.Document()
    document.add_heading("Salt prices", level=1)
    document.add_paragraph("Salt became dearer in March, the Example Gazette reported.")
    table = document.add_table(rows=2, cols=2)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"cell {number}"
    document.add_paragraph("The mayor promised help.")
    document.core_properties.title = title
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_paragraphs_headings_and_tables_are_read_in_order(tmp_path: Path) -> None:
    document = load_bytes(tmp_path, "salt.docx", make_by_library("Salt"))
    assert document.text == (
        "Salt prices\n\nSalt became dearer in March, the Example Gazette reported.\n\n"
        "cell 0 \tcell 1\n\ncell 2 \tcell 3\n\nThe mayor promised help."
    )
    assert document.title == "Salt"
    assert document.original.media_type.endswith("wordprocessingml.document")


def test_the_template_of_the_library_dates_nothing(tmp_path: Path) -> None:
    document = load_bytes(tmp_path, "salt.docx", make_by_library())
    assert (document.author, document.published) == (None, None)
    assert document.title == "Salt prices"


def test_core_properties_give_title_author_and_the_day_of_making(tmp_path: Path) -> None:
    core = CORE.format(
        "<dc:title>Salt</dc:title><dc:creator>Ada Sample</dc:creator>"
        "<dcterms:created>2019-03-12T08:00:00Z</dcterms:created>"
    )
    document = load_bytes(tmp_path, "salt.docx", make_docx(f"<w:p>{run('Salt is dear.')}</w:p>", core=core))
    assert (document.title, document.author) == ("Salt", "Ada Sample")
    assert document.published is not None
    assert (document.published.on.iso(), document.published.rule) == ("2019-03-12", "file_created")


def test_notes_keep_their_marks_and_stand_at_the_end() -> None:
    body = (
        f"<w:p>{run('Salt is dear.')}<w:r><w:footnoteReference w:id='2'/></w:r>{run(' Sugar too.')}"
        "<w:r><w:endnoteReference w:id='7'/></w:r><w:r><w:footnoteReference w:id='9'/></w:r></w:p>"
    )
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    foot = f"<w:footnote w:id='0'/><w:footnote w:id='2'><w:p>{run(' Gazette, 2018.')}</w:p></w:footnote>"
    end = f"<w:endnote w:id='7'><w:p>{run('Mail,')}</w:p><w:p>{run('2017.')}</w:p></w:endnote>"
    parts = {"footnotes": f"<w:footnotes {space}>{foot}</w:footnotes>", "endnotes": f"<w:e {space}>{end}</w:e>"}
    content = make_docx(body, **parts)
    assert parse_docx(Path("notes.docx"), content).text == (
        "Salt is dear.[1] Sugar too.[2][3]\n\nNOTES\n\n[1] Gazette, 2018.\n\n[2] Mail, 2017.\n\n[3]"
    )


def test_tabs_breaks_and_what_was_deleted() -> None:
    body = (
        f"<w:p>{run('a')}<w:r><w:tab/></w:r>{run('b')}<w:r><w:br/></w:r>{run('c')}"
        f"<w:del>{run('gone')}</w:del><w:moveFrom>{run('gone')}</w:moveFrom><w:r><w:instrText>PAGE</w:instrText></w:r>"
        f"<mc:AlternateContent><mc:Choice>{run('d')}</mc:Choice><mc:Fallback>{run('d')}</mc:Fallback></mc:AlternateContent>"
        f"<w:r><w:noBreakHyphen/></w:r></w:p><w:p/><w:sectPr/>{run('loose')}"
    )
    assert parse_docx(Path("a.docx"), make_docx(body)).text == "a\tb\ncd\u2011\n\nloose"


def test_deep_nesting_is_no_trouble() -> None:
    deep = "<w:sdt>" * 5000 + f"<w:p>{run('deep')}</w:p>" + "</w:sdt>" * 5000
    assert parse_docx(Path("deep.docx"), make_docx(deep)).text == "deep"


def test_a_part_that_unpacks_beyond_bounds_is_refused(tmp_path: Path) -> None:
    bomb = make_zip({"word/document.xml": b" " * 100_000_001})
    assert len(bomb) < 1_000_000
    with pytest.raises(LoadError, match="unpacks to more than 100 MB"):
        load_bytes(tmp_path, "bomb.docx", bomb)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"PK\x03\x04 and nothing else", "broken, encrypted or no DOCX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "broken, encrypted or no DOCX"),
        (make_zip({"other.xml": "<a/>"}), "word/document.xml is missing"),
        (make_zip({"word/document.xml": "<a><b></a>"}), "no sound XML"),
        (make_zip({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>'}), "no sound XML"),
        (make_docx("<w:p/>"), "no text in this document"),
        (make_by_library()[:2000], "broken, encrypted or no DOCX"),
    ],
)
def test_what_is_no_sound_docx_is_refused_in_one_line(tmp_path: Path, content: bytes, says: str) -> None:
    with pytest.raises(LoadError, match=says) as caught:
        load_bytes(tmp_path, "wrong.docx", content)
    assert "\n" not in str(caught.value)


def test_a_docx_is_known_by_its_bytes_and_another_archive_is_no_text(tmp_path: Path) -> None:
    assert load_bytes(tmp_path, "salt.bin", make_by_library()).text.startswith("Salt prices")
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", bytes(range(256)) * 20)
    with pytest.raises(LoadError, match="not text"):
        load_bytes(tmp_path, "other.zip", packed.getvalue())
    with pytest.raises(LoadError, match="not text"):
        load_bytes(tmp_path, "cut.zip", b"PK\x03\x04" + bytes(range(256)) * 20)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5_000), st.integers(0, 255)), max_size=8))
def test_a_damaged_docx_is_read_or_refused(changes: list[tuple[int, int]]) -> None:
    content = bytearray(make_docx(f"<w:p>{run('Salt is dear.')}</w:p>", core=CORE.format("")))
    for place, value in changes:
        content[place % len(content)] = value
    outcome = read_or_refuse(parse_docx, bytes(content))
    assert "\0" not in outcome

import json
from hashlib import sha256
from pathlib import Path

import pytest

from provenance.errors import LoadError
from provenance.load import load_document, load_documents
from provenance.model.documents import Document


def write(folder: Path, *lines: object) -> Path:
    path = folder / "many.jsonl"
    written = [line if isinstance(line, bytes) else json.dumps(line, ensure_ascii=False).encode() for line in lines]
    path.write_bytes(b"\n".join(written) + b"\n")
    return path


def read(folder: Path, *lines: object) -> list[Document | LoadError]:
    return list(load_documents(write(folder, *lines)))


FULL = {
    "title": "Bread riots in Example Town",
    "author": "Ada Sample",
    "publisher": "Example Gazette",
    "published_on": "1911-05",
    "url": "https://gazette.example/1",
    "text": "Bakers shut their shops on 3 May 1911.\nThe “riots” went on.",
    "archived_url": "https://archive.example/1",
    "retrieved_at": "2020-01-02T03:04:05",
    "further": {"keys": "are passed over"},
}


def test_each_line_is_a_document_with_what_it_says(tmp_path: Path) -> None:
    first, second = read(tmp_path, FULL, {"text": "Nothing is known."})
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    stated = [first.title, first.author, first.publisher, first.url, first.text, first.archived_url]
    assert stated == [FULL[key] for key in ("title", "author", "publisher", "url", "text", "archived_url")]
    assert first.published is not None
    assert (first.published.on.iso(), first.published.inferred) == ("1911-05", False)
    assert first.retrieved_at is not None
    assert first.retrieved_at.isoformat() == "2020-01-02T03:04:05+00:00"
    assert (second.title, second.published, second.name) == (None, None, "many.jsonl:2")


def test_the_original_is_the_line_without_its_end(tmp_path: Path) -> None:
    path = tmp_path / "two.ndjson"
    line = '{"text": "Größe"}'.encode()
    path.write_bytes(b"\xef\xbb\xbf" + line + b"\r\n\r\n" + line)
    first, second = load_documents(path)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.original == second.original
    assert first.original.content == line
    assert first.original.sha256 == sha256(line).hexdigest()
    assert first.original.media_type == "application/json"
    assert second.name == "two.ndjson:3"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b'{"text": "a"', "not JSON"),
        (b"[" * 200_000, "not JSON"),
        (b'{"text": ' + b"9" * 5_000 + b"}", "not JSON (nested too deeply, or a number too long)"),
        (bytes(range(14, 32)) * 9, "not JSON (not text)"),
        ([1], "no JSON object"),
        ({"title": "a"}, "text is missing or empty"),
        ({"text": " \n"}, "text is missing or empty"),
        ({"text": "a", "title": 3}, "title must be a string or null"),
        ({"text": "a", "published_on": "3 May 1911"}, "published_on is not a date: '3 May 1911'"),
        ({"text": "a", "published_on": "1911-13"}, "published_on is not a date"),
        ({"text": "a", "retrieved_at": "noon"}, "retrieved_at is not a time: 'noon'"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(tmp_path: Path, line: object, says: str) -> None:
    before, bad, after = read(tmp_path, {"text": "before"}, line, {"text": "after"})
    assert isinstance(before, Document)
    assert isinstance(bad, LoadError)
    assert "many.jsonl: line 2: " in str(bad)
    assert says in str(bad)
    assert "\n" not in str(bad)
    assert isinstance(after, Document)
    assert after.text == "after"


def test_a_date_with_a_time_is_cut_to_the_day(tmp_path: Path) -> None:
    (document,) = read(tmp_path, {"text": "a", "published_on": "2019-03-12T23:59:00+02:00"})
    assert isinstance(document, Document)
    assert document.published is not None
    assert document.published.on.iso() == "2019-03-12"


def test_what_is_undecodable_becomes_a_problem(tmp_path: Path) -> None:
    first, second = read(
        tmp_path,
        b'{"text": "caf\xe9 and tea", "title": "\xff"}',
        {"text": "lone \ud800 one"}["text"].encode("utf-8", "surrogatepass").join([b'{"text": "', b'"}']),
    )
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.text == "caf\ufffd and tea"
    assert first.title == "\ufffd"
    assert [problem.kind.value for problem in first.problems] == ["undecodable_bytes", "no_publication_date"]
    assert second.problems[0].span.of(second.text) == "\ufffd\ufffd\ufffd"


def test_an_escaped_lone_surrogate_and_nul_are_replaced(tmp_path: Path) -> None:
    (document,) = read(tmp_path, b'{"text": "a\\ud800b\\u0000c", "publisher": "x\\ud800"}')
    assert isinstance(document, Document)
    assert (document.text, document.publisher) == ("a\ufffdb\ufffdc", "x\ufffd")
    assert len(document.problems) == 3


@pytest.mark.parametrize("content", [b"", b"\n\r\n  \n"])
def test_a_file_without_lines_is_empty(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "none.jsonl"
    path.write_bytes(content)
    (error,) = load_documents(path)
    assert isinstance(error, LoadError)
    assert str(error).endswith("none.jsonl: empty; there is nothing to read")


def test_one_document_is_asked_for_where_there_are_several(tmp_path: Path) -> None:
    path = write(tmp_path, FULL, FULL)
    with pytest.raises(LoadError, match="holds more than one document"):
        load_document(path)
    assert load_document(write(tmp_path, FULL)).title == FULL["title"]

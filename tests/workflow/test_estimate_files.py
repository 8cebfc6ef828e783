import gzip
from pathlib import Path

import pytest

from provenance.errors import LoadError, UsageError
from provenance.model.estimates import EstimateOptions, Method
from provenance.workflow.estimate import estimate_file, read_priors, read_reports

MAJORITY = EstimateOptions(method=Method.MAJORITY)


def write(folder: Path, text: str, name: str = "reports.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def test_columns_stand_in_any_order_and_case(tmp_path: Path) -> None:
    path = write(
        tmp_path, "\ufeffValue,note,Source,OBJECT,weight\r\n9,seen,Alpha,Killed,\r\n12,,Beta,Killed,0.5\r\n\r\n"
    )
    reports, skipped = read_reports(path)
    assert [(item.source, item.object, item.value, item.weight) for item in reports] == [
        ("Alpha", "Killed", "9", 1.0),
        ("Beta", "Killed", "12", 0.5),
    ]
    assert skipped == 0


def test_rows_with_gaps_are_left_out_and_counted(tmp_path: Path) -> None:
    path = write(tmp_path, "source,object,value\nAlpha,Killed,9\n,Killed,9\nBeta,Killed\nBeta,Killed,9,spare\n")
    found = estimate_file(path)
    assert found.objects[0].likely.roots == 2
    assert any("2 rows without" in note for note in found.notes)


def test_packed_files_are_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "reports.csv.gz"
    path.write_bytes(gzip.compress(b"source,object,value\nAlpha,Killed,9\n"))
    assert read_reports(path)[0][0].value == "9"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "missing: source, object, value"),
        ("source,object\na,b\n", "missing: value"),
        ("source,object,value,weight\na,b,c,2\n", "line 2: the weight '2'"),
        ("source,object,value,weight\na,b,c,much\n", "line 2: the weight 'much'"),
        ("source,object,value,weight\na,b,c,nan\n", "line 2: the weight 'nan'"),
        ("source,object,value\n", "no reports"),
    ],
)
def test_a_malformed_table_is_refused_with_its_place(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        estimate_file(write(tmp_path, content))


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("absent.csv", None, "cannot read"),
        ("bytes.csv", b"source,object,value\na,b,\xff\n", "not UTF-8"),
        ("fake.csv.gz", b"source,object,value\n", "cannot read"),
        ("cut.csv.gz", gzip.compress(b"source,object,value\na,b,c\n", mtime=0)[:-9], "cannot read"),
        ("huge.csv", b"source,object,value\na,b," + b"c" * 200_000 + b"\n", "not CSV"),
    ],
)
def test_an_unreadable_file_is_a_load_error(tmp_path: Path, name: str, content: bytes | None, message: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(LoadError, match=message):
        estimate_file(path)


def test_what_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("provenance.workflow.estimate._MOST_BYTES", 30)
    with pytest.raises(UsageError, match="more than 30 characters"):
        read_reports(write(tmp_path, "source,object,value\nAlpha,Killed,9\n"))


def test_ratings_are_letters_or_means(tmp_path: Path) -> None:
    letters = read_priors(write(tmp_path, "source,letter\nAlpha,b\n", "letters.csv"))
    assert letters["Alpha"].mean == 0.8
    means = read_priors(write(tmp_path, "source,mean\nAlpha,0.7\n", "means.csv"))
    assert means["Alpha"].mean == 0.7
    for wrong in ("source,letter\nAlpha,Z\n", "source,mean\nAlpha,1.2\n", "source\nAlpha\n"):
        with pytest.raises(UsageError, match="line 2"):
            read_priors(write(tmp_path, wrong, "wrong.csv"))


def test_ratings_copies_and_what_is_resolved_take_part(tmp_path: Path) -> None:
    rows = "Alpha,Killed,9\nBeta,Killed,12\nGamma,Killed,12\nAlpha,Place,Tarn\nBeta,Place,Hill\n"
    path = write(tmp_path, "source,object,value\n" + rows)
    found = estimate_file(
        path,
        priors=write(tmp_path, "source,letter\nAlpha,A\nBeta,E\n", "priors.csv"),
        copies=write(tmp_path, "source,root\nGamma,Beta\n", "copies.csv"),
        resolved=write(tmp_path, "object,value\nPlace,TARN\nElsewhere,x\n", "resolved.csv"),
    )
    killed, place = found.objects
    assert killed.likely.value == "9"
    assert place.resolved
    assert place.likely.value == "Tarn"
    assert place.likely.probability == 1.0
    assert {item.source: item.copies for item in found.sources} == {"Alpha": None, "Beta": None, "Gamma": "Beta"}


def test_spellings_are_merged_unless_told_otherwise(tmp_path: Path) -> None:
    path = write(
        tmp_path, "source,object,value\na,o,Hill\nb,o,HILL\nc,o,Hill\nd,o,Tarn\ne,o,Tarn\nf,o,Tarn\ng,o,hill\n"
    )
    assert estimate_file(path, options=MAJORITY).objects[0].majority == ("Hill",)
    assert estimate_file(path, options=MAJORITY, exact=True).objects[0].majority == ("Tarn",)

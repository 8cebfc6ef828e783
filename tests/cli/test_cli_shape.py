"""The command line itself: help, speed, errors, hostile text, bad input."""

import importlib
import os
import resource
import subprocess
import sys
from pathlib import Path

import click
import pytest

from provenance.cli.lazy import Entry, LazyGroup, run
from provenance.cli.root import COMMANDS, program
from tests.cli.conftest import ARTICLE, Cli

SLOWEST_HELP = 0.3
HOSTILE = "=cmd() \x1b[31mred\x1b[0m <script>alert(1)</script> \u202eevil"


def _find_commands(command: click.Command, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    if not isinstance(command, click.Group):
        return [path]
    context = click.Context(command)
    found = [path] if path else []
    for name in command.list_commands(context):
        child = command.get_command(context, name)
        assert child is not None
        found += _find_commands(child, (*path, name))
    return found


@pytest.mark.parametrize("path", _find_commands(program), ids=" ".join)
def test_every_command_has_help_with_an_example(cli: Cli, path: tuple[str, ...]) -> None:
    result = cli(*path, "--help")
    assert result.code == 0
    assert "Example: " in result.out
    assert "provenance" in result.out.split("Example: ")[1]


DECIDING = {
    "claims": "accept add cite edit hedge lead merge note rate reject reopen split uncite verdict",
    "links": "accept add note reject",
    "links cited": "accept add reject",
    "outlets": "add alias merge rate",
    "audit": "acknowledge",
    "case": "add new",
    "review": "assign release",
    "db": "backup upgrade roles",
    "": "init undo redo",
}
"""Commands that decide or make something and say so in a line; `history --json` has the rest."""
WRITING = {"extract", "report", "export", "demo", "audit policy"}
"""Commands that write a document of their own, in the --format asked for."""


@pytest.mark.parametrize("path", [one for one in _find_commands(program) if one], ids=" ".join)
def test_every_command_that_shows_something_can_show_it_as_json(path: tuple[str, ...]) -> None:
    command: click.Command = program
    for name in path:
        assert isinstance(command, click.Group)
        found = command.get_command(click.Context(command), name)
        assert found is not None
        command = found
    group, name = " ".join(path[:-1]), path[-1]
    decides = name in DECIDING.get(group, "").split()
    writes = path[0] in WRITING or " ".join(path) in WRITING
    only_leads = isinstance(command, click.Group) and path != ("audit",)
    assert any("--json" in option.opts for option in command.params) != (decides or writes or only_leads)


def test_the_table_of_commands_is_what_is_there() -> None:
    for name, entry in COMMANDS.items():
        module, _, attribute = entry.where.partition(":")
        command = getattr(importlib.import_module(f"provenance.cli.{module}"), attribute)
        assert isinstance(command, click.Command), name


def test_an_entry_that_is_no_command_is_a_fault_of_ours() -> None:
    group = LazyGroup(name="x", entries={"bad": Entry("root:COMMANDS", "")})
    with pytest.raises(TypeError, match="is no command"):
        group.get_command(click.Context(group), "bad")


def test_help_answers_at_once() -> None:
    """Processor time, so that other tests on the machine do not count; without the cost of measuring coverage."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    times = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "provenance.cli", "--help"], check=True, capture_output=True, env=plain)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(times) < SLOWEST_HELP


def test_help_imports_no_heavy_library() -> None:
    code = (
        "import sys; from provenance.cli.lazy import run; from provenance.cli.root import program; "
        "run(program, ['--help']); "
        "print(sorted({'sqlalchemy', 'rich', 'pydantic', 'numpy', 'textual', 'jinja2'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_wrong_usage_is_one_line_and_a_hint(cli: Cli) -> None:
    for arguments in (("claims", "show"), ("nothing",), ("claims", "show", "x"), ("extract", "--published", "May")):
        result = cli(*arguments)
        assert result.code == 2
        assert result.err.startswith("provenance: ")
        assert "--help`." in result.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("ingest", ""), "the path is empty"),
        (("extract", ""), "the path is empty"),
        (("ingest", "x.txt", "--retrieved", "yesterday"), "'yesterday' is no time; write YYYY-MM-DD or"),
        (("claims", "list", "--limit", "0"), "0 must be 1 or more."),
        (("review", "next", "--count", "0"), "0 must lie between 1 and 500."),
        (("links", "list", "--least", "3"), "3.0 must lie between 0 and 1."),
        (("audit", "check", "--policy", "none.toml"), "cannot read none.toml: No such file or directory"),
        (("audit", "check", "--policy", "latin.toml"), "cannot read latin.toml: it is not text in UTF-8"),
    ],
)
def test_what_is_wrong_is_said_in_plain_words(
    ready: Cli, tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    (tmp_path / "latin.toml").write_bytes("name = 'é'".encode("latin-1"))
    result = ready(*arguments)
    assert result.code == 2
    assert told in result.err


def test_version_is_shown(cli: Cli) -> None:
    assert cli("--version").out.startswith("provenance, version ")


def test_interruption_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    @click.command()
    def slow() -> None:
        raise KeyboardInterrupt

    assert run(slow, []) == 130
    assert "interrupted" in capsys.readouterr().err


@pytest.mark.parametrize(
    "address",
    [
        "nonsense",
        "mysql://x/y",
        "sqlite:////no/such/folder/x.db",
        "postgresql+psycopg://nobody@127.0.0.1:1/x",
        "postgresql+psycopg://nobody@127.0.0.1:port/x",
        "\x1b[31m://",
    ],
)
def test_a_wrong_database_is_one_clear_line(cli: Cli, address: str) -> None:
    for command in (("init",), ("documents",), ("db", "upgrade"), ("db", "current")):
        result = cli("--database", address, *command)
        assert result.code in {1, 2}
        assert result.err.count("\n") == 1
        assert "\x1b" not in result.err


def test_a_missing_database_says_what_to_do(cli: Cli) -> None:
    result = cli("documents")
    assert result.code == 1
    assert "provenance init" in result.err


def test_a_malformed_setting_is_named(cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PROVENANCE_ANALYST", "")
    told = cli("documents")
    assert (told.code, told.err) == (2, "provenance: setting PROVENANCE_ANALYST: it is empty; give a name\n")
    for name, fault in (("", "is empty"), ("  ", "is empty"), ("a" * 201, "longer than 200"), ("\udcff", "not UTF-8")):
        told = cli("--analyst", name, "documents")
        assert (told.code, told.err.count("\n")) == (2, 1)
        assert told.err.startswith("provenance: --analyst: it is ")
        assert fault in told.err
    monkeypatch.delenv("PROVENANCE_ANALYST")
    (tmp_path / "provenance.toml").write_text("analyst = ", encoding="utf-8")
    assert "provenance.toml" in cli("documents").err
    (tmp_path / "provenance.toml").write_text('annalist = "x"', encoding="utf-8")
    assert "ANNALIST: there is no such setting; there are database, analyst" in cli("documents").err
    (tmp_path / "provenance.toml").write_text("analyst = 7", encoding="utf-8")
    assert "PROVENANCE_ANALYST: it must be text, in quotes" in cli("documents").err


def test_init_is_harmless_to_repeat(cli: Cli) -> None:
    first = cli("init")
    assert first.code == 0
    again = cli("init")
    assert " 0 new, 0 changed" in again.out
    assert cli("db", "current", "--json").json()["current"] == cli("db", "current", "--json").json()["newest"]
    assert "schema" in cli("db", "current").out
    assert "unchanged" in cli("db", "upgrade").out


def test_database_is_checked_verified_and_copied(ingested: Cli, tmp_path: Path) -> None:
    assert "no fault found" in ingested("db", "check").out
    assert ingested("db", "check", "--json").json()["faults"] == []
    verified = ingested("db", "verify", "--json").json()
    assert verified["head"] in ingested("db", "verify").out
    assert ingested("db", "verify", "--head", verified["head"]).code == 0
    assert ingested("db", "verify", "--head", "f" * 64).code == 1
    copy = tmp_path / "copy.db"
    result = ingested("db", "backup", str(copy))
    assert result.code == 0
    assert ingested("--database", f"sqlite:///{copy}", "db", "verify").code == 0
    assert ingested("--database", f"sqlite:///{copy}", "search", "pumps").code == 0


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("random.txt", bytes(range(256)) * 16),
        ("random.pdf", bytes(range(255, -1, -1)) * 8),
        ("broken.docx", b"PK\x03\x04 broken"),
        ("broken.pdf", b"%PDF-1.7\nbroken"),
        ("half.jsonl", b'{"title": "x"\n'),
        ("unknown.bin", b"\x00\x01\x02\x03" * 100),
    ],
)
def test_a_bad_file_is_one_clear_line(ready: Cli, tmp_path: Path, name: str, content: bytes) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    for command in (("extract", str(file)), ("ingest", str(file))):
        result = ready(*command)
        assert result.code == 1
        assert name in result.err
        assert result.err.count("\n") == 1
    assert ready("documents", "--json").json() == []


def test_a_missing_path_is_named(ready: Cli, tmp_path: Path) -> None:
    for command in ("extract", "ingest"):
        result = ready(command, str(tmp_path / "nothing.txt"))
        assert result.code == 1
        assert "nothing.txt" in result.err


@pytest.mark.parametrize(
    "text",
    [
        "(((((((((((((((((((",
        "()" * 500,
        "[1] [2] [3]",
        "One line.\rAnother line.\r\nA third.\nA fourth (Wire, May 3, 2020).\r",
        "A NUL \x00 in the text (Wire, May 3, 2020).",
        "\ufeffA mark of order. \u202eReversed (Wire, May 3, 2020).\u202c",
        HOSTILE + " said so (" + HOSTILE + ", May 3, 2020).",
    ],
)
def test_odd_text_is_read_and_stays_inert(ready: Cli, tmp_path: Path, text: str) -> None:
    file = tmp_path / "odd.txt"
    file.write_text(text, encoding="utf-8", newline="")
    assert ready("ingest", str(file), "--title", HOSTILE, "--publisher", HOSTILE).code == 0
    for command in (
        ("documents",),
        ("claims", "list"),
        ("outlets", "list"),
        ("outlets", "list", "--proposed"),
        ("history",),
        ("report", "document", "1"),
        ("report", "document", "1", "--format", "html"),
        ("export",),
        ("export", "--format", "jsonl"),
        ("search", "said"),
    ):
        result = ready(*command)
        assert result.code in {0, 1}
        assert "\x1b" not in result.out + result.err
        assert "\u202e" not in result.out + result.err
        assert command[0] != "report" or "<script>" not in result.out.replace("\\<", "")
    assert ready("db", "check").code == 0
    assert ready("db", "verify").code == 0


def test_a_lone_surrogate_in_json_lines_is_read(ready: Cli, tmp_path: Path) -> None:
    file = tmp_path / "s.jsonl"
    file.write_text('{"title": "x \\ud800", "text": "A claim \\udfff here (Wire, May 3, 2020)."}\n', encoding="utf-8")
    assert ready("ingest", str(file)).code == 0
    assert ready("claims", "list", "--json").json()[0]["sources"] == ["Wire"]
    assert ready("report", "document", "1").code == 0


def test_colours_only_where_wanted(ingested: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in ingested("search", "growing").out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in ingested("search", "growing").out


def test_demo_tells_what_was_found(cli: Cli, tmp_path: Path) -> None:
    result = cli("demo", "--output", str(tmp_path / "out"))
    assert result.code == 0
    for words in (
        "Outlets by how many claims lean on them",
        "Unsourced:",
        "full report:",
        "TASS",
        "Pajhwok Afghan News",
    ):
        assert words in result.out
    assert {path.suffix for path in (tmp_path / "out").iterdir()} >= {".md", ".html"}


def test_evaluate_prints_the_table_and_the_misses(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    result = cli("evaluate", str(tmp_path), str(tmp_path))
    assert result.code == 1
    assert result.err.count("\n") == 1

"""What the design asks of the code's shape, beyond what the import contracts and the linter see."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "provenance").rglob("*.py"))
LONGEST_FILE = 320
LONGEST_FUNCTION = 60
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "base", "manager", "common", "misc"}


def _identify(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _find_functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _find_classes(path: Path) -> Iterator[ast.ClassDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef):
            yield node


@pytest.mark.parametrize("path", MODULES, ids=_identify)
def test_files_stay_readable(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", MODULES, ids=_identify)
def test_functions_stay_readable(path: Path) -> None:
    long = {f.name for f in _find_functions(path) if (f.end_lineno or f.lineno) - f.lineno >= LONGEST_FUNCTION}
    assert not long


@pytest.mark.parametrize("path", MODULES, ids=_identify)
def test_no_module_is_a_drawer_for_odds_and_ends(path: Path) -> None:
    assert path.stem not in FORBIDDEN_NAMES


def test_errors_end_in_error_and_descend_from_one_root() -> None:
    classes = list(_find_classes(ROOT / "provenance" / "errors.py"))
    assert all(node.name.endswith("Error") for node in classes)
    assert [node.name for node in classes if not isinstance(node.bases[0], ast.Name)] == []


def test_nouns_are_frozen_and_slotted() -> None:
    loose = [
        f"{path.name}:{node.name}"
        for path in (ROOT / "provenance" / "model").glob("*.py")
        for node in _find_classes(path)
        for decorator in node.decorator_list
        if "dataclass" in ast.unparse(decorator)
        and not {"frozen=True", "slots=True"} <= set(re.findall(r"\w+=True", ast.unparse(decorator)))
    ]
    assert loose == []


def test_no_row_class_leaves_the_store() -> None:
    leaks = [
        f"{_identify(path)}:{node.name}"
        for path in MODULES
        if "store" not in path.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.alias) and node.name.endswith("Row")
    ]
    assert leaks == []

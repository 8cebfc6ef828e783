"""An installed wheel works from an empty folder: seeds, migrations and templates travel with it."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what the wheel installs."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    site = folder / "site"
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(site)
    return site


def _run(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    return subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, check=False, capture_output=True, text=True
    )


def test_the_wheel_is_what_runs(installed: Path, tmp_path: Path) -> None:
    done = _run(installed, tmp_path, "-c", "import provenance; print(provenance.__file__)")
    assert done.stdout.strip().startswith(str(installed))


def test_the_main_job_runs_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    done = _run(installed, tmp_path, "-m", "provenance.cli", "demo", "--output", "out")
    assert done.returncode == 0, done.stderr
    assert "full report:" in done.stdout
    assert (tmp_path / "provenance.db").exists()
    assert len(list((tmp_path / "out").glob("*.html"))) >= 2


def test_no_test_bench_or_ci_file_is_in_the_wheel(installed: Path) -> None:
    tops = {path.name for path in installed.iterdir()}
    assert tops == {"provenance"} | {name for name in tops if name.endswith(".dist-info")}

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.generate import Writer
from bench.results import BEGIN, END, Result, render, show, write_page
from bench.timing import fit_exponent, take_clock, take_cpu

ROOT = Path(__file__).resolve().parents[2]


def test_the_one_entry_still_finds_all_that_it_measures() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "bench" / "run.py", "--help"], capture_output=True, text=True, check=True
    )
    for part in ("extraction", "growth", "ingest", "storing"):
        assert part in done.stdout


@given(st.integers(0, 99), st.integers(1, 5000))
def test_generated_text_is_the_same_for_the_same_seed_and_has_the_length_asked_for(seed: int, length: int) -> None:
    text, block = Writer(seed).write_text(length), Writer(seed).write_block(length)
    assert text == Writer(seed).write_text(length)
    assert len(text) == len(block) == length
    assert "\n" not in block


def test_generated_articles_name_their_sources_about_as_often_as_real_ones() -> None:
    writer = Writer(1)
    sentences = [writer.write_sentence() for _ in range(2000)]
    assert 0.15 < sum(sentence.endswith(").") for sentence in sentences) / 2000 < 0.25
    assert len(writer.write_article(6000)) >= 6000


@pytest.mark.parametrize("exponent", [0.5, 1.0, 1.05, 2.0])
def test_the_exponent_of_growth_is_the_slope_of_the_logarithms(exponent: float) -> None:
    sizes = [10, 100, 1000]
    assert fit_exponent(sizes, [size**exponent for size in sizes]) == pytest.approx(exponent)


def test_the_least_time_of_several_runs_counts() -> None:
    runs: list[int] = []
    assert take_cpu(lambda: runs.append(1), repeat=3) >= 0
    assert take_clock(lambda: runs.append(1)) >= 0
    assert len(runs) == 4


def test_a_figure_is_met_missed_or_just_told() -> None:
    assert Result("p", "n", 2.0, most=2.5).met is True
    assert Result("p", "n", 19.0, least=20).met is False
    assert Result("p", "n", 1.0).met is None
    assert Result("p", "n", 19.0, "times", least=20, note="why").row() == "| n | 19 times | ≥ 20 missed | why |"
    assert Result("p", "n", 1234.5, most=2).row() == "| n | 1,234  | ≤ 2 missed |  |"
    assert [show(0.01234), show(999.4), show(1000)] == ["0.0123", "999", "1,000"]


def test_figures_go_between_the_marks_of_the_page(tmp_path: Path) -> None:
    page = tmp_path / "benchmarks.md"
    page.write_text(f"# Mine\n{BEGIN}\nold\n{END}\nBy hand.\n", encoding="utf-8")
    write_page(page, render([Result("Part", "n", 1.0)], quick=True))
    text = page.read_text(encoding="utf-8")
    assert "old" not in text
    assert "## Part" in text
    assert "not for comparison" in text
    assert text.endswith("By hand.\n")

"""Figures of a benchmark run, as a Markdown page and as JSON."""

import json
import platform
import sys
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

BEGIN = "<!-- figures: written by `make bench` -->"
LARGE = 1000
END = "<!-- end of figures -->"


@dataclass(frozen=True)
class Result:
    """One figure of a day: ``least`` and ``most`` are what is asked of it, None where nothing is."""

    part: str
    name: str
    value: float
    unit: str = ""
    least: float | None = None
    most: float | None = None
    note: str = ""
    on: str = field(default_factory=lambda: f"{datetime.now(UTC):%Y-%m-%d}")

    @property
    def met(self) -> bool | None:
        """Tell whether the figure is as asked; None where nothing is."""
        if self.least is None and self.most is None:
            return None
        return (self.least is None or self.value >= self.least) and (self.most is None or self.value <= self.most)

    def row(self) -> str:
        """Return the figure as a row of a Markdown table."""
        asked = f"≥ {self.least:g}" if self.least is not None else f"≤ {self.most:g}" if self.most is not None else ""
        verdict = {True: " met", False: " missed", None: ""}[self.met]
        return f"| {self.name} | {show(self.value)} {self.unit} | {asked}{verdict} | {self.note} |"


def show(value: float) -> str:
    """Return a number with three significant digits, from a thousand on in full."""
    return f"{value:.3g}" if abs(value) < LARGE else f"{value:,.0f}"


def describe_machine() -> str:
    """Return what the figures were measured on."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        names = [line.partition(":")[2].strip() for line in info.read_text().splitlines() if "model name" in line]
        model = f"{len(names)} × {names[0]}" if names else model
    return f"{model}, {platform.system()}, Python {platform.python_version()}"


def render(results: list[Result], *, quick: bool) -> str:
    """Return the tables, one a part."""
    size = "a quick run on small inputs: not for comparison" if quick else "a full run"
    lines = [f"Measured on {describe_machine()}; {size}.", ""]
    for part in dict.fromkeys(result.part for result in results):
        rows = [result for result in results if result.part == part]
        lines += [f"## {part} ({rows[0].on})", "", "| figure | value | asked | note |", "|---|---|---|---|"]
        lines += [result.row() for result in rows]
        lines.append("")
    return "\n".join(lines)


def write_page(path: Path, tables: str) -> None:
    """Put the tables into a page between its two marks; what stands around them stays."""
    page = path.read_text(encoding="utf-8") if path.is_file() else f"# Benchmarks\n\n{BEGIN}\n{END}\n"
    before, _, rest = page.partition(BEGIN)
    after = rest.partition(END)[2]
    path.write_text(f"{before}{BEGIN}\n\n{tables.strip()}\n\n{END}{after}", encoding="utf-8")


def write_json(path: Path, results: list[Result], *, quick: bool) -> None:
    """Write the figures as JSON."""
    values = [{**asdict(result), "met": result.met} for result in results]
    whole = {"machine": describe_machine(), "quick": quick, "results": values}
    path.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def keep_others(path: Path, results: list[Result]) -> list[Result]:
    """Return the figures with those of other parts that an earlier run left in the file; each part keeps its place."""
    kept: list[Result] = []
    if path.is_file():
        known = json.loads(path.read_text(encoding="utf-8"))["results"]
        kept = [Result(**{name: value for name, value in one.items() if name != "met"}) for one in known]
    fresh: dict[str, list[Result]] = {}
    for result in results:
        fresh.setdefault(result.part, []).append(result)
    merged: list[Result] = []
    for part in dict.fromkeys([*(one.part for one in kept), *fresh]):
        merged += fresh.get(part) or [one for one in kept if one.part == part]
    return merged


def tell(text: str) -> None:
    """Tell whoever waits what goes on."""
    print(text, file=sys.stderr, flush=True)

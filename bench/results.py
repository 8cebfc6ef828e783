"""Figures of a benchmark run, as a Markdown page and as JSON."""

import json
import platform
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

BEGIN = "<!-- figures: written by `make bench` -->"
LARGE = 1000
END = "<!-- end of figures -->"


@dataclass(frozen=True)
class Result:
    """One figure. ``least`` and ``most`` are what is asked of it, None where nothing is."""

    part: str
    name: str
    value: float
    unit: str = ""
    least: float | None = None
    most: float | None = None
    note: str = ""

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
    lines = [f"Measured {datetime.now(UTC):%Y-%m-%d} on {describe_machine()}; {size}.", ""]
    for part in dict.fromkeys(result.part for result in results):
        lines += [f"## {part}", "", "| figure | value | asked | note |", "|---|---|---|---|"]
        lines += [result.row() for result in results if result.part == part]
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


def tell(text: str) -> None:
    """Tell whoever waits what goes on."""
    print(text, file=sys.stderr, flush=True)

"""The fonts of PDF reports, and which characters they have.

All come with packages: DejaVu Sans with the charts library (Latin, Greek, Cyrillic, Hebrew, Armenian, Georgian,
symbols), Noto Sans Arabic with a package of its own (Arabic, Persian, Urdu, Pashto), and where the optional package is
installed, Noto Sans CJK. The fonts of the machine are not used, so that a report looks the same everywhere.
"""

import importlib.util
from functools import cache
from pathlib import Path

from matplotlib import get_data_path
from matplotlib.ft2font import FT2Font

FAMILIES = ("Libertinus Serif", "Noto Sans Arabic", "DejaVu Sans", "Noto Sans CJK JP")
_PACKAGES = ("fontpkg_noto_sans_arabic", "noto_cjk_sans_otc")
_ENDINGS = {".ttf", ".otf", ".ttc"}


@cache
def find_font_folders() -> tuple[Path, ...]:
    """Return the folders that hold the fonts."""
    folders = [Path(get_data_path()) / "fonts" / "ttf"]
    for name in _PACKAGES:
        spec = importlib.util.find_spec(name)
        for place in spec.submodule_search_locations or () if spec else ():
            folders += sorted({file.parent for file in Path(place).rglob("*") if _is_font(file)})
    return tuple(folders)


@cache
def find_coverage() -> tuple[tuple[str, frozenset[int]], ...]:
    """Return the families of the package fonts with the code points that each has, in the order of preference."""
    first, *others = find_font_folders()
    charts = FT2Font(str(first / "DejaVuSans.ttf"))
    fonts = [FT2Font(str(file)) for folder in others for file in sorted(folder.iterdir()) if _is_font(file)]
    return tuple((font.family_name, frozenset(font.get_charmap())) for font in (charts, *fonts))


@cache
def find_covered() -> frozenset[int]:
    """Return the code points for which one of the fonts has a glyph."""
    return frozenset[int]().union(*(points for _, points in find_coverage()))


def find_family(word: str) -> str | None:
    """Return the first family that has every character of a word; None where that is the charts' own, or none."""
    found = next((name for name, points in find_coverage() if all(ord(one) in points for one in word)), None)
    return None if found == find_coverage()[0][0] else found


def _is_font(file: Path) -> bool:
    return file.suffix.lower() in _ENDINGS

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
            folders += sorted({file.parent for file in Path(place).rglob("*") if file.suffix.lower() in _ENDINGS})
    return tuple(folders)


@cache
def find_covered() -> frozenset[int]:
    """Return the code points for which one of the fonts has a glyph."""
    first, *others = find_font_folders()
    files = [first / "DejaVuSans.ttf"]
    files += [file for folder in others for file in sorted(folder.iterdir()) if file.suffix.lower() in _ENDINGS]
    return frozenset().union(*(FT2Font(str(file)).get_charmap() for file in files))

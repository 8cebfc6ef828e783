"""Print pip constraints that pin every direct dependency to the lower bound that pyproject.toml names."""

import re
import sys
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parent.parent / "pyproject.toml"

for requirement in tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]:
    found = re.fullmatch(r"([\w.-]+)(?:\[[\w,]+\])?>=([\w.]+)(;.*)?", requirement)
    if found is None:
        sys.exit(f"no lower bound: {requirement}")
    name, bound, marker = found.groups()
    sys.stdout.write(f"{name}=={bound}{marker or ''}\n")

"""Opening a page in a real, headless Chromium that can reach nobody, and reading what came of it."""

import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--headless",
    "--no-sandbox",  # tests often run as root in a container, where the sandbox cannot
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--disable-features=Translate,OptimizationHints,MediaRouter,NetworkTimeServiceQuerying",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--enable-logging=stderr",
    "--virtual-time-budget=3000",
)


def find_chromium() -> str | None:
    """Return the browser's path; None where there is none."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


@dataclass(frozen=True)
class Visit:
    """What came of opening a page: its elements as text, the console's lines, every address it asked for, a picture."""

    dom: str
    console: tuple[str, ...]
    addresses: tuple[str, ...]
    picture: Path


def visit(browser: str, page: Path, folder: Path, *, size: str = "1100,2400", dark: bool = False) -> Visit:
    """Open a page of the file system and return what came of it."""
    log, picture = folder / "net.json", folder / f"{page.stem}-{size}-{dark}.png"
    command = [browser, *_FLAGS, f"--window-size={size}", f"--user-data-dir={folder / 'profile'}"]
    command += [f"--log-net-log={log}", f"--screenshot={picture}", "--dump-dom"]
    command += ["--blink-settings=preferredColorScheme=0"] if dark else []
    done = subprocess.run([*command, page.as_uri()], capture_output=True, timeout=120, check=True)
    console = re.findall(r"CONSOLE[^\n]*", done.stderr.decode(errors="replace"))
    return Visit(done.stdout.decode(errors="replace"), tuple(console), _read_addresses(log), picture)


def _read_addresses(log: Path) -> tuple[str, ...]:
    """Return the addresses that a page asked for; what the browser asks for itself has no origin."""
    text = log.read_text(encoding="utf-8", errors="replace")
    try:
        events = json.loads(text)["events"]
    except json.JSONDecodeError:  # the browser was ended before it closed the list
        events = json.loads(text.rstrip().rstrip(",") + "]}")["events"]
    asked = [event["params"] for event in events if {"url", "initiator"} <= event.get("params", {}).keys()]
    return tuple(sorted({one["url"] for one in asked if one["initiator"] != "not an origin"}))

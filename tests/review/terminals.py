"""A real terminal for tests: tmux runs the program, keys are sent to it, and its screen is read back."""

import shlex
import subprocess
import time
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Self

PATIENCE = 30.0
_NUMBERS = count(1)


class Terminal:
    """A terminal of a given size in which a command runs. Use it as a context manager."""

    def __init__(self, tmux: str, folder: Path, command: list[str], environment: Mapping[str, str]) -> None:
        self._server = [tmux, "-S", str(folder / f"tmux{next(_NUMBERS)}"), "-f", "/dev/null"]
        named = [f"{name}={value}" for name, value in environment.items()]
        self._command = shlex.join(["env", *named, *command]) + f"; echo left with $? > {folder / 'left'}"
        self._folder = folder

    def start(self, width: int, height: int) -> Self:
        """Open the terminal and run the command in it."""
        size = ["-x", str(width), "-y", str(height)]
        self._tmux("new-session", "-d", *size, "-c", str(self._folder), self._command)
        return self

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        subprocess.run([*self._server, "kill-server"], check=False, capture_output=True)

    def press(self, *keys: str) -> None:
        """Send keys, by tmux's names."""
        for key in keys:
            self._tmux("send-keys", key)

    def write(self, words: str) -> None:
        """Send words as they stand."""
        self._tmux("send-keys", "-l", words)

    def screen(self, *, styled: bool = False) -> str:
        """Return what stands on the screen; ``styled`` with the sequences that style it."""
        return self._tmux("capture-pane", "-p", *(["-e"] if styled else []))

    def wait_for(self, words: str) -> str:
        """Return the screen once it holds the words.

        Raises:
            AssertionError: if they do not come.
        """
        deadline = time.monotonic() + PATIENCE
        screen = ""
        while time.monotonic() < deadline:
            screen = self.screen()
            if words in screen:
                return screen
        message = f"{words!r} did not come; the screen holds:\n{screen}"
        raise AssertionError(message)

    def leave(self, key: str) -> str:
        """Press the key that ends the program and return how it left, as the shell tells it."""
        self.press(key)
        return self.left()

    def left(self) -> str:
        """Return how the program left, once it did.

        Raises:
            AssertionError: if it stays.
        """
        left = self._folder / "left"
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if left.is_file() and (told := left.read_text(encoding="ascii")):
                return told.strip()
        message = "the program did not leave"
        raise AssertionError(message)

    def program(self) -> int:
        """Return the process id of the program, below the shell that runs it."""
        shell = self._tmux("display-message", "-p", "#{pane_pid}").strip()
        children = Path(f"/proc/{shell}/task/{shell}/children").read_text(encoding="ascii").split()
        return int(children[0]) if children else int(shell)

    def _tmux(self, *arguments: str) -> str:
        done = subprocess.run([*self._server, *arguments], check=True, capture_output=True, text=True)
        return done.stdout

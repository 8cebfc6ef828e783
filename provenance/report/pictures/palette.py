"""The colours of the pictures: each at least 3:1 against white paper (WCAG 2.2, success criterion 1.4.11)."""

INK = "#1b1f24"
DIM = "#4d5866"
LINE = "#8b95a3"
ACCENT = "#0b5394"
MIDDLE = "#5b93c9"
WARN = "#964b00"
BAD = "#a61c00"
GOOD = "#1d6b35"

THEMED = {
    INK: "--ink",
    DIM: "--dim",
    LINE: "--line",
    ACCENT: "--accent",
    WARN: "--warn",
    BAD: "--bad",
    GOOD: "--good",
    "#ffffff": "--paper",
}
"""Which variable of the page's style sheet stands for a colour, so that pictures follow a dark page."""

"""Nouns and all types that cross stages: frozen, slotted dataclasses and enums. No I/O, no library."""

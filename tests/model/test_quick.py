"""Frozen classes that are made quickly behave as ``dataclass`` made them."""

import copy
import inspect
import pickle
from dataclasses import dataclass, field, replace
from typing import get_type_hints

import pytest

from provenance.model.quick import made_quickly
from provenance.model.spans import Span


@made_quickly
@dataclass(frozen=True, slots=True)
class Boat:
    """A boat."""

    name: str
    masts: int = 1
    ports: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        if self.masts < 0:
            message = "a boat has no masts less"
            raise ValueError(message)


def test_parameters_defaults_and_checks_stay() -> None:
    assert Boat("Gull") == Boat("Gull", 1, ()) == Boat(name="Gull", masts=1, ports=())
    assert replace(Boat("Gull"), masts=2).masts == 2
    assert list(inspect.signature(Boat).parameters) == ["name", "masts", "ports"]
    assert get_type_hints(Boat.__init__)["ports"] == tuple[str, ...]
    with pytest.raises(ValueError, match="masts"):
        Boat("Gull", -1)
    with pytest.raises(TypeError):
        Boat()  # type: ignore[call-arg]


def test_what_was_frozen_stays_frozen() -> None:
    boat = Boat("Gull")
    with pytest.raises(AttributeError):
        boat.name = "Tern"  # type: ignore[misc]
    assert hash(boat) == hash(Boat("Gull"))


def test_copies_are_equal_whichever_way_they_are_made() -> None:
    boat = Boat("Gull", 2, ("Umber",))
    for level in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(boat, level)) == boat  # noqa: S301 -- pickled here
        assert pickle.loads(pickle.dumps(Span(3, 5), level)) == Span(3, 5)  # noqa: S301 -- pickled here
    assert copy.copy(boat) == copy.deepcopy(boat) == boat


def test_fields_made_by_factories_are_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class Fleet:
        boats: list[Boat] = field(default_factory=list)

    with pytest.raises(TypeError, match="Fleet"):
        made_quickly(Fleet)


def test_classes_without_slots_are_refused() -> None:
    @dataclass(frozen=True)
    class Buoy:
        colour: str

    with pytest.raises(TypeError, match="Buoy"):
        made_quickly(Buoy)

"""How much each reason counts. A score is the sum of the weights of its reasons, cut to [0, 1]."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of each kind of reason: chosen by hand, in steps, while reading what was suggested and what was not.

    ``words``: all content words shared; ``name``: one name of which nothing else in the document speaks, ``names`` at
    most; ``count_*``: the same number, by its size; ``side_by_side``: neighbouring claims of a document that count one
    kind of thing in one place, which its author sets against one another.
    """

    words: float = 0.34
    name: float = 0.14
    names: float = 0.30
    act: float = 0.08
    same_topic: float = 0.06
    other_topic: float = -0.12
    ages_differ: float = -0.30
    place: float = 0.20
    province: float = 0.14
    within: float = 0.12
    country: float = 0.03
    place_differs: float = -0.40
    place_likely_differs: float = -0.15
    day: float = 0.20
    fortnight: float = 0.14
    month: float = 0.10
    year: float = 0.03
    near_report: float = 0.08
    time_likely_differs: float = -0.10
    time_differs: float = -0.40
    count_large: float = 0.20
    count_middle: float = 0.12
    count_small: float = 0.06
    count_compatible: float = 0.06
    counted_thing: float = 0.12
    differs: float = 0.0
    likely_differs: float = -0.06
    supersedes: float = -0.06
    far_apart: float = -0.10
    responsible: float = 0.12
    reprint: float = 0.30
    same_source: float = 0.05
    side_by_side: float = 0.20
    context: float = 0.6


WEIGHTS = Weights()

"""Articles of a made-up press: three events, each with reports and a follow-up, and pages around them."""

from datetime import date, timedelta
from typing import Any

from provenance.link import ArticleEvent
from provenance.model.tolls import StatedToll

FERRY_DAY = date(2019, 3, 10)
FIRE_DAY = date(2019, 3, 11)

FERRY_FIRST = (
    "A ferry sank in the harbour of Lindholm on Sunday night, the coast guard said.\n\n"
    "Two people drowned and five were hurt when the Morning Gull struck the pier at Quarry Wharf about 9:40 p.m.\n\n"
    "Captain Oswin Tarrell, 58, was taken in for questioning."
)
FERRY_LATER = (
    "Divers found a third body in the wreck of the Morning Gull, which sank at Quarry Wharf in Lindholm on Sunday.\n\n"
    "Three people are dead and four are hurt. The ferry's master, 58-year-old Oswin Tarrell, has not been charged."
)
FERRY_COURT = (
    "The master of a ferry that sank at its pier was sent to prison on Tuesday.\n\n"
    "Oswin Tarrell, 59, had steered the Morning Gull into Quarry Wharf after drinking. Three people died."
)
FIRE_FIRST = (
    "A fire in a warehouse in the 4100 block of Tannery Road in Ostrava Falls killed one man on Monday, the fire chief "
    "said.\n\nThe victim was Bertil Ankarson, 41, who had worked there for a year."
)
FIRE_LATER = (
    "Investigators blame a faulty heater for the fire in Ostrava Falls in which Bertil Ankarson, a 41-year-old packer, "
    "died on Monday in the 4100 block of Tannery Road."
)
OTHER_FIRE = (
    "A fire in a kitchen in the 200 block of Cooper Lane in Ostrava Falls hurt a woman on Monday, the fire chief "
    "said.\n\nHer neighbour, Signe Holt, 67, carried her out about 4 a.m."
)


def article(number: int, title: str, text: str, day: date | None = FERRY_DAY, **more: Any) -> ArticleEvent:  # noqa: ANN401 -- fields of the noun
    """An article; each outlet prints one unless told."""
    values: dict[str, Any] = {"outlet": f"outlet{number}.example", "published": day, "claim_id": number * 10, **more}
    return ArticleEvent(number, title, text, **values)


def press() -> list[ArticleEvent]:
    """Six articles on three events: 1, 2 and 5 on the ferry, 3 and 4 on the warehouse, 6 on the kitchen."""
    after, verdict = FIRE_DAY + timedelta(days=1), date(2020, 2, 4)
    return [
        article(1, "Two drown as ferry sinks", FERRY_FIRST, FIRE_DAY, days=(FERRY_DAY,), toll=StatedToll(2, 5)),
        article(2, "Third body found in ferry", FERRY_LATER, after, days=(FERRY_DAY,), toll=StatedToll(3, 4)),
        article(3, "Man dies in warehouse fire", FIRE_FIRST, FIRE_DAY, days=(FIRE_DAY,), toll=StatedToll(1, 0)),
        article(4, "Heater blamed for deadly fire", FIRE_LATER, after, days=(FIRE_DAY,), toll=StatedToll(1, 0)),
        article(5, "Ferry master jailed", FERRY_COURT, verdict, days=(verdict,), toll=StatedToll(3, 0)),
        article(6, "Woman hurt in kitchen fire", OTHER_FIRE, FIRE_DAY, days=(FIRE_DAY,), toll=StatedToll(0, 1)),
    ]

"""What all parts of a report have in common."""

from pydantic import BaseModel, ConfigDict


class View(BaseModel):
    """A frozen part of a report; its fields are what the JSON form prints."""

    model_config = ConfigDict(frozen=True, extra="forbid")

"""The view of a story."""

from provenance.model.stories import Story, StoryPoint, StoryValue
from provenance.report.origins import view_origins
from provenance.report.views import StoryEventView, StoryPointView, StoryValueView, StoryView


def view_story(story: Story) -> StoryView:
    """Return the view of a story, disputed points first."""
    return StoryView(
        id=story.id,
        title=story.title,
        verdict=story.verdict.value,
        claims=list(story.claim_ids),
        documents=list(story.document_ids),
        links=list(story.link_ids),
        suggested=story.suggested,
        accepted=story.accepted,
        reviewed=story.suggested == 0 and story.accepted > 0,
        origins=view_origins(story.origins),
        points=[_view_point(point) for point in (*story.disputed, *story.agreed)],
        timeline=[
            StoryEventView(
                on=event.on,
                until=event.until,
                claim=event.claim_id,
                document=event.document_id,
                sources=list(event.sources),
                text=event.text,
            )
            for event in story.timeline
        ],
    )


def _view_point(point: StoryPoint) -> StoryPointView:
    return StoryPointView(
        field=point.field.value,
        label=point.label,
        disputed=point.disputed,
        standing=_judge_point(point),
        reason=point.reason,
        values=[_view_value(value) for value in point.values],
    )


def _judge_point(point: StoryPoint) -> str:
    if point.disputed:
        return "disputed"
    claims = {number for value in point.values for number in value.claim_ids}
    return "agreed" if len(claims) > 1 else "stated once"


def _view_value(value: StoryValue) -> StoryValueView:
    return StoryValueView(
        value=value.value,
        number=value.low is not None or value.high is not None,
        low=value.low,
        high=value.high,
        on=value.on,
        sources=list(value.sources),
        origins=value.origins,
        claims=list(value.claim_ids),
    )

"""The view of independent origins."""

from provenance.model.origins import Origins
from provenance.report.views import OriginsView, OriginView


def view_origins(origins: Origins) -> OriginsView:
    """Return the view of the origins of a claim or a story, the proven ones first."""
    return OriginsView(
        proven=origins.proven,
        possible=origins.possible,
        range=str(origins),
        corroborated=origins.corroborated,
        origins=[
            OriginView(
                key=origin.key,
                name=origin.name,
                named=origin.named,
                family=origin.family,
                speaker=origin.speaker,
                proven=origin.proven,
                why_not=origin.why_not,
                merged=list(origin.merged),
            )
            for origin in sorted(origins.origins, key=lambda origin: not origin.proven)
        ],
        loops=[list(loop) for loop in origins.loops],
    )

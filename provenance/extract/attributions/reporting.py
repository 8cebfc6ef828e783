"""Whether an attribution reports that something is so: no wish, no praise, no question, no repetition.

What counts is how analysts mark narrative citations: "said that", "denied", "claimed the arrest" are, "hopes to" and
"might argue" are not. What a named person says is cited whatever it is, promise or praise; of bodies and groups only
what they assert. One source cited twice in a sentence is cited once.
"""

from collections.abc import Sequence

from provenance.extract.attributions.lines import Line
from provenance.extract.attributions.scenes import Draft
from provenance.extract.attributions.sources import Voice
from provenance.model.vocabulary import SourceKind, Stance

_ASSERTED = frozenset({"responsibility", "credit"})
_ACT_REACH = 3
_DISTANT = frozenset({"coordinated", "participle", "attribute"})
"""Rules that take the subject of another verb for the source."""
_RELAYS = frozenset({"quote", "cite"})


def find_act(line: Line, draft: Draft) -> str | None:
    """Return the object with which the verb is an act ("claimed responsibility"), or None."""
    if draft.form is None:
        return None
    for at in range(draft.cue[1], min(draft.cue[1] + _ACT_REACH, len(line.words))):
        if line.within[at]:
            return None
        if line.lows[at] in draft.form.entry.acts:
            return line.lows[at]
    return None


def reports(line: Line, draft: Draft, voice: Voice, before: Sequence[Draft]) -> bool:
    """Tell whether the draft reports that something is so; ``before`` are the drafts before it in its paragraph."""
    if draft.form is None or draft.hypothetical or draft.pending:
        return False
    if _is_relay(draft) and not _is_relayed(line, draft):
        return False
    if draft.source is not None and _repeats(draft, before):
        return False
    act = find_act(line, draft)
    if act is not None:
        return act in _ASSERTED
    if not voice.known:
        things = "evidence" in draft.form.frames or draft.rule in _DISTANT
        if things or voice.source_kind is SourceKind.PERSON:
            return False
    return _asserts(line, draft, voice)


def _asserts(line: Line, draft: Draft, voice: Voice) -> bool:  # noqa: PLR0911 -- one return for each sense
    """Tell whether verb and content together say that something is so."""
    form = draft.form
    if form is None:
        return False
    match form.entry.sense:
        case "report" if draft.negated:
            return draft.clausal and form.entry.stance is not Stance.DENYING
        case "report":
            shown = "evidence" in form.frames and "fact" not in form.frames
            return draft.clausal or "fact" in form.frames or (voice.source_kind is SourceKind.PERSON and not shown)
        case "speech" if draft.clausal and {"that", "quote"} & form.frames:
            return True
        case "evaluation" if voice.publisher is not None or voice.document:
            return draft.rule == "subject"
        case "speech" | "evaluation":
            return voice.source_kind is SourceKind.PERSON and draft.rule != "attribute"
        case "attitude":
            said = draft.clausal and "that" in form.frames
            return said and voice.source_kind is SourceKind.UNNAMED and not _is_relative(line, draft)
        case _:
            return False


def _is_relative(line: Line, draft: Draft) -> bool:
    return draft.source is not None and line.lows[draft.source[0]] in {"who", "which", "that"}


def _repeats(draft: Draft, before: Sequence[Draft]) -> bool:
    """Tell whether the same words already are the source of a report, or are quoted by one."""
    for earlier in before:
        if earlier.form is None or earlier.form.entry.sense != "report" or earlier.source is None:
            continue
        if _is_relay(earlier):
            continue
        if earlier.source == draft.source:
            return True
        quoted = earlier.form.entry.lemma in _RELAYS and draft.source is not None
        if quoted and draft.source is not None and draft.source[0] in {earlier.cue[1], earlier.cue[1] + 1}:
            return True
    return False

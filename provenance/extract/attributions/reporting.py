"""Whether an attribution reports that something is so: no wish, no praise, no question, no repetition.

What counts is how analysts mark narrative citations: "said that", "denied", "claimed the arrest" are, "hopes to" and
"might argue" are not. What a named person says is cited whatever it is, promise or praise; of bodies and groups only
what they assert. One source cited twice in a sentence is cited once.
"""

from collections.abc import Sequence

from provenance.extract.attributions.grammar import STOP, SUBORDINATOR
from provenance.extract.attributions.lines import Line
from provenance.extract.attributions.scenes import Draft, Range
from provenance.extract.attributions.sources import Voice
from provenance.model.vocabulary import SourceKind, Stance
from provenance.text.wordlists import list_words

_ASSERTED = frozenset({"responsibility", "credit"})
_ACT_REACH = 3
_DISTANT = frozenset({"coordinated", "participle", "attribute"})
"""Rules that take the subject of another verb for the source."""
_RELAYS = frozenset({"quote", "cite"})
_RELAYED = 40
"""Tokens between "cited" and "as saying"."""
_SPEAKING = list_words("saying telling claiming stating arguing adding declaring warning alleging reporting")
_REPEATED = frozenset({"report", "speech"})
_NEEDS = list_words("need necessity")
"""What is stressed: "stressed the need for talks" says that they are needed."""
_CONVICTIONS = frozenset({"believe", "suspect", "fear"})
"""What somebody holds to be so is cited as his word ("the envoy believes that")."""
_DECIDING = frozenset({"report", "evaluation"})
"""Senses of verbs that take a stand on reports: "denied", "dismissed"; "worried about reports" takes none."""
_AS_REACH = 14
"""Tokens between "described" and "as"."""
_NOBODY = frozenset({"no", "nobody", "none", "neither"})


def find_act(line: Line, draft: Draft) -> str | None:
    """Return the object with which the verb is an act ("claimed responsibility"), or None."""
    acts = draft.form.entry.acts if draft.form is not None else ()
    if not acts:
        return None
    for at in range(draft.cue[1], min(draft.cue[1] + _ACT_REACH, len(line.words))):
        if line.within[at]:
            return None
        if line.lows[at] in acts:
            return line.lows[at]
    return None


def reports(line: Line, draft: Draft, voice: Voice, before: Sequence[Draft]) -> bool:
    """Tell whether the draft reports that something is so; ``before`` are the drafts before it in its paragraph."""
    if draft.form is None or draft.hypothetical or draft.pending:
        return draft.rule == "signature"
    relay = _is_relay(draft) and draft.rule != "as" and not _is_relayed(line, draft)
    if relay or _is_aside(draft):
        return False
    repeated = draft.rule == "hearsay" and _is_object(draft, before)
    if repeated or (draft.source is not None and (_repeats(line, draft, before) or _is_nobody(line, draft.source))):
        return False
    act = find_act(line, draft)
    if act is not None:
        return act in _ASSERTED
    if not voice.known:
        things = "evidence" in draft.form.frames or draft.rule in _DISTANT
        if things or voice.source_kind is SourceKind.PERSON or not (draft.clausal or "fact" in draft.form.frames):
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
            if not _NEEDS.isdisjoint(line.lows[draft.cue[1] : draft.cue[1] + _ACT_REACH]):
                return True
            shown = "evidence" in form.frames and "fact" not in form.frames
            return draft.clausal or "fact" in form.frames or (voice.source_kind is SourceKind.PERSON and not shown)
        case "speech" if draft.clausal and {"that", "quote"} & form.frames:
            return True
        case "speech" if form.entry.lemma in _RELAYS:
            return voice.known
        case "evaluation" if voice.publisher is not None or voice.document:
            return draft.rule == "subject"
        case "speech" if "as" in form.frames and voice.known and not _is_relative(line, draft) and _names(line, draft):
            return True
        case "speech" | "evaluation":
            person = voice.source_kind is SourceKind.PERSON and draft.rule != "attribute"
            return person and not (form.entry.sense == "evaluation" and _is_relative(line, draft))
        case "attitude":
            said = draft.clausal and "that" in form.frames
            convinced = form.entry.lemma in _CONVICTIONS and not _is_reason(line, draft)
            spoken = voice.source_kind is SourceKind.UNNAMED or convinced
            return said and spoken and not _is_relative(line, draft)
        case _:
            return False


def _is_aside(draft: Draft) -> bool:
    """Tell whether the draft is a mere circumstance of the main clause: "Criticizing the plan, Lind said that"."""
    fronted = draft.rule == "participle" and draft.source is not None and draft.source[0] > draft.at
    return fronted and not draft.clausal


def _is_object(draft: Draft, before: Sequence[Draft]) -> bool:
    """Tell whether somebody denies or confirms the reports: "denied accusations that" has one source."""
    return any(
        earlier.source is not None
        and earlier.cue[1] in {draft.cue[0], draft.zone[0]}
        and earlier.form is not None
        and earlier.form.entry.sense in _DECIDING
        for earlier in before
    )


def _is_reason(line: Line, draft: Draft) -> bool:
    """Tell whether a conviction only explains what somebody did: "because he believed that"."""
    return draft.source is not None and draft.source[0] > 0 and bool(line.marks[draft.source[0] - 1] & SUBORDINATOR)


def _names(line: Line, draft: Draft) -> bool:
    """Tell whether somebody or something is said to be so: "described him as", "identified the man as"."""
    for at in range(draft.cue[1], min(draft.cue[1] + _AS_REACH, len(line.words))):
        if line.lows[at] == "as" or line.within[at]:
            return True
        if line.marks[at] & STOP:
            return False
    return False


def _is_nobody(line: Line, source: Range) -> bool:
    """Tell whether the source is nobody ("no group claimed"); "nobody" and "no official" say nothing."""
    return line.lows[source[0]] in _NOBODY or line.lows[source[0] : source[0] + 2] == ["no", "one"]


def _is_relay(draft: Draft) -> bool:
    """Tell whether the verb names another voice: "quoted", "cited"."""
    return draft.form is not None and draft.form.entry.lemma in _RELAYS and draft.rule != "quoted"


def _is_relayed(line: Line, draft: Draft) -> bool:
    """Tell whether the one who is quoted or cited speaks: "cited a clerk as saying", "quoted him: “No.”"."""
    for at in range(draft.cue[1], min(draft.cue[1] + _RELAYED, len(line.words) - 1)):
        if line.within[at]:
            return True
        if line.marks[at] & STOP:
            return False
        if line.lows[at] in _SPEAKING or (line.lows[at] == "as" and line.lows[at + 1].endswith("ing")):
            return True
    return False


def _is_relative(line: Line, draft: Draft) -> bool:
    return draft.source is not None and line.lows[draft.source[0]] in {"who", "which", "that"}


def _repeats(line: Line, draft: Draft, before: Sequence[Draft]) -> bool:
    """Tell whether the same words already are the source of a report, or are quoted by one."""
    for earlier in before:
        if earlier.form is None or earlier.form.entry.sense not in _REPEATED or earlier.source is None:
            continue
        if not _is_relay(earlier):
            if earlier.source == draft.source and earlier.form.entry.sense == "report":
                return True
        elif _is_relayed(line, earlier):
            quoted = draft.source is not None and draft.source[0] in {earlier.cue[1], earlier.cue[1] + 1}
            if quoted or earlier.source == draft.source:
                return True
    return False

"""From drafts in tokens to attributions in spans: who speaks, through whom, when, and whether anything is reported."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from provenance.extract.attributions.grammar import COMMA, NUMBER, STOP, TIME
from provenance.extract.attributions.heads import find_start
from provenance.extract.attributions.lines import Line
from provenance.extract.attributions.phrases import find_end
from provenance.extract.attributions.registers import Register, ShortNames
from provenance.extract.attributions.reporting import find_act, reports
from provenance.extract.attributions.scenes import Draft, Range
from provenance.extract.attributions.sources import UNNAMED, Voice, describe_source
from provenance.model.citations import Attribution
from provenance.model.dates import DatePeriod
from provenance.model.spans import Span
from provenance.model.vocabulary import MEDIA, HedgeLevel, SourceKind, Stance
from provenance.text.date_rules import resolve_date
from provenance.text.dates import find_dates
from provenance.text.wordlists import list_words

_DATE_REACH = 6
_SHORT_NAME = 2
"""Tokens; "the Times", which may repeat a longer name."""
_FRONT = 14
_SHORTEST_FRONT = 3
_SPEAKING = list_words("interview interviewed speaking talking remarks comments telling")
_RELAYING = MEDIA - {SourceKind.SOCIAL_MEDIA}
_MEMORY = 12
"""Attributions looked back for whom a pronoun means."""
_NEAR = 16
"""Attributions that one sentence may hold before another."""
_BEHIND = frozenset({"postposed", "interposed", "inverted"})
"""Rules whose source stands behind what is said, where a date before it is the event's."""
_WITHOUT_SOURCE = frozenset({"impersonal", "raising", "hearsay"})


@dataclass(slots=True)
class Builder:
    """Turns the drafts of a text, in order, into attributions; remembers who spoke."""

    register: Register
    published: DatePeriod | None
    spoken: list[tuple[Voice, str, Span | None]] = field(default_factory=list)
    cited: dict[Range, str] = field(default_factory=dict)
    short: ShortNames | None = None

    def build(self, line: Line, drafts: Sequence[Draft]) -> list[Attribution]:
        """Return the attributions of a paragraph."""
        self.cited = {
            draft.source: line.text[slice(*draft.content)]
            for draft in drafts
            if draft.rule == "participle"
            and draft.source is not None
            and draft.content is not None
            and _is_citing(draft)
        }
        built = (
            self._build(line, draft, drafts[max(0, number - _NEAR) : number]) for number, draft in enumerate(drafts)
        )
        return [one for attribution in built for one in self._part(line, attribution)]

    def _part(self, line: Line, attribution: Attribution) -> list[Attribution]:
        """Return one attribution for each medium that the source joins ("Reuters and AFP reported")."""
        if attribution.publisher is None or attribution.source is None or not attribution.reports:
            return [attribution]
        if not attribution.source.start <= attribution.publisher.start < attribution.source.end:
            return [attribution]
        joint = self.register.find_joint(line.text, attribution.source)
        if not joint:
            return [attribution]
        return [replace(attribution, publisher=one.span, source_kind=one.outlets[0].kind) for one in joint]

    def _build(self, line: Line, draft: Draft, before: Sequence[Draft]) -> Attribution:
        voice = UNNAMED if draft.source is None else self._describe(line, draft.source)
        publisher, speaker, continues = self._resolve(line, draft, voice)
        parts = _find_stretches(draft)
        content = parts[0] if len(parts) == 1 else Span(parts[0].start, parts[-1].end) if parts else None
        cue = line.span(*draft.cue)
        source = line.span(*draft.source) if draft.source is not None else None
        reporting = reports(line, draft, voice, before)
        entry = draft.form.entry if draft.form is not None else None
        return Attribution(
            span=_join(source, cue),
            cue=cue,
            source=source,
            content=content,
            kind=voice.kind,
            source_kind=voice.source_kind,
            stance=entry.stance if entry is not None else Stance.NEUTRAL,
            level=_find_level(draft) if reporting else HedgeLevel.NONE,
            publisher=publisher,
            speaker=speaker,
            date=self._find_date(line, draft),
            continues=continues,
            negated=draft.negated or (entry is not None and entry.stance is Stance.DENYING),
            act=find_act(line, draft) is not None,
            parts=parts if len(parts) > 1 else (),
            rule=draft.rule,
            reports=reporting,
        )

    def _describe(self, line: Line, source: Range) -> Voice:
        voice = describe_source(line, _find_antecedent(line, source) or source, self.register)
        if not self.register.mentions:
            return voice
        named = voice.publisher or (line.span(*source) if source[1] - source[0] <= _SHORT_NAME else None)
        if named is None or voice.refers:
            return voice
        if self.short is None:
            self.short = ShortNames(self.register.mentions, line.text)
        meant = self.short.find(named)
        return voice if meant is None else voice._replace(publisher=meant.span, source_kind=meant.outlets[0].kind)

    def _resolve(self, line: Line, draft: Draft, voice: Voice) -> tuple[Span | None, str | None, bool]:
        """Return the publisher, the last voice, and whether an earlier source goes on."""
        told = None if voice.source_kind in MEDIA else self._find_relay(line, draft)
        publisher = told or voice.publisher
        name = speaker = None
        continues = False
        if draft.source is not None and (voice.publisher is None or told is not None) and not voice.document:
            antecedent = _find_antecedent(line, draft.source)
            name = line.surface(*(antecedent or draft.source)).strip(" ,")
            speaker = name if antecedent or publisher or voice.source_kind is SourceKind.PERSON else None
        if voice.publisher is not None and draft.form is not None and draft.form.entry.lemma in {"quote", "cite"}:
            speaker = _find_quoted(line, draft)
        elif voice.publisher is not None and told is None and draft.source is not None:
            speaker = self.cited.get(draft.source)
        if voice.refers:
            known = self._recall(voice)
            if known is not None:
                continues = True
                speaker = known[1] or speaker
                publisher = publisher or known[2]
        elif draft.source is not None and (name or publisher):
            self.spoken.append((voice, speaker or name or "", publisher))
        return publisher, speaker, continues

    def _recall(self, voice: Voice) -> tuple[Voice, str, Span | None] | None:
        """Return who spoke last that a pronoun or "the article" may mean."""
        for known in reversed(self.spoken[-_MEMORY:]):
            person = known[0].source_kind is SourceKind.PERSON
            if voice.document and known[2] is None:
                continue
            if person == (voice.source_kind is SourceKind.PERSON):
                return known
        return None

    def _find_relay(self, line: Line, draft: Draft) -> Span | None:
        """Return the outlet that was told, or in which it was said, if one stands around the cue or in front."""
        if not self.register.mentions:
            return None
        for first, end in (draft.zone, _find_front(line, draft)):
            for mention in self.register.find_outlets(line.starts[first], line.ends[end - 1]) if end > first else ():
                outside = draft.source is None or not line.span(*draft.source).overlaps(mention.span)
                if outside and mention.outlets[0].kind in _RELAYING and not _covers(draft, mention.span.start):
                    return mention.span
        return None

    def _find_date(self, line: Line, draft: Draft) -> DatePeriod | None:
        """Return the date right before the source, or between source and cue."""
        first = min(draft.cue[0], draft.source[0] if draft.source is not None else draft.cue[0])
        between = (draft.source[1], draft.cue[0]) if draft.source is not None else (0, 0)
        front = (max(first - _DATE_REACH, 0), first if draft.rule not in _BEHIND else 0)
        for low, high in (front, between, (draft.cue[1], draft.zone[1])):
            if high <= low or not _may_end_dated(line, max(low, high - 3), high):
                continue
            end = line.starts[high] if high < len(line.starts) else line.ends[-1]
            for found in find_dates(line.text, line.starts[low], end):
                period = resolve_date(found, self.published)
                if period is not None and not line.text[found.span.end : end].strip(" ,"):
                    return period
        return None


def _may_end_dated(line: Line, first: int, end: int) -> bool:
    """Tell whether a number or a word for a time stands in a range of tokens."""
    for mark in line.marks[first:end]:  # noqa: SIM110 -- asked three times for each attribution: twice as fast
        if mark & (NUMBER | TIME):
            return True
    return False


def _find_antecedent(line: Line, source: Range) -> Range | None:
    """Return the noun phrase that a lone "who", "which" or "that" stands for, or None."""
    first, end = source
    if end - first != 1 or line.lows[first] not in {"who", "which", "that"} or not first:
        return None
    behind = first - 1 if line.marks[first - 1] & COMMA else first
    start = find_start(line, behind, 0)
    return (start, behind) if start is not None else None


def _find_stretches(draft: Draft) -> tuple[Span, ...]:
    """Return the stretches of the content in text order, those that overlap as one."""
    if not draft.parts:
        return (Span(*draft.content),) if draft.content is not None else ()
    merged: list[Span] = []
    for start, end in sorted(part for part in (draft.content, *draft.parts) if part is not None):
        if merged and start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(end, merged[-1].end))
        else:
            merged.append(Span(start, end))
    return tuple(merged)


def _is_citing(draft: Draft) -> bool:
    """Tell whether a participle is "citing" or "quoting" whom its source relays."""
    return draft.form is not None and draft.form.entry.lemma in {"quote", "cite"}


def _find_front(line: Line, draft: Draft) -> Range:
    """Return the tokens of "in an interview with X," or "speaking to X," before the source; an empty range if none."""
    if draft.source is None or draft.source[0] < _SHORTEST_FRONT or not line.marks[draft.source[0] - 1] & COMMA:
        return 0, 0
    end = draft.source[0]
    for at in range(end - 1, max(end - _FRONT, 0) - 1, -1):
        if line.marks[at] & STOP:
            break
        if line.lows[at] in _SPEAKING:
            return at, end
    return 0, 0


def _covers(draft: Draft, offset: int) -> bool:
    stretches = [stretch for stretch in (draft.content, *draft.parts) if stretch is not None]
    return any(start <= offset < end for start, end in stretches)


def _join(source: Span | None, cue: Span) -> Span:
    if source is None:
        return cue
    return Span(min(source.start, cue.start), max(source.end, cue.end))


def _find_quoted(line: Line, draft: Draft) -> str | None:
    """Return who is quoted: the noun phrase behind "quoted"."""
    end = find_end(line, draft.cue[1], len(line.words), explained=False) if draft.cue[1] < len(line.words) else None
    return line.surface(draft.cue[1], end) if end is not None else None


def _find_level(draft: Draft) -> HedgeLevel:
    if draft.rule in _WITHOUT_SOURCE:
        return HedgeLevel.HEDGED
    if draft.rule == "condition":
        return HedgeLevel.STRONGLY_HEDGED
    return draft.form.entry.level if draft.form is not None else HedgeLevel.ATTRIBUTED

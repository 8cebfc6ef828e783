"""Levels, vouchers and stances of sentences, with attributions made by hand."""

import pytest

from provenance.extract.hedges import judge_hedging, judge_hedgings
from provenance.model.citations import Attribution
from provenance.model.lexicons import CueEntry, Lexicon, VerbEntry
from provenance.model.spans import Span
from provenance.model.vocabulary import CitationKind, CueKind, HedgeLevel, SourceKind, Stance, Voucher
from provenance.seeds import load_lexicon

LEXICON = load_lexicon()


def place(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def attribute(
    text: str,
    source: str | None,
    cue: str,
    content: str | None,
    *,
    kind: SourceKind = SourceKind.PERSON,
    level: HedgeLevel = HedgeLevel.ATTRIBUTED,
    stance: Stance = Stance.NEUTRAL,
    speaker: str | None = None,
) -> Attribution:
    cue_span = place(text, cue)
    source_span = None if source is None else place(text, source)
    return Attribution(
        span=cue_span if source_span is None else Span(min(source_span.start, cue_span.start), cue_span.end),
        cue=cue_span,
        source=source_span,
        content=None if content is None else place(text, content),
        kind=CitationKind.ANONYMOUS if kind is SourceKind.UNNAMED else CitationKind.NARRATIVE,
        source_kind=kind,
        stance=stance,
        level=level,
        speaker=speaker,
    )


def level(text: str, *attributions: Attribution) -> HedgeLevel:
    return judge_hedging(text, Span(0, len(text)), attributions, LEXICON).level


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # flat statements, with words that look like cues
        ("The ferry sank off the cape on Monday.", "none"),
        ("The crew will sail at dawn and can carry forty cars.", "none"),
        ("They tied the boat so that it could not drift.", "none"),
        ("In May 1911 the lighthouse keeper bought a cow.", "none"),
        ("The so-called palace stands empty.", "none"),
        ("There is no doubt that the roof leaks.", "none"),
        ("As soon as possible the pier was mended.", "none"),
        ("Two apprentices were denied entry to the yard.", "none"),
        ("When the guild expelled the suspected forger, the shop closed.", "none"),
        ("When the guild asked on May 2, 1911 for the suspected forger, the shop closed.", "none"),
        ("How far the lamp could shine was measured twice.", "none"),
        ("The council rejected a proposal to widen the canal.", "none"),
        ("The mayor asked for lanterns in order to light the quay.", "none"),
        # one cue
        ("The mill may close.", "hedged"),
        ("The ferry apparently struck a rock.", "hedged"),
        ("An apparent leak flooded the cellar.", "hedged"),
        ("The tower is dark after an apparent power cut in the old town.", "hedged"),
        ("It was reported that the mill had closed.", "hedged"),
        ("The painter is believed to have drowned.", "hedged"),
        ("The letters suggest a quarrel.", "hedged"),
        ("The mill may close and the bakery might move.", "hedged"),
        ("The cellar, which may hold gold, has a new lock that is apparently broken.", "hedged"),
        ("Will the mill close?", "hedged"),
        ("Nobody can say whether the leak is closed, and arson cannot be ruled out.", "hedged"),
        # explicit doubt, or two cues on one proposition
        ("It is unclear who owns the mill.", "strongly_hedged"),
        ("If the pilots are to be believed, the wreck has moved.", "strongly_hedged"),
        ("The mill may possibly close.", "strongly_hedged"),
        ("Reportedly, the mill may close.", "strongly_hedged"),
        ("It is believed that the mill might close.", "strongly_hedged"),
        ("The letters suggest that the painter could have drowned.", "strongly_hedged"),
        ("Unconfirmed lists name six judges.", "strongly_hedged"),
        # denials that carry the sentence, and others
        ("There is no evidence that the well was poisoned.", "denied"),
        ("Divers have ruled out sabotage.", "denied"),
        ("The tale of the lost heir is false.", "denied"),
        ("Although the guild denied any part in it, the bell was sold.", "attributed"),
        ("The clerk, who denied any part in it, left the town.", "attributed"),
        # acts of speaking that the lexicon knows by itself
        ("A little-known guild has claimed responsibility for the prank.", "attributed"),
        ("The canvas is attributed to a pupil.", "attributed"),
    ],
)
def test_level_without_attributions(text: str, expected: str) -> None:
    assert level(text) == expected


def test_an_attribution_makes_attributed_and_with_a_cue_hedged() -> None:
    flat = "The miller said that the dam was closed."
    assert level(flat, attribute(flat, "The miller", "said", "that the dam was closed")) == "attributed"
    soft = "The miller said that the dam may be closed."
    assert level(soft, attribute(soft, "The miller", "said", "that the dam may be closed")) == "hedged"


@pytest.mark.parametrize("given", ["hedged", "strongly_hedged", "denied"])
def test_what_an_attribution_does_to_its_content_counts(given: HedgeLevel) -> None:
    text = "The miller murmured that the dam was closed."
    item = attribute(text, "The miller", "murmured", "that the dam was closed", level=HedgeLevel(given))
    assert level(text, item) == given


def test_an_attribution_of_level_none_counts_for_nothing() -> None:
    text = "The miller wanted the dam closed."
    hedging = judge_hedging(
        text,
        Span(0, len(text)),
        [attribute(text, "The miller", "wanted", "the dam closed", level=HedgeLevel.NONE)],
        LEXICON,
    )
    assert (hedging.level, hedging.voucher, hedging.cues) == ("none", "author", ())


def test_a_belief_names_whose_it_is_and_evidence_does_not() -> None:
    belief = "The divers believe the hull split."
    item = attribute(belief, "The divers", "believe", "the hull split", kind=SourceKind.UNNAMED, level=HedgeLevel.NONE)
    held = judge_hedging(belief, Span(0, len(belief)), [item], LEXICON)
    assert (held.level, held.voucher) == ("hedged", "unnamed")
    traces = "The traces suggest the hull split."
    item = attribute(traces, "The traces", "suggest", "the hull split", kind=SourceKind.UNNAMED, level=HedgeLevel.NONE)
    shown = judge_hedging(traces, Span(0, len(traces)), [item], LEXICON)
    assert (shown.level, shown.voucher) == ("hedged", "author")


def test_an_entry_of_level_none_strikes_an_attribution_out() -> None:
    text = "Two apprentices were denied entry to the yard."
    item = attribute(text, "Two apprentices", "denied", "entry to the yard", level=HedgeLevel.DENIED)
    assert level(text, item) == "none"


def test_a_sentence_within_an_earlier_quotation_is_attributed() -> None:
    text = "“The dam was closed,” the miller said. “Nobody drowned. The sheep were safe.” It rained."
    item = attribute(
        text, "the miller", "said", "The dam was closed,” the miller said. “Nobody drowned. The sheep were safe."
    )
    spans = [place(text, "“Nobody drowned."), place(text, "The sheep were safe.”"), place(text, "It rained.")]
    hedgings = list(judge_hedgings(text, spans, [item], LEXICON))
    assert [hedging.level for hedging in hedgings] == ["attributed", "attributed", "none"]
    assert [hedging.voucher for hedging in hedgings] == ["person", "person", "author"]
    assert hedgings[0].cues == ()


def test_a_question_within_what_somebody_says_is_only_attributed() -> None:
    text = "“Who closed the dam?”"
    said = "“Who closed the dam?”, the miller asked in rage"
    item = Attribution(Span(23, 40), Span(34, 39), None, Span(1, 20), CitationKind.NARRATIVE, SourceKind.PERSON)
    assert judge_hedging(said, Span(0, 21), [item], LEXICON).level == "attributed"
    assert level(text) == "none"
    assert level("Who closed the dam?") == "hedged"


def test_adjectives_that_describe_the_source_do_not_soften_what_it_says() -> None:
    text = "The alleged forger said that the deed was genuine."
    assert level(text, attribute(text, "The alleged forger", "said", "that the deed was genuine")) == "attributed"
    other = "The notary said that the alleged forger fled."
    assert level(other, attribute(other, "The notary", "said", "that the alleged forger fled")) == "hedged"


@pytest.mark.parametrize(
    ("kind", "speaker", "voucher"),
    [
        (SourceKind.PERSON, None, Voucher.PERSON),
        (SourceKind.NEWS_AGENCY, None, Voucher.OUTLET),
        (SourceKind.NEWS_AGENCY, "a harbour pilot", Voucher.PERSON),
        (SourceKind.BODY, None, Voucher.BODY),
        (SourceKind.GOVERNMENT, None, Voucher.BODY),
        (SourceKind.UNNAMED, None, Voucher.UNNAMED),
    ],
)
def test_the_voucher_is_the_last_voice(kind: SourceKind, speaker: str | None, voucher: Voucher) -> None:
    text = "Its source said that the dam was closed."
    item = attribute(text, "Its source", "said", "that the dam was closed", kind=kind, speaker=speaker)
    assert judge_hedging(text, Span(0, len(text)), [item], LEXICON).voucher is voucher


@pytest.mark.parametrize(
    ("text", "voucher"),
    [
        ("It was reported that the dam was closed.", Voucher.UNNAMED),
        ("The dam may be closed.", Voucher.AUTHOR),
        ("The dam was closed.", Voucher.AUTHOR),
    ],
)
def test_without_an_attribution_hearsay_is_of_nobody_named(text: str, voucher: Voucher) -> None:
    assert judge_hedging(text, Span(0, len(text)), (), LEXICON).voucher is voucher


def test_stance_is_the_verbs_or_denying_where_the_point_is_a_denial() -> None:
    text = "The guild claimed that the bell was stolen."
    item = attribute(text, "The guild", "claimed", "that the bell was stolen", stance=Stance.DISTANCING)
    assert judge_hedging(text, Span(0, len(text)), [item], LEXICON).stance is Stance.DISTANCING
    denial = "The guild denied that the bell was stolen."
    assert judge_hedging(denial, Span(0, len(denial)), (), LEXICON).stance is Stance.DENYING
    flat = "The bell was stolen."
    assert judge_hedging(flat, Span(0, len(flat)), (), LEXICON).stance is Stance.NEUTRAL


def test_cues_carry_span_kind_level_scope_and_weight() -> None:
    text = "Before. The miller said that, by most accounts, the dam may leak; the mill is dry."
    sentence = Span(8, len(text))
    item = attribute(text, "The miller", "said", "the dam may leak")
    cues = judge_hedging(text, sentence, [item], LEXICON).cues
    assert [(cue.span.of(text), cue.kind, cue.level) for cue in cues] == [
        ("said", CueKind.VERB, "attributed"),
        ("by most accounts", CueKind.ADVERB, "hedged"),
        ("may", CueKind.MODAL, "hedged"),
    ]
    assert [cue.scope.of(text) for cue in cues if cue.scope] == [
        "the dam may leak",
        "by most accounts, the dam may leak",
        "the dam may leak",
    ]
    assert [cue.weight for cue in cues] == [2.0, 0.5, 0.5]


def test_a_verbs_own_weight_counts_before_that_of_its_stance() -> None:
    verb = VerbEntry("croak", ("croaked",), Stance.NEUTRAL, HedgeLevel.ATTRIBUTED, weight=-0.5)
    text = "The raven croaked that all was lost."
    item = attribute(text, "The raven", "croaked", "that all was lost")
    (cue,) = judge_hedging(text, Span(0, len(text)), [item], Lexicon(verbs=(verb,))).cues
    assert cue.weight == -0.5


def test_according_to_and_hearsay_without_a_source_are_hearsay() -> None:
    text = "According to the miller the dam was closed."
    item = attribute(text, "the miller", "According to", "the dam was closed")
    assert judge_hedging(text, Span(0, len(text)), [item], Lexicon()).cues[0].kind is CueKind.HEARSAY
    bare = "The dam, it was murmured, was closed."
    item = attribute(bare, None, "it was murmured", "was closed", kind=SourceKind.UNNAMED)
    assert judge_hedging(bare, Span(0, len(bare)), [item], Lexicon()).cues[0].kind is CueKind.HEARSAY


def test_a_cue_of_the_lexicon_stands_for_an_attribution_on_the_same_words() -> None:
    text = "It was reported that the dam was closed."
    item = attribute(text, None, "It was reported", "that the dam was closed", kind=SourceKind.UNNAMED)
    hedging = judge_hedging(text, Span(0, len(text)), [item], LEXICON)
    assert [cue.span.of(text) for cue in hedging.cues] == ["It was reported"]
    assert (hedging.level, hedging.voucher) == ("hedged", "unnamed")


def test_many_sentences_read_as_each_alone() -> None:
    text = "The dam may leak. The miller said it was closed. It is unclear who paid. All sheep were saved."
    spans = [place(text, part + ".") for part in text.rstrip(".").split(". ")]
    items = [attribute(text, "The miller", "said", "it was closed")]
    together = list(judge_hedgings(text, spans, items, LEXICON))
    assert together == [judge_hedging(text, span, items, LEXICON) for span in spans]
    assert [hedging.level for hedging in together] == ["hedged", "attributed", "strongly_hedged", "none"]


def test_a_lexicon_without_entries_finds_nothing() -> None:
    entry = CueEntry("may", CueKind.MODAL, HedgeLevel.HEDGED, 0.5)
    text = "The dam may leak."
    assert judge_hedging(text, Span(0, len(text)), (), Lexicon()).level == "none"
    assert judge_hedging(text, Span(0, len(text)), (), Lexicon(cues=(entry,))).level == "hedged"


def test_a_quoted_adjective_softens_the_noun_behind_it() -> None:
    text = 'The radar saw a "probable" launch.'
    assert judge_hedging(text, Span(0, len(text)), [], LEXICON).level is HedgeLevel.HEDGED
    text = 'The word "probable" was struck out.'
    assert judge_hedging(text, Span(0, len(text)), [], LEXICON).level is HedgeLevel.NONE

"""Closed classes of English words: all the grammar that the rules go by.

Every token gets the sum of its marks; a word that no list knows is marked by its shape alone (a capital, a digit,
``-ly``, ``-ed``, ``-ing``). There is no tagger: what a word may be is looked up, what it is, its neighbours decide.
"""

from typing import Final

from provenance.text.wordlists import list_words

DETERMINER: Final = 1 << 0
POSSESSIVE: Final = 1 << 1
PRONOUN: Final = 1 << 2
PREPOSITION: Final = 1 << 3
CONJUNCTION: Final = 1 << 4
SUBORDINATOR: Final = 1 << 5
RELATIVE: Final = 1 << 6
AUXILIARY: Final = 1 << 7
NEGATION: Final = 1 << 8
ADVERB: Final = 1 << 9
TIME: Final = 1 << 10
VERB: Final = 1 << 11
NUMBER: Final = 1 << 12
NAME: Final = 1 << 13
NOUN: Final = 1 << 14
ED: Final = 1 << 15
ING: Final = 1 << 16
COMMA: Final = 1 << 17
DASH: Final = 1 << 18
OPEN: Final = 1 << 19
CLOSE: Final = 1 << 20
STOP: Final = 1 << 21
COLON: Final = 1 << 22
QUOTE: Final = 1 << 23
SIGN: Final = 1 << 24
SEMICOLON: Final = 1 << 25
TO: Final = 1 << 26
OBJECT: Final = 1 << 27
BE: Final = 1 << 28
HAVE: Final = 1 << 29
HEAD: Final = 1 << 30
"""May stand alone as a noun phrase: "some", "many", "others"."""
GENITIVE: Final = 1 << 31
NEGATIVE: Final = 1 << 32
"""An auxiliary with "not" in it: "didn't"."""

NOMINAL: Final = NAME | NOUN | NUMBER
FINITE: Final = VERB | AUXILIARY
ENDING: Final = STOP | COMMA | COLON | SEMICOLON | DASH

_LISTS: tuple[tuple[int, str], ...] = (
    (DETERMINER, "a an the this these those that every no any various certain such"),
    (
        DETERMINER | HEAD,
        "some many few most more much none other others one another each both neither either all several",
    ),
    (POSSESSIVE, "his her its their my our your whose"),
    (PRONOUN, "he she they we i it you there everyone someone anyone nobody everybody somebody anybody"),
    (OBJECT, "him them me us himself herself themselves itself myself ourselves yourself her it you"),
    (
        PREPOSITION,
        """of in at by for from with on into onto over under about against among amid amidst between through throughout
        during without within toward towards upon via per behind beyond near outside inside across along around above
        below beneath beside besides despite except off like unlike amongst alongside regarding concerning including
        following versus past aboard atop after before since until till as than""",
    ),
    (CONJUNCTION, "and or but nor yet & plus"),
    (
        SUBORDINATOR,
        """that if because although though while when whenever unless whether where wherever whereas lest once how why
        so after before since until till as than""",
    ),
    (RELATIVE, "who whom which that whose where what"),
    (TO, "to"),
    (AUXILIARY | BE, "be am is are was were been being 'm 're"),
    (AUXILIARY | BE | NEGATIVE, "isn't aren't wasn't weren't ain't"),
    (AUXILIARY | HAVE, "have has had having 've"),
    (AUXILIARY | HAVE | NEGATIVE, "haven't hasn't hadn't"),
    (AUXILIARY, "do does did can could may might must shall should will would 'll 'd ought"),
    (
        AUXILIARY | NEGATIVE,
        "don't doesn't didn't cannot can't couldn't mustn't shouldn't won't wouldn't mightn't needn't",
    ),
    (AUXILIARY | BE | HAVE, "'s"),
    (NEGATION, "not never hardly scarcely"),
    (
        ADVERB,
        """also too very just even still already now then later earlier again soon often sometimes always ever once
        twice almost quite rather perhaps maybe indeed however meanwhile moreover furthermore therefore thus hence
        nevertheless nonetheless instead otherwise first second last next only further elsewhere here there away back
        together apart aside ahead forth far long well better best else today tonight yesterday tomorrow meantime
        likewise afterward afterwards beforehand thereby thereafter somewhat somehow anyway altogether overnight online
        aloud outright though seldom up out down off over""",
    ),
    (
        TIME,
        """monday tuesday wednesday thursday friday saturday sunday january february march april june july august
        september october november december jan feb mar apr jun jul aug sep sept oct nov dec today yesterday tomorrow
        tonight week month year weekend morning afternoon evening night day days weeks months years hours minutes noon
        midnight mondays tuesdays wednesdays thursdays fridays saturdays sundays spring summer autumn winter decade
        hour moment""",
    ),
    (
        VERB,
        """became become becomes began begins got gets went goes gone came comes took takes taken made makes gave gives
        given kept keeps left leaves lost loses won wins met meets led leads ran runs sat sits stood stands sent sends
        put puts brought brings built builds caught broke breaks broken fell falls fallen felt feels fled flew flown
        fought fights grew grows grown held holds hid hurt knew known lay laid lies lit paid pays rose rises risen sold
        sells set sets shot shoots slept spent spends spread stole stolen struck swept threw thrown told took turned
        understood wore worn wrote written drew draws drawn drove drives driven ate beat beaten bought buys chose
        chooses chosen died dies killed happened occurred started ended opened closed moved remained remains stayed
        lives lived worked works plays continued continues appears seems tries tried helps includes included contains
        contained belongs exists allows helped faces faced visited joined served serves launched used uses needs
        received receives carried carries attended returned arrived entered passed failed fails wants likes loves
        refuses gained gains forced followed follows covers covered ends turns looks looked gathered stopped played
        posed lacked lacks prompted sparked caused causes wounded injured exploded detonated clashed collapsed erupted
        said says say tells tell adds writes found showed shown surrendered resigned fired hired raised raises dropped
        slipped arose awoke bore bent bled blew bred clung crept dealt dug drank flung forbade forgot forgave froze hung
        heard knelt leapt meant rode rang saw sought shook shone shrank sang sank slid sped spun sprang stuck strode
        strove swore swam swung taught tore trod undertook upheld wept withdrew withheld withstood overthrew overtook
        overran oversaw foresaw undid rebuilt retook befell appear become exist occur belong""",
    ),
    (
        NUMBER,
        """two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands
        million billion scores""",
    ),
)


def _gather() -> dict[str, int]:
    marks: dict[str, int] = {}
    for mark, words in _LISTS:
        for word in words.split():
            marks[word] = marks.get(word, 0) | mark
    return marks


WORD_MARKS: Final = _gather()
"""Marks of every listed word, in lower case with a straight apostrophe."""

SIGN_MARKS: Final = (
    {",": COMMA, ";": SEMICOLON, ":": COLON}
    | dict.fromkeys(".!?…", STOP)
    | dict.fromkeys(("–", "—", "-", "―", "--", "---"), DASH)
    | dict.fromkeys("([", OPEN)
    | dict.fromkeys(")]", CLOSE)
    | dict.fromkeys(("“", "”", '"', "''", "'''", "``", "«", "»", "„"), QUOTE)
    | dict.fromkeys("%$£€", NUMBER)
    | dict.fromkeys("#@/", NAME)
)
ABBREVIATIONS: Final = list_words(
    """mr mrs ms dr prof gen lt col maj capt sgt sen sens rep reps gov govs rev hon st jr sr pres u.s u.n u.k e.u no
    inc corp co ltd adm brig cmdr supt insp det d.c u.s.a u.a.e calif fla mass ariz colo conn wash mich minn tenn ill
    wis pa va md tex ga ala ark ind kan ky la mo neb nev okla ore vt wyo n.y n.j n.h n.c s.c w.va del messrs vs dept
    univ fr"""
)
"""Words whose full stop belongs to them, wherever they stand in a sentence."""
NOT_ADVERBS: Final = list_words(
    """kelly sally emily molly polly billy holly lily carly beverly kimberly reilly donnelly connolly family italy ally
    july rally tally reply assembly supply monopoly anomaly daily weekly monthly apply comply imply multiply friendly
    deadly elderly early likely unlikely costly lonely holy ugly"""
)
"""Words in ``-ly`` that are no adverbs."""
CONTRACTIONS: Final = frozenset(
    f"{head}'{tail}"
    for head in ("he", "she", "they", "we", "i", "it", "you", "who", "that", "there")
    for tail in ("s", "d", "ll", "ve", "re", "m")
)
"""Pronouns with an auxiliary, which are two tokens."""
MEDIA: Final = list_words(
    """statement interview speech tweet email e-mail letter message post conference briefing remarks hearing rally
    debate op-ed column press-release release memo broadcast call podcast"""
)
"""What things are said in; "in a statement" belongs to no noun before it."""

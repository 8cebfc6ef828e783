"""What a name that no registry knows looks like: a publisher, a person, an event, a place, or plain text."""

import re
from enum import StrEnum

from provenance.text.wordlists import list_words

_WORD = re.compile(r"[^\W_]+(?:[.’'‘&-][^\W_]+)*\.?")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&.-]{1,9}(?:[-/ ][A-Z][A-Z0-9-]{1,9})?(?:-?TV)?")
_MIXED_ACRONYM = re.compile(r"(?:[A-Z][a-z]{0,3}[A-Z][A-Za-z]{1,6}|[A-Z]{2,7})(?: [A-Z]{2,7})?")
_NUMBERED = re.compile(r"[\d.,]+\W*(?:[a-z]|$)")
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th) [A-Z]")
_DOTTED = re.compile(r"[^\W\d_]{2}\.[^\W\d_]{2}")
_PREFIXED = re.compile(
    r"[a-z]{1,4}[A-Z]\w|(?:[Aa]l|[Ee]l|[Aa]n|[Aa]s|[Aa]sh|[Aa]d|[Aa]r|[Aa]t|[Aa]z)[-‐‑–]\w|(?:al|el) [A-Z]|@\w|e\.tv"
)
_PUBLISHERS = list_words(
    """news newspaper newspapers newspress times post press tribune herald daily today journal journals gazette gazeta
    gazete gazetesi gazetta observer chronicle chronicles mail mirror star sun telegraph guardian express
    examiner inquirer enquirer standard nation republic review monitor bulletin report reporter reports weekly
    monthly quarterly magazine radio tv television televizion channel broadcasting broadcaster broadcast network
    agency agence agencia agentur media online voice wire newswire pravda izvestia izvestiya novosti novostei
    zeitung tageszeitung rundschau presse diario corriere giornale jornal periodico nouvel nouvelles courrier
    monde figaro echo echos telegraaf dagblad tidning milliyet hurriyet yeni sozcu cumhuriyet newsweek
    newsletter dispatch digest outlook update updates watch insight insights analysis analytics institute
    institution foundation center centre university council commission committee ministry department directorate
    government secretariat parliament senate office bureau organization organisation association federation union league
    society forum group programme program studies research intelligence information affairs policy security
    defence defense strategic international global world blog blogspot wordpress podcast wiki wikileaks leaks
    archive archives dossier communique communiqué statement release releases interview website portal site
    facebook twitter telegram youtube instagram tiktok vkontakte weibo whatsapp reddit linkedin tweet press-
    service newsroom correspondent correspondents journalists writer writers editorial column bank fund court
    assembly service services data project initiative campaign alliance observatory tracker survey yearbook
    factbook almanac encyclopedia encyclopaedia hearing testimony transcript memo cable cables"""
)
_EVENTS = list_words(
    """operation battle treaty agreement accord accords conference summit resolution act law article session olympics
    election elections referendum phase round season chapter section figure table map appendix annex part eid
    nowruz nauruz navroz ramadan ashura muharram christmas easter passover independence anniversary massacre war
    offensive attack attacks bombing bombings explosion crash siege uprising revolution coup incident raid
    airstrike strike clashes assassination hijri flight class version spring summer autumn fall winter century
    era period years year age aged dob dod born died ruled reigned ad bc bce ce ah population approx circa verse
    surah sura quran koran bible gospel psalm genesis hadith camp hotel school airport hospital mosque church
    temple shrine bridge stadium market bazaar base prison jail barracks highway street square palace tunnel
    order unscr campaign eve prayers mission nawruz navruz noruz holiday festival championship tournament cup
    games declaration constitution decree fatwa ceasefire truce jirga withdrawal evacuation hijack hijacking
    stampede earthquake flood floods hurricane storm outbreak pandemic dynasty reign regime
    """
)
_TITLES = list_words(
    """president minister general colonel major captain lieutenant commander sheikh shaykh mullah mawlawi maulana
    maulvi mufti ayatollah dr mr mrs ms sir prof professor ambassador governor senator congressman spokesman
    spokeswoman spokesperson chief director secretary chairman judge justice king prince emir sultan"""
)
_JOINING = list_words(
    "of the and for in on de la le les el al ul e i & du des di da do dos van von der den für und bin"
)
_DESCRIPTORS = list_words(
    """newspaper newspapers paper daily weekly monthly magazine website web site page portal online tv television radio
    channel station broadcaster network agency news wire newswire service world international national english urdu
    pashto dari persian farsi arabic russian turkish chinese hindi uzbek french german edition correspondent
    correspondents reporter report reports reporting article articles story editorial interview blog account feed
    satellite the a an its official state-run state-owned state private independent pro-government semi-official
    local leading press press-service print live in language-language homepage app text home
    release releases statement statements communique communiqué vom"""
)
_NATIONALS = list_words(
    """afghan pakistani indian iranian iraqi turkish russian chinese american british french german italian spanish
    ukrainian belarusian polish czech slovak hungarian romanian bulgarian serbian croatian bosnian albanian macedonian
    montenegrin kosovar greek cypriot georgian armenian azerbaijani azeri kazakh kazakhstani uzbek tajik turkmen kyrgyz
    mongolian japanese korean vietnamese thai burmese malaysian indonesian philippine filipino singaporean australian
    bangladeshi nepali nepalese bhutanese maldivian lankan saudi emirati qatari kuwaiti bahraini omani yemeni syrian
    lebanese jordanian palestinian israeli egyptian libyan tunisian algerian moroccan sudanese ethiopian eritrean somali
    kenyan ugandan tanzanian rwandan congolese nigerian ghanaian malian nigerien chadian cameroonian senegalese ivorian
    african european asian arab arabic persian kurdish pashtun baluch swiss austrian dutch belgian danish swedish
    norwegian finnish irish scottish canadian mexican brazilian cuban venezuelan soviet israeli indian us u.s uk western
    hindi urdu chechen tatar dagestani crimean pan-arab london-based dubai-based"""
)
_STATEMENTS = list_words(
    """is was were are has have had be been being which who whom whose that this these those it he she they we i you
    his her their our its did does do not said says reported reports claimed told will would could may might can
    including known formerly born died meaning literally pictured left right above below then later now also called
    named aged age nee née alias former current about nearly almost more less than at least see if when while because
    although since until after before"""
)
_DANGLING = list_words("of by for from with at to and the or")
"""Words that end no name."""
_LONGEST_NAME = 10
_FEW = 4
"""Words; persons have no more."""


class NameClass(StrEnum):
    """What an unknown name may be. ``publisher`` has a word of the trade in it, ``acronym`` is all capitals."""

    PUBLISHER = "publisher"
    ACRONYM = "acronym"
    PERSON = "person"
    PLAIN = "plain"
    EVENT = "event"
    TEXT = "text"


def classify_name(name: str) -> NameClass:
    """Tell from its words alone what a name as written may be; ``text`` is no name at all."""
    words = _WORD.findall(name)
    folded = [word.lower().strip(".") for word in words]
    if not _may_be_name(name, words, folded):
        return NameClass.TEXT
    published = any(word in _PUBLISHERS for word in folded) or _DOTTED.search(name) is not None
    if _is_event(folded, published=published):
        return NameClass.EVENT
    if _count_unusual(words, folded) > (1 if len(words) <= _FEW else 0):
        return NameClass.TEXT
    if published:
        return NameClass.PUBLISHER
    bare = name.removeprefix("the ").removeprefix("The ")
    if _ACRONYM.fullmatch(bare) or (bare[-1:].isupper() and _MIXED_ACRONYM.fullmatch(bare)):
        return NameClass.ACRONYM
    capitals = all(not word[0].islower() or word in _JOINING for word in words)
    person = folded[0] in _TITLES or (1 < len(words) <= _FEW and folded[0] != "the" and capitals)
    return NameClass.PERSON if person else NameClass.PLAIN


def _is_event(folded: list[str], *, published: bool) -> bool:
    """Tell whether a name is an event's or a place's; publishers may have such a word in the middle of their names."""
    if folded[-1] == "day":
        return len(folded) > len(["This", "Day"])
    named = any(word in _EVENTS for word in folded)
    return named and (not published or bool({folded[0], folded[-1]} & (_EVENTS - {"war"})))


def _may_be_name(name: str, words: list[str], folded: list[str]) -> bool:
    """Tell whether words can be a name: not too many, with a capital first, and none that make a statement."""
    if not words or len(words) > _LONGEST_NAME or not _begins_as_name(name):
        return False
    if folded[-1] in _DANGLING and words[-1].islower():
        return False
    return not any(word in _STATEMENTS and not words[at][0].isupper() for at, word in enumerate(folded))


def _count_unusual(words: list[str], folded: list[str]) -> int:
    """Count the words in small letters that names of outlets do not have; Russian papers have one ("… gazeta")."""
    return sum(
        word[0].islower()
        and not _PREFIXED.match(word)
        and low not in _JOINING
        and low not in _DESCRIPTORS
        and low not in _PUBLISHERS
        for word, low in zip(words, folded, strict=True)
    )


def _begins_as_name(name: str) -> bool:
    plain = name.lstrip("“”\"'‘’")
    numbered = plain[:1].isdigit() and (_NUMBERED.match(plain) is None or _ORDINAL.match(plain) is not None)
    return plain[:1].isupper() or numbered or bool(_PREFIXED.match(name))


def is_descriptor(word: str) -> bool:
    """Tell whether a word only says what kind of outlet a name is ("newspaper", "website", "English")."""
    return word.lower().strip(".,") in _DESCRIPTORS


def is_national(word: str) -> bool:
    """Tell whether a word says where an outlet is from ("Iranian", "Turkey's" does not)."""
    folded = word.lower().strip(".,’'")
    return folded in _NATIONALS or folded.endswith("-based")


def is_trade_word(name: str) -> bool:
    """Tell whether a name is nothing but a word of the trade ("Update", "Statement")."""
    return name.lower().strip(".") in _PUBLISHERS


def has_publisher_word(name: str) -> bool:
    """Tell whether a name has a word of the publishing trade in it."""
    return any(word.lower().strip(".") in _PUBLISHERS for word in _WORD.findall(name))

"""Hand-written lists of words for reports of shootings: what adds to the roles' words, and what is background."""

import re

from provenance.model.lexicons import RoleEntry
from provenance.model.vocabulary import QuantityRole
from provenance.text.wordlists import list_words

FURTHER_ROLES = (
    RoleEntry(
        QuantityRole.KILLED,
        (
            *("fatally shoots", "fatally shooting", "fatal shooting of", "fatal shootings of", "shooting death of"),
            *("shooting deaths of", "shoots and kills", "kills", "slaying of", "deadly shooting of", "homicide of"),
            *("murder of", "murders of", "declared dead", "deceased", "dies", "fatally", "succumbs", "murdering"),
            *("took his own life", "took her own life", "kill", "shooting to death", "shoots to death", "fatal"),
            *(
                "fatally struck",
                "fatally injuring",
                "fatally wounding",
                "mortally wounding",
                "shot multiple times and killed",
            ),
            *("shooting and killing", "shot and killed", "deaths of", "death of", "killing of", "no longer alive"),
            *(
                "shot & killed",
                "found fatally shot",
                "found shot to death",
                "shots and kills",
                "gunned down",
                "shot in a murder suicide",
            ),
        ),
    ),
    RoleEntry(
        QuantityRole.INJURED,
        (
            *(
                "shoot",
                "shoots",
                "shooting",
                "shot",
                "hospital",
                "hospitalized",
                "struck",
                "hit",
                "grazed",
                "at hospital",
            ),
            *("expected to survive", "expected to recover", "expected to live", "recovering", "critical", "survived"),
            *("listed in critical condition", "in fair condition", "in good condition", "injures", "wounds", "treated"),
            *("gunshot wound", "gunshot wounds", "gunshot victim", "to hospital", "to the hospital", "in hospital"),
            *(
                "in the hospital",
                "in surgery",
                "airlifted",
                "wounding",
                "in critical",
                "in critical but stable condition",
            ),
            *("hitting", "striking", "fighting for his life", "fighting for her life", "clinging to life", "stable"),
            *(
                "shooting of",
                "shootings of",
                "shooting at",
                "to a hospital",
                "to area hospitals",
                "in extremely critical",
            ),
        ),
    ),
)
"""Words that give a role in reports of shootings, and would not elsewhere."""

SHOT = list_words("shoot shoots shooting shootings shot struck hit hitting striking")
"""Words that leave open whether the one hit lived."""

BACKGROUND = re.compile(
    r"\b(?:last (?:year|month|summer|fall|winter|spring)|so far this year|this year|year-to-date"
    r"|(?:years|months|weeks) ago|previous(?:ly)?|unrelated|separate|another shooting|other shootings?|second shooting"
    r"|homicides?,? (?:this|of the|in the)|earlier this (?:year|month|week)|in recent|since January|statistics|average"
    r"|per year|every year|nationwide|across the (?:country|nation)|mass shootings?|Columbine|Sandy Hook"
    r"|Virginia Tech)\b"
)
"""What shows that a sentence tells of something else than the main event."""

YEAR = re.compile(r"\b(?:[Ii]n|[Ss]ince|[Ff]rom|of) ((?:19|20)\d\d)\b")
"""The year that a sentence tells of."""

ASIDE = re.compile(
    r"\W*(?:Related|More|Other|Read|See|Also|Copyright|©|Trending|Recommended|MORE|RELATED|READ|Top Stories"
    r"|Most Popular|Close Get email|Stay with|Sign up|Follow)\b"
)
"""How paragraphs begin that belong to the page and not to the article."""

SITE = re.compile(r"\s(?:[-–|:]{1,2}|•)\s{1,3}[A-Z0-9][^|]{0,70}$")
"""The name of the site at the end of a page's title."""

DEATH = re.compile(
    r"\b(?:fatal(?:ly|ities|ity)?|deadly|homicides?|murder(?:ed|s)?|murder-suicide|manslaughter|slain|slaying|killed|killing"
    r"|kills|dead|died|dies|deaths?|body|bodies|deceased|medical examiner|coroner|autopsy|mourn\w{0,4}|funeral)\b",
    re.IGNORECASE,
)
NO_DEATH = re.compile(
    r"\b(?:attempted (?:\w{1,20}[- ]degree )?(?:murder|homicide)|attempt(?:ing)? to (?:kill|murder)"
    r"|assault with (?:a )?deadly|deadly (?:weapon|conduct|missile|force)|dead[- ]end|death threats?"
    r"|threat\w{0,6} to kill|murder attempt|body (?:cam\w{0,4}|armor)|could have (?:been )?killed"
    r"|intent to (?:kill|murder)|homicide (?:detectives?|unit|division|investigators?|squad|section)"
    r"|(?:injury|harm) or death)\b",
    re.IGNORECASE,
)
HURT = re.compile(r"\b(?:injur\w{1,4}|wound\w{1,4}|shot|hospital\w{0,6}|gunshot)\b", re.IGNORECASE)
DIED_AFTER_ALL = re.compile(r"\b(?:and (?:was )?killed|later died|and died|fatally|to death)\b")
"""What tells of someone shot that he did not live."""
SUICIDE = re.compile(
    r"\b(?:murder[- /]suicide|turn(?:ed|ing) (?:the|his|her|a) (?:\w{1,20} )?gun on (?:him|her)self)\b", re.IGNORECASE
)
"""What tells that the one who killed is dead as well."""
ALSO_HURT = re.compile(r"\balso (?:shot|injured|wounded|hit|struck|hurt|grazed|taken)\b")
"""What tells of one victim more."""

PRONOUNS = list_words("he she him her")
REFLEXIVES = list_words("himself herself self")
BASE_FORMS = list_words("die kill shoot")
"""Forms that tell of what might happen more often than of what did."""
SEVERITY = list_words("critically seriously")
"""Words that, standing alone, tell of some among those counted."""
MEANT_ALREADY = list_words(
    """man woman boy girl child teen teenager victim baby infant toddler suspect person gunman shooter year-old youth
    student male female officer"""
)
"""Nouns that after "the" most often mean someone counted before."""
NOT_ONE_PERSON = list_words(
    """people men women children others police personnel troops other chief aid couple youths general national major
    member military youth crew"""
)
PHRASE_STOPS = list_words(
    """in of to by after for on at and from with who that shot kill shoot killed kills shoots injured wounds injures
    charged wounding injuring killing shooting is was are were near over when as says say said but or where
    while"""
)
"""Words before a person's noun at which its phrase begins at the latest."""

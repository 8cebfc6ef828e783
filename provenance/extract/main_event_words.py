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
            *("fatally struck", "fatally injuring", "fatally wounding", "mortally wounding", "shot multiple times and killed"),
            *("shooting and killing", "shot and killed", "deaths of", "death of", "killing of", "no longer alive"),
        ),
    ),
    RoleEntry(
        QuantityRole.INJURED,
        (
            *("shoots", "shooting", "shot", "hospital", "hospitalized", "struck", "hit", "grazed", "at hospital"),
            *("expected to survive", "expected to recover", "expected to live", "recovering", "critical", "survived"),
            *("listed in critical condition", "in fair condition", "in good condition", "injures", "wounds", "treated"),
            *("gunshot wound", "gunshot wounds", "gunshot victim", "to hospital", "to the hospital", "in hospital"),
            *("in the hospital", "in surgery", "airlifted", "wounding", "in critical", "in critical but stable condition"),
            *("hitting", "striking", "fighting for his life", "fighting for her life", "clinging to life", "stable"),
            *("shooting of", "shootings of", "shooting at", "to a hospital", "to area hospitals", "in extremely critical"),
        ),
    ),
)
"""Words that give a role in reports of shootings, and would not elsewhere."""

SHOT = list_words("shoots shooting shootings shot struck hit hitting striking")
"""Words that leave open whether the one hit lived."""

BACKGROUND = re.compile(
    r"\b(?:last (?:year|month|summer|fall|winter|spring)|so far this year|this year|year-to-date|in (?:19|20)\d\d"
    r"|(?:years|months|weeks) ago|previous(?:ly)?|unrelated|separate|another shooting|other shootings?|second shooting"
    r"|homicides?,? (?:this|of the|in the)|earlier this (?:year|month|week)|in recent|since January|statistics|average"
    r"|per year|every year|nationwide|across the (?:country|nation)|mass shootings?|Columbine|Sandy Hook|Virginia Tech)\b"
)
"""What shows that a sentence tells of something else than the main event."""

ASIDE = re.compile(
    r"\W*(?:Related|More|Other|Read|See|Also|Copyright|©|Trending|Recommended|MORE|RELATED|READ|Top Stories|Most Popular"
    r"|Close Get email|Stay with|Sign up|Follow)\b"
)
"""How paragraphs begin that belong to the page and not to the article."""

SITE = re.compile(r"\s+(?:[-–|:]{1,2}|•)\s+[A-Z0-9][^|]{0,70}$")
"""The name of the site at the end of a page's title."""

DEATH = re.compile(
    r"\b(?:fatal(?:ly|ities|ity)?|deadly|homicides?|murder(?:ed|s)?|murder-suicide|manslaughter|slain|slaying|killed|killing|kills"
    r"|dead|died|dies|deaths?|body|bodies|deceased|medical examiner|coroner|autopsy|mourn\w{0,4}|funeral)\b",
    re.IGNORECASE,
)
NO_DEATH = re.compile(
    r"\b(?:attempted (?:\w+[- ]degree )?(?:murder|homicide)|attempt(?:ing)? to (?:kill|murder)|assault with (?:a )?deadly"
    r"|deadly (?:weapon|conduct|missile|force)|dead[- ]end|death threats?|threat\w{0,6} to kill|murder attempt|body (?:cam\w*|armor)"
    r"|could have (?:been )?killed|homicide (?:detectives?|unit|division|investigators?|squad|section)|intent to (?:kill|murder))\b",
    re.IGNORECASE,
)
HURT = re.compile(r"\b(?:injur\w{1,4}|wound\w{1,4}|shot|hospital\w{0,6}|gunshot)\b", re.IGNORECASE)

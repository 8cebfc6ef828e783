"""Hand-written lists of words that tell places from other names."""

import re

from provenance.text.wordlists import list_words

_NOUNS = list_words(
    """province provinces district districts governorate governorates region oblast krai county village villages city
    cities town towns municipality tehsil prefecture valley island islands neighborhood neighbourhood suburb
    subdistrict sub-district area agency division commune canton township borough peninsula mountains desert
    highlands bazaar hamlet settlement"""
)
PLACE_NOUNS = _NOUNS | {noun.capitalize() for noun in _NOUNS - {"area", "agency", "division", "bazaar", "suburb"}}
"""Nouns for places, as they stand before or after a place's name."""

PLACE_NOUN_AFTER = re.compile(
    r"[ ](?:(?:tribal|border|coastal|northern|southern|eastern|western|central|port|mountain|desert)[ ])?"
    r"(?:capital|city|cities|town|towns|village|villages|province|provinces|district|districts|border|borders|territory"
    r"|territories|soil|regions?|mainland|coast|island|islands|heartland|enclave|exclave|desert|airspace|waters|side|areas)\b"
)
"""What follows an adjective that names a place."""

DIRECTIONS = list_words(
    """North South East West Northern Southern Eastern Western Central Upper Lower Greater Downtown Metro Northeast
    Northwest Southeast Southwest Northeastern Northwestern Southeastern Southwestern Inner Outer Mid"""
)
OPENERS = list_words(
    """In At Near From To Of On The A An And But Or As While When Since After Before During For With Across Around
    Inside Outside Over Under Between Among Against By If Although Though Because Meanwhile Both Only Even Today
    Yesterday Then Also Later Earlier Elsewhere Into Through Throughout Within Towards Toward Where That This
    These Those Neighbouring Neighboring Nearby Most Many Some All Like Unlike Via How Why What Is Are Was Were
    Will Would Could Should Can Has Have Had Does Did Do Not No So Yet Thus Hence Once Until Unless Whether
    Including Per About Along"""
)
"""Words with a capital letter because they begin a sentence or a headline."""

TIMES = list_words(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Ramadan Eid Easter
    Christmas Muharram Ashura Nowruz Spring Summer Autumn Winter"""
)
NO_PLACES = OPENERS | list_words(
    """Islam Christianity Judaism Buddhism Hinduism Congress Parliament Senate House Court Courts Twitter Facebook
    YouTube Telegram Instagram WhatsApp Google Microsoft Cup League Act War Wars University College Institute
    School Schools Hospital Church Mosque Temple Cathedral Park Stadium Hotel Mall Airport Station Prison Jail
    Army Navy Police Force Forces Ministry Department Office Bureau Agency Council Committee Commission Party
    Movement Front Union Group Company Corp Inc Ltd Bank Fund English French German Spanish Arabic Pashto Dari
    Persian Urdu Russian Chinese Turkish Hindi Uzbek Section Article Chapter Phase Part Volume Chief President
    Prime Minister General Colonel Judge Dr Mr Mrs Ms Sheikh Mullah Maulana Imam King Prince God Allah Taliban
    Operation Resolution News Press Times Post Daily Center Centre Building Tower Street Avenue Road Highway
    Drive Lane Boulevard Square Bridge Place Way I He She We They It You My His Her Their Our Its Black White
    Muslim Muslims Christian Christians Jewish Shia Sunni Western Eastern Northern Southern Republican
    Republicans Democrat Democrats Democratic Internet Web Olympics Bible Quran Koran Health Circuit Superior
    Supreme District County State Congressional Attorney Sheriff Fire Historic Business High Elementary Middle
    Emergency Trauma Unit Apartments Apartment Club Restaurant Bar Motel Inn Arabia's Class Series Grade Room
    Gate Another Other Each Every Any Such Recent Several One Two Three Four Five Six Seven Eight Nine Ten First
    Second Third Fourth New Old Sharia Jihad Caliphate Constitution Journal Magazine Review Radio Television TV
    Channel Photo Image"""
)
"""Words that no unlisted place name contains."""

ORGANISATION_OF = re.compile(
    r"\b(?:University|College|Bank|Party|Movement|Emirate|Front|Voice|Institute|Council|Union|Army|Ministry|Kingdom|Republic"
    r"|Association|Federation|Church|Bishop|Archbishop|Radio|Times|Lion|Lions|Brotherhood|Board|Museum|Guard|Court|Society"
    r"|Organi[sz]ation|Group|Center|Centre|Chamber|Friends|Supporters|Scouts|Battle|Treaty|State)\sof\s(?:the\s)?$"
    r"|\bIslamic\sState\s(?:in|of)\s(?:Iraq\sand\s(?:the\s|al-)?)?$|\bISI[LS]\sin\sthe\s$"
)
"""What makes a place's name a part of an organisation's."""

ALSO_NAMES = list_words(
    """Mobile Nice Reading Gary Male Split Oral Perm Salem Mary Van Lima Paris Florence Charlotte Madison Austin
    Jackson Lincoln Victoria Georgia Virginia Jordan Chad Israel Dover Camden Trenton Erie Eugene Augusta Helena
    Pierre Regina Sydney Durham Norfolk Hampton Lafayette Houston Dallas Denver Cleveland Buffalo Phoenix Aurora
    Flint Mesa Orlando Savannah Macon Concord Queens Providence Java Salvador Santiago Valencia Geneva Essen
    Kirov Engels Delta Washington Columbus Columbia Lexington Springfield Arlington Richmond Raleigh Aksu Marte
    Charleston Stamford Dayton Hudson Bristol Manchester Lancaster Lansing Albany Troy Toledo Rochester Racine
    Compton Stockton Parkland Greenville Frankfort Naples Venice Newport Portland Portsmouth Plymouth Burlington
    Huntington Wilmington Davenport Bismarck Waterbury Worcester Hit Tank Uri Hub Kot Bara Dir Arghandab Khyber
    Sari Arak Balad Behsud Charkh Andar Guinea Niger Turkey Tyre Suez Bender Bay Punjab Ferguson Carson Aden
    Lyman Sumy Tula Kurgan Akron Marka Shire Beni Palma Kent Pemba Kassala Palu Cebu Osun Edo Imo Medina Tabuk
    Karak Ilam Qom Lori Talas Naryn Gori Dori Kaya Kati Nara Barsa Constantine Prince Benin America Cologne
    Turin Nashville Memphis Tripoli Ripoll Sufi Nazareth Bethlehem Jericho Bama Azra Anaba Chak Jaji Khan Sharan
    Hilla Maan Sabha Warri Owo Agra Gaya Poonch Sherzad"""
)
"""Listed names that are also people's names or words."""

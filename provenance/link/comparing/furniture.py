"""Sentences that tell nothing of the world: calls for tips, notices of the page, captions of its own furniture."""

import re

_FURNITURE = re.compile(
    r"\bcrime\s?stoppers?\b|\banyone\swith\s(?:any\s|more\s)?(?:information|tips)|\b(?:asked|urged|encouraged)\sto\s(?:call"
    r"|contact)\b|\btip(?:s|sters)\b.{0,60}\b(?:call|contact|submit|anonymous)|\b(?:call|text|dial)\s(?:the\s)?\(?\d{3}\b"
    r"|\b\d{3}[-.)]\s?\d{3}[-.]\d{4}\b|\bremain\sanonymous\b|\bgofundme\b|\ball\srights\sreserved\b|\bcopyright\b|©"
    r"|\bterms\s(?:of\s(?:service|use)|and\sconditions)\b|\bprivacy\spolicy\b|\bnewsletters?\b|\bsubscri(?:be|ber|ption)"
    r"|\bsign\s?up\b|\blog\s?in\b|\bemail\s(?:notification|address|alert)|\bposts\snew\scontent\b|\bcookies\b"
    r"|\bpublished,\sbroadcast|\bredistributed\b|\bfollow\s(?:us|him|her|me)\b|\bdownload\s(?:the|our)\b|\bclick\shere\b"
    r"|\bread\smore\b|\bcomments?\s(?:section|policy|below)|\bthis\sstory\s(?:was|has\sbeen|will\sbe)\s|\bstay\swith\b"
    r"|\b(?:will\shave|for)\smore\sinformation\b|\b(?:developing|breaking)\s(?:news\s)?story\b|\bwe\swill\supdate\b|\bmore\sstories\b|\badvertisement\b"
    r"|\b(?:verification|confirmation)\s(?:message|email)|\bjunk\sfolder\b|\breports?\slive\b|\bhide\scaption\b|\bpic\.twitter\.com\b|\bclose\sskip\b|\bphoto:\s|\bimage\s\d+\sof\s\d+",
    re.IGNORECASE,
)
_LONGEST = 2000


_TO_READERS = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“”„«‘]")


def is_furniture(text: str) -> bool:
    """Tell whether a sentence is a call for tips or part of the page, so that it is compared with nothing.

    What speaks to its readers, outside quotations, tells nothing of the world either.
    """
    if _FURNITURE.search(text, 0, _LONGEST) is not None:
        return True
    return _TO_READERS.search(text, 0, _LONGEST) is not None and _QUOTED.search(text, 0, _LONGEST) is None

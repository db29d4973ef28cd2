"""What is on a page but not of the article: the patterns that tell it, one paragraph at a time.

Each pattern matches a whole paragraph. They are narrow on purpose: a line of clutter that is scored
costs little, a sentence of the article that is dropped is a false statement about it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.ingest.paragraph import vocabulary

if TYPE_CHECKING:
    from framing.types import Role

LONGEST = 300
"""Longest paragraph, in characters, that is tried as clutter."""

_RELATED = r"""
  related(?:\s+(?:stor(?:y|ies)|articles?|links?|coverage|news|topics?|content|posts?|reading|videos?))?
  |recommended(?:\s+(?:stor(?:y|ies)|articles?|reading|for\s+you))?|further\s+reading|explore\s+more|up\s+next
  |don['’]t\s+miss|in\s+case\s+you\s+missed\s+it|(?:you\s+)?(?:may|might)\s+(?:also\s+)?like
  |see\s+(?:also|more)|also\s+read|read\s+(?:more|also|next|this|too|this\s+next)
  |learn\s+more|must[\s-]reads?"""
_STORY = r"(?:article|story|post|piece|column)"
_AGENCY = r"""(?:associated\s+press|ap|reuters|afp|agence\s+france-presse|agenc(?:y|ies)|xinhua|tass|pti|ani
  |ians|upi|dpa|bloomberg)"""
_SITE = r"""(?:twitter|x|facebook|instagram|telegram|whatsapp|google\s+news|linkedin|youtube|threads|bluesky
  |tiktok|reddit|pinterest|messenger)"""
_SHARE = rf"(?:share|tweet|pin|print|e-?mail|copy\s+link|bookmark|save|{_SITE})"
_PICTURE = r"""(?:photo|image|picture|illustration|graphic|video|photograph|file\s+photo|featured\s+image
  |cover\s+photo)"""
_FEW = r"\S+(?:\s+\S+){0,6}"
_CREDITED = r"(?:getty\s+images|reuters|afp|ap(?:\s+photo)?|epa|shutterstock|pool)"
_NAMES = r"""
  (?!.*\b(?:that|found|revealed|show(?:s|ed)?|suggest(?:s|ed)?|said)\b).{1,250}"""
_TERMS = r"(?:terms\s+(?:of\s+(?:use|service)|and\s+conditions)|privacy\s+policy)"

_PATTERNS: dict[str, str] = {
    "related link": rf"""
        (?:{_RELATED}|more|read|watch(?:\s+(?:now|live|more|also))?|listen
          |more\s+(?:on|from|about|in)\s+(?:this|the)\s+(?:story|topic|subject|author|section)
        )\s*[:>»|]\s*\S.{{0,200}}
        | (?:{_RELATED}
          | (?:read|view)\s+(?:the\s+)?(?:full|original)\s+{_STORY}(?:\s+here)?
          | more\s+(?:stories|news|headlines|like\s+this|on\s+this\s+(?:story|topic))
          | top\s+stories|latest\s+(?:news|stories|headlines)|most\s+(?:read|popular|viewed|shared)
          | trending(?:\s+(?:now|stories|news))?|editor['’]?s['’]?\s+picks?|popular\s+(?:now|stories|posts)
          | (?:story|article)\s+continues(?:\s+below)?(?:\s+(?:this\s+)?(?:advertisement|ad|video))?
          | continue\s+reading(?:\s+below|\s+(?:the\s+)?(?:main\s+)?{_STORY})?|keep\s+reading
          | find\s+out\s+more|click\s+here(?:\s+(?:to|for)\s.{{1,100}})?|(?:next|previous)\s+{_STORY}
          | (?:view|show|load)\s+more|slideshow\s.{{0,60}}|watch\s+(?:now|live)
          | watch\s+the\s+(?:full\s+)?video(?:\s+(?:above|below|here))?)\s*[:…]?""",
    "source line": rf"""
        (?:source|original\s+(?:source|{_STORY}))s?(?:\s+links?)?\s*:?
        | (?:sources?|via|credits?|original\s+(?:source|{_STORY}))\s*:\s*\S.{{0,120}}
        | \(?(?:with\s+)?(?:inputs?\s+(?:from\s+)?{_AGENCY}(?:[\s,]+(?:and\s+)?\w+){{0,5}}
          |{_AGENCY}\s+inputs?)\)?
        | \(?(?:[—–-]{{1,2}}\s*)?with\s+(?:files|(?:additional\s+)?reporting|inputs?)\s+(?:from|by)\s+{_NAMES}
        | \(?(?:additional\s+|further\s+)?(?:reporting|writing|compiled|edited|editing)\s+by\s+{_NAMES}
        | information\s+(?:for|in)\s+this\s+(?:article|report|story)\s+(?:was\s+)?
          (?:provided|contributed|supplied)\s.{{1,150}}
        | .{{1,200}}\scontributed\s+(?:to\s+this\s+(?:report|{_STORY})|(?:to\s+)?reporting)\b.{{0,40}}
        | \(?this\s+{_STORY}\s+(?:was|has\s+been)?\s*(?:(?:originally|first|also)\s+)?
          (?:published|appeared|posted|produced|syndicated|reproduced|republished)\s.{{1,200}}
        | \(?this\s+(?:report|{_STORY})\s+has\s+
          (?:not\s+been\s+edited|been\s+(?:auto-?\s?)?(?:generated|published))\s.{{1,150}}
        | the\s+post\s.{{1,200}}\s(?:appeared\s+first|first\s+appeared)\s+on\s.{{1,80}}
        | [(/—–-]?\s?(?:the\s+)?{_AGENCY}(?:\s*(?:[/,|&]|and)\s*{_AGENCY})*[)/]?""",
    "comment form": r"""
        (?:leave|post|write|add|submit)\s+(?:a|your)\s+(?:comment|reply|review)
          (?:\s+(?:below|here|cancel\s+reply))?
        | cancel\s+reply|post\s+comment|join\s+the\s+(?:conversation|discussion)
        | be\s+the\s+first\s+to\s+comment
        | (?:no|\d[\d,.]*k?)\s+comments?(?:\s+yet)?
        | comments?(?:\s*\(\d[\d,]*\)|\s+(?:are\s+closed|section|policy|\d+))?
        | (?:view|show|see|read|hide|load)\s+(?:all\s+|the\s+|more\s+)?(?:\d+\s+)?comments?(?:\s*\(\d+\))?
        | your\s+email\s+address\s+will\s+not\s+be\s+published\b.{0,80}
        | required\s+fields\s+are\s+marked\s*\*?|(?:comment|name|e-?mail|website)\s*\*
        | save\s+my\s+name\s.{0,100}|notify\s+me\s+of\s.{0,60}
        | (?:you\s+must\s+be\s+)?(?:log(?:ged)?\s*in|sign\s+in|register)\s+(?:or\s+(?:register|sign\s+up)\s+)?
          to\s+(?:(?:leave|post|write)\s+a\s+)?(?:comment|reply)""",
    "advertisement": r"""
        [-–—\s]*(?:advertisements?
        | advertis(?:ing|ement)\s*[-–—:]\s*(?:continue|scroll|story|article).{0,60}
        | sponsored(?:\s+(?:content|by\s.{1,40}|links?|post))?|(?:paid|promoted)\s+(?:content|post)
        | skip\s+ad(?:vertisement)?|remove\s+ads|ads?\s+by\s+\w+
        | (?:scroll|swipe)\s+(?:down\s+)?to\s+continue(?:\s+(?:reading|with\s+content))?)[-–—\s]*""",
    "newsletter or sharing": rf"""
        (?:sign\s+up|subscribe|register)\s.{{0,200}}
          \b(?:newsletters?|in\s?box|alerts?|channel|podcast|today|now|here)\b.{{0,60}}
        | (?:subscribe|sign\s+up)(?:\s+(?:now|today|here))?
        | get\s+(?:the|our|your|all)\s.{{1,120}}
          \b(?:newsletters?|(?:in|to)\s+your\s+in\s?box|delivered\s+(?:straight\s+|directly\s+)?to)\b.{{0,80}}
        | (?:follow|like|find|join)\s+(?:us|our)\s.{{0,30}}\bon\s+{_SITE}\b.{{0,80}}
        | (?:follow|like|find|join)\s+us\s+on\s.{{1,60}}
        | (?:please\s+)?follow\s+@?\w[\w\s.'’-]{{0,60}}\s+on\s+{_SITE}\b.{{0,60}}
        | {_SHARE}(?:[\s,|/·•]+{_SHARE})*|(?:click\s+to\s+)?share\s+(?:this|on|via)\b.{{0,80}}
        | (?:tweet|e-?mail|print)\s+this(?:\s+{_STORY})?
        | (?:download|get|install)\s+(?:the|our)\s.{{0,40}}\bapp\b.{{0,40}}
        | join\s+our\s.{{0,40}}(?:telegram|whatsapp)\b.{{0,60}}
        | support\s+(?:us|our\s+(?:journalism|work)|independent\s+journalism)
        | (?:have|got)\s+a\s+(?:news\s+)?tip\?.{{0,150}}""",
    "copyright": rf"""
        (?:copyright\s*)?(?:©|\(c\)|copyright)\s*(?:©\s*)?\d{{4}}.{{0,250}}|©.{{0,150}}
        | all\s+rights\s+reserved.{{0,120}}|this\s+material\s+may\s+not\s+be\s.{{1,200}}
        | {_TERMS}(?:\s*(?:[|·•&]|and)\s*{_TERMS})?""",
    "tags": r"""
        (?:tags?|topics?|filed\s+(?:under|in)|categor(?:y|ies)|tagged(?:\s+with)?|posted\s+in|keywords|hashtags?)
          \s*:\s*\S.{0,250}
        | (?:\#\w+[\s,]*)+""",
    "photo credit": rf"""
        {_PICTURE}s?\s*(?:credit|by|courtesy(?:\s+of)?|source)?\s*[:,©|]\s*{_FEW}
        | {_PICTURE}s?\s+(?:by|courtesy\s+of)\s+{_FEW}
        | \(?(?:ap|afp|reuters|epa|getty)\s+(?:file\s+)?(?:photo|image)s?\s*(?:/.{{0,60}})?\)?
        | (?:getty\s+images|file\s+(?:photo|image|picture)|shutterstock|istock)(?:\s*/.{{0,60}})?
        | .{{0,60}}(?:/|\svia\s)\s?{_CREDITED}(?:\s*/.{{0,40}})?""",
    "navigation": r"""
        skip\s+to\s+(?:main\s+)?content|home|menu|search|back\s+to\s+top|top|close|next|previous|prev|loading
        | play(?:\s+video)?|log\s?in|sign\s+in|contact\s+us|about\s+us|open\s+menu|breaking\s+news
        | accept(?:\s+all)?(?:\s+cookies)?|this\s+(?:site|website)\s+uses\s+cookies\b.{0,200}
        | (?:please\s+)?enable\s+javascript.{0,100}|listen\s+to\s+this\s+article""",
    "link": r"(?:https?://|www\.)\S+|pic\.twitter\.com/\w+",
}
_NOTES = tuple(_PATTERNS)
_BODY = "|".join(f"(?P<n{i}>{body})" for i, body in enumerate(_PATTERNS.values()))
_CLUTTER = re.compile(
    rf"[\s•●▪►▶→➤»›>|*]*(?:{_BODY})[\s|*→»›.…]*\Z",
    re.VERBOSE,
)
# "With reporting from three countries, ..." is a sentence: a credit names somebody, or agencies.
_UNNAMED = re.compile(r"\W*(?:[A-Za-z]+ ){1,3}(?:by|from) (?!agenc|wire)[a-z]")

_CORRECTION = re.compile(
    r"[\s*\[(]*(?:(?:editor|publisher|author)['’]?s?['’]?\s+notes?\s*[:.—–(-]|corrections?(?:\s+and\s+clarifications?)?\s*[:—–]"
    r"|clarification\s*[:—–]|an?\s+(?:earlier|previous)\s+version\s+of\s+this\s+(?:article|story|report|headline)\b"
    r"|this\s+(?:article|story|headline)\s+(?:has\s+been|was)\s+(?:updated|amended|corrected|clarified|edited)\b"
    r"|note\s+to\s+(?:our\s+)?readers\s*[:.—–])",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"\(?(?:(?:file\s+)?(?:photo|image|picture)|pictured|caption|(?:image|photo)\s+caption)\s*[:,|]\s*\S|FILE\s*(?:PHOTO)?\s*[:—–-]\s*\S",
    re.IGNORECASE,
)


def classify(raw: str) -> tuple[Role, str] | None:
    """Return role and note of a paragraph that is no part of the article proper, or None."""
    if not any(map(str.isalnum, raw)):
        return "boilerplate", "separator"
    if _CORRECTION.match(raw):
        return "correction", "editor's note"
    if len(raw) > LONGEST:
        return None
    # Lower-casing costs less than matching without regard to case.
    if found := _CLUTTER.match(raw.lower()):
        note = _NOTES[int((found.lastgroup or "n0")[1:])]
        if note != "source line" or not _UNNAMED.match(raw):
            return "boilerplate", note
    elif _CAPTION.match(raw):
        return "caption", ""
    if is_time_stamp(raw):
        return "boilerplate", "time stamp"
    return None


_MONTHS = vocabulary("january february march april may june july august september october november december")
_DAYS = vocabulary("monday tuesday wednesday thursday friday saturday sunday")
_SIGNS_OF_TIME = _MONTHS.union(
    (m[:3] for m in _MONTHS), vocabulary("sept ago today yesterday read am pm a.m p.m")
)
_TIME_WORDS = _SIGNS_OF_TIME.union(
    _DAYS,
    (d[:3] for d in _DAYS),
    vocabulary(
        "tues thur thurs wednes a m p at on of in by and ist gmt utc est edt cst cdt mst mdt pst pdt et ct "
        "pt bst cet cest msk uk local time eastern central pacific published updated update posted modified "
        "created uploaded first originally last date seconds second secs minutes minute mins min hours hour "
        "hrs hr days day weeks week months month years year an one two - – — / ~ • t z"
    ),
)
_SPLIT = re.compile(r"[\s,|·•()\[\]]+")
_NUMBER = re.compile(r"\d{1,4}(?:st|nd|rd|th)?\Z")
_INSTANT = re.compile(
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?:t\d\d:?\d\d\S{0,20})?\Z"
    r"|\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\.\d+)?(?:[ap]\.?m)?(?:z|[+-]\d\d:?\d\d)?\Z|\d{1,2}[ap]\.?m\Z"
)


def is_time_stamp(raw: str) -> bool:
    """Whether a paragraph holds nothing but times and dates and the words around them."""
    if len(raw) > 120 or not any(map(str.isdigit, raw)):
        return False
    signs = 0
    for token in _SPLIT.split(raw.lower()):
        bare = token.strip(".:;")
        if not bare or _NUMBER.match(bare):
            continue
        if bare in _TIME_WORDS:
            signs += bare in _SIGNS_OF_TIME
        elif _INSTANT.match(bare):
            signs += 1
        else:
            return False
    return signs > 0


_LINKING = vocabulary("and for in of the at with de van von der den al el bin la le du di da to & | on")
_NOT_A_NAME = _MONTHS | _DAYS | vocabulary("christmas night day law george the")
_BY = re.compile(
    r"(?:(?:written|story|words|text|report|reported|posted|published|article)\s+by|by)\s*:?\s+",
    re.IGNORECASE,
)


def is_byline(raw: str) -> bool:
    """Whether a line names who wrote the article: "By" and capitalised names, nothing else."""
    found = _BY.match(raw) if len(raw) <= 160 else None
    if not found or raw[-1] in "?!;":
        return False
    words = [w for w in re.split(r"[\s,|/]+", raw[found.end() :]) if w]
    if not 1 <= len(words) <= 16 or words[0].lower() in _NOT_A_NAME:
        return False
    if len(words) == 1:
        return (words[0].isupper() and len(words[0]) > 1) or words[0].startswith("@")
    return all(
        w[0].isupper() or w[0].isdigit() or w[0] in "@(|•·–—-" or w.lower() in _LINKING or "@" in w
        for w in words
    )


_AUTHOR_NOTE = re.compile(
    r"(?:[A-Z][\w.'’-]+ ){2,4}(?:is|was) (?:a|an|the) (?:[\w'’-]+ ){0,6}"
    r"(?:reporter|correspondent|writer|editor|columnist|journalist|producer|contributor|fellow|professor)\b"
)
_REACH = re.compile(
    r"(?:follow|reach|contact|email|write to) (?:him|her|them)\b|can be reached|on twitter|@\w+|\bcovers\b"
    r"|author of",
    re.IGNORECASE,
)


def is_author_note(raw: str) -> bool:
    """Whether a paragraph at the end presents the author: name, post, and how to follow them."""
    return len(raw) <= 500 and bool(_AUTHOR_NOTE.match(raw)) and bool(_REACH.search(raw))

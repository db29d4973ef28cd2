"""What kind of source it is: named, described, anonymous, vague, agentless; and why it is anonymous."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from framing.attribution.names import VAGUE, bare, core, has_name, head, of_people, of_person, plural

if TYPE_CHECKING:
    from framing.types import Naming

_ANONYMOUS: Final = re.compile(
    r"\b(?:anonym\w+|unnamed|sources?|insiders?|(?:who|speaking) (?:spoke|speaks?|asked|declined|requested|"
    r"insisted) (?:on (?:the )?condition|not to be|anonymity|to be named)|"
    r"\w+ (?:familiar with|briefed on|privy to)|(?:person|people|officials?|someone|those) (?:close to|involved in|"
    r"with (?:direct |first-hand )?knowledge of)|"
    r"(?:a|an|one|two|three|several) (?:\w+ ){0,3}(?:aide|insider|diplomat|adviser|advisor|lawmaker))\b",
    re.IGNORECASE,
)
_BARE: Final = 2
_PART: Final = re.compile(
    r"(?:some|many|most|several|few|half) of (?:the|these|those|his|her|its|their|[A-Z]\w+['’]s) "
    r"(?:\w+ )*?(?P<of>\w+)(?: (?:in|of|at|from|with|who)\b|$)",
    re.IGNORECASE,
)
_INDEFINITE: Final = frozenset("a an another one two three four five several other local former".split())
_DEFINITE: Final = frozenset(["the", "this", "that", "these", "those", "his", "her", "its", "their", "our"])
_OWNERS: Final = frozenset(["his", "her", "its", "their", "our"])
_REASON: Final = re.compile(
    r"\b(?:on (?:the )?condition of anonymity|"
    r"(?:not|n't|declined|refused) (?:(?:want|wish|like|care)(?:ing)? )?to be (?:named|identified)|"
    r"(?:not|n't|declined to|refused to) give (?:his|her|their) names?|"
    r"(?:wish|want|ask|prefer)(?:ed|ing|s)? to (?:remain|stay) anonymous|"
    r"(?:would|could|cannot|can) (?:not )?be (?:named|identified)|"
    r"names? (?:be|not be) (?:withheld|used|published|printed)|"
    r"withh(?:o|e)ld(?:ing)? (?:his|her|their) names?|"
    r"(?:requested|asked for|insisted on|granted|terms of|given) anonymity|(?:spoke|speaking|speak) anonymously|"
    r"not be (?:named|identified|quoted)|"
    r"(?:did|do|does) not want (?:his|her|their) names? (?:used|published|known|printed|to)|"
    r"without (?:being )?(?:named|identified|quoted)|"
    r"names? (?:is|are|was|were) (?:being )?withheld|(?:his|her|their) names? (?:not|should not|would not|must not)|"
    r"not (?:authori[sz]ed|permitted|allowed|cleared) to (?:speak|talk|discuss|comment|brief))\b"
    r"(?:[^.;]{0,30}?\b(?P<why>(?:because|as|citing|for fear|in order|"
    r"to (?:discuss|speak|describe|avoid|protect))\b[^.;,”\"]*))?",
    re.IGNORECASE,
)


def naming_of(source: str, *, asks: bool = False) -> Naming:
    """Return how a source is identified by its own words; ``asks``: it asked not to be named."""
    words = source.casefold().replace("’", "'").strip(" ,").split()
    if not words:
        return "agentless"
    if _ANONYMOUS.search(source):
        return "anonymous"
    noun = head(source)
    if noun == "reports" and len(words) <= _BARE and words[0] not in _DEFINITE:
        return "vague"  # "unconfirmed reports"
    if words[0] in VAGUE or noun in VAGUE or words[-1] in VAGUE:
        return _of_a_group(source, words, noun)
    indefinite = words[0] in _INDEFINITE or (of_people(noun) and words[0] not in _DEFINITE)
    named = has_name(core(source)) or (
        words[0] == "the" and has_name(source) and not _nobody_in_particular(source)
    )
    if named and not indefinite and not _nobody_in_particular(source):
        return "named"
    return "anonymous" if asks and indefinite else "described"


def _of_a_group(source: str, words: list[str], noun: str) -> Naming:
    """Return the naming of "critics", "some observers", "her opponents", "experts at the institute"."""
    part = _PART.match(source)
    if part is not None and bare(part["of"]) not in VAGUE:
        return "described"  # "several of the savers"
    owned = words[0] in _OWNERS or words[0].endswith(("'s", "s'"))
    if owned and noun in ("opponents", "rivals", "supporters", "people"):
        return "described"
    if words[0] not in VAGUE and has_name(source):
        return "described" if noun in VAGUE and not has_name(core(source)) else "vague"
    return "vague"


def _nobody_in_particular(source: str) -> bool:
    """Return whether the head is a common noun for people: "Keldrian officials", "the Ohio senator"."""
    words = core(source).split()
    noun = head(source)
    if (
        len(words) > 1
        and words[-1][:1].islower()
        and plural(noun)
        and words[-2].endswith(("'s", "s'", "’s", "s’"))
    ):
        return True  # "the mayor's admirers", "Keldria's allies"
    opening = len(words) == 1 and of_people(noun)  # "Inspectors": its capital is the sentence's
    return opening or (bool(words) and words[-1][:1].islower() and (of_person(noun) or of_people(noun)))


_PRIVATELY: Final = re.compile(
    r"\b(?:sa(?:id|ys?)|admit\w*|acknowledg\w+|conced\w+) (?:so )?(?:privately|in private)\b|"
    r"\bprivately (?:sa(?:id|ys?)|admit\w*|acknowledg\w+|conced\w+|express\w*)"
)

NEAR: Final = 2_000
"""How many characters around a cue are read for a wish for anonymity: some sentences never end."""


def reason_for_anonymity(sentence: str) -> str | None:
    """Return the reason that the sentence gives for an anonymous source, or None."""
    found = _REASON.search(sentence)
    if found is None:
        return None
    return (found.group("why") or found.group(0)).strip()


def asks_for_anonymity(sentence: str) -> bool:
    """Return whether the sentence says that somebody did not want to be named."""
    if (
        "nam" not in sentence
        and "nonym" not in sentence
        and "identif" not in sentence
        and "privat" not in sentence
        and "not authori" not in sentence
        and "not permitted" not in sentence
        and "not allowed" not in sentence
        and "quoted" not in sentence
    ):
        return False  # cheaper than the patterns, which look for one of these
    return _REASON.search(sentence) is not None or _PRIVATELY.search(sentence) is not None

"""What the words of a source say: a name, a role, who or what kind of thing it is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from framing.attribution.actors import is_party, line_of_work
from framing.attribution.tokens import DETERMINERS, common

_PARTICLES: Final = "de|van|von|der|den|del|della|bin|al|el|la|le|du|di|da|dos|ben|ibn|of"
_ABBREVIATED: Final = (
    r"(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|Rev|Hon|St|Jr|Sr|Adm|Sec)\."
)
PARTICLES: Final = frozenset(_PARTICLES.split("|"))
_CAPITAL: Final = rf"(?:{_ABBREVIATED}|[A-Z]{{1,4}}\b|[A-Z][\w'-]*[a-z][\w'-]*)"
FULL: Final = re.compile(rf"\b{_CAPITAL}(?:[ ](?:(?:{_PARTICLES})[ ])?{_CAPITAL})+")
"""Capitalised words in a row; a full stop is only inside after an initial or a title."""
HONORIFIC: Final = re.compile(
    r"^(?P<title>Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|Rev|Hon|Sir|Dame|Lord|Lady|Honourable|Venerable|Monsignor|Excellency)\.?\s+"
)
_ABBREVIATED_TITLES: Final = frozenset("sen rep gov gen lt col sgt capt dr prof rev adm".split())
_FORENAMES: Final = frozenset(
    "emir dean baker sister major king prince bishop judge private warden justice marshal usher "
    "constable".split()
)
"""Roles that are names as well: "Dean Kerr" keeps both words."""
LINKS: Final = frozenset(
    ["of", "for", "at", "in", "from", "with", "on", "to", "by", "against", "and", "or", "the", "a", "an"]
)
_PHRASE_LINKS: Final = frozenset(
    "of for at in from with on by to near behind close familiar briefed involved along across under within "
    "against who whom that which".split()
)
OPENERS: Final = frozenset(
    "while but and or as when after before if since because though although in on at for from "
    "with by to of that this these those the a an he she it they we his her its their what who "
    "why how yet so also then now once here there both even still only just until during under "
    "over against among says said do does did is are was were has had have will would can could "
    "should may might like not asked enter despite unlike i today yesterday tomorrow tonight monday "
    "tuesday wednesday thursday friday saturday sunday meanwhile later earlier last next".split()
)
_ROLE_OPENERS: Final = frozenset(
    "mr mrs ms dr prof gen col lt sgt capt sen rep gov rev hon st jr sr pres maj adm sec the former vice "
    "deputy foreign prime defence defense excellency".split()
)
ROLES: Final = frozenset(
    "activist admiral adviser advisor advocate agency aide ambassador analyst archbishop attorney "
    "attorney-general auditor aunt author baker bishop boss brigadier broadcaster brother builder candidate "
    "captain cardinal ceo chair chairlady chairman chairperson chairwoman chancellor chief clergyman "
    "clerk coach colonel commandant commander commissioner comrade congressman congressperson "
    "congresswoman constable consultant contender coordinator corporal councillor councilman councilwoman "
    "counsel cousin curator dad daughter dean defendant delegate dentist deputy detective developer diplomat "
    "director doctor driver economist editor emir engineer envoy executive farmer father fellow fisherman "
    "founder frontrunner general goalkeeper governor grandad grandfather grandmother grocer guard head "
    "headmaster headmistress headteacher historian husband imam inspector jockey judge justice king landlady "
    "landlord lawmaker lawyer leader lecturer legislator lieutenant magistrate major manager marshal mayor "
    "member midfielder midwife minister mother motorcyclist mp mum neighbor neighbour newspaper nominee nurse "
    "officer official ombudsman organiser organizer owner paramedic parishioner pastor pc pensioner pharmacist "
    "pilot pm pollster pope porter premier president priest prince princess principal private professor "
    "prosecutor queen rabbi rector registrar reporter representative researcher resident rev reverend rival "
    "scholar scientist secretary secretary-general senator sergeant sgt sheikh sheriff shopkeeper sister "
    "skipper soldier son speaker specialist spokesman spokesmen spokesperson spokeswoman strategist student "
    "sultan superintendent surgeon survivor teacher tenant trainer treasurer tutor uncle usher vet veteran "
    "vicar vice-admiral vice-chancellor vice-president warden widow wife witness worker writer".split()
)
PERSONS: Final = (ROLES - {"agency", "newspaper", "broadcaster", "member"}) | frozenset(
    "man woman boy girl teenager candidate ex-president ex-minister politician businessman businesswoman "
    "billionaire entrepreneur actor actress singer novelist musician artist architect villager passenger "
    "motorist survivor insider source person voter supporter protester demonstrator alto clergywoman "
    "policeman policewoman fireman firefighter campaigner counterpart predecessor successor opponent "
    "democrat republican conservative liberal mogul magnate tycoon star monk nun buyer seller supplier child "
    "kid parent neighbor colleague friend volunteer victim plaintiff claimant appellant juror migrant refugee "
    "settler customer consumer client user reader viewer librarian player referee athlete captain trainee "
    "instructor lecturer photographer journalist columnist blogger publisher podcaster collector curator "
    "philosopher psychologist sociologist anthropologist mathematician physicist biologist geologist chemist "
    "astronomer archaeologist epidemiologist meteorologist seismologist climatologist neuroscientist theorist "
    "naturalist programmer hacker designer inventor explorer astronaut sailor trader broker banker investor "
    "shareholder donor lender borrower employer employee contractor labourer laborer miner builder plumber "
    "carpenter electrician mechanic cook chef waiter waitress barista bartender butcher fishmonger beekeeper "
    "shepherd rancher gardener forester ranger gamekeeper rescuer lifeguard coastguard hiker climber cyclist "
    "runner jogger tourist visitor guest traveller traveler pilgrim commuter cabby salesman saleswoman "
    "housewife girlfriend boyfriend partner bride groom twin nephew niece grandson granddaughter grandparent "
    "orphan prisoner inmate detainee suspect murderer thief smuggler trafficker terrorist militant gunman fighter "
    "rebel warlord ruler monarch duke duchess earl baron baroness bureaucrat technocrat mandarin mediator "
    "negotiator arbiter notary barrister solicitor undersecretary attache consul lobbyist pundit commentator "
    "presenter anchor host moderator interviewer interpreter translator poet playwright composer songwriter dancer "
    "drummer guitarist pianist violinist conductor comedian celebrity superstar hero champion winner loser finalist "
    "runner-up newcomer beginner expert specialist technician operator dispatcher controller auctioneer valuer "
    "appraiser insurer undertaker sexton organist chorister deacon preacher missionary rector-elect mayor-elect "
    "president-elect whistleblower insider outsider bystander passer-by passerby onlooker eyewitness "
    "supervisor foreman forewoman coroner".split()
)
"""Heads of a description of one person."""
_OF_PERSON: Final = (
    "man",
    "woman",
    "-old",
    "keeper",
    "maker",
    "ologist",
    "ician",
    "monger",
    "mistress",
    "worker",
    "warden",
    "rist",
    "tist",
    "nist",
    "mist",
)
BODIES: Final = frozenset(
    "ministry agency council university college school party bank office court committee union company group "
    "newspaper paper broadcaster station board association institute centre center department service authority "
    "hospital church parliament senate congress administration airport army navy club foundation network "
    "federation commission campaign trust firm charity government palace synod regiment team police".split()
)
"""Heads of bodies that speak."""
GENERIC: Final = frozenset(
    "carrier inspectorate mission agency body organisation organization company firm group charity union newspaper "
    "paper broadcaster watchdog regulator authority institution think-tank campaign publisher retailer manufacturer "
    "airline operator".split()
)
"""Heads that by themselves point back to the body that was named last."""
ORGANISATION: Final = frozenset(
    "ministry agency council university college school party bank office street road river "
    "station court committee union company group times post news press states kingdom republic "
    "nations house board association institute centre center department service services "
    "authority hospital church city county parliament senate congress administration airport army "
    "navy force forces corps league club foundation network radio television bridge dam sea ocean "
    "valley lake islands security world international national federation commission day campaign "
    "coast mountain mountains park avenue square conference convention act agreement treaty war "
    "festival museum academy society survey bureau hall tower north south east west new standard weekly "
    "daily journal".split()
)
INDEFINITE: Final = frozenset(
    ("a an another one two three four five some several many few most other others").split()
)
_BEFORE_NAME: Final = ROLES | _ROLE_OPENERS
_BEFORE_SURNAME: Final = _BEFORE_NAME - _FORENAMES
"""Words that come off before the last word of a name; "Dean Kerr" may be a man called Dean."""
PRONOUNS: Final = frozenset(
    ["he", "she", "i", "we", "they", "it", "you", "who", "which", "that", "his", "her", "its", "their"]
)
VAGUE: Final = frozenset(
    "critics supporters opponents observers analysts experts many some others people most several "
    "few insiders commentators skeptics sceptics pundits watchers detractors proponents advocates "
    "rivals everyone nobody somebody someone circles quarters rumours rumors".split()
)
_NAME: Final = re.compile(r"(?:^|[\s(“\"'‘])[A-Z][\w’'.-]*[a-z][\w’'-]*|\b[A-Z]{2,}\b")
_FIRST: Final = frozenset(
    ("the a an this that these those one two three several some many most few senior certain").split()
)
_KNOWN_AS: Final = re.compile(r"\bknown (?:only |simply )?as (?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+)*)")


@lru_cache(maxsize=8192)
def has_name(source: str) -> bool:
    """Return whether the source holds a proper name beyond a capital at its start that grammar explains."""
    first, _, rest = source.strip().partition(" ")
    if _NAME.search(" " + rest):
        return True
    bare = first.strip(",’'").removesuffix("'s")
    word = bare.casefold()
    return (
        bare[:1].isupper() and word not in _FIRST | PRONOUNS | VAGUE and (bare.isupper() or not common(word))
    )


def has_role(text: str) -> bool:
    """Return whether a description tells somebody's role: "the harbour master", "Foreign Minister"."""
    return not ROLES.isdisjoint(text.casefold().replace(",", " ").replace("'s", " ").split())


def is_title(text: str) -> bool:
    """Return whether a phrase is an article and a title: "the Prime Minister"."""
    words = text.casefold().split()[1:]
    return bool(words) and all(word in ROLES or word in _ROLE_OPENERS for word in words)


def bare(word: str) -> str:
    """Return a word in lower case without possessive and marks."""
    return word.strip(" ,.\"'()").removesuffix("'s").casefold()


@lru_cache(maxsize=8192)
def core(text: str) -> str:
    """Return a noun phrase up to what follows its head: "the survey of adults" -> "the survey"."""
    words = text.partition(", ")[0].partition("(")[0].strip(" ,").split()
    for i, word in enumerate(words[1:], 1):
        if word.casefold() in _PHRASE_LINKS or _participle(word, words[i - 1]):
            return " ".join(words[:i])
    return " ".join(words)


def _participle(word: str, noun: str) -> bool:
    """Return whether a word after a noun for people opens what is told of them: "rescuers searching"."""
    if not word.endswith(("ing", "ed")) or not noun[0].islower():
        return word.endswith("ing") and of_people(bare(noun)) and "'" not in noun
    return plural(noun) or of_person(noun)


@lru_cache(maxsize=8192)
def head(text: str) -> str:
    """Return the head noun of a noun phrase, in lower case."""
    words = core(text).split()
    return bare(words[-1]) if words else ""


def plural(word: str) -> bool:
    """Return whether a lower-case noun looks like several."""
    if word in ("police", "people", "men", "women", "children", "media", "staff", "spokesmen"):
        return True
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "news", "'s"))


def of_person(word: str) -> bool:
    """Return whether a lower-case head noun is one person."""
    return word in PERSONS or word.endswith(_OF_PERSON)


def of_people(word: str) -> bool:
    """Return whether a lower-case head noun is several people, not a body of theirs."""
    if word in ("people", "men", "women", "spokesmen"):
        return True
    single = word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
    return plural(word) and (of_person(single) or (line_of_work(word) is not None and word != "police"))


@lru_cache(maxsize=8192)
def clean(name: str) -> str:
    """Return a name without possessive, honorific, role words before it and stray marks."""
    name = name.partition("(")[0].partition("—")[0].partition("--")[0]
    name = " ".join(name.split()).strip(" ,.\"'").removesuffix("'s")
    name = HONORIFIC.sub("", name)
    if all(word.casefold() in ROLES or word.casefold() in _ROLE_OPENERS for word in name.split(" ")):
        return name  # "Prime Minister": a title alone is nobody's name
    lead, of, _ = name.partition(" of ")
    own = [word for word in lead.casefold().split() if word not in OPENERS]
    if of and len(own) > 1 and ORGANISATION.isdisjoint(own) and bare(own[-1]) not in ROLES:
        name = lead  # "Senator Ada Brenn of Lower Dray"
    words = name.split(" ")
    organisation = not ORGANISATION.isdisjoint(name.casefold().split(" "))
    while len(words) > 1 and (
        words[0].casefold() in OPENERS or (len(words) > 2 and not organisation and is_party(words[0]))
    ):
        words.pop(0)  # "While Brenn", "Democrat Ada Brenn": not part of the name
    while len(words) > 1 and words[0].casefold() in (_BEFORE_SURNAME if len(words) == 2 else _BEFORE_NAME):
        words.pop(0)
    cut = 0
    for i, word in enumerate(words):
        rest = len(words) - i - 1
        low = word.casefold()
        if (
            (low in ROLES and rest > 1)  # "Police Commissioner Ada Brenn"
            or (low.rstrip(".") in _ABBREVIATED_TITLES and word.endswith(".") and rest > 0)  # "Ohio Gov. Lee"
            or (
                low.endswith(("'s", "s'")) and rest > 1 and words[i + 1][0].isupper()
            )  # "Radio Skell's Ada Brenn"
        ):
            cut = i + 1
    words = words[cut:]
    if words[0] == "of" and len(words) > 3:
        words = words[-2:]  # "Secretary of State Ada Brenn"
    return " ".join(words)


@lru_cache(maxsize=8192)
def split_role(text: str) -> tuple[str | None, str | None]:
    """Return name and role of a source such as "Ann Lee, a spokeswoman for X" or "Foreign Minister Lee"."""
    text = text.partition(" (")[0] if "(" in text else text
    lead, comma, rest = text.partition(",")
    rest = rest.strip(" ,")
    if not comma or not rest:
        return _one_part(text)
    if lead.casefold() in ("one", "another", "the other"):
        return split_role(rest)
    if describes(lead):
        told = _name_in(lead, rest)
        if told is not None:
            return told, lead.strip()
    known = _KNOWN_AS.search(rest)
    if known is not None and not has_name(lead):
        return known["name"], lead.strip()
    name, role = _one_part(lead)
    if name is not None:
        return name, ", ".join(part for part in (role, rest) if part)
    after = _last_name(rest) if has_role(lead) else None
    return (after, lead.strip()) if after is not None else (None, None)


def describes(lead: str) -> bool:
    """Return whether the words before a comma describe a source rather than name it: "her former student"."""
    words = core(lead).split()
    if not words or words[-1][:1].isupper():
        return False
    first = words[0].casefold()
    return first in DETERMINERS or first.endswith(("'s", "s'")) or has_role(lead) or not has_name(lead)


def _name_in(lead: str, rest: str) -> str | None:
    """Return the name that one of the first parts after a description is: "Professor Lee of Skell", "Roe & Sons"."""
    parts = rest.split(", ")
    if parts[0] and lead.split()[-1][0].isupper() and " " not in parts[0]:
        parts.pop(0)  # "residents of Skell, Tolv."
    for part in parts[:2]:
        names = part.split(" and ")
        if len(names) > 1 and all(FULL.fullmatch(name) for name in names):
            return part
        if all(word[0].isupper() or word == "&" for word in part.split()):
            return part if "&" in part else clean(part)
        first = part.split(" ", 1)[0]
        if first.casefold() in INDEFINITE or not (
            first[0].isupper() or first in DETERMINERS or first in ROLES
        ):
            continue  # "dated 4 March"
        name, _ = _one_part(part)
        if name is not None and name[:1].isupper():
            return name
    found = FULL.search(rest)
    tied = (
        found is not None
        and rest[: found.start()].split()[-1:]
        and rest[: found.start()].split()[-1] in LINKS
    )
    return None if tied else _last_name(rest)  # not "an economist at Tern Bank"


def _one_part(text: str) -> tuple[str | None, str | None]:
    """Return name and role of a source without a comma."""
    text = text.strip(" ,")
    halves = text.split(" and ") if " and " in text else []
    if len(halves) == 2 and all(map(_person_half, halves)):
        return " and ".join(str(_one_part(half)[0]) for half in halves), None
    if " of " in text and has_role(text) and FULL.fullmatch(text):
        whole = clean(text)
        if " of " not in whole and " " in whole:
            return whole, _role_before(text, whole)  # "Secretary of State Ada Brenn"
    lead = core(text)
    person = FULL.search(lead)
    if (
        lead != text
        and person is not None
        and person.end() == len(lead)
        and ORGANISATION.isdisjoint(person.group().casefold().split())
    ):
        name, role = _one_part(lead)  # "Sergeant Alba Morrow of the highway patrol"
        if name is not None and " " in name:
            return name, f"{role or ''}{text[len(lead) :]}".strip()
    words = text.split()
    if not words or (lead != text and _no_name(lead)):
        return None, None
    k = len(words)
    while k > 0 and words[k - 1][:1].isupper():
        k -= 1
    trailing = " ".join(words[k:])
    if k == 0:
        name = clean(trailing)
        return name, _role_before(text, name)
    if k < len(words):
        before = words[k - 1].casefold()
        two = k <= len(words) - 2
        if before in DETERMINERS and k == 1:  # "the Kremlin", "a Labour Green"
            return (None, None) if before in INDEFINITE else (clean(trailing), None)
        if before not in LINKS and (two or before in ROLES | BODIES | GENERIC):
            name = clean(trailing)
            return name, _role_before(text, name)
    phrase = core(text)
    noun = head(phrase)
    if not has_name(phrase) or words[0].casefold() in INDEFINITE or of_person(noun) or of_people(noun):
        return None, None  # "a Tolveg insider", "my editor at the Post": the name is not the source's
    owner = re.match(r"(?P<name>.+?)(?:'s|s')\s[a-z]", phrase)
    return (text if owner is not None else clean(text)), None


def _person_half(text: str) -> bool:
    """Return whether one of two joined by "and" is a person's full name: "Senator Ada Brenn of Skell"."""
    lead = core(text)
    if not text[:1].isupper() or FULL.fullmatch(lead) is None:
        return False
    return " " in clean(lead) and ORGANISATION.isdisjoint(lead.casefold().split())


def _no_name(lead: str) -> bool:
    """Return whether a phrase's head is a noun for people: "the widow | of the jockey Seamus Roe" names another."""
    noun = head(lead)
    return (of_person(noun) or plural(noun)) and (lead.split()[-1][0].islower() or " " not in lead)


def _last_name(text: str) -> str | None:
    """Return the full name that ends a text, or None."""
    found = FULL.search(text)
    return clean(found.group()) if found is not None and text.endswith(found.group()) else None


def _role_before(text: str, name: str) -> str | None:
    """Return the words before a name, if they are more than an article."""
    at = text.rfind(name)
    role = text[:at].strip(" ,") if at > 0 else ""
    return (
        role
        if role and role.casefold() not in DETERMINERS | {"mr.", "mrs.", "ms.", "mr", "mrs", "ms"}
        else None
    )

"""Finds the noun phrase that a cue belongs to: before the verb, after it, or that of an earlier verb."""

from __future__ import annotations

from typing import Final

from framing.attribution.tokens import (
    AUXILIARIES,
    DETERMINERS,
    PERSON_PRONOUNS,
    POSSESSIVES,
    RELATIVE,
    TEMPORAL,
    TITLES,
    Tokens,
)

Range = tuple[int, int]
"""Words ``[first, last)``."""

LINKS: Final = frozenset(
    "of for at in from with on to against under within near behind into about over by between among "
    "along across".split()
)
_REACH: Final = 60
"""How many words a rule looks to the left; it keeps long sentences from costing more than their length."""
_PHRASE: Final = 12
"""How many words a participle phrase after a noun may have."""
_PARTICIPLES: Final = frozenset(
    "read found seen written given made taken sent held shown led brought".split()
)
_ASIDE: Final = frozenset(["a", "an", "the", "of", "from", "in"])
"""Words that open what is told of a name between commas."""
_ARTICLES: Final = frozenset("the a an every no".split())
_REFLEXIVE: Final = frozenset(["himself", "herself", "itself", "themselves"])
_CLAUSE_WORDS: Final = frozenset(["who", "whose", "which", "whom", "where", "when"])
"""Words that open a clause between commas."""
_PART: Final = frozenset(
    "one two three four several some many most few both all none neither either half".split()
)
"""What stands before "of the sources"."""
_UNITS: Final = frozenset(
    "week month year day night morning afternoon evening weekend spring summer fall".split()
)
_BEFORE_UNIT: Final = frozenset("last this next past each every earlier late early".split())
_BEFORE_TIME: Final = frozenset("on in late early earlier last this next until since by during just".split())
_BEFORE_YEAR: Final = frozenset("in since until by before after during".split())
_OBJECTS: Final = frozenset("him her them us me it".split())
NOT_SUBJECT: Final = frozenset(
    "there here what when where why how if as than whether because while although though not so "
    "then also but and or yet however meanwhile therefore thus last next me him us them himself "
    "herself themselves itself myself".split()
)


def before(t: Tokens, i: int, low: int) -> Range | None:
    """Return the subject that ends just before word ``i``, looking no further left than word ``low``.

    Steps over an apposition ("X, the minister, said": both belong to the source) and over a relative or
    participial clause between commas ("X, who leads Y, said": only X does).
    """
    if i <= low:
        return None
    gap = t.gap(i).strip()
    if gap == "" and t.lower[i - 1] in _REFLEXIVE:
        i -= 1
        if i <= low:
            return None
        gap = t.gap(i).strip()
    if gap in ("", ")", ".)", "."):
        return phrase_left(t, i, low)
    if gap in ("),", ".),"):
        found = phrase_left(t, i, low)
        if found is not None:
            return found
    if gap not in (",", ".,", '",', ",'", "-", "--", '"', "),"):
        return None
    found = _over_insertion(t, i, low)
    if found is None and gap == "," and low > 0 and not t.joined(low):
        name = phrase_left(t, i, low)  # "“...,” Brenn, said"
        return name if name is not None and name[0] == low and t.capital(low) else None
    return found


def _over_insertion(t: Tokens, i: int, low: int) -> Range | None:
    """Return the subject before an insertion that ends at word ``i``, with it if it is an apposition."""
    k = i - 1
    tries = 0
    while k > max(low, i - _REACH) and tries < 4:
        mark = t.gap(k).strip()
        if mark and (mark[0] in ",-" or mark[-1] == ","):
            tries += 1
            first_word = t.lower[k]
            found = phrase_left(t, k, low)
            if found is not None and t.lower[found[0]] not in PERSON_PRONOUNS and not _temporal(t, found):
                if first_word in _CLAUSE_WORDS or _clause_like(t, k, i):
                    return (_described(t, found[0], low), found[1])
                if _opens_clause(t, found[0], low) or _proper(t, found):
                    return (_described(t, found[0], low), i)
        elif any(c in mark for c in ";:\"'"):
            return None
        k -= 1
    return None


def _opens_clause(t: Tokens, first: int, low: int) -> bool:
    return first == low or not t.joined(first) or (first == low + 1 and t.lower[low] in ("and", "but"))


def _described(t: Tokens, first: int, low: int) -> int:
    """Return the first word of the name that the phrase from ``first`` is in apposition to, else ``first``.

    For chains: "Ada Brenn, 75, a farmer in Skell, Tolv., said".
    """
    named = first
    for _ in range(4):
        if first - 2 > low and t.joined(first) and t.lower[first - 1] in ("of", "from", "in"):
            if t.joined(first - 1):
                break
            first -= 1  # "30, | of Skell, Tolv."
        if first - 1 <= low or t.gap(first).strip() not in (",", ".,"):
            break
        aside = t.lower[first] in _ASIDE or t.lower[first].isdigit() or t.capital(first)
        if t.lower[first - 1].isdigit() and not t.joined(first - 1) and first - 2 >= low:
            first -= 1
        found = phrase_left(t, first, low)
        if not aside or found is None or not _proper(t, found) or _temporal(t, found):
            break
        first = found[0]
        if _opens_clause(t, first, low):
            named = first
    return named


def _clause_like(t: Tokens, first: int, last: int) -> bool:
    """Return whether an insertion is a clause or an adverbial, not an apposition."""
    tag = t.tags(first)[0]
    word = t.lower[first]
    return tag in "VISR" or word.endswith("ing") or word in TEMPORAL or word in ("speaking", "asked")


def _proper(t: Tokens, found: Range) -> bool:
    return t.capital(found[1] - 1)


def _temporal(t: Tokens, found: Range) -> bool:
    last = found[1] - 1
    if t.lower[last].isdigit():
        return last == found[0] or t.lower[last - 1] in TEMPORAL or len(t.lower[last]) == len("2000")
    return t.lower[last] in TEMPORAL


def phrase_left(t: Tokens, i: int, low: int) -> Range | None:
    """Return the noun phrase whose last word is ``i - 1``, or None."""
    i = past_time(t, i, low)
    last = i - 1
    if last < low:
        return None
    word = t.lower[last]
    if word in _OBJECTS and last - 1 > low and t.lower[last - 1] in LINKS:
        first = _over_link(t, last, low)  # "a source close to him"
        return None if first is None else (_extend_left(t, first, low), i)
    if word in PERSON_PRONOUNS or word in RELATIVE:
        return (last, i)
    if word in NOT_SUBJECT or word in POSSESSIVES or word in _ARTICLES:
        return None
    if not (t.nounish(last) or word in DETERMINERS or t.tags(last)[0] in "JD"):
        return None
    if word in TEMPORAL and not t.capital(last):
        return None
    first = _extend_left(t, last, low)
    while first < last and t.lower[first] in TEMPORAL:
        first += 1
    if t.lower[first] in ("and", "or", "but"):
        first += 1
    return (first, i) if first < i else None


def past_time(t: Tokens, i: int, low: int) -> int:
    """Return the first word of the phrases of time that end before word ``i`` ("X on Monday said"), else ``i``."""
    while i - 1 > low:
        word = t.lower[i - 1]
        if word in TEMPORAL and t.joined(i - 1):
            i -= 1
        elif (word in _UNITS and (t.lower[i - 2] in _BEFORE_UNIT or t.lower[i - 2] in TEMPORAL)) or (
            word.isdigit() and len(word) == len("2000") and t.lower[i - 2] in _BEFORE_YEAR and t.joined(i - 1)
        ):
            i -= 2
        else:
            return i
        while i - 1 > low and t.joined(i) and t.lower[i - 1] in _BEFORE_TIME:
            i -= 1
    return i


def _extend_left(t: Tokens, last: int, low: int) -> int:
    first = last
    if t.lower[last] in DETERMINERS and t.tags(last)[0] == "D":
        return last
    while first > max(low, last - _REACH):
        p = first - 1
        gap = t.gap(first)
        word = t.lower[p]
        if not gap.isspace():
            if gap.strip() == "." and (word in TITLES or len(word) == 1 or "." in word):
                first = p
                continue
            if gap.strip() in ('"', "'", "(", ")", ").", "-", ".-", ". (", ".)", "."):
                # a nickname in quotation marks, a party in brackets
                if gap.strip() == "(" or _in_brackets(t, p):
                    first = p
                    continue
                if gap.strip() in ('"', "'") and t.modifier(p):
                    first = p
                    continue
            break
        if word in DETERMINERS:
            if word == "that" and not _starts_clause(t, p, low) and t.lower[p - 1] not in LINKS:
                break
            first = p
            joined = _over_link(t, first, low)
            if joined is None:
                break
            first = joined
        elif word in LINKS or word in ("and", "or", "&"):
            joined = _over_link(t, first, low)
            if joined is None:
                break
            first = joined
        elif word == "then" and p > low and t.lower[p - 1] == "the":
            first = p  # "the then minister"
        elif word in ("next", "last") and t.lower[first].endswith("'s"):
            first = p  # "next year's games"
        elif (
            word in PERSON_PRONOUNS
            or word in RELATIVE
            or word == "least"
            or word in NOT_SUBJECT
            or (word in TEMPORAL and t.lower[first] in DETERMINERS)
            or (t.finite(p) and "N" not in t.tags(p) and "J" not in t.tags(p))
        ):
            break
        elif t.modifier(p) or (word.endswith("ing") and p > low and t.joined(p) and t.tags(p - 1)[0] in "DJ"):
            first = p
        else:
            break
    return first


def _in_brackets(t: Tokens, p: int) -> bool:
    """Return whether word ``p`` stands in short brackets after a name: "(D-R.I.)"."""
    left = t.plain[max(0, t.start[p] - 12) : t.start[p]]
    right = t.plain[t.end[p] : t.end[p] + 12]
    return "(" in left and ")" not in left[left.rindex("(") :] and ")" in right


def _starts_clause(t: Tokens, p: int, low: int) -> bool:
    return p == low or not t.joined(p)


def _over_link(t: Tokens, first: int, low: int) -> int | None:
    """Return the new first word when a preposition or "and" before ``first`` ties it to a noun, else None."""
    p = first - 1
    if p <= low or not t.joined(first) or not t.joined(p):
        return None
    word, noun = t.lower[p], p - 1
    if t.lower[noun] in ("close", "loyal", "familiar") and noun - 1 >= low and t.nounish(noun - 1):
        return noun - 1  # "a source close to the talks"
    if word == "of" and t.lower[noun] in _PART:
        return noun
    if t.lower[noun] in TEMPORAL or t.lower[noun] in PERSON_PRONOUNS:
        return None
    if not t.nounish(noun) and not (t.tags(noun)[0] == "J" and noun > low and t.modifier(noun - 1)):
        return None
    if word in ("and", "or", "&"):
        if any(t.finite(k) and "N" not in t.tags(k) for k in range(max(low, noun - _REACH), noun)):
            return None  # "X left and Y said": two clauses
        return noun if t.capital(noun) == t.capital(first) or t.lower[first] in DETERMINERS else None
    if word in LINKS:
        return noun
    return None


def after(t: Tokens, i: int, limit: int, *, apart: bool = False) -> Range | None:
    """Return the noun phrase that begins at word ``i`` with its apposition, up to word ``limit``.

    Where it is ``apart`` a mark may stand before it.
    """
    if i >= limit or not (apart or t.joined(i)):
        return None
    word = t.lower[i]
    if word in PERSON_PRONOUNS and word != "one":
        return (i, i + 1)
    if not (t.capital(i) or word in DETERMINERS or t.modifier(i)) or word in NOT_SUBJECT | TEMPORAL:
        return None
    last = _extend_right(t, i, limit)
    while last < limit:
        gap = t.gap(last).strip()
        if gap != "," or not _apposition(t, last, limit):
            break
        end = _extend_right(t, last, limit)
        if end == last or (end < limit and t.finite(end) and t.joined(end)):
            break
        last = end
    return (i, last)


def past_participle(t: Tokens, i: int, limit: int) -> int:
    """Return the end of the participle phrase that begins at word ``i``: "a letter | found in the archive,"."""
    if i >= limit or not t.joined(i) or not (t.lower[i].endswith("ed") or "V" in t.tags(i)):
        return i
    if t.finite(i) and not t.lower[i].endswith("ed") and t.lower[i] not in _PARTICIPLES:
        return i
    k = i + 1
    while k < min(limit, i + _PHRASE) and t.joined(k):
        if t.lower[k] in AUXILIARIES or t.lower[k] in RELATIVE:
            return i
        k += 1
    return k if k >= limit or not t.joined(k) else i


def _extend_right(t: Tokens, i: int, limit: int) -> int:
    last = i
    while last < limit:
        if last > i and not t.joined(last):
            gap = t.gap(last).strip()
            if not (
                gap == "."
                and (t.lower[last - 1] in TITLES or len(t.lower[last - 1]) == 1 or "." in t.lower[last - 1])
            ) and gap not in (
                '"',
                "'",
                "(",
                ")",
            ):
                break
        word = t.lower[last]
        if word in ("them", "us") and last > i and t.lower[last - 1] == "of":
            last += 1  # "one of them"
            break
        if last > i and (word in TEMPORAL or word in RELATIVE or (word in NOT_SUBJECT and word != "and")):
            break
        if word in ("and", "&"):
            if last + 1 < limit and (
                t.capital(last + 1) or t.lower[last + 1] in DETERMINERS or t.nounish(last + 1)
            ):
                last += 1
                continue
            break
        if word in ("of", "for", "at", "from", "with") or (word in ("in", "to", "on") and last > i + 1):
            if (
                last + 1 < limit
                and t.lower[last + 1] not in TEMPORAL
                and (t.lower[last + 1] in DETERMINERS or t.modifier(last + 1))
                and not (word in ("in", "on", "at") and t.capital(last - 1) and not t.capital(i))
            ):
                last += 1
                continue
            break
        if (
            word in DETERMINERS
            or t.modifier(last)
            or word in POSSESSIVES
            or (t.tags(last)[0] == "R" and (last == i or _adverb_inside(t, last, limit)))
        ):
            inside = last > i and _adverb_inside(t, last - 1, limit)
            if last > i and t.finite(last) and "N" not in t.tags(last) and not t.capital(last) and not inside:
                break
            last += 1
            continue
        if t.capital(last):
            last += 1
            continue
        break
    return last


def _adverb_inside(t: Tokens, i: int, limit: int) -> bool:
    """Return whether an adverb at word ``i`` belongs to the adjective after it: "a heavily redacted audit"."""
    return (
        t.lower[i].endswith("ly")
        and i + 2 < limit
        and t.joined(i + 1)
        and "J" in t.tags(i + 1)
        and t.nounish(i + 2)
    )


def _apposition(t: Tokens, i: int, limit: int) -> bool:
    """Return whether the words from ``i``, after a comma, describe the name before it."""
    if i >= limit:
        return False
    word = t.lower[i]
    if word in DETERMINERS and word not in ("that", "some", "all"):
        return True
    if word.isdigit():
        return True
    tags = t.tags(i)
    return (t.capital(i) or tags[0] in "NJ") and word not in TEMPORAL and not word.endswith("ing")


def group_start(t: Tokens, i: int, low: int) -> int:
    """Return the first word of the auxiliaries and adverbs before the verb at word ``i``."""
    floor = max(low, i - _REACH)
    while i > floor and t.joined(i) and (t.tags(i - 1)[0] in "RA" or t.lower[i - 1] in AUXILIARIES):
        i -= 1
    return i

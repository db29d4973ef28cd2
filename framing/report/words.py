"""The words behind the loaded-language rating: per outlet, by place and category, with a plainer wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.report.context import Category, OutletWords, Ref, Text, Word, WordPart
from framing.report.wording import bounds, number
from framing.types import Analysis, Evidence, OutletProfile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framing.report.places import Places

PARTS = (
    ("narrator", "In its own voice"),
    ("headline", "In its headline and deck"),
    ("reported", "In reported speech"),
    ("quoted", "In quotations"),
)
"""Where loaded words stand: name of the part as in the metrics, and its heading."""

Found = tuple[Analysis, Evidence]


def part_of(item: Evidence) -> str:
    """Return the part that a piece of loaded evidence belongs to, as the rating counts it."""
    if item.voice == "narrator" and item.role in ("headline", "deck"):
        return "headline"
    return item.voice


def category_name(kind: str) -> str:
    """Return "combative" for "loaded.combative"."""
    if kind == "loaded.scare":
        return "scare quotes"
    return kind.partition(".")[2].replace("_", " ").replace("-", " ").replace(".", ": ") or kind


def outlet_words(places: Places, text: Text) -> tuple[OutletWords, ...]:
    """Return every outlet's listed words; with ``text`` "none" only their number."""
    return tuple(_of_outlet(places, outlet, text) for outlet in places.comparison.outlets)


def _of_outlet(places: Places, outlet: OutletProfile, text: Text) -> OutletWords:
    at = f"w-{places.outlets[outlet.outlet]}"
    found = [(a, e) for a in places.of_outlet(outlet) for e in a.evidence]
    loaded = [f for f in found if f[1].kind.startswith("loaded.")]
    hedges = [f for f in found if f[1].kind.startswith("hedge.") and f[1].voice == "narrator"]
    parts = []
    for part, heading in PARTS:
        own = part in ("narrator", "headline")
        mine = [f for f in loaded if part_of(f[1]) == part]
        kinds = sorted({e.kind for _, e in mine})
        parts.append(
            WordPart(
                id=f"{at}-{part}",
                name=heading,
                own=own,
                score=_score(places, outlet, f"loaded_language.{part}"),
                categories=tuple(
                    _category(
                        places,
                        f"{at}-{part}-{_slug(kind)}",
                        category_name(kind),
                        _of_kind(mine, kind),
                        text,
                        own,
                    )
                    for kind in kinds
                ),
            )
        )
    return OutletWords(
        id=at,
        outlet=outlet.outlet,
        parts=tuple(parts),
        hedges=_category(places, f"{at}-hedges", "hedges", hedges, text, own=True),
    )


def list_href(places: Places, outlet: str, item: Evidence) -> str:
    """Return where a word in the text leads back to: its line in the lists, or "" if it stands in none."""
    at = places.outlets.get(outlet, "")
    if item.kind.startswith("loaded."):
        return f"#w-{at}-{part_of(item)}-{_slug(item.kind)}"
    if item.kind.startswith("contested."):
        return f"#t-{_slug(item.kind)}"
    if item.kind.startswith("hedge.") and item.voice == "narrator":
        return f"#w-{at}-hedges"
    return ""


def gathered(found: Iterable[Found]) -> list[tuple[str, list[Found]]]:
    """Return evidence by its words without regard to case, in alphabetical order, as first written."""
    groups: dict[str, list[Found]] = {}
    for analysis, item in found:
        groups.setdefault(" ".join(item.text.casefold().split()), []).append((analysis, item))
    return [(" ".join(groups[key][0][1].text.split()), groups[key]) for key in sorted(groups)]


def places_of(places: Places, first: str, found: Sequence[Found]) -> tuple[Ref, ...]:
    """Return the links to each occurrence: the words themselves, then "2", "3", ..."""
    return tuple(
        Ref(first if i == 1 else str(i), places.item_href(a.article.id, e), e.note or "")
        for i, (a, e) in enumerate(found, 1)
    )


def _category(places: Places, at: str, name: str, found: Sequence[Found], text: Text, own: bool) -> Category:
    words: tuple[Word, ...] = ()
    if text != "none":
        words = tuple(_word(places, first, same, own) for first, same in gathered(found))
    return Category(id=at, name=name, count=len(found), words=words)


def _word(places: Places, first: str, found: Sequence[Found], own: bool) -> Word:
    item = found[0][1]
    who = "" if own else "; ".join(dict.fromkeys(_speaker(places, a, e) for a, e in found))
    return Word(
        text=first,
        places=places_of(places, first, found),
        suggestion=item.suggestion or "",
        note=f"{item.source}: {item.note}" if item.note else item.source,
        who=who,
    )


def _speaker(places: Places, analysis: Analysis, item: Evidence) -> str:
    """Return in whose mouth a word is."""
    holder = places.holders.get((analysis.article.id, item.id))
    if holder is None:
        return "no speaker found"
    name = holder.speaker or "no speaker named"
    return name if holder.naming == "named" else f"{name}, {holder.naming}"


def _of_kind(found: Sequence[Found], kind: str) -> list[Found]:
    return [f for f in found if f[1].kind == kind]


def _score(places: Places, outlet: OutletProfile, metric: str) -> str:
    score = outlet.scores.get(metric)
    if score is None:
        return ""
    declared = places.declared.get(metric)
    if score.value is None:
        return f"not rated: {score.skipped}"
    digits = declared.digits if declared else 2
    limits = bounds(score, digits)
    return f"{number(score.value, digits)}{f' ({limits})' if limits else ''}, {score.n:,} words"


def _slug(kind: str) -> str:
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in kind.partition(".")[2].lower())

"""How well statements are aligned across outlets, against labelled stories."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from framing.comparison.aligned import Aligned
from framing.comparison.rewrites import rewrites
from framing.comparison.slots import slots
from framing.comparison.wire import wire
from framing.errors import InputError
from framing.evaluation import _rows
from framing.evaluation._rows import f1, ratio

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from framing.types import Slot

_KINDS = ("utterances", "facts", "slots")

Place = tuple[str, int, int]
"""Article id, start and end."""


class Member(msgspec.Struct):
    """A labelled passage: ``span`` counts code points of the article as read."""

    article: str
    span: tuple[int, int]


class Group(msgspec.Struct):
    """Passages that say the same."""

    members: list[Member]


class Row(msgspec.Struct):
    """A labelled story: groups of passages that say the same; its articles stand in ``<story>.jsonl``."""

    story: str
    split: str = ""
    utterances: list[Group] = []
    facts: list[Group] = []
    slots: list[Group] = []


def evaluate(path: str | Path, *, limit: int | None = None, split: str | None = None) -> dict[str, Any]:
    """Return pairwise precision, recall and F1 of utterances, facts and slots, over the stories of ``split``.

    A pair of a slot is two passages with different words.
    """
    rows = [row for row in _rows.read(path, Row, limit) if split in (None, row.split)]
    if not rows:
        raise InputError(f"no story of the split {split!r}", where=str(path))
    counts = {kind: [0, 0, 0, 0] for kind in _KINDS}
    for row in rows:
        analyses = list(_rows.analyses(_records(Path(path).with_name(f"{row.story}.jsonl"))))
        found = Aligned(analyses)
        ids = [a.article.id for a in analyses]
        places = {
            kind: [[(ids[s.article], s.start, s.end) for s in group] for group in groups]
            for kind, groups in (("utterances", found.utterance_groups), ("facts", found.fact_groups))
        }
        places["slots"] = [
            [(f.passage.article, f.passage.start, f.passage.end) for f in slot.fillers]
            for slot in _slots(found)
        ]
        texts = {a.article.id: a.article.text for a in analyses}
        for kind in _KINDS:
            labelled = [[(m.article, *m.span) for m in group.members] for group in getattr(row, kind)]
            differing = texts if kind == "slots" else None
            for i, n in enumerate(compared(places[kind], labelled, differing)):
                counts[kind][i] += n
    return {"stories": len(rows), **{kind: _figures(*numbers) for kind, numbers in counts.items()}}


def _slots(found: Aligned) -> tuple[Slot, ...]:
    families = wire(found.analyses, found.groups).families
    return slots(found.analyses, found.groups, {r.article for r in rewrites(found.analyses, families)})


def _records(path: Path) -> list[dict[str, Any]]:
    try:
        return [msgspec.json.decode(line) for line in path.read_bytes().splitlines() if line.strip()]
    except (OSError, msgspec.DecodeError) as error:
        raise InputError(f"the story's articles cannot be read: {error}", where=str(path)) from None


def _figures(right: int, found: int, hit: int, labelled: int) -> dict[str, float]:
    precision, recall = ratio(right, found), ratio(hit, labelled)
    return {
        "precision": precision,
        "recall": recall,
        "f1": f1(precision, recall),
        "pairs_found": found,
        "pairs_labelled": labelled,
    }


def compared(
    found: Sequence[Sequence[Place]],
    labelled: Sequence[Sequence[Place]],
    texts: Mapping[str, str] | None = None,
) -> tuple[int, int, int, int]:
    """Return how many found pairs are labelled, of how many; how many labelled ones are found, of how many.

    A pair is two passages of different articles in one group. Passages are the same where they share half of
    the shorter one. With ``texts``, by article id, pairs of the same words do not count.
    """
    mine, theirs = (
        [p for p in _pairs(groups) if texts is None or _words(texts, p[0]) != _words(texts, p[1])]
        for groups in (found, labelled)
    )
    right = sum(any(_same(pair, other) for other in theirs) for pair in mine)
    hit = sum(any(_same(pair, other) for other in mine) for pair in theirs)
    return right, len(mine), hit, len(theirs)


def _pairs(groups: Iterable[Sequence[Place]]) -> set[tuple[Place, Place]]:
    return {(a, b) for group in groups for a, b in combinations(sorted(group), 2) if a[0] != b[0]}


def _words(texts: Mapping[str, str], place: Place) -> str:
    article, start, end = place
    return texts[article][start:end].casefold()


def _same(one: tuple[Place, Place], two: tuple[Place, Place]) -> bool:
    return _meets(one[0], two[0]) and _meets(one[1], two[1])


def _meets(a: Place, b: Place) -> bool:
    shared = min(a[2], b[2]) - max(a[1], b[1])
    return a[0] == b[0] and 2 * shared >= min(a[2] - a[1], b[2] - b[1])


def text(figures: dict[str, Any]) -> str:
    """Return the figures for a person."""
    lines = [
        "{kind}: precision {precision:.3f} · recall {recall:.3f} · F1 {f1:.3f} "
        "({pairs_found} pairs found, {pairs_labelled} labelled)".format(kind=kind, **figures[kind])
        for kind in _KINDS
    ]
    return "\n".join([*lines, f"{figures['stories']} stories"]) + "\n"

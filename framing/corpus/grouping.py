"""Articles of a corpus to stories, month by month. What was grouped stays grouped: a new day joins what is there.

The rules are those of ``framing.stories``, applied to pieces that are small enough (``candidates``). The articles of
the days before, and of a month that was grouped in part, take part with the story that they have.
"""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from framing import output
from framing.corpus import candidates, copies, tables
from framing.corpus.assemble import UNKNOWN
from framing.corpus.extra import need
from framing.corpus.schema import GROUPED, SCORED
from framing.stories import naming
from framing.stories.linkage import WINDOW, cluster
from framing.stories.vectors import closeness, similar_pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from framing.corpus.store import Manifest, Store

_DONE = "grouped.json"
COLUMNS = ["article", "title", "outlet", "published", "day", "story"]
"""What grouping reads of the articles."""
_BEFORE = date.min
_Row = tuple[Any, ...]


class Grouped(NamedTuple):
    """How many articles, and in how many stories, a run has grouped anew."""

    articles: int
    stories: int


def group(store: Store, watch: Callable[[str, int], None] = lambda month, articles: None) -> Grouped:
    """Group all articles that have no story yet; ``watch`` is told each month and how many it has of them.

    Raises InputError where the folder is no corpus, or not whole.
    """
    with store.use() as manifest:
        done = _done(store)
        articles = stories = 0
        for month in _in_order(manifest):
            if done.get(month) == manifest.months[month]:
                continue
            new, found = _month(store, manifest, month, watch)
            articles, stories = articles + new, stories + found
            done[month] = manifest.months[month]
            _note(store, {m: d for m, d in done.items() if m in manifest.months})
        for name in GROUPED:
            store.sweep(name, {store.part(name, m) for m in manifest.months})
    return Grouped(articles, stories)


def _in_order(manifest: Manifest) -> list[str]:
    return sorted(manifest.months)  # UNKNOWN comes last


def _done(store: Store) -> dict[str, str]:
    try:
        return msgspec.json.decode((store.folder / _DONE).read_bytes(), type=dict[str, str])
    except (FileNotFoundError, msgspec.MsgspecError):
        return {}


def _note(store: Store, done: dict[str, str]) -> None:
    output.write(store.folder / _DONE, msgspec.json.encode(done, order="sorted") + b"\n")


class _Months:
    """What is known of the articles at hand: one row an article, in the order of day, time and key."""

    def __init__(self, store: Store, months: Sequence[str]) -> None:
        arrow = need("pyarrow")
        articles = arrow.concat_tables([_read(store, "articles", m).select(COLUMNS) for m in months])
        terms = arrow.concat_tables([_read(store, "terms", m) for m in months])
        for name in ("terms", "weights", "shingles"):  # the rows of both tables are in the same order
            articles = articles.append_column(name, terms[name])
        order = need("pyarrow.compute").sort_indices(
            articles, [("day", "ascending"), ("published", "ascending"), ("article", "ascending")]
        )
        self.table = articles.take(order)
        self.key: list[str] = self.table["article"].to_pylist()
        self.title: list[str | None] = self.table["title"].to_pylist()
        self.given: list[str | None] = self.table["story"].to_pylist()
        self.day: list[date | None] = self.table["day"].to_pylist()
        self.published: list[str | None] = self.table["published"].to_pylist()
        self.outlet: list[str] = self.table["outlet"].to_pylist()

    def column(self, name: str) -> Any:
        """Return a column as one array."""
        return need("pyarrow").concat_arrays(self.table[name].chunks)


def _month(
    store: Store, manifest: Manifest, month: str, watch: Callable[[str, int], None]
) -> tuple[int, int]:
    """Group what is new in a month; return how many articles, and how many new stories."""
    import numpy as np

    before = _previous(month)
    at_hand = [m for m in (before, month) if m is not None and m in manifest.months]
    known = _members(store, at_hand)
    first = _first_days(store, at_hand)
    held = _Months(store, at_hand)
    days = np.array([(d or _BEFORE).toordinal() for d in held.day])
    here = np.array([_month_of(d) == month for d in held.day], bool)
    new = here & np.array([key not in known for key in held.key], bool)
    watch(month, int(new.sum()))
    made: list[_Row] = []
    if new.any():
        near = (days >= days[new].min() - WINDOW) & (days <= days[new].max() + WINDOW)
        made = _group(held, np.flatnonzero(near & (new | _known(held, known))), days, known, first)
    members = _rows(held, np.flatnonzero(here), days, known)
    told = {story for _, story, *_ in members}
    kept = _read(store, "stories", month).to_pylist()
    stories = [tuple(row.values()) for row in kept if row["story"] in told] + made
    _write(store, "members", month, members)
    _write(store, "stories", month, sorted(stories))
    return int(new.sum()), len(made)


def _known(held: _Months, known: dict[str, str]) -> Any:
    import numpy as np

    return np.array([key in known for key in held.key], bool)


def _group(
    held: _Months, at: Any, days: Any, known: dict[str, str], first: dict[str, date | None]
) -> list[_Row]:
    """Give a story to each article at the places ``at`` that has none, in ``known``; return the new stories."""
    matrix = candidates.vectors(held.column("terms").take(at), held.column("weights").take(at))
    named = [known.get(held.key[i]) or _given_id(held.given[i]) for i in at]
    # An article that has a story counts as of that story's first day, so that the story does not creep on.
    dated = [_dated(held.day[i], first.get(known.get(held.key[i], ""))) for i in at]
    pairs = candidates.alike(matrix, days[at])
    made = []
    for piece in candidates.pieces(pairs, len(at), _chains(named)):
        rows = matrix[piece]
        found = cluster([named[i] for i in piece], [dated[i] for i in piece], similar_pairs(rows))
        for members in found:
            numbers = [int(at[piece[m]]) for m in members]
            name = next((named[piece[m]] for m in members if named[piece[m]] is not None), None)
            story = _story(held, numbers, closeness(rows, members), name)
            if name is None or name not in first:
                first[story[0]] = story[2]
                made.append(story)
            known.update((held.key[i], story[0]) for i in numbers if held.key[i] not in known)
    return made


def _chains(named: Sequence[str | None]) -> list[tuple[int, int]]:
    """Return pairs that hold the articles of each named story together."""
    last: dict[str, int] = {}
    out = []
    for i, name in enumerate(named):
        if name is not None:
            if name in last:
                out.append((last[name], i))
            last[name] = i
    return out


def _dated(day: date | None, first: date | None) -> int | None:
    earliest = min((d for d in (day, first) if d is not None), default=None)
    return None if earliest is None else earliest.toordinal()


def _given_id(name: str | None) -> str | None:
    return None if name is None else f"{naming.slug(name)}-{sha256(name.encode()).hexdigest()[:6]}"


def _story(held: _Months, numbers: Sequence[int], near: Sequence[float], name: str | None) -> _Row:
    """Return the row of a story: id, title, first day, whether it was given."""
    central = numbers[max(range(len(numbers)), key=lambda k: (near[k], -k))]
    title = " ".join((held.title[central] or held.key[central]).split())
    day = min((d for i in numbers if (d := held.day[i]) is not None), default=None)
    if name is not None:
        given = next((g for i in numbers if (g := held.given[i]) is not None), None)
        return name, naming.readable(given) if given else title, day, given is not None
    slug = naming.slug(title if day is None else f"{day} {title}")
    return f"{slug}-{held.key[min(numbers)][:6]}", title, day, False


def _rows(held: _Months, at: Any, days: Any, known: dict[str, str]) -> list[_Row]:
    """Return the rows of the members at the places ``at``, in their order."""
    found = copies.find(held.column("shingles"), days, held.outlet)
    own = copies.own(found, held.outlet, held.published)
    return [
        (
            held.key[i],
            known[held.key[i]],
            held.key[found.family[i]] if found.family[i] >= 0 else None,
            round(float(found.shared[i]), 4),
            bool(own[i]),
        )
        for i in at
    ]


def _previous(month: str) -> str | None:
    if month == UNKNOWN:
        return None
    year, number = map(int, month.split("-"))
    return f"{year - (number == 1):04}-{(number - 2) % 12 + 1:02}"


def _month_of(day: date | None) -> str:
    return UNKNOWN if day is None else f"{day:%Y-%m}"


def _members(store: Store, months: Sequence[str]) -> dict[str, str]:
    """Return the story of each article that has one already."""
    out: dict[str, str] = {}
    for month in months:
        table = _read(store, "members", month)
        out.update(zip(table["article"].to_pylist(), table["story"].to_pylist(), strict=True))
    return out


def _first_days(store: Store, months: Sequence[str]) -> dict[str, date | None]:
    """Return the first day of each story there is already."""
    out: dict[str, date | None] = {}
    for month in months:
        table = _read(store, "stories", month)
        out.update(zip(table["story"].to_pylist(), table["first"].to_pylist(), strict=True))
    return out


def _read(store: Store, name: str, month: str) -> Any:
    path = store.part(name, month)
    if name not in SCORED and not path.is_file():
        return tables.empty(name)
    return need("pyarrow.parquet").ParquetFile(path).read()


def _write(store: Store, name: str, month: str, rows: Sequence[_Row]) -> None:
    with output.opened(store.part(name, month)) as file:
        columns = [list(column) for column in zip(*rows, strict=True)]
        table = tables.table(name, columns) if rows else tables.empty(name)
        need("pyarrow.parquet").write_table(table, file, **tables.PARQUET)

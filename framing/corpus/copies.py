"""Near-copies: which articles of a month share their text, and how much of it another outlet has too.

Agency text that many outlets print says nothing of an outlet's own wording. What is compared are the samples of
``framing.corpus.shingles``.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from framing.stories.linkage import WINDOW

if TYPE_CHECKING:
    from collections.abc import Sequence

COPY = 0.5
"""Share of an article's text from which it counts as the text of another."""
_COMMON = 500
"""Articles in which a run of words stands before it counts as boilerplate."""
_ROWS = 512


class Copies(NamedTuple):
    """For each article: ``shared``, the share of its text that another outlet has too; and its ``family``.

    A family is a list of articles that are copies of each other or of parts; its number is that of the first of them,
    and -1 stands for no family.
    """

    shared: Any
    family: Any


def find(shingles: Any, days: Any, outlets: Sequence[str]) -> Copies:
    """Return the copies among articles in the order of their ``days``, which are numbers.

    ``shingles`` is a column of Arrow with a list an article.
    """
    import numpy as np

    ends = np.asarray(shingles.offsets)
    sizes = np.diff(ends)
    row = np.repeat(np.arange(len(shingles)), sizes)
    _, column, held = np.unique(np.asarray(shingles.flatten()), return_inverse=True, return_counts=True)
    kept = held[column] <= _COMMON
    row, column = row[kept], column[kept]
    _, outlet = np.unique(np.array(outlets, object).astype(str), return_inverse=True)
    by_outlet = np.unique(column * (outlet.max(initial=0) + 1) + outlet[row])
    outlets_of = np.bincount(by_outlet // (outlet.max(initial=0) + 1), minlength=len(held))
    elsewhere = np.bincount(row, weights=outlets_of[column] > 1, minlength=len(sizes))
    return Copies(elsewhere / np.maximum(sizes, 1), _families(row, column, sizes, days))


def _families(row: Any, column: Any, sizes: Any, days: Any) -> Any:
    import numpy as np
    from scipy.sparse import coo_matrix, csr_matrix
    from scipy.sparse.csgraph import connected_components

    n = len(sizes)
    matrix = csr_matrix(
        (np.ones(len(row), np.int32), (row, column)), shape=(n, int(column.max(initial=-1)) + 1)
    )
    pairs = []
    for top in range(0, n, _ROWS):
        block = (matrix[top : top + _ROWS] @ matrix[: top + _ROWS].T).tocoo()
        i, j = block.col, block.row + top
        near = days[j] - days[i] <= WINDOW
        much = block.data >= COPY * np.minimum(sizes[i], sizes[j])
        pairs.append(np.stack([i, j])[:, near & much & (i < j)])
    i, j = np.concatenate(pairs, axis=1) if pairs else np.empty((2, 0), np.int64)
    _, label = connected_components(
        coo_matrix((np.ones(len(i), np.int8), (i, j)), shape=(n, n)), directed=False
    )
    first = np.full(label.max(initial=-1) + 1, n)
    np.minimum.at(first, label, np.arange(n))
    alone = np.bincount(label, minlength=len(first)) == 1
    return np.where(alone[label], -1, first[label])


def own(copies: Copies, outlets: Sequence[str], published: Sequence[str | None]) -> list[bool]:
    """Return whether each article's text is its outlet's own.

    It is where less than ``COPY`` of it stands in another outlet, and where the article is known to be the first of
    its family: published before each one of another outlet.
    """
    families: dict[int, list[int]] = {}
    for i, first in enumerate(copies.family):
        if first >= 0:
            families.setdefault(int(first), []).append(i)
    out = [share < COPY for share in copies.shared]
    for first, members in families.items():
        others = [i for i in members if outlets[i] != outlets[first]]
        out[first] = out[first] or all(_before(published[first], published[i]) for i in others)
    return out


def _before(a: str | None, b: str | None) -> bool:
    """Whether ISO 8601 date or date-time ``a`` is before ``b`` without doubt."""
    if a is None or b is None:
        return False
    if a[:10] != b[:10]:
        return a[:10] < b[:10]
    if len(a) == 10 or len(b) == 10:
        return False
    one, other = datetime.fromisoformat(a), datetime.fromisoformat(b)
    return (one.tzinfo is None) == (other.tzinfo is None) and one < other

"""Which articles of a month may be one story: vectors, likeness within some days, and pieces small enough to group.

The vectors are those of ``framing.stories``, made for all articles at once. Pieces are the connected components of
the pairs that are alike; one that is too large is taken apart by asking for more likeness.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from framing.stories.linkage import JOIN, WINDOW
from framing.stories.vectors import KEPT_TERMS, rarity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scipy.sparse import csr_matrix

LARGEST = 200
"""Articles in a piece at most: grouping takes time with their square."""
_STEP = 0.02
"""How much more likeness is asked for in a piece that is too large."""
_MUCH = 0.5
"""Likeness from which a piece is left together whatever its size: copies of one text."""
_ROWS = 512

Pairs = tuple[Any, Any, Any]
"""Three arrays: the lower number of each pair, the higher one, and their similarity."""


def vectors(terms: Any, weights: Any) -> csr_matrix:
    """Return one row of unit length per article, as ``framing.stories.vectors.vectors`` does.

    ``terms`` and ``weights`` are columns of Arrow with a list an article.
    """
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.preprocessing import normalize

    ends = np.asarray(terms.offsets)
    row = np.repeat(np.arange(len(terms)), np.diff(ends))
    coded = terms.flatten().dictionary_encode()
    names = coded.dictionary.to_pylist()
    if not names:
        return csr_matrix((len(terms), 0))
    order = np.argsort(np.array(names, object), kind="stable")  # numbers in the order of the alphabet
    place = np.empty(len(names), np.int64)
    place[order] = np.arange(len(names))
    column = place[np.asarray(coded.indices)]
    held = np.bincount(column, minlength=len(names))
    rare = np.array([rarity(names[i], int(n), len(terms)) for i, n in zip(order, held, strict=True)])
    value = np.log1p(np.asarray(weights.flatten(), np.float64)) * rare[column]
    ranked = np.lexsort((column, -value, row))
    rank = np.arange(len(row)) - ends[row]
    kept = ranked[(rank < KEPT_TERMS) & (value[ranked] > 0.0)]
    return normalize(csr_matrix((value[kept], (row[kept], column[kept])), shape=(len(terms), len(names))))


def alike(matrix: csr_matrix, days: Any) -> Pairs:
    """Return the pairs with a similarity of ``JOIN`` and more whose ``days``, sorted numbers, are near."""
    import numpy as np

    found: list[Pairs] = []
    for top in range(0, matrix.shape[0], _ROWS):
        first, last = int(np.searchsorted(days, days[top] - WINDOW)), top + _ROWS
        block = (matrix[top:last] @ matrix[first:last].T).tocoo()
        i, j, s = block.col + first, block.row + top, block.data
        chosen = (s >= JOIN) & (i < j)
        chosen[chosen] = days[j[chosen]] - days[i[chosen]] <= WINDOW
        found.append((i[chosen], j[chosen], s[chosen]))
    i, j, s = (np.concatenate(column) for column in zip(*found, strict=True))
    return i, j, s


def pieces(pairs: Pairs, articles: int, together: Sequence[tuple[int, int]]) -> Iterator[Any]:
    """Yield arrays of the numbers of articles that may share a story, each in order; every article is in one.

    ``together`` pairs articles that share a story whatever their likeness.
    """
    import numpy as np

    fixed = np.array(together, np.int64).reshape(-1, 2)
    i = np.concatenate([pairs[0], fixed[:, 0]])
    j = np.concatenate([pairs[1], fixed[:, 1]])
    s = np.concatenate([pairs[2], np.ones(len(fixed))])
    pending = [(np.arange(articles), (i, j, s), JOIN)]
    while pending:
        members, held, least = pending.pop()
        for piece, inside in _components(members, held):
            if len(piece) <= LARGEST or least >= _MUCH:
                yield piece
            else:
                more = least + _STEP
                kept = inside[2] >= more
                pending.append((piece, (inside[0][kept], inside[1][kept], inside[2][kept]), more))


def _components(members: Any, pairs: Pairs) -> Iterator[tuple[Any, Pairs]]:
    """Yield the connected components of ``members``, each with the pairs inside it."""
    import numpy as np
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    i: Any = np.searchsorted(members, pairs[0])
    j: Any = np.searchsorted(members, pairs[1])
    graph = coo_matrix((np.ones(len(i), np.int8), (i, j)), shape=(len(members), len(members)))
    count, label = connected_components(graph, directed=False)
    of_member = np.split(
        np.argsort(label, kind="stable"), np.cumsum(np.bincount(label, minlength=count))[:-1]
    )
    of_pair = label[i]
    order = np.argsort(of_pair, kind="stable")
    bounds = np.searchsorted(of_pair[order], np.arange(count + 1))
    for number, piece in enumerate(of_member):
        chosen = order[bounds[number] : bounds[number + 1]]
        yield members[piece], (pairs[0][chosen], pairs[1][chosen], pairs[2][chosen])

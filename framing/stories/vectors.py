"""Articles as sparse vectors, and which pairs of them are alike."""

from __future__ import annotations

from math import log, log1p
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scipy.sparse import csr_matrix

from framing.stories.terms import commonness

KEPT_TERMS = 60
"""Strongest terms kept of each article: makes long and short articles alike, and large sets fast."""
FLOOR = 0.05
"""Pairs below this similarity count as having none."""
_BACKGROUND_WEIGHT = 1000
"""How many articles the background counts for, beside those at hand, in judging how rare a term is."""
_NUMBER = 2.0
"""Numbers (scores, tolls, dates) tell look-alike events apart, and weigh this much more."""
_ROWS = 512


def vectors(weights: Sequence[dict[str, float]]) -> csr_matrix:
    """Return one row of unit length per article: log(1 + weight) times how rare the term is.

    Rarity is -log((1000 background share + articles at hand with the term) / (1000 + articles at hand)):
    a background of ordinary news keeps it meaningful for a handful of articles about the same event.
    """
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.preprocessing import normalize

    seen: dict[str, int] = {}
    for article in weights:
        for term in article:
            seen[term] = seen.get(term, 0) + 1
    rare = {term: rarity(term, n, len(weights)) for term, n in seen.items()}
    rows = [_strongest({t: log1p(w) * rare[t] for t, w in article.items()}) for article in weights]
    if not any(rows):
        return csr_matrix((len(rows), 0))
    return normalize(DictVectorizer().fit_transform(rows))


def similar_pairs(matrix: csr_matrix) -> Iterator[tuple[int, int, float]]:
    """Yield (i, j, cosine similarity) for the pairs i < j with at least ``FLOOR``, row by row."""
    transposed: Any = matrix.T.tocsr()
    for top in range(0, matrix.shape[0], _ROWS):
        block = (matrix[top : top + _ROWS] @ transposed).tocoo()
        chosen = (block.data >= FLOOR) & (block.col > block.row + top)
        found = zip(block.row[chosen], block.col[chosen], block.data[chosen], strict=True)
        # Rounding makes the result independent of the order in which a sum was taken.
        yield from sorted((int(i) + top, int(j), round(float(s), 6)) for i, j, s in found)


def closeness(matrix: csr_matrix, members: Sequence[int]) -> list[float]:
    """Return each member's mean similarity to the other members; 0 where there is none."""
    rows = matrix[list(members)]
    summed = (rows @ rows.sum(axis=0).T).A1
    own = rows.multiply(rows).sum(axis=1).A1
    return [round(float(s - o) / max(1, len(members) - 1), 6) for s, o in zip(summed, own, strict=True)]


def rarity(term: str, n: int, articles: int) -> float:
    """Return how rare a term is that ``n`` of ``articles`` at hand hold; numbers count twice."""
    share = (_BACKGROUND_WEIGHT * commonness(term) + n) / (_BACKGROUND_WEIGHT + articles)
    return -log(share) * (_NUMBER if term[0].isdigit() else 1.0)


def _strongest(row: dict[str, float]) -> dict[str, float]:
    ranked = sorted(row.items(), key=lambda item: (-item[1], item[0]))
    return {term: weight for term, weight in ranked[:KEPT_TERMS] if weight > 0.0}

"""Asymmetry between sides: does one side "say" and the other "claim"?

A cue lends credence (endorsing, +1: "pointed out"), takes it (doubting, −1: "claimed") or neither (0). Sides are
the affiliations of the speakers, and the two that are heard most are compared.
"""

from __future__ import annotations

from math import comb
from typing import TYPE_CHECKING, Final

from framing.scorers import Material, Metric
from framing.scorers.attribution import speech
from framing.types import Attribution, Evidence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.scorers._bootstrap import FloatArray

_SIDE: Final = "sides.n:"
_CREDENCE: Final = {"doubting": "sides.doubting:", "endorsing": "sides.endorsing:"}
_LEAST: Final = 3
"""Attributions that a side must have to be compared."""
_FORMULA: Final = (
    "mean credence of the side heard most − that of the second, each with at least 3 attributions; "
    "credence of a cue: endorsing +1, doubting −1, others 0"
)

VARYING: Final = (_SIDE, *_CREDENCE.values())
METRICS: tuple[Metric, ...] = (
    Metric(
        name="attribution.side_gap",
        label="Credence lent to the side heard most, above the second",
        unit="points",
        direction="none",
        n="sides.n",
        n_unit="attributions with a side",
        floor=8,
        formula=f"100 · ({_FORMULA})",
        source="definition",
        select="attributions of speech whose speaker has an affiliation, and their doubting and endorsing cues by side",
        columns=VARYING,
        digits=0,
    ),
    Metric(
        name="attribution.side_gap_p",
        label="Chance of such a gap if cues had nothing to do with sides",
        unit="probability",
        direction="none",
        n="sides.n",
        n_unit="attributions with a side",
        floor=8,
        formula="share of all ways to deal the cues of both sides out to them whose gap is at least as large",
        source="exact permutation test (Fisher 1935; Good 2005), over all permutations, without a draw",
        attributions="sides.n",
        digits=3,
    ),
)


def groups(item: Evidence | Attribution) -> tuple[str, ...]:
    """Return the group of attributions of speech that have a side."""
    sided = isinstance(item, Attribution) and item.affiliation is not None and speech(item)
    return ("sides.n",) if sided else ()


def columns(m: Material) -> dict[str, list[float]]:
    """Return attributions with a side, by side, and those with doubting and endorsing cues, a sentence each."""
    size = len(m.document.sentences)
    out = {"sides.n": [0.0] * size}
    for a, i in zip(m.attributions, m.attribution_sentence, strict=True):
        if i < 0 or a.affiliation is None or not speech(a):
            continue
        names = ["sides.n", _SIDE + a.affiliation]
        if a.stance in _CREDENCE:
            names.append(_CREDENCE[a.stance] + a.affiliation)
        for name in names:
            out.setdefault(name, [0.0] * size)[i] += 1
    return out


def values(s: Mapping[str, FloatArray]) -> dict[str, FloatArray]:
    """Return the gap in points, and for the estimate alone its probability under permutation."""
    import numpy as np

    gap, chance = (np.full_like(s["sides.n"], np.nan) for _ in range(2))
    counts = np.stack([s[name] for name in VARYING])
    for pool, heard in enumerate(s[_SIDE][:, :, 0].T.tolist()):
        sides = sorted(range(len(heard)), key=lambda side: -heard[side])[:2]
        if len(sides) == 2 and heard[sides[1]] >= _LEAST:
            one, other = (counts[:, side, pool] for side in sides)
            gap[pool] = 100 * ((one[2] - one[1]) / one[0] - (other[2] - other[1]) / other[0])
            chance[pool, 0] = permutation(*((int(n), int(d), int(e)) for n, d, e in (one[:, 0], other[:, 0])))
    return {"attribution.side_gap": gap, "attribution.side_gap_p": chance}


def permutation(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Return the share of permutations of cues between two sides with a gap as large as theirs.

    Each side is (attributions, doubting, endorsing). A permutation that gives the first side d of the doubting
    and e of the endorsing cues can be dealt out in C(D, d) · C(E, e) · C(rest, n − d − e) ways, so all
    permutations are counted exactly (multivariate hypergeometric distribution), in whole numbers.
    """
    size, total = one[0], one[0] + other[0]
    doubting, endorsing = one[1] + other[1], one[2] + other[2]
    rest = total - doubting - endorsing

    def gap(d: int, e: int) -> int:
        return abs((e - d) * other[0] - (endorsing - e - doubting + d) * size)

    seen = gap(one[1], one[2])
    others = [comb(rest, k) for k in range(size + 1)]
    ways_e = [comb(endorsing, e) for e in range(endorsing + 1)]
    as_large = 0
    for d in range(min(doubting, size) + 1):
        ways = sum(
            ways_e[e] * others[size - d - e] for e in range(min(endorsing, size - d) + 1) if gap(d, e) >= seen
        )
        as_large += comb(doubting, d) * ways
    return as_large / comb(total, size)

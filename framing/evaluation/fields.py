"""How well the fields of an attribution are told, where it was found: kind, class, speaker, naming, stance."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from framing.evaluation._rows import f1, ratio

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.evaluation.attribution import Labelled
    from framing.types import Attribution

FIELDS: Final = ("kind", "cue_class", "speaker", "naming", "stance")
Pair = tuple["Attribution", "Labelled"]


def figures(pairs: Iterable[Pair]) -> dict[str, Any]:
    """Return the accuracy of each field over found attributions and their labels, and F1 for each naming.

    Speakers are equal up to case, quotation marks and a leading "the".
    """
    pairs = list(pairs)
    out: dict[str, Any] = {}
    for field in FIELDS:
        right = sum(_same(field, getattr(found, field), getattr(label, field)) for found, label in pairs)
        out[field] = {"accuracy": ratio(right, len(pairs)), "n": len(pairs)}
    out["naming"]["f1"] = _f1_by_class([(found.naming, label.naming) for found, label in pairs])
    return out


def text(figures: dict[str, Any]) -> str:
    """Return the figures for a person."""
    lines = ["of those found: " + " · ".join(f"{field} {figures[field]['accuracy']:.3f}" for field in FIELDS)]
    by_class = figures["naming"]["f1"].items()
    lines.append("naming, F1: " + " · ".join(f"{name} {value:.3f}" for name, value in by_class))
    return "\n".join(lines) + "\n"


def _same(field: str, found: str | None, labelled: str | None) -> bool:
    return _plain(found) == _plain(labelled) if field == "speaker" else found == labelled


def _plain(name: str | None) -> str:
    return (name or "").replace("’", "'").casefold().strip(" ,").removeprefix("the ")


def _f1_by_class(pairs: list[tuple[str, str | None]]) -> dict[str, float]:
    found, labelled = Counter(f for f, _ in pairs), Counter(g for _, g in pairs if g is not None)
    right = Counter(f for f, g in pairs if f == g)
    return {
        name: f1(ratio(right[name], found[name]), ratio(right[name], labelled[name]))
        for name in sorted(labelled)
    }

"""Attribution style: how much is attributed, in which form, to what kind of source, through which cues."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from framing.scorers import Material, Metric
from framing.types import Attribution, AttributionKind, Evidence, Naming, Stance

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.scorers._bootstrap import FloatArray

_KINDS: Final[tuple[AttributionKind, ...]] = get_args(AttributionKind)
_NAMINGS: Final[tuple[Naming, ...]] = get_args(Naming)
_STANCES: Final[tuple[Stance, ...]] = get_args(Stance)
_PARTS: Final = tuple(
    f"attribution.{part}" for part in (*_KINDS, *_NAMINGS, *(f"stance.{x}" for x in _STANCES))
)
_SPEAKER: Final = "attribution.speaker:"
_HEADLINE: Final = frozenset({"direct", "indirect", "named", "anonymous", "vague"})
_ABOUT: Final = {
    "direct": "all of the content stands in quotation marks",
    "mixed": "part of the content stands in quotation marks",
    "indirect": "none of the content stands in quotation marks",
    "named": "the source has a name, here or by reference",
    "described": "the source is described without a name",
    "anonymous": "the source is a person whom the article does not name",
    "vague": 'a group that nobody could check: "critics", "many"',
    "agentless": 'no source at all: "it is believed", "reportedly"',
    "neutral": '"said", "told", "according to"',
    "doubting": '"claimed", "alleged"',
    "endorsing": '"pointed out", "revealed"',
    "conceding": '"admitted", "conceded"',
    "combative": '"slammed", "accused"',
    "emotive": '"fumed", "gushed"',
}


def speech(a: Attribution) -> bool:
    """Return whether an attribution reports an utterance or a publication, not a thought or an intention."""
    return a.cue_class in ("utterance", "publication")


def _part(kind: str, field: str, group: str) -> Metric:
    return Metric(
        name=f"attribution.{group}{kind}",
        label=f"{kind.capitalize()} cues" if field == "stance" else f"{kind.capitalize()} attributions",
        unit="% of attributions",
        direction="none",
        n="attribution.n",
        n_unit="attributions",
        floor=5,
        formula=f"100 · attributions that are {kind} / attributions; {kind}: {_ABOUT[kind]}",
        source="definition",
        attributions=f"attribution.{field}:{kind}",
        headline=kind in _HEADLINE,
        digits=0,
        scale=100,
        share=True,
    )


VARYING: Final = (_SPEAKER,)
METRICS: tuple[Metric, ...] = (
    Metric(
        name="attribution.share",
        label="Sentences attributed to somebody",
        unit="% of sentences",
        direction="none",
        n="attribution.sentences",
        n_unit="sentences",
        floor=5,
        formula="100 · sentences that are reported or quoted, or hold a cue of speech / sentences",
        source="definition",
        select="scored sentences outside headline and deck",
        columns=("attribution.attributed", "attribution.sentences"),
        headline=True,
        digits=0,
        scale=100,
        share=True,
    ),
    Metric(
        name="attribution.quoted_words",
        label="Words inside quotation marks",
        unit="% of words",
        direction="none",
        n="attribution.words",
        n_unit="words",
        floor=50,
        formula="100 · words of quoted voice / words",
        source="definition",
        select="scored words outside headline and deck",
        columns=("attribution.words.quoted", "attribution.words"),
        digits=0,
        scale=100,
        share=True,
    ),
    *(_part(kind, "kind", "") for kind in _KINDS),
    *(_part(kind, "naming", "") for kind in _NAMINGS),
    Metric(
        name="attribution.effective_sources",
        label="Effective number of sources",
        unit="sources",
        direction="none",
        n="attribution.n",
        n_unit="attributions",
        floor=5,
        formula="exp(−Σ p·ln p), p: a speaker's share of the words attributed to anybody with a name or "
        "description",
        source="Hill number of order 1 (Hill 1973); Jost 2006",
        attributions="attribution.speaker",
        headline=True,
        digits=1,
        centred=True,
    ),
    *(_part(kind, "stance", "stance.") for kind in _STANCES),
)


def groups(item: Evidence | Attribution) -> tuple[str, ...]:
    """Return the groups of an attribution of speech: its kind, naming and stance, and having a speaker."""
    if not isinstance(item, Attribution) or not speech(item):
        return ()
    found = (
        f"attribution.kind:{item.kind}",
        f"attribution.naming:{item.naming}",
        f"attribution.stance:{item.stance}",
    )
    return (*found, "attribution.speaker") if item.speaker is not None else found


def columns(m: Material) -> dict[str, list[float]]:
    """Return counts of attributions by kind, naming and stance, words by speaker, one value a sentence."""
    sentences = m.document.sentences
    size = len(sentences)
    names = ["n", "sentences", "attributed", "words", "words.quoted", *_KINDS, *_NAMINGS]
    out = {f"attribution.{name}": [0.0] * size for name in names}
    out |= {f"attribution.stance.{name}": [0.0] * size for name in _STANCES}
    body = [s.role not in ("headline", "deck") for s in sentences]
    held = set()
    for a, i in zip(m.attributions, m.attribution_sentence, strict=True):
        if i < 0 or not speech(a):
            continue
        held.add(i)
        for key in ("n", a.kind, a.naming, f"stance.{a.stance}"):
            out[f"attribution.{key}"][i] += 1
        if a.speaker is not None:
            column = out.setdefault(_SPEAKER + a.speaker, [0.0] * size)
            column[i] += sum(len(span.text.split()) for span in a.content)
    counted, attributed = out["attribution.sentences"], out["attribution.attributed"]
    all_words, quoted_words = out["attribution.words"], out["attribution.words.quoted"]
    for i, words in enumerate(m.words_by_voice):
        if body[i]:
            counted[i] = 1.0
            attributed[i] = float(i in held or m.voices[i] != "narrator")
            all_words[i] = sum(words.values())
            quoted_words[i] = words.get("quoted", 0)
    return out


def values(s: Mapping[str, FloatArray]) -> dict[str, FloatArray]:
    """Return shares in percent and the effective number of sources."""
    import numpy as np

    n = s["attribution.n"]
    out = {
        "attribution.share": 100 * s["attribution.attributed"] / s["attribution.sentences"],
        "attribution.quoted_words": 100 * s["attribution.words.quoted"] / s["attribution.words"],
    }
    counts = np.stack([s[part] for part in _PARTS])
    out.update(zip(_PARTS, 100 * counts / n, strict=True))
    words = s[_SPEAKER]
    total = words.sum(axis=0)
    p = words / total
    logs = np.log(p, out=np.zeros_like(p), where=p > 0)
    out["attribution.effective_sources"] = np.where(total > 0, np.exp(-(p * logs).sum(axis=0)), np.nan)
    return out

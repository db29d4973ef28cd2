"""Anchors of a story page: what every number, word and name links to.

An anchor in the text is a fingerprint of what it marks (article, kind, words, which of several), not a
running number, so a link to it survives when other words are added or lexicons change.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.classifier import Explanation
    from framing.scorers import Metric
    from framing.types import Analysis, Attribution, Comparison, Evidence, Fact, OutletProfile, Score, Slot

MOST_ROWS = 30
"""Rows of a table of utterances or facts on the page; the data has all."""

SHOWN = 3
"""Places that are linked of one frame or distinctive word in one outlet; the data has all."""

Key = tuple[str, str]
"""Article id and id of the evidence or attribution in it."""


class Places:
    """Where things stand on the page of one comparison; ids without "#".

    ``base`` is the address of that page where links are made for another one. ``why`` explains the sentences
    of the articles, by their ids.
    """

    def __init__(
        self,
        comparison: Comparison,
        declared: Mapping[str, Metric],
        base: str = "",
        why: Mapping[str, Sequence[Explanation]] | None = None,
    ) -> None:
        self.comparison = comparison
        self.why = why or {}
        self.declared = declared
        self.base = base
        self.outlets = {o.outlet: f"o{i}" for i, o in enumerate(comparison.outlets, 1)}
        self.articles = {a.article.id: f"a{i}" for i, a in enumerate(comparison.analyses, 1)}
        speakers = sorted({entry.speaker for entry in comparison.ledger})
        self.speakers = {name: f"s{i}" for i, name in enumerate(speakers, 1)}

    @cached_property
    def evidence(self) -> dict[Key, str]:
        """The anchor of each piece of evidence in its article."""
        out: dict[Key, str] = {}
        for analysis in self.comparison.analyses:
            seen: Counter[tuple[str, str]] = Counter()
            for item in analysis.evidence:
                same = (item.kind, item.text.casefold())
                out[analysis.article.id, item.id] = _fingerprint("f", analysis.article.id, *same, seen[same])
                seen[same] += 1
        return out

    @cached_property
    def attributions(self) -> dict[Key, str]:
        """The anchor of each attribution in its article: where its first span begins."""
        out: dict[Key, str] = {}
        for analysis in self.comparison.analyses:
            seen: Counter[tuple[str, str]] = Counter()
            for item in analysis.attributions:
                same = (item.speaker or "", item.cue.text.casefold() if item.cue else "")
                out[analysis.article.id, item.id] = _fingerprint("q", analysis.article.id, *same, seen[same])
                seen[same] += 1
        return out

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that the page shows: those with a gap first, then those that somebody leaves out."""
        telling = sorted(self.comparison.facts, key=lambda f: (not f.gap, not f.missing))
        return tuple(telling[:MOST_ROWS])

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """The slots that the page shows."""
        return self.comparison.slots[:MOST_ROWS]

    @cached_property
    def passages(self) -> dict[tuple[str, int, int], str]:
        """The anchors of passages that the tables of the comparison lead to."""
        c = self.comparison
        shown = [p.passage for fact in self.facts for p in fact.places]
        shown += [p.passage for rewrite in c.rewrites for p in rewrite.phrases]
        shown += [p for frame in c.frames for p in frame.places[:SHOWN]]
        shown += [f.passage for slot in self.slots for f in slot.fillers]
        shown += [p for description in c.descriptions for p in description.places]
        shown += [p for reply in c.replies for p in reply.places[:SHOWN]]
        for m in (m for family in c.copies for m in family.members):
            shown += [*m.added[:SHOWN], *m.cut[:SHOWN]]
        shown += [p for word in c.distinctive for p in word.places[:SHOWN]]
        return {(p.article, p.start, p.end): _fingerprint("p", p.article, p.start, p.end) for p in shown}

    @cached_property
    def found(self) -> dict[Key, tuple[Analysis, Attribution]]:
        """Every attribution of the story with its article."""
        return {(a.article.id, t.id): (a, t) for a in self.comparison.analyses for t in a.attributions}

    @cached_property
    def holders(self) -> dict[Key, Attribution]:
        """For evidence in other people's words, the innermost attribution whose content it begins in."""
        return {
            (a.article.id, key): attribution
            for a in self.comparison.analyses
            for key, attribution in _innermost(a).items()
        }

    @cached_property
    def identified(self) -> frozenset[str]:
        """The speakers who have a row of their own: named or described."""
        return frozenset(e.speaker for e in self.comparison.ledger if e.naming in ("named", "described"))

    @cached_property
    def analyses(self) -> dict[str, Analysis]:
        """The analyses by article id."""
        return {a.article.id: a for a in self.comparison.analyses}

    def of_outlet(self, outlet: OutletProfile) -> tuple[Analysis, ...]:
        """Return an outlet's analyses in order."""
        return tuple(self.analyses[i] for i in outlet.articles)

    def item_href(self, article: str, item: Evidence) -> str:
        """Return the link to a piece of evidence in the text."""
        return f"{self.base}#{self.evidence[article, item.id]}"

    def working_id(self, metric: str) -> str:
        """Return the anchor of a metric's workings."""
        return "m-" + metric.replace(".", "-").replace("_", "-")

    def basis_id(self, metric: str, outlet: str) -> str:
        """Return the anchor of one outlet's row in a metric's workings."""
        return f"{self.working_id(metric)}-{self.outlets[outlet]}"

    def basis_href(self, outlet: str, score: Score) -> str:
        """Return where a score leads: its words, its attributions, else its row in the workings."""
        family, _, part = score.metric.partition(".")
        if family == "loaded_language" and part in ("narrator", "headline", "reported", "quoted"):
            return f"{self.base}#w-{self.outlets[outlet]}-{part}"
        return f"{self.base}#{self.basis_id(score.metric, outlet)}"


def _innermost(analysis: Analysis) -> dict[str, Attribution]:
    spans = sorted(
        ((s.start, s.end, i) for i, t in enumerate(analysis.attributions) for s in t.content), reverse=True
    )
    sizes = [sum(s.end - s.start for s in t.content) for t in analysis.attributions]
    out: dict[str, Attribution] = {}
    active: list[tuple[int, int, int]] = []
    for item in sorted(analysis.evidence, key=lambda e: e.start):
        while spans and spans[-1][0] <= item.start:
            active.append(spans.pop())
        active = [span for span in active if span[1] > item.start]
        if active:
            out[item.id] = analysis.attributions[min((sizes[i], i) for _, _, i in active)[1]]
    return out


def _fingerprint(prefix: str, *parts: str | int) -> str:
    digest = hashlib.sha256("\0".join(map(str, parts)).encode("utf-8", "replace")).hexdigest()
    return f"{prefix}-{digest[:10]}"

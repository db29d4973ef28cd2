"""What opens the page: differences that survive their tests, and what stands side by side in the texts."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import msgspec

from framing.comparison.differences import holm
from framing.scorers import metrics
from framing.types import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.types import Comparison, Utterance

ALPHA = 0.05
TOP, END = 0.1, 0.75
"""Shares of an article's text: up to TOP a statement stands at the top, from END on near the end."""
_MOST = 3
"""Findings of one kind: the page opens with what matters, the tables hold the rest."""

_WORDS = {
    "loaded_language.narrator": ("more loaded words in its own voice", "fewer loaded words in its own voice"),
    "attribution.share": ("more of its sentences to somebody", "fewer of its sentences to somebody"),
    "readability.consensus_grade": ("harder to read", "easier to read"),
    "tone.narrator": ("warmer in the tone of its own words", "colder in the tone of its own words"),
}
_OTHERS = "the others"
_ABOUT = {
    "capacity": "capacity and resources",
    "contest": "politics as a contest",
    "economic": "money and work",
    "fairness": "fairness",
    "health": "health and safety",
    "human-interest": "the people it befell",
    "identity": "culture and identity",
    "legality": "law and crime",
    "morality": "right and wrong",
    "public-opinion": "public opinion",
    "responsibility": "who is responsible",
    "security": "security",
}
"""What the sentences of a frame are about, where its name does not say it."""
_VERBS = {"loaded_language.narrator": "uses", "attribution.share": "attributes"}


def with_findings(comparison: Comparison) -> Comparison:
    """Return the comparison with its findings; none where nothing survives."""
    if len(comparison.outlets) < 2:
        return comparison
    found = [finding for kind in _KINDS for finding in list(kind(comparison))[:_MOST]]
    return msgspec.structs.replace(comparison, findings=tuple(found))


def _ratings(c: Comparison) -> Iterator[Finding]:
    """Yield the ratings whose difference has an interval without 0 and passes Holm's correction."""
    said: set[str] = set()
    two = len(c.outlets) == 2
    for d in sorted(c.differences, key=lambda d: (d.adjusted, d.metric, d.outlet)):
        if two and d.metric in said:  # the same difference seen from the other side
            continue
        if d.adjusted < ALPHA and not d.low <= 0 <= d.high:
            phrase = _WORDS[d.metric][d.value < d.others]
            said.add(d.metric)
            others = next(o.outlet for o in c.outlets if o.outlet != d.outlet) if two else _OTHERS
            own = "On the sentences that are its own, " if d.basis == "own" else ""
            text = f"{own}{d.outlet} {_VERBS.get(d.metric, 'is')} {phrase} than {others}: "
            metric = metrics()[d.metric]
            percent = " %" if "%" in metric.unit or "percent" in metric.unit else ""
            mine, rest = (f"{x:.{metric.digits}f}{percent}".replace("-", "−") for x in (d.value, d.others))
            text += f"{mine} against {rest}{' on average' * (others == _OTHERS)}."
            yield _finding("rating", text, [d.outlet], [d.metric])


def _frames(c: Comparison) -> Iterator[Finding]:
    """Yield the frames of which an outlet's share differs from the others' beyond chance."""
    for share in sorted(c.frames, key=lambda f: (f.adjusted, f.frame, f.outlet)):
        rest = [f.value for f in c.frames if f.frame == share.frame and f.outlet != share.outlet]
        if share.adjusted < ALPHA and rest:
            others = sum(rest) / len(rest)
            more = "more" if share.value > others else "fewer"
            text = (
                f"{share.outlet} makes {more} of its sentences about {_ABOUT.get(share.frame, share.frame)} than the "
                f"others: {_percent(share.value)} against {_percent(others)} on average."
            )
            yield _finding("frame", text, [share.outlet], [share.frame])


def _words(c: Comparison) -> Iterator[Finding]:
    """Yield the words, names apart, that an outlet has more often than the others beyond chance."""
    for w in sorted(c.distinctive, key=lambda w: (w.adjusted, w.outlet, w.word)):
        if w.adjusted < ALPHA and not w.name:
            start = f"{w.outlet} writes one word in {w.count} sentences of its own, the others in {w.others}"
            text = (
                f"{w.outlet} writes “{w.word}” in {w.count} sentences of its own, the others in {w.others}."
            )
            yield _finding("word", text, [w.outlet], [w.word], f"{start}.")


def _copies(c: Comparison) -> Iterator[Finding]:
    names = {a.article.id: a.article.outlet for a in c.analyses}
    for family in c.copies:
        for m in family.members:
            if m.parent is None:
                continue
            one, other = names[m.article], names[m.parent]
            text = {
                "copy": f"{one} carries the text of {other}: {_percent(m.shared)} of its words outside quotations.",
                "part": f"{one} shares {_percent(m.shared)} of its words outside quotations with {other}.",
                "reworded": f"{one} follows {other} sentence by sentence in other words.",
            }[m.way]
            yield _finding("wire", text, [one, other], [m.article, m.parent])


def _rewrites(c: Comparison) -> Iterator[Finding]:
    names = {a.article.id: a.article.outlet for a in c.analyses}
    for r in c.rewrites:
        shown = ", ".join(f"“{p.passage.text}” for {p.usual}" for p in r.phrases[:3])
        start = f"{names[r.article]} reads like a machine paraphrase: {len(r.phrases)} odd phrases"
        yield _finding("rewrite", f"{start}, such as {shown}.", [names[r.article]], [r.article], f"{start}.")


def _occasions(c: Comparison) -> Iterator[Finding]:
    """Yield who is reported with like words on different occasions, and by whom; one finding for many words."""
    found: dict[tuple[str | None, tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for u in c.utterances:
        surely = [r for r in u.renderings if r.sure]
        earliest = min((r.occasion for r in surely), default=0)
        before = {r.outlet for r in surely if r.occasion == earliest}
        after = {r.outlet for r in surely} - before
        if after:
            found.setdefault((u.speaker, tuple(sorted(before)), tuple(sorted(after))), []).append(u.id)
    for (speaker, first, later), ids in found.items():
        told = "is reported with like words on different occasions, more than a week apart"
        rest = f"{told}: by {_list(first)}, and by {_list(later)}."
        who = speaker or "A speaker"
        yield _finding("occasion", f"{who} {rest}", sorted(first + later), ids, f"A speaker {rest}")


def _cues(c: Comparison) -> Iterator[Finding]:
    """Yield the utterances that one outlet reports with doubt, or as a concession, and another does not."""
    for u in c.utterances:
        marked = _marked(u)
        if marked is not None:
            shown, outlets = marked
            who = u.speaker or "one speaker"
            text = f"One statement of {who}, several verbs: {'; '.join(shown)}."
            plain = f"One statement of one speaker has verbs of different stance in {_list(outlets)}."
            yield _finding("cue", text, outlets, [u.id], plain)


def _marked(u: Utterance) -> tuple[list[str], list[str]] | None:
    if not u.contrast:
        return None
    cues: dict[str, tuple[str, str]] = {}
    last = max(
        {r.occasion for r in u.renderings},
        key=lambda o: (len({r.outlet for r in u.renderings if r.sure and r.occasion == o}), -o),
    )
    for r in u.renderings:
        if (
            r.sure
            and r.occasion == last
            and r.cue
            and (r.outlet not in cues or r.stance in ("doubting", "conceding"))
        ):
            cues[r.outlet] = (r.cue, r.stance)
    stances = {stance for _, stance in cues.values()}
    if len(cues) < 2 or len(stances) < 2 or not stances & {"doubting", "conceding"}:
        return None
    return [f"{o} writes “{cue}” ({stance})" for o, (cue, stance) in cues.items()], list(cues)


def _gaps(c: Comparison) -> Iterator[Finding]:
    counts: dict[str, list[str]] = {}
    for fact in c.facts:
        for outlet in fact.gap:
            counts.setdefault(outlet, []).append(fact.id)
    for outlet, ids in sorted(counts.items(), key=lambda item: (-len(item[1]), item[0])):
        n = len(ids)
        text = (
            f"{outlet} asserts in its own voice what others attribute: {n} statement{'s' if n > 1 else ''}."
        )
        yield _finding("gap", text, [outlet], ids)


def _sides(c: Comparison) -> Iterator[Finding]:
    """Yield the outlets whose verbs lend one side more credence, beyond chance for all outlets together."""
    metric = "attribution.side_gap"
    both = [(o.outlet, o.scores.get(metric), o.scores.get(f"{metric}_p")) for o in c.outlets]
    found = [(o, gap.value, p.value) for o, gap, p in both if gap and p and gap.value and p.value is not None]
    for (outlet, gap, _), adjusted in zip(found, holm([p for *_, p in found]), strict=True):
        if adjusted < ALPHA:
            more = "more" if gap > 0 else "less"
            text = f"{outlet} lends the side it quotes most {more} credence by its verbs than the second."
            yield _finding("side", text, [outlet], [metric])


def _places(c: Comparison) -> Iterator[Finding]:
    """Yield the pairs of outlets of which one puts near the top what the other puts near the end."""
    counts: dict[tuple[str, str], list[str]] = {}
    for fact in c.facts:
        first: dict[str, float] = {}
        for p in fact.places:
            if p.sure:
                at = 0.0 if p.headline else p.position
                first[p.outlet] = min(at, first.get(p.outlet, 1.0))
        for early, late in permutations(sorted(first), 2):
            if first[early] <= TOP and first[late] >= END:
                counts.setdefault((early, late), []).append(fact.id)
    for (early, late), ids in sorted(counts.items(), key=lambda item: (-len(item[1]), item[0])):
        n = f"{len(ids)} statement{'s' if len(ids) > 1 else ''}"
        text = f"{early} has at the top what {late} has near the end: {n}."
        yield _finding("place", text, [early, late], ids)


def _replies(c: Comparison) -> Iterator[Finding]:
    """Yield who is accused in an outlet that does not quote them, where another one does."""
    heard = {e.speaker.split()[-1]: e.outlet for e in c.ledger if e.naming == "named"}
    for r in c.replies:
        other = heard.get(r.accused.split()[-1])
        if not r.replies and other is not None and other != r.outlet:
            text = (
                f"{r.outlet} carries an accusation against {r.accused}, whom it does not quote; {other} does."
            )
            yield _finding("reply", text, [r.outlet, other], [r.accused])


def _sources(c: Comparison) -> Iterator[Finding]:
    if len(c.outlets) < 3:
        return
    for u in c.unheard:
        text = f"{u.outlet} does not quote {u.speaker}, whom all others quote that could."
        yield _finding("source", text, [u.outlet], [u.speaker])


_KINDS = (
    _ratings,
    _frames,
    _words,
    _copies,
    _rewrites,
    _occasions,
    _cues,
    _sides,
    _gaps,
    _places,
    _sources,
    _replies,
)
"""In the order of the page."""


def _finding(
    kind: str, text: str, outlets: Sequence[str], basis: Sequence[str], plain: str | None = None
) -> Finding:
    return Finding(
        kind=kind,  # type: ignore[arg-type]
        text=text,
        plain=text if plain is None else plain,
        outlets=tuple(outlets),
        basis=tuple(basis),
    )


def _percent(share: float) -> str:
    return f"{share:.0%}".replace("%", " %")


def _list(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"

"""What differs between the outlets: findings, copies, quotations, facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.report.context import (
    Compared,
    CopyRow,
    FactCell,
    FactRow,
    FindingView,
    Ref,
    RenderingView,
    RewriteView,
    Text,
    UtteranceRow,
)
from framing.report.places import MOST_ROWS, SHOWN
from framing.report.voices import share_in_words
from framing.report.wording import count, date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.report.places import Places
    from framing.types import Copy, Fact, FactPlace, Finding, OutletProfile, Passage, Rendering, Utterance

_CHARACTERS = 160
_LOOSE = "; loosely alike"


def compared(places: Places, text: Text) -> Compared:
    """Return what the page shows of the comparison."""
    c = places.comparison
    copies = [m for family in c.copies for m in family.members]
    telling = [u for u in c.utterances if any(r.cue or r.how != "paraphrased" for r in u.renderings)]
    rows = frozenset([*(u.id for u in telling[:MOST_ROWS]), *(f.id for f in places.facts)])
    return Compared(
        findings=tuple(_finding(places, f, text, rows) for f in c.findings),
        nothing=_nothing(places),
        outlets=tuple(o.outlet for o in c.outlets),
        copies=tuple(_copy(places, m, text) for m in copies),
        rewrites=tuple(
            RewriteView(
                id=f"rewrite-{places.articles[r.article]}",
                outlet=_article(places, r.article),
                count=count(len(r.phrases), "odd phrase"),
                phrases=()
                if text == "none"
                else tuple(
                    Ref(" ".join(p.passage.text.split()), _href(places, p.passage, text), p.usual)
                    for p in r.phrases
                ),
            )
            for r in c.rewrites
        ),
        utterances=tuple(_utterance(places, u, text) for u in telling[:MOST_ROWS]),
        more_utterances=max(0, len(telling) - MOST_ROWS),
        asymmetries=tuple(_asymmetry(o) for o in c.outlets),
        facts=tuple(_fact(places, f, text) for f in places.facts),
        more_facts=len(c.facts) - len(places.facts),
    )


def _nothing(places: Places) -> str:
    if len(places.comparison.outlets) < 2:
        return "Only one outlet is here: there is nothing to compare it with."
    return "Nothing differs that the evidence here can carry."


def _finding(places: Places, finding: Finding, text: Text, rows: frozenset[str]) -> FindingView:
    """Return a finding with links to what it rests on, where ``rows`` are the ids that the tables show."""
    refs: list[Ref] = []
    for key in finding.basis:
        if finding.kind == "rating":
            refs.extend(Ref(f"figures of {o}", f"#{places.basis_id(key, o)}") for o in finding.outlets)
        elif finding.kind in ("wire", "rewrite"):
            prefix = "copy" if finding.kind == "wire" else "rewrite"
            refs.append(Ref("the evidence", f"#{prefix}-{places.articles[key]}"))
        elif finding.kind in ("frame", "word"):
            refs.append(Ref("by outlet", f"#frame-{key}" if finding.kind == "frame" else "#about"))
        elif finding.kind in ("source", "reply"):
            refs.append(Ref("who is quoted", "#sources"))
        elif finding.kind == "side":
            refs.append(Ref("verbs by side", "#asymmetry"))
        elif key in rows:
            refs.append(Ref("side by side", f"#{key}"))
    distinct = {r.href: r for r in reversed(refs)}
    return FindingView(
        text=finding.plain if text == "none" else finding.text,
        basis=tuple(reversed(distinct.values()))[:6],
    )


def _asymmetry(outlet: OutletProfile) -> str:
    """Return whether an outlet's verbs lend one side more credence, with the chance of it, or why that is open."""
    gap, chance = (outlet.scores.get(f"attribution.side_gap{end}") for end in ("", "_p"))
    if gap is None or chance is None or gap.value is None or chance.value is None:
        return f"{outlet.outlet}: not compared, {gap.skipped if gap else 'not computed'}."
    if gap.value == 0:
        return f"{outlet.outlet}: no difference between the two sides heard most."
    more = "more" if gap.value > 0 else "less"
    return (
        f"{outlet.outlet}: verbs lend the side heard most {abs(gap.value):.0f} points {more} credence than the second; "
        f"by chance alone with probability {chance.value:.2f}."
    )


def _copy(places: Places, copy: Copy, text: Text) -> CopyRow:
    relation = {
        "root": "the earliest of these texts",
        "copy": "carries the text of",
        "part": "shares text with",
        "reworded": "follows, sentence by sentence in other words,",
    }[copy.way]
    if copy.parent is not None:
        parent = places.analyses[copy.parent].article.outlet
        relation = f"{relation} {parent}: {share_in_words(round(1000 * copy.shared), 1000)} word for word"
    return CopyRow(
        id=f"copy-{places.articles[copy.article]}",
        outlet=_article(places, copy.article),
        relation=relation,
        own=f"{share_in_words(round(1000 * copy.own), 1000)} of its sentences are not copied",
        edits=f"{count(len(copy.added), 'sentence')} added, {count(len(copy.cut), 'sentence')} cut"
        if copy.way in ("copy", "reworded")
        else "",
        added=_sentences(places, copy.added, text),
        cut=_sentences(places, copy.cut, text),
    )


def _sentences(places: Places, passages: Sequence[Passage], text: Text) -> tuple[Ref, ...]:
    shown = () if text == "none" else passages[:SHOWN]
    return tuple(Ref(_clip(p.text), _href(places, p, text)) for p in shown)


def _article(places: Places, article: str) -> Ref:
    return Ref(places.analyses[article].article.outlet, f"#{places.articles[article]}")


def _utterance(places: Places, utterance: Utterance, text: Text) -> UtteranceRow:
    several = len({r.occasion for r in utterance.renderings}) > 1
    named = {e.speaker for e in places.comparison.ledger if e.naming == "named"}
    speaker = utterance.speaker or "no speaker named"
    why = {
        **dict.fromkeys(utterance.absent, "not found here"),
        **{e.outlet: e.reason for e in utterance.excused},
    }
    if text == "none" and utterance.speaker not in named:
        speaker = "a source described, not named"
    return UtteranceRow(
        id=utterance.id,
        speaker=speaker,
        cells=tuple(
            tuple(
                _rendering(places, r, text, several=several)
                for r in utterance.renderings
                if r.outlet == o.outlet
            )
            for o in places.comparison.outlets
        ),
        absent=tuple(why.get(o.outlet, "") for o in places.comparison.outlets),
        contrast=utterance.contrast,
        occasions=several,
    )


def _rendering(places: Places, r: Rendering, text: Text, *, several: bool) -> RenderingView:
    key = (r.passage.article, r.attribution or "")
    place = places.attributions.get(key) if text != "none" else None
    href = f"#{place or places.articles[r.passage.article]}"
    when = date(places.analyses[r.passage.article].article.published) or "date unknown"
    return RenderingView(
        how=("quoted in part" if r.how == "partial" else r.how) + _LOOSE * (not r.sure),
        cue=Ref("its text" if text == "none" else r.cue or "(no verb)", href),
        stance="" if r.stance == "neutral" else r.stance,
        words="" if text == "none" else _clip(r.passage.text),
        removed=() if text == "none" else r.removed,
        occasion=f"said on another occasion or earlier: {when}"
        if several and not r.occasion
        else when * several,
    )


def _fact(places: Places, fact: Fact, text: Text) -> FactRow:
    excused = {e.outlet: e.reason for e in fact.excused}
    cells = []
    for outlet in places.comparison.outlets:
        mine = [p for p in fact.places if p.outlet == outlet.outlet]
        if mine:
            cells.append(_stated(places, min(mine, key=lambda p: (p.speaker is not None, p.position)), text))
        elif outlet.outlet in excused:
            cells.append(FactCell(words=Ref(""), note=excused[outlet.outlet]))
        else:
            cells.append(FactCell(words=Ref(""), note="not found here"))
    return FactRow(id=fact.id, cells=tuple(cells), gap=bool(fact.gap))


def _stated(places: Places, place: FactPlace, text: Text) -> FactCell:
    at = (
        "in the headline"
        if place.headline
        else f"{share_in_words(round(1000 * place.position), 1000)} into its text"
    )
    named = {e.speaker for e in places.comparison.ledger if e.naming == "named"}
    who = place.speaker if text != "none" or place.speaker in named else ""
    voice = "in its own voice" if place.speaker is None else f"attributed to {who}" if who else "attributed"
    return FactCell(
        words=Ref(
            "its text" if text == "none" else _clip(place.passage.text), _href(places, place.passage, text)
        ),
        note=f"{voice}, {at}" + _LOOSE * (not place.sure),
    )


def _href(places: Places, passage: Passage, text: Text) -> str:
    if text == "none":
        return f"#{places.articles[passage.article]}"
    return f"#{places.passages[passage.article, passage.start, passage.end]}"


def _clip(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _CHARACTERS else plain[: _CHARACTERS - 1].rstrip() + "…"

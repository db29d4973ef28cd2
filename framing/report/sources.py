"""Who is quoted by whom: the ledger as a table of speakers and outlets, and every attribution by kind."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from framing.attribution.backing import in_words
from framing.report.context import (
    Cell,
    Group,
    OutletSources,
    Ref,
    ReplyRow,
    SideCell,
    SideRow,
    Solo,
    Sources,
    Speaker,
    Text,
)
from framing.report.glance import KINDS, NAMINGS, STANCES
from framing.report.places import SHOWN
from framing.report.voices import share_in_words
from framing.report.wording import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.report.places import Places
    from framing.types import Analysis, Attribution, LedgerEntry, OutletProfile, Reply, Side

_IDENTIFIED = ("named", "described")


def sources(places: Places, text: Text) -> Sources:
    """Return the ledger for the page; with ``text`` "none" only named speakers keep their names."""
    by_speaker: dict[str, list[LedgerEntry]] = {}
    for entry in places.comparison.ledger:
        if entry.naming in _IDENTIFIED:
            by_speaker.setdefault(entry.speaker, []).append(entry)
    shared = {s: entries for s, entries in by_speaker.items() if len({e.outlet for e in entries}) > 1}
    ranked = sorted(shared, key=lambda s: (-sum(e.words for e in shared[s]), s))
    outlets = places.comparison.outlets
    return Sources(
        outlets=tuple(o.outlet for o in outlets),
        shared=tuple(_speaker(places, s, shared[s], text) for s in ranked),
        sides=_sides(places, text),
        replies=tuple(_reply(places, r, text) for r in places.comparison.replies),
        by_outlet=tuple(_of_outlet(places, o, set(shared), text) for o in outlets),
    )


def _sides(places: Places, text: Text) -> tuple[SideRow, ...]:
    """Return the sides that are heard, those with most words first."""
    by = {(s.side, s.outlet): s for s in places.comparison.sides}
    words = Counter[str]()
    for s in by.values():
        words[s.side] += s.words
    return tuple(
        SideRow(
            name=side if text != "none" else f"side {i}",
            cells=tuple(
                _side(by[side, o.outlet], text) if (side, o.outlet) in by else None
                for o in places.comparison.outlets
            ),
        )
        for i, side in enumerate(sorted(words, key=lambda s: (-words[s], s)), 1)
    )


def _side(side: Side, text: Text) -> SideCell:
    return SideCell(
        words=f"{count(side.words, 'word')}, {share_in_words(round(1000 * side.share), 1000)} of all",
        direct=f"{side.direct_words} in quotation marks" if side.direct_words else "none quoted",
        first=("in the headline; " if side.headline else "")
        + f"from {share_in_words(round(1000 * side.first), 1000)} of the text",
        speakers="" if text == "none" else "; ".join(map(_plain, side.speakers)),
    )


def _reply(places: Places, reply: Reply, text: Text) -> ReplyRow:
    shown = text != "none"
    return ReplyRow(
        accused=reply.accused,
        outlet=reply.outlet,
        accusers="; ".join(map(_plain, reply.accusers)) if shown else "",
        places=tuple(
            Ref(_plain(p.text), f"#{places.passages[p.article, p.start, p.end]}")
            for p in reply.places[:SHOWN]
        )
        if shown
        else (),
        answers=tuple(
            Ref(_cue(places.found[key][1]), f"#{places.attributions[key]}") for key in reply.replies[:SHOWN]
        )
        if shown
        else (),
        heard=f"quoted {count(len(reply.replies), 'time')}" if reply.replies else "not quoted",
    )


def _speaker(places: Places, name: str, entries: Sequence[LedgerEntry], text: Text) -> Speaker:
    cells = {e.outlet: _cell(places, e, text) for e in entries}
    return Speaker(
        id=places.speakers[name],
        name=_name(name, entries[0], text),
        description=_description(places, entries, text),
        cells=tuple(cells.get(o.outlet) for o in places.comparison.outlets),
    )


def _of_outlet(places: Places, outlet: OutletProfile, shared: set[str], text: Text) -> OutletSources:
    at = f"q-{places.outlets[outlet.outlet]}"
    alone = [
        e
        for e in places.comparison.ledger
        if e.outlet == outlet.outlet and e.naming in _IDENTIFIED and e.speaker not in shared
    ]
    found = [(a, t) for a in places.of_outlet(outlet) for t in a.attributions]
    return OutletSources(
        id=at,
        outlet=outlet.outlet,
        solos=tuple(
            Solo(
                id=places.speakers[e.speaker],
                name=_name(e.speaker, e, text),
                description=_description(places, [e], text),
                cell=_cell(places, e, text),
            )
            for e in alone
        ),
        unnamed=_groups(places, at, found, "naming", NAMINGS[1:], text),
        kinds=(
            *_groups(places, at, found, "kind", KINDS, text),
            *_groups(places, at, found, "stance", STANCES[1:], text),
        ),
        total=count(len(found), "attribution"),
    )


def _groups(
    places: Places,
    at: str,
    found: Sequence[tuple[Analysis, Attribution]],
    field: str,
    names: Sequence[str],
    text: Text,
) -> tuple[Group, ...]:
    out = []
    for name in names:
        mine = [(a, t) for a, t in found if getattr(t, field) == name]
        if mine:
            items = tuple(_item(places, a, t) for a, t in mine) if text != "none" else ()
            out.append(Group(id=f"{at}-{name}", name=name, count=len(mine), items=items))
    return tuple(out)


def _item(places: Places, analysis: Analysis, attribution: Attribution) -> Ref:
    speaker = attribution.speaker or (attribution.source.text if attribution.source else "no source")
    backing = in_words(attribution)
    return Ref(
        f"{_plain(speaker)}: {_cue(attribution)}",
        f"#{places.attributions[analysis.article.id, attribution.id]}",
        f"{attribution.naming}, {attribution.kind}, {attribution.stance}{f'; {backing}' if backing else ''}",
    )


def _cell(places: Places, entry: LedgerEntry, text: Text) -> Cell:
    tags = ["in the headline"] if entry.headline else []
    if entry.naming != "named":
        tags.append(entry.naming)
    stances = [f"{stance} {n}" for stance, n in entry.stances.items() if stance != "neutral"]
    return Cell(
        words=count(entry.words, "word"),
        direct=f"{entry.direct_words} in quotation marks" if entry.direct_words else "none quoted",
        first=f"from {share_in_words(round(1000 * entry.first), 1000)} of the text",
        cues=_cues(places, entry) if text != "none" else (),
        stances=", ".join(stances),
        tags=tuple(tags),
    )


def _cues(places: Places, entry: LedgerEntry) -> tuple[Ref, ...]:
    """Return the cues with their counts, most used first; each leads to its first place."""
    counts: Counter[str] = Counter()
    first: dict[str, str] = {}
    for key in entry.attributions:
        if key not in places.found:
            continue
        _, attribution = places.found[key]
        cue = _cue(attribution).lower()
        counts[cue] += 1
        first.setdefault(cue, f"#{places.attributions[key]}")
    ordered = sorted(counts, key=lambda cue: (-counts[cue], cue))
    return tuple(Ref(cue if counts[cue] == 1 else f"{cue} {counts[cue]}", first[cue]) for cue in ordered)


def _name(name: str, entry: LedgerEntry, text: Text) -> str:
    return name if text != "none" or entry.naming == "named" else "a source described, not named"


def _description(places: Places, entries: Sequence[LedgerEntry], text: Text) -> str:
    """Return the role and affiliation that the articles give first, or ""."""
    if text == "none":
        return ""
    for entry in entries:
        for key in entry.attributions:
            if key in places.found:
                found = places.found[key][1]
                parts = dict.fromkeys(p for p in (found.role, found.affiliation) if p)
                if parts:
                    return _plain(", ".join(parts))
    return ""


def _cue(attribution: Attribution) -> str:
    """Return the cue's words; a bare quotation or a colon has none."""
    text = _plain(attribution.cue.text) if attribution.cue else ""
    return text if any(map(str.isalnum, text)) else "(no verb)"


def _plain(text: str) -> str:
    return " ".join(text.split())

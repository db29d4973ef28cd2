"""Who calls it what, as found in the texts: slots of aligned sentences, and what speakers are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.report.context import Named, NamedRow, Ref, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.report.places import Places
    from framing.types import Passage


_AROUND = 60
"""Characters beside a slot that its words are taken from."""


def named(places: Places, text: Text) -> Named:
    """Return the tables of names; nothing where no text is shown, for the words are all there is."""
    if text == "none":
        return Named(slots=(), more_slots=0, descriptions=())
    c = places.comparison
    outlets = [o.outlet for o in c.outlets]
    slots = tuple(
        NamedRow(
            id=f"slot-{slot.id}",
            name=_context(places, slot.fillers[0].passage),
            cells=tuple(_links(places, (f.passage for f in slot.fillers if f.outlet == o)) for o in outlets),
        )
        for slot in places.slots
    )
    speakers = sorted({d.speaker for d in c.descriptions})
    by = {(d.speaker, d.outlet): d.places for d in c.descriptions}
    described = tuple(
        NamedRow(id=f"called-{i}", name=s, cells=tuple(_links(places, by.get((s, o), ())) for o in outlets))
        for i, s in enumerate(speakers, 1)
    )
    return Named(slots=slots, more_slots=len(c.slots) - len(slots), descriptions=described)


def _context(places: Places, passage: Passage) -> str:
    """Return the words about a slot, from the article that comes first: "held … talks with"."""
    text = places.analyses[passage.article].article.text
    before = text[max(0, passage.start - _AROUND) : passage.start].split("\n")[-1].split(" ")[1:][-3:]
    after = text[passage.end : passage.end + _AROUND].split("\n")[0].split(" ")[:-1][:3]
    return f"{' '.join(before).strip()} … {' '.join(after).strip()}".strip()


def _links(places: Places, passages: Iterable[Passage]) -> tuple[Ref, ...]:
    """Return the words, each once, leading to their first place."""
    out: dict[str, Ref] = {}
    for p in passages:
        words = " ".join(p.text.split())
        out.setdefault(words.casefold(), Ref(words, f"#{places.passages[p.article, p.start, p.end]}"))
    return tuple(out.values())

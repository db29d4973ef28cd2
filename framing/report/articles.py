"""Each article with its highlights: voices, sources, cues, loaded and contested words, what was left out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from framing.report import charts
from framing.report.context import ArticleView, Headline, Paragraph, Part, Ref, Text
from framing.report.glance import VOICES
from framing.report.marks import Mark, Segment, excerpts, overlapping, segments
from framing.report.voices import share_in_words, words_by_voice
from framing.report.wording import count, date, language, link
from framing.report.words import category_name, list_href
from framing.types import SCORED_ROLES, Analysis, Attribution, Block, Evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.report.places import Places

_STYLES = {"loaded": "lo", "contested": "co", "hedge": "he"}
_UNSHOWN = frozenset({"front matter", "markup"})
"""What is left out and was never meant to be read: named in the coverage, not shown in the text."""
_TOP_SENTENCES = 3
_TOP_WORDS = 3
_LIKELY = 0.1
"""Probability from which a sentence's words are marked: a sober article has no such sentence."""
_VOICE_STYLES = {"reported": "vr", "quoted": "vq"}


def title_of(analysis: Analysis, text: Text) -> str:
    """Return an article's headline: its headline blocks, its title, or its first words if text is shown."""
    article = analysis.article
    head = " ".join(article.text[b.start : b.end] for b in article.blocks if b.role == "headline")
    first = ""
    if text != "none":
        first = next((article.text[b.start : b.end] for b in article.blocks if b.role in SCORED_ROLES), "")
    title = " ".join((head or article.title or first).split()) or "Untitled"
    return title if len(title) <= 200 else title[:199].rstrip() + "…"


def headlines(places: Places, text: Text) -> tuple[Headline, ...]:
    """Return the articles' headlines in the order of the outlets, with loaded words marked."""
    out = []
    for outlet in places.comparison.outlets:
        for analysis in places.of_outlet(outlet):
            article = analysis.article
            shown: tuple[Segment, ...] = ()
            block = next((b for b in article.blocks if b.role == "headline"), None)
            if block is not None and text != "none":
                marks = [_evidence_mark(places, analysis, e, anchored=False) for e in analysis.evidence]
                shown = segments(article.text, block.start, block.end, marks)
            out.append(
                Headline(
                    outlet=Ref(article.outlet, f"#{places.articles[article.id]}"),
                    known=outlet.known,
                    segments=shown or (Segment(title_of(analysis, text)),),
                    language=language(article.language),
                    date=date(article.published),
                    details=f"{article.genre}, {count(sum(words_by_voice(analysis).values()), 'word')}",
                )
            )
    return tuple(out)


def articles(places: Places, text: Text) -> tuple[ArticleView, ...]:
    """Return every article as the page shows it, in the order of the outlets."""
    ordered = [a for outlet in places.comparison.outlets for a in places.of_outlet(outlet)]
    return tuple(_view(places, analysis, text) for analysis in ordered)


def _view(places: Places, analysis: Analysis, text: Text) -> ArticleView:
    article = analysis.article
    by_voice = words_by_voice(analysis)
    total = sum(by_voice.values())
    shares = ", ".join(
        f"{share_in_words(by_voice[v], total)} {name}"
        for v, name in zip(VOICES, ("outlet’s own words", "reported", "quoted"), strict=True)
    )
    numbers = [by_voice[v] for v in VOICES]
    facts = [article.genre, date(article.published) or "date unknown", count(total, "word")]
    where = article.path or ""
    return ArticleView(
        id=places.articles[article.id],
        title=title_of(analysis, text),
        outlet=article.outlet,
        author=article.author or "",
        language=language(article.language),
        url=link(article.url),
        file=f"{where}, record {article.record}" if article.record is not None else where,
        facts=tuple(facts),
        coverage=share_in_words(round(1000 * analysis.coverage.scored), 1000),
        left_out=_left_out(analysis),
        notes=article.notes,
        voices=charts.bar(numbers, title=shares) if total else None,
        voice_shares=shares,
        counts=_counts(places, analysis),
        paragraphs=() if text == "none" else _paragraphs(places, analysis, text),
    )


def _left_out(analysis: Analysis) -> tuple[str, ...]:
    why = Counter(item.why.removeprefix("boilerplate: ") for item in analysis.coverage.left_out)
    return tuple(f"{name} ({n})" if n > 1 else name for name, n in sorted(why.items()))


def _counts(places: Places, analysis: Analysis) -> tuple[Part, ...]:
    """Return how many marks of each kind the article has, leading to the outlet's lists."""
    at = places.outlets[analysis.article.outlet]
    families = Counter(e.kind.partition(".")[0] for e in analysis.evidence)
    own = sum(e.kind.startswith("loaded.") and e.voice == "narrator" for e in analysis.evidence)
    found = [
        ("loaded, own voice", "loaded, own voice", own, f"#w-{at}"),
        ("loaded, others’ mouths", "loaded, others’ mouths", families["loaded"] - own, f"#w-{at}-reported"),
        ("attribution", "attributions", len(analysis.attributions), f"#q-{at}"),
        ("hedge", "hedges", families["hedge"], f"#w-{at}-hedges"),
        ("contested term", "contested terms", families["contested"], "#terms"),
    ]
    return tuple(
        Part(name=one if n == 1 else many, count=str(n), href=href)
        for one, many, n, href in found
        if n or href != "#terms"
    )


def _paragraphs(places: Places, analysis: Analysis, text: Text) -> tuple[Paragraph, ...]:
    article = analysis.article
    marks = _marks(places, analysis)
    keep = _kept(analysis, marks) if text == "excerpts" else None
    ranges = [(b.start, b.end) for b in article.blocks]
    out: list[Paragraph] = []
    for block, inside in zip(article.blocks, overlapping(ranges, marks), strict=True):
        scored = block.role in SCORED_ROLES
        if block.note in _UNSHOWN:
            continue
        if keep is None:
            piece = segments(article.text, block.start, block.end, inside if scored else ())
        elif not scored:
            continue
        elif block.role == "headline":
            piece = segments(article.text, block.start, block.end, inside)
        else:
            piece = excerpts(article.text, block.start, block.end, inside, keep)
        if keep is not None and all(s.gap for s in piece) and out and out[-1].pieces[-1][-1].gap:
            continue
        _append(out, block, piece)
    return tuple(out)


def _append(out: list[Paragraph], block: Block, piece: tuple[Segment, ...]) -> None:
    """Add a block, joining neighbours that are left out; their note says each reason once."""
    note = "" if block.role in SCORED_ROLES else block.note or block.role
    if out and note and out[-1].note:
        notes = dict.fromkeys((*out[-1].note.split(", "), note))
        out[-1] = Paragraph(role=block.role, note=", ".join(notes), pieces=(*out[-1].pieces, piece))
    else:
        out.append(Paragraph(role=block.role, note=note, pieces=(piece,)))


def _kept(analysis: Analysis, marks: Sequence[Mark]) -> list[tuple[int, int]]:
    """Return the sentences that hold evidence or part of an attribution: what excerpts consist of."""
    shown = [m for m in marks if m.layer != "voice" or m.anchor]
    ranges = [(s.start, s.end) for s in analysis.sentences]
    return [kept for kept, inside in zip(ranges, overlapping(ranges, shown), strict=True) if inside]


def _marks(places: Places, analysis: Analysis) -> list[Mark]:
    marks = [
        Mark(v.start, v.end, "voice", _VOICE_STYLES[v.voice])
        for v in analysis.voices
        if v.voice in _VOICE_STYLES
    ]
    for attribution in analysis.attributions:
        marks.extend(_attribution_marks(places, analysis, attribution))
    marks.extend(_evidence_mark(places, analysis, e) for e in analysis.evidence)
    marks.extend(_telling_marks(places, analysis))
    marks.extend(
        Mark(start, end, "voice", "", anchor)
        for (article, start, end), anchor in places.passages.items()
        if article == analysis.article.id
    )
    return marks


def _telling_marks(places: Places, analysis: Analysis) -> list[Mark]:
    """Return the words that add most to the sentences that the classifier finds likeliest to be loaded."""
    rated = [
        (s.loaded_probability or 0.0, i)
        for i, s in enumerate(analysis.sentences)
        if s.voice == "narrator" and s.loaded_probability is not None and s.loaded_probability >= _LIKELY
    ]
    why = places.why.get(analysis.article.id, ())
    marks = []
    for probability, i in sorted(rated, key=lambda r: (-r[0], r[1]))[:_TOP_SENTENCES] if why else ():
        for start, end, added in why[i].words[:_TOP_WORDS]:
            title = f"classifier: adds {added:+.2f} to the log-odds of this sentence, probability {probability:.2f}"
            marks.append(Mark(start, end, "voice", "pr", title=title))
    return marks


def _attribution_marks(places: Places, analysis: Analysis, attribution: Attribution) -> list[Mark]:
    anchor = places.attributions[analysis.article.id, attribution.id]
    href = f"#{places.speakers[attribution.speaker]}" if attribution.speaker in places.identified else ""
    who = attribution.speaker or "no named source"
    title = f"{attribution.kind}, {attribution.naming}: {who}"
    if attribution.stance != "neutral":
        title += f"; stance {attribution.stance}"
        if attribution.suggestion is not None:
            title += f", neutral: {attribution.suggestion}"
    marks = []
    if attribution.source is not None:
        span = attribution.source
        marks.append(Mark(span.start, span.end, "source", "so", anchor, href, title))
        anchor = ""
    if attribution.cue is not None:
        span = attribution.cue
        marks.append(Mark(span.start, span.end, "cue", "cu", anchor, href, title))
        anchor = ""
    if anchor and attribution.content:
        span = attribution.content[0]
        marks.append(Mark(span.start, span.end, "voice", "", anchor))
    return marks


def _evidence_mark(places: Places, analysis: Analysis, item: Evidence, *, anchored: bool = True) -> Mark:
    family, _, _ = item.kind.partition(".")
    style = _STYLES.get(family, "ev")
    if family == "loaded" and item.voice != "narrator":
        style = "lx"
    title = f"{family}: {category_name(item.kind)}"
    if item.suggestion:
        title += f"; plainer: {item.suggestion}"
    return Mark(
        item.start,
        item.end,
        "evidence",
        style,
        places.evidence[analysis.article.id, item.id] if anchored else "",
        list_href(places, analysis.article.outlet, item),
        title,
    )

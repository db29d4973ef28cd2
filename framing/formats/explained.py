"""Attributions and evidence of an article in the order of its text, each with what found it: for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.attribution.backing import in_words
from framing.document import Document
from framing.formats.printable import printable
from framing.types import Analysis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from framing.types import Attribution, Evidence, Failure, Span

_LONGEST = 90


def explanations(results: Iterable[Analysis | Failure]) -> Iterator[bytes]:
    """Yield, for each article, a line an attribution or piece of evidence; failures are not part of it."""
    for result in results:
        if isinstance(result, Analysis):
            yield "".join(f"{line}\n" for line in _lines(result)).encode()


def _lines(a: Analysis) -> Iterator[str]:
    article = a.article
    yield printable(f"{article.path or article.id} · {article.outlet} · {article.title or ''}".rstrip(" ·"))
    for line in _first_voices(a):
        yield printable(f"  {line}")
    doc = Document(article)
    found: list[tuple[int, str]] = [(_start(t), _attribution(t)) for t in a.attributions]
    found += [(e.start, _evidence(e)) for e in a.evidence]
    for start, line in sorted(found):
        place = doc.position(start)
        where = f"{place[0]}:{place[1]}" if place is not None else str(start)
        yield printable(f"  {where:>8}  {line}")
    yield ""


def _attribution(t: Attribution) -> str:
    who = t.speaker or (t.source.text if t.source is not None else "nobody named")
    cue = t.cue.text if t.cue is not None else ""
    nested = f" in {t.parent}" if t.parent is not None else ""
    words = " … ".join(_short(span) for span in t.content)
    kind = ", ".join(part for part in (t.naming, t.affiliation, in_words(t)) if part)
    plainer = f" → {t.suggestion}" if t.suggestion else ""
    return (
        f"{t.id}{nested}  {who} ({kind}) | {cue}{plainer} ({t.cue_class}, {t.stance}) | {words}"
        f"  [{t.kind}; {t.pattern}, confidence {t.confidence:.2f}]"
    )


def _first_voices(a: Analysis) -> Iterator[str]:
    """Yield who speaks in the headline and who speaks first below it."""
    heads = [(s.start, s.end) for s in a.sentences if s.role in ("headline", "deck")]
    speech = [t for t in a.attributions if t.cue_class in ("utterance", "publication") and t.parent is None]
    above = [t for t in speech if any(start <= _start(t) < end for start, end in heads)]
    below = [t for t in speech if t not in above]
    if above:
        yield "in the headline: " + ", ".join(dict.fromkeys(map(_who, above)))
    if below:
        yield f"first to speak: {_who(min(below, key=_start))}"


def _who(t: Attribution) -> str:
    who = t.speaker or (t.source.text if t.source is not None else "nobody named")
    return f"{who} ({t.naming}{f', {t.affiliation}' if t.affiliation else ''})"


def _evidence(e: Evidence) -> str:
    instead = f" → {e.suggestion}" if e.suggestion else ""
    return f"{e.id}  {e.text}{instead}  [{e.kind}, weight {e.weight:g}, {e.voice}; {e.source}]"


def _start(t: Attribution) -> int:
    return min(span.start for span in (t.source, t.cue, *t.content) if span is not None)


def _short(span: Span) -> str:
    text = " ".join(span.text.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"

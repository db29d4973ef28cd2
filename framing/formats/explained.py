"""What was found in an article, in the order of its text, each with what found it: for a person.

Attributions, evidence, and for each sentence that the classifier rated its probability with what adds to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing import engine
from framing.attribution.backing import in_words
from framing.document import Document
from framing.formats.printable import printable
from framing.types import Analysis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from framing.classifier import Explanation
    from framing.config import Config
    from framing.types import Attribution, Evidence, Failure, ScoredSentence, Span

_LONGEST = 90
_LEAST = 0.05
"""Contributions to the logit that are smaller are shown as one sum."""


def explanations(results: Iterable[Analysis | Failure], config: Config) -> Iterator[bytes]:
    """Yield, for each article, a line for each thing found; failures are not part of it."""
    for result in results:
        if isinstance(result, Analysis):
            yield "".join(f"{line}\n" for line in _lines(result, config)).encode()


def _lines(a: Analysis, config: Config) -> Iterator[str]:
    article = a.article
    yield printable(f"{article.path or article.id} · {article.outlet} · {article.title or ''}".rstrip(" ·"))
    for line in _first_voices(a):
        yield printable(f"  {line}")
    doc = Document(article)
    found: list[tuple[int, str]] = [(_start(t), _attribution(t)) for t in a.attributions]
    found += [(e.start, _evidence(e)) for e in a.evidence]
    found += [
        (s.start, _probability(s, why))
        for s, why in zip(a.sentences, engine.explain(a, config), strict=False)
        if s.loaded_probability is not None
    ]
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


def _probability(s: ScoredSentence, why: Explanation) -> str:
    """Return the probability and the sum that is its logit: what adds most comes first."""
    added: dict[str, float] = {}
    for c in why.contributions:
        name = c.name if c.start >= 0 else f"[{c.name}]"
        added[name] = added.get(name, 0.0) + c.value
    shown = sorted(((v, n) for n, v in added.items() if abs(v) >= _LEAST), key=lambda x: (-abs(x[0]), x[1]))
    rest = sum(v for v in added.values() if abs(v) < _LEAST)
    parts = " ".join(f"{n} {v:+.2f}" for v, n in shown)
    total = why.bias + sum(added.values())
    return (
        f"p {s.loaded_probability:.3f}  logit {total:+.2f} = {why.bias:+.2f} {parts} rest {rest:+.2f}"
        f"  [{s.voice}; classifier]"
    )


def _start(t: Attribution) -> int:
    return min(span.start for span in (t.source, t.cue, *t.content) if span is not None)


def _short(span: Span) -> str:
    text = " ".join(span.text.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"

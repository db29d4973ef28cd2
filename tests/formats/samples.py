"""Results made by hand, so that golden files move only when a format does."""

from __future__ import annotations

import os
from pathlib import Path

from framing.scorers import Metric
from framing.types import (
    Analysis,
    Article,
    Attribution,
    Block,
    Checked,
    Coverage,
    Diagnostic,
    Evidence,
    Failure,
    LeftOut,
    Related,
    Score,
    ScoredSentence,
    Selector,
    Silenced,
    Span,
    Story,
    Units,
    Versions,
    VoiceSpan,
)

GOLDEN = Path(__file__).resolve().parent.parent / "golden"

TEXT = """Ferry strike enters day two

Port chief Ada Moll slammed the union. She said boats would sail.

2 Comments"""


def metric(name: str, label: str, unit: str, n_unit: str, digits: int) -> Metric:
    return Metric(
        name=name,
        label=label,
        unit=unit,
        direction="none",
        n="",
        n_unit=n_unit,
        floor=0,
        formula="",
        source="",
        headline=True,
        digits=digits,
    )


def article(**changes: object) -> Article:
    known: dict[str, object] = {
        "id": "0c5f1e",
        "text": TEXT,
        "blocks": (
            Block(0, 27, "headline"),
            Block(29, 94, "body"),
            Block(96, 106, "boilerplate", "comment count"),
        ),
        "title": "Ferry strike enters day two",
        "outlet": "The Harbour Post",
        "author": "Ines Varga",
        "published": "2031-03-09",
        "path": "post.txt",
        "digest": "sha256:00",
        "notes": ("read as Windows-1252",),
    }
    return Article(**(known | changes))  # type: ignore[arg-type]


def analysis(**changes: object) -> Analysis:
    scores = (
        Score(
            metric="loaded_language.narrator",
            value=3.1,
            unit="weighted hits per 100 words",
            low=2.2,
            high=4.4,
            n=412,
            percentile=82,
            basis=("e1",),
        ),
        Score(
            metric="attribution.share",
            value=None,
            unit="percent of sentences",
            n=2,
            basis=Selector("sentences", {"attribution.sentences": 2.0}),
            skipped="2 sentences, fewer than 5",
        ),
        Score(metric="readability.grade", value=9.46, unit="US school grade", low=8.0, high=11.02, n=412),
    )
    return Analysis(
        article=article(**changes),
        voices=(VoiceSpan(0, 27, "narrator"), VoiceSpan(29, 77, "narrator"), VoiceSpan(77, 94, "reported")),
        sentences=(
            ScoredSentence(0, 27, "narrator", "headline"),
            ScoredSentence(29, 67, "narrator", "body", 0.71),
            ScoredSentence(68, 94, "reported", "body"),
        ),
        attributions=(
            Attribution(
                id="a1",
                source=Span(68, 71, "She"),
                cue=Span(72, 76, "said"),
                content=(Span(77, 93, "boats would sail"),),
                kind="indirect",
                cue_class="utterance",
                speaker="Ada Moll",
                role="port chief",
                pattern="subject-verb-clause",
            ),
        ),
        evidence=(
            Evidence(
                id="e1",
                start=49,
                end=56,
                text="slammed",
                kind="loaded.combative",
                weight=2.0,
                voice="narrator",
                role="body",
                source="loaded/combative@1",
                suggestion="criticised",
            ),
        ),
        scores={score.metric: score for score in scores},
        coverage=Coverage(0.89, (LeftOut(96, 106, "boilerplate: comment count"),)),
        versions=Versions(framing="0", config="sha256:1", lexicons="sha256:2", textstat="0", vader="0"),
        units=Units(n=3, columns={}),
    )


RESULTS = (
    analysis(),
    Failure(
        path="b.txt", reason="not text: NUL byte at 17", remedy="give the article as text", place="record 2"
    ),
    analysis(
        id="9ab2d4",
        outlet="=cmd()",
        outlet_known=False,
        title='He said "no", twice\x1b[2J',
        path="c\udcff.txt",
    ),
)
STORIES = (
    Story(id="ferry-strike", title="Ferry strike", articles=("0c5f1e", "9ab2d4"), reason="given"),
    Story(id="lonely", title="Alone", articles=("77",)),
)
ARTICLES = (
    *(r.article for r in RESULTS if isinstance(r, Analysis)),
    article(id="77", title=None, path="d\n.txt"),
)


CHECKED_TEXT = (
    "Ferry strike\r\n\r\n\t😀 Port chief slammed the “union”, 100% of it.\r\nShe\u200f said: no.\r\n"
)


def diagnostic(start: int, end: int, **changes: object) -> Diagnostic:
    text = CHECKED_TEXT[start:end]
    line = CHECKED_TEXT.count("\n", 0, start) + 1
    column = start - (CHECKED_TEXT.rfind("\n", 0, start) + 1) + 1
    known: dict[str, object] = {
        "code": "LD102",
        "name": "combative-wording",
        "severity": "warning",
        "confidence": "high",
        "message": f"“{text}” stages it: as 100%,\nof a fight",
        "path": "desk/ferry strike.md",
        "article": "0c5f1e",
        "start": start,
        "end": end,
        "text": text,
        "sentence": "😀 Port chief slammed the “union”, 100% of it.",
        "voice": "narrator",
        "role": "body",
        "line": line,
        "column": column,
        "end_line": line,
        "end_column": column + end - start,
        "fingerprint": "0123456789abcdef",
    }
    return Diagnostic(**(known | changes))  # type: ignore[arg-type]


def checked() -> tuple[Checked | Failure, ...]:
    """An article with findings of each kind, one without, one that could not be read, and a page."""
    at = CHECKED_TEXT.index("slammed")
    first = diagnostic(at, at + 7, suggestion="criticised", safe=True, evidence=("e1",))
    again = diagnostic(
        at + 8, at + 19, severity="error", related=(Related(0, 5, "Ferry", "here it is\x1b[2J otherwise"),)
    )
    written = article(
        id="0c5f1e",
        text=CHECKED_TEXT,
        path="desk/ferry strike.md",
        line_map=tuple(i for i in range(len(CHECKED_TEXT) + 1) if CHECKED_TEXT[:i].endswith("\n") or not i),
        notes=(),
    )
    page = diagnostic(
        0, 5, severity="note", path="page.html", column=None, end_column=None, line=40, end_line=41
    )
    return (
        Checked(
            article=written,
            diagnostics=(first, again),
            silenced=(Silenced(diagnostic(0, 5), "inSource", "the port's own word"),),
        ),
        Checked(article=article(path="clean.txt")),
        RESULTS[1],  # type: ignore[return-value]
        Checked(article=article(id="77", path="page.html"), diagnostics=(page,)),
    )


def same_as_golden(name: str, actual: bytes) -> bool:
    """Compare with a file in tests/golden; FRAMING_REGENERATE=1 writes it instead."""
    path = GOLDEN / name
    if os.environ.get("FRAMING_REGENERATE") == "1":
        path.write_bytes(actual)
    assert actual.decode() == path.read_text(encoding="utf-8"), (
        f"{name} moved; if meant, FRAMING_REGENERATE=1"
    )
    return True

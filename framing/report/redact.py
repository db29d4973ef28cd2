"""How much of the articles a report republishes: ``full``, ``excerpts`` or ``none``.

full      the articles' text.
excerpts  the headline, and the sentences that hold evidence or part of an attribution; in the data, the
          words of each span, a span of several sentences cut after its first.
none      no words of the articles but their headlines, as a citation, and the names of named speakers:
          counts, places and scores only. The data then has no words of evidence and of attributions, no
          wording of sources without a name, no reason given for anonymity, and no suggestion, which would
          give the word away.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

import msgspec

from framing.config import Config
from framing.lexicon import comparison_digest

if TYPE_CHECKING:
    from framing.report.context import Text
    from framing.types import Analysis, Comparison


def story_data(comparison: Comparison, text: Text, config: Config | None = None) -> dict[str, Any]:
    """Return the content of ``story.json``: the comparison's wire format, limited to ``text``.

    ``made_with`` has what a third party needs beside the articles to compute it again, the settings that
    ``config`` holds among it.
    """
    out = comparison.to_dict(include_text=text == "full")
    out["made_with"] = {
        "text": text,
        "settings": msgspec.to_builtins(config or Config()),
        "comparison": comparison_digest(),
    }
    if text == "full":
        return out
    for analysis, data in zip(comparison.analyses, out["articles"], strict=True):
        if text == "excerpts":
            _shorten(analysis, data)
        else:
            _strip(data)
    if text == "none":
        out["ledger"] = [e if e["naming"] == "named" else {**e, "speaker": None} for e in out["ledger"]]
        _strip_compared(comparison, out)
    return out


def _strip_compared(comparison: Comparison, out: dict[str, Any]) -> None:
    """Take the articles' words out of what was compared; who, where and how much remain."""
    named = {e.speaker for e in comparison.ledger if e.naming == "named"}
    for finding in out["findings"]:
        finding["text"] = finding["plain"]
        if finding["kind"] == "word":
            finding["basis"] = []
    for rewrite in out["rewrites"]:
        for phrase in rewrite["phrases"]:
            del phrase["usual"], phrase["passage"]["text"]
    for utterance in out["utterances"]:
        utterance["speaker"] = utterance["speaker"] if utterance["speaker"] in named else None
        if utterance["fullest"]:
            del utterance["fullest"]["text"]
        for rendering in utterance["renderings"]:
            del rendering["cue"], rendering["removed"], rendering["passage"]["text"]
    for use in out["terms"]:
        del use["term"]
    listed = [d for description in out["descriptions"] for d in description["places"]]
    listed += [filler["passage"] for slot in out["slots"] for filler in slot["fillers"]]
    listed += [p for reply in out["replies"] for p in reply["places"]]
    listed += [p for f in out["copies"] for m in f["members"] for p in (*m["added"], *m["cut"])]
    for passage in listed:
        del passage["text"]
    for reply in out["replies"]:
        reply["accusers"] = [a for a in reply["accusers"] if a in named]
    out["replies"] = [r for r in out["replies"] if r["accused"] in named]
    out["descriptions"] = [d for d in out["descriptions"] if d["speaker"] in named]
    for found in (*out["distinctive"], *out["frames"]):
        found.pop("word", None)
        for passage in found["places"]:
            del passage["text"]
    out["unheard"] = [u for u in out["unheard"] if u["speaker"] in named]
    for side in out["sides"]:
        side["speakers"] = [s for s in side["speakers"] if s in named]
    for fact in out["facts"]:
        for place in fact["places"]:
            del place["passage"]["text"]
            if place["speaker"] not in named:
                place["speaker"] = place["speaker"] and ""


def _shorten(analysis: Analysis, data: dict[str, Any]) -> None:
    ends = [s.end for s in analysis.sentences]
    starts = [s.start for s in analysis.sentences]
    for attribution in data["attributions"]:
        for span in (attribution["source"], attribution["cue"], *attribution["content"]):
            if span is not None:
                span["text"] = _first_sentence(span, starts, ends)


def _first_sentence(span: dict[str, Any], starts: list[int], ends: list[int]) -> str:
    """Return the words of a span up to the end of the sentence that it begins in."""
    text: str = span["text"]
    i = bisect_right(ends, span["start"])
    if i + 1 < len(ends) and starts[i + 1] < span["end"]:
        return text[: ends[i] - span["start"]].rstrip() + " …"
    return text


def _strip(data: dict[str, Any]) -> None:
    for attribution in data["attributions"]:
        for span in (attribution["source"], attribution["cue"], *attribution["content"]):
            if span is not None:
                del span["text"]
        attribution["role"] = attribution["affiliation"] = attribution["reason"] = None
        attribution["suggestion"] = None
        if attribution["naming"] != "named":
            attribution["speaker"] = None
    for evidence in data["evidence"]:
        del evidence["text"]
        evidence.pop("suggestion", None)

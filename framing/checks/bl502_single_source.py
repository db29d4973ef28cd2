"""BL502: a report that rests on one speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from framing.checks import Finding
from framing.checks._speech import body_speech, place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.engine import Reading

CODE = "BL502"
NAME = "single-source"
SEVERITY = "note"
CONFIDENCE = "low"
SINCE = "0.2.0"
DEFAULT = False
WHAT = "A report of some length in which one speaker says everything that anybody says."
WHY = "One source has one view, and one interest; a reader cannot tell what others would have said."
INSTEAD = "Ask a second source, or say that the report is of one person's statement."
FINE = "For a report of a speech, an interview or a press notice that says so, and for a portrait."
BASIS = (
    "news articles of 200 words or more whose attributions of speech, four or more, all have the "
    "same speaker; the finding stands at the first of them"
)
BAD = (
    "Ferry returns\n\n"
    "«Marta Quill said» the ferry was safe. The ferry will sail four times a day between the old "
    "pier and the island, with room for forty cars. The ferry will sail four times a day between "
    "the old pier and the island, with room for forty cars. The ferry will sail four times a day "
    "between the old pier and the island, with room for forty cars. The ferry will sail four "
    "times a day between the old pier and the island, with room for forty cars. The ferry will "
    "sail four times a day between the old pier and the island, with room for forty cars. The "
    "ferry will sail four times a day between the old pier and the island, with room for forty "
    "cars. The ferry will sail four times a day between the old pier and the island, with room "
    "for forty cars. The ferry will sail four times a day between the old pier and the island, "
    "with room for forty cars. The ferry will sail four times a day between the old pier and the "
    "island, with room for forty cars. The ferry will sail four times a day between the old pier "
    "and the island, with room for forty cars. The ferry will sail four times a day between the "
    "old pier and the island, with room for forty cars. The ferry will sail four times a day "
    "between the old pier and the island, with room for forty cars. Quill said it had been "
    "tested. Quill said the fare would not rise. Quill added that the pier would open in May.",
)
GOOD = (
    "Ferry returns\n\n"
    "Marta Quill said the ferry was safe. The ferry will sail four times a day between the old "
    "pier and the island, with room for forty cars. The ferry will sail four times a day between "
    "the old pier and the island, with room for forty cars. The ferry will sail four times a day "
    "between the old pier and the island, with room for forty cars. The ferry will sail four "
    "times a day between the old pier and the island, with room for forty cars. The ferry will "
    "sail four times a day between the old pier and the island, with room for forty cars. The "
    "ferry will sail four times a day between the old pier and the island, with room for forty "
    "cars. The ferry will sail four times a day between the old pier and the island, with room "
    "for forty cars. The ferry will sail four times a day between the old pier and the island, "
    "with room for forty cars. The ferry will sail four times a day between the old pier and the "
    "island, with room for forty cars. The ferry will sail four times a day between the old pier "
    "and the island, with room for forty cars. The ferry will sail four times a day between the "
    "old pier and the island, with room for forty cars. The ferry will sail four times a day "
    "between the old pier and the island, with room for forty cars. Quill said it had been "
    "tested. Orlan Brisk said the fare would rise. Quill added that the pier would open in May.",
)

_WORDS: Final = 200
_LEAST: Final = 4


def check(reading: Reading) -> Iterator[Finding]:
    """Yield the first attribution of an article with one speaker."""
    if reading.article.genre != "news" or len(reading.document.words) < _WORDS:
        return
    found = list(body_speech(reading))
    speakers = {a.speaker for a in found}
    if len(found) < _LEAST or len(speakers) != 1 or None in speakers:
        return
    start, end = place(found[0])
    yield Finding(
        start,
        end,
        f"all {len(found)} statements of this article are {found[0].speaker}'s; ask a second source, or say that it "
        "reports one person's account",
        evidence=tuple(a.id for a in found),
    )

"""Computes a ``story.json`` again from the articles, and says whether the same comes out: anybody can check us."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from framing import engine
from framing.comparison import compare
from framing.config import Config
from framing.errors import InputError
from framing.report.redact import story_data
from framing.types import SCHEMA, Article, Story

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_CLAIMED = (
    "id",
    "title",
    "outlet",
    "outlet_known",
    "author",
    "published",
    "url",
    "story",
    "genre",
    "language",
)
"""What is known of an article beside its text: taken from the file under test, since it is what is claimed of it."""

_OF_READING = ("path", "notes", "text")
"""What only says how and where a file was read, and the text, whose digest has been compared."""

_NOT_OURS = "name a story.json that 'framing report' wrote"


class Difference(NamedTuple):
    """The first place where two files differ ("outlets[0].scores.tone.narrator.value"), with both values there."""

    place: str
    claimed: str
    found: str


class Verdict(NamedTuple):
    """How many articles and values were computed again; ``difference`` is None where all are equal."""

    articles: int
    values: int
    difference: Difference | None


def verify(data: bytes, name: str, articles: Sequence[Article], config: Config | None = None) -> Verdict:
    """Return whether a ``story.json`` follows from ``articles``; those of other stories do no harm.

    Articles are told by the digest of their text. ``config`` stands in for the settings in the file, which do not
    hold the house lexicons that it may have been made with. Raises InputError, with ``name`` as the place, for a
    file that is no ``story.json``, was made with other versions, or whose articles are not all there: it can then
    be neither confirmed nor refuted.
    """
    claimed = _read(data, name)
    try:
        made_with = claimed["made_with"]
        settings = config or msgspec.convert(made_with["settings"], Config)
        story = msgspec.convert(claimed["story"], Story)
        chosen = _chosen(claimed["articles"], articles, name)
        again = compare(story, engine.analyse_all(chosen, settings), settings)
        found = msgspec.json.decode(msgspec.json.encode(story_data(again, made_with["text"], settings)))
        _same_versions(claimed, found, name)
    except (KeyError, TypeError, msgspec.ValidationError) as error:
        reason = f"this is no story.json, or not a whole one: {type(error).__name__} {error}"
        raise InputError(reason, where=name, remedy=_NOT_OURS) from None
    for one in (*claimed["articles"], *found["articles"]):
        for key in _OF_READING:
            one.pop(key, None)
    difference = next(_differences(claimed, found, ""), None)
    return Verdict(len(chosen), _leaves(claimed), difference)


def _read(data: bytes, name: str) -> dict[str, Any]:
    try:
        claimed = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(f"not JSON: {error}", where=name, remedy=_NOT_OURS) from None
    if not isinstance(claimed, dict) or claimed.get("schema") != SCHEMA:
        schema = claimed.get("schema") if isinstance(claimed, dict) else None
        raise InputError(f"its schema is {schema!r}, not {SCHEMA}", where=name, remedy=_NOT_OURS)
    return claimed


def _chosen(claims: Sequence[Mapping[str, Any]], articles: Sequence[Article], name: str) -> list[Article]:
    """Return the articles under test, in the order of the file, with what the file says of each."""
    by_digest = {article.digest: article for article in articles}
    missing = [c for c in claims if c["digest"] not in by_digest]
    if missing:
        shown = ", ".join(f"{c['outlet']} ({c['path'] or c['id']}, {c['digest'][:15]}…)" for c in missing[:3])
        more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
        raise InputError(
            f"no text given has the digest of {shown}{more}",
            where=name,
            remedy="name the files or folders with these articles, unaltered",
        )
    return [
        msgspec.structs.replace(by_digest[c["digest"]], **{key: c[key] for key in _CLAIMED}) for c in claims
    ]


def _same_versions(claimed: Mapping[str, Any], found: Mapping[str, Any], name: str) -> None:
    """Raise InputError where the file was made with other code, lexicons, settings or model than it is tested with."""
    pairs = [(claimed["made_with"], found["made_with"])]
    pairs += [
        (a["versions"], b["versions"]) for a, b in zip(claimed["articles"], found["articles"], strict=True)
    ]
    for theirs, ours in pairs:
        for key in sorted(theirs.keys() - {"settings", "text"}):
            if theirs[key] != ours.get(key):
                raise InputError(
                    f"made with {key} {theirs[key]}, and here it is {ours.get(key)}",
                    where=name,
                    remedy="install that version, or name the settings that it was made with by --config",
                )


def _differences(claimed: Any, found: Any, place: str) -> Iterator[Difference]:
    """Yield where two pieces of JSON differ, in the order of the first."""
    if isinstance(claimed, dict) and isinstance(found, dict):
        for key in [*claimed, *(k for k in found if k not in claimed)]:
            at = f"{place}.{key}" if place else key
            if key not in claimed or key not in found:
                yield Difference(at, _brief(claimed.get(key)), _brief(found.get(key)))
            else:
                yield from _differences(claimed[key], found[key], at)
    elif isinstance(claimed, list) and isinstance(found, list):
        for i, (one, other) in enumerate(zip(claimed, found, strict=False)):
            yield from _differences(one, other, f"{place}[{i}]")
        if len(claimed) != len(found):
            yield Difference(place, f"{len(claimed)} entries", f"{len(found)} entries")
    elif claimed != found or isinstance(claimed, bool) != isinstance(found, bool):
        yield Difference(place, _brief(claimed), _brief(found))


def _brief(value: Any) -> str:
    text = msgspec.json.encode(value).decode()
    return text if len(text) <= 80 else text[:79] + "…"


def _leaves(value: Any) -> int:
    """Return how many values a piece of JSON holds."""
    if isinstance(value, dict):
        return sum(map(_leaves, value.values()))
    if isinstance(value, list):
        return sum(map(_leaves, value))
    return 1

"""The wire format, version 1: what one analysis or one failure looks like as JSON."""

from __future__ import annotations

import inspect
from operator import attrgetter
from typing import Any, Literal

import msgspec

from framing.formats.printable import valid
from framing.types import SCHEMA, Analysis, Article, Coverage, Failure, Score, Versions


def record(result: Analysis | Failure, *, include_text: bool = False) -> dict[str, Any]:
    """Return an analysis or a failure as plain data with the keys of the wire format."""
    if isinstance(result, Analysis):
        return result.to_dict(include_text=include_text)
    failure = {"reason": result.reason, "remedy": result.remedy}
    if result.place:
        failure["place"] = result.place
    return {"schema": SCHEMA, "path": result.path, "id": result.id, "failure": failure}


def line(result: Analysis | Failure, *, include_text: bool = False) -> bytes:
    """Return ``record`` as compact JSON: the same bytes, without making plain data of every span first."""
    if not isinstance(result, Analysis):
        return encode(record(result))
    a = result.article
    out: dict[str, Any] = {"schema": SCHEMA} | {name: getattr(a, name) for name in _OF_ARTICLE}
    if include_text:
        out["text"] = a.text
    out["blocks"] = a.blocks
    out |= {name: getattr(result, name) for name in ("voices", "sentences", "attributions", "evidence")}
    out["scores"] = {
        name: dict(zip(_OF_SCORE, _fields_of_score(score), strict=True))
        for name, score in result.scores.items()
    }
    out |= {"coverage": result.coverage, "versions": result.versions}
    try:
        return msgspec.json.encode(out)
    except UnicodeEncodeError:
        return encode(record(result, include_text=include_text))


def encode(data: object) -> bytes:
    r"""Return compact JSON in UTF-8.

    Only a file name can hold what is no Unicode (bytes that are no UTF-8): such text is written with
    ``\xNN`` escapes, so that the output is always valid.
    """
    try:
        return msgspec.json.encode(data)
    except UnicodeEncodeError:
        return msgspec.json.encode(_mended(data))


def _mended(data: object) -> object:
    if isinstance(data, str):
        return valid(data)
    if isinstance(data, dict):
        return {_mended(k): _mended(v) for k, v in data.items()}
    if isinstance(data, (list, tuple)):
        return [_mended(v) for v in data]
    return data


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of one line of ``framing score --format jsonl``.

    It is derived from the types, and kept as ``docs/wire-schema.json``.
    """
    lines = line_types()
    _, definitions = msgspec.json.schema_components(lines, ref_template="#/$defs/{name}")
    for definition in definitions.values():
        if "description" in definition:  # Python 3.13 on strips the indentation itself
            definition["description"] = inspect.cleandoc(definition["description"])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"One line of framing score, schema {SCHEMA}",
        "oneOf": [{"$ref": f"#/$defs/{line.__name__}"} for line in lines],
        "$defs": dict(sorted(definitions.items())),
    }


def line_types() -> tuple[type, type]:
    """Return the types of a line: that of an analysis and that of a failure; both refuse unknown keys."""
    score = _derived("ScoreOnTheWire", Score, leave_out=("metric",))
    article = {f.name: f.type for f in msgspec.structs.fields(Article)}
    analysis = {f.name: f.type for f in msgspec.structs.fields(Analysis)}
    fields: list[Any] = [("schema", Literal[1])]
    fields += [(name, article[name]) for name in _OF_ARTICLE]
    fields += [("text", str | msgspec.UnsetType, msgspec.UNSET), ("blocks", article["blocks"])]
    fields += [(name, analysis[name]) for name in ("voices", "sentences", "attributions", "evidence")]
    fields += [("scores", dict[str, score]), ("coverage", Coverage), ("versions", Versions)]  # type: ignore[valid-type]
    line = msgspec.defstruct("AnalysisLine", fields, kw_only=True, forbid_unknown_fields=True)
    reason = [("reason", str), ("remedy", str), ("place", str | msgspec.UnsetType, msgspec.UNSET)]
    failure = msgspec.defstruct("Reason", reason, forbid_unknown_fields=True)  # type: ignore[arg-type]
    failed = [("schema", Literal[1]), ("path", str), ("id", str | None), ("failure", failure)]
    return line, msgspec.defstruct("FailureLine", failed, forbid_unknown_fields=True)


_OF_SCORE = tuple(f.name for f in msgspec.structs.fields(Score) if f.name != "metric")
_fields_of_score = attrgetter(*_OF_SCORE)
_OF_ARTICLE = (
    "id", "path", "title", "outlet", "outlet_known", "author", "published", "url", "story", "genre",
    "language", "digest", "notes",
)  # fmt: skip


def _derived(name: str, cls: type[msgspec.Struct], leave_out: tuple[str, ...]) -> type[msgspec.Struct]:
    fields = [(f.name, f.type) for f in msgspec.structs.fields(cls) if f.name not in leave_out]
    return msgspec.defstruct(name, fields, kw_only=True, forbid_unknown_fields=True)

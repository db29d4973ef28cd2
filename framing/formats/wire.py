"""The wire format, version 1: what one analysis or one failure looks like as JSON."""

from __future__ import annotations

from typing import Any

import msgspec

from framing.formats.printable import valid
from framing.types import SCHEMA, Analysis, Failure


def record(result: Analysis | Failure, *, include_text: bool = False) -> dict[str, Any]:
    """Return an analysis or a failure as plain data with the keys of the wire format."""
    if isinstance(result, Analysis):
        return result.to_dict(include_text=include_text)
    failure = {"reason": result.reason, "remedy": result.remedy}
    if result.place:
        failure["place"] = result.place
    return {"schema": SCHEMA, "path": result.path, "id": result.id, "failure": failure}


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

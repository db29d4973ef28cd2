"""The time of an event: the one clock of the package, UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


def stamp(ahead: timedelta = timedelta()) -> str:
    """Return now, or ``ahead`` of now, in ISO 8601 with milliseconds; such texts sort by time."""
    return (datetime.now(UTC) + ahead).isoformat(timespec="milliseconds").replace("+00:00", "Z")

"""Review: editors decide on findings in a browser, and a database keeps what they decided as evidence.

Needs the extra ``review`` (and ``postgres`` for a shared PostgreSQL); call ``require`` before any other module of
this package is imported.
"""

from __future__ import annotations

from importlib.util import find_spec

from framing.errors import FramingError

_NEEDED = {
    "review": ("alembic", "argon2", "python_multipart", "rapidfuzz", "sqlalchemy", "starlette", "uvicorn"),
    "postgres": ("psycopg",),
}


def require(database: str = "") -> None:
    """Raise FramingError with the pip command where what a review of ``database`` needs is not installed."""
    extras = ["review", *(["postgres"] if database.startswith("postgresql") else [])]
    missing = [name for extra in extras for name in _NEEDED[extra] if find_spec(name) is None]
    if missing:
        raise FramingError(
            f"review needs packages that are not installed ({', '.join(missing)})",
            remedy=f"pip install 'framing[{','.join(extras)}]'",
        )

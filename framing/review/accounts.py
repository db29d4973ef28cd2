"""Who reviews: accounts with passwords and roles, browsers that are signed in, one-time links."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from sqlalchemy import Connection, delete, insert, select, update

from framing.errors import FramingError
from framing.review.clock import stamp
from framing.review.schema import ROLES, account, audit, login

if TYPE_CHECKING:
    from argon2 import PasswordHasher

LOCAL: Final = "editor"
"""The account of whoever opens the app on this machine by its one-time link."""
LEAST: Final = 10
"""Shortest password."""
_STAYS = timedelta(hours=12)


class Viewer(NamedTuple):
    """Who asks: an active account."""

    id: int
    name: str
    role: str

    def may(self, role: str) -> bool:
        """Whether this account may do what ``role`` may."""
        return ROLES.index(self.role) >= ROLES.index(role)


class Login(NamedTuple):
    """A browser that is signed in: whose it is, and what its changes must carry."""

    viewer: Viewer
    csrf: str


def add(c: Connection, name: str, role: str, password: str | None) -> Viewer:
    """Add an account; raises FramingError for a name that is taken, a role unknown, a password too short."""
    name = " ".join(name.split())
    if not name or len(name) > 80:
        raise FramingError("a name has 1 to 80 characters", remedy="choose another")
    if role not in ROLES:
        raise FramingError(f"no such role '{role}'", remedy=f"choose from {', '.join(ROLES)}")
    if c.execute(select(account.c.id).where(account.c.name == name)).first():
        raise FramingError(f"there is an account '{name}' already", remedy="choose another name")
    values = {"name": name, "role": role, "active": True, "created": stamp()}
    hashed = _hashed(password) if password is not None else None
    key = c.execute(insert(account).values(**values, password=hashed)).inserted_primary_key
    assert key is not None
    return Viewer(int(key[0]), name, role)


def change(
    c: Connection,
    name: str,
    *,
    role: str | None = None,
    password: str | None = None,
    active: bool | None = None,
) -> None:
    """Change an account; its browsers are signed out. Raises FramingError for a name unknown."""
    row = c.execute(select(account.c.id).where(account.c.name == name)).first()
    if row is None:
        raise FramingError(f"no account '{name}'", remedy="'framing review users list' names them")
    if role is not None and role not in ROLES:
        raise FramingError(f"no such role '{role}'", remedy=f"choose from {', '.join(ROLES)}")
    values = {"role": role, "password": _hashed(password) if password is not None else None, "active": active}
    given = {key: value for key, value in values.items() if value is not None}
    if given:
        c.execute(update(account).where(account.c.id == row.id).values(given))
    c.execute(delete(login).where(login.c.account == row.id))


def local(c: Connection) -> Viewer:
    """Return the account of whoever opens the app on this machine; made when first asked for."""
    row = c.execute(select(account).where(account.c.name == LOCAL)).first()
    return Viewer(row.id, row.name, row.role) if row is not None else add(c, LOCAL, "admin", None)


def named(c: Connection, name: str) -> Viewer:
    """Return an account by name; raises FramingError where there is none."""
    row = c.execute(select(account).where(account.c.name == name)).first()
    if row is None:
        raise FramingError(f"no account '{name}'", remedy="add it with 'framing review users add'")
    return Viewer(row.id, row.name, row.role)


def check(c: Connection, name: str, password: str) -> Viewer | None:
    """Return the account that name and password open, or None; it takes as long for a name unknown."""
    from argon2.exceptions import Argon2Error, InvalidHashError

    row = c.execute(select(account).where(account.c.name == " ".join(name.split()))).first()
    known = row is not None and row.active and row.password
    try:
        _hasher().verify(row.password if row is not None and known else _nobody(), password)
    except (Argon2Error, InvalidHashError):
        return None
    return Viewer(row.id, row.name, row.role) if row is not None and known else None


def sign_in(c: Connection, viewer: Viewer) -> str:
    """Return the cookie of a browser that is now signed in."""
    cookie = secrets.token_urlsafe(32)
    c.execute(delete(login).where(login.c.expires < stamp()))
    values = {"token": _digest(cookie), "csrf": secrets.token_urlsafe(32), "created": stamp()}
    c.execute(insert(login).values(account=viewer.id, expires=stamp(_STAYS), **values))
    return cookie


def sign_out(c: Connection, cookie: str) -> None:
    """Forget a browser."""
    c.execute(delete(login).where(login.c.token == _digest(cookie)))


def signed_in(c: Connection, cookie: str) -> Login | None:
    """Return whose browser sends ``cookie``, or None if nobody's, or the account may not sign in."""
    row = c.execute(
        select(account.c.id, account.c.name, account.c.role, login.c.csrf)
        .join(login, login.c.account == account.c.id)
        .where(login.c.token == _digest(cookie), login.c.expires > stamp(), account.c.active)
    ).first()
    return Login(Viewer(row.id, row.name, row.role), row.csrf) if row is not None else None


def note(c: Connection, viewer: Viewer | None, what: str, detail: str) -> None:
    """Write down what was done; ``viewer`` None: on the command line."""
    c.execute(
        insert(audit).values(account=viewer.id if viewer else None, what=what, detail=detail, at=stamp())
    )


def _digest(cookie: str) -> str:
    return hashlib.sha256(cookie.encode("utf-8", "surrogateescape")).hexdigest()


def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher()


def _hashed(password: str) -> str:
    if len(password) < LEAST:
        raise FramingError(f"a password has at least {LEAST} characters", remedy="choose a longer one")
    return _hasher().hash(password)


_NOBODY: list[str] = []


def _nobody() -> str:
    """Return the hash of a password that nobody has."""
    if not _NOBODY:
        _NOBODY.append(_hasher().hash(secrets.token_urlsafe(16)))
    return _NOBODY[0]

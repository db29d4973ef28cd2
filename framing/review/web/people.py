"""Accounts, and everybody's own keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from framing.errors import FramingError
from framing.review import accounts
from framing.review.schema import ROLES, account, preference
from framing.review.web.call import KEYS
from framing.review.web.context import AccountRow, Choice, KeyRow, KeysPage, PeoplePage
from framing.review.web.routes import Field, route

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from starlette.responses import Response

    from framing.review.web.call import Call

_LABELS = {
    "next": "Next finding",
    "previous": "Finding before",
    "accept": "Accept",
    "dismiss": "Dismiss",
    "unsure": "Unsure",
    "note": "Write a note",
    "undo": "Take back the last decision",
    "finish": "Finish, and next article",
    "mark": "Mark the selected words as missed",
    "help": "Show the keys",
}


@route("GET", "/people", "admin")
def people(call: Call, c: Connection) -> Response:
    """List the accounts."""
    return _people(call, c)


def _people(call: Call, c: Connection, error: str = "") -> Response:
    rows = c.execute(select(account).order_by(account.c.name))
    page = PeoplePage(
        accounts=tuple(
            AccountRow(name=r.name, role=r.role, active=r.active, password=r.password is not None)
            for r in rows
        ),
        roles=tuple(Choice(role, role) for role in ROLES),
        error=error,
    )
    return call.page("people.html", page, 400 if error else 200)


@route(
    "POST",
    "/people",
    "admin",
    Field("name", required=True),
    Field("role", required=True),
    Field("password", required=True),
)
def add(call: Call, c: Connection) -> Response:
    """Add an account."""
    form = call.form
    try:
        viewer = accounts.add(c, form.get("name", ""), form.get("role", ""), form.get("password", ""))
    except FramingError as error:
        return _people(call, c, str(error))
    accounts.note(c, call.viewer, "account added", f"{viewer.name}, {viewer.role}")
    return call.go("/people")


@route(
    "POST",
    "/people/change",
    "admin",
    Field("name", required=True),
    Field("role"),
    Field("active"),
    Field("password"),
)
def change(call: Call, c: Connection) -> Response:
    """Change the role or password of an account, or whether it may sign in."""
    form = call.form
    name, role = form.get("name", ""), form.get("role") or None
    active = {"yes": True, "no": False}.get(form.get("active", ""))
    if name == call.viewer.name and (active is False or role not in (None, "admin")):
        return _people(call, c, "You cannot shut yourself out.")
    try:
        accounts.change(c, name, role=role, password=form.get("password") or None, active=active)
    except FramingError as error:
        return _people(call, c, str(error))
    accounts.note(c, call.viewer, "account changed", f"{name}: {role or ''} {form.get('active', '')}".strip())
    return call.go("/people")


@route("GET", "/keys", "reviewer")
def keys(call: Call, c: Connection) -> Response:
    """Show what the keys do."""
    return _keys(call)


def _keys(call: Call, error: str = "") -> Response:
    mapped = call.keys["map"]
    rows = tuple(KeyRow(act=act, label=label, key=mapped[act]) for act, label in _LABELS.items())
    return call.page("keys.html", KeysPage(rows=rows, on=call.keys["on"], error=error), 400 if error else 200)


@route("POST", "/keys", "reviewer", Field("on"), *(Field(act) for act in KEYS))
def change_keys(call: Call, c: Connection) -> Response:
    """Change what the keys do, or switch them off."""
    mapped = {act: call.form.get(act, key).strip()[:20] or key for act, key in KEYS.items()}
    if len(set(mapped.values())) < len(mapped):
        return _keys(call, "Two acts cannot have one key.")
    if any(key.isdigit() for key in mapped.values()):
        return _keys(call, "The keys 1 to 9 give reasons.")
    t = preference
    c.execute(delete(t).where(t.c.account == call.viewer.id, t.c.name == "keys"))
    value = {"on": call.form.get("on") == "yes", "map": mapped}
    c.execute(insert(t).values(account=call.viewer.id, name="keys", value=value))
    return call.go("/keys")

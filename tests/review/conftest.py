"""A database with two articles, people of every role, and clients that are signed in as them."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from framing.config import Config
from framing.review import accounts, sessions
from framing.review.database import Database, open_database
from framing.review.serve import add_articles
from framing.review.web.app import app
from framing.review.web.call import COOKIE
from framing.review.web.site import Site
from tests.review import sample

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from framing.review.accounts import Viewer

ORIGIN = "http://127.0.0.1:8765"
PEOPLE = {"ana": "reviewer", "bo": "reviewer", "cy": "reviewer", "ada": "adjudicator", "root": "admin"}


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("review") / "review.db"
    opened = open_database(str(path))
    add_articles(opened, sample.both(), Config(), [("Aldine Courier", ["Courier", "courier.example"])])
    opened.close()
    return path


@pytest.fixture
def database(prepared: Path, tmp_path: Path) -> Iterator[Database]:
    shutil.copy(prepared, tmp_path / "review.db")
    opened = open_database(str(tmp_path / "review.db"))
    yield opened
    opened.close()


@pytest.fixture
def people(database: Database) -> dict[str, Viewer]:
    with database.write() as c:
        return {name: accounts.add(c, name, role, None) for name, role in PEOPLE.items()}


@pytest.fixture
def blind(database: Database, people: dict[str, Viewer]) -> int:
    """A blind and masked round of ana and bo over both articles."""
    with database.write() as c:
        reviewers = [people["ana"].id, people["bo"].id]
        return sessions.create(c, "Round one", articles=[1, 2], reviewers=reviewers, masked=True)


@dataclass
class Client:
    """A browser without scripts, as it were."""

    http: Any
    csrf: str

    def get(self, path: str, **extra: Any) -> Any:
        return self.http.get(path, follow_redirects=False, **extra)

    def post(self, path: str, *, csrf: str | None = None, htmx: bool = True, **fields: Any) -> Any:
        headers = {"Origin": ORIGIN, **({"HX-Request": "true"} if htmx else {})}
        data = {"csrf": self.csrf if csrf is None else csrf, **fields}
        return self.http.post(path, data=data, headers=headers, follow_redirects=False)


@pytest.fixture
def site(database: Database) -> Site:
    return Site(database, (ORIGIN,), local=False)


@pytest.fixture
def sign_in(site: Site, people: dict[str, Viewer]) -> Iterator[Callable[[str], Client]]:
    """Return a client that is signed in as somebody, "" for nobody."""
    from starlette.testclient import TestClient

    opened = []

    def make(name: str) -> Client:
        http = TestClient(app(site), base_url=ORIGIN)
        opened.append(http)
        if not name:
            return Client(http, "")
        with site.database.write() as c:
            http.cookies.set(COOKIE, accounts.sign_in(c, people[name]))
        page = http.get("/keys").text
        found = re.search(r'name="csrf" value="([^"]+)"', page)
        assert found is not None
        return Client(http, found[1])

    yield make
    for http in opened:
        http.close()


def field(page: str, name: str, after: str = "") -> str:
    """Return the value of the first hidden field ``name`` after a text in a page."""
    at = page.index(after) if after else 0
    found = re.compile(rf'name="{name}" value="([^"]*)"').search(page, at)
    assert found is not None, (name, after)
    return found[1]

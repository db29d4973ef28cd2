"""Review under load, over HTTP against a server of its own: kill -9 while it writes, twenty reviewers at once.

    python benchmarks/review_load.py kill [--cycles 200]
    python benchmarks/review_load.py reviewers [--decisions 100] [--database postgresql://...]
    python benchmarks/review_load.py pages

Prints what was acknowledged, what was lost, and how long answers took. Exits with 1 if anything was lost.
"""

from __future__ import annotations

import argparse
import http.client
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select, text

from framing import ingest
from framing.config import Config
from framing.review import accounts, schema, sessions
from framing.review.database import Database, open_database
from framing.review.serve import add_articles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.types import Article

ORIGIN_HOST = "127.0.0.1"
SENTENCE = "The mayor of Port Aldine slammed the plan on Monday, and the council blasted it."


def long_article(findings: int, name: str = "long") -> Article:
    """Return an article with two findings a sentence, each sentence in other words."""
    import msgspec

    body = "\n\n".join(f"{SENTENCE[:-1]} in case {n}." for n in range(findings // 2))
    return msgspec.structs.replace(
        ingest.from_text(f"Mayor and council\n\n{body}\n"), id=name, outlet="Holm Star"
    )


class Reviewer(NamedTuple):
    """A browser that is signed in."""

    cookie: str
    csrf: str


class Desk(NamedTuple):
    """A round in which every reviewer has the one article, and its findings."""

    round: int
    findings: list[int]
    reviewers: list[Reviewer]


def prepare(database: Database, reviewers: int, findings: int) -> Desk:
    """Fill an empty database."""
    add_articles(database, [long_article(findings)], Config())
    with database.write() as c:
        people = [accounts.add(c, f"reviewer {n}", "reviewer", None) for n in range(reviewers)]
        key = sessions.create(
            c, "Load", articles=[1], reviewers=[p.id for p in people], k=reviewers, blind=reviewers > 1
        )
        cookies = [accounts.sign_in(c, p) for p in people]
        logins = [accounts.signed_in(c, cookie) for cookie in cookies]
        f = schema.finding
        ids = list(c.execute(select(f.c.id).where(f.c.kind == "rule").order_by(f.c.id)).scalars())
    found = [Reviewer(cookie, login.csrf) for cookie, login in zip(cookies, logins, strict=True) if login]
    return Desk(key, ids, found)


@contextmanager
def server(url: str, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Start ``framing review serve`` as a process of its own and wait until it answers."""
    command = [sys.executable, "-m", "framing", "review", "serve", "--database", url, "--port", str(port)]
    process = subprocess.Popen([*command, "--no-browser"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        assert process.stdout is not None
        if not process.stdout.readline():
            raise RuntimeError("the server did not start")
        yield process
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def free_port() -> int:
    """Return a port that nobody listens on now."""
    import socket

    with socket.socket() as sock:
        sock.bind((ORIGIN_HOST, 0))
        return int(sock.getsockname()[1])


class Client:
    """Sends decisions, one connection for all of them."""

    def __init__(self, port: int, desk: Desk, reviewer: Reviewer) -> None:
        self.connection = http.client.HTTPConnection(ORIGIN_HOST, port, timeout=30)
        self.desk, self.reviewer = desk, reviewer
        self.headers = {
            "Origin": f"http://{ORIGIN_HOST}:{port}",
            "Cookie": f"framing_review={reviewer.cookie}",
            "Content-Type": "application/x-www-form-urlencoded",
            "HX-Request": "true",
        }

    def decide(self, finding: int, seen: int, key: str) -> int:
        """Send a decision; return the status."""
        fields = {"csrf": self.reviewer.csrf, "verdict": "dismiss", "seen": seen, "key": key}
        path = f"/r/{self.desk.round}/a/1/f/{finding}/decide"
        self.connection.request("POST", path, urllib.parse.urlencode(fields), self.headers)
        answer = self.connection.getresponse()
        answer.read()
        return answer.status

    def get(self, path: str) -> tuple[int, float, int]:
        """Fetch a page; return status, seconds and bytes."""
        begun = time.perf_counter()
        self.connection.request("GET", path, headers=self.headers)
        answer = self.connection.getresponse()
        body = answer.read()
        return answer.status, time.perf_counter() - begun, len(body)


class Killed(NamedTuple):
    """What was acknowledged over all cycles, how much of it is missing, and what SQLite says of the file."""

    acknowledged: int
    lost: int
    integrity: str


def kill_cycles(path: Path, cycles: int, seconds: float = 0.25) -> Killed:
    """Kill the server ``cycles`` times while four reviewers write, and look for what it acknowledged."""
    database = open_database(str(path))
    desk = prepare(database, 4, 60)
    database.close()
    acknowledged: set[str] = set()
    seen = {(r, f): 0 for r in range(4) for f in desk.findings}
    port = free_port()
    for cycle in range(cycles):
        with server(str(path), port) as process:
            threads = [
                threading.Thread(target=_write, args=(port, desk, r, cycle, seen, acknowledged))
                for r in range(4)
            ]
            for thread in threads:
                thread.start()
            time.sleep(seconds + 0.01 * (cycle % 10))
            os.kill(process.pid, signal.SIGKILL)
            for thread in threads:
                thread.join()
    database = open_database(str(path))
    with database.read() as c:
        kept = set(c.execute(select(schema.decision.c.key)).scalars())
        integrity = str(c.execute(text("PRAGMA integrity_check")).scalar())
    database.close()
    return Killed(len(acknowledged), len(acknowledged - kept), integrity)


def _write(
    port: int, desk: Desk, who: int, cycle: int, seen: dict[tuple[int, int], int], acknowledged: set[str]
) -> None:
    client = Client(port, desk, desk.reviewers[who])
    number = 0
    try:
        while True:
            for finding in desk.findings:
                key = f"kill-{cycle}-{who}-{number}"
                number += 1
                status = client.decide(finding, seen[who, finding], key)
                if status == 200:
                    acknowledged.add(key)
                    seen[who, finding] += 1
                elif status == 409:  # the one before was kept, but the answer never came
                    seen[who, finding] += 1
    except (OSError, http.client.HTTPException):
        return  # killed


class Loaded(NamedTuple):
    """What twenty reviewers were answered, what the database holds, and seconds an answer took."""

    acknowledged: int
    errors: int
    lost: int
    median: float
    p95: float
    total: float


def reviewers_at_once(url: str, reviewers: int, decisions: int) -> Loaded:
    """Let reviewers decide at once, each on ``decisions`` findings, and count what is kept."""
    database = open_database(url)
    desk = prepare(database, reviewers, decisions)
    took: list[float] = []
    statuses: list[int] = []

    def work(who: int, port: int) -> None:
        client = Client(port, desk, desk.reviewers[who])
        for finding in desk.findings[:decisions]:
            begun = time.perf_counter()
            statuses.append(client.decide(finding, 0, f"load-{who}-{finding}"))
            took.append(time.perf_counter() - begun)

    port = free_port()
    with server(url, port):
        begun = time.perf_counter()
        threads = [threading.Thread(target=work, args=(who, port)) for who in range(reviewers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        total = time.perf_counter() - begun
    with database.read() as c:
        kept = len(c.execute(select(schema.decision.c.id)).all())
    database.close()
    good = statuses.count(200)
    p95 = statistics.quantiles(took, n=20)[-1]
    return Loaded(good, len(statuses) - good, good - kept, statistics.median(took), p95, total)


def pages(folder: Path) -> Iterator[str]:
    """Yield how long the page of an article with 300 findings and a list of 10,000 articles take."""
    path = folder / "pages.db"
    database = open_database(str(path))
    desk = prepare(database, 2, 300)
    with database.write() as c:
        _multiply(c, 9_999)
        person = accounts.add(c, "boss", "admin", None)
        cookie = accounts.sign_in(c, person)
        login = accounts.signed_in(c, cookie)
    database.close()
    assert login is not None
    port = free_port()
    with server(str(path), port) as process:
        clients = {
            "reviewer": Client(port, desk, desk.reviewers[0]),
            "admin": Client(port, desk, Reviewer(cookie, login.csrf)),
        }
        for who, path_, what in (
            ("reviewer", f"/r/{desk.round}/a/1", "an article with 300 findings"),
            ("reviewer", f"/r/{desk.round}/a/1?kind=attribution", "its attributions"),
            ("admin", "/r/1", "a list of 10,000 articles, first page"),
            ("admin", "/r/1?page=150", "page 150 of it"),
            ("admin", "/r/1?state=undecided&rule=LD102", "those with undecided findings of a rule"),
        ):
            clients[who].get(path_)
            before = cpu_seconds(process.pid)
            times = [clients[who].get(path_) for _ in range(7)]
            cpu = (cpu_seconds(process.pid) - before) / 7
            assert {status for status, _, _ in times} == {200}
            middle = statistics.median(seconds for _, seconds, _ in times)
            yield f"{what}: {1000 * middle:.0f} ms, {1000 * cpu:.0f} ms of one core, {times[0][2] // 1024} KiB"


def cpu_seconds(pid: int) -> float:
    """Return the processor time that a process has used, as Linux counts it."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _multiply(c: object, times: int) -> None:
    """Copy the one article, its version, its findings and their places: for listing, not for reading."""
    for statement in (
        "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i <= :times) "
        "INSERT INTO article (id, key, path, story, outlet, title, published, current) "
        "SELECT i, key || i, NULL, story, outlet || (i % 40), title || ' ' || i, published, 1 FROM n, article "
        "WHERE article.id = 1",
        "INSERT INTO version (id, article, number, digest, text, analysis, run, imported) "
        "SELECT a.id, a.id, 1, v.digest, '', x'', v.run, v.imported FROM article a, version v "
        "WHERE v.id = 1 AND a.id > 1",
        "INSERT INTO finding "
        "(article, kind, code, name, fingerprint, ordinal, confidence, message, voice, role, section) "
        "SELECT a.id, kind, code, name, fingerprint, ordinal, confidence, message, voice, role, section "
        "FROM article a, (SELECT * FROM finding WHERE article = 1 AND kind = 'rule' LIMIT 20) f WHERE a.id > 1",
        "INSERT INTO placement (version, finding, start, \"end\", exact, prefix, suffix, how, flagged) "
        "SELECT article, id, 0, 5, 'Mayor', '', '', 'machine', 1 FROM finding WHERE article > 1",
    ):  # fmt: skip
        c.execute(text(statement), {"times": times} if ":times" in statement else {})  # type: ignore[attr-defined]


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["kill", "reviewers", "pages"])
    parser.add_argument("--cycles", type=int, default=200)
    parser.add_argument("--decisions", type=int, default=100)
    parser.add_argument("--database")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.what == "pages":
            for line in pages(Path(folder)):
                print(line)
            return 0
        if options.what == "kill":
            killed = kill_cycles(Path(folder) / "kill.db", options.cycles)
            print(f"{options.cycles} kills: {killed}")
            return int(killed.lost > 0 or killed.integrity != "ok")
        loaded = reviewers_at_once(options.database or str(Path(folder) / "load.db"), 20, options.decisions)
        print(re.sub(r"(\d\.\d{4})\d+", r"\1", f"20 reviewers x {options.decisions}: {loaded}"))
        return int(loaded.lost != 0 or loaded.errors > 0)


if __name__ == "__main__":
    raise SystemExit(main())

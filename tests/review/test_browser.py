"""The app in a real browser: a whole session by keyboard, the look of every page for axe, text that attacks."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from framing.config import Config
from framing.review import accounts, schema, sessions
from framing.review.database import open_database
from framing.review.serve import add_articles
from tests.conftest import ROOT, absent
from tests.review import sample
from tests.review.live import served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from framing.review.accounts import Viewer
    from framing.review.database import Database

PASSWORD = "a long password"


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Any]:
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        absent("browser", "playwright is not installed (pip install playwright)")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium)
        yield started
        started.close()


@pytest.fixture
def origin(database: Database) -> Iterator[str]:
    with database.write() as c:
        for name, role in (
            ("ana", "reviewer"),
            ("bo", "reviewer"),
            ("ada", "adjudicator"),
            ("root", "admin"),
        ):
            accounts.add(c, name, role, PASSWORD)
    with served(database) as origin:
        yield origin


@pytest.fixture
def enter(browser: Any, origin: str) -> Iterator[Callable[..., Any]]:
    """Sign somebody in, in a browser of their own; the page's ``faults`` collects errors and policy violations."""
    contexts = []

    def sign_in(name: str, **options: Any) -> Any:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        context.set_default_timeout(30_000)
        page = context.new_page()
        page.faults = []
        page.on("console", lambda m: page.faults.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on("dialog", lambda d: (page.faults.append(f"dialog {d.message}"), d.dismiss()))
        page.goto(f"{origin}/login")
        page.get_by_label("Name").fill(name)
        page.get_by_label("Password").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"/r/\d+$"))
        return page

    yield sign_in
    for context in contexts:
        context.close()


def undecided(page: Any) -> int:
    return int(page.locator("#queue > li[data-verdict=undecided]").count())


def press(page: Any, key: str, verdicts: int) -> None:
    """Press a key that decides, and wait until so many findings are decided."""
    page.keyboard.press(key)
    page.wait_for_function(
        "n => document.querySelectorAll('#queue > li:not([data-verdict=undecided])').length === n",
        arg=verdicts,
    )


def decide_by_keyboard(page: Any, keys: str) -> None:
    """Decide on every finding of the article that is open, with these keys in turn, and finish."""
    page.wait_for_selector("#queue > li.is-current")
    total = undecided(page)
    for n in range(total):
        press(page, keys[n % len(keys)], n + 1)
    before = page.url
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != before)


def test_a_whole_session_by_keyboard(
    enter: Any, origin: str, database: Database, prepared: Path, tmp_path: Path
) -> None:
    root = enter("root")
    root.goto(f"{origin}/rounds")
    root.get_by_label("Name", exact=True).fill("Spring")
    root.locator("select[name=reviewers]").select_option(["ana", "bo"])
    root.get_by_label("Hide the names of outlets").check()
    root.get_by_role("button", name="Start").click()
    root.wait_for_url(re.compile(r"/rounds/\d+$"))

    ana, bo = enter("ana"), enter("bo")
    for page, keys in ((ana, "a"), (bo, "ad")):
        assert page.get_by_role("heading", level=1).inner_text() == "Spring"
        page.locator("table a").first.click()
        decide_by_keyboard(page, keys)
        decide_by_keyboard(page, keys)
        assert page.faults == []

    ada = enter("ada")
    ada.goto(root.url)
    assert "Cohen" in ada.locator("main").inner_text()
    while ada.goto(root.url) and ada.locator("main ul a").count():
        ada.locator("main ul a").first.click()
        form = ada.locator("article.ruling:not(:has(.note)) form").first
        form.get_by_label("Why").fill("It is a figure of speech.")
        form.get_by_role("button", name="Dismiss").click()
        ada.wait_for_load_state()
    assert ada.faults == []

    ada.goto(f"{origin}/results")
    ada.get_by_label("Format").select_option("jsonl")
    with ada.expect_download() as waiting:
        ada.get_by_role("button", name="Download").click()
    exported = Path(waiting.value.path()).read_bytes()
    other = open_database(str(tmp_path / "other.db"))
    add_articles(other, sample.both(), Config())
    with other.write() as c:
        from framing.review import events

        new, _ = events.read(c, exported.splitlines(), "export")
    with other.read() as c, database.read() as here:
        for table in (schema.decision, schema.adjudication):
            columns = (table.c.uid, table.c.verdict)
            wanted = here.execute(select(*columns).order_by(table.c.uid)).all()
            assert c.execute(select(*columns).order_by(table.c.uid)).all() == wanted
            assert wanted
    other.close()
    kinds = [json.loads(line)["type"] for line in exported.splitlines()]
    assert new == kinds.count("decision") + kinds.count("adjudication")


@pytest.fixture
def desk(enter: Any, origin: str) -> Any:
    page = enter("ana")
    page.goto(f"{origin}/r/1/a/1")
    page.wait_for_selector("#queue > li.is-current")
    return page


def current(page: Any) -> str:
    return str(page.locator("#queue > li.is-current h3 a").inner_text())


def test_keys_move_decide_reason_note_and_undo(desk: Any) -> None:
    words = desk.locator("#queue > li h3 a").all_inner_texts()
    assert current(desk) == words[0]
    desk.keyboard.press("j")
    assert current(desk) == words[1]
    desk.keyboard.press("k")
    press(desk, "3", 1)
    item = desk.locator("#queue > li").first
    assert item.get_attribute("data-verdict") == "dismiss"
    assert item.locator("select[name=reason]").input_value() == "neutral"
    assert current(desk) == words[1]
    assert "v-dismiss" in desk.locator(f"a[href='#{item.get_attribute('id')}']").first.get_attribute("class")
    desk.keyboard.press("n")
    desk.keyboard.type("jad see the desk book")
    desk.keyboard.press("Control+Enter")
    desk.wait_for_function(
        "() => document.querySelector('.is-current textarea').defaultValue.includes('desk book')"
    )
    desk.keyboard.press("z")
    desk.wait_for_function("() => !document.querySelectorAll('#queue textarea')[1].defaultValue")
    press(desk, "z", 0)
    assert desk.locator("#said").inner_text().startswith("undecided")
    desk.keyboard.press("?")
    assert desk.locator("#help").is_visible()
    assert desk.faults == []


def test_keys_switched_off_do_nothing(desk: Any, origin: str) -> None:
    desk.goto(f"{origin}/keys")
    desk.get_by_label("Use single keys").uncheck()
    desk.get_by_role("button", name="Save").click()
    desk.goto(f"{origin}/r/1/a/1")
    before = undecided(desk)
    desk.keyboard.press("a")
    desk.locator("#queue > li").nth(1).get_by_role("button", name="Accept").click()
    desk.wait_for_selector("#queue > li[data-verdict=accept]")
    assert undecided(desk) == before - 1


SELECT = """([start, end]) => {
  const p = [...document.querySelectorAll('[data-text] [data-start]')].filter(e => +e.dataset.start <= start).pop();
  const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let at = +p.dataset.start;
  while (walker.nextNode()) {
    const chars = [...walker.currentNode.data];
    const unit = n => chars.slice(0, n).join('').length;
    if (start >= at && start <= at + chars.length) range.setStart(walker.currentNode, unit(start - at));
    if (end >= at && end <= at + chars.length) { range.setEnd(walker.currentNode, unit(end - at)); break; }
    at += chars.length;
  }
  getSelection().removeAllRanges(); getSelection().addRange(range);
}"""


def test_selected_words_are_marked_where_they_stand(enter: Any, origin: str, database: Database) -> None:
    text = sample.MAYOR.replace("\n\n", "\n\n🚢 “Ähm” ", 1).replace("\n", "\r\n")
    add_articles(database, [sample.article(text, id="odd")], Config())
    page = enter("ana")
    page.goto(f"{origin}/r/1/a/3")
    start = text.index("runs a bakery")
    page.evaluate(SELECT, [start, start + 13])
    page.wait_for_selector("#mark button:not([disabled])")
    assert page.locator("#selected").inner_text() == "runs a bakery"
    page.get_by_role("button", name="Mark as missed").click()
    page.wait_for_selector("a.mi")
    assert page.locator("a.mi").inner_text() == "runs a bakery"
    with database.read() as c:
        row = c.execute(select(schema.annotation)).one()
    assert text[row.start : row.end] == row.exact == "runs a bakery"


def test_edges_of_an_attribution_move_by_button_and_by_dragging(
    desk: Any, origin: str, database: Database
) -> None:
    desk.goto(f"{origin}/r/1/a/1?kind=attribution")
    item = desk.locator("#queue > li", has=desk.locator("input[name=source]:not([value='-1--1'])")).first
    item.locator("details.correction summary").click()
    part = item.locator(".part[data-part=source]")
    output = part.locator("output")
    first = output.inner_text()
    part.get_by_role("button", name="end a word later").click()
    longer = output.inner_text()
    assert longer.startswith(first)
    assert len(longer.split()) == len(first.split()) + 1
    part.get_by_role("button", name="end a word earlier").click()
    assert output.inner_text() == first
    grip = desk.locator(".handle-end.handle-source")
    box = grip.bounding_box()
    desk.mouse.move(box["x"] + 3, box["y"] + box["height"] / 2)
    desk.mouse.down()
    desk.mouse.move(box["x"] + 60, box["y"] + box["height"] / 2, steps=4)
    desk.mouse.up()
    dragged = output.inner_text()
    assert dragged.startswith(first)
    assert len(dragged) > len(first)
    item.get_by_label("Speaker").fill("Somebody else")
    item.get_by_role("button", name="Save the attribution").click()
    desk.wait_for_selector("text=Put right by ana")
    with database.read() as c:
        row = c.execute(select(schema.annotation)).one()
    start, end = row.payload["source"]
    assert sample.MAYOR[start:end] == dragged
    assert row.payload["speaker"] == "Somebody else"
    assert desk.faults == []


def test_two_on_one_finding_see_both(desk: Any, enter: Any, origin: str) -> None:
    bo = enter("bo")
    bo.goto(f"{origin}/r/1/a/1")
    press(desk, "a", 1)
    bo.keyboard.press("d")
    conflict = bo.locator(".conflict")
    conflict.wait_for()
    assert "ana: accept" in conflict.inner_text()
    assert "You pressed: dismiss" in conflict.inner_text()
    bo.keyboard.press("d")
    bo.wait_for_selector("#queue > li[data-verdict=dismiss]")


def test_what_was_not_saved_is_told_and_tried_again(desk: Any) -> None:
    desk.route("**/decide", lambda route: route.abort())
    desk.keyboard.press("a")
    trouble = desk.locator("#trouble")
    trouble.wait_for()
    assert "not saved" in trouble.inner_text()
    assert desk.locator("#queue > li:not([data-verdict=undecided])").count() == 0
    desk.unroute("**/decide")
    trouble.get_by_role("button", name="Try again").click()
    desk.wait_for_selector("#queue > li[data-verdict=accept]")
    assert not trouble.is_visible()


def test_it_works_without_scripts(enter: Any, origin: str) -> None:
    page = enter("ana", java_script_enabled=False)
    page.goto(f"{origin}/r/1/a/1")
    page.locator("#queue > li").first.get_by_role("button", name="Accept").click()
    assert page.locator("#queue > li[data-verdict=accept]").count() == 1
    page.get_by_role("button", name="Undo").click()
    assert page.locator("#queue > li[data-verdict=accept]").count() == 0


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "</title><script>alert(1)</script>",
    "{{7*7}}",
    "{% raw %}",
    "</p></article><script>alert(1)</script>",
    "<a href=javascript:alert(1)>x</a>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<body onload=alert(1)>",
    "<style>@import'//evil.example'</style>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)>",
    "<form action=//evil.example><button hx-get=/ hx-trigger=load>",
    "<div hx-on:load=alert(1) hx-get='/' hx-trigger='load'>",
    "<p data-start=0 hx-vals='js:{x: alert(1)}'>",
    "<!--><script>alert(1)</script>-->",
    "<math><mtext><script>alert(1)</script>",
    "<base href=//evil.example>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<template><script>alert(1)</script></template>",
    "\u202e<script>alert(1)</script>",
    "<scr\tipt>alert(1)</script>",
    "<object data=javascript:alert(1)>",
    "`${alert(1)}`",
]


def hostile() -> Iterator[str]:
    """Yield 300 strings: each attack in ten surroundings."""
    around = ("{}", "{} slammed it", "x{}y", "“{}”", "\n{}", "{}" * 2, "'{}'", "<{}>", "&{};", "a {} said")
    for attack in HOSTILE:
        for shape in around:
            yield shape.replace("{}", attack)


def test_three_hundred_hostile_strings_stay_text(enter: Any, origin: str, database: Database) -> None:
    strings = list(hostile())
    assert len(set(strings)) == 300
    text = "Mayor slams plan\n\n" + "\n\n".join(f"The mayor slammed {s} on Monday." for s in strings)
    odd = [
        sample.article(text, id="<script>alert(1)</script>", outlet=HOSTILE[1], title=HOSTILE[3], author=HOSTILE[4],
                       url="javascript:alert(1)", story=HOSTILE[0]),
        sample.article(sample.COUNCIL, id="second", outlet=HOSTILE[3], story=HOSTILE[0]),
    ]  # fmt: skip
    add_articles(database, odd, Config(), [(HOSTILE[1], [HOSTILE[0], "("])])
    with database.write() as c:
        round_ = c.execute(select(schema.session)).one()
        from framing.review import decisions, items

        version = items.current(c, 3)
        ana = accounts.named(c, "ana")
        for n, string in enumerate(strings[::10]):
            decisions.say(c, round_, 3, ana, string, f"comment-{n:05}")
            start = version.text.index("Mayor")
            span = decisions.Span(start, start + 5, "Mayor")
            decisions.annotate(
                c, round_, version, ana, span, kind="missed", code="loaded", key=f"missed-{n:05}", note=string
            )
    page = enter("root")
    requests: list[str] = []
    page.on("request", lambda r: requests.append(r.url))
    for path in (
        "/r/1",
        "/r/1/a/3",
        "/r/1/a/4?kind=attribution&beside=3",
        "/story/2",
        "/results",
        "/rounds",
    ):
        page.goto(origin + path)
        page.wait_for_load_state("networkidle")
    assert [f for f in page.faults if "dialog" in f] == []
    assert page.faults == []
    assert [url for url in requests if not url.startswith((origin, "data:"))] == []
    page.goto(f"{origin}/r/1/a/3")
    shown = page.evaluate(
        "[...document.querySelectorAll('[data-text] [data-start]')].map(p => p.textContent).join('')"
    )
    assert all(s.strip() in shown for s in strings)


# The look


def _axe() -> Path:
    named = os.environ.get("AXE_CORE")
    path = Path(named) if named else ROOT / "node_modules" / "axe-core" / "axe.min.js"
    if not path.is_file():
        absent("axe", "axe-core is not installed (set AXE_CORE to its axe.min.js)")
    return path


PAGES = (
    "/r/1", "/r/2", "/r/1/a/1", "/r/1/a/1?kind=attribution", "/r/1/a/2?beside=1", "/r/1/a/1?unfinished=2", "/rounds",
    "/rounds/2", "/r/2/a/1/rulings", "/results", "/people", "/keys", "/login", "/start?token=x",
)  # fmt: skip


@pytest.fixture
def busy(origin: str, database: Database) -> Database:
    """A round with a dispute, comments, missed spans and an orphan, so that every part of a page shows."""
    from framing.review import decisions, items

    with database.write() as c:
        people = {name: accounts.named(c, name) for name in ("ana", "bo")}
        reviewers = [v.id for v in people.values()]
        round_id = sessions.create(c, "Round one", articles=[1, 2], reviewers=reviewers, guideline="2031-1")
        for key, verdicts in ((1, "ad"), (round_id, "ad")):
            round_ = c.execute(select(schema.session).where(schema.session.c.id == key)).one()
            version = items.current(c, 1)
            for viewer, letter in zip(people.values(), verdicts, strict=True):
                _go_through(c, round_, version, viewer, {"a": "accept", "d": "dismiss"}[letter])
            decisions.say(c, round_, 1, people["ana"], "Is it?", f"comment-{key}")
    add_articles(database, [sample.article(sample.MAYOR.replace("slammed", "criticised"))], Config())
    return database


def _go_through(c: Any, round_: Any, version: Any, viewer: Viewer, verdict: str) -> None:
    from framing.review import decisions, items

    access = sessions.Access(read=True, write=True)
    found = items.of_version(c, round_, version, viewer, access)
    for item in (i for i in found if i.row.kind == "rule" and i.verdict == "undecided"):
        given = decisions.Given(
            verdict, item.seq, f"decided-{round_.id}-{item.row.id}-{viewer.name}", "sense", "A note"
        )
        decisions.decide(c, round_, item.row.id, version.id, viewer, given)
        key = f"comment-{round_.id}-{item.row.id}-{viewer.name}"
        decisions.say(c, round_, version.article, viewer, "And here?", key, item.row.id)
    span = decisions.Span(0, 5, "Mayor")
    decisions.annotate(
        c, round_, version, viewer, span, kind="missed", code="other", key=f"missed-{round_.id}-{viewer.name}"
    )
    if round_.k > 1:
        sessions.mark(c, sessions.own_assignment(c, round_, version.article, viewer), "done")


@pytest.mark.parametrize(
    ("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 360), ("dark", 360)]
)
def test_axe_finds_nothing_and_nothing_overflows(
    enter: Any, origin: str, busy: Database, scheme: str, width: int
) -> None:
    source = _axe().read_text(encoding="utf-8")
    page = enter("root", color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = {}
    for path in PAGES:
        if path.startswith(("/login", "/start")):
            page.context.clear_cookies()
        answer = page.goto(origin + path)
        assert answer.status == 200, path
        page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
        page.evaluate(source)
        told = page.evaluate("tags => axe.run(document, {runOnly: tags})", tags)["violations"]
        found[path] = [(v["id"], [n["html"][:160] for n in v["nodes"]][:3]) for v in told]
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            found[path].append(("scrolls sideways", [str(wide)]))
    assert {path: told for path, told in found.items() if told} == {}

"""The report in a real browser, with scripts off where the page is read, on where the test measures."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from framing import report
from framing.profiles import profiles
from framing.report import render
from framing.report.profiles import outlets_page
from framing.types import Failure
from tests.conftest import ROOT, absent
from tests.report import hostile, sample
from tests.report.test_pages import HOSTILE, _hostile
from tests.test_profiles import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMES = ["light", "dark"]


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


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("report")
    failure = Failure(path=HOSTILE, reason="not text", remedy="convert it")
    report.write([sample.comparison(), _hostile(), hostile.comparison()], out, failures=[failure])
    report.write([sample.comparison()], out / "none", text="none")
    page = outlets_page(profiles(rows(48, shift=1.0), ["readability.consensus_grade"]), 48, ())
    (out / "outlets.html").write_bytes(render.outlets(page))
    return out


@pytest.fixture
def visit(browser: Any, site: Path) -> Iterator[Any]:
    """Open a page of the report; the page's ``faults`` collects requests, errors and policy violations."""
    contexts = []

    def open_page(path: str, *, width: int = 1280, **options: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.faults = []
        address = (site / path.partition("#")[0]).as_uri()
        page.on("console", lambda message: page.faults.append(message.text))
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on(
            "request",
            lambda r: page.faults.append(r.url) if not r.url.startswith((address, "data:,")) else None,
        )
        page.goto(address + path[len(path.partition("#")[0]) :])
        return page

    yield open_page
    for context in contexts:
        context.close()


PAGES = [
    "index.html",
    "marrow-bridge/index.html",
    "story-2/index.html",
    "hostile/index.html",
    "none/marrow-bridge/index.html",
    "outlets.html",
]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_no_request_no_complaint_no_sideways_scroll(visit: Any, path: str, width: int) -> None:
    page = visit(path, width=width)
    assert page.faults == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_hostile_strings_run_nothing(visit: Any) -> None:
    page = visit("hostile/index.html")
    assert page.evaluate("window.broken") is None
    assert page.faults == []


def test_reads_without_scripts(visit: Any) -> None:
    page = visit("marrow-bridge/index.html", java_script_enabled=False)
    assert page.locator("h1").inner_text() == "Cracks close the Marrow Bridge"
    assert page.locator("article.piece").count() == 4


def test_the_style_sheet_passes_its_own_policy(visit: Any) -> None:
    page = visit("marrow-bridge/index.html")
    assert page.evaluate("getComputedStyle(document.querySelector('.lo')).borderBottomStyle") == "solid"
    assert page.evaluate("document.styleSheets[0].cssRules.length") > 50


def test_a_number_opens_the_folded_workings_it_rests_on(visit: Any) -> None:
    page = visit("marrow-bridge/index.html")
    folded = page.locator("#m-readability-consensus-grade")
    assert folded.get_attribute("open") is None
    page.locator("a.value", has_text="11.2").click()
    assert folded.get_attribute("open") is not None
    assert page.locator("#m-readability-consensus-grade-o1").is_visible()


def test_layers_can_be_chosen_without_a_script(visit: Any) -> None:
    def underline(selector: str) -> str:
        return str(page.evaluate(f"getComputedStyle(document.querySelector('{selector}')).borderBottomStyle"))

    page = visit(
        "marrow-bridge/index.html",
    )
    assert [underline(".text .lo"), underline(".text .vr")] == ["solid", "solid"]
    page = visit("marrow-bridge/index.html#only-loaded")
    assert [underline(".text .lo:not(.cu)"), underline(".text .vr:not(.lx)")] == ["solid", "none"]
    page = visit("marrow-bridge/index.html#only-sources")
    assert [underline(".text .lo:not(.cu)"), underline(".text .vr:not(.lx):not(.co)")] == ["none", "solid"]
    page = visit("marrow-bridge/index.html#plain-text")
    assert [underline(".text .lo:not(.cu)"), underline(".text .vr:not(.lx)")] == ["none", "none"]


def test_folded_parts_are_printed(visit: Any) -> None:
    page = visit("marrow-bridge/index.html")
    row = page.locator("#m-readability-flesch-o1")
    assert not row.is_visible()
    page.emulate_media(media="print")
    assert row.is_visible()
    assert not page.locator("nav.contents").is_visible()


def test_the_keyboard_reaches_the_skip_link_first_and_sees_it(visit: Any) -> None:
    page = visit("index.html")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert skip.bounding_box()["x"] >= 0
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_forced_colours_keep_the_marks(visit: Any) -> None:
    page = visit("marrow-bridge/index.html", forced_colors="active")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.text .lo')).borderBottomStyle") == "double"
    )
    assert page.evaluate("getComputedStyle(document.querySelector('.text .vq')).borderBottomStyle") == "solid"


def _axe() -> Path:
    named = os.environ.get("AXE_CORE")
    path = Path(named) if named else ROOT / "node_modules" / "axe-core" / "axe.min.js"
    if not path.is_file():
        absent("axe", "axe-core is not installed (set AXE_CORE to its axe.min.js)")
    return path


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing(visit: Any, path: str, scheme: str) -> None:
    source = _axe().read_text(encoding="utf-8")
    page = visit(path, color_scheme=scheme, bypass_csp=True)
    page.evaluate(source)
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", tags)
    assert [(v["id"], [n["html"][:200] for n in v["nodes"]][:5]) for v in found["violations"]] == []


def test_the_same_text_with_and_without_scripts(visit: Any) -> None:
    read = (
        "e => [...e.querySelectorAll('.tools, .explainer, script')].forEach(x => x.remove()) || e.innerText"
    )
    with_scripts = visit("marrow-bridge/index.html").locator("body").evaluate(read)
    plain = visit("marrow-bridge/index.html", java_script_enabled=False).locator("body").inner_text()
    assert with_scripts.split() == plain.split()


def _until(page: Any, script: str) -> None:
    """Wait until ``script`` is true; the page's policy forbids what ``wait_for_function`` does."""
    for _ in range(50):
        if page.evaluate(script):
            return
        page.wait_for_timeout(100)
    pytest.fail(f"never true: {script}")


def test_two_articles_stand_side_by_side_and_scroll_together(visit: Any) -> None:
    page = visit("marrow-bridge/index.html")
    page.get_by_label("two articles").check()
    shown = page.locator("article.piece:not(.aside)")
    assert shown.count() == 2
    left, right = shown.nth(0).bounding_box(), shown.nth(1).bounding_box()
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] <= right["x"]
    page.evaluate("document.querySelectorAll('.piece').forEach(e => { e.style.maxHeight = '200px' })")
    shown.nth(0).scroll_into_view_if_needed()
    shown.nth(0).hover()
    page.mouse.wheel(0, 10_000)
    _until(page, "document.querySelectorAll('.piece:not(.aside)')[1].scrollTop > 0")
    page.get_by_label("two articles").uncheck()
    assert page.locator("article.piece:visible").count() == 4
    assert page.faults == []


def test_a_link_into_an_article_that_is_put_aside_brings_it_back(visit: Any) -> None:
    page = visit("marrow-bridge/index.html")
    page.get_by_label("two articles").check()
    hidden = page.locator("article.piece.aside").first.get_attribute("id")
    page.evaluate(f"location.hash = '{hidden}'")
    page.wait_for_selector(f"#{hidden}:not(.aside)")
    assert page.locator("article.piece:visible").count() == 2


def test_outlets_can_be_left_out_and_the_address_keeps_it(visit: Any) -> None:
    page = visit("marrow-bridge/index.html")
    boxes = page.locator(".tools input[value]")
    assert boxes.count() == 4
    boxes.nth(1).uncheck()
    assert page.locator("article.piece:visible").count() == 3
    name = boxes.nth(1).get_attribute("value")
    assert page.locator("th:visible", has_text=name).count() == 0
    assert page.url.endswith("#without=1")
    page.reload()
    assert page.locator("article.piece:visible").count() == 3
    page.locator(".tools input[value]").nth(1).check()
    assert page.locator("article.piece:visible").count() == 4


def test_the_keyboard_is_told_why_a_word_is_marked(visit: Any) -> None:
    page = visit("marrow-bridge/index.html")
    mark = page.locator(".text .lo").first
    mark.focus()
    told = page.locator(".explainer")
    assert told.inner_text() == mark.get_attribute("title")
    page.keyboard.press("Escape")
    assert not told.is_visible()


def test_no_control_is_left_dead_without_scripts(visit: Any) -> None:
    page = visit("marrow-bridge/index.html", java_script_enabled=False)
    assert page.locator("input, select, button").count() == 0

"""The language server, spoken to as an editor does: over its standard input and output."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING, Any

import pytest

lsp = pytest.importorskip("lsprotocol.types")
from pygls.lsp.client import LanguageClient  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

URI = "file:///desk/a.md"
HEAD = "# Council debates plan\n\n"


class Editor(LanguageClient):
    """An editor that keeps what is published, newest last."""

    def __init__(self) -> None:
        super().__init__("editor", "0")
        self.published: asyncio.Queue[Any] = asyncio.Queue()

        @self.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def _(params: Any) -> None:
            self.published.put_nowait(params)

    async def open(self, text: str, uri: str = URI, language: str = "markdown") -> list[Any]:
        item = lsp.TextDocumentItem(uri, language, 1, text)
        self.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        return await self.next()

    async def change(self, text: str) -> list[Any]:
        document = lsp.VersionedTextDocumentIdentifier(2, URI)
        whole = lsp.TextDocumentContentChangeWholeDocument(text)
        self.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [whole]))
        return await self.next()

    async def next(self) -> list[Any]:
        return list((await asyncio.wait_for(self.published.get(), 60)).diagnostics)


def spoken(session: Callable[[Editor], Awaitable[None]], *encodings: str, config: str | None = None) -> None:
    """Run one session with a server of its own."""

    async def run() -> None:
        editor = Editor()
        options = ("--config", config) if config else ()
        command = [sys.executable, "-m", "framing", "server", *options]
        await editor.start_io(*command)
        general = lsp.GeneralClientCapabilities(position_encodings=list(encodings)) if encodings else None
        capabilities = lsp.ClientCapabilities(general=general)
        await editor.initialize_async(lsp.InitializeParams(capabilities=capabilities, process_id=None))
        editor.initialized(lsp.InitializedParams())
        await session(editor)
        await editor.shutdown_async(None)
        editor.exit(None)
        await editor.stop()

    asyncio.run(run())


def told(found: list[Any]) -> list[tuple[str, int, int, int]]:
    """Return code, line and both columns of what is found on one line."""
    assert all(d.range.start.line == d.range.end.line for d in found)
    return [(d.code, d.range.start.line, d.range.start.character, d.range.end.character) for d in found]


@pytest.fixture
def only(tmp_path: Path) -> str:
    """Settings that switch one rule on."""
    path = tmp_path / "framing.toml"
    path.write_text('[check]\nselect = ["LD102"]\n')
    return str(path)


@pytest.mark.parametrize(
    ("line", "start"),
    [
        ("The mayor slammed the plan.", 10),
        ("😀 The mayor slammed the plan.", 13),
        ("👩‍👩‍👧 The mayor slammed the plan.", 19),
        ("\u202bשלום\u202c The mayor slammed the plan.", 17),
        ("مرحبا The mayor slammed the plan.", 16),
        ("\tThe mayor slammed the plan.", 11),
        ("e\u0301 The mayor slammed the plan.", 13),
    ],
)
def test_columns_in_utf_16(only: str, line: str, start: int) -> None:
    async def session(editor: Editor) -> None:
        for text in (f"{HEAD}{line}\n", f"{HEAD}{line}\n".replace("\n", "\r\n")):
            assert told(await editor.open(text)) == [("LD102", 2, start, start + 7)]

    spoken(session, config=only)


@pytest.mark.parametrize(("encoding", "start"), [("utf-32", 12), ("utf-8", 15), ("utf-16", 13)])
def test_columns_in_what_the_editor_asks_for(only: str, encoding: str, start: int) -> None:
    async def session(editor: Editor) -> None:
        found = await editor.open(f"{HEAD}😀 The mayor slammed the plan.\n")
        assert told(found) == [("LD102", 2, start, start + 7)]

    spoken(session, encoding, config=only)


def test_line_separators_of_unicode_end_no_line(only: str) -> None:
    async def session(editor: Editor) -> None:
        found = await editor.open(f"{HEAD}One.\u2028Two.\n\nThe mayor slammed the plan.\n")
        assert told(found) == [("LD102", 4, 10, 17)]

    spoken(session, config=only)


def test_change_hover_fix_and_close(only: str) -> None:
    async def session(editor: Editor) -> None:
        assert await editor.open(f"{HEAD}The mayor spoke.\n") == []
        found = await editor.change(f"{HEAD}😀 The mayor slammed the plan.\n")
        assert told(found) == [("LD102", 2, 13, 20)]
        document = lsp.TextDocumentIdentifier(URI)
        hover = await editor.text_document_hover_async(lsp.HoverParams(document, lsp.Position(2, 15)))
        assert hover.contents.value.startswith("**LD102 combative-wording** (warning)")
        beside = lsp.HoverParams(document, lsp.Position(2, 5))
        assert await editor.text_document_hover_async(beside) is None
        context = lsp.CodeActionContext(diagnostics=found)
        params = lsp.CodeActionParams(document, found[0].range, context)
        actions = await editor.text_document_code_action_async(params)
        assert [a.title for a in actions] == ["Write “criticised”"]
        edit = actions[0].edit.changes[URI][0]
        assert (edit.range, edit.new_text) == (found[0].range, "criticised")
        editor.text_document_did_close(lsp.DidCloseTextDocumentParams(document))
        assert await editor.next() == []

    spoken(session, config=only)


def test_a_page_has_lines(only: str) -> None:
    async def session(editor: Editor) -> None:
        body = "<p>Nobody else spoke on Monday, and the meeting ended early in the evening.</p>\n" * 4
        page = f"<html lang=en><body><article>\n<h1>Council</h1>\n<p>The mayor slammed the plan.</p>\n{body}"
        found = await editor.open(page, "file:///desk/a.html", "html")
        assert [(d.code, d.range.start.line, d.range.start.character) for d in found] == [("LD102", 2, 0)]

    spoken(session, config=only)


def test_what_stands_in_the_way_is_shown(tmp_path: Path) -> None:
    (tmp_path / "framing.toml").write_text("[check]\nselct = []\n")
    uri = (tmp_path / "a.md").as_uri()

    async def session(editor: Editor) -> None:
        (problem,) = await editor.open(f"{HEAD}The mayor slammed the plan.\n", uri)
        assert "unknown key 'check.selct'; did you mean 'select'?" in problem.message
        (tmp_path / "framing.toml").write_text("")
        editor.text_document_did_save(lsp.DidSaveTextDocumentParams(lsp.TextDocumentIdentifier(uri)))
        assert "LD102" in [d.code for d in await editor.next()]

    spoken(session)


def test_empty_documents_and_other_languages(only: str) -> None:
    async def session(editor: Editor) -> None:
        (problem,) = await editor.open("", URI)
        assert "empty" in problem.message
        assert await editor.open("print('slammed')", "file:///desk/a.py", "python") == []

    spoken(session, config=only)

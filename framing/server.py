"""A language server: findings while an article is written, their reasons on hover, plainer wording as quick fixes.

Lines and columns of the protocol count from 0, columns in the units that the editor asks for (UTF-16 unless it
says otherwise), and only LF, CRLF and CR end a line; the text is therefore taken whole at each change.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from lsprotocol import types as lsp
from msgspec.structs import replace
from pygls.lsp.server import LanguageServer

from framing import ingest
from framing.checks import rules
from framing.errors import FramingError
from framing.formats.findings import column_units
from framing.ingest import walk
from framing.linting import Checker, Settings, at_least, baseline
from framing.linting.run import today
from framing.types import Checked, Failure
from framing.version import __version__

if TYPE_CHECKING:
    from framing.types import Diagnostic

_LANGUAGES = {"markdown": "markdown", "html": "html", "plaintext": "text"}
_SEVERITIES = {
    "error": lsp.DiagnosticSeverity.Error,
    "warning": lsp.DiagnosticSeverity.Warning,
    "note": lsp.DiagnosticSeverity.Information,
}


class Server(LanguageServer):
    """The server; it remembers what it found in each open document."""

    def __init__(self, config: str | None = None) -> None:
        super().__init__("framing", __version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Full)
        self._config = config
        self.found: dict[str, list[tuple[lsp.Diagnostic, Diagnostic]]] = {}

    def check(self, uri: str) -> None:
        """Check an open document and publish what is found; what stands in the way is published at its top."""
        document = self.workspace.get_text_document(uri)
        path = _path(uri)
        form = walk.format_of(path) or _LANGUAGES.get(document.language_id or "")
        try:
            checked = self._checked(document.source, path, form) if form else None
        except FramingError as e:
            self._publish(uri, [], problem=str(e))
            return
        if isinstance(checked, Failure):
            self._publish(uri, [], problem=f"{checked.reason}; {checked.remedy}")
        else:
            self._publish(uri, self._placed(checked, document.source) if checked else [])

    def forget(self, uri: str) -> None:
        """Take back what was published of a document that was closed."""
        self.found.pop(uri, None)
        self._publish(uri, [])

    def at(self, uri: str, place: lsp.Position) -> list[tuple[lsp.Diagnostic, Diagnostic]]:
        """Return what was found at a place."""
        return [(shown, d) for shown, d in self.found.get(uri, []) if _holds(shown.range, place)]

    def _checked(self, source: str, path: str, form: str) -> Checked | Failure:
        # Settings are read anew: they may be edited beside the article.
        settings = Settings(self._config)
        checker = Checker(settings, today(), input_format=form)
        stream = io.BytesIO(source.encode("utf-8", "surrogatepass"))
        article = next(iter(ingest.read(["-"], input_format=form, stdin=stream)))
        if isinstance(article, Failure):
            return article
        checked = checker.check(replace(article, path=path), source if form == "html" else None)
        check = settings.of(path).config.check
        if check.baseline is not None:
            known = baseline.load(check.baseline)
            checked = baseline.compare([checked], known, check.baseline).results[0]
        shown = tuple(d for d in checked.diagnostics if at_least(d.severity, check.min_severity))
        return replace(checked, diagnostics=shown)

    def _placed(self, checked: Checked, source: str) -> list[tuple[lsp.Diagnostic, Diagnostic]]:
        lines = checked.article.line_map and checked.article
        units = str(self.workspace.position_encoding or "utf-16").rpartition(".")[2].lower()

        def place(line: int, column: int) -> lsp.Position:
            character = column_units(checked.article, line, column, units) if lines else 0
            return lsp.Position(line - 1, character)

        out = []
        for d in checked.diagnostics:
            if d.path != checked.article.path:  # it stands in a sidecar
                continue
            line = d.line or 1
            if d.column is None or d.end_line is None or d.end_column is None:
                around = lsp.Range(lsp.Position(line - 1, 0), lsp.Position(d.end_line or line, 0))
            else:
                around = lsp.Range(place(line, d.column), place(d.end_line, d.end_column))
            shown = lsp.Diagnostic(
                range=around,
                message=d.message,
                severity=_SEVERITIES[d.severity],
                code=d.code,
                source="framing",
                data=d.fingerprint,
            )
            out.append((shown, d))
        return out

    def _publish(
        self, uri: str, found: list[tuple[lsp.Diagnostic, Diagnostic]], problem: str | None = None
    ) -> None:
        self.found[uri] = found
        shown = [diagnostic for diagnostic, _ in found]
        if problem is not None:
            top = lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0))
            shown = [lsp.Diagnostic(top, problem, severity=lsp.DiagnosticSeverity.Error, source="framing")]
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri=uri, diagnostics=shown))


def make(config: str | None = None) -> Server:
    """Return a server with its features; ``config``: settings to use instead of those nearest to a document."""
    server = Server(config)

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        server.check(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        server.check(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        server.check(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        server.forget(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hover(params: lsp.HoverParams) -> lsp.Hover | None:
        found = server.at(params.text_document.uri, params.position)
        if not found:
            return None
        text = "\n\n---\n\n".join(_explained(d) for _, d in found)
        return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, text), found[0][0].range)

    @server.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix])
    )
    def actions(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        uri = params.text_document.uri
        wanted = {str(d.data) for d in params.context.diagnostics}
        found = [
            each
            for each in server.found.get(uri, [])
            if each[1].fingerprint in wanted or _meets(each[0].range, params.range)
        ]
        return [_fix(uri, shown, d) for shown, d in found if d.suggestion and d.column is not None]

    return server


def _fix(uri: str, shown: lsp.Diagnostic, d: Diagnostic) -> lsp.CodeAction:
    edit = lsp.WorkspaceEdit(changes={uri: [lsp.TextEdit(shown.range, d.suggestion or "")]})
    return lsp.CodeAction(
        title=f"Write “{d.suggestion}”",
        kind=lsp.CodeActionKind.QuickFix,
        diagnostics=[shown],
        is_preferred=d.safe,
        edit=edit,
    )


def _explained(d: Diagnostic) -> str:
    rule: Any = rules()[d.code]
    parts = [f"**{d.code} {d.name}** ({d.severity})", rule.WHY, f"*Instead:* {rule.INSTEAD}"]
    return "\n\n".join([*parts, f"*When it is fine:* {rule.FINE}"])


def _path(uri: str) -> str:
    """Return the path that a URI of a file names; that of any other names the document alone."""
    parts = urlsplit(uri)
    path = unquote(parts.path, errors="surrogateescape")
    if parts.scheme == "file" and len(path) > 2 and path[2] == ":":  # /c:/desk/a.md
        path = path[1:]
    return path if parts.scheme == "file" else str(Path.cwd() / (Path(path).name or "untitled"))


def _holds(around: lsp.Range, place: lsp.Position) -> bool:
    return around.start <= place <= around.end


def _meets(one: lsp.Range, other: lsp.Range) -> bool:
    return one.start <= other.end and other.start <= one.end

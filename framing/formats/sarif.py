"""SARIF 2.1.0, for GitHub's code scanning and other tools that collect findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from framing.checks import rules
from framing.formats.findings import Ordinals, relative, uri
from framing.formats.printable import valid
from framing.formats.wire import encode
from framing.types import Checked, Failure
from framing.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from framing.checks import Rule
    from framing.formats import View
    from framing.types import Diagnostic, Related, Silenced

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LONGEST = 1000
"""Characters of a description that GitHub takes, less a margin."""
_PROBLEM = {"error": "error", "warning": "warning", "note": "recommendation"}


def diagnostics(results: Iterable[Checked | Failure], view: View) -> Iterator[bytes]:
    """Yield one log with one run: findings, those that are silenced with the reason, and failures to read."""
    found: list[tuple[Diagnostic, Silenced | None]] = []
    failures: list[Failure] = []
    for result in results:
        if isinstance(result, Checked):
            found += [(d, None) for d in result.diagnostics]
            found += [(each.diagnostic, each) for each in result.silenced]
        else:
            failures.append(result)
    codes = sorted({d.code for d, _ in found})
    ordinals = Ordinals()
    run = {
        "tool": {
            "driver": {
                "name": "framing",
                "semanticVersion": __version__,
                "rules": [_rule(rules()[code]) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not failures,
                "toolExecutionNotifications": [_failed(failure, view) for failure in failures],
            }
        ],
        "results": [_result(d, silenced, codes.index(d.code), ordinals, view) for d, silenced in found],
    }
    yield encode({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}) + b"\n"


def _rule(rule: Rule) -> dict[str, Any]:
    parts = {"Why": rule.WHY, "Instead": rule.INSTEAD, "When it is fine": rule.FINE}
    return {
        "id": rule.CODE,
        "name": "".join(word.capitalize() for word in rule.NAME.split("-")),
        "shortDescription": {"text": rule.WHAT[:_LONGEST]},
        "fullDescription": {"text": f"{rule.WHAT} {rule.WHY}"[:_LONGEST]},
        "help": {
            "text": "\n".join([rule.WHAT, *(f"{head}: {text}" for head, text in parts.items())]),
            "markdown": "\n\n".join([rule.WHAT, *(f"**{head}.** {text}" for head, text in parts.items())]),
        },
        "defaultConfiguration": {"level": rule.SEVERITY},
        "properties": {
            "precision": rule.CONFIDENCE,
            "problem.severity": _PROBLEM[rule.SEVERITY],
            "tags": ["framing", rule.CODE[:2]],
        },
    }


def _result(
    d: Diagnostic, silenced: Silenced | None, index: int, ordinals: Ordinals, view: View
) -> dict[str, Any]:
    artifact = {"uri": uri(d.path, view.root)}
    physical = {"artifactLocation": artifact, "region": _region(d)}
    out: dict[str, Any] = {
        "ruleId": d.code,
        "ruleIndex": index,
        "level": d.severity,
        "message": {"text": d.message},
        "locations": [{"physicalLocation": physical}],
        # The name is GitHub's, the only one that it heeds; a line's hash would reopen a finding at every edit.
        "partialFingerprints": {"primaryLocationLineHash": f"{d.fingerprint}:{ordinals.of(d)}"},
        "properties": {"confidence": d.confidence, "voice": d.voice, "sentence": d.sentence},
    }
    if d.related:
        out["relatedLocations"] = [_related(r, n, artifact) for n, r in enumerate(d.related)]
    if d.suggestion and d.column is not None:
        replacement = {"deletedRegion": _region(d), "insertedContent": {"text": d.suggestion}}
        change = {"artifactLocation": artifact, "replacements": [replacement]}
        out["fixes"] = [{"description": {"text": f"Write {d.suggestion}"}, "artifactChanges": [change]}]
    if silenced is not None:
        out["suppressions"] = [{"kind": silenced.kind, "justification": silenced.reason}]
    return out


def _region(d: Diagnostic) -> dict[str, Any]:
    out: dict[str, Any] = {"startLine": d.line or 1}
    if d.end_line is not None and d.end_line != d.line:
        out["endLine"] = d.end_line
    if d.column is not None:
        out["startColumn"] = d.column
    if d.end_column is not None:
        out["endColumn"] = d.end_column
    return {**out, "snippet": {"text": d.text}}


def _related(related: Related, number: int, artifact: dict[str, str]) -> dict[str, Any]:
    return {
        "id": number,
        "message": {"text": f"{related.message}: {related.text}"},
        "physicalLocation": {"artifactLocation": artifact},
    }


def _failed(failure: Failure, view: View) -> dict[str, Any]:
    where = valid(f"{failure.reason}; {failure.remedy}")
    return {
        "level": "error",
        "message": {"text": f"{relative(failure.path, view.root)}: {where}"},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(failure.path, view.root)}}}],
    }

"""Evidence and attributions -> diagnostics: one module a rule.

A rule is a module of this package with its code, name, prose, examples and ``check``; dropping one in adds it.
The examples are its first tests and half of its page in ``docs/rules``.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from framing.anchor import fingerprint
from framing.checks._place import places
from framing.types import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from framing.engine import Reading
    from framing.types import Confidence, Related, Severity

FAMILIES = {
    "LD": "loaded wording",
    "AT": "attribution",
    "HL": "headline",
    "RD": "readability",
    "BL": "balance",
    "CL": "classifier",
    "SU": "suppressions",
    "IN": "input",
}
"""What the two letters of a code stand for."""


class Finding(NamedTuple):
    """What a rule found, before it is placed: the span, what to say of it, what could stand there instead.

    ``confidence`` is given where this finding is less certain than its rule; ``safe`` only for a suggestion that
    keeps the sense and fits the sentence. ``evidence`` has the ids of what it rests on.
    """

    start: int
    end: int
    message: str
    suggestion: str | None = None
    safe: bool = False
    related: tuple[Related, ...] = ()
    evidence: tuple[str, ...] = ()
    confidence: Confidence | None = None


class Rule(Protocol):
    """The interface of a module in this package.

    ``CODE``      two letters of a family and three digits; ``NAME``: in kebab case.
    ``SINCE``     the release that brought it; ``DEFAULT``: whether it is on where nothing is selected.
    ``WHAT``, ``WHY``, ``INSTEAD``, ``FINE``  prose: what it flags, why, what to write, when it is fine.
    ``BASIS``     how it is computed, and from which lexicon; ``OPTIONS``, if any: the settings that it heeds.
    ``BAD``       articles in plain text (headline, blank line, body) with each span that it flags in « »;
    ``GOOD``      articles that it leaves alone.
    """

    CODE: str
    NAME: str
    SEVERITY: Severity
    CONFIDENCE: Confidence
    SINCE: str
    DEFAULT: bool
    WHAT: str
    WHY: str
    INSTEAD: str
    FINE: str
    BASIS: str
    BAD: tuple[str, ...]
    GOOD: tuple[str, ...]

    def check(self, reading: Reading) -> Iterator[Finding]:
        """Yield what the rule finds, in any order."""


@cache
def rules() -> dict[str, Rule]:
    """Return every rule by its code, sorted."""
    names = sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))
    found = [cast("Rule", importlib.import_module(f"{__name__}.{name}")) for name in names]
    return {rule.CODE: rule for rule in sorted(found, key=lambda rule: rule.CODE)}


def default() -> tuple[str, ...]:
    """Return the codes of the rules that are on where nothing is selected."""
    return tuple(code for code, rule in rules().items() if rule.DEFAULT)


def run(reading: Reading, codes: Iterable[str] | None = None) -> list[Diagnostic]:
    """Return what the rules with ``codes`` (None: those on by default) find, in the order of the text.

    Text that is not English is not checked.
    """
    if reading.foreign is not None:
        return []
    chosen = [rules()[code] for code in (default() if codes is None else codes)]
    found = [(finding, rule) for rule in chosen for finding in rule.check(reading)]
    found.sort(key=lambda pair: (pair[0].start, pair[0].end, pair[1].CODE, pair[0].message))
    return [_diagnostic(reading, finding, rule) for finding, rule in found]


def _diagnostic(reading: Reading, finding: Finding, rule: Rule) -> Diagnostic:
    doc = reading.document
    text = doc.text[finding.start : finding.end]
    at = doc.sentence_at(finding.start)
    sentence = doc.sentences[at] if at is not None else None
    around = doc.text[sentence.start : sentence.end] if sentence else text
    return Diagnostic(
        code=rule.CODE,
        name=rule.NAME,
        severity=rule.SEVERITY,
        confidence=finding.confidence or rule.CONFIDENCE,
        message=finding.message,
        path=doc.article.path,
        article=doc.article.id,
        start=finding.start,
        end=finding.end,
        text=text,
        sentence=around,
        voice=reading.voice_at(finding.start),
        role=sentence.role if sentence else "body",
        related=finding.related,
        suggestion=finding.suggestion,
        safe=finding.safe,
        fingerprint=fingerprint(rule.CODE, text, around),
        evidence=finding.evidence,
        **places(doc, finding.start, finding.end),
    )

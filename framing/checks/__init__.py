"""Evidence and attributions -> diagnostics: one module a rule.

A rule is a module of this package with its code, name, prose, examples and ``check``; dropping one in adds it.
The examples are its first tests and half of its page in ``docs/rules``.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

import msgspec

from framing.anchor import fingerprint
from framing.checks._place import places
from framing.types import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from framing.reading import Reading
    from framing.types import Confidence, Directive, Related, Sentence, Severity

FAMILIES = {
    "LD": "loaded wording",
    "AT": "attribution",
    "HL": "headline",
    "RD": "readability",
    "BL": "balance",
    "CL": "classifier",
    "SU": "suppressions",
    "IN": "input",
    "RT": "ratings",
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


class Audit(Rule, Protocol):
    """The interface of a rule about suppressions (family SU): it looks at them, not at the text."""

    def audit(self, directives: Sequence[Directive]) -> Iterator[tuple[Directive, str]]:
        """Yield the suppressions that are at fault, each with the message."""


@cache
def rules() -> dict[str, Rule]:
    """Return every rule by its code, sorted."""
    names = sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))
    found = [cast("Rule", importlib.import_module(f"{__name__}.{name}")) for name in names]
    return {rule.CODE: rule for rule in sorted(found, key=lambda rule: rule.CODE)}


def default() -> tuple[str, ...]:
    """Return the codes of the rules that are on where nothing is selected."""
    return tuple(code for code, rule in rules().items() if rule.DEFAULT)


def matching(prefix: str) -> tuple[str, ...]:
    """Return the codes that begin with ``prefix``; all of them for "ALL"."""
    return tuple(code for code in rules() if prefix == "ALL" or code.startswith(prefix))


def run(reading: Reading, codes: Iterable[str] | None = None) -> list[Diagnostic]:
    """Return what the rules with ``codes`` (None: those on by default) find, in the order of the text.

    Text that is not English is checked by the rules about input alone. Rules about suppressions find nothing
    here: see ``audit``.
    """
    policy = reading.config.check.quote_policy
    own = reading if policy == "skip" else _as_own(reading)
    found = []
    for code in default() if codes is None else codes:
        rule = rules()[code]
        family = code[:2]
        if family != "SU" and (reading.foreign is None or family == "IN"):
            found += [(finding, rule) for finding in rule.check(own if family in _WORDING else reading)]
    found.sort(key=lambda pair: (pair[0].start, pair[0].end, pair[1].CODE, pair[0].message))
    out = [_diagnostic(reading, finding, rule) for finding, rule in found]
    if policy == "note":
        out = [
            msgspec.structs.replace(d, severity="note")
            if d.voice != "narrator" and d.code[:2] in _WORDING
            else d
            for d in out
        ]
    return out


_WORDING = frozenset({"LD"})
"""Families that flag the outlet's own wording, and that of others where the settings ask for it."""


def _as_own(reading: Reading) -> Reading:
    """Return a reading whose evidence all counts as the outlet's own words."""
    own = tuple(msgspec.structs.replace(e, voice="narrator") for e in reading.evidence)
    return replace(reading, evidence=own)


def audit(directives: Sequence[Directive], article: str, codes: Iterable[str]) -> list[Diagnostic]:
    """Return what those of the rules with ``codes`` that look at suppressions find among ``directives``."""
    out = []
    for code in codes:
        if code.startswith("SU"):
            rule = cast("Audit", rules()[code])
            out += [_of_directive(d, message, rule, article) for d, message in rule.audit(directives)]
    return sorted(out, key=lambda d: (d.start, d.code, d.message))


def _of_directive(directive: Directive, message: str, rule: Rule, article: str) -> Diagnostic:
    return Diagnostic(
        code=rule.CODE,
        name=rule.NAME,
        severity=rule.SEVERITY,
        confidence=rule.CONFIDENCE,
        message=message,
        path=directive.path,
        article=article,
        start=directive.start,
        end=directive.end,
        text=directive.text,
        sentence=directive.text,
        voice="narrator",
        role="boilerplate",
        fingerprint=fingerprint(rule.CODE, directive.text, directive.text),
        line=directive.line,
        column=directive.column,
        end_line=directive.line,
        end_column=None if directive.column is None else directive.column + len(directive.text),
    )


_LONGEST = 2_000
"""Characters of a sentence that are told with a finding: what is longer is no sentence, and there may be many in it."""


def _around(sentence: Sentence, finding: Finding) -> tuple[int, int]:
    """Return the sentence that a finding stands in, or what of a very long one stands around the finding."""
    if sentence.end - sentence.start <= _LONGEST:
        return sentence.start, sentence.end
    first = max(sentence.start, finding.start - _LONGEST // 4)
    return first, max(min(finding.end, first + _LONGEST), min(sentence.end, finding.start + _LONGEST // 4))


def _diagnostic(reading: Reading, finding: Finding, rule: Rule) -> Diagnostic:
    doc = reading.document
    text = doc.text[finding.start : finding.end]
    at = doc.sentence_at(finding.start)
    sentence = doc.sentences[at] if at is not None else None
    around = doc.text[slice(*_around(sentence, finding))] if sentence else text
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

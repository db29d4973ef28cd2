"""Rules -> a page for each, as Markdown, as text for a terminal, or as data."""

from __future__ import annotations

from textwrap import fill, wrap
from typing import TYPE_CHECKING, Any

from framing.checks import FAMILIES
from framing.checks._precision import measured

if TYPE_CHECKING:
    from framing.checks import Rule
    from framing.checks._precision import Measured

_WIDTH = 100
_LISTS = ("lexicons", "switch_off")
_WORDING = (
    " What somebody in the text thinks, sees or calls something is left alone, and so are some words that are right to "
    "count and were mostly wrong to flag (`framing/checks/_tolerated.py`)."
)
_CORPUS = "articles of PolNeAR's training part, which the finder of attributions was developed on"


def options(rule: Rule) -> tuple[str, ...]:
    """Return the settings that a rule heeds."""
    own: tuple[str, ...] = getattr(rule, "OPTIONS", ())
    return own or (_LISTS if rule.CODE.startswith(("LD", "HL301", "HL302")) else ())


def as_dict(rule: Rule) -> dict[str, Any]:
    """Return a rule as plain data, with its measured precision or None."""
    found = measured(rule.CODE)
    return {
        "code": rule.CODE,
        "name": rule.NAME,
        "family": FAMILIES[rule.CODE[:2]],
        "severity": rule.SEVERITY,
        "confidence": rule.CONFIDENCE,
        "default": rule.DEFAULT,
        "since": rule.SINCE,
        "what": rule.WHAT,
        "why": rule.WHY,
        "instead": rule.INSTEAD,
        "fine": rule.FINE,
        "basis": rule.BASIS,
        "options": list(options(rule)),
        "failing": list(rule.BAD),
        "passing": list(rule.GOOD),
        "precision": found._asdict() if found else None,
    }


def as_markdown(rule: Rule) -> str:
    """Return the page of a rule."""
    lines = [
        f"# {rule.CODE} {rule.NAME}",
        "",
        "Generated from the rule by `make tables`; do not edit.",
        "",
        f"{FAMILIES[rule.CODE[:2]].capitalize()} · severity {rule.SEVERITY} · confidence {rule.CONFIDENCE} · "
        f"{'on' if rule.DEFAULT else 'off'} by default · since {rule.SINCE}",
    ]
    for title, text in _parts(rule):
        lines += ["", f"## {title}", "", text]
    lines += ["", "## Examples", "", "Flagged, between « and »:"]
    lines += [block for example in rule.BAD for block in ("", _quoted(example))]
    lines += ["", "Left alone:"]
    lines += [block for example in rule.GOOD for block in ("", _quoted(example))]
    return "\n".join(lines) + "\n"


def as_text(rule: Rule) -> str:
    """Return the page of a rule for a terminal."""
    head = (
        f"{rule.CODE} {rule.NAME} ({FAMILIES[rule.CODE[:2]]}, {rule.SEVERITY}, "
        f"{'on' if rule.DEFAULT else 'off'} by default)"
    )
    parts = [f"{title}\n{_filled(text)}" for title, text in _parts(rule)]
    bad = "\n\n".join(_indented(example) for example in rule.BAD)
    good = "\n\n".join(_indented(example) for example in rule.GOOD)
    return "\n\n".join([head, *parts, f"Flagged\n{bad}", f"Left alone\n{good}"]) + "\n"


def precision_in_words(found: Measured | None) -> str:
    """Return what was measured of a rule, in a sentence or two."""
    if found is None:
        return f"Not measured: it found nothing in the {_CORPUS}."
    few = " Too few to rely on." if found.few else ""
    return (
        f"{found.precision:.2f} ({found.low:.2f} to {found.high:.2f}) of {found.n} findings, in {_CORPUS}; two readings "
        f"of each finding agreed on {found.agreed} of them.{few}"
    )


def _parts(rule: Rule) -> list[tuple[str, str]]:
    heeded = options(rule)
    return [
        ("What it flags", rule.WHAT),
        ("Why", rule.WHY),
        ("Instead", rule.INSTEAD),
        ("When it is fine", rule.FINE),
        ("How it is computed", f"{rule.BASIS[0].upper()}{rule.BASIS[1:]}.{_wording(rule)}"),
        ("Measured precision", precision_in_words(measured(rule.CODE))),
        ("Options", ", ".join(f"`{name}`" for name in heeded) if heeded else "None of its own."),
    ]


def _wording(rule: Rule) -> str:
    return _WORDING if rule.CODE.startswith(("LD", "HL301")) and rule.CODE != "LD117" else ""


def _quoted(example: str) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in example.split("\n"))


def _filled(text: str) -> str:
    return fill(text, _WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)


def _indented(example: str) -> str:
    lines = (wrap(line, _WIDTH - 4, break_on_hyphens=False) or [""] for line in example.split("\n"))
    return "\n".join(f"  | {line}".rstrip() for wrapped in lines for line in wrapped)

"""Contrast of text (4.5:1) and marks (3:1), computed from the style sheet's custom properties (WCAG 2.2)."""

from __future__ import annotations

import re

import pytest

from framing.report import render

TEXT = 4.5
MARK = 3.0


def palettes() -> dict[str, dict[str, str]]:
    css = str(render.shell().css)
    light = _properties(css.partition(":root {")[2].partition("}")[0])
    dark = _properties(
        css.partition("(prefers-color-scheme: dark)")[2].partition(":root {")[2].partition("}")[0]
    )
    printed = _properties(css.partition("@media print")[2].partition(":root {")[2].partition("}")[0])
    return {"light": light, "dark": {**light, **dark}, "print": {**light, **printed}}


def _properties(rules: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,6})\b", rules))


def contrast(one: str, other: str) -> float:
    first, second = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (first + 0.05) / (second + 0.05)


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(c * 2 for c in digits)
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_contrast_of_black_on_white_is_21() -> None:
    assert round(contrast("#000", "#ffffff"), 6) == 21.0


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
@pytest.mark.parametrize(
    ("front", "back", "least"),
    [
        ("ink", "paper", TEXT),
        ("muted", "paper", TEXT),
        ("link", "paper", TEXT),
        ("who", "paper", TEXT),
        ("ink", "loaded-fill", TEXT),
        ("ink", "voice-fill", TEXT),
        ("who", "loaded-fill", TEXT),
        ("who", "voice-fill", TEXT),
        ("link", "loaded-fill", TEXT),
        ("link", "voice-fill", TEXT),
        ("loaded", "paper", MARK),
        ("loaded", "voice-fill", MARK),
        ("voice", "paper", MARK),
        ("who", "paper", MARK),
        ("mark", "paper", MARK),
        ("mark", "voice-fill", MARK),
        ("mid", "paper", MARK),
        ("mid", "ink", MARK),
    ],
)
def test_contrast(scheme: str, front: str, back: str, least: float) -> None:
    palette = palettes()[scheme]
    assert contrast(palette[front], palette[back]) >= least


def test_every_mark_differs_by_more_than_colour() -> None:
    css = str(render.shell().css)
    forms = {}
    for name in ("vr", "so", "cu", "lo", "lx", "co", "he"):
        rule = re.search(rf"^\.{name} {{([^}}]*)}}", css, re.MULTILINE)
        assert rule is not None
        forms[name] = re.sub(r"var\(--[\w-]+\)", "", re.sub(r"(?<!-)color:[^;]*;", "", rule[1])).strip()
    assert len(set(forms.values())) == len(forms)
    assert "" not in forms.values()


def test_colours_are_named_once() -> None:
    css = str(render.shell().css)
    rules = re.sub(r":root \{[^}]*\}", "", css)
    assert re.findall(r"#[0-9a-f]{3,8}\b(?=[^)]*;)", rules) == []

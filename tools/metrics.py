"""Write ``docs/metrics.md`` from the metrics that the scorers declare."""

from __future__ import annotations

from pathlib import Path

from framing import scorers

TARGET = Path(__file__).resolve().parent.parent / "docs" / "metrics.md"
HEAD = """# Metrics

Generated from the scorers by `make tables`; do not edit. Each score carries its unit, n, a 95 % interval and
what it rests on. Below the floor it is skipped, with the reason; it is never 0.0 for "could not". The
interval is a percentile bootstrap over sentences (over articles, then sentences, where an outlet has
several), seeded from the content. The percentile tells the share of reference articles that score lower.

| metric | what | unit | floor | formula | source |
|---|---|---|---|---|---|
"""


def render() -> str:
    """Return the page."""
    rows = [
        f"| `{m.name}` | {m.label} | {m.unit} | {m.floor:g} {m.n_unit} | {m.formula} | {m.source} |"
        for m in scorers.metrics().values()
    ]
    return HEAD + "\n".join(rows) + "\n"


if __name__ == "__main__":
    TARGET.write_text(render(), encoding="utf-8")

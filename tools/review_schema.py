"""Writes docs/review-schema.md: the tables of a review database, as the code declares them.

python tools/review_schema.py
"""

from __future__ import annotations

from pathlib import Path

from framing.review.schema import page

TARGET = Path(__file__).resolve().parent.parent / "docs" / "review-schema.md"

if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")

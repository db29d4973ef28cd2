"""Put the tables that ``framing train --card`` wrote into docs/model-card.md.

Usage: python tools/model_card.py build/model-card-tables.md
"""

from __future__ import annotations

import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "docs" / "model-card.md"
START, END = "<!-- tables: begin -->\n", "<!-- tables: end -->\n"


def main() -> None:
    """Replace what stands between the two marks."""
    page = TARGET.read_text(encoding="utf-8")
    before, _, rest = page.partition(START)
    _, _, after = rest.partition(END)
    tables = Path(sys.argv[1]).read_text(encoding="utf-8")
    TARGET.write_text(f"{before}{START}\n{tables}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()

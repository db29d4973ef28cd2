"""``framing``, which at its end also writes down how long it looked for attributions.

    python benchmarks/ours.py seconds.txt score --format jsonl articles.jsonl > scores.jsonl

The naive program has nothing like ``framing.attribution.attribute``: what the rest costs can be compared with it.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from framing import engine
from framing.cli import main

if TYPE_CHECKING:
    from framing.attribution import Attributed
    from framing.document import Document

seconds = 0.0
attribute = engine.attribute


def timed(document: Document) -> Attributed:
    """Do what ``attribute`` does, and add the processor seconds that it takes.

    Words, sentences and quotations are found before the clock starts: without attributions they are needed too.
    """
    global seconds
    _ = document.sentences, document.quotes
    start = time.process_time()
    try:
        return attribute(document)
    finally:
        seconds += time.process_time() - start


if __name__ == "__main__":
    target = Path(sys.argv.pop(1))
    engine.attribute = timed
    try:
        main()
    finally:
        target.write_text(f"{seconds}\n", encoding="utf-8")

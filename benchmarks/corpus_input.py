"""Write a large input for ``framing corpus``: articles multiplied, each copy with other words in one place of eight.

    python benchmarks/corpus_input.py 100000 articles.jsonl.gz [--words 150]

The articles are the training set of PolNeAR where FRAMING_SHARED names a folder that has it, else our samples. Each
day has 1,000 articles on 200 stories by 20 outlets, so that the work of grouping is that of a real day; an event comes
up again after four days at the earliest. One article in ten is a copy of another in its story, as agency text is.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from bench import PLAIN_WORD, dictionary, own_texts, polnear_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

A_DAY, A_STORY = 1000, 5
WORD_AND_SPACE = re.compile(r"\S+\s*")
FIRST = date(2031, 1, 1)
TOWNS = ("Lindhaven", "Norvale", "Aldine", "Holm", "Zyrrhin")
OUTLETS = [f"{town} {kind}" for town in TOWNS for kind in ("Courier", "Post", "Herald", "Mail")]


def records(longest: int | None = None) -> Iterator[dict[str, str]]:
    """Yield articles day by day, without end; of each text the first ``longest`` words or all."""
    words = sorted(word for word in dictionary() if word.isalpha() and len(word) > 3)
    texts = polnear_texts() or list(islice(own_texts(words), 840))
    rng = random.Random(20)
    number = 0
    while True:
        day = FIRST + timedelta(days=number // A_DAY)
        base = texts[number // A_STORY % len(texts)]
        if longest is not None:
            base = "".join(islice((m[0] for m in WORD_AND_SPACE.finditer(base)), longest))
        text = ""
        for outlet in rng.sample(OUTLETS, A_STORY):
            if not text or rng.random() > 1 / 8:
                text = PLAIN_WORD.sub(lambda w: rng.choice(words) if rng.random() < 1 / 8 else w[0], base)
            yield {"id": f"a{number}", "outlet": outlet, "published": day.isoformat(), "text": text}
            number += 1


def main() -> None:
    """Write the file named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("articles", type=int)
    parser.add_argument("file", type=Path)
    parser.add_argument("--words", type=int, help="cut each text after so many words")
    given = parser.parse_args()
    with gzip.open(given.file, "wt", encoding="utf-8", compresslevel=1) as file:
        for record in islice(records(given.words), given.articles):
            file.write(json.dumps(record) + "\n")


if __name__ == "__main__":
    main()

"""Derive framing/data/background.tsv: in how many news sentences each stemmed word stands.

Usage: python tools/background.py annolexical_train.jsonl.gz > framing/data/background.tsv
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from pathlib import Path

from framing.stories.terms import _WORD, stem

HEADER = """\
# In how many sentences of ordinary news each stemmed word stands; the row "*" is the number of sentences.
# Words of fewer than 2 sentences are left out. Counted by tools/background.py on the training part of
# anno-lexical (Horych et al., "The Promises and Pitfalls of LLM Annotations in Dataset Labeling: a Case
# Study on Media Bias Detection", Findings of NAACL 2025; MIT licence). Holds counts, no sentence.
"""


def main() -> None:
    """Write the table to standard output."""
    counts: Counter[str] = Counter()
    sentences = 0
    with gzip.open(Path(sys.argv[1]), "rt", encoding="utf-8") as rows:
        for row in rows:
            sentences += 1
            counts.update({stem(word) for word in _WORD.findall(json.loads(row)["text"])})
    counts.pop("", None)
    sys.stdout.write(HEADER + f"*\t{sentences}\n")
    sys.stdout.writelines(f"{term}\t{n}\n" for term, n in sorted(counts.items()) if n > 1)


if __name__ == "__main__":
    main()

"""Compute the reference distribution that percentiles are read from.

    python tools/reference.py ARTICLES.jsonl.gz --corpus NAME --citation TEXT

The input has one article a line (fields ``id`` and ``text``; the first record of an id counts). Only
quantiles leave this script, into ``framing/data/reference.json``.
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path

import msgspec

from framing import engine, ingest, lexicon, scorers
from framing.scorers._reference import Reference

TARGET = Path(__file__).resolve().parent.parent / "framing" / "data" / "reference.json"
LEAST = 100
"""Fewest articles with a value for which a metric gets a distribution."""


def quantiles(values: list[float]) -> list[float]:
    """Return the values at percentiles 0 to 100, nearest rank."""
    ordered = sorted(values)
    return [round(ordered[round(p / 100 * (len(ordered) - 1))], 3) for p in range(101)]


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles")
    parser.add_argument("--corpus", required=True)
    parser.add_argument("--citation", required=True)
    args = parser.parse_args()
    # What rests on the classifier moves with the declared prevalence: it has no place in a fixed distribution.
    values: dict[str, list[float]] = {name: [] for name in scorers.metrics() if name not in scorers.OF_MODEL}
    seen: set[str] = set()
    with gzip.open(args.articles, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record["id"] in seen:
                continue
            seen.add(record["id"])
            for name, score in engine.analyse(ingest.from_text(record["text"])).scores.items():
                if score.value is not None and name in values:
                    values[name].append(score.value)
    found = Reference(
        corpus=args.corpus,
        citation=args.citation,
        articles=len(seen),
        lexicons=lexicon.digest(),
        quantiles={name: quantiles(v) for name, v in values.items() if len(v) >= LEAST},
    )
    TARGET.write_bytes(msgspec.json.encode(found) + b"\n")


if __name__ == "__main__":
    main()

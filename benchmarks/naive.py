"""What the same numbers cost with the libraries called as their documentation shows them.

    python benchmarks/naive.py articles.jsonl > scores.jsonl

One VADER score a sentence, on a split at end marks, and seven textstat indices of the article. textstat asks
nltk for its copy of the CMU dictionary, which nltk would download; ``bench.py`` puts one where nltk looks
(NLTK_DATA), so that both programs run offline and on the same syllables.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import textstat
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def scores(text: str, analyzer: SentimentIntensityAnalyzer) -> dict[str, float]:
    """Return mean compound score and seven readability indices."""
    sentences = SENTENCE_END.split(text)
    compounds = [analyzer.polarity_scores(sentence)["compound"] for sentence in sentences]
    return {
        "tone": sum(compounds) / len(compounds),
        "flesch": textstat.flesch_reading_ease(text),
        "flesch_kincaid": textstat.flesch_kincaid_grade(text),
        "gunning_fog": textstat.gunning_fog(text),
        "smog": textstat.smog_index(text),
        "ari": textstat.automated_readability_index(text),
        "coleman_liau": textstat.coleman_liau_index(text),
        "dale_chall": textstat.dale_chall_readability_score(text),
    }


def main() -> None:
    """Score each record of the JSONL file, or the one text file, named on the command line."""
    analyzer = SentimentIntensityAnalyzer()
    path = Path(sys.argv[1])
    with path.open(encoding="utf-8") as file:
        records = (
            map(json.loads, file) if path.suffix == ".jsonl" else [{"id": path.name, "text": file.read()}]
        )
        for record in records:
            print(json.dumps({"id": record["id"], **scores(record["text"], analyzer)}))


if __name__ == "__main__":
    main()

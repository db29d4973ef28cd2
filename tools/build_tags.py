"""Compile the tag table of ``framing.attribution`` from GUM's annotated texts and a list of news words.

    python tools/build_tags.py GUM.conllu.gz... --words SENTENCES.jsonl.gz

GUM (Zeldes 2017, https://gucorpling.org/gum; annotations CC BY 4.0) gives each word form its coarse tags
with counts. Words that it lacks but that ordinary news uses (counted in a JSONL of sentences, field
``text``) get the parts of speech that lemminflect's dictionary knows for them. Only tags leave this
script: a line of ``framing/data/tags.tsv`` is a tag and the words that have it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from pathlib import Path

COARSE = {
    "NOUN": "N", "PROPN": "N", "VERB": "V", "AUX": "A", "ADJ": "J", "ADV": "R", "DET": "D", "PRON": "P",
    "ADP": "I", "CCONJ": "C", "SCONJ": "S", "NUM": "M", "PART": "T", "INTJ": "R",
}  # fmt: skip
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
TARGET = Path(__file__).resolve().parent.parent / "framing" / "data" / "tags.tsv"


def gum_counts(paths: list[str]) -> dict[str, Counter[str]]:
    """Return coarse tag counts by lower-cased form; proper names are left out."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                fields = line.split("\t")
                if len(fields) < 4 or not fields[0].isdigit() or fields[3] not in COARSE:
                    continue
                if fields[3] != "PROPN" and WORD.fullmatch(fields[1]):
                    counts[fields[1].lower().replace("’", "'")][COARSE[fields[3]]] += 1
    return counts


def dictionary_tags(path: str, least: int) -> dict[str, str]:
    """Return tags for lower-case words seen at least ``least`` times, from lemminflect's dictionary."""
    import lemminflect

    seen: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            seen.update(w for w in WORD.findall(json.loads(line)["text"]) if w.islower())
    tags = {}
    for word, n in seen.items():
        known = lemminflect.getAllLemmas(word) if n >= least else {}
        tag = "".join(sorted({COARSE[pos] for pos in known if pos in ("NOUN", "VERB", "ADJ", "ADV")}))
        if tag:
            tags[word.replace("’", "'")] = tag
    return tags


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gum", nargs="+")
    parser.add_argument("--words", required=True)
    parser.add_argument("--least", type=int, default=6)
    args = parser.parse_args()
    table = dictionary_tags(args.words, args.least)
    for word, counts in gum_counts(args.gum).items():
        total = sum(counts.values())
        tags = [t for t, n in sorted(counts.items(), key=lambda x: (-x[1], x[0])) if n >= 0.15 * total]
        extra = [t for t in table.get(word, "") if t not in tags] if total < 6 else []
        table[word] = "".join(tags + extra)
    by_tag: dict[str, list[str]] = defaultdict(list)
    for word, tag in table.items():
        by_tag[tag].append(word)
    head = (
        "# part-of-speech table; see tools/build_tags.py\n"
        "# source: GUM (Amir Zeldes; annotations CC BY 4.0, https://gucorpling.org/gum) and lemminflect (MIT)\n"
        "# a tag lists what a word can be, likeliest first for GUM's words: N noun, V verb, A auxiliary, J adjective,\n"
        "# R adverb, D determiner, P pronoun, I preposition, C conjunction, S subordinator, M number, T particle\n"
    )
    rows = (f"{tag}\t{' '.join(sorted(words))}\n" for tag, words in sorted(by_tag.items()))
    TARGET.write_text(head + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()

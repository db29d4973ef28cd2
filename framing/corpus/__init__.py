"""Very many articles: scored in chunks, kept as Parquet, grouped, profiled and asked about with SQL.

import framing.corpus

corpus = framing.corpus.open("corpus/")     # made by: framing corpus score news/ -o corpus/
corpus.polars("articles").collect()
"""

from __future__ import annotations

from framing.corpus.view import Corpus
from framing.corpus.view import open_corpus as open  # noqa: A004

__all__ = ["Corpus", "open"]

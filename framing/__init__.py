"""How did each outlet frame this story, and can you show me the words?

The public interface, for notebooks and programs::

    import framing

    articles = [a for a in framing.read(["articles/"]) if not isinstance(a, framing.Failure)]
    analysis = framing.analyse(articles[0])
    for comparison in framing.compare(articles):
        print(comparison.story.title, [o.outlet for o in comparison.outlets])

``analyse`` and ``compare`` take articles (``read``, ``from_text``); results are the frozen types of
``framing.types``, with ``to_dict`` and ``rows`` (one flat row a score, for a data frame).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.errors import FramingError
from framing.types import Analysis, Article, Comparison, Failure
from framing.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.config import Config

__all__ = [
    "Analysis",
    "Article",
    "Comparison",
    "Failure",
    "FramingError",
    "__version__",
    "analyse",
    "compare",
    "from_text",
    "read",
]


def analyse(article: Article | str, config: Config | None = None) -> Analysis:
    """Return the analysis of one article, or of a text whose headline is its first line."""
    from framing import engine

    return engine.analyse(article, config)


def compare(articles: Iterable[Article | Analysis], config: Config | None = None) -> tuple[Comparison, ...]:
    """Group articles into stories and return one comparison each; analyses are taken as they are."""
    from framing import engine
    from framing.comparison import compare as compare_story
    from framing.stories import group

    analyses = [a if isinstance(a, Analysis) else engine.analyse(a, config) for a in articles]
    by_id = {a.article.id: a for a in analyses}
    return tuple(
        compare_story(story, [by_id[i] for i in story.articles], config)
        for story in group([a.article for a in analyses])
    )


def __getattr__(name: str) -> object:
    # Reading brings in the file formats; a program that only analyses its own strings does not pay for it.
    if name in ("read", "from_text"):
        from framing import ingest

        return getattr(ingest, name)
    raise AttributeError(f"module 'framing' has no attribute {name!r}")

"""Checks articles one by one: rules run, findings get their places, suppressions apply."""

from __future__ import annotations

import os
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from framing import checks, ingest
from framing.ingest import frontmatter, walk
from framing.linting import directives as written
from framing.linting.suppressions import Block, apply
from framing.reading import read
from framing.types import SCORED_ROLES, Checked, Failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from framing.linting.settings import Settings
    from framing.reading import Reading
    from framing.types import Article, Diagnostic, Directive


class Checker:
    """Checks articles by the settings of the folders that they lie in.

    ``today``: ISO 8601 date that "until" of a suppression is compared with. ``stdin_name``: what to call
    standard input.
    """

    def __init__(
        self,
        settings: Settings,
        today: str,
        *,
        input_format: str | None = None,
        stdin_name: str | None = None,
    ) -> None:
        self.settings = settings
        self._today = today
        self._format = input_format
        self._stdin_name = stdin_name

    def articles(self, paths: Iterable[str | Failure]) -> Iterator[Article | Failure]:
        """Yield the articles in files, in order; failures pass through in their place."""
        for failed, items in groupby(paths, key=lambda item: isinstance(item, Failure)):
            if failed:
                yield from (item for item in items if isinstance(item, Failure))
            else:
                named = [item for item in items if isinstance(item, str)]
                yield from ingest.read(named, input_format=self._format)

    def check(self, article: Article, page: str | None = None) -> Checked:
        """Return what is found in an article.

        ``page``: the source of an HTML page that is not in its file. Raises ConfigError for settings, InputError
        for a file that went away or a sidecar that cannot be read.
        """
        path = article.path or "-"
        if path == "-" and self._stdin_name:
            path = self._stdin_name
            article = replace(article, path=path)
        profile = self.settings.of(path).profile(path)
        reading = read(article, profile.config)
        found = [profile.graded(d) for d in checks.run(reading, profile.codes)]
        html = (self._format or walk.format_of(path)) == "html"
        placed = _OnPage(reading, found, page) if html else _AsWritten(reading, found)
        suppressions = [*placed.directives(path), *written.in_sidecar(path)]
        suppressions = written.judged(suppressions, self._today)
        applied = apply(placed.found, placed.places, suppressions, placed.blocks, profile.codes)
        audited = checks.audit(applied.directives, article.id, profile.codes)
        return Checked(
            article=article,
            diagnostics=(*applied.left, *map(profile.graded, audited)),
            silenced=tuple(applied.silenced),
            ratings=_ratings(reading),
        )


def _ratings(reading: Reading) -> dict[str, float]:
    limits = reading.config.check.limits
    if not limits or reading.foreign is not None:
        return {}
    scores = reading.analysis.scores
    return {name: value for name in sorted(limits) if (value := scores[name].value) is not None}


class _AsWritten:
    """Findings in an article whose text is that of its file; those of a record have the record's line."""

    def __init__(self, reading: Reading, found: Sequence[Diagnostic]) -> None:
        article = reading.article
        self._article = article
        if article.record is not None:
            found = [replace(d, line=article.record, end_line=article.record) for d in found]
        self.found = found
        self.places: list[int | None] = [d.start for d in found]
        self.blocks = [Block(b.start, b.end) for b in article.blocks if b.role in SCORED_ROLES]

    def directives(self, path: str) -> Iterator[Directive]:
        """Yield the suppressions in comments and in front matter."""
        text, lines = self._article.text, self._article.line_map
        if "framing" not in text or not lines:
            return
        yield from written.in_front_matter(text, frontmatter.split(text).end, path, lines)
        yield from written.in_comments(text, path, lines)


class _OnPage:
    """Findings in a page: its text is made anew by extraction, so each is looked for in the source."""

    def __init__(self, reading: Reading, found: Sequence[Diagnostic], page: str | None) -> None:
        from framing.linting.source import Page, read_page

        article = reading.article
        self._source = Page(page) if page is not None else read_page(Path(article.path or "-"))
        self.blocks: list[Block] = []
        after = 0
        for block in article.blocks:
            place = self._source.place(article.text[block.start : block.end], after)
            if place and block.role in SCORED_ROLES:
                self.blocks.append(Block(*place))
                after = place[1] if place[0] >= after else after
        self.places: list[int | None] = []
        self.found = [self._placed(d, article) for d in found]

    def _placed(self, d: Diagnostic, article: Article) -> Diagnostic:
        sentence = self._source.place(d.sentence)
        place = self._source.place(d.text, sentence[0]) if sentence else self._source.place(d.text)
        self.places.append(place[0] if place else None)
        if place is None:
            return d
        return replace(d, line=self._source.line(place[0]), end_line=self._source.line(place[1] - 1))

    def directives(self, path: str) -> Iterator[Directive]:
        """Yield the suppressions in the comments of the page."""
        return written.in_comments(self._source.source, path, self._source.lines)


def today() -> str:
    """Return the date that dated suppressions are compared with: SOURCE_DATE_EPOCH, else the clock's."""
    from datetime import UTC, datetime

    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)
    return moment.date().isoformat()

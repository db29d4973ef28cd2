"""``framing lexicon stats``: how many entries the word lists hold."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from framing.cli import _output
from framing.cli._inputs import CONFIG, lists_of, settings
from framing.formats.printable import printable
from framing.formats.wire import encode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.lexicon import Entry, Lexicon


@click.command()
@click.option(
    "--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@CONFIG
def command(format_name: str, config: str | None) -> int:
    """Count entries by family, list and weight.

    Counts the lists in use: those that ship, with the house lists of the settings, less what they switch off.
    """
    from framing.lexicon.files import EVERY

    lists = lists_of(settings(config))
    families = {family: lists.load(family) for family in EVERY}
    if format_name == "json":
        document = {
            "schema": 1,
            "digest": lists.digest(),
            "families": {k: _family(v) for k, v in families.items()},
        }
        _output.emit([encode(document) + b"\n"], None)
    else:
        lines = [line for family, lexicons in families.items() for line in _text(family, lexicons)]
        _output.emit((f"{printable(line)}\n".encode() for line in lines), None)
    return 0


def _family(lexicons: Sequence[Lexicon]) -> dict[str, Any]:
    entries = [entry for lexicon in lexicons for entry in lexicon.entries]
    files = [
        {
            "name": lexicon.name,
            "source": lexicon.entries[0].source,
            "version": lexicon.version,
            "licence": lexicon.header["licence"],
            **_counts(lexicon.entries),
        }
        for lexicon in lexicons
    ]
    return {**_counts(entries), "lists": files}


def _counts(entries: Sequence[Entry]) -> dict[str, Any]:
    by_weight = Counter(entry.weight for entry in entries)
    return {
        "entries": len(entries),
        "with_suggestion": sum(bool(entry.suggestion) for entry in entries),
        "with_context": sum(bool(entry.when) for entry in entries),
        "by_weight": {f"{weight:g}": by_weight[weight] for weight in sorted(by_weight)},
    }


def _text(family: str, lexicons: Sequence[Lexicon]) -> Iterator[str]:
    counted = _family(lexicons)
    yield f"{family}: {_line(counted)} in {len(lexicons)} lists"
    width = max(len(each["source"]) for each in counted["lists"])
    for each in counted["lists"]:
        yield f"  {each['source']:<{width}}  {_line(each)}"
    yield ""


def _line(counts: dict[str, Any]) -> str:
    weights = ", ".join(f"{n} of weight {weight}" for weight, n in counts["by_weight"].items())
    return f"{counts['entries']:>5} entries, {counts['with_context']} with context ({weights})"

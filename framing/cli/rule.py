"""``framing rule``: what a rule flags, why, and how often it is right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from framing.cli import _errors, _output

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from framing.checks import Rule


@click.command()
@click.argument("code", required=False)
@click.option("--all", "every", is_flag=True, help="Show every rule.")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="How to show them; json is a list, whether one rule or all.",
)
@click.option(
    "--reviews",
    metavar="FILE",
    type=click.Path(),
    help="A table made by 'framing review outcomes table': what your editors make of the rule.",
)
def command(code: str | None, every: bool, shape: str, reviews: str | None) -> int:
    """Explain a rule of 'framing check'.

    It is named by its code (LD102) or name (combative-wording).
    """
    from framing.checks import rules

    if every is (code is not None):
        raise click.UsageError("name one rule, or give --all")
    named = {rule.NAME: rule for rule in rules().values()}
    if code is None:
        chosen = list(rules().values())
    elif (found := rules().get(code.upper()) or named.get(code.lower())) is not None:
        chosen = [found]
    else:
        raise click.UsageError(f"no such rule '{code}'; {_errors.nearest(code, [*rules(), *named])}")
    _output.emit(_shown(chosen, shape, _reviewed(reviews) if reviews is not None else None), None)
    return 0


def _reviewed(path: str) -> dict[str, dict[str, Any]]:
    """Return the rows of a table of precision by rule; raises FramingError for what is no such table."""
    import json
    from pathlib import Path

    from framing.errors import FramingError

    try:
        table = json.loads(Path(path).read_bytes())
        return {str(row["name"]): row for row in table["rules"]}
    except OSError as e:
        raise FramingError(e.strerror or str(e), where=path, remedy="check --reviews") from None
    except (ValueError, KeyError, TypeError) as e:
        raise FramingError(
            f"no table of precision: {type(e).__name__} {e}",
            where=path,
            remedy="make it with 'framing review outcomes table'",
        ) from None


def _desk(row: dict[str, Any] | None) -> str:
    """Return what editors made of a rule, in words."""
    if row is None or row["value"] is None:
        return "In review: no decision yet."
    n = row["accepted"] + row["dismissed"]
    return (
        f"In review: editors accepted {row['accepted']} of {n} findings, {row['value']:.0%} "
        f"(95 % interval {row['low']:.0%} to {row['high']:.0%}); unsure of {row['unsure']}."
    )


def _shown(chosen: Iterable[Rule], shape: str, reviewed: dict[str, dict[str, Any]] | None) -> Iterator[bytes]:
    import msgspec

    from framing.formats import rules as pages

    if shape == "json":
        listed = [pages.as_dict(rule) for rule in chosen]
        if reviewed is not None:
            listed = [{**each, "reviewed": reviewed.get(each["code"])} for each in listed]
        yield msgspec.json.format(msgspec.json.encode(listed)) + b"\n"
        return
    page = pages.as_markdown if shape == "markdown" else pages.as_text
    told = [
        page(rule) + (f"\n{_desk(reviewed.get(rule.CODE))}\n" if reviewed is not None else "")
        for rule in chosen
    ]
    yield "\n".join(told).encode()

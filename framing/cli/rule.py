"""``framing rule``: what a rule flags, why, and how often it is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
def command(code: str | None, every: bool, shape: str) -> int:
    """Explain a rule of 'framing check', by its code (LD102) or name (combative-wording)."""
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
    _output.emit(_shown(chosen, shape), None)
    return 0


def _shown(chosen: Iterable[Rule], shape: str) -> Iterator[bytes]:
    import msgspec

    from framing.formats import rules as pages

    if shape == "json":
        yield msgspec.json.format(msgspec.json.encode([pages.as_dict(rule) for rule in chosen])) + b"\n"
        return
    page = pages.as_markdown if shape == "markdown" else pages.as_text
    yield "\n".join(page(rule) for rule in chosen).encode()

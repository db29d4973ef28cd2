"""``framing review agreement``: how far reviewers agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from framing.cli import _output
from framing.cli.review import _database
from framing.formats.printable import printable
from framing.formats.wire import encode

if TYPE_CHECKING:
    from collections.abc import Iterator


@click.command()
@_database.DATABASE
@click.option(
    "--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def command(database: str, format_name: str) -> int:
    """Say how far the reviewers of each round agree.

    Cohen's kappa where they are two, Krippendorff's alpha, and alpha for unitizing of spans; each with n, what was
    left out, and a 95 % interval from resampled articles. Articles count once all their reviewers are done.
    """
    with _database.opened(database) as db:
        rounds = list(_rounds(db))
    if format_name == "json":
        _output.emit([encode({"schema": 1, "rounds": rounds}) + b"\n"], None)
    else:
        _output.emit([f"{printable(line)}\n".encode() for each in rounds for line in _lines(each)], None)
    return 0


def _rounds(db: Any) -> Iterator[dict[str, Any]]:
    from sqlalchemy import select

    from framing.review import outcomes, verdicts
    from framing.review.schema import session

    with db.read() as c:
        for round_ in c.execute(select(session).where(session.c.k > 1).order_by(session.c.id)).all():
            found = verdicts.material(c, [round_])
            agreed = outcomes.agreements(c, round_, found)
            yield {
                "round": round_.name,
                "articles": agreed.articles,
                "articles_not_done": found.left_out,
                "findings_left_out": agreed.left_out,
                "kappa": agreed.kappa._asdict() if agreed.kappa is not None else None,
                "alpha": agreed.alpha._asdict(),
                "alpha_unitizing": agreed.spans._asdict(),
            }


_NAMES = {
    "kappa": "Cohen's kappa, verdicts",
    "alpha": "Krippendorff's alpha, verdicts",
    "alpha_unitizing": "alpha for unitizing",
}


def _lines(each: dict[str, Any]) -> Iterator[str]:
    yield f"{each['round']}: {each['articles']} articles, {each['articles_not_done']} not done"
    for name, label in _NAMES.items():
        if each[name] is not None:
            yield f"  {label:<32}{_value(each[name])}"
    yield f"  {each['findings_left_out']} findings with fewer than two verdicts left out"


def _value(of: dict[str, Any]) -> str:
    if of["value"] is None:
        return f"none: {of['skipped']}"
    limits = (
        "too few articles for an interval" if of["low"] is None else f"{of['low']:.2f} to {of['high']:.2f}"
    )
    return f"{of['value']:.2f} ({limits}), n = {of['n']}"

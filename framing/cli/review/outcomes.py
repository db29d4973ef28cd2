"""``framing review outcomes``: what comes of the decisions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from framing.cli import _output
from framing.cli.review import _database
from framing.errors import FramingError
from framing.formats.printable import printable

if TYPE_CHECKING:
    from framing.review.verdicts import Material


@click.command()
@click.argument("what", type=click.Choice(["precision", "table", "exceptions", "lexicon"]))
@_database.DATABASE
@click.option(
    "--target",
    type=click.FloatRange(0, 1),
    default=0.7,
    show_default=True,
    help="Share of a rule's findings that editors should accept.",
)
@click.option(
    "--against", metavar="FILE", type=click.Path(), help="A file of exceptions: shows what is new as a diff."
)
@click.option("-o", "--output", metavar="FILE", type=click.Path(), help="Where to write it.")
def command(what: str, database: str, target: float, against: str | None, output: str | None) -> int:
    """Show what editors' decisions say.

    precision: how often each rule and word-list entry is accepted, and which to retire. table: the same as JSON, for
    other commands. exceptions: uses that are dismissed again and again, as TOML to be read before it is kept.
    lexicon: wording that editors marked as missed, as rows of a house list.
    """
    from framing import review

    review.require(database)
    with _database.opened(database) as db:
        found = _material(db)
    if what == "exceptions":
        text = _exceptions(found, against)
    else:
        text = {"precision": _precision, "table": _table, "lexicon": _lexicon}[what](found, target)
    _output.emit([text.encode("utf-8", "replace")], output)
    return 0


def _material(db: Any) -> Material:
    from sqlalchemy import select

    from framing.review import verdicts
    from framing.review.schema import session

    with db.read() as c:
        return verdicts.material(c, c.execute(select(session).order_by(session.c.id)).all())


def _precision(found: Material, target: float) -> str:
    from framing.review import outcomes

    lines: list[str] = []
    for heading, by in (("rule", "code"), ("entry", "entry")):
        lines.append(f"{heading:<40}{'accepted':>9}{'dismissed':>10}{'unsure':>7}  share (95 % interval)")
        lines += [printable(_row(p)) for p in outcomes.precision(found.judged, by, target)]
        lines.append("")
    if found.left_out:
        lines.append(f"{found.left_out} articles are not counted: their reviewers are not done.")
    return "\n".join(lines).rstrip() + "\n"


def _row(p: Any) -> str:
    share = "none" if p.value is None else f"{p.value:.0%} ({p.low:.0%} to {p.high:.0%})"
    told = {"retire": "  below target: retire?", "watch": "  below target, too few to tell", "": ""}[p.retire]
    return f"{p.name[:39]:<40}{p.accepted:>9}{p.dismissed:>10}{p.unsure:>7}  {share}{told}"


def _table(found: Material, target: float) -> str:
    import msgspec

    from framing.review import outcomes

    data = msgspec.json.encode(outcomes.table(found.judged, target))
    return msgspec.json.format(data, indent=1).decode() + "\n"


def _lexicon(found: Material, _target: float) -> str:
    from framing.review import outcomes

    return outcomes.as_lexicon(outcomes.additions(found))


def _exceptions(found: Material, against: str | None) -> str:
    import tomllib

    from framing.review import outcomes

    proposed = outcomes.exceptions(found.judged)
    if against is None:
        return outcomes.as_toml(proposed)
    try:
        known = Path(against).read_text(encoding="utf-8") if Path(against).exists() else ""
        return outcomes.diff(proposed, known, Path(against).name)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise FramingError(f"cannot be read: {error}", where=against, remedy="correct the file") from None

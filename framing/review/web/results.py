"""What comes of the decisions: precision, proposals, files for other tools; and a story compared."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select
from starlette.responses import HTMLResponse, Response

from framing.review import accounts, articles, events, exports, outcomes, schema, sessions, verdicts
from framing.review.web.call import RefusedError
from framing.review.web.context import Choice, PrecisionRow, ResultsPage
from framing.review.web.routes import Field, route

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from framing.review.outcomes import Precision
    from framing.review.verdicts import Material
    from framing.review.web.call import Call

_FORMATS: Final = {
    "jsonl": "Every event (JSON lines)",
    "w3c": "Web Annotation (JSON-LD)",
    "spacy": "spaCy (JSON lines)",
    "label-studio": "Label Studio (JSON)",
    "csv": "Table (CSV)",
    "training": "Sentences to train on (JSON lines)",
    "precision": "Precision by rule and entry (JSON)",
}


def _material(call: Call, c: Connection) -> tuple[list[Any], Material]:
    rounds = list(c.execute(select(schema.session).order_by(schema.session.c.id)))
    return rounds, verdicts.material(c, rounds, call.viewer)


@route("GET", "/results", "adjudicator")
def results(call: Call, c: Connection) -> Response:
    """Show precision and proposals."""
    _, found = _material(call, c)
    page = ResultsPage(
        left_out=f"{found.left_out} articles are not counted: their reviewers are not done."
        if found.left_out
        else "",
        rules=tuple(_row(p) for p in outcomes.precision(found.judged, "code")),
        entries=tuple(_row(p) for p in outcomes.precision(found.judged, "entry")),
        exceptions=outcomes.as_toml(proposed) if (proposed := outcomes.exceptions(found.judged)) else "",
        lexicon=outcomes.as_lexicon(more) if (more := outcomes.additions(found)) else "",
        formats=tuple(Choice(name, label) for name, label in _FORMATS.items()),
    )
    return call.page("results.html", page)


def _row(p: Precision) -> PrecisionRow:
    words = {"retire": "below target: retire?", "watch": "below target, too few to tell", "": ""}
    return PrecisionRow(
        name=p.name,
        precision="no decision" if p.value is None else f"{p.value:.0%}",
        interval="" if p.low is None or p.high is None else f"{p.low:.0%} to {p.high:.0%}",
        accepted=p.accepted,
        dismissed=p.dismissed,
        unsure=p.unsure,
        retire=words[p.retire],
    )


@route("POST", "/export", "adjudicator", Field("format", required=True))
def export(call: Call, c: Connection) -> Response:
    """Hand out what was decided, in the format of another tool."""
    name = call.form.get("format", "")
    if name not in _FORMATS:
        raise RefusedError(400, f"no such format; choose from {', '.join(_FORMATS)}")
    rounds, found = _material(call, c)
    ending, data = content(c, name, rounds, found)
    accounts.note(
        c, call.viewer, "export", f"{name}, {len(data)} bytes, sha256 {hashlib.sha256(data).hexdigest()}"
    )
    headers = {"Content-Disposition": f'attachment; filename="review.{ending}"'}
    return Response(data, media_type="application/octet-stream", headers=headers)


def content(c: Connection, name: str, rounds: list[Any], found: Material) -> tuple[str, bytes]:
    """Return the ending and the content of an export; raises FramingError for a span that is not in its text."""
    import msgspec

    if name == "jsonl":
        return "jsonl", b"".join(events.write(c, rounds, found.shown))
    if name == "training":
        return "training.jsonl", exports.sentences(outcomes.sentences(c, found))
    if name == "precision":
        table = msgspec.json.format(msgspec.json.encode(outcomes.table(found.judged)), indent=1)
        return "precision.json", table + b"\n"
    ending, make = exports.FORMATS[name]
    return ending, make(exports.labelled(c, found))


@route("GET", "/story/{story:int}", "reviewer")
def story(call: Call, c: Connection) -> Response:
    """Show a story as the report compares it."""
    from framing.comparison import compare
    from framing.report import pages
    from framing.report import render as reporting
    from framing.scorers import metrics
    from framing.types import Story

    a, v = schema.article, schema.version
    row = c.execute(select(schema.story).where(schema.story.c.id == call.params["story"])).first()
    rows = c.execute(
        select(a.c.id, v.c.analysis)
        .join(v, (v.c.article == a.c.id) & (v.c.number == a.c.current))
        .where(a.c.story == call.params["story"])
        .order_by(a.c.id)
        .limit(60)
    ).all()
    if row is None or not rows:
        raise RefusedError(404, "there is no such story")
    held = sessions.held(c, call.viewer)
    if any(r.id in held for r in rows):
        raise RefusedError(403, "you review an article of this story blind; finish it first")
    analyses = [articles.analysis_of(r.analysis) for r in rows]
    told = Story(
        id=row.key, title=row.title, articles=tuple(x.article.id for x in analyses), reason="in this database"
    )
    page = pages.story_page(compare(told, analyses, call.site.config), metrics(), "full")
    html = reporting.story(page)
    policy = f"{reporting.shell().policy}; frame-ancestors 'none'"
    return HTMLResponse(html, headers={"Content-Security-Policy": policy})

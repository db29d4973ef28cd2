"""The outlets side by side: plots of the ratings, and shares as bars."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from framing.comparison.differences import REPLICATES
from framing.report import charts
from framing.report.context import BarRow, Bars, Family, Key, Panel, Part, Ref, Row
from framing.report.voices import share_in_words, words_by_voice
from framing.report.wording import bounds, count, in_words, number, typeset
from framing.types import OutletProfile, Score

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from framing.report.places import Places
    from framing.scorers import Metric

FAMILIES: Mapping[str, tuple[str, str]] = {
    "loaded_language": ("Loaded language", "How loaded are the outlet’s own words?"),
    "attribution": ("Attribution style", "Who is heard, and how?"),
    "readability": ("Readability", "How hard is it to read?"),
    "tone": ("Tone", "How warm or cold are the outlet’s own words?"),
}
"""Name and question of each rating, in the order of the page."""

KINDS = ("direct", "mixed", "indirect")
NAMINGS = ("named", "described", "anonymous", "vague", "agentless")
STANCES = ("neutral", "doubting", "endorsing", "conceding", "combative", "emotive")
VOICES = ("narrator", "reported", "quoted")

_SHARES = frozenset(f"attribution.{part}" for part in (*KINDS, *NAMINGS, *(f"stance.{s}" for s in STANCES)))
"""Metrics that the bars show as parts of a whole; their plots with intervals are folded away."""

_PLOTS = {"loaded_language": 2, "attribution": 2}
"""Plots of a family that are seen at a glance, one unless said here; the rest are folded away."""

_FIXED_SCALES = {"tone": (-1.0, 1.0)}
_SHARE = (0.0, 1.0)


def family_of(metric: str) -> str:
    """Return the family that a metric's name begins with."""
    return metric.partition(".")[0]


def family_names(metrics: Sequence[str]) -> list[str]:
    """Return the families of ``metrics``: the known ones first, in the page's order."""
    present = dict.fromkeys(family_of(m) for m in metrics)
    return [f for f in FAMILIES if f in present] + [f for f in present if f not in FAMILIES]


def families(places: Places) -> tuple[Family, ...]:
    """Return what the section "At a glance" shows, one entry a rating."""
    outlets = places.comparison.outlets
    metrics = list(dict.fromkeys(name for o in outlets for name in o.scores))
    return tuple(_family(places, name, metrics) for name in family_names([*metrics, "attribution"]))


def _family(places: Places, name: str, metrics: Sequence[str]) -> Family:
    shown = glance_metrics(places.declared, metrics, name)
    first = [m for m in shown if m not in _SHARES][: _PLOTS.get(name, 1)]
    return Family(
        id=f"g-{name.replace('_', '-')}",
        name=FAMILIES.get(name, (name.replace("_", " ").capitalize(), ""))[0],
        question=FAMILIES.get(name, ("", ""))[1],
        panels=tuple(panel(places, m) for m in first),
        bars=_bars(places) if name == "attribution" else (),
        folded=tuple(panel(places, m) for m in shown if m not in first),
    )


def glance_metrics(declared: Mapping[str, Metric], metrics: Sequence[str], family: str) -> list[str]:
    """Return the metrics of a family that a summary shows, or its first where none is marked so."""
    mine = [m for m in metrics if family_of(m) == family]
    return [m for m in mine if m in declared and declared[m].headline] or mine[:1]


def panel(places: Places, metric: str) -> Panel:
    """Return one metric's plot, a row per outlet on one scale."""
    outlets = places.comparison.outlets
    scores = {o.outlet: o.scores.get(metric) or _missing(metric) for o in outlets}
    declared = places.declared.get(metric)
    on = _scale(metric, scores.values())
    digits = declared.digits if declared else 2
    return Panel(
        id="" if places.base else f"p-{places.working_id(metric)}",
        label=typeset(declared.label if declared else metric.replace("_", " ").replace(".", ", ")),
        unit=typeset(next((s.unit for s in scores.values() if s.unit), "")),
        direction=declared.direction if declared and declared.direction != "none" else "",
        axis=charts.axis(on, tick_labels(on)) if on else None,
        rows=tuple(_row(places, o, scores[o.outlet], on, digits, declared) for o in outlets),
        order="" if places.base else _order(places, metric),
    )


def _order(places: Places, metric: str) -> str:
    """Return the order of the outlets, or why none is stated; "" for a rating that is not put in order."""
    ranking = next((r for r in places.comparison.rankings if r.metric == metric), None)
    if ranking is None:
        return ""
    held = f"{100 * ranking.held:.0f} % of {REPLICATES} resamples"
    if ranking.order:
        return (
            f"From high to low: {', '.join(ranking.order)}. It holds in {held} and without any one word list."
        )
    if not ranking.breaks:
        return f"No clear order: that of the dots holds in {held}."
    lists = ", ".join(name.partition("/")[2] or name for name in ranking.breaks[:3])
    more = f" and {len(ranking.breaks) - 3} more" if len(ranking.breaks) > 3 else ""
    return f"No clear order: that of the dots holds in {held}, and is another one without the word list {lists}{more}."


def _missing(metric: str) -> Score:
    return Score(metric=metric, value=None, unit="", skipped="not computed")


def _row(
    places: Places,
    outlet: OutletProfile,
    score: Score,
    on: charts.Scale | None,
    digits: int,
    declared: Metric | None,
) -> Row:
    name = outlet_ref(places, outlet)
    href = places.basis_href(outlet.outlet, score)
    n = f"{score.n:,} {declared.n_unit if declared else ''}".strip()
    if score.value is None or on is None:
        return Row(outlet=name, value=Ref("not rated", href), n=n, skipped=score.skipped or "")
    title = f"{outlet.outlet}: {in_words(score, digits)}; {n}"
    return Row(
        outlet=name,
        value=Ref(number(score.value, digits), href, "what this rests on"),
        interval=bounds(score, digits),
        n=n,
        percentile=percentile(score),
        plot=charts.dot(on, score.value, score.low, score.high, title=title),
    )


def outlet_ref(places: Places, outlet: OutletProfile) -> Ref:
    """Return an outlet's name, leading to its first article."""
    first = outlet.articles[0] if outlet.articles else None
    return Ref(outlet.outlet, f"{places.base}#{places.articles[first]}" if first else "")


def percentile(score: Score) -> str:
    """Return where a score stands among reference articles, or ""."""
    return "" if score.percentile is None else f"percentile {score.percentile}"


def _scale(metric: str, scores: Iterable[Score]) -> charts.Scale | None:
    rated = [s for s in scores if s.value is not None]
    if not rated:
        return None
    values = [v for s in rated for v in (s.value, s.low, s.high) if v is not None]
    if family_of(metric) in _FIXED_SCALES:
        low, high = _FIXED_SCALES[family_of(metric)]
        return charts.scale(values, low=low, high=high)
    return charts.scale(values)


def tick_labels(on: charts.Scale) -> list[str]:
    """Return the labels of a scale's ticks, with as few decimals as tell them apart."""
    digits = 0
    while digits < 4 and any(abs(t - round(t, digits)) > 1e-9 for t in on.ticks):
        digits += 1
    return [number(t, digits) for t in on.ticks]


def _bars(places: Places) -> tuple[Bars, ...]:
    return (
        _attribution_bars(
            places,
            "kind",
            "Direct, mixed, indirect",
            "direct: the speaker’s words in quotation marks; mixed: partly; indirect: retold.",
            KINDS,
        ),
        _attribution_bars(
            places,
            "naming",
            "How sources are named",
            "described: “a ministry official”; anonymous: a name withheld; vague: “critics”, “observers”; "
            "agentless: “it is said”.",
            NAMINGS,
        ),
        _attribution_bars(
            places,
            "stance",
            "Stance of the verbs",
            "neutral: said, told; doubting: claimed, alleged; endorsing: pointed out; conceding: admitted; "
            "combative: hit back; emotive: fumed.",
            STANCES,
        ),
        _voice_bars(places),
    )


def _attribution_bars(places: Places, field: str, label: str, note: str, names: Sequence[str]) -> Bars:
    rows = []
    for outlet in places.comparison.outlets:
        counts = Counter(getattr(t, field) for a in places.of_outlet(outlet) for t in a.attributions)
        numbers = [counts[name] for name in names]
        at = places.outlets[outlet.outlet]
        parts = [
            Part(
                name=name,
                count=str(counts[name]),
                href=f"#q-{at}" if name in ("named", "neutral") else f"#q-{at}-{name}",
            )
            for name in names
            if counts[name]
        ]
        said = ", ".join(f"{p.count} {p.name}" for p in parts) or "no attributions"
        rows.append(
            BarRow(
                outlet=outlet_ref(places, outlet),
                bar=charts.bar(numbers, title=f"{outlet.outlet}: {said}") if parts else None,
                total=count(sum(numbers), "attribution"),
                parts=tuple(parts),
            )
        )
    return Bars(id=f"b-{field}", label=label, note=note, key=_key(names), rows=tuple(rows))


def _voice_bars(places: Places) -> Bars:
    names = ("outlet’s own", "reported", "quoted")
    rows = []
    for outlet in places.comparison.outlets:
        counts: Counter[str] = Counter()
        for analysis in places.of_outlet(outlet):
            counts.update(words_by_voice(analysis))
        numbers = [counts[v] for v in VOICES]
        total = sum(numbers)
        parts = tuple(
            Part(
                name=name, count=f"{share_in_words(k, total)}", href=f"#{places.articles[outlet.articles[0]]}"
            )
            for name, k in zip(names, numbers, strict=True)
            if k
        )
        said = ", ".join(f"{p.count} {p.name}" for p in parts)
        rows.append(
            BarRow(
                outlet=outlet_ref(places, outlet),
                bar=charts.bar(numbers, title=f"{outlet.outlet}: {said}") if total else None,
                total=count(total, "word"),
                parts=parts,
            )
        )
    return Bars(
        id="b-voice",
        label="Whose words fill the space",
        note="the outlet’s own assertions; others’ words retold; others’ words in quotation marks.",
        key=_key(names),
        rows=tuple(rows),
    )


def _key(names: Sequence[str]) -> tuple[Key, ...]:
    return tuple(Key(charts.swatch(i), name) for i, name in enumerate(names))

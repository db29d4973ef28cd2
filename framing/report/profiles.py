"""Profiles -> the page of outlets over many stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.profiles import LEAST_FOR_TREND, LEAST_QUARTERS, REPLICATES
from framing.report import charts
from framing.report.context import OutletsPage, PairedPanel, Panel, Quarter, Ref, Row, Trend
from framing.report.glance import tick_labels
from framing.report.pages import trouble
from framing.report.wording import count, date, interval, number, spelled, typeset
from framing.scorers import metrics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.report.context import Version
    from framing.scorers import Metric
    from framing.types import Failure, PairedRating, Profile

ALPHA = 0.05


def outlets_page(
    profiles: Sequence[Profile],
    stories: int,
    versions: tuple[Version, ...],
    notes: Sequence[str] = (),
    failures: Sequence[Failure] = (),
) -> OutletsPage:
    """Return the page of ``profiles``, which rest on ``stories`` stories that outlets share."""
    names = list(dict.fromkeys(rating.metric for profile in profiles for rating in profile.ratings))
    declared = metrics()
    return OutletsPage(
        summary=f"{spelled(len(profiles), 'outlet').capitalize()}, {spelled(stories, 'shared story', 'shared stories')}",
        findings=tuple(_findings(profiles, declared)),
        ratings=tuple(_paired(profiles, declared[name]) for name in names),
        coverage=tuple(_coverage(profile) for profile in profiles),
        notes=tuple(notes),
        failures=tuple(trouble(failure) for failure in failures),
        replicates=REPLICATES,
        versions=versions,
    )


def _of(profile: Profile, metric: str) -> PairedRating:
    return next(rating for rating in profile.ratings if rating.metric == metric)


def _findings(profiles: Sequence[Profile], declared: dict[str, Metric]) -> list[str]:
    out = []
    for profile in profiles:
        for r in profile.ratings:
            if (
                r.value is None
                or r.adjusted is None
                or r.adjusted >= ALPHA
                or r.low is None
                or r.high is None
            ):
                continue
            out.append(_in_words(profile.outlet, r, declared[r.metric], r.value, r.low, r.high))
    return out


def _in_words(outlet: str, r: PairedRating, metric: Metric, value: float, low: float, high: float) -> str:
    digits = _digits(metric)
    ends = (low, high) if value > 0 else (-high, -low)
    unit = "percentage points" if metric.unit.startswith("%") else typeset(metric.unit)
    return (
        f"{outlet}, {typeset(metric.label[:1].lower() + metric.label[1:])}: {number(abs(value), digits)} "
        f"{unit} {'higher' if value > 0 else 'lower'} than the other outlets on the same "
        f"{count(r.stories, 'story', 'stories')} ({interval(*ends, digits)})."
    )


def _digits(metric: Metric) -> int:
    """Return the decimals of a difference: it is smaller than what it is a difference of."""
    return max(1, metric.digits)


def _paired(profiles: Sequence[Profile], metric: Metric) -> PairedPanel:
    ratings = [(profile, _of(profile, metric.name)) for profile in profiles]
    ends = [x for _, r in ratings for x in (r.value, r.low, r.high) if x is not None]
    on = _around_zero(ends) if ends else None
    return PairedPanel(
        panel=Panel(
            id=f"p-{metric.name.replace('.', '-').replace('_', '-')}",
            label=f"{typeset(metric.label)}: difference from the others",
            unit=typeset(metric.unit),
            direction=metric.direction if metric.direction != "none" else "",
            axis=charts.axis(on, tick_labels(on)) if on else None,
            rows=tuple(_row(profile, r, metric, on) for profile, r in ratings),
        ),
        levels=tuple(_level(profile, r, metric) for profile, r in ratings if r.value is not None),
        trends=tuple(_trend(profile, r, metric) for profile, r in ratings if r.trend),
    )


def _around_zero(values: Sequence[float]) -> charts.Scale:
    """Return a scale with zero in its middle: a difference has two directions."""
    most = max(map(abs, values)) or 1.0
    return charts.scale([-most, most], low=-most, high=most)


def _row(profile: Profile, r: PairedRating, metric: Metric, on: charts.Scale | None) -> Row:
    name = Ref(profile.outlet)
    n = count(r.stories, "story", "stories")
    if r.value is None or r.low is None or r.high is None or on is None:
        return Row(outlet=name, value=Ref("not rated"), n=n, skipped=r.skipped or "")
    value, limits = _signed(r.value, _digits(metric)), interval(r.low, r.high, _digits(metric))
    title = f"{profile.outlet}: difference {value}, 95 % interval {limits}; {n}"
    plot = charts.dot(on, r.value, r.low, r.high, title=title)
    return Row(outlet=name, value=Ref(value), interval=limits, n=n, plot=plot)


def _signed(value: float, digits: int) -> str:
    text = number(value, digits)
    return text if text.startswith("−") or not text.strip("0.,") else f"+{text}"


def _level(profile: Profile, r: PairedRating, metric: Metric) -> str:
    own, others = (number(x or 0.0, _digits(metric)) for x in (r.level, r.others))
    chance = "" if r.adjusted is None else f"; p {_p(r.adjusted)} after Holm"
    return f"{profile.outlet}: {own} on average, the others {others} on the same stories{chance}."


def _p(p: float) -> str:
    return "< .001" if p < 0.001 else f"= {p:.3f}".replace("0.", ".", 1)


def _trend(profile: Profile, r: PairedRating, metric: Metric) -> Trend:
    if r.slope is None or r.slope_low is None or r.slope_high is None:
        change = f"no trend given: needs {LEAST_FOR_TREND} dated stories in {LEAST_QUARTERS} quarters"
    else:
        limits = interval(r.slope_low, r.slope_high, _digits(metric))
        change = f"{_signed(r.slope, _digits(metric))} a year ({limits})"
    quarters = [
        Quarter(q.quarter, f"{_signed(q.value, _digits(metric))} ({count(q.stories, 'story', 'stories')})")
        for q in r.trend
    ]
    return Trend(outlet=profile.outlet, change=change, quarters=tuple(quarters))


def _coverage(profile: Profile) -> str:
    parts = [
        f"{count(profile.articles, 'article')} in {count(profile.stories, 'shared story', 'shared stories')}"
    ]
    if profile.first and profile.last:
        parts.append(f"from {date(profile.first)} to {date(profile.last)}")
    return f"{profile.outlet}: {', '.join(parts)}."

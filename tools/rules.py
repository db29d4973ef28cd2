"""Write ``docs/rules/`` and ``framing/data/precision.tsv`` from the rules and from what was judged of them.

The judgements are ``seeds/labelled/check-judgements.jsonl``; how they were made stands in ``docs/rules/rubric.md``.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.checks import FAMILIES, default, rules
from framing.checks._precision import COLUMNS, measured
from framing.formats.rules import as_markdown
from framing.intervals import wilson

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "rules"
PRECISION = ROOT / "framing" / "data" / "precision.tsv"
LABELLED = ROOT / "seeds" / "labelled"
SETS = ("first", "second", "third", "fourth")
_THEN_ON = frozenset("AT204 AT209 AT210 AT213 AT215 BL501 BL502 HL304 RD403".split())
"""Rules that were on when the sets were read, and are off for what was read."""
HEAD = """# Rules

Generated from the rules by `make tables`; do not edit. `framing rule CODE` shows a page on the terminal.

Precision is the share of findings that a strict copy editor would act on or at least call right, by
[a written rubric](rubric.md); each was read twice, and the share is the mean of the two readings, with its 95 %
interval (Wilson). All of it comes from articles of PolNeAR's training part, US political news of 2015 and 2016 that
the finder of attributions was developed on. A dash: it found nothing there. Where fewer than five findings were read,
a rule keeps the default that its author gave it; of the others those below .70 are off. The figures of a rule count
the findings that it still makes: those that mending did away with are in the last table only.

| code | name | severity | default | precision | interval | n | same verdict |
|---|---|---|---|---|---|---|---|
"""


def rows(name: str) -> list[dict[str, Any]]:
    """Return the objects of one of the labelled files."""
    return [json.loads(line) for line in (LABELLED / name).read_text(encoding="utf-8").splitlines()]


def kappa(judged: Sequence[Mapping[str, Any]]) -> float:
    """Return Cohen's kappa of the two readings."""
    n = len(judged)
    agreed = sum(j["first"] == j["second"] for j in judged) / n
    one, other = (sum(j[reading] for j in judged) / n for reading in ("first", "second"))
    chance = one * other + (1 - one) * (1 - other)
    return (agreed - chance) / (1 - chance)


def mean(judged: Sequence[Mapping[str, Any]]) -> float:
    """Return the share found right, over both readings."""
    return sum(j["first"] + j["second"] for j in judged) / (2 * len(judged))


def precision() -> str:
    """Return the table of precision by rule, of the places that the rules flag today."""
    by_code: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for j in rows("check-judgements.jsonl"):
        if not j["mended"]:
            by_code[j["code"]].append(j)
    lines = ["# source: tools/rules.py, from check-judgements.jsonl", "\t".join(COLUMNS)]
    for code, judged in sorted(by_code.items()):
        share, n = mean(judged), len(judged)
        low, high = wilson(share, n)
        agreed = sum(j["first"] == j["second"] for j in judged)
        lines.append(f"{code}\t{n}\t{share:.3f}\t{low:.3f}\t{high:.3f}\t{agreed}")
    return "\n".join(lines) + "\n"


def index() -> str:
    """Return the page with all rules and what was measured of them together."""
    out = [HEAD]
    family = ""
    for code, rule in rules().items():
        if code[:2] != family:
            family = code[:2]
            out.append(f"| | **{FAMILIES[family]}** | | | | | | |\n")
        found = measured(code)
        figures = (
            f"{found.precision:.2f} | {found.low:.2f} to {found.high:.2f} | {found.n} | {found.agreed}"
            if found
            else "– | | 0 | "
        )
        on = "on" if rule.DEFAULT else "off"
        out.append(f"| [{code}]({code}.md) | {rule.NAME} | {rule.SEVERITY} | {on} | {figures} |\n")
    return "".join(out) + "\n" + together()


def together() -> str:
    """Return the table of the rules that are on by default, by set of articles."""
    judged, articles = rows("check-judgements.jsonl"), rows("check-articles.jsonl")
    on = set(default())
    out = [
        "## The rules that are on, together\n\n",
        "Each set is forty articles. *As read*: every finding that was judged, as the rules stood when it was read. "
        "*Today*: without the findings that later mending did away with, each rule weighed by how often it fires. Rules "
        "were mended after the first, second and third set; the fourth was read afterwards, and after it LD105, "
        "LD107 and LD115 alone were mended: its figures are the ones to expect of such articles.\n\n"
        "| set | findings per 1,000 words | as read | today | first reading | second, sceptical | kappa as read |\n"
        "|---|---|---|---|---|---|---|\n",
    ]
    for name in SETS:
        here = [j for j in judged if j["set"] == name and j["code"] in on | _THEN_ON]
        listed = [a for a in articles if a["set"] == name]
        counts = sum((Counter(a["findings"]) for a in listed), Counter[str]())
        rate = 1000 * counts.total() / sum(a["words"] for a in listed)
        ids = {a["article"] for a in listed}
        still = [j for j in judged if j["article"] in ids and not j["mended"] and j["code"] in on]
        shares = [weighted(still, counts, reading) for reading in ("first", "second")]
        out.append(
            f"| {name} | {rate:.1f} | {mean(here):.2f} (n {len(here)}) | {sum(shares) / 2:.2f} | {shares[0]:.2f} "
            f"| {shares[1]:.2f} | {kappa(here):.2f} |\n"
        )
    out.append(f"\nOver all {len(judged)} findings that were judged, of rules that are off too, kappa is ")
    out.append(f"{kappa(judged):.2f}.\n")
    return "".join(out)


def weighted(judged: Iterable[Mapping[str, Any]], counts: Mapping[str, int], reading: str) -> float:
    """Return the share found right by one reading, each rule weighed by how often it fires."""
    by_code: dict[str, list[int]] = defaultdict(list)
    for j in judged:
        by_code[j["code"]].append(j[reading])
    total = sum(counts[code] for code in by_code)
    return sum(counts[code] * sum(found) / len(found) for code, found in by_code.items()) / total


def pages() -> dict[str, str]:
    """Return the generated pages by file name."""
    return {f"{code}.md": as_markdown(rule) for code, rule in rules().items()} | {"README.md": index()}


if __name__ == "__main__":
    PRECISION.write_text(precision(), encoding="utf-8")
    PAGES.mkdir(exist_ok=True)
    for name, text in pages().items():
        (PAGES / name).write_text(text, encoding="utf-8")

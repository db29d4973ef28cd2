"""Articles about invented places, and an engine that scores in this process."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import msgspec
import pytest

from framing.config import Config
from framing.corpus import run, work
from framing.corpus.job import Job
from framing.corpus.reading import Reader, inputs
from framing.corpus.store import Store

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from pathlib import Path

    from framing.corpus.chunks import Chunk
    from framing.corpus.run import Step
    from framing.corpus.store import Manifest

OUTLETS = ("Lindhaven Post", "Norvale Courier", "Holm Herald", "Aldine Mail")
PEOPLE = ("Ada Moll", "Piet Arends", "Marta Quill", "Joren Tas", "Ilse Brandt")
EVENTS = (
    ("Ferry strike strands islanders", "ferry", "crews", "the harbour board"),
    ("Flood defences fail at Norvale", "dyke", "engineers", "the water authority"),
    ("Holm votes on its tram line", "tram", "voters", "the town council"),
    ("Fire closes the Zyrrhin bakery", "bakery", "firefighters", "the insurer"),
    ("Aldine hospital cuts beds", "hospital", "nurses", "the health board"),
)
SENTENCES = (
    "{person} said on Monday that {group} would not return to the {thing} before the spring.",
    "“We were promised an answer, and we got an insult,” {person} told reporters outside the {thing}.",
    "{body} dismissed the claim as absurd.",
    "About {n} residents had gathered near the {thing} by nightfall, the police reported.",
    "Critics accused {body} of a shameful neglect of the {thing}.",
    "According to {body}, repairs to the {thing} will cost {n} crowns.",
    "{person} warned that the {thing} could close altogether if {group} walked out again.",
    "The {thing} has served the district for {n} years, and most families depend on it.",
    "{body} may publish a report on the {thing} before the end of the month.",
)


def article(number: int, *, story: int | None = None, outlet: int | None = None) -> dict[str, str]:
    """Return the record of an article; those of one ``story`` tell one event."""
    rng = random.Random(number)
    story = number // len(OUTLETS) if story is None else story
    outlet = number % len(OUTLETS) if outlet is None else outlet
    title, thing, group, body = EVENTS[story % len(EVENTS)]
    told = rng.sample(SENTENCES, 7)
    n = 20 + 7 * story
    names = {"person": PEOPLE[story % len(PEOPLE)], "group": group, "thing": thing, "body": body}
    filled = [marked(s.format(n=n + i, **names), OUTLETS[outlet]) for i, s in enumerate(told)]
    return {
        "id": f"n{number}",
        "title": title,
        "outlet": OUTLETS[outlet],
        "published": f"2031-{5 + story // 28:02}-{1 + story % 28:02}",
        "text": f"{' '.join(filled[:4])}\n\n{' '.join(filled[4:])}",
    }


def marked(sentence: str, outlet: str) -> str:
    """Return a sentence with remarks, so that no eight words in a row are those of another outlet."""
    words = sentence.split()
    return f" ({outlet}) ".join(" ".join(words[i : i + 5]) for i in range(0, len(words), 5))


def lines(records: Iterable[dict[str, str]]) -> bytes:
    """Return records as JSON lines."""
    return b"".join(msgspec.json.encode(record) + b"\n" for record in records)


def here(chunks: Iterable[Chunk], job: Job, workers: int) -> Generator[work.Done]:
    """An engine that scores in this process, one chunk after the other."""
    for chunk in chunks:
        yield work.score(chunk, job)


Scored = "Callable[..., tuple[Manifest, list[Step]]]"


@pytest.fixture
def scored(tmp_path: Path) -> Scored:
    """Score inputs into ``tmp_path / "out"`` in this process; return the manifest and the steps."""

    def scored(
        *paths: Path | str,
        folder: str = "out",
        engine: run.Engine = here,
        config: Config | None = None,
        columns: tuple[tuple[str, str], ...] = (),
    ) -> tuple[Manifest, list[Step]]:
        steps: list[Step] = []
        job = Job(config=config or Config(replicates=100), columns=columns)
        manifest = run.score(
            inputs([str(path) for path in paths]),
            Reader(columns),
            Store(tmp_path / folder),
            job,
            workers=2,
            engine=engine,
            watch=steps.append,
        )
        return manifest, steps

    return scored


def tree(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder with their contents."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def rows(folder: Path, table: str) -> list[dict[str, object]]:
    """Return the rows of a table, month after month."""
    import pyarrow.parquet as pq

    found = sorted((folder / table).rglob("*.parquet"))
    return [row for path in found for row in pq.ParquetFile(path).read().to_pylist()]

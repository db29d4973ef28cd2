"""What a start does not pay for: modules that cost more than the work they would do here."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    "duckdb",
    "jinja2",
    "nltk",
    "pandas",
    "polars",
    "pyarrow",
    "rich",
    "scipy",
    "sklearn",
    "textstat",
    "trafilatura",
)
TEXT = """Ferry returns to Holm

The ferry between Port Aldine and Holm will sail again on Monday, the council said. “It was an awful winter,”
said Marta Quill, who runs the Zyrrhin bakery. Residents cheered. Children walked to the pier to wave.
"""


def imported(code: str, *arguments: str) -> set[str]:
    """Return the top-level modules that an interpreter has after running ``code``."""
    report = "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    code = f"import atexit, sys; atexit.register(lambda: {report})\n{code}"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return set(done.stdout.splitlines()[-1].split())


def test_scoring_a_text_imports_nothing_heavy(tmp_path) -> None:
    article = tmp_path / "ferry.txt"
    article.write_text(TEXT, encoding="utf-8")
    modules = imported("from framing.cli import main; main()", "score", str(article), "--format", "jsonl")
    assert "framing" in modules
    assert modules.intersection(HEAVY) == set()


@pytest.mark.parametrize(
    "module",
    [
        "framing",
        "framing.attribution",
        "framing.corpus",
        "framing.document",
        "framing.ingest",
        "framing.lexicon",
        "framing.scorers",
    ],
)
def test_importing_a_layer_imports_nothing_heavy(module: str) -> None:
    modules = imported(f"import {module}")
    assert modules.intersection({*HEAVY, "numpy", "pyphen", "vaderSentiment"}) == set()


def test_the_rules_that_are_on_import_nothing_heavy() -> None:
    code = (
        "from framing import engine, ingest\nfrom framing.checks import run\nimport sys\n"
        "assert run(engine.read(ingest.from_text(sys.argv[1])))"
    )
    loud = TEXT + "\nThe mayor slammed the plan, critics said.\n"
    modules = imported(code, loud)
    assert modules.intersection({*HEAVY, "numpy", "pyphen", "vaderSentiment"}) == set()


def test_explaining_a_rule_imports_nothing_heavy() -> None:
    modules = imported("from framing.cli import main; main()", "rule", "LD102", "--format", "json")
    assert modules.intersection({*HEAVY, "numpy", "pyphen", "vaderSentiment"}) == set()

"""Pages and tables that are generated are not stale."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from framing import lexicon, scorers
from framing.scorers._reference import reference

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def tools_on_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    for name in ("contexts", "corpus_schema", "metrics", "rules"):
        sys.modules.pop(name, None)


def test_the_page_of_metrics_is_what_the_scorers_declare() -> None:
    import metrics

    assert (ROOT / "docs" / "metrics.md").read_text(encoding="utf-8") == metrics.render()


def test_the_tables_of_a_corpus_are_what_the_schema_declares() -> None:
    import corpus_schema

    page = (ROOT / "docs" / "corpus.md").read_text(encoding="utf-8")
    assert page == corpus_schema.render(page)


def test_the_pages_of_rules_are_what_the_rules_and_the_judgements_say() -> None:
    import rules

    folder = ROOT / "docs" / "rules"
    written = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    assert written.pop("rubric.md")
    assert written == rules.pages()
    assert (ROOT / "framing" / "data" / "precision.tsv").read_text(encoding="utf-8") == rules.precision()


def test_the_page_of_templates_is_what_they_are_given() -> None:
    import contexts

    assert (ROOT / "docs" / "templates.md").read_text(encoding="utf-8") == contexts.render()


def test_the_reference_was_made_with_these_lexicons() -> None:
    found = reference()
    assert found is not None
    assert found.lexicons == lexicon.digest(), "run tools/reference.py again (see make tables)"


def test_the_reference_has_a_full_distribution_of_known_metrics() -> None:
    found = reference()
    assert found is not None
    assert set(found.quantiles) <= set(scorers.metrics())
    assert {len(values) for values in found.quantiles.values()} == {101}
    assert all(values == sorted(values) for values in found.quantiles.values())

"""The pages are valid HTML, by html-validate's standard rules."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from framing import report
from tests.conftest import ROOT, absent
from tests.report import hostile, sample
from tests.report.test_pages import _hostile


def _validator() -> str:
    named = os.environ.get("HTML_VALIDATE")
    path = Path(named) if named else ROOT / "node_modules" / ".bin" / "html-validate"
    if not path.is_file():
        absent("html-validate", "html-validate is not installed (set HTML_VALIDATE to its program)")
    return str(path)


def test_every_page_is_valid(tmp_path: Path) -> None:
    validator = _validator()
    report.write([sample.comparison(), _hostile(), hostile.comparison()], tmp_path)
    (tmp_path / "rules.json").write_text(
        '{"root": true, "extends": ["html-validate:standard"]}', encoding="utf-8"
    )
    pages = sorted(map(str, tmp_path.rglob("*.html")))
    assert len(pages) == 4
    run = subprocess.run(
        [validator, "--config", str(tmp_path / "rules.json"), *pages],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.stdout[-2000:], run.stderr[-500:], run.returncode) == ("", "", 0)

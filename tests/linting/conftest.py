from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from framing.linting import Checker, Overrides, Settings
from framing.types import Article

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from framing.types import Checked


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Checked]:
    """Write a file and check it with LD102 and the rules about suppressions."""
    monkeypatch.chdir(tmp_path)

    def run(text: str | bytes, name: str = "a.md", select: tuple[str, ...] = ("LD102", "SU")) -> Checked:
        data = text if isinstance(text, bytes) else text.encode()
        (tmp_path / name).write_bytes(data)
        checker = Checker(Settings(overrides=Overrides(select=select), isolated=True), "2031-06-01")
        articles = list(checker.articles([name]))
        assert len(articles) == 1
        assert isinstance(articles[0], Article), articles[0]
        return checker.check(articles[0])

    return run


def codes(checked: Checked) -> list[str]:
    return [d.code for d in checked.diagnostics]

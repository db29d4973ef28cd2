from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from framing import output
from framing.errors import OutputError


def test_makes_folders_and_replaces_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "c.txt"
    output.write(path, b"one")
    output.write(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(path.parent.iterdir()) == [path]


def test_permissions_follow_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        output.write(tmp_path / "f", b"")
    finally:
        os.umask(before)
    assert (tmp_path / "f").stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    output.write(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_device_is_written_to_and_a_full_one_is_an_error() -> None:
    output.write(Path(os.devnull), b"x")
    assert Path(os.devnull).is_char_device()
    with pytest.raises(OutputError, match="the disk is full"):
        output.write(Path("/dev/full"), b"x")


@pytest.mark.parametrize("fault", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    path = tmp_path / "f"
    path.write_bytes(b"old")

    def full(descriptor: int) -> None:
        raise fault

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises((OutputError, KeyboardInterrupt)) as caught:
        output.write(path, b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
    if isinstance(caught.value, OutputError):
        assert (caught.value.where, caught.value.remedy) == (
            str(path),
            "the disk is full; free some space or choose another folder",
        )


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("file/below", "a file stands where a folder is needed; choose another name"),
        ("folder", "a folder has this name; choose another name"),
        ("n" * 300, "choose a shorter name"),
        ("loop/x", "choose another name"),
    ],
)
def test_what_to_do_is_said(tmp_path: Path, name: str, remedy: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(OutputError) as caught:
        output.write(tmp_path / name, b"x")
    assert caught.value.remedy == remedy

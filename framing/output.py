"""Writes results whole: a reader sees the old file or the new one, never half of one."""

from __future__ import annotations

import contextlib
import errno
import os
from typing import TYPE_CHECKING, BinaryIO

from framing.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_REMEDIES = {
    errno.EACCES: "choose a folder that you may write to",
    errno.EPERM: "choose a folder that you may write to",
    errno.EROFS: "the file system is read-only; choose another folder",
    errno.ENOSPC: "the disk is full; free some space or choose another folder",
    errno.EDQUOT: "your quota on this disk is used up; free some space or choose another folder",
    errno.EFBIG: "the file is larger than this file system takes; choose another folder",
    errno.EISDIR: "a folder has this name; choose another name",
    errno.ENOTDIR: "a file stands where a folder is needed; choose another name",
    errno.EEXIST: "a file stands where a folder is needed; choose another name",
    errno.ENAMETOOLONG: "choose a shorter name",
}


def write(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` by way of a temporary file beside it; make missing folders.

    A device or pipe is written to directly, and the target of a symbolic link is replaced, not the link.
    Raises OutputError with a remedy; the temporary file is then gone and an older ``path`` untouched.
    """
    with opened(path) as file:
        file.write(data)


@contextlib.contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write piece by piece; like ``write``, it appears whole or not at all."""
    try:
        target = path.resolve()
        if target.exists() and not target.is_file() and not target.is_dir():
            with target.open("wb") as file:
                yield file
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        with _replacing(target) as file:
            yield file
    except OSError as error:
        raise _output_error(path, error) from None
    except RuntimeError as error:  # before Python 3.13 a loop of symbolic links is no OSError
        if "ymlink loop" not in str(error):
            raise
        raise OutputError("a loop of symbolic links", where=str(path), remedy="choose another name") from None


@contextlib.contextmanager
def _replacing(target: Path) -> Iterator[BinaryIO]:
    temporary = target.with_name(f".{target.name[:100]}.{os.getpid()}.part")
    try:
        # Unlike tempfile's 0600, this leaves the permissions to the user's umask, as for any new file.
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    # A rename survives a power cut only once its folder is on the disk; not every system can sync a folder.
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _output_error(path: Path, error: OSError) -> OutputError:
    remedy = _REMEDIES.get(error.errno or 0, "check the folder and the disk")
    reason = (error.strerror or str(error)).lower()
    return OutputError(f"cannot be written: {reason}", where=str(path), remedy=remedy)

"""What the app of one process knows: its database, where it is served, who may sign in how."""

from __future__ import annotations

import hmac
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from framing.config import Config

if TYPE_CHECKING:
    from framing.review.database import Database

_TRIES: Final = 5
_WAIT: Final = 60.0


@dataclass
class Site:
    """One app.

    ``origins``    where it is served; ``local``: on this machine only, signed in to by a one-time ``token``.
    ``urls``       whether articles may be fetched from the web.
    """

    database: Database
    origins: tuple[str, ...]
    local: bool = True
    token: str | None = None
    urls: bool = False
    config: Config = field(default_factory=Config)
    _failures: dict[str, list[float]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def secure(self) -> bool:
        """Whether browsers reach it by https, and its cookie may travel by that alone."""
        return all(origin.startswith("https:") for origin in self.origins)

    def take_token(self, given: str) -> bool:
        """Whether ``given`` is the one-time token; it is used up then."""
        with self._lock:
            if self.token is None or not hmac.compare_digest(given.encode(), self.token.encode()):
                return False
            self.token = None
            return True

    def may_try(self, name: str) -> bool:
        """Whether a password may be tried for ``name``: not after five wrong ones within a minute."""
        now = time.monotonic()
        with self._lock:
            recent = [t for t in self._failures.get(name, ()) if now - t < _WAIT]
            self._failures[name] = recent
            if not recent:
                del self._failures[name]
            return len(recent) < _TRIES

    def failed(self, name: str) -> None:
        """Note a wrong password."""
        with self._lock:
            if len(self._failures) > 10_000:
                self._failures.clear()
            self._failures.setdefault(name, []).append(time.monotonic())

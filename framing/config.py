"""The settings: the only reader of ``framing.toml`` and of ``[tool.framing]`` in ``pyproject.toml``."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Annotated, Any

import msgspec

from framing.errors import ConfigError

_Name = Annotated[str, msgspec.Meta(min_length=1)]
_NO_SCORE = {"lexicons", "switch_off", "max_sentence", "max_paragraph", "max_grade"}
"""Settings that the digest leaves out."""


class Config(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Every setting.

    ``long_sentence``  words above which a sentence counts as long (5 to 500).
    ``replicates``     bootstrap replicates behind each interval (100 to 100,000).
    ``prevalence``     share of sentences of ordinary news that are worded in a loaded way (0.001 to 0.999): what
                       the classifier's probabilities are corrected to.
    ``model``          file made by ``framing train``, instead of the model that ships.
    ``lexicons``       house lists: files, and folders of .tsv files, relative to the file that names them.
    ``switch_off``     what not to use of the shipped lists: a list ("loaded/clickbait") or an entry in one
                       ("loaded/combative:slam").
    ``max_sentence``   words, quoted ones apart, above which a check flags a sentence (10 to 500).
    ``max_paragraph``  words above which it flags a paragraph (20 to 5,000).
    ``max_grade``      consensus grade above which it flags an article, if asked to (1 to 30).
    """

    long_sentence: Annotated[int, msgspec.Meta(ge=5, le=500)] = 30
    replicates: Annotated[int, msgspec.Meta(ge=100, le=100_000)] = 200
    prevalence: Annotated[float, msgspec.Meta(ge=0.001, le=0.999)] = 0.05
    model: str | None = None
    lexicons: tuple[_Name, ...] = ()
    switch_off: tuple[_Name, ...] = ()
    max_sentence: Annotated[int, msgspec.Meta(ge=10, le=500)] = 45
    max_paragraph: Annotated[int, msgspec.Meta(ge=20, le=5_000)] = 120
    max_grade: Annotated[float, msgspec.Meta(ge=1, le=30)] = 14.0

    def digest(self) -> str:
        """Return "sha256:" + the digest of the settings as JSON with sorted keys, defaults included.

        House lists and what is switched off are left out: the digest of the lexicons tells them, by content. So
        are the limits of checks, which move no score.
        """
        settings = msgspec.structs.asdict(self)
        canonical = msgspec.json.encode(
            {key: settings[key] for key in settings.keys() - _NO_SCORE}, order="sorted"
        )
        return "sha256:" + hashlib.sha256(canonical).hexdigest()


def load(path: str) -> Config:
    """Return the settings in a TOML file: its top level, or ``[tool.framing]`` of a ``pyproject.toml``.

    Raises ConfigError, which names the file, the key and the nearest valid key.
    """
    table = _read(path)
    where = path
    if Path(path).name == "pyproject.toml":
        tool = table.get("tool", {})
        if not isinstance(tool, dict) or not isinstance(tool.get("framing"), dict):
            raise ConfigError(
                "there is no table [tool.framing]", where=path, remedy="add it, or name a framing.toml"
            )
        table, where = tool["framing"], f"{path}, [tool.framing]"
    _refuse_unknown(table, where)
    try:
        config = msgspec.convert(table, Config)
    except msgspec.ValidationError as e:
        what, _, key = str(e).partition(" - at `$.")
        raise ConfigError(
            f"'{key.rstrip('`')}': {what[:1].lower()}{what[1:]}",
            where=where,
            remedy="correct the value, or leave the key out for its default",
        ) from None
    beside = Path(path).parent
    return msgspec.structs.replace(config, lexicons=tuple(str(beside / name) for name in config.lexicons))


def _read(path: str) -> dict[str, Any]:
    import tomllib

    file = Path(path)
    if not file.exists():
        raise ConfigError("there is no such file", where=path, remedy="correct --config")
    if not file.is_file():
        raise ConfigError("this is not a file", where=path, remedy="name a TOML file with --config")
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as e:
        raise ConfigError(f"not UTF-8: byte {e.start}", where=path, remedy="save it as UTF-8") from None
    except (tomllib.TOMLDecodeError, RecursionError) as e:
        raise ConfigError(f"not TOML: {e}", where=path, remedy="correct the file") from None
    except OSError as e:
        raise ConfigError(e.strerror or str(e), where=path, remedy="make it readable") from None


def _refuse_unknown(table: dict[str, Any], where: str) -> None:
    known = [field.name for field in msgspec.structs.fields(Config)]
    for key in table:
        if key not in known:
            raise ConfigError(f"unknown key '{key}'", where=where, remedy=_nearest(key, known))


def _nearest(key: str, known: list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key.replace("-", "_"), known, n=1)
    return f"did you mean '{near[0]}'?" if near else f"the keys are: {', '.join(sorted(known))}"

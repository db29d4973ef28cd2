"""The settings: the only reader of ``framing.toml`` and of ``[tool.framing]`` in ``pyproject.toml``."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from framing.errors import ConfigError
from framing.types import Severity  # noqa: TC001 (msgspec reads annotations)

_Name = Annotated[str, msgspec.Meta(min_length=1)]
QuotePolicy = Literal["skip", "note", "check"]
FailOn = Literal["never", "note", "warning", "error"]

FILES = (".framing.toml", "framing.toml", "pyproject.toml")
"""What a folder's settings may stand in; the first that is there, and holds some, counts."""


class PathCheck(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What ``framing check`` does otherwise on some paths: pages of opinion, say.

    ``ignore``        rules that are off there; ``extend_select``: rules that are also on.
    ``severity``      other severities, as in ``Check``; ``limits``: other limits.
    ``quote_policy``  another policy.
    """

    ignore: tuple[_Name, ...] = ()
    extend_select: tuple[_Name, ...] = ()
    severity: dict[_Name, Severity] = {}
    limits: dict[_Name, float] = {}
    quote_policy: QuotePolicy | None = None


class Check(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The settings of ``framing check``; none of them moves a number.

    ``select``         rules that are on, by code or the beginning of one ("LD", "AT1"), "ALL"; where nothing is
                       selected, those that are on by default.
    ``extend_select``  rules that are on besides; ``ignore``: rules that are off. The longer beginning wins.
    ``severity``       another severity than the rule's, by code or beginning.
    ``limits``         highest value of a rating that is no finding, by metric ("readability.consensus_grade").
    ``max_sentence``   words, quoted ones apart, above which a sentence is flagged (10 to 500).
    ``max_paragraph``  words above which a paragraph is (20 to 5,000).
    ``max_grade``      consensus grade above which an article is, where RD402 is on (1 to 30).
    ``quote_policy``   what to do with wording in the words of others: "skip" it, "note" it (severity note), or
                       "check" it like the outlet's own.
    ``fail_on``        lowest severity that makes the exit code 1, or "never".
    ``min_severity``   lowest severity that is shown.
    ``exclude``        files and folders not to check, as patterns of ``.gitignore``.
    ``baseline``       file made by ``framing baseline create``: what is in it is not reported.
    ``per_path``       what is otherwise on paths that match a pattern of ``.gitignore``; the last match wins.
    """

    select: tuple[_Name, ...] = ()
    extend_select: tuple[_Name, ...] = ()
    ignore: tuple[_Name, ...] = ()
    severity: dict[_Name, Severity] = {}
    limits: dict[_Name, float] = {}
    max_sentence: Annotated[int, msgspec.Meta(ge=10, le=500)] = 45
    max_paragraph: Annotated[int, msgspec.Meta(ge=20, le=5_000)] = 120
    max_grade: Annotated[float, msgspec.Meta(ge=1, le=30)] = 14.0
    quote_policy: QuotePolicy = "skip"
    fail_on: FailOn = "error"
    min_severity: Severity = "note"
    exclude: tuple[_Name, ...] = ()
    baseline: _Name | None = None
    per_path: dict[_Name, PathCheck] = {}


class Config(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Every setting that can move a number, and those of ``framing check``.

    ``long_sentence``  words above which a sentence counts as long (5 to 500).
    ``replicates``     bootstrap replicates behind each interval (100 to 100,000).
    ``prevalence``     share of sentences of ordinary news that are worded in a loaded way (0.001 to 0.999): what
                       the classifier's probabilities are corrected to.
    ``model``          file made by ``framing train``, instead of the model that ships.
    ``lexicons``       house lists: files, and folders of .tsv files, relative to the file that names them.
    ``switch_off``     what not to use of the shipped lists: a list ("loaded/clickbait") or an entry in one
                       ("loaded/combative:slam").
    ``extend``         another file of settings, relative to this one, whose values hold where this one is silent.
    """

    long_sentence: Annotated[int, msgspec.Meta(ge=5, le=500)] = 30
    replicates: Annotated[int, msgspec.Meta(ge=100, le=100_000)] = 200
    prevalence: Annotated[float, msgspec.Meta(ge=0.001, le=0.999)] = 0.05
    model: str | None = None
    lexicons: tuple[_Name, ...] = ()
    switch_off: tuple[_Name, ...] = ()
    extend: _Name | None = None
    check: Check = Check()

    def digest(self) -> str:
        """Return "sha256:" + the digest of the settings as JSON with sorted keys, defaults included.

        House lists and what is switched off are left out: the digest of the lexicons tells them, by content.
        So is what moves no number.
        """
        settings = msgspec.structs.asdict(self)
        moving = settings.keys() - {"lexicons", "switch_off", "extend", "check"}
        canonical = msgspec.json.encode({key: settings[key] for key in moving}, order="sorted")
        return "sha256:" + hashlib.sha256(canonical).hexdigest()


def load(path: str) -> Config:
    """Return the settings in a TOML file: its top level, or ``[tool.framing]`` of a ``pyproject.toml``.

    Raises ConfigError, which names the file, the key and the nearest valid key.
    """
    table = _extended(Path(path), ())
    return msgspec.structs.replace(_convert(table, path), extend=None)


def find(folder: Path) -> str | None:
    """Return the path of the settings nearest to ``folder``: in it, else in the folder above, and so on."""
    for place in (folder, *folder.parents):
        for name in FILES:
            path = place / name
            if path.is_file() and (name != "pyproject.toml" or _in_pyproject(_read(path)) is not None):
                return str(path)
    return None


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of ``framing.toml``; it ships as ``framing/data/framing.schema.json``."""
    import inspect

    out = msgspec.json.schema(Config)
    for definition in out["$defs"].values():
        definition["description"] = inspect.cleandoc(definition["description"])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "framing.toml", **out}


def _extended(path: Path, children: tuple[Path, ...]) -> dict[str, Any]:
    """Return the table of a file over that of the file that it extends; places in it are told from here."""
    table, where = _table(path)
    config = _convert(table, where)
    if config.lexicons:
        table["lexicons"] = [str(path.parent / name) for name in config.lexicons]
    if config.check.baseline:
        table["check"]["baseline"] = str(path.parent / config.check.baseline)
    if config.extend is None:
        return table
    parent = path.parent / config.extend
    if any(parent.resolve() == other.resolve() for other in (path, *children)):
        raise ConfigError(
            f"'extend' leads in a circle, by way of {config.extend}", where=where, remedy="break it"
        )
    if not parent.exists():
        raise ConfigError(f"'extend': there is no {parent}", where=where, remedy="correct it")
    return _over(table, _extended(parent, (*children, path)))


def _over(table: dict[str, Any], below: dict[str, Any]) -> dict[str, Any]:
    """Return ``below`` with the values of ``table`` put over its own, key by key in tables within."""
    out = dict(below)
    for key, value in table.items():
        mine = isinstance(value, dict) and isinstance(out.get(key), dict)
        out[key] = _over(value, out[key]) if mine else value
    return out


def _table(path: Path) -> tuple[dict[str, Any], str]:
    """Return the table that holds the settings, and what to call its place."""
    table = _read(path)
    if path.name != "pyproject.toml":
        return table, str(path)
    found = _in_pyproject(table)
    if found is None:
        raise ConfigError(
            "there is no table [tool.framing]", where=str(path), remedy="add it, or name a framing.toml"
        )
    return found, f"{path}, [tool.framing]"


def _in_pyproject(table: dict[str, Any]) -> dict[str, Any] | None:
    tool = table.get("tool", {})
    found = tool.get("framing") if isinstance(tool, dict) else None
    return found if isinstance(found, dict) else None


def _convert(table: dict[str, Any], where: str) -> Config:
    _refuse_unknown(table, Config, where, "")
    try:
        return msgspec.convert(table, Config)
    except msgspec.ValidationError as e:
        what, _, key = str(e).partition(" - at `$.")
        raise ConfigError(
            f"'{key.rstrip('`')}': {what[:1].lower()}{what[1:]}",
            where=where,
            remedy="correct the value, or leave the key out for its default",
        ) from None


def _read(file: Path) -> dict[str, Any]:
    import tomllib

    path = str(file)
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


def _refuse_unknown(table: object, cls: type[msgspec.Struct], where: str, prefix: str) -> None:
    """Raise ConfigError for a key that ``cls`` has no field for, with the nearest one that it has."""
    if not isinstance(table, dict):
        return
    known = [field.name for field in msgspec.structs.fields(cls)]
    for key, value in table.items():
        if key not in known:
            raise ConfigError(f"unknown key '{prefix}{key}'", where=where, remedy=_nearest(key, known))
        if (cls, key) == (Config, "check"):
            _refuse_unknown(value, Check, where, "check.")
        if (cls, key) == (Check, "per_path") and isinstance(value, dict):
            for pattern, settings in value.items():
                _refuse_unknown(settings, PathCheck, where, f'check.per_path."{pattern}".')


def _nearest(key: str, known: list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key.replace("-", "_"), known, n=1)
    return f"did you mean '{near[0]}'?" if near else f"the keys are: {', '.join(sorted(known))}"

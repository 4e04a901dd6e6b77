"""What people write by hand: a YAML file checked against a pydantic model, all faults at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, ValidationInfo

from deckgen.errors import DeckgenError, Place, Problem
from deckgen.reasons import Reason, of_value
from deckgen.yamlfile import Path_, YamlFile, read_yaml

LANGUAGES = ("nb", "nn")
# What no slide can hold: control characters but tab and line feed, lone surrogates, U+FFFE and U+FFFF.
_ILLEGAL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("\r\n|[\v\f\r\x85\u2028\u2029]")
_LIMITS = (("gt", "> "), ("ge", "≥ "), ("lt", "< "), ("le", "≤ "))
UNION_KEY = "layout"  # the key whose value says which kind of entry it is


class Authored(BaseModel):
    """A part of a file that people write: frozen, and no word in it is ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


def _texts(value: Any, info: ValidationInfo) -> Any:
    """A text in one language (a plain string is bokmål) or in several."""
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return {"nb": _plain(str(value), info)}
    if isinstance(value, dict):
        if set(value) - set(LANGUAGES):
            raise ValueError("text_languages")
        return {language: _plain(text, info) for language, text in value.items()}
    return value


def _plain(value: Any, info: ValidationInfo) -> Any:
    """A text without what no slide can hold; what is left out is counted for W170."""
    if not isinstance(value, str):
        return value
    cleaned, count = _ILLEGAL.subn("", _BREAKS.sub("\n", value))
    if isinstance(info.context, YamlFile):
        info.context.left_out += count
    return cleaned.strip()


def unshowable(text: str) -> int:
    """How many characters of a text no slide can hold."""
    return len(_ILLEGAL.findall(_BREAKS.sub("\n", text)))


Name = Annotated[str, BeforeValidator(_plain)]
Text = Annotated[dict[str, str], BeforeValidator(_texts)]

Model = TypeVar("Model", bound=BaseModel)


def in_language(text: dict[str, str], language: str) -> str:
    """The text in `language`, else in whatever language there is (bokmål first)."""
    return text.get(language) or text.get("nb") or next(iter(text.values()), "")


def in_another(part: Any, language: str) -> Iterator[tuple[str, str]]:
    """Each text in a part of a file that `language` lacks, as it is shown instead, with that language."""
    if isinstance(part, BaseModel):
        part = dict(part)
    if isinstance(part, dict):
        if part and set(part) <= set(LANGUAGES) and all(isinstance(text, str) for text in part.values()):
            if language not in part and any(map(str.isalpha, in_language(part, language))):
                shown = in_language(part, language)
                yield shown, next(key for key, text in part.items() if text == shown)
            return
        part = part.values()
    elif not isinstance(part, list | tuple):
        return
    for each in part:
        yield from in_another(each, language)


def read_authored(path: Path, model: type[Model]) -> tuple[Model, YamlFile]:
    """The file as a `model`; DeckgenError with one S210–S213 problem for each fault, with its line."""
    file = read_yaml(path)
    if not isinstance(file.data, dict):
        raise DeckgenError(Problem("S211", Place(str(path), 1), {"expected": "mapping"}))
    try:
        return model.model_validate(file.data, context=file), file
    except ValidationError as fault:
        raise DeckgenError([_problem(error, file, model) for error in _first_causes(fault)]) from None


def _first_causes(fault: ValidationError) -> list[Any]:
    """Pydantic's findings, less a list being «too short» only for the faults in its own parts."""
    errors = fault.errors()
    paths = [error["loc"] for error in errors]
    return [
        error
        for error in errors
        if error["type"] != "too_short"
        or not any(path != error["loc"] and path[: len(error["loc"])] == error["loc"] for path in paths)
    ]


def _problem(error: Any, file: YamlFile, model: type[BaseModel]) -> Problem:
    """Pydantic's finding in our words: unknown key, missing key, or a value that doesn't fit."""
    path = _path_in_file(tuple(error["loc"]), file)
    place = file.place(path)
    key = str(path[-1]) if path else ""
    if error["type"] == "extra_forbidden":
        near = [found for found in get_close_matches(key, _all_keys(model), n=4) if found != key][:3]
        return Problem("S210", place, {"key": key, "near": near})
    if error["type"] == "missing":
        return Problem("S212", place, {"key": key})
    if error["type"] == "too_long":
        told = error["ctx"]
        return Problem(
            "S214", place, {"key": key, "count": told["actual_length"], "limit": told["max_length"]}
        )
    return Problem("S213", place, {"key": key, "value": _short(error.get("input")), "why": _why(error)})


def _path_in_file(path: Path_, file: YamlFile) -> Path_:
    """Pydantic's path without the part that it puts in for a union: the value of `layout`."""
    node = file.data
    for place, part in enumerate(path):
        if isinstance(node, dict) and isinstance(path[place - 1], int) and node.get(UNION_KEY) == part:
            return path[:place] + path[place + 1 :]
        known = isinstance(node, dict) and part in node
        known = known or (isinstance(node, list) and isinstance(part, int) and part < len(node))
        if not known:
            break
        node = node[part]
    return path


def _all_keys(model: type[BaseModel]) -> list[str]:
    """Every key of a model and of the models in it, for «did you mean»."""
    keys: dict[str, None] = {}
    schema = model.model_json_schema()
    for part in (schema, *schema.get("$defs", {}).values()):
        keys.update(dict.fromkeys(part.get("properties", {})))
    return list(keys)


def _why(error: Any) -> str | Reason:
    """The words or the form that would be right, from what pydantic knows."""
    context = error.get("ctx", {})
    for key, sign in (("expected", ""), ("expected_tags", ""), ("pattern", ""), *_LIMITS):
        if key in context:
            return sign + str(context[key]).replace(" or ", ", ")
    return of_value(str(context.get("error") or error["type"]))


def _short(value: Any) -> str:
    text = _as_written(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _as_written(value: Any) -> str:
    """A value as YAML has it, and not as Python does."""
    match value:
        case bool() | None:
            return {True: "true", False: "false", None: "null"}[value]
        case dict():
            return "{" + ", ".join(f"{key}: {_as_written(each)}" for key, each in value.items()) + "}"
        case list() | tuple() | set() | frozenset():
            return "[" + ", ".join(map(_as_written, value)) + "]"
    return str(value)

"""The one door to YAML: plain data with the line of every key and value, and no surprises.

Scalars follow YAML 1.2's core schema (`no` and `0301` stay text), and a number that would
not be written back as it stands (`1.10`) stays text too. Anchors, aliases, tags, doubled keys,
more than 20 levels and files over 1 MB are refused with line and column.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from deckgen.errors import DeckgenError, Place, Problem
from deckgen.reasons import of_library, of_system

MAX_BYTES = 1_000_000
MAX_DEPTH = 20

_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+([eE][-+]?[0-9]+)?")
_CONSTANTS: dict[str, Any] = {"true": True, "false": False, "null": None, "~": None, "": None}

_STARTS = (
    yaml.BlockSequenceStartToken,
    yaml.BlockMappingStartToken,
    yaml.FlowSequenceStartToken,
    yaml.FlowMappingStartToken,
)
_ENDS = (yaml.BlockEndToken, yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)

_PAIRS = re.compile("[\ud800-\udbff][\udc00-\udfff]")  # an emoji as JSON writes it

Path_ = tuple[str | int, ...]


@dataclass(slots=True)
class YamlFile:
    """A YAML file's data, the 1-based line of each path into it, and how many characters were left out."""

    path: Path
    data: Any = None
    lines: dict[Path_, int] = field(default_factory=dict)
    left_out: int = 0

    @property
    def notes(self) -> tuple[Problem, ...]:
        """W170 where characters were left out that no slide can hold."""
        facts = {"count": self.left_out}
        return (Problem("W170", Place(str(self.path)), facts),) if self.left_out else ()

    def place(self, path: Path_, spot: str = "") -> Place:
        """The place of a path in the file: its own line, or its nearest parent's."""
        for length in range(len(path), -1, -1):
            line = self.lines.get(path[:length])
            if line is not None:
                return Place(str(self.path), line, spot or ".".join(str(part) for part in path))
        return Place(str(self.path), None, spot)


def read_yaml(path: Path) -> YamlFile:
    """The file at `path`; DeckgenError S201–S207 with the line where it can't be read."""
    loader = _Loader(path)
    try:
        raw = path.read_bytes()
    except OSError as fault:
        raise DeckgenError(Problem("S207", Place(str(path)), {"fault": of_system(fault)})) from None
    if len(raw) > MAX_BYTES:
        raise DeckgenError(Problem("S201", Place(str(path)), {"bytes": len(raw), "limit": MAX_BYTES}))
    try:
        text = raw.decode("utf-8-sig")
        root = _composed(text, loader)
    except UnicodeDecodeError:
        raise DeckgenError(Problem("S202", Place(str(path)))) from None
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark
        place = Place(str(path), mark.line + 1 if mark else None)
        raise DeckgenError(Problem("S203", place, {"fault": of_library(fault.problem or "")})) from None
    except yaml.reader.ReaderError as fault:
        place = Place(str(path), text.count("\n", 0, fault.position) + 1)
        raise DeckgenError(Problem("S203", place, {"fault": of_library(fault.reason)})) from None
    if root is not None:
        loader.file.data = loader.value(root, ())
    if loader.problems:
        raise DeckgenError(loader.problems)
    return loader.file


def _composed(text: str, loader: _Loader) -> yaml.Node | None:
    """The nodes of a text; None where it holds what is refused.

    libyaml reads ten times as fast where PyYAML has it; what it objects to is told by PyYAML itself,
    in the same words on every machine.
    """
    fast = getattr(yaml, "CSafeLoader", None)
    if fast is not None:
        try:
            if not loader.refers(text, fast):
                return yaml.compose(text, Loader=fast)
        except yaml.YAMLError:
            pass
        loader.problems.clear()
    return None if loader.refers(text, yaml.SafeLoader) else yaml.compose(text, Loader=yaml.SafeLoader)


class _Loader:
    """Nodes in, plain data out, problems gathered on the way."""

    def __init__(self, path: Path) -> None:
        self.file = YamlFile(path)
        self.problems: list[Problem] = []

    def refers(self, text: str, reader: Any) -> bool:
        """Whether the file has anchors, aliases, tags or too many levels; scanned before it is built."""
        depth = 0
        for token in yaml.scan(text, Loader=reader):
            if isinstance(token, yaml.AnchorToken | yaml.AliasToken):
                self._problem("S204", token.start_mark, name=token.value)
            elif isinstance(token, yaml.TagToken):
                self._problem("S204", token.start_mark, name="".join(part or "" for part in token.value))
            depth += isinstance(token, _STARTS) - isinstance(token, _ENDS)
            if depth > MAX_DEPTH:
                self._problem("S206", token.start_mark, limit=MAX_DEPTH)
                break
        return bool(self.problems)

    def value(self, node: yaml.Node, path: Path_) -> Any:
        """The plain value of a node; remembers its line under `path`."""
        self.file.lines.setdefault(path, node.start_mark.line + 1)
        if len(path) > MAX_DEPTH:
            self._problem("S206", node.start_mark, limit=MAX_DEPTH)
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*path, index)) for index, child in enumerate(node.value)]
        plain = isinstance(node, yaml.ScalarNode) and not node.style
        return _scalar(_whole(str(node.value)), plain=plain)

    def _mapping(self, node: yaml.MappingNode, path: Path_) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._problem("S203", key_node.start_mark, fault="a key that is no plain text")
                continue
            key = _whole(str(key_node.value))
            if key in found:
                self._problem("S205", key_node.start_mark, key=key)
                continue
            self.file.lines[(*path, key)] = key_node.start_mark.line + 1
            found[key] = self.value(value_node, (*path, key))
        return found

    def _problem(self, code: str, mark: yaml.Mark, **facts: object) -> None:
        place = Place(str(self.file.path), mark.line + 1, f":{mark.column + 1}")
        self.problems.append(Problem(code, place, facts))


def _whole(text: str) -> str:
    """The text with each pair of surrogates as the one character that it stands for."""
    return _PAIRS.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)


def _scalar(text: str, *, plain: bool) -> Any:
    """A scalar by YAML 1.2's core schema, less octal, hexadecimal, infinities and NaN."""
    if not plain:
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text):
        number: float = int(text)
    elif _FLOAT.fullmatch(text):
        number = float(text)
    else:
        return text
    return number if str(number) == text else text

"""Writes lint/schema.json: what ECMA-376 allows in presentations, drawings and charts, one type a line.

A type is its children and its attributes. Children are written as in a DTD: `a b? (c|d)* e{2,3}`, each with
its type behind "="; attributes have "!" behind the name when they must be there, and their value's kind
behind "=". A value is a pattern and, where whole numbers are meant, the least and the most.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import power_pptx
from lxml import etree

SCHEMAS = Path(power_pptx.__file__).parent / "schemas"
TO = Path(__file__).parents[1] / "src" / "deckgen" / "powerpoint" / "lint" / "schema.json"
FILES = {
    "p": "pml.xsd",
    "a": "dml-main.xsd",
    "c": "dml-chart.xsd",
    "cdr": "dml-chartDrawing.xsd",
    "s": "shared-commonSimpleTypes.xsd",
    "r": "shared-relationshipReference.xsd",
}
XSD = "{http://www.w3.org/2001/XMLSchema}"
NUMBERS = {
    "byte": (-(2**7), 2**7 - 1),
    "unsignedByte": (0, 2**8 - 1),
    "unsignedShort": (0, 2**16 - 1),
    "int": (-(2**31), 2**31 - 1),
    "unsignedInt": (0, 2**32 - 1),
    "long": (-(2**63), 2**63 - 1),
    "unsignedLong": (0, 2**64 - 1),
}
REAL = r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?|-?INF|NaN"
PATTERNS = {
    "boolean": "0|1|true|false",
    "double": REAL,
    "float": REAL,
    "dateTime": r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?",
    "hexBinary": "([0-9A-Fa-f]{2})*",
}
_PICTURES = (
    "c:spPr=a:CT_ShapeProperties?",
    "c:spPr=a:CT_ShapeProperties? c:pictureOptions=c:CT_PictureOptions?",
)
# Where PowerPoint itself writes what this edition of the schemas leaves out.
AMENDED = {
    "a:CT_TextBulletSizePercent": [("=a:ST_TextBulletSizePercent", "=a:ST_TextBulletSize")],
    "c:CT_RadarSer": [
        ("c:val=c:CT_NumDataSource?", "c:val=c:CT_NumDataSource? c:smooth=c:CT_Boolean?"),
        _PICTURES,
    ],
    **{f"c:CT_{kind}Ser": [_PICTURES] for kind in ("Line", "Pie", "Bubble", "Surface")},
}
_ELEMENT = etree._Element
Value = tuple[str | None, int | None, int | None]  # pattern (None: any text), least, most


class Schemas:
    """All definitions by kind and name, like ("complexType", "a:CT_Point2D")."""

    def __init__(self) -> None:
        self.roots = {prefix: etree.parse(str(SCHEMAS / file)).getroot() for prefix, file in FILES.items()}
        self.named = {
            (node.tag.removeprefix(XSD), f"{prefix}:{node.get('name')}"): (prefix, node)
            for prefix, root in self.roots.items()
            for node in root.iterchildren(etree.Element)
            if node.get("name")
        }

    def children(self, prefix: str, node: _ELEMENT) -> str:
        """A content model in our notation."""
        parts = [
            self._particle(prefix, child)
            for child in node.iterchildren(etree.Element)
            if child.tag.removeprefix(XSD) in ("sequence", "choice", "group", "element", "any")
        ]
        return " ".join(part for part in parts if part)

    def _particle(self, prefix: str, node: _ELEMENT) -> str:
        kind, times = node.tag.removeprefix(XSD), _times(node)
        if kind == "any":
            return f"any{times}"
        if kind == "element":
            own, node = self._referred("element", prefix, node)
            return f"{own}:{node.get('name')}={_full(own, node.get('type'))}{times}"
        if kind == "group":
            own, node = self._referred("group", prefix, node)
            inside = self.children(own, node)
            return f"({inside}){times}" if times else inside
        parts = [self._particle(prefix, child) for child in node.iterchildren(etree.Element)]
        inside = ("|" if kind == "choice" else " ").join(part for part in parts if part)
        return f"({inside}){times}" if times or (kind == "choice" and len(parts) > 1) else inside

    def _referred(self, kind: str, prefix: str, node: _ELEMENT) -> tuple[str, _ELEMENT]:
        ref = node.get("ref")
        return (prefix, node) if ref is None else self.named[kind, _full(prefix, ref)]

    def attributes(self, prefix: str, node: _ELEMENT) -> list[str]:
        """A type's attributes in our notation."""
        found: list[str] = []
        for child in node.iterchildren(etree.Element):
            kind = child.tag.removeprefix(XSD)
            if kind == "attributeGroup":
                found += self.attributes(*self._referred("attributeGroup", prefix, child))
            elif kind == "attribute":
                own, stated = self._referred("attribute", prefix, child)
                name = str(stated.get("name")) if child.get("ref") is None else f"{own}:{stated.get('name')}"
                needed = "!" if child.get("use") == "required" else ""
                found.append(f"{name}{needed}={_full(own, stated.get('type'))}")
        return found

    def value(self, name: str) -> Value:
        """What a simple type allows."""
        local = name.partition(":")[2]
        if name.startswith("xsd:"):
            return (PATTERNS.get(local), *NUMBERS.get(local, (None, None)))
        prefix, node = self.named["simpleType", name]
        union, limits = node.find(f"{XSD}union"), node.find(f"{XSD}restriction")
        if union is not None:
            return _either([self.value(_full(prefix, one)) for one in str(union.get("memberTypes")).split()])
        assert limits is not None
        return _restricted(self.value(_full(prefix, limits.get("base"))), limits)


def _times(node: _ELEMENT) -> str:
    least, most = node.get("minOccurs", "1"), node.get("maxOccurs", "1")
    short = {("1", "1"): "", ("0", "1"): "?", ("0", "unbounded"): "*", ("1", "unbounded"): "+"}
    return short.get((least, most), f"{{{least},{most.removeprefix('unbounded')}}}")


def _full(prefix: str, name: str | None) -> str:
    return str(name) if ":" in str(name) else f"{prefix}:{name}"


def _either(values: list[Value]) -> Value:
    patterns = [pattern for pattern, *_ in values if pattern is not None]
    least = [low for _, low, _ in values if low is not None]
    most = [high for *_, high in values if high is not None]
    if any(value == (None, None, None) for value in values):
        return None, None, None
    return "|".join(patterns) or None, min(least, default=None), max(most, default=None)


def _restricted(base: Value, limits: _ELEMENT) -> Value:
    said = {f"{node.tag.removeprefix(XSD)}": str(node.get("value")) for node in limits}
    words = [re.escape(str(node.get("value"))) for node in limits.iter(f"{XSD}enumeration")]
    pattern, least, most = base
    if "length" in said and pattern == PATTERNS["hexBinary"]:
        return f"[0-9A-Fa-f]{{{2 * int(said['length'])}}}", None, None
    if words or "pattern" in said:
        # Ids in small letters are known to open as well.
        return "|".join(words) or said["pattern"].replace("[0-9A-F]", "[0-9A-Fa-f]"), None, None
    if least is None or most is None:
        return base
    least = int(said["minInclusive"]) if "minInclusive" in said else least
    most = int(said["maxInclusive"]) if "maxInclusive" in said else most
    return (
        None,
        least + ("minExclusive" in said and int(said["minExclusive"]) + 1 - least),
        (int(said["maxExclusive"]) - 1 if "maxExclusive" in said else most),
    )


def schema() -> dict[str, dict[str, object]]:
    """Elements that may stand alone, types, and values."""
    schemas = Schemas()
    types, elements = {}, {}
    kinds: set[str] = set()
    for (kind, name), (prefix, node) in sorted(schemas.named.items()):
        if kind == "complexType":
            content, attributes = schemas.children(prefix, node), " ".join(schemas.attributes(prefix, node))
            for old, new in AMENDED.get(name, ()):
                content, attributes = content.replace(old, new), attributes.replace(old, new)
            kinds |= {one.partition("=")[2] for one in attributes.split()}
            types[name] = [content, attributes]
        elif kind == "element":
            elements[name] = _full(prefix, node.get("type"))
    values = {kind: value for kind in sorted(kinds) if (value := schemas.value(kind)) != (None, None, None)}
    return {"elements": dict(elements), "types": dict(types), "values": dict(values)}


def written() -> str:
    """The file's text, one entry a line."""
    tables = []
    for name, table in schema().items():
        lines = ",\n".join(f"{json.dumps(key)}: {json.dumps(entry)}" for key, entry in table.items())
        tables.append(f"{json.dumps(name)}: {{\n{lines}\n}}")
    return "{\n" + ",\n".join(tables) + "\n}\n"


if __name__ == "__main__":
    TO.write_text(written(), encoding="utf-8")

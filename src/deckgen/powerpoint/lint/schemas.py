"""The format's own schemas (ECMA-376, transitional), and what they object to in a part.

They come with power-pptx, of which nothing else is used; lxml holds a part against them.
"""

from __future__ import annotations

import copy
import importlib.util
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from lxml import etree

_HOME = "http://schemas.openxmlformats.org/"
_FILES = {
    f"{_HOME}presentationml/2006/main": "pml.xsd",
    f"{_HOME}drawingml/2006/main": "dml-main.xsd",
    f"{_HOME}drawingml/2006/chart": "dml-chart.xsd",
    f"{_HOME}officeDocument/2006/custom-properties": "shared-documentPropertiesCustom.xsd",
    f"{_HOME}officeDocument/2006/extended-properties": "shared-documentPropertiesExtended.xsd",
}
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MARKED = b"openxmlformats.org/markup-compatibility/"
_NAMESPACE = re.compile(r"\{[^{}]*\}")
_QUOTED = re.compile("'([^']*)'")
_ATTRIBUTE = re.compile(r"[Aa]ttribute '([^']*)'")
# Where the schema is stricter than PowerPoint's own files: it wants «45%» for a bullet's size, where the
# first edition had 45000, ids of axes above 0, and no c:smooth in radar charts (elsewhere L721 tells of it).
_PASSED = re.compile(r'a:buSzPct val="[0-9]{5,6}"|c:(axId|crossAx) val="-[0-9]{1,10}"|c:ser: smooth')


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that a schema objects to: the element that it is about, and what it is."""

    element: etree._Element
    detail: str


def faults(root: etree._Element, content: bytes) -> Iterator[Fault]:
    """What the schema of a part says against it; nothing where there is no schema for its root.

    `content` is the part as bytes: what newer programs add beside the schema is left out of account, as
    any older program leaves it.
    """
    schema = _schema(etree.QName(root).namespace or "")
    if schema is None:
        return
    plain = _plain(root) if _MARKED in content else root
    if schema.validate(plain):
        return
    told = set()
    for error in cast(Any, schema.error_log):
        element = _element(plain, str(error.path))
        detail = _detail(element, str(error.message))
        if not _PASSED.fullmatch(detail) and (key := (str(error.path), detail.partition("=")[0])) not in told:
            told.add(key)
            yield Fault(element, detail)


@cache
def _schema(namespace: str) -> etree.XMLSchema | None:
    if namespace not in _FILES:
        return None
    found = importlib.util.find_spec("power_pptx")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("power_pptx")
    folder = Path(found.origin).parent / "schemas"
    return etree.XMLSchema(etree.parse(str(folder / _FILES[namespace])))


def _detail(element: etree._Element, message: str) -> str:
    """What is wrong, without words of any language: `a:ext cy="x"`, `a:lstStyle: t`, `a:ln @w`."""
    tag, said = _called(element), _NAMESPACE.sub("", message)
    if (attribute := _ATTRIBUTE.search(said)) is not None:
        name = attribute[1]
        value = next((value for key, value in element.attrib.items() if _local(str(key)) == name), None)
        if value is None:
            return f"{tag} @{name}"
        return f'{tag} {name}="{value!s}"'
    if "Missing child" in said:
        wanted = re.search(r"\( (.*) \)", said)
        return f"{tag}: + {wanted[1] if wanted else '?'}"
    above = element.getparent()
    if "not expected" in said and above is not None:
        return f"{_called(above)}: {_local(str(element.tag))}"
    return tag if _QUOTED.search(said) else f"{tag}: {said}"


def _element(root: etree._Element, path: str) -> etree._Element:
    """The element that libxml2 has named by the prefixes in use there."""
    try:
        found = root.xpath(path, namespaces=_prefixes(root))
    except etree.XPathError:
        return root
    only = found[0] if isinstance(found, list) and len(found) == 1 else None
    return only if isinstance(only, etree._Element) else root


def _prefixes(root: etree._Element) -> Mapping[str, str]:
    """Every prefix that the part declares anywhere."""
    pairs = (pair for element in root.iter(etree.Element) for pair in element.nsmap.items())
    return {prefix: uri for prefix, uri in pairs if prefix}


def _called(element: etree._Element) -> str:
    return f"{element.prefix}:{_local(str(element.tag))}" if element.prefix else _local(str(element.tag))


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _plain(root: etree._Element) -> etree._Element:
    """A part as a program sees it that knows the schemas and no more (ECMA-376, part 3)."""
    seen = copy.deepcopy(root)
    ignored = _ignored(seen)
    for choice in list(seen.iter(f"{_MC}AlternateContent")):
        instead = choice.find(f"{_MC}Fallback")
        _replace(choice, [] if instead is None else list(instead))
    for element in list(seen.iter(etree.Element)):
        for name in list(element.attrib):
            if str(name).startswith((_MC, *ignored)):
                del element.attrib[name]
        if str(element.tag).startswith(tuple(ignored)) and element is not seen:
            _replace(element, [])
    return seen


def _ignored(root: etree._Element) -> set[str]:
    """The namespaces that a part says may be passed over, as tags begin with them."""
    return {
        f"{{{element.nsmap[prefix]}}}"
        for element in root.iter(etree.Element)
        for prefix in str(element.get(f"{_MC}Ignorable", "")).split()
        if prefix in element.nsmap
    }


def _replace(element: etree._Element, by: list[etree._Element]) -> None:
    above = element.getparent()
    if above is None:
        return
    at = above.index(element)
    above.remove(element)
    for offset, other in enumerate(by):
        above.insert(at + offset, other)

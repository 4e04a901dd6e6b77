"""The ECMA-376 schemas as a witness: every part of a deck whose root they know is held against them."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path
from typing import Any, cast

import power_pptx
from lxml import etree

SCHEMAS = Path(power_pptx.__file__).parent / "schemas"
_BY_NAMESPACE = {
    "http://schemas.openxmlformats.org/presentationml/2006/main": "pml.xsd",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "dml-chart.xsd",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "dml-main.xsd",
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "sml.xsd",
}
_ALLOWED = (
    # Excel itself writes it at every text that begins or ends with a space; the schema forgets it.
    "attribute '{http://www.w3.org/XML/1998/namespace}space' is not allowed",
    # PowerPoint and LibreOffice write a bullet's size in thousandths, the schema wants a «%».
    "drawingml/2006/main}buSzPct', attribute 'val': [facet 'pattern']",
)


@cache
def _schema(name: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(SCHEMAS / name)))


def schema_of(root: etree._Element) -> etree.XMLSchema | None:
    """The schema for a part; None for one that none is for."""
    name = _BY_NAMESPACE.get(etree.QName(root).namespace or "")
    return None if name is None else _schema(name)


def findings(content: bytes, where: str = "") -> list[str]:
    """What the schemas object to in a package, embedded workbooks included."""
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith(".xlsx"):
                found += findings(archive.read(name), f"{name}:")
            elif name.endswith(".xml"):
                root = etree.fromstring(archive.read(name))
                checker = schema_of(root)
                if checker is None:
                    continue
                if not checker.validate(root):
                    said = [
                        str(error)
                        for error in cast(Any, checker.error_log)
                        if not any(allowed in str(error) for allowed in _ALLOWED)
                    ]
                    found += [f"{where}{name}: {error}" for error in said]
    return found

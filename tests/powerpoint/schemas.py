"""The ECMA-376 schemas as a witness: every part of a deck whose root they know is held against them."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

import power_pptx
from lxml import etree

SCHEMAS = Path(power_pptx.__file__).parent / "schemas"
_BY_NAMESPACE = {
    "http://schemas.openxmlformats.org/presentationml/2006/main": "pml.xsd",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "dml-chart.xsd",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "dml-main.xsd",
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "sml.xsd",
}


@cache
def _schema(name: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(SCHEMAS / name)))


def findings(content: bytes, where: str = "") -> list[str]:
    """What the schemas object to in a package, embedded workbooks included."""
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith(".xlsx"):
                found += findings(archive.read(name), f"{name}:")
            elif name.endswith(".xml"):
                root = etree.fromstring(archive.read(name))
                schema = _BY_NAMESPACE.get(etree.QName(root).namespace or "")
                if schema is None:
                    continue
                checker = _schema(schema)
                if not checker.validate(root):
                    found.append(f"{where}{name}: {checker.error_log}")
    return found

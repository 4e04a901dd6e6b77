"""The table of what the format allows is the schemas', and lint judges by it as their validator does."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

import pytest
from lxml import etree

from deckgen.powerpoint.lint.content import particle
from deckgen.powerpoint.lint.schema import Fault, Type
from deckgen.powerpoint.lint.structure import faults_in
from fuzz.zip_mutations import read
from lint.broken import sound
from make_schema import AMENDED, TO, written
from powerpoint.schemas import schema_of
from sampling import sampled

PARTS = (
    *("ppt/presentation.xml", "ppt/slides/slide3.xml", "ppt/slideMasters/slideMaster1.xml"),
    *("ppt/theme/theme1.xml", "ppt/charts/chart1.xml"),
)
# Told by rules of their own, which allow more or less.
OTHERS = {"id", "val"}
# PowerPoint itself writes more than one thing into an extension, where the schema has one; what stands in
# a frame has a rule of its own.
AS_THEY_COME = ("ext", "extLst", "graphicData")
_ELEMENT = etree._Element


def test_the_table_is_what_the_script_writes_from_the_schemas() -> None:
    assert TO.read_text(encoding="utf-8") == written()


def test_what_is_amended_differs_from_the_schemas(monkeypatch: pytest.MonkeyPatch) -> None:
    amended = written()
    for name in list(AMENDED):
        with monkeypatch.context() as without:
            without.delitem(AMENDED, name)
            assert written() != amended, name


def twice(element: _ELEMENT) -> None:
    for child in list(element)[:1]:
        child.addnext(deepcopy(child))


def without_first(element: _ELEMENT) -> None:
    for child in list(element)[:1]:
        element.remove(child)


def without_last(element: _ELEMENT) -> None:
    for child in list(element)[-1:]:
        element.remove(child)


def last_first(element: _ELEMENT) -> None:
    if len(element) > 1:
        element.insert(0, element[-1])


def another(element: _ELEMENT) -> None:
    etree.SubElement(element, etree.QName(etree.QName(element).namespace, "other"))


def more(element: _ELEMENT) -> None:
    element.set("other", "1")


def less(element: _ELEMENT) -> None:
    for name in list(element.attrib)[:1]:
        del element.attrib[name]


def valued(value: str) -> Callable[[_ELEMENT], None]:
    def change(element: _ELEMENT) -> None:
        for name in list(element.attrib):
            if name not in OTHERS:
                element.set(name, value)

    return change


CHANGES = {
    change.__name__: change
    for change in (twice, without_first, without_last, last_first, another, more, less)
} | {value: valued(value) for value in ("-1", "x", "50%", "12pt", "99999999999")}


def first_of_each(root: _ELEMENT) -> list[_ELEMENT]:
    """The first element of each name in each parent's name, the root left out."""
    found: dict[tuple[str, str], _ELEMENT] = {}
    for above in root.iter(etree.Element):
        for element in above.iterchildren(etree.Element):
            if etree.QName(element).localname not in AS_THEY_COME:
                found.setdefault((str(element.tag), str(above.tag)), element)
    return list(found.values())


@pytest.mark.parametrize("change", sampled(CHANGES, 3))
def test_lint_finds_something_where_the_schemas_object_and_only_there(change: str) -> None:
    parts = read(sound().read_bytes())
    wrong, objected = [], 0
    for part in PARTS:
        root = etree.fromstring(parts[part])
        schema = schema_of(root)
        assert schema is not None and schema.validate(root)
        for element in reversed(first_of_each(root)):
            above, before = element.getparent(), deepcopy(element)
            assert above is not None
            CHANGES[change](element)
            objects, found = not schema.validate(root), [f.detail for f in faults_in([(part, root)])]
            objected += objects
            if objects != bool(found):
                wrong.append((part, element.tag, element.items(), objects, found))
            above.replace(element, before)
        assert schema.validate(root)
    assert wrong == [] and objected > 20


TEXT = "a:p=T b:q=T? (c:r=T|d:s=T)? e:t=T{2,3} (f:u=T|g:v=T)+"


@pytest.mark.parametrize(
    "children, told",
    [
        ("a:p e:t e:t f:u", []),
        ("a:p b:q d:s e:t e:t e:t g:v f:u g:v", []),
        ("a:p a:p e:t e:t f:u", [(Fault.DOUBLED, "a:p")]),
        ("a:p c:r d:s e:t e:t f:u", [(Fault.DOUBLED, "c:r d:s")]),
        ("a:p e:t f:u", [(Fault.MISSING, "e:t")]),
        ("a:p e:t e:t", [(Fault.MISSING, "f:u|g:v")]),
        ("a:p x:y e:t e:t f:u", [(Fault.UNKNOWN, "x:y")]),
        ("b:q a:p e:t e:t f:u", [(Fault.ORDER, "b:q a:p e:t e:t f:u")]),
    ],
)
def test_what_is_told_of_children(children: str, told: list[tuple[Fault, str]]) -> None:
    assert list(Type(particle(TEXT), {}, frozenset()).wrong_children(tuple(children.split()))) == told

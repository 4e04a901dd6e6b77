"""Animals that makers of templates leave in good faith; in each, some deck once had a finding."""

from __future__ import annotations

from powerpoint.build import KS
from templates.nasty import (
    LOW_FOOT,
    NARROW_FOOT,
    NO_INK,
    ONE_FOOT,
    SQUEEZED_FOOT,
    bodied,
    embedded_object,
    fading,
    filled,
    high,
    inked,
    narrow_foot_of_ours,
    set_in,
    solid,
    turned_by,
    without_properties,
)
from templates.newer import DRAWN_ONCE, DRAWN_TWICE, NESTED, SWITCHED, passed_over
from templates.zoo import Animal, changed, dark, edited, only

_ALL = ("title", "body", "ftr", "sldNum", "dt")

NASTY = [
    Animal("slides that newer programs change otherwise", edited(SWITCHED)),
    Animal("ours, that newer programs change otherwise", edited(SWITCHED, KS)),
    Animal("a box that newer programs draw otherwise", edited(DRAWN_TWICE)),
    Animal("a box that newer programs draw alone", edited(DRAWN_ONCE)),
    Animal("alternatives in alternatives", edited(NESTED)),
    Animal("what may be passed over", edited(passed_over)),
    Animal("an object of an add-in on the master", embedded_object),
    Animal("without properties", without_properties),
    Animal("a narrow foot", changed(NARROW_FOOT)),
    Animal("a narrow foot between others", changed(SQUEEZED_FOOT)),
    Animal("ours with a narrow foot", edited(narrow_foot_of_ours, KS)),
    Animal("a foot too low for a line", changed(LOW_FOOT)),
    Animal("a foot of one place", changed(ONE_FOOT)),
    Animal("pictures with captions only", changed(only("Picture with Caption"))),
    Animal("dark boxes around all text", changed(filled(solid("101820"), *_ALL))),
    Animal("grey boxes around all text", changed(filled(solid("7F7F7F"), *_ALL))),
    Animal("boxes that shine through", changed(filled(solid("101820", 60), "title", "body"))),
    Animal("boxes with a gradient", changed(filled(fading("101820", "203040"), "title", "body"))),
    Animal("text without ink", changed(inked(NO_INK))),
    Animal("text without ink on black", changed(dark, inked(NO_INK))),
    Animal("text that is hardly there", changed(inked(solid("tx1", 5)))),
    Animal("text with a gradient", changed(inked(fading("FFFFFF", "EEEEEE")))),
    Animal("yellow text", changed(inked(solid("FFFF00")))),
    Animal("titles too low for a line", changed(high(14, "title", "ctrTitle"))),
    Animal("titles of one line", changed(high(34, "title", "ctrTitle"))),
    Animal("bodies too low for a line", changed(high(10, "body", "obj", "subTitle"))),
    Animal("wide margins", changed(bodied(lIns="1200000", rIns="1200000", tIns="400000", bIns="400000"))),
    Animal("margins that meet", changed(bodied(lIns="5200000", rIns="5200000"))),
    Animal("lines that don't wrap", changed(bodied(wrap="none"))),
    Animal("titles on their side", changed(bodied("title", "ctrTitle", vert="vert270"))),
    Animal("titles that are turned", changed(turned_by(90, "title"))),
    Animal("titles a little askew", changed(turned_by(5, "title"))),
    Animal("from right to left", changed(set_in(rtl="1", algn="r"), bodied(rtlCol="1"))),
]

"""The order that PowerPoint wants children in, for the elements that tools get wrong most often.

Short for the sequences of ECMA-376, part 1 (PresentationML, DrawingML, charts): an element's children in
order, with "!" behind those that must be there and "|" between those that may stand in any order.
"""

from __future__ import annotations

_TEXT = "bodyPr! lstStyle p!"
_LIST = " ".join(["defPPr", *(f"lvl{level}pPr" for level in range(1, 10)), "extLst"])
_RUN = (
    "ln noFill solidFill gradFill blipFill pattFill grpFill effectLst effectDag highlight uLnTx uLn "
    "uFillTx uFill latin ea cs sym hlinkClick hlinkMouseOver rtl extLst"
)
_FILLS = "noFill solidFill gradFill blipFill pattFill grpFill"
_PARAGRAPH = (
    "lnSpc spcBef spcAft buClrTx buClr buSzTx buSzPct buSzPts buFontTx buFont buNone buAutoNum buChar "
    "buBlip tabLst defRPr extLst"
)
_BAR = "barDir! grouping varyColors ser dLbls gapWidth overlap serLines axId! extLst"
_SERIES = (
    "idx! order! tx spPr invertIfNegative pictureOptions marker explosion dPt dLbls trendline errBars cat "
    "val xVal yVal smooth shape bubbleSize bubble3D extLst"
)
_AXIS = (
    "axId! scaling! delete axPos! majorGridlines minorGridlines title numFmt majorTickMark minorTickMark "
    "tickLblPos spPr txPr crossAx! crosses crossesAt auto lblAlgn lblOffset tickLblSkip tickMarkSkip "
    "noMultiLvlLbl crossBetween majorUnit minorUnit dispUnits extLst"
)
_SHOWN = "showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator"

_PLOTS = "|".join(
    f"{kind}Chart"
    for kind in (
        *("area", "area3D", "line", "line3D", "stock", "radar", "scatter", "pie", "pie3D", "doughnut", "bar"),
        *("bar3D", "ofPie", "surface", "surface3D", "bubble"),
    )
)

ORDERS: dict[str, str] = {
    "p:sld": "cSld! clrMapOvr transition timing extLst",
    "p:sldLayout": "cSld! clrMapOvr transition timing hf extLst",
    "p:sldMaster": "cSld! clrMap! sldLayoutIdLst transition timing hf txStyles extLst",
    "p:cSld": "bg spTree! custDataLst controls extLst",
    "p:presentation": (
        "sldMasterIdLst! notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz! smartTags "
        "embeddedFontLst custShowLst photoAlbum custDataLst kinsoku defaultTextStyle modifyVerifier extLst"
    ),
    "p:sp": "nvSpPr! spPr! style txBody extLst",
    "p:pic": "nvPicPr! blipFill! spPr! style extLst",
    "p:graphicFrame": "nvGraphicFramePr! xfrm! graphic! extLst",
    "p:cxnSp": "nvCxnSpPr! spPr! style extLst",
    "p:nvSpPr": "cNvPr! cNvSpPr! nvPr!",
    "p:nvPicPr": "cNvPr! cNvPicPr! nvPr!",
    "p:nvGraphicFramePr": "cNvPr! cNvGraphicFramePr! nvPr!",
    "p:blipFill": "blip srcRect tile stretch",
    "p:spPr": f"xfrm custGeom prstGeom {_FILLS} ln effectLst effectDag scene3d sp3d extLst",
    "p:txBody": _TEXT,
    "a:txBody": _TEXT,
    "c:txPr": _TEXT,
    "c:rich": _TEXT,
    "a:xfrm": "off ext chOff chExt",
    "p:xfrm": "off! ext!",
    "a:lstStyle": _LIST,
    "a:pPr": _PARAGRAPH,
    "a:rPr": _RUN,
    "a:defRPr": _RUN,
    "a:endParaRPr": _RUN,
    "a:r": "rPr t!",
    "a:fld": "rPr pPr t",
    "a:tbl": "tblPr tblGrid! tr",
    "a:tr": "tc extLst",
    "a:tc": "txBody tcPr extLst",
    "a:tcPr": f"lnL lnR lnT lnB lnTlToBr lnBlToTr cell3D {_FILLS} headers extLst",
    "a:ln": "noFill solidFill gradFill pattFill prstDash custDash round bevel miter headEnd tailEnd extLst",
    "c:chartSpace": (
        "date1904 lang roundedCorners AlternateContent style clrMapOvr pivotFmts protection chart! spPr txPr "
        "externalData printSettings userShapes extLst"
    ),
    "c:chart": (
        "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea! legend plotVisOnly "
        "dispBlanksAs showDLblsOverMax extLst"
    ),
    "c:plotArea": f"layout {_PLOTS} catAx|valAx|dateAx|serAx dTable spPr extLst",
    "c:barChart": _BAR,
    "c:lineChart": (
        "grouping! varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId! extLst"
    ),
    "c:ser": _SERIES,
    "c:dPt": "idx! invertIfNegative marker bubble3D explosion spPr pictureOptions extLst",
    "c:dLbl": f"idx! delete layout tx numFmt spPr txPr dLblPos {_SHOWN} extLst",
    "c:dLbls": f"dLbl delete numFmt spPr txPr dLblPos {_SHOWN} showLeaderLines leaderLines extLst",
    "c:catAx": _AXIS,
    "c:valAx": _AXIS,
    "c:strRef": "f! strCache extLst",
    "c:numRef": "f! numCache extLst",
    "c:strCache": "ptCount pt extLst",
    "c:numCache": "formatCode ptCount pt extLst",
    "c:errBars": "errDir errBarType! errValType! noEndCap plus minus val spPr extLst",
}

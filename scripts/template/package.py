"""The package: every part, its type, its relationships, zipped the same way every time."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from template.drawing import DECLARATION, LANGUAGE, NAMESPACES
from template.layouts import layouts
from template.master import FIRST_ID, notes_master, presentation_defaults, slide_master
from template.tables import table_styles
from template.theme import theme

WRITTEN = "2026-01-01T00:00:00Z"  # fixed: the file says nothing about who made it or when
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_PART = "application/vnd.openxmlformats-officedocument."


def build() -> bytes:
    """The whole template as the bytes of a .pptx."""
    parts = _parts()
    parts["[Content_Types].xml"] = _content_types(list(parts))
    order = sorted(parts, key=lambda name: (name != "[Content_Types].xml", name != "_rels/.rels", name))
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED, compresslevel=9) as package:
        for name in order:
            entry = ZipInfo(name, _ZIP_TIME)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            entry.external_attr = 0
            package.writestr(entry, parts[name])
    return packed.getvalue()


def _parts() -> dict[str, str]:
    """Every part but the list of content types."""
    drawn = layouts()
    master = [("slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in range(1, len(drawn) + 1)]
    parts = {
        "_rels/.rels": _relations(
            [("officeDocument", "ppt/presentation.xml"), ("extended-properties", "docProps/app.xml")],
            core="docProps/core.xml",
        ),
        "docProps/app.xml": _app(),
        "docProps/core.xml": _core(),
        "ppt/presentation.xml": _presentation(),
        "ppt/_rels/presentation.xml.rels": _relations(
            [
                ("slideMaster", "slideMasters/slideMaster1.xml"),
                ("notesMaster", "notesMasters/notesMaster1.xml"),
                ("presProps", "presProps.xml"),
                ("viewProps", "viewProps.xml"),
                ("theme", "theme/theme1.xml"),
                ("tableStyles", "tableStyles.xml"),
            ]
        ),
        "ppt/presProps.xml": f"{DECLARATION}<p:presentationPr {NAMESPACES}/>",
        "ppt/viewProps.xml": _view(),
        "ppt/tableStyles.xml": table_styles(),
        "ppt/theme/theme1.xml": theme(),
        "ppt/theme/theme2.xml": theme("deckgen ks notater"),
        "ppt/slideMasters/slideMaster1.xml": slide_master(len(drawn)),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relations(
            [*master, ("theme", "../theme/theme1.xml")]
        ),
        "ppt/notesMasters/notesMaster1.xml": notes_master(),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": _relations([("theme", "../theme/theme2.xml")]),
    }
    to_master = _relations([("slideMaster", "../slideMasters/slideMaster1.xml")])
    for number, layout in enumerate(drawn, start=1):
        parts[f"ppt/slideLayouts/slideLayout{number}.xml"] = layout.xml()
        parts[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"] = to_master
    return parts


def _relations(targets: list[tuple[str, str]], core: str = "") -> str:
    listed = [(_OFFICE + kind, target) for kind, target in targets]
    if core:
        listed.append((_PACKAGE + "relationships/metadata/core-properties", core))
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(listed, start=1)
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}relationships">{rows}</Relationships>'


def _content_types(names: list[str]) -> str:
    kinds = {
        "ppt/presentation.xml": "presentationml.presentation.main",
        "ppt/presProps.xml": "presentationml.presProps",
        "ppt/viewProps.xml": "presentationml.viewProps",
        "ppt/tableStyles.xml": "presentationml.tableStyles",
        "ppt/slideMasters/": "presentationml.slideMaster",
        "ppt/slideLayouts/": "presentationml.slideLayout",
        "ppt/notesMasters/": "presentationml.notesMaster",
        "ppt/theme/": "theme",
        "docProps/app.xml": "extended-properties",
    }
    rows = ""
    for name in sorted(names):
        if name.endswith(".rels"):
            continue
        kind = next((f"{_PART}{kinds[start]}+xml" for start in kinds if name.startswith(start)), "")
        if name == "docProps/core.xml":
            kind = "application/vnd.openxmlformats-package.core-properties+xml"
        rows += f'<Override PartName="/{name}" ContentType="{kind}"/>'
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def _presentation() -> str:
    return (
        f'{DECLARATION}<p:presentation {NAMESPACES} saveSubsetFonts="1" autoCompressPictures="0">'
        f'<p:sldMasterIdLst><p:sldMasterId id="{FIRST_ID}" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        '<p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/>'
        f"{presentation_defaults()}</p:presentation>"
    )


def _view() -> str:
    return (
        f'{DECLARATION}<p:viewPr {NAMESPACES}><p:normalViewPr><p:restoredLeft sz="15620"/>'
        '<p:restoredTop sz="80000"/></p:normalViewPr><p:gridSpacing cx="72008" cy="72008"/></p:viewPr>'
    )


def _core() -> str:
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        "<dc:title>Mal for Innovasjonsbarometeret</dc:title><dc:creator>deckgen</dc:creator>"
        "<cp:lastModifiedBy>deckgen</cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{WRITTEN}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{WRITTEN}</dcterms:modified>'
        f"<dc:language>{LANGUAGE}</dc:language></cp:coreProperties>"
    )


def _app() -> str:
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<TotalTime>0</TotalTime><Words>0</Words><Application>deckgen</Application>"
        "<PresentationFormat>Widescreen</PresentationFormat><Slides>0</Slides><Notes>0</Notes>"
        "<HiddenSlides>0</HiddenSlides></Properties>"
    )

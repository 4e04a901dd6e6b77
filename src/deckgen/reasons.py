"""Why something failed, as the system or a library tells it, in words that the catalogues translate."""

from __future__ import annotations

import errno
import re
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reason:
    """A fact in words: a key of the catalogues, or `plain`, as the library says it, where there is none."""

    key: str
    plain: str
    facts: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.plain


_OF_SYSTEM = {
    errno.ENOENT: "reason_not_there",
    errno.EACCES: "reason_no_access",
    errno.EPERM: "reason_no_access",
    errno.EROFS: "reason_read_only",
    errno.ENOSPC: "reason_disk_full",
    errno.EDQUOT: "reason_disk_full",
    errno.EFBIG: "reason_disk_full",
    errno.EISDIR: "reason_is_folder",
    errno.ENOTDIR: "reason_no_folder",
    errno.EEXIST: "reason_exists",
    errno.ENAMETOOLONG: "reason_long_name",
    errno.EBUSY: "reason_in_use",
    errno.ETXTBSY: "reason_in_use",
    errno.EIO: "reason_disk_fault",
    errno.EINVAL: "reason_bad_name",
    errno.ELOOP: "reason_link_loop",
}
# The first words of what PyYAML, tomllib, zipfile, zlib, struct, ReadStat and DuckDB say, the longest first.
_OF_LIBRARY = (
    ("mapping values are not allowed", "reason_yaml_colon"),
    ("could not find expected ':'", "reason_yaml_no_colon"),
    ("sequence entries are not allowed", "reason_yaml_dash"),
    ("expected <block end>", "reason_yaml_indent"),
    ("expected ',' or '}'", "reason_yaml_brace"),
    ("expected ',' or ']'", "reason_yaml_bracket"),
    ("expected the node content", "reason_yaml_no_value"),
    ("found unexpected end of stream", "reason_open_quote"),
    ("found unknown escape character", "reason_bad_escape"),
    ("found character", "reason_bad_character"),
    ("special characters are not allowed", "reason_bad_character"),
    ("but found another document", "reason_yaml_documents"),
    ("Cannot overwrite a value", "reason_twice"),
    ("Cannot declare", "reason_twice"),
    ("Invalid value", "reason_toml_value"),
    ("Invalid statement", "reason_toml_line"),
    ("Invalid initial character", "reason_toml_line"),
    ("Expected '=' after a key", "reason_toml_equals"),
    ("Expected newline or end of document", "reason_toml_rest"),
    ("Unclosed array", "reason_yaml_bracket"),
    ("Unclosed inline table", "reason_yaml_brace"),
    ("Unterminated string", "reason_open_quote"),
    ("Illegal character", "reason_bad_character"),
    ("Found invalid character", "reason_bad_character"),
    ("'utf-8' codec can't decode", "reason_not_utf8"),
    ("File is not a zip file", "reason_no_zip"),
    ("OLE", "reason_no_workbook"),
    ("Bad CRC-32", "reason_changed_inside"),
    ("Error -", "reason_changed_inside"),
    ("Truncated file", "reason_cut_off"),
    ("Compressed file ended", "reason_cut_off"),
    ("File name in directory", "reason_changed_inside"),
    ("Bad magic number", "reason_changed_inside"),
    ("Overlapped entries", "reason_changed_inside"),
    ("Swollen entry", "reason_changed_inside"),
    ("That compression method", "reason_compression"),
    ("compression type", "reason_compression"),
    ("unpack_from requires", "reason_changed_inside"),
    ("not enough values to unpack", "reason_changed_inside"),
    ("Unable to read from file", "reason_changed_inside"),
    ("Invalid file, or file has unsupported features", "reason_changed_inside"),
    ("File did not contain the expected number of rows", "reason_cut_off"),
    ("This version of the file format is not supported", "reason_version"),
    ("Invalid Input Error: No magic bytes", "reason_changed_inside"),
    ("Invalid Input Error: File", "reason_changed_inside"),
    ("Footer length error", "reason_changed_inside"),
    ("There is no item named", "reason_part_missing"),
    ('"There is no item named', "reason_part_missing"),
)
# What a library stumbles over when a part is something else than it took it for; its words say nothing.
_STUMBLED = ("AttributeError", "KeyError", "TypeError", "IndexError", "InvalidXmlError")
_OF_OLE = {"word": "reason_word", "excel": "reason_excel", "powerpoint": "reason_powerpoint"}
_ZIP = b"PK\x03\x04"
_OF_VALUE = {
    "text_languages": "why_languages",
    "string_type": "why_text",
    "int_type": "why_whole",
    "int_parsing": "why_whole",
    "int_from_float": "why_whole",
    "float_type": "why_number",
    "float_parsing": "why_number",
    "finite_number": "why_number",
    "bool_type": "why_bool",
    "bool_parsing": "why_bool",
    "list_type": "why_list",
    "tuple_type": "why_list",
    "frozen_set_type": "why_list",
    "dict_type": "why_mapping",
    "model_type": "why_mapping",
    "model_attributes_type": "why_mapping",
    "too_short": "why_empty",
    "string_too_short": "why_empty",
    "union_tag_not_found": "why_no_kind",
    "none_required": "why_nothing",
    "no_day": "why_day",
    "days_reversed": "why_reversed",
}
_LIMITS = {
    "entries": "limit_entries",
    "bytes": "limit_bytes",
    "ratio": "limit_ratio",
    "xml": "limit_xml",
    "xmls": "limit_xmls",
    "name": "limit_name",
    "dtd": "limit_dtd",
}
_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


def of_system(fault: OSError) -> Reason:
    """Why the system refused: `plain` is its own sentence, else the kind of fault."""
    return Reason(_OF_SYSTEM.get(fault.errno or 0, ""), fault.strerror or type(fault).__name__)


def of_library(fault: object, head: bytes = b"") -> Reason:
    """Why a library could not read a file, from its words; an OSError is the system's.

    `head` is how the file begins: what begins as a zip file and is none has lost its end.
    """
    if isinstance(fault, OSError):
        return of_system(fault)
    plain = _TOML_PLACE.sub("", str(fault))
    if type(fault).__name__ == "XMLSyntaxError":  # lxml's, which isn't imported for this
        return Reason("reason_xml", plain, {"line": getattr(fault, "lineno", None) or 1})
    usual = "reason_stumbled" if type(fault).__name__ in _STUMBLED else "reason_other"
    key = next((key for start, key in _OF_LIBRARY if plain.startswith(start)), usual)
    if key == "reason_no_zip" and head.startswith(_ZIP):
        key = "reason_cut_off"
    return Reason(key, plain, {"plain": plain})


def of_ole(kind: str) -> Reason:
    """What a file of the older kind is, by what `archives.ole_kind` says."""
    return Reason(_OF_OLE.get(kind, "reason_ole"), f"OLE {kind}".strip())


def of_part(part: str, fault: object) -> Reason:
    """Why a part of a package is of no use, whatever stumbled over it."""
    return Reason("reason_part", f"{part} ({fault})", {"part": part})


def of_rule(part: str, detail: object) -> Reason:
    """Why a part is of no use, with what the format says against it."""
    return Reason("reason_part_detail", f"{part} ({detail})", {"part": part, "detail": detail})


def of_value(kind: str) -> Reason:
    """Why a value doesn't fit, from pydantic's kind of error."""
    return Reason(_OF_VALUE.get(kind, ""), kind)


def beyond_limit(limit: str, value: object, allowed: object = "") -> dict[str, object]:
    """The facts of a file that is beyond what is opened safely: in which way, by how much, what goes."""
    told = {"value": value, "allowed": allowed}
    return {"limit": Reason(_LIMITS[limit], limit, told), **told}


def toml_line(fault: object) -> int | None:
    """The 1-based line that tomllib names at the end of what it says."""
    found = _TOML_PLACE.search(str(fault))
    return int(found[1]) if found and found[1] else None

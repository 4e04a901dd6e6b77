"""The house as it is meant to be: layers, doors, sizes and words, checked on every file."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "deckgen"
FILES = sorted(SOURCE.rglob("*.py"))
NAMES = [str(path.relative_to(SOURCE)) for path in FILES]

# library -> the only places that may import it
DOORS = {
    "click": ("cli/",),
    "pptx": ("powerpoint/",),
    "lxml": ("powerpoint/",),
    "matplotlib": ("charts/render.py",),
    "pandas": ("sources/",),
    "numpy": ("sources/",),
    "yaml": ("yamlfile.py",),
    "python_calamine": ("sources/formats/excel.py",),
    "pyreadstat": ("sources/formats/spss.py",),
    "duckdb": ("sources/duck.py",),
    "PIL": ("charts/render.py", "charts/lettering.py", "charts/png.py", "charts/measure.py"),
    "xlsxwriter": ("powerpoint/native_chart/workbook.py",),
    "filelock": ("powerpoint/saving.py",),
    "matplotlib.pyplot": (),
    "pydantic": ("authored.py", "sources/codebook_file.py", "deck/spec.py"),
}
LONGEST_FILE = 250
LONGEST_FUNCTION = 60


def imports_of(path: Path) -> Iterator[str]:
    """Every module that a file imports, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def definitions_of(path: Path) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node


def test_there_are_files_to_check() -> None:
    assert len(FILES) > 50


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_each_library_has_one_door(path: Path) -> None:
    name = path.relative_to(SOURCE).as_posix()
    for module in imports_of(path):
        doors = DOORS.get(module, DOORS.get(module.split(".")[0]))
        assert doors is None or name.startswith(doors), f"{name} imports {module}"


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_a_file_is_short_enough_to_read(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_a_function_fits_a_screen(path: Path) -> None:
    for node in definitions_of(path):
        if isinstance(node, ast.FunctionDef) and node.end_lineno is not None:
            assert node.end_lineno - node.lineno < LONGEST_FUNCTION, node.name


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_the_first_line_of_a_docstring_says_what_the_thing_is(path: Path) -> None:
    module = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert module
    for node in definitions_of(path):
        said = ast.get_docstring(node) or ""
        assert not said.startswith("This"), node.name


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_what_others_may_use_says_what_it_is(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    holders = [tree.body, *(node.body for node in tree.body if isinstance(node, ast.ClassDef))]
    for body in holders:
        for node in body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                assert ast.get_docstring(node), node.name


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_only_the_command_line_prints(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "print", path


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_no_colour_stands_in_python(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"#[0-9A-Fa-f]{6}\b", text)


def test_the_layers_are_kept() -> None:
    lint = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([str(lint)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:]


def test_no_test_is_skipped_without_a_reason() -> None:
    for path in (ROOT / "tests").rglob("*.py"):
        for call in re.findall(
            r"pytest\.skip\(([^)]*)\)|mark\.skip\(([^)]*)\)", path.read_text(encoding="utf-8")
        ):
            assert any(call), path


def test_docs_link_to_files_that_exist() -> None:
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"

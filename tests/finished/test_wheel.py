"""A wheel, installed elsewhere, works from any folder with no checkout around."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a freshly built wheel is unpacked into."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    wheel = next(folder.glob("*.whl"))
    site = folder / "site"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target"]
    subprocess.run([*pip, str(site), str(wheel)], check=True, capture_output=True)
    return site


def deckgen(installed: Path, cwd: Path, *words: str) -> str:
    """What the installed command prints, run from `cwd`."""
    environment = os.environ | {"PYTHONPATH": str(installed), "LANG": "nb_NO.UTF-8", "LC_ALL": ""}
    run = [sys.executable, "-m", "deckgen", *words]
    done = subprocess.run(run, cwd=cwd, env=environment, capture_output=True, text=True, check=True)
    return done.stdout


def test_it_builds_a_deck_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    path = deckgen(installed, tmp_path, "build", "--region", "Finnmark").splitlines()[-1]
    assert (tmp_path / path).stat().st_size > 100_000
    assert path == os.path.join("output", "innovasjonsbarometeret-2018-finnmark.pptx")  # noqa: PTH118


def test_it_runs_from_the_installed_files(installed: Path, tmp_path: Path) -> None:
    code = "import deckgen; print(deckgen.__file__)"
    environment = os.environ | {"PYTHONPATH": str(installed)}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(done.stdout.strip()).is_relative_to(installed)


def test_it_knows_its_surveys_and_regions(installed: Path, tmp_path: Path) -> None:
    assert "innovasjonsbarometeret-2018" in deckgen(installed, tmp_path, "surveys")
    assert "Troms og Finnmark" in deckgen(installed, tmp_path, "regions")
    assert "Ingen problemer" in deckgen(installed, tmp_path, "check")

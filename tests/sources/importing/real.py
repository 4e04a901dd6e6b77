"""Survey files that nobody here wrote, as their packages ship them, and their figures without deckgen."""

from __future__ import annotations

import re
import shutil
from fractions import Fraction
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import pandas as pd
import pyreadstat

# What statsmodels says of its own files: «PID - Party …» with «0 - Strong Democrat» under it.
_NAMED = re.compile(r"^ {4,12}(\w+)\s*[-:]\s+(\S.*)$")
_CODED = re.compile(r"^\s*(\d+)\s+- (\S.*)$")


def shipped(package: str, name: str, to: Path) -> Path:
    """A copy of a file that a package ships."""
    with as_file(files(package) / name) as path:
        return Path(shutil.copy(path, to / Path(name).name))


def anes(to: Path) -> Path:
    """American National Election Study 1996, 944 voters, tabs and quotes as statsmodels has them."""
    return shipped("statsmodels.datasets.anes96", "anes96.csv", to)


def fair(to: Path) -> Path:
    """Redbook's survey of 6366 married women, Fair 1978."""
    return shipped("statsmodels.datasets.fair", "fair.csv", to)


def health(to: Path) -> Path:
    """The RAND health insurance experiment, 20 190 persons a year."""
    return shipped("statsmodels.datasets.randhie", "randhie.csv", to)


def households(to: Path) -> Path:
    """World Bank's sample of 825 households of an imaginary country, with weights."""
    return shipped("svy.datasets", "_bundled/hld_sample_wb_2023.parquet", to)


def raw(path: Path) -> pd.DataFrame:
    """A file as pandas reads it."""
    if path.suffix == ".parquet":
        return pd.read_parquet(path)
    if path.name == "anes96.csv":
        return pd.read_csv(path, sep="\t", quotechar="'")
    return pd.read_csv(path)


def labelled_anes(to: Path) -> tuple[Path, dict[str, dict[float, str]]]:
    """ANES 1996 as an SPSS file, with the variable and value labels of statsmodels' own note."""
    from statsmodels.datasets import anes96  # noqa: PLC0415

    frame = raw(anes(to))
    labels, values = said_in(anes96.NOTE)
    shared = values.pop("", {})
    values |= dict.fromkeys(("selfLR", "ClinLR", "DoleLR"), shared)
    path = to / "anes96.sav"
    pyreadstat.write_sav(
        frame,
        path,
        column_labels={name: labels[name] for name in frame.columns if name in labels},
        variable_value_labels={name: of for name, of in values.items() if name in frame.columns},
    )
    return path, values


def said_in(note: str) -> tuple[dict[str, str], dict[str, dict[float, str]]]:
    """Variable and value labels of a note; those of «the following 3 variables» under ""."""
    labels: dict[str, str] = {}
    values: dict[str, dict[float, str]] = {}
    name = ""
    for line in note.splitlines():
        coded = _CODED.match(line)
        named = _NAMED.match(line)
        if coded is not None:
            values.setdefault(name, {})[float(coded[1])] = coded[2].strip()
        elif "all take the values" in line:
            name = ""
        elif named is not None:
            name = named[1]
            labels[name] = named[2].strip()
    return labels, values


def shares(frame: pd.DataFrame, column: str, weight: str | None = None) -> dict[Any, int]:
    """Whole percentages of a column's values by a plain group-by, halves away from zero."""
    by = frame.dropna(subset=[column]).groupby(column)
    sums = by[weight].sum() if weight else by.size()
    whole = Fraction(sums.sum())
    return {value: int(Fraction(part) * 100 / whole + Fraction(1, 2)) for value, part in sums.items()}

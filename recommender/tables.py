"""Reads CSV and TSV files, plain or .gz, and says clearly what was expected when they are something else."""

import csv
import gzip
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO, cast

from competencies.errors import ContentError

Row = dict[str, str]


def find_file(path: Path) -> Path:
    """The file itself, or the same name with .gz behind it.

    Raises:
        ContentError: neither is there.
    """
    for candidate in (path, path.with_name(path.name + ".gz")):
        if candidate.is_file():
            return candidate
    came = "a folder" if path.is_dir() else "no such file"
    raise ContentError(f"{path}: expected a file (plain or .gz), found {came}", field=str(path))


def read_rows(path: Path, *, columns: Iterable[str] = (), delimiter: str = ",") -> list[Row]:
    """Rows of a table with a header; missing cells are empty text, surplus cells are left out.

    Raises:
        ContentError: no such file, not text, or one of ``columns`` is missing.
    """
    path = find_file(path)
    csv.field_size_limit(sys.maxsize)
    try:
        with _open(path) as handle:
            reader = csv.DictReader(handle, delimiter=delimiter)
            _check_columns(path, tuple(columns), tuple(reader.fieldnames or ()))
            return [{key: value or "" for key, value in row.items() if key is not None} for row in reader]
    except (UnicodeDecodeError, gzip.BadGzipFile, EOFError) as error:
        raise ContentError(f"{path}: expected a UTF-8 table, found {error}", field=str(path)) from error


def read_columns(path: Path, *, width: int) -> list[list[str]]:
    """Rows of a tab-separated file without header, each with at least ``width`` cells.

    Raises:
        ContentError: no such file, not text, or a row is too short; names the line.
    """
    path = find_file(path)
    rows = []
    try:
        with _open(path) as handle:
            for number, line in enumerate(handle, start=1):
                cells = line.rstrip("\r\n").split("\t")
                if len(cells) < width:
                    raise ContentError(
                        f"{path}, line {number}: expected {width} tab-separated cells, found {len(cells)}",
                        field=str(path),
                    )
                rows.append(cells)
    except (UnicodeDecodeError, gzip.BadGzipFile, EOFError) as error:
        raise ContentError(f"{path}: expected UTF-8 text, found {error}", field=str(path)) from error
    if not rows:
        raise ContentError(f"{path}: expected at least one line, found none", field=str(path))
    return rows


def _open(path: Path) -> TextIO:
    if path.suffix == ".gz":
        return cast("TextIO", gzip.open(path, "rt", encoding="utf-8-sig", newline=""))
    return path.open(encoding="utf-8-sig", newline="")


def _check_columns(path: Path, wanted: tuple[str, ...], found: tuple[str, ...]) -> None:
    missing = [column for column in wanted if column not in found]
    if missing:
        raise ContentError(
            f"{path}: expected the columns {', '.join(wanted)}; missing {', '.join(missing)}; "
            f"found {', '.join(found) or 'none'}",
            field=str(path),
        )

"""Sets the pages with typst. Everything that varies goes in as JSON, so no text of a person can become markup."""

import json
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Literal

import typst

from api.documents.plan_document import PlanDocument
from api.documents.plan_pdf.page import plan_page
from api.documents.plan_pdf.printable import REPLACEMENT, printable_values

_TEMPLATE = Path(__file__).resolve().parent / "plan.typ"
_PICTURE_PPI = 110.0


def plan_pdf(document: PlanDocument) -> bytes:
    """A tagged PDF/UA-1 file; the same document gives the same bytes."""
    return _compile(document, "pdf")[0]


def plan_pictures(document: PlanDocument) -> list[bytes]:
    """The same pages as PNG pictures, for looking at them."""
    return _compile(document, "png")


def _compile(document: PlanDocument, kind: Literal["pdf", "png"]) -> list[bytes]:
    printed = printable_document(document)
    texts = plan_page(printed)
    if REPLACEMENT in printed.model_dump_json(exclude={"leave"}):
        texts["small_print"].append(texts["say"]["missing_glyph"])
    # A compiler of typst-py forgets its input after the first compilation: one for each document.
    compiler = typst.Compiler(
        _TEMPLATE.read_bytes(), font_paths=_fonts(), sys_inputs={"plan": json.dumps(texts, ensure_ascii=False)}
    )
    made = compiler.compile(
        format=kind,
        ppi=_PICTURE_PPI if kind == "png" else None,
        pdf_standards=["ua-1"] if kind == "pdf" else [],
        timestamp=datetime.combine(document.made_on, time(), tzinfo=UTC),
    )
    if made is None:
        raise RuntimeError("typst wrote no output")
    return made if isinstance(made, list) else [made]


def printable_document(document: PlanDocument) -> PlanDocument:
    """The document with only characters that the fonts have."""
    return PlanDocument.model_validate(printable_values(document.model_dump(mode="json")))


@cache
def _fonts() -> typst.Fonts:
    """Only what typst brings along: the fonts of a machine would make the pages differ."""
    return typst.Fonts(include_system_fonts=False)

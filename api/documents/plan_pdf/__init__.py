"""The development plan as a PDF: tagged (PDF/UA-1), with the same bytes for the same plan."""

from api.documents.plan_pdf.render import plan_pdf, plan_pictures

__all__ = ["plan_pdf", "plan_pictures"]

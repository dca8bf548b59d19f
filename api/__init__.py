"""Delivery: HTTP, pages and the command line; the only place where everything meets."""

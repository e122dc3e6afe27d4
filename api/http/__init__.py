"""The HTTP surface: the REST API under ``/v1``, the web pages, and what both lean on."""

"""The version of the API: semantic, in the document and in every answer."""

__all__ = ["API_VERSION", "DOCUMENT"]

API_VERSION = "1.0.0"
DOCUMENT = "/v1/openapi.json"

"""The resources of version 1 of the REST API, one module per group of resources."""

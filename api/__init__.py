"""Surfaces: the command line and the one wire format."""

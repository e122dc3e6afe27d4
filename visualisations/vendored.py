"""The one library that we ship with the pictures: which file, which version, and what it may do to a page."""

from __future__ import annotations

__all__ = ["VIS_NETWORK", "VIS_NETWORK_SHA256", "VIS_NETWORK_STYLES"]

VIS_NETWORK = "vis-network-10.1.5.min.js"
"""The file in ``assets/``; README.md there says where it comes from and under which licence."""

VIS_NETWORK_SHA256 = "b427322ad953d70ab75d1b798ebb8349863502f244e02de3e12a4ab7dfeddf2c"

VIS_NETWORK_STYLES: tuple[str, ...] = (
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",  # nothing: it adds an empty sheet, then fills it
    "'sha256-OutIf5hnp68ctx4ThtV5J02g5HTJ5bbu/hkNfqVXWWo='",
    "'sha256-4cgFR0//m8/eHo2G/esYsuZetUHlzCUWYM59sfgE9zY='",
    "'sha256-uepMTym1NwItBa/XV6ef6fQobLL0A0CNVDM5km5L+nQ='",
    "'sha256-gGUn/VMBXCeWm86qX/pOf+4ZDSbe0JcaXXb4rJjw1mA='",
    "'sha256-QuPewnJYr+SnQiTnCNHFBw99ExTsz9f8w5320PimEPw='",
    "'sha256-IY7YKNHjbzQ1NfAKrBZvBZohgXMtxrqB9PaqhAaT3vg='",
    "'sha256-QE7TOEDW7YIlMzvUUnm8boDWeNBN7PBbaaYJjnp34WI='",
)
"""Hashes of the style sheets that the library adds to the page when it loads; the content policy admits these only."""

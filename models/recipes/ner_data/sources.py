"""Where the gold tags come from, as a spaCy model's meta data name it."""

from __future__ import annotations

SOURCES = (
    {
        "name": "DaN+",
        "license": "MIT (annotation)",
        "author": "Barbara Plank, Kristian Nørgaard Jensen, Rob van der Goot",
    },
    {
        "name": "Danish Dependency Treebank",
        "license": "CC BY-SA 4.0 (text)",
        "author": "Matthias Trautner Kromann, Anders Johannsen et al.",
    },
)

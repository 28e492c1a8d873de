"""Datasets for researchers: rows of the lake's tables and annotated texts, in formats that other programs and validators accept.

``dataset.export`` makes one; a module makes each format from the same rows (``rows``), which are chosen by ``selection``.
"""

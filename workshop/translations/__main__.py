"""`python -m workshop.translations`: the catalogues compiled once, at the installation, by whoever owns the folder."""

from workshop.translations.compiled import compile_catalogues

compile_catalogues()

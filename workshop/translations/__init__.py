"""The catalogues of the screens: Slovene first, English complete, one folder a language."""

"""The charts' font as the only Chinese one of a program that draws text: every machine sees the same."""

import os
from pathlib import Path

import matplotlib
from pylopdf_fonts_zh_cn import sans_path

FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{chinese}</dir><dir>{latin}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


def with_our_fonts(folder: Path) -> dict[str, str]:
    """The environment in which a program finds these fonts and no other of the machine's."""
    latin = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    places = {"chinese": Path(sans_path()).parent, "latin": latin, "cache": folder / "cache"}
    settings = folder / "fonts.conf"
    settings.write_text(FONTS.format(**places), encoding="utf-8")
    return os.environ | {"FONTCONFIG_FILE": str(settings), "HOME": str(folder)}

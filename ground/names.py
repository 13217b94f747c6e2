"""Names: masked on lists and as initials where not everyone may read them, and put in order as they are spoken."""

import unicodedata
from typing import Final

# Surnames that are read otherwise than the same characters in a word.
_SURNAMES: Final = {
    "万俟": "mo qi", "尉迟": "yu chi", "长孙": "zhang sun", "单": "shan", "解": "xie", "仇": "qiu", "曾": "zeng",
    "查": "zha", "朴": "piao", "翟": "zhai", "盖": "ge", "区": "ou", "缪": "miao", "乐": "yue", "种": "chong",
    "召": "shao", "员": "yun", "繁": "po", "折": "she", "秘": "bi", "冼": "xian", "覃": "qin",
}  # fmt: skip


def masked_name(name: str) -> str:
    """Write 王*兰, 王* or 欧**娜, and J*** S*** for John Smith: the list tells neighbours, not strangers."""
    tidy = _tidied(name)
    if tidy.isascii():
        return " ".join(f"{word[0]}***" for word in tidy.split()) or "*"
    if len(tidy) <= 1:
        return "*"
    hidden = "*" * len(tidy[1:-1])
    return f"{tidy[0]}{hidden}{tidy[-1]}" if hidden else f"{tidy[0]}*"


def initials(name: str) -> str:
    """Write W.G.L. for 王桂兰 and J.S. for John Smith: all that a public check of a certificate shows (INV-93)."""
    tidy = _tidied(name)
    words = tidy.split() if tidy.isascii() else _syllables(tidy.replace(" ", ""))
    return "".join(f"{word[0].upper()}." for word in words if word[0].isalpha())


def in_order(name: str, longest: int = 160) -> str:
    """Return the key by which names stand in the order of a dictionary: `hui4 bin1 she4 qu1`, the pinyin with tones.

    Characters have no order that people know, and databases sort them by their number, each in its own way.
    """
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - as below

    return " ".join(lazy_pinyin(_tidied(name), style=Style.TONE3)).lower()[:longest]


def by_keyboard(name: str) -> str:
    """Return the pinyin of a name and its initials, by which a worker finds it by keyboard: "wang gui lan wgl"."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - as below

    syllables = lazy_pinyin(name)
    initials = "".join(each[:1] for each in syllables)
    return f"{' '.join(syllables)} {initials}"[:80] if syllables else ""


def _tidied(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).split())


def _syllables(name: str) -> list[str]:
    """Read a Chinese name aloud, its surname as a surname."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - the words of a language, a quarter of all that is loaded, that few commands need

    for length in (2, 1):
        if name[:length] in _SURNAMES:
            return _SURNAMES[name[:length]].split() + lazy_pinyin(name[length:])
    return lazy_pinyin(name)

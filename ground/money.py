"""Money in whole fen: shown, written in capitals, read as typed, and shared out without a loss."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final, NewType

from ground.language import _

Fen = NewType("Fen", int)

LARGEST: Final = Fen(10**14 - 1)  # just under a trillion yuan; more is a slip of the finger

_DIGITS: Final = "零壹贰叁肆伍陆柒捌玖"
_PLACES: Final = ("仟", "佰", "拾", "")
_FULL_GROUP: Final = 1000
_GROUPS: Final = ((10**8, "亿"), (10**4, "万"), (1, ""))

_TYPED: Final = re.compile(
    r"(?:人民币|RMB|CNY|¥)?(?P<whole>[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.(?P<part>[0-9]+))?(?P<unit>万元?|元整?|块)?",
    re.IGNORECASE,
)
_LONGEST_TYPED: Final = 40


def yuan(fen: Fen) -> str:
    """Write 386,000.00, the full amount for contracts and tables."""
    whole, part = divmod(abs(fen), 100)
    return f"{_sign(fen)}{whole:,}.{part:02d}"


def wan(fen: Fen) -> str:
    """Say 38.60 万元 in Chinese (cut, never rounded up), 386,000.00 yuan in English: as budgets are spoken of."""
    whole, part = divmod(abs(fen) // 10_000, 100)
    return _("%(yuan)s yuan", yuan=yuan(fen), wan=f"{_sign(fen) if whole or part else ''}{whole:,}.{part:02d}")


def capital(fen: Fen) -> str:
    """Write 人民币叁拾捌万陆仟元整, as signed papers want it; Chinese for every reader, since only that form binds.

    By the basic rules for filling in payment papers (支付结算办法, annex 1): a gap of zeros is said once, 整 closes
    an amount without fen, 零 stands between yuan and fen when there is no jiao.
    """
    _within_reach(fen)
    whole, part = divmod(abs(fen), 100)
    jiao, cent = divmod(part, 10)
    words = f"{_integer(whole)}元" if whole or not part else ""
    if jiao:
        words += f"{_DIGITS[jiao]}角"
    elif cent and whole:
        words += "零"
    words += f"{_DIGITS[cent]}分" if cent else "整"
    return f"人民币{'负' if fen < 0 else ''}{words}"


def fen_of(text: str) -> Fen:
    """Read an amount as a person types it, plain numbers being yuan: 38.6, 1,200.50, ３８万元, ¥5.

    Refuses with a ValueError sentence: no amount, a comma out of place, a part of a fen, or too much.
    """
    typed = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    read = _TYPED.fullmatch(typed) if len(typed) <= _LONGEST_TYPED else None
    if read is None:
        raise ValueError(_("Write the amount in figures, for example 1200.50."))
    decimals = 6 if (read["unit"] or "").startswith("万") else 2
    part = (read["part"] or "").rstrip("0")
    if len(part) > decimals:
        raise ValueError(_("An amount goes down to the fen and no further."))
    return _within_reach(Fen(int(read["whole"].replace(",", "") + part.ljust(decimals, "0"))))


def split(fen: Fen, weights: Sequence[int]) -> list[Fen]:
    """Share an amount out by whole weights so that the parts sum to it: largest remainders first, ties by order."""
    total = sum(weights)
    if total <= 0 or min(weights) < 0:
        raise ValueError(_("An amount is shared by weights that are never below zero and not all zero."))
    shares = [divmod(abs(fen) * weight, total) for weight in weights]
    left = abs(fen) - sum(whole for whole, _rest in shares)
    luckier = sorted(range(len(shares)), key=lambda at: (-shares[at][1], at))[:left]
    sign = -1 if fen < 0 else 1
    return [Fen(sign * (whole + (at in luckier))) for at, (whole, _rest) in enumerate(shares)]


def _sign(fen: Fen) -> str:
    return "-" if fen < 0 else ""


def _within_reach(fen: Fen) -> Fen:
    if abs(fen) > LARGEST:
        raise ValueError(_("That is more money than this system can write down."))
    return fen


def _integer(whole: int) -> str:
    """Say a whole number of yuan by its groups of four figures; 零 for a group that is missing or starts with 0."""
    words, gap = "", False
    for size, name in _GROUPS:
        group, whole = divmod(whole, size)
        if group:
            words += ("零" if words and (gap or group < _FULL_GROUP) else "") + _group(group) + name
        gap = not group
    return words or _DIGITS[0]


def _group(number: int) -> str:
    """Say up to four figures: 4009 is 肆仟零玖; zeros at either end are not said here."""
    words, gap = "", False
    for figure, place in zip(f"{number:04d}", _PLACES, strict=True):
        if figure == "0":
            gap = True
            continue
        words += ("零" if words and gap else "") + _DIGITS[int(figure)] + place
        gap = False
    return words

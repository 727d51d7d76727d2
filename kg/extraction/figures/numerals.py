"""Numbers as reports print them: 1,234.5, １２, 三十五, 五千亿, 百分之三十."""

from __future__ import annotations

DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_POWERS = {"十": 10, "百": 100, "千": 1000}
NUMERAL = "[" + "".join(DIGITS) + "".join(_POWERS) + "]"


def printed_number(digits: str) -> float:
    """The value of Arabic digits with thousands separators and stray spaces.

    >>> printed_number("1,234.5"), printed_number("12 .5")
    (1234.5, 12.5)
    """
    return float(digits.replace(",", "").replace(" ", ""))


def chinese_number(words: str) -> float:
    """The value of a Chinese numeral below ten thousand, ``点`` with decimals allowed.

    Raises ValueError where the words are no numeral.

    >>> chinese_number("三十五"), chinese_number("千"), chinese_number("两百"), chinese_number("三点五")
    (35.0, 1000.0, 200.0, 3.5)
    """
    whole, point, decimals = words.partition("点")
    if not whole or (point and not decimals):
        raise ValueError(f"no numeral: {words!r}")
    if not any(sign in _POWERS for sign in whole) and len(whole) > 1:
        total = int("".join(str(DIGITS[sign]) for sign in whole if sign in DIGITS) or "0")
        return float(total)
    total, digit = 0, 0
    for place, sign in enumerate(whole):
        if sign in DIGITS:
            digit = DIGITS[sign]
        elif sign in _POWERS:
            leading = place == 0 or (digit == 0 and sign == "十")
            total += (digit or (1 if leading else 0)) * _POWERS[sign]
            digit = 0
        else:
            raise ValueError(f"no numeral: {words!r}")
    fraction = "".join(str(DIGITS[sign]) for sign in decimals)
    return float(total + digit) + (int(fraction) / 10 ** len(fraction) if fraction else 0.0)

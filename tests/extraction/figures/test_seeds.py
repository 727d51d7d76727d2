"""The word lists: what they must hold, and how a mistake in them is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import data
from kg.data import DataError
from kg.extraction.figures import indicators, units, words

CANONICAL = [
    "地区生产总值",
    "一般公共预算收入",
    "固定资产投资",
    "社会消费品零售总额",
    "规模以上工业增加值",
    "进出口总额",
    "城镇新增就业",
    "城镇调查失业率",
    "居民消费价格",
    "居民人均可支配收入",
    "常住人口城镇化率",
    "研发经费投入强度",
    "粮食产量",
    "城镇居民人均可支配收入",
    "农村居民人均可支配收入",
    "城镇登记失业率",
    "全部财政收入",
]


@pytest.mark.parametrize("name", CANONICAL)
def test_the_key_indicators_are_known_by_their_own_name(name: str) -> None:
    indicator = indicators.known(name)
    assert indicator is not None and indicator.name == name


def test_every_word_has_a_role_it_can_play() -> None:
    for role in words.ROLES:
        assert words.words(role), role


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("units.tsv", "unit\tdimension\tfactor\tform\tunless\n元\tmoney\t1\tcoin\n", "units.tsv:2: form is 'coin'"),
        ("units.tsv", "unit\tdimension\tfactor\tform\tunless\n元\tmoney\tone\tmeasure\n", "units.tsv:2: factor 'one'"),
        ("figures/words.tsv", "role\twords\nupp\t增长\n", "words.tsv:2: role is 'upp'"),
        ("figures/hedges.tsv", "word\tplace\tcomparator\n约\tabove\tapprox\n", "hedges.tsv:2: place is 'above'"),
        (
            "indicators.tsv",
            "canonical\taliases\tdimension\tunit\tmeasure\tparent\tsplit\n甲\t乙\t\t\tgrowth\n丙\t乙\t\t\tgrowth\n",
            "indicators.tsv:3: '乙' already means 甲",
        ),
    ],
)
def test_a_mistake_is_told_with_file_and_line(
    file: str, content: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "seeds" / file
    target.parent.mkdir(parents=True)
    target.write_text(content, encoding="utf-8")
    monkeypatch.setattr(data, "ROOT", tmp_path)
    load = {
        "units.tsv": units.units,
        "figures/words.tsv": words._by_role,
        "figures/hedges.tsv": lambda: words.hedges.__wrapped__("before"),
        "indicators.tsv": indicators.vocabulary,
    }[file]
    with pytest.raises(DataError, match=message):
        getattr(load, "__wrapped__", load)()

"""Stretches of a text that no word list could name: quantities, dates, titles, plans, sessions, marks, brackets."""

from __future__ import annotations

import re

from kg.extraction.lexicon import any_of

_NUMBER = r"[0-9０-９][0-9０-９,，.．~～—\-]* ?"
_IN_WORDS = r"[一二三四五六七八九十两几数百千]+[余多]?[百千万亿]*"
_FEW = r"(?:两|[三四五六七八九十]|十[一-九二三四五六七八])"
_QUANTITIES = (
    # 超过12个, 120余公里, 30%以上
    rf"(?<!第)(?:超过?|近|约|达|共)?{_NUMBER}[余多几]?[百千万亿]*[余多]?{any_of('counters')}"
    r"(?:\(套\)|（套）|以上|以下|左右|以内)?",
    # at the beginning: 三十余个|X
    rf"(?<![一-鿿]){_IN_WORDS}{any_of('counters_after_words')}(?=[一-鿿])",
    # behind a list: 等三大|X
    rf"(?<=[等、]){_IN_WORDS}{any_of('counters_in_lists')}",
    # behind a list without 等: 甲、乙两家|企业, 两个|5A景区
    rf"(?<=[一-鿿]){_FEW}(?:家|个)(?={any_of('counted_by_few')})",
    rf"(?<=[一-鿿])[两三四五六七八九十](?:个|大)(?=[0-9A-Z]|{any_of('counted_in_sorts')})",
    r"一座(?=[一-鿿]{3})",
)
QUANTITY = re.compile("|".join(_QUANTITIES))
MARK = re.compile(
    r"[\[〔［【(（]\s*\d{1,3}\s*[\]〕］】)）]|[(（][一二三四五六七八九十]+[)）]|[①-⑳]|^\s*[(（]?\d{1,2}[.．、)）]\s*",
    re.M,
)
DATE = re.compile(
    r"(?:(?:19|20)\d\d|[一二三四五六七八九十〇零○]{4})年"
    r"(?:\d{1,2}月(?:份|底|末|初)?(?:\d{1,2}日)?|底|末|初|上半年|下半年|[一二三四]季度)?"
    r"|\d{1,2}月(?:\d{1,2}日|份|底|末|初)?(?:前)?|(?<!\d)\d{1,2}日(?!游)"
)
TITLE = re.compile(r"《[^《》\n]{2,60}》(?:（[^（）]{1,8}）|\([^()]{1,8}\))?")
PLAN = re.compile(
    r"[“\"]?(?:十[一二三四五六]五|[一二三四五六七八九]五)[”\"]?(?:发展|时期)?(?:规划和\d{4}年远景目标)?"
    r"(?:国民经济和社会发展)?规划(?:纲要|《纲要》|建议)?(?:[（(]草案[)）])?"
    r"|第?十[一二三四五六]个五年(?:规划|计划)(?:纲要)?"
)
CONGRESS = re.compile(
    r"第?[一二三四五六七八九十]+届(?:人民代表大会|人大|政协|委员会)(?:常委会)?"
    r"第?[一二三四五六七八九十]+次(?:会议|全会|全体会议)"
    r"|(?<=委)[一二三四五六七八九十]+届[一二三四五六七八九十]+次全会"
)
PUNCTUATION = re.compile(
    r"[，。；：！？,;:!?\n\r\t　…]|(?<![0-9A-Za-z、]) (?![0-9A-Za-z])|——|—{2,}|(?<!\d)\.(?!\d)|•|·(?=\s)|★|◆|■|●|▲|※"
)
SEPARATOR = re.compile(r"、|[”’](?=[“‘])")
BRACKET = re.compile(r"(?<=[一-鿿])[(（][一-鿿A-Za-z+·]{1,14}[)）]|[一二三四五]、[二三四五六]期(?:工程|项目)?")

"""The card of an entity: names, relations in groups, figures in a table, mentions, each with its quote."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table, box
from rich.text import Text

from kg.views import labels, quotes
from kg.views.console import is_plain

if TYPE_CHECKING:
    from kg.queries import Card, EntityRef, Evidence, Fact, Figure, Group, MentionRef

T = TypeVar("T")
FEW_FACTS, FEW_FIGURES, FEW_MENTIONS = 8, 10, 3
INDENT = 2
QUOTE_LINES = 2
MARKS_WIDTH = 8  # 「…」 and a little room, as a wide character may not fit at the end of a line
FIGURE_QUOTE_WIDTH = 40


def draw(console: Console, card: Card, others: Sequence[EntityRef] = (), everything: bool = False) -> None:
    """Print the card; ``others`` are entities of the same name, ``everything`` leaves nothing out."""
    _head(console, card)
    for group in card.groups:
        _section(console, group.label, len(group.facts))
        for fact in _few(group.facts, FEW_FACTS, everything):
            _fact(console, card, group, fact)
        _rest(console, len(group.facts), FEW_FACTS, everything)
    if card.figures:
        _section(console, "数据", len(card.figures))
        _figures(console, card.entity, _few(card.figures, FEW_FIGURES, everything))
        _rest(console, len(card.figures), FEW_FIGURES, everything)
    if card.mentions:
        _section(console, "提及", len(card.mentions))
        for mention in _few(card.mentions, FEW_MENTIONS, everything):
            _mention(console, card, mention)
        _rest(console, len(card.mentions), FEW_MENTIONS, everything)
    for other in others:
        console.print(f"同名：{other.name}（{labels.entity_type(other.type)}） kg lookup {other.id}", style="kg.faint")


def _head(console: Console, card: Card) -> None:
    entity = card.entity
    title = Text.assemble((entity.name, "kg.name"), f"  {labels.entity_type(entity.type)} {entity.code or ''}".rstrip())
    console.rule(title, style="kg.rule", align="left", characters="─")
    lines = Table.grid(padding=(0, 1))
    lines.add_column(style="kg.faint", no_wrap=True)
    lines.add_column(overflow="fold")
    if entity.aliases:
        lines.add_row("又称", "、".join(entity.aliases))
    if card.within:
        lines.add_row("隶属", " < ".join(place.name for place in card.within))
    lines.add_row("报告", "、".join(card.reports))
    lines.add_row("标识", entity.id)
    console.print(_indented(lines))


def _section(console: Console, label: str, count: int) -> None:
    console.print()
    console.print(Text.assemble((label, "kg.label"), (f" {count}", "kg.faint")))


def _fact(console: Console, card: Card, group: Group, fact: Fact) -> None:
    other = fact.tail if group.outgoing else fact.head
    line = Text.assemble((other.name, "kg.name"))
    if qualifier := labels.qualifier(fact.kind, fact.period):
        line.append(f"  {qualifier}", style="kg.planned" if fact.kind == "planned" else "kg.faint")
    console.print(_indented(line))
    marks = [word for one in (other, card.entity) for word in (one.name, *one.aliases)]
    if group.type == "HAS_STATUS":
        marks.append(fact.evidence.cue or "")
    spans = quotes.occurrences(fact.evidence.quote, marks)
    _quote(console, fact.evidence.quote, spans, _source(card, fact.evidence))


def _figures(console: Console, entity: EntityRef, figures: Sequence[Figure]) -> None:
    """One row a figure: indicator (unless the card is the indicator's), value, period, kind, sentence."""
    of_indicator = entity.type == "Indicator"
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0), header_style="kg.faint")
    table.add_column("地方" if of_indicator else "指标", overflow="fold", max_width=16)
    table.add_column("数值", justify="right", overflow="fold", max_width=12)
    table.add_column("时期", no_wrap=True)
    table.add_column("性质", overflow="fold", max_width=8)
    table.add_column("原文", overflow="fold", ratio=1)
    for figure in figures:
        subject = (figure.about.name if figure.about else "") if of_indicator else figure.canonical or figure.indicator
        sentence, span = quotes.sentence(figure.evidence)
        table.add_row(
            Text(f"{figure.scope or ''}{subject}" if not of_indicator else subject),
            Text(figure.text, style="kg.suspect" if figure.suspect else ""),
            figure.period or "",
            labels.figure_kind(figure.kind, figure.measure, figure.suspect),
            quotes.marked(sentence, [span], is_plain(console), FIGURE_QUOTE_WIDTH),
        )
    console.print(_indented(table))


def _mention(console: Console, card: Card, mention: MentionRef) -> None:
    sentence, span = quotes.sentence(mention.evidence)
    where = Text.assemble(_source(card, mention.evidence), (f" {mention.section}", "kg.faint"))
    _quote(console, sentence, [span], where)


def _quote(console: Console, words: str, spans: Sequence[quotes.Span], where: Text) -> None:
    room = QUOTE_LINES * (console.width - 2 * INDENT) - where.cell_len - MARKS_WIDTH
    quote = quotes.marked(words, spans, is_plain(console), room)
    console.print(_indented(Text.assemble(quote, " ", where), 2))


def _source(card: Card, evidence: Evidence) -> Text:
    """Where the quote stands; the report's id is said once at the top where there is only one."""
    offsets = f"{evidence.start}–{evidence.end}"
    return Text(offsets if len(card.reports) == 1 else f"{evidence.report}:{offsets}", style="kg.faint")


def _indented(what: RenderableType, times: int = 1) -> Padding:
    return Padding(what, (0, 0, 0, times * INDENT), expand=False)


def _few(items: Sequence[T], few: int, everything: bool) -> Sequence[T]:
    return items if everything else items[:few]


def _rest(console: Console, count: int, few: int, everything: bool) -> None:
    if count > few and not everything:
        console.print(_indented(Text(f"… 另有 {count - few} 条（--all 全部列出）", style="kg.faint")))

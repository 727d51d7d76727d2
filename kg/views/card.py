"""The card of an entity: names, relations in groups, figures in a table, mentions, each with its quote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table, box
from rich.text import Text

from kg.views import labels, quotes
from kg.views.console import is_plain

if TYPE_CHECKING:
    from kg.queries import Card, EntityRef, Fact, Figure, Group, MentionRef

T = TypeVar("T")
FEW_REPORTS, FEW_FACTS, FEW_FIGURES, FEW_MENTIONS = 3, 8, 10, 3
INDENT = 2
FIGURE_WIDTHS = (16, 12, 9, 8)


def draw(
    console: Console,
    card: Card,
    others: Sequence[EntityRef] = (),
    everything: bool = False,
    states: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Print the card.

    ``others`` are entities of the same name, ``everything`` leaves nothing out, ``states`` says how far projects are
    (name → words).
    """
    _head(console, card)
    for group in card.groups:
        _section(console, group.label, len(group.facts))
        for fact in _few(group.facts, FEW_FACTS, everything):
            _fact(console, card, group, fact, states)
        _rest(console, len(group.facts), FEW_FACTS, everything)
    if card.figures:
        _section(console, "数据", len(card.figures))
        _figures(console, card, _few(_in_order(card), FEW_FIGURES, everything))
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
    lines.add_row("报告", _few_reports(card.reports))
    lines.add_row("标识", entity.id)
    console.print(_indented(lines))


def _few_reports(ids: Sequence[str]) -> str:
    shown = "、".join(ids[:FEW_REPORTS])
    return shown if len(ids) <= FEW_REPORTS else f"{shown} 等 {len(ids)} 份"


def _section(console: Console, label: str, count: int) -> None:
    console.print()
    console.print(Text.assemble((label, "kg.label"), (f" {count}", "kg.faint")))


def _fact(console: Console, card: Card, group: Group, fact: Fact, states: Mapping[str, str]) -> None:
    other = fact.tail if group.outgoing else fact.head
    line = Text.assemble((other.name, "kg.name"))
    if qualifier := labels.qualifier(fact.kind, fact.period):
        line.append(f"  {qualifier}", style="kg.planned" if fact.kind == "planned" else "kg.faint")
    if other.name in states:
        line.append(f"  {states[other.name]}", style="kg.faint")
    console.print(_indented(line))
    said, spans = quotes.of_fact(fact)
    quotes.show(console, said, spans, fact.id if len(card.reports) > 1 else quotes.short(fact.id))


def _figures(console: Console, card: Card, figures: Sequence[Figure]) -> None:
    """One row a figure: indicator (unless the card is the indicator's), value, period, kind, sentence."""
    of_indicator = card.entity.type == "Indicator"
    room = console.width - INDENT - sum(FIGURE_WIDTHS) - 2 * len(FIGURE_WIDTHS)  # two blanks between columns
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0), header_style="kg.faint")
    table.add_column("地方" if of_indicator else "指标", overflow="fold", width=FIGURE_WIDTHS[0])
    table.add_column("数值", justify="right", overflow="fold", width=FIGURE_WIDTHS[1])
    table.add_column("时期", no_wrap=True, width=FIGURE_WIDTHS[2])
    table.add_column("性质", overflow="fold", width=FIGURE_WIDTHS[3])
    table.add_column("原文", no_wrap=True, width=room)
    for figure in figures:
        subject = (figure.about.name if figure.about else "") if of_indicator else figure.canonical or figure.indicator
        table.add_row(
            Text(f"{figure.scope or ''}{subject}" if not of_indicator else subject),
            Text(figure.text, style="kg.suspect" if figure.suspect else ""),
            figure.period or "",
            labels.figure_kind(figure.kind, figure.measure, figure.suspect),
            _figure_quote(console, card, figure, room),
        )
    console.print(_indented(table))


def _figure_quote(console: Console, card: Card, figure: Figure, room: int) -> Text:
    sentence, span = quotes.sentence(figure.evidence)
    quote = quotes.marked(sentence, [span], is_plain(console), 2 * room - quotes.SPARE)
    report = f"\n{figure.evidence.report}" if len(card.reports) > 1 else ""
    return Text.assemble(quotes.fold(quote, room), (report, "kg.faint"))


def _in_order(card: Card) -> Sequence[Figure]:
    """An indicator's figures in time, as they come; a place's as its reports tell them, known indicators first."""
    if card.entity.type == "Indicator":
        return card.figures
    return sorted(card.figures, key=lambda f: (f.canonical is None, f.evidence.report, f.evidence.start))


def _mention(console: Console, card: Card, mention: MentionRef) -> None:
    sentence, span = quotes.sentence(mention.evidence)
    report = f"{mention.evidence.report} " if len(card.reports) > 1 else ""
    quotes.show(console, sentence, [span], f"{report}{mention.section}")


def _indented(what: RenderableType, times: int = 1) -> Padding:
    return Padding(what, (0, 0, 0, times * INDENT), expand=False)


def _few(items: Sequence[T], few: int, everything: bool) -> Sequence[T]:
    return items if everything else items[:few]


def _rest(console: Console, count: int, few: int, everything: bool) -> None:
    if count > few and not everything:
        console.print(_indented(Text(f"… 另有 {count - few} 条（--all 全部列出）", style="kg.faint")))

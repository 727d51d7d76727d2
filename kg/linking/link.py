"""The stage itself: a reading in, its entities out."""

from __future__ import annotations

from kg.extraction.model import Mention, Reading
from kg.linking.about import about
from kg.linking.home import Home, home_of
from kg.linking.identify import SAME, identify
from kg.linking.identity import Identity, of_place
from kg.linking.merge import bare_zones, canonical, introduced, same_name, shortened
from kg.linking.model import Linked, Merge
from kg.linking.names import plain
from kg.linking.tables import industries


def link(reading: Reading) -> Linked:
    """The entities that a reading's mentions, observations and industries refer to, with the reason for each mention.

    Depends on this reading and the seeds alone, not on the order of anything; all results are sorted.

    >>> link(reading).refers_to["420113-2020-12-24/m-0123456789ab"]  # doctest: +SKIP
    'place-420113'
    """
    home = home_of(reading.report)
    mentions = sorted(reading.mentions)
    resolved, reasons = _resolve(reading, mentions, home)
    refers_to = {mention.id: resolved[mention.type, plain(mention.name)] for mention in mentions}
    why_about = {o.id: about(o, reading.report, mentions, refers_to, home) for o in reading.observations}
    abouts = {key: identity for key, (identity, _) in why_about.items()}
    measures = {o.id: Identity("Indicator", o.canonical or plain(o.indicator)) for o in reading.observations}
    industry = {span: _industry(reading.report.text[slice(*span)]) for span in _industry_spans(reading)}
    identities = {of_place(home.place), *refers_to.values(), *abouts.values(), *measures.values(), *industry.values()}
    identities |= {around for identity in identities for around in identity.enclosing()}
    merges = [Merge(m.id, refers_to[m.id].id, reasons[m.type, plain(m.name)]) for m in mentions]
    merges += [Merge(key, identity.id, reason) for key, (identity, reason) in why_about.items()]
    return Linked(
        reading=reading,
        entities=tuple(sorted((i.entity() for i in identities), key=lambda entity: entity.id)),
        refers_to={key: refers_to[key].id for key in sorted(refers_to)},
        about={key: abouts[key].id for key in sorted(abouts)},
        measures={key: measures[key].id for key in sorted(measures)},
        industry={span: industry[span].id for span in sorted(industry)},
        merges=tuple(sorted(merges, key=lambda merge: merge.mention)),
    )


def _resolve(
    reading: Reading, mentions: list[Mention], home: Home
) -> tuple[dict[tuple[str, str], Identity], dict[tuple[str, str], str]]:
    """The canonical identity of every (type, plain name), and why it is that one."""
    keys = sorted({(mention.type, plain(mention.name)) for mention in mentions})
    found = {key: identify(*key, home) for key in keys}
    names = {key: identity for key, (identity, _) in found.items()}
    unions = [*same_name(names), *introduced(reading.report.text, mentions, names)]
    unions += [*shortened(names, home), *bare_zones(names, home)]
    merged = canonical(names.values(), unions)
    resolved = {key: merged[identity][0] for key, identity in names.items()}
    reasons = {}
    for key, (identity, reason) in found.items():
        why = merged[identity][1]
        reasons[key] = why if why and reason == SAME else f"{reason}; {why}" if why else reason
    return resolved, reasons


def _industry(name: str) -> Identity:
    return Identity("Industry", industries().get(plain(name), plain(name)))


def _industry_spans(reading: Reading) -> list[tuple[int, int]]:
    return sorted(
        {r.tail for r in reading.relations if r.type == "IN_INDUSTRY" and isinstance(r.tail, tuple)},
    )

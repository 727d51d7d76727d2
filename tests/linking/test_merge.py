"""Merges are closed transitively, whatever the order they are found in."""

from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from kg.linking.identity import Identity
from kg.linking.merge import canonical

IDENTITIES = [Identity("Enterprise", f"企业{'甲乙丙丁戊己庚辛'[: n + 1]}", known=n == 3) for n in range(8)]
PAIRS = st.lists(st.tuples(st.sampled_from(IDENTITIES), st.sampled_from(IDENTITIES)), max_size=8)


@given(PAIRS, st.randoms())
def test_components_are_those_of_the_graph_of_unions(pairs: list[tuple[Identity, Identity]], random: object) -> None:
    unions = [(one, other, f"{one.name}={other.name}") for one, other in pairs]
    merged = canonical(IDENTITIES, unions)
    graph = nx.Graph(pairs)
    graph.add_nodes_from(IDENTITIES)
    for component in nx.connected_components(graph):
        (best,) = {merged[identity][0] for identity in component}
        assert best in component
        assert best.known or not any(identity.known for identity in component)
    random.shuffle(unions)  # type: ignore[attr-defined]
    assert canonical(reversed(IDENTITIES), unions) == merged


def test_every_member_but_the_canonical_one_has_a_reason() -> None:
    a, b, c, d, *_ = IDENTITIES
    merged = canonical([a, b, c, d], [(a, b, "1"), (b, c, "2"), (c, d, "3")])
    assert {merged[one][0] for one in (a, b, c, d)} == {d}
    assert [merged[one][1] for one in (a, b, c, d)] == ["1", "1; 2", "2; 3", ""]

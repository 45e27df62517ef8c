"""The arrows that others imply are those that networkx leaves out of a transitive reduction."""

from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from glossgraph.graph.implied import implied

forwards = st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1])


@given(pairs=st.sets(forwards))
def test_implied_arrows(pairs: set[tuple[int, int]]) -> None:
    arrows = {(f"t{earlier}", f"t{later}") for earlier, later in pairs}
    assert arrows - implied(arrows) == set(nx.transitive_reduction(nx.DiGraph(iter(arrows))).edges)

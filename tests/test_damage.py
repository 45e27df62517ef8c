"""Damaged files stop nothing, and every place that is shown is in its file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossgraph.load.graph_files import STEMS
from nasty_glossary import TERM, everything_said, glossary_with, term


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return glossary_with(term(TERM), tmp_path_factory.mktemp("scratch"))


REAL = [file.read_bytes() for file in sorted((Path(__file__).parent.parent / "terms").glob("*.yml"))]

PIECES = [
    b"",
    b"\0",
    b"\t",
    b"\n",
    b"\r",
    b"\xff",
    b"\xc3",
    b"\xef\xbb\xbf",
    b'"',
    b"'",
    b"[",
    b"{",
    b": ",
    b"- ",
    b"? ",
    b"#",
]
PIECES += [
    b"|\n",
    b">-\n",
    b"&a ",
    b"*a",
    b"!!str ",
    b"---\n",
    b"...\n",
    b"%",
    b"@",
    b"`",
    b"<<: ",
    b"5",
    b"null",
    b"2024-01-01",
    b"\\x00",
]


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A real file in which bytes or lines are deleted, doubled, exchanged or put in."""
    data = draw(st.sampled_from(REAL))
    for _ in range(draw(st.integers(1, 6))):
        parts = data.split(b"\n") if draw(st.booleans()) else [data[n : n + 7] for n in range(0, len(data), 7)]
        seam = b"\n" if b"\n" not in b"".join(parts) else b""
        one, two = (draw(st.integers(0, max(0, len(parts) - 1))) for _ in range(2))
        match draw(st.integers(0, 4)):
            case 0:
                del parts[one : one + draw(st.integers(1, 5))]
            case 1:
                parts[one:one] = parts[two : two + draw(st.integers(1, 5))]
            case 2 if parts:
                parts[one], parts[two] = parts[two], parts[one]
            case 3:
                parts.insert(one, draw(st.sampled_from(PIECES)))
            case _:
                parts.insert(one, draw(st.binary(max_size=4)))
        data = seam.join(parts)
    return data


PLENTY = settings(max_examples=100, suppress_health_check=list(HealthCheck))


@given(data=st.binary(max_size=300))
@PLENTY
def test_no_bytes_stop_the_compiler(data: bytes, scratch: Path) -> None:
    (scratch / "terms/nasty.yml").write_bytes(data)
    everything_said(scratch)


@given(data=damaged())
@PLENTY
def test_no_damage_to_a_real_file_stops_the_compiler(data: bytes, scratch: Path) -> None:
    (scratch / "terms/nasty.yml").write_bytes(data)
    everything_said(scratch)


@given(data=damaged(), stem=st.sampled_from(STEMS), number=st.integers(0, 5))
@PLENTY
def test_no_damage_to_graph_stops_the_compiler(data: bytes, stem: str, number: int, scratch: Path) -> None:
    file = scratch / f"graph/{stem}.yml"
    # a glossary need not have each of these files
    kept = file.read_bytes() if file.exists() else b""
    lines = kept.split(b"\n")
    lines[number:number] = data.split(b"\n")[:3]
    try:
        file.write_bytes(b"\n".join(lines))
        everything_said(scratch)
    finally:
        file.write_bytes(kept)

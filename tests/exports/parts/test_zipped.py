"""Zip files are the same each time, whole for other programs, and made one file after another."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
import tracemalloc
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from hypothesis import given, settings
from hypothesis import strategies as st

from glossgraph.exports.parts.zipped import zipped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILES = [
    ("mimetype", "text/plain"),
    ("ä/brød.md", "# Brød 🥖\r\n" * 99),
    ("leer.txt", ""),
    ("all.bin", bytes(range(256))),
]


def content(text: bytes | str) -> bytes:
    return text.encode() if isinstance(text, str) else text


def test_each_file_comes_back() -> None:
    with ZipFile(io.BytesIO(b"".join(zipped(FILES, stored={"mimetype"})))) as archive:
        assert archive.testzip() is None
        assert [(entry.filename, archive.read(entry)) for entry in archive.infolist()] == [
            (path, content(text)) for path, text in FILES
        ]
        assert [entry.compress_type for entry in archive.infolist()] == [ZIP_STORED, *3 * [ZIP_DEFLATED]]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.external_attr >> 16 for entry in archive.infolist()} == {0o100644}


def test_a_reader_that_does_not_know_the_end_finds_all_sizes_at_the_start() -> None:
    whole = b"".join(zipped(FILES, stored={"mimetype"}))
    # as EPUB asks: a name of eight letters, no further fields, and the text right after them
    assert whole[30:52] == b"mimetypetext/plainPK\x03\x04"
    with ZipFile(io.BytesIO(whole)) as archive:
        assert not [entry.filename for entry in archive.infolist() if entry.flag_bits & 0x08]


def test_another_program_finds_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"".join(zipped(FILES)))
    program = shutil.which("unzip")
    assert program, "unzip is missing; install it with: apt-get install unzip"
    done = subprocess.run([program, "-tq", path], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, f"No errors detected in compressed data of {path}.\n")


def test_one_file_is_held_at_a_time() -> None:
    def many() -> Iterator[tuple[str, bytes]]:
        for number in range(64):
            yield f"{number}.bin", random.Random(number).randbytes(2**18)

    tracemalloc.start()
    size = sum(map(len, zipped(many())))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size > 64 * 2**18
    assert most < 2**22


@settings(max_examples=30)
@given(st.dictionaries(st.text("aä/.🥖", min_size=1).filter(lambda path: "\0" not in path), st.binary() | st.text()))
def test_any_content_comes_back(files: dict[str, bytes | str]) -> None:
    encoded = {path: content(text) for path, text in files.items()}
    with ZipFile(io.BytesIO(b"".join(zipped(files.items())))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == encoded

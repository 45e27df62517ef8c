"""What a glossary says of its files as values is what reading them gives."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from folders import TESTS
from glossgraph.load import load
from glossgraph.model import Glossary
from glossgraph.model.written_files import written_files

if TYPE_CHECKING:
    from pathlib import Path

ROOTS = [TESTS.parent, *(TESTS / name for name in ("bread", "ovens", "spoons", "hostile"))]

NOT_IN_FILES = {"history", "schemas", "texts"}


def write(root: Path, glossary: Glossary) -> None:
    for file, content in written_files(glossary):
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.dump(content, Dumper=Dumper, sort_keys=False, allow_unicode=True), encoding="utf-8")


class Dumper(yaml.SafeDumper):
    """Writes the digits of a result as they are, and not as text."""

    def represent_mapping(self, tag: str, mapping: Any, flow_style: bool | None = None) -> yaml.MappingNode:
        node = super().represent_mapping(tag, mapping, flow_style)
        digits = {"result"} if "of" not in mapping else {"value"}
        for key, value in node.value:
            if key.value in digits and value.tag.endswith(":str"):
                value.tag, value.style = "tag:yaml.org,2002:float", None
        return node


@pytest.mark.parametrize("root", ROOTS, ids=lambda root: root.name)
def test_files_written_from_a_glossary_give_it_again(root: Path, tmp_path: Path) -> None:
    before = load(root).glossary
    write(tmp_path, before)
    after = load(tmp_path).glossary
    for field in fields(Glossary):
        if field.name not in NOT_IN_FILES:
            assert getattr(after, field.name) == getattr(before, field.name)

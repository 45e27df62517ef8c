"""Which fields hold prose, in which text can be lost."""

from __future__ import annotations

from typing import get_args, get_type_hints

import pytest

from glossgraph import model
from glossgraph.load.lost_text import PROSE
from glossgraph.model import Part, Sort

PARTS = [
    each
    for each in vars(model).values()
    if isinstance(each, type) and issubclass(each, Part) and each not in {Part, model.Entry}
]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_prose_is_what_the_model_marks_as_words_for_readers(part: type[Part]) -> None:
    for field, hint in get_type_hints(part, include_extras=True).items():
        sorts = {sort for each in (hint, *get_args(hint)) for sort in get_args(each) if isinstance(sort, Sort)}
        if sorts:
            assert (field in PROSE) is bool(sorts & {Sort.WORDS, Sort.MARKDOWN}), field


def test_the_words_of_an_action_are_prose_under_their_names_in_the_file() -> None:
    names = {model.Action("", "a", target).path_to("text")[0] for target in ("", "b")}
    assert names == {"message", "state"}
    assert names <= PROSE

"""Scripts with what they are given to say: they do not know the language of the glossary."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from glossgraph.site.material import PREVIEWS_SCRIPT, SEARCH_SCRIPT, assets

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from glossgraph.words import Catalogue


def scripts(
    words: Catalogue, *, terms: str, list_of_terms: str, has_search: bool, has_questions: bool
) -> dict[str, Callable[[], str]]:
    """Return what makes each script that is given words, by its path.

    Args:
        words: The words of the interface.
        terms: The address of the folder with the pages of terms, below the home page.
        list_of_terms: The address of the list of all terms.
        has_search: Whether the glossary brings its own search.
        has_questions: Whether it answers any questions, which can then be searched for.

    """
    previews = words.group("previews-script") | {"terms": terms}
    makers: dict[str, Callable[[], str]] = {
        PREVIEWS_SCRIPT: partial(_given, PREVIEWS_SCRIPT, "glossgraphPreviews", previews)
    }
    if has_search:
        search = words.group("search-script") | {"address": list_of_terms}
        if not has_questions:
            search |= words.group("search-script-without-questions")
        makers[SEARCH_SCRIPT] = partial(_given, SEARCH_SCRIPT, "glossgraphSearch", search)
    return makers


def _given(path: str, name: str, values: Mapping[str, object]) -> str:
    return f"globalThis.{name} = {json.dumps(values, ensure_ascii=False)};\n{assets()[path]}"

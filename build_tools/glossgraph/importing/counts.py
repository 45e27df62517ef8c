"""How much of everything a vocabulary holds when it is written."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from glossgraph.importing.vocabulary import ALIAS

if TYPE_CHECKING:
    from glossgraph.importing.names import Names
    from glossgraph.importing.vocabulary import Vocabulary


def count_kept(vocabulary: Vocabulary, names: Names) -> None:
    """Count what is kept of a vocabulary."""
    counts: Counter[str] = Counter()
    labels = {relation.key: names.relations[relation.key] for relation in vocabulary.relations}
    for concept in vocabulary.concepts:
        counts["concepts"] += 1
        for name in concept.names:
            counts["synonyms" if name.type == ALIAS else f"names of the type `{name.type}`"] += 1
        counts["definitions"] += len(concept.definitions)
        for text in (*concept.labels, *concept.definitions, *(name.text for name in concept.names)):
            if not names.is_main(text):
                counts[f"texts in `{text.language}` (labels, names and definitions)"] += 1
        for note in concept.notes:
            counts[f"notes of the type `{note.type}`"] += 1
        counts["sentences of usage"] += len(concept.usage)
        counts["notations"] += len(concept.notations)
        counts["matches with other vocabularies"] += len(concept.matches)
        counts["addresses of further reading"] += len(concept.see_also)
        counts["memberships in groups"] += len(concept.groups)
        counts["deprecated concepts"] += concept.status == "deprecated"
        counts["days on which something was made or changed"] += bool(concept.created) + bool(concept.modified)
        counts["sources"] += len(concept.sources)
        for edge in concept.edges:
            counts[f"edges `{labels[edge.relation]}`"] += 1
    counts["files that stay as they were"] = len(vocabulary.files)
    counts["groups"] = len(vocabulary.groups)
    counts["concepts without a definition"] = sum(not concept.definitions for concept in vocabulary.concepts)
    for what, number in counts.items():
        vocabulary.tally.kept(what, number)

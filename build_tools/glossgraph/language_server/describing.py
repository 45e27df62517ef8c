"""What something that has an id is, in Markdown that holds nothing but words of ours and plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph import checks
from glossgraph.text.escape import escape_markdown
from glossgraph.text.plain import plain_words
from glossgraph.words import ENGLISH, catalogue
from glossgraph.words.citations import reference_citation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossgraph.load.ids_in_files import IdInFile
    from glossgraph.model import Glossary, Term


def described(glossary: Glossary, named: IdInFile) -> str:
    """Return what is known of what an id names; nothing if it names nothing."""
    for noun in filter(None, (named.noun, named.or_noun)):
        if found := _described(glossary, noun, named.id):
            return found
    return ""


def _described(glossary: Glossary, noun: str, id_: str) -> str:
    entries = _entries(glossary, noun)
    if noun == "check":
        manual = next((checks.manual(check) for check in checks.CHECKS if checks.name(check) == id_), "")
        return manual.partition("\n```")[0].strip()
    if noun == "role":
        return _of_role(glossary, id_)
    if id_ not in entries:
        return ""
    if noun == "term":
        return _of_term(glossary, glossary.terms[id_])
    if noun == "reference":
        return _plain(glossary, reference_citation(catalogue(ENGLISH), glossary.references[id_]))
    return _of_entry(glossary, noun, entries[id_])


def _entries(glossary: Glossary, noun: str) -> Mapping[str, object]:
    known = {"term", "reference", "relation", "kind", "stage", "setting", "group", "path"}
    found: Mapping[str, object] = getattr(glossary, f"{noun}s") if noun in known else {}
    return found


def _of_term(glossary: Glossary, term: Term) -> str:
    stage = glossary.stages.get(term.stage)
    kind = glossary.kinds.get(term.kind)
    about = [kind.label if kind else "", f"stage {stage.number}, {stage.label}" if stage else "", str(term.status)]
    heading = f"**{escape_markdown(term.title)}** · {escape_markdown(', '.join(filter(None, about)))}"
    names = f"Also: {escape_markdown(', '.join(term.synonyms))}" if term.synonyms else ""
    return "\n\n".join(filter(None, (heading, _plain(glossary, term.definition), names)))


def _of_entry(glossary: Glossary, noun: str, entry: object) -> str:
    number = f" {entry.number}" if noun == "stage" and hasattr(entry, "number") else ""
    heading = f"**{escape_markdown(getattr(entry, 'label', ''))}** · {noun}{number}"
    return "\n\n".join(filter(None, (heading, _plain(glossary, getattr(entry, "description", "")))))


def _of_role(glossary: Glossary, role: str) -> str:
    casts = {setting.label: setting.cast[role] for setting in glossary.settings.values() if role in setting.cast}
    if not casts:
        return ""
    labels = {name.role: name.label for name in glossary.about.roles}
    heading = f"**{escape_markdown(labels.get(role, role))}** · role"
    lines = (
        f"- {escape_markdown(label)}: {escape_markdown(glossary.terms[id_].label if id_ in glossary.terms else id_)}"
        for label, id_ in casts.items()
    )
    return "\n".join((heading, "", *lines))


def _plain(glossary: Glossary, text: str) -> str:
    return escape_markdown(plain_words(glossary, text))

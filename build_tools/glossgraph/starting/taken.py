"""Names and ids that a new term cannot have, as there is one that has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.model import kebab, name_key
from glossgraph.text.former import ids_of_today
from glossgraph.text.ids import fault_of
from glossgraph.text.markup import tags
from glossgraph.text.names import names_of
from glossgraph.text.transcribed import id_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from glossgraph.model import Glossary


class TakenError(Exception):
    """A new term cannot be called so; the text says why, and what to do."""


def new_id(glossary: Glossary, label: str, qualifier: str, given: str, taken: Collection[str]) -> str:
    """Return the id of a new term: the one that is given, or else one made from its label and its qualifier.

    Args:
        glossary: What there is.
        label: The name of the new term.
        qualifier: What tells it from another term of the same name, or nothing.
        given: The id that somebody chose, or nothing.
        taken: The ids of the files in `terms/`, whether or not they could be read.

    Raises:
        TakenError: no id can be made, the given one is not valid, or another term has or had it.

    """
    id_ = given or id_of(f"{label} {qualifier}".strip(), glossary.about.language)
    if not id_:
        why = fault_of(kebab(label)) if kebab(label) else ""
        raise TakenError(f"no id can be made from `{label}`{f': {why}' if why else ''}; choose one with --id")
    if fault := fault_of(id_):
        better = "" if not (meant := kebab(id_)) or fault_of(meant) else f"; `--id {meant}` would do"
        raise TakenError(f"{fault}{better}")
    today = ids_of_today(glossary).get(id_, id_)
    if id_ in taken or id_ in glossary.terms:
        raise TakenError(f"there is a term with the id `{id_}` already; choose another with --id")
    if today != id_:
        raise TakenError(
            f"`{id_}` is a former id of `{today}`, and its old address leads there; choose another with --id"
        )
    return id_


def refuse_markup(*names: str) -> None:
    """Raise an error if a name holds markup, of which `unsafe-markup` would say the same.

    Raises:
        TakenError: it says which.

    """
    for name in names:
        for part in tags(name):
            raise TakenError(f"`{part.written}` is {part.what}; {part.cure}")


def refuse_taken(glossary: Glossary, label: str, qualifier: str, aliases: Collection[str]) -> None:
    """Raise an error if a term has one of the names of a new one.

    Abbreviations may be shared, and so may a label if a qualifier tells the two terms apart.

    Raises:
        TakenError: it says whose name it is.

    """
    if fault := next(_clashes(glossary, label, qualifier, aliases), ""):
        raise TakenError(fault)


def _clashes(glossary: Glossary, label: str, qualifier: str, aliases: Collection[str]) -> Iterator[str]:
    wanted = {name_key(name): name for name in (*aliases, label)}
    for term in glossary.terms.values():
        for name in names_of(term):
            key = name_key(name.written)
            if key not in wanted or name.is_shared:
                continue
            is_label = not name.number
            if is_label and key == name_key(label) and qualifier and name_key(term.qualifier) != name_key(qualifier):
                # a homograph
                continue
            what = "the label" if is_label else "a name"
            cure = f"`glossgraph show {term.id}` shows it"
            if is_label and key == name_key(label) and not qualifier:
                cure += "; if another concept has the same name, tell it apart with --qualifier"
            whose = "" if key == name_key(label) else ", one of its other names in the form,"
            yield f"`{wanted[key]}`{whose} is {what} of the term `{term.id}` already ({term.file}); {cure}"

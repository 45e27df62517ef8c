"""A term that gets another id: its file moves, and all that names it names it by the new one."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from glossgraph import source
from glossgraph.diagnostics import did_you_mean
from glossgraph.editing.change import Change
from glossgraph.editing.form.kept import kept_in_form
from glossgraph.editing.named_in import named_in, renamed_in
from glossgraph.editing.refused import RefusedError
from glossgraph.editing.written_over import written_over
from glossgraph.graph.settings import roles
from glossgraph.load.ids_in_files import shape_of
from glossgraph.model import name_key
from glossgraph.text.ids import fault_of, id_for
from glossgraph.text.mentions import label_in_sentence

if TYPE_CHECKING:
    from glossgraph.compiler import Compiled
    from glossgraph.model import Glossary, Term


def renaming(compiled: Compiled, old: str, new: str, label: str = "") -> Change:
    """Return the change by which a term gets another id, and perhaps another label.

    Raises:
        RefusedError: it cannot be made, or would not be whole.

    """
    glossary = compiled.glossary
    term = known(compiled, old)
    _refuse_id(glossary, term, new)
    places = named_in(compiled, old)
    if new in roles(glossary) and any(each.or_noun for ids in places.values() for each in ids):
        raise RefusedError(f"`{new}` is a role in graph/settings.yml, and steps could not name a term of this id")
    before: dict[str, str | None] = {file: compiled.texts[file] for file in (*places, term.file)}
    after: dict[str, str | None] = {file: renamed_in(compiled.texts[file], ids, new) for file, ids in places.items()}
    moved = str(PurePosixPath(term.file).with_stem(new))
    text = after.get(term.file) or compiled.texts[term.file]
    values = _own_values(text, term, new, label, glossary.about.language)
    before[moved] = None
    after |= {term.file: None, moved: written_over(term.file, text, values)}
    return kept_in_form(glossary, Change(before, after, {moved: term.file}))


def known(compiled: Compiled, id_: str) -> Term:
    """Return a term whose file is whole.

    Raises:
        RefusedError: there is none of this id, or not all of it can be read.

    """
    glossary = compiled.glossary
    files = [file for file in compiled.texts if PurePosixPath(file).stem == id_ and file.startswith("terms/")]
    read = [file for file in files if shape_of(file) is not None]
    if len(read) > 1:
        raise RefusedError(f"`{read[0]}` and `{read[1]}` define one term; join the two, or rename one by hand")
    if read and (id_ not in glossary.terms or not _is_yaml(compiled.texts[read[0]])):
        raise RefusedError(f"`{read[0]}` cannot be read as a whole; `glossgraph check` says why")
    if id_ in glossary.terms:
        return glossary.terms[id_]
    owner = next((term.id for term in glossary.terms.values() if id_ in term.former_ids), "")
    fact = f"no term is called `{id_}`"
    if owner:
        raise RefusedError(f"{fact} any more; it is called `{owner}` now")
    raise RefusedError(f"{fact}; {did_you_mean(id_, glossary.terms, f'`glossgraph search {id_}` looks for it')}")


def _is_yaml(text: str) -> bool:
    try:
        source.parse(text)
    except source.SourceError:
        return False
    return True


def _refuse_id(glossary: Glossary, term: Term, new: str) -> None:
    """Refuse an id that a term cannot get.

    Raises:
        RefusedError: that is so.

    """
    if new == term.id:
        raise RefusedError(f"the term is called `{new}` already")
    if fault := fault_of(new):
        name = id_for(new, glossary.about.language)
        raise RefusedError(f"{fault}; {f'call it `{name}`' if name else 'give it another id'}")
    if new in glossary.terms or new in glossary.unread:
        cure = f"; `glossgraph merge {term.id} {new}` makes one term of the two" if new in glossary.terms else ""
        raise RefusedError(f"`{new}` is a term already{cure}")
    owner = next((other for other in glossary.terms.values() if new in other.former_ids and other is not term), None)
    if owner:
        raise RefusedError(
            f"`{new}` is a former id of `{owner.id}`, whose address leads there; take another id, or take it out of "
            f"`former_ids` in `{owner.file}` first"
        )


def _own_values(text: str, term: Term, new: str, label: str, language: str) -> dict[str, Any]:
    """Return what the file of a term is to say: what it was called before, and what it is called now."""
    values: dict[str, Any] = dict(source.parse(text).value)
    former = [id_ for id_ in term.former_ids if id_ != new]
    values["former_ids"] = [*former, *([] if term.id in former else [term.id])]
    if label and label != term.label:
        values["label"] = label
        aliases = [alias for alias in values.get("aliases") or [] if name_key(alias) != name_key(label)]
        names = {name_key(name) for name in (label, *term.synonyms)}
        values["aliases"] = [
            *aliases,
            *([] if name_key(term.label) in names else [label_in_sentence(term.label, "a", language)]),
        ]
        if not values["aliases"]:
            del values["aliases"]
    return values

"""What a filled form says of a term, in the names of a glossary; what these do not cover is kept as remarks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossgraph.model import name_key
from glossgraph.starting.draft import Draft, Remark
from glossgraph.starting.issue_form import FIELDS
from glossgraph.text.names import by_spelling

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from glossgraph.model import Glossary
    from glossgraph.starting.issue_form import Form

_HEADINGS = {name: heading for heading, name in FIELDS.items()}

_BULLET = re.compile(r"\s*(?:[-*+•]|\d+[.)])\s+")


def proposed(form: Form, glossary: Glossary) -> Draft:
    """Return what a form says: kinds, stages, settings, relations, terms and references by their ids."""
    said = form.fields
    remarks: list[Remark] = []
    kind, stage = (
        _chosen(said.get(name, ""), {id_: each.label for id_, each in entries.items()}, name, remarks)
        for name, entries in (("kind", glossary.kinds), ("stage", glossary.stages))
    )
    labels = {id_: setting.label for id_, setting in glossary.settings.items()}
    settings = [
        _chosen(each, labels, "settings", remarks) for each in _parts(said.get("settings", ""), set(labels.values()))
    ]
    edges = _edges(said.get("edges", ""), glossary, remarks)
    sources = _sources(said.get("sources", ""), glossary, remarks)
    answer = said.get("answer", "")
    question = _line(said.get("question", ""))
    if answer and not question:
        remarks.append(Remark("faq", _HEADINGS["answer"], answer))
    return Draft(
        label=_line(said.get("label", "")),
        kind=kind,
        stage=stage,
        settings=tuple(dict.fromkeys(filter(None, settings))),
        aliases=tuple(dict.fromkeys(_names(said.get("aliases", "")))),
        definition=_line(said.get("definition", "")),
        explanation=said.get("explanation", ""),
        boundaries=tuple(_entries(said.get("boundaries", ""))),
        edges=edges,
        question=question,
        answer=answer if question else "",
        sources=sources,
        remarks=(*remarks, *(Remark("", heading, text) for heading, text in form.rest)),
    )


def _line(text: str) -> str:
    return " ".join(text.split())


def _rows(text: str) -> list[str]:
    """Return the lines of a text that hold something, without the marks of lists."""
    return [_line(row) for line in text.split("\n") if (row := _BULLET.sub("", line, count=1)).strip()]


def _names(text: str) -> Iterable[str]:
    """Yield names that stand on lines of their own, or behind commas."""
    return (_line(name) for row in _rows(text) for name in row.split(",") if name.strip())


def _entries(text: str) -> list[str]:
    """Return the items of a list, or else the paragraphs; what goes on in the next line belongs to what is before."""
    entries: list[list[str]] = []
    is_new = True
    for row in text.split("\n"):
        if not row.strip():
            is_new = True
            continue
        if is_new or _BULLET.match(row):
            entries.append([])
        entries[-1].append(_BULLET.sub("", row, count=1))
        is_new = False
    return [_line(" ".join(rows)) for rows in entries]


def _chosen(name: str, labels: Mapping[str, str], field_: str, remarks: list[Remark]) -> str:
    """Return the id of what has been chosen by its id or its label; what is neither becomes a remark."""
    if not name:
        return ""
    by_name = {**{name_key(label): id_ for id_, label in labels.items()}, **{name_key(id_): id_ for id_ in labels}}
    id_ = by_name.get(name_key(name), "")
    if not id_:
        remarks.append(Remark(field_, _HEADINGS[field_], name))
    return id_


def _parts(text: str, labels: set[str]) -> Iterable[str]:
    """Return what stands between commas; a label with a comma in it is not taken apart."""
    if text in labels:
        return [text]
    return filter(None, map(str.strip, text.replace("\n", ",").split(",")))


def _edges(text: str, glossary: Glossary, remarks: list[Remark]) -> dict[str, dict[str, str]]:
    """Return the edges of lines such as `triggers Forced liquidation: The reason.`; other lines become a remark."""
    relations = {name_key(name): r.id for r in glossary.relations.values() for name in (r.label, r.id)}
    edges: dict[str, dict[str, str]] = {}
    others = []
    for entry in _rows(text):
        relation, target, reason = _edge(entry, relations, glossary)
        if relation and target not in edges.get(relation, {}):
            edges.setdefault(relation, {})[target] = reason
        else:
            others.append(entry)
    if others:
        remarks.append(Remark("edges", _HEADINGS["edges"], "\n".join(others)))
    return edges


def _edge(entry: str, relations: Mapping[str, str], glossary: Glossary) -> tuple[str, str, str]:
    head, colon, reason = entry.replace("`", "").partition(": ")
    words = head.split()
    if words[:1] and words[0].casefold() == "it":
        words = words[1:]
    # the longest relation first: `is part of` begins like `is`
    for number in range(len(words) - 1, 0, -1) if colon and reason.strip() else ():
        relation = relations.get(name_key(" ".join(words[:number])), "")
        target = _term(" ".join(words[number:]).removeprefix("the "), glossary)
        if relation and target:
            return relation, target, reason.strip()
    return "", "", ""


def _term(name: str, glossary: Glossary) -> str:
    if name in glossary.terms:
        return name
    ids = {each.term for each in by_spelling(glossary).get(name_key(name), ())}
    return ids.pop() if len(ids) == 1 else ""


def _sources(text: str, glossary: Glossary, remarks: list[Remark]) -> tuple[str, ...]:
    """Return the ids of references that are named by them; other lines become a remark."""
    found: list[str] = []
    others = []
    for entry in _rows(text):
        names = [name.strip(" `@[]") for name in entry.split(",")]
        if all(name in glossary.references for name in names):
            found += names
        else:
            others.append(entry)
    if others:
        remarks.append(Remark("sources", _HEADINGS["sources"], "\n".join(others)))
    return tuple(dict.fromkeys(found))

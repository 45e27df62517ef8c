"""Texts that could be mistaken for the syntax of some format, and a glossary of such texts."""

from __future__ import annotations

from dataclasses import replace

from glossgraph.model import Edge, Flow, Glossary, Relation, Stage, Term

PIECES = (
    *("a", "Context<T>", "1. one", " ", "\u00a0", "\\", "\\n", "\\N", "x\\", "/", "'", '"', '""', "|", "||", ",", ";"),
    *("]]", "[[", "[", "]", "(", ")", "{", "}", "<", ">", "&", "&lt;", "&#33;", "#", "#35;", "--", "-->", "%%"),
    *("$x$", "%%{init: 1}%%", "=", "+", "-", "@", ":", ":::", "!", "?", "^^", "end", "graph", "<!--", "]]>"),
    *("</script>", "🍞", "👩‍🍳", "\u200f", "\u200e", "שלום", "é", "中文", "…", "’", "\u2028", "\u0085"),
)

BREAKS = ("\n", "\r", "\r\n", "\t")


def glossary_of(labels: list[str], aliases: list[str]) -> Glossary:
    """Return a glossary of terms with these labels, each joined to the next one; the first has the aliases.

    Stages have the same labels, and conditions the same words.
    """
    ids = [f"term-{number:03}" for number in range(len(labels))]
    edges = {
        earlier: (Edge(earlier, "leads-to", later, "It does.", when=label),)
        for earlier, later, label in zip(ids, ids[1:], labels, strict=False)
    }
    terms = {
        id_: Term(id_, f"terms/{id_}.yml", label, "event", "A thing.", stage=id_, edges=edges.get(id_, ()))
        for id_, label in zip(ids, labels, strict=True)
    }
    terms[ids[0]] = replace(terms[ids[0]], aliases=tuple(aliases))
    relation = Relation("leads-to", "leads to", "follows from", Flow.FORWARD)
    stages = {id_: Stage(id_, number, label) for number, (id_, label) in enumerate(zip(ids, labels, strict=True), 1)}
    return Glossary(terms=terms, relations={relation.id: relation}, stages=stages)

"""The glossary as text for language models: for chats, coding agents, and searches by meaning.

`llms.txt` names the files and lists every term with its definition, in the form of https://llmstxt.org. `llms-full.txt`
has every term whole but for its stories, in Markdown; the id of a term is behind its heading, as in `{#margin-call}`.
`llms-small.txt` has a line of about 100 characters for each term, of 300 terms at most, those with the most
connections; that is some 25 tokens a term. `chunks.jsonl` has an object on each line, with a text of some 400 tokens
or fewer: `id`, `term`, `part`, `title`, `text` (Markdown), `url` (the IRI of the term), `sources` and `neighbours`. To
search by meaning, make a vector of the title and the text of each. A model that can be run is behind the terms, with
what it computes.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from glossgraph.exports.llms.articles import MODEL, article, model_article, shown, words_of
from glossgraph.exports.llms.chunks import chunks
from glossgraph.exports.parts.purpose import Purpose
from glossgraph.graph.contents import held
from glossgraph.graph.sequence import all_in_order
from glossgraph.text.plain import plain_words
from glossgraph.text.sentences import second_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.model import Glossary, Term

TITLE = "Text for language models (llms.txt, JSONL)"

OPENS = "Every chat and coding agent; the chunks, every vector database."

PURPOSE = Purpose.ASSISTANT

LANGUAGE = "python"

CODE = """import json
from pathlib import Path

rows = Path("chunks.jsonl").read_text(encoding="utf-8").split("\\n")
chunks = [json.loads(row) for row in rows if row]
print(*(f"{chunk['title']}: {chunk['text'][:60]}" for chunk in chunks[:3]), sep="\\n")"""

NEEDS: tuple[str, ...] = ()

LIST, WHOLE, SMALL, CHUNKS = "llms.txt", "llms-full.txt", "llms-small.txt", "chunks.jsonl"

LONGEST_ROW = 100
"""About how many characters a term has in the small text."""

MOST_ROWS = 300
"""How many terms are in the small text."""


def names(_: Glossary) -> tuple[str, ...]:
    """Return the names of the four files."""
    return (LIST, WHOLE, SMALL, CHUNKS)


def left_out(glossary: Glossary) -> str:
    """Return what is in none of the files."""
    return held(glossary, "figures", "stories", "facts of settings", "reading paths", "details of edges")


def export(glossary: Glossary) -> dict[str, Iterator[str]]:
    """Return the list of the terms, all of them whole, a short text, and chunks."""
    return {
        LIST: _list(glossary),
        WHOLE: _whole(glossary),
        SMALL: _small(glossary),
        CHUNKS: (json.dumps(chunk, ensure_ascii=False) + "\n" for chunk in chunks(glossary)),
    }


def _opening(glossary: Glossary) -> Iterator[str]:
    about, words = glossary.about, words_of(glossary)
    yield f"# {_in_link(about.title)}\n\n"
    if description := plain_words(glossary, about.description):
        yield f"> {shown(description)}\n\n"
    terms = words.say("llms.terms", number=len(glossary.terms))
    license_ = f" {shown(about.license.name)}: {about.license.url}" if about.license else ""
    yield f"{terms}{license_}\n\n"


def _list(glossary: Glossary) -> Iterator[str]:
    words = words_of(glossary)
    yield from _opening(glossary)
    yield f"## {words.say('llms.files')}\n\n"
    for file, key in ((SMALL, "small"), (WHOLE, "whole"), (CHUNKS, "chunks")):
        yield f"- [{file}]({file}): {words.say(f'llms.{key}')}\n"
    for heading, terms in _sections(glossary):
        yield f"\n## {heading}\n\n"
        for term in terms:
            summary = shown(plain_words(glossary, term.definition))
            yield f"- [{_in_link(term.title)}]({WHOLE}#{term.id})" + (f": {summary}" if summary else "") + "\n"
    if glossary.models:
        yield f"\n## {words.say('model-text.title')}\n\n"
    for model in glossary.models.values():
        summary = shown(plain_words(glossary, model.description))
        yield f"- [{_in_link(model.label)}]({WHOLE}#{MODEL}{model.id})" + (f": {summary}" if summary else "") + "\n"


def _sections(glossary: Glossary) -> Iterator[tuple[str, Iterable[Term]]]:
    """Yield the terms by their stages, in the order of the sequence; those of no stage come last."""
    terms, words = all_in_order(glossary), words_of(glossary)
    for stage in glossary.stages.values():
        inside = [term for term in terms if term.stage == stage.id]
        if inside:
            yield f"{stage.number}. {_in_link(stage.label)}", inside
    others = [term for term in terms if term.stage not in glossary.stages]
    if others:
        yield words.say("llms.others" if glossary.stages else "llms.all"), others


def _whole(glossary: Glossary) -> Iterator[str]:
    yield from _opening(glossary)
    for number, term in enumerate(all_in_order(glossary)):
        yield ("\n---\n\n" if number else "") + article(glossary, term)
    for model in glossary.models.values():
        yield f"\n---\n\n{model_article(glossary, model)}"


def _small(glossary: Glossary) -> Iterator[str]:
    yield from _opening(glossary)
    current = [term for term in all_in_order(glossary) if not term.deprecated]
    chosen = {t.id for t in sorted(current, key=lambda t: -len(glossary.by_term[t.id]))[:MOST_ROWS]}
    for term in current:
        if term.id in chosen:
            yield _row(glossary, term)
    if left := len(current) - len(chosen):
        yield f"\n{words_of(glossary).say('llms.more', number=left, file=WHOLE)}\n"


def _row(glossary: Glossary, term: Term) -> str:
    """Return a term on one line: its name, and as much of its definition as there is room for."""
    text = plain_words(glossary, term.definition)
    text = text[: second_sentence(text, glossary.about.language) or len(text)].strip()
    room = max(LONGEST_ROW - len(term.title), LONGEST_ROW // 2)
    if len(text) > room:
        # where words are not parted by blanks, a character is as good an end as any
        text = f"{text[:room].rpartition(' ')[0] or text[:room]} …"
    return f"- {shown(term.title)}" + (f": {shown(text)}" if text else "") + "\n"


def _in_link(text: str) -> str:
    """Return text on one line in which no bracket ends the words of a link, even for those who know no escapes."""
    return shown(text).replace("\\[", "&#91;").replace("\\]", "&#93;")

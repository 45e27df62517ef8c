"""A note for each term in Markdown, which the formats for readers have in common."""

from __future__ import annotations

from collections.abc import Callable  # noqa: TC003 - the types of fields are read when the program runs
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from glossgraph.exports.parts import works
from glossgraph.exports.parts.prose import BELOW_ENTRY, Prose, escaped, link, plain_for_all, span
from glossgraph.graph.contents import held
from glossgraph.model.names import NoteType
from glossgraph.text import symbols
from glossgraph.text.cited import sources_of
from glossgraph.text.plain_formula import plain_formula
from glossgraph.words import catalogue
from glossgraph.words.citations import reference_citation
from glossgraph.words.say import enumerated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.model import Edge, Example, Formula, Glossary, Note, Stage, Term
    from glossgraph.words import Catalogue

_MOST_NAMES = 2
"""The most authors that a citation in brackets names."""


NOT_IN_NOTES = ("matches", "stories", "casts", "facts of settings", "reading paths")
"""What is in no note."""


def left_out(glossary: Glossary) -> str:
    """Return what a folder with nothing but notes leaves out."""
    return held(glossary, *NOT_IN_NOTES, "models")


@dataclass(frozen=True)
class Notes:
    """Writes the notes of the terms of a glossary."""

    glossary: Glossary
    link: Callable[[str, str], str]
    """Returns a link from one note of a term to that of another, by its id and by plain words."""
    link_to_stage: Callable[[Stage, str], str]
    """Returns what stands for a stage in the note of a term, by plain words: a link, if it has a note."""

    @cached_property
    def words(self) -> Catalogue:
        """The words of the headings, in the language of the glossary if there are any."""
        return catalogue(self.glossary.about.language)

    @cached_property
    def prose(self) -> Prose:
        """What writes the texts of the glossary."""
        return Prose(self.glossary, self.link, self.cited)

    def body(self, term: Term) -> str:
        """Return the note of a term as blocks of Markdown, without its title; the definition comes first."""
        return "\n\n".join(block for block in self._blocks(term) if block)

    def linked(self, term: Term) -> str:
        """Return a link to a term by its title."""
        return self.link(term.id, term.title)

    def cited(self, key: str) -> str:
        """Return how a work is cited in brackets, as plain words: by authors and year, or else by its title or id."""
        reference = self.glossary.references.get(key)
        if not reference:
            return key
        names = works.family_names(reference.fields)
        year = works.year(reference.fields) or self.words.say("citation.no-year")
        if len(names) > _MOST_NAMES:
            who = self.words.say("citation.names-and-others", names=names[0])
        else:
            who = enumerated(self.words.say, names) or works.title(reference.fields) or key
        return f"{who} {year}"

    def _blocks(self, term: Term) -> Iterator[str]:
        say, line = self.words.say, self.prose.line
        yield line(term.definition, term.id)
        yield self._place(term)
        if term.deprecated:
            replacement = self.glossary.terms.get(term.replaced_by)
            status = f"**{escaped(say('status.deprecated').capitalize())}.**"
            after = f"→ {self.linked(replacement)}." if replacement else ""
            yield " ".join(filter(None, (status, after, line(term.status_reason, term.id))))
        yield from self._formula(term, term.formula) if term.formula else ()
        yield from self._section("term.explanation", [self.prose.blocks(term.explanation, term.id)])
        yield from self._section("term.boundaries", _items(line(text, term.id) for text in term.boundaries))
        yield from self._section("notes.title", _items(self._note(note, term.id) for note in term.notes))
        yield from self._section("notes.usage-sentences", _items(line(text, term.id) for text in term.usage))
        figures = (f"{escaped(f.what)}: **{escaped(f.value)}** ({escaped(self.cited(f.source))})" for f in term.figures)
        yield from self._section("figures.heading", _items(figures))
        yield from self._section("examples.heading", [self._example(term, example) for example in term.examples])
        yield from self._section("term.connects", self._edges(term, distinguishing=False))
        yield from self._section("term.distinctions", self._edges(term, distinguishing=True))
        yield from self._section("term.questions", [self._question(q.question, q.answer, term.id) for q in term.faq])
        yield from self._section("languages.title", _items(self._translations(term)))
        yield from self._section("sources.heading", _items(self._works(term)))
        yield from self._section("sources.further", _items(_address(address) for address in term.see_also))

    def _section(self, key: str, blocks: Iterable[str]) -> Iterator[str]:
        filled = [block for block in blocks if block]
        if filled:
            yield f"## {escaped(self.words.say(key))}"
            yield from filled

    def _place(self, term: Term) -> str:
        """Return the lines that say what it is called besides, what sort of thing it is, and where it belongs."""
        say, glossary = self.words.say, self.glossary
        stage, kind = glossary.stages.get(term.stage), glossary.kinds.get(term.kind)
        parts = [escaped(kind.label)] if kind else []
        if stage:
            place = say("term.stage", number=stage.number, of=len(glossary.stages), stage=stage.label)
            parts.append(self.link_to_stage(stage, place))
        parts += [
            escaped(f"{say('groups.group')}: {glossary.groups[g].label}") for g in term.groups if g in glossary.groups
        ]
        comma = say("list.comma")
        called = say("term.also-called", aliases=comma.join(term.synonyms)) if term.synonyms else ""
        no_longer = say("term.no-longer-called", names=comma.join(term.outdated_names)) if term.outdated_names else ""
        # a backslash at the end of a line breaks it
        return "\\\n".join(filter(None, (" · ".join(parts), escaped(called), escaped(no_longer))))

    def _formula(self, term: Term, formula: Formula) -> Iterator[str]:
        names = {symbol.written: symbols.plain(symbol.written) for symbol in formula.where}
        yield span(f"{symbols.plain(formula.symbol)} = {plain_formula(formula.right, names, self.words.decimal)}")
        unit = self.words.say("formula.in-unit", label=term.label, unit=formula.unit) if formula.unit else term.label
        rows = [f"{span(symbols.plain(formula.symbol))}: {escaped(unit)}"]
        rows += [f"{span(names[s.written])}: {self.prose.line(s.meaning, term.id)}" for s in formula.where]
        yield from _items(rows)
        yield self.prose.line(formula.sign, term.id)

    def _note(self, note: Note, own: str) -> str:
        type_ = NoteType(note.type)
        name = self.words.say(f"notes.{type_}")
        if note.language:
            name = self.words.say("notes.in-language", type=name, language=note.language)
        return f"**{escaped(name)}:** {self.prose.line(note.text, own)}"

    def _example(self, term: Term, example: Example) -> str:
        computed = term.computed_by(example)
        given = (f"{span(symbols.plain(name))} = {self._numbers(value)}" for name, value in example.given.items())
        names = {name: symbols.plain(name) for name in example.given}
        result = f"{self.words.number(example.written)} {example.unit}".strip()
        computed = plain_formula(computed, names, self.words.decimal)
        blocks = (
            f"### {escaped(example.title)}",
            *_items(given),
            f"{span(computed)} = **{escaped(result)}**",
            self.prose.blocks(example.text, term.id, BELOW_ENTRY),
        )
        return "\n\n".join(filter(None, blocks))

    def _numbers(self, value: float | tuple[float, ...]) -> str:
        numbers = value if isinstance(value, tuple) else (value,)
        return "; ".join(self.words.number(f"{number:.15g}") for number in numbers)

    def _question(self, question: str, answer: str, own: str) -> str:
        return f"### {escaped(question)}\n\n{self.prose.blocks(answer, own, BELOW_ENTRY)}".rstrip()

    def _edges(self, term: Term, *, distinguishing: bool) -> Iterator[str]:
        """Yield the edges by their relations: those from the term, then those to it."""
        edges = self.glossary.by_term[term.id]
        for relation in self.glossary.relations.values():
            if relation.distinguishes is not distinguishing:
                continue
            own = [edge for edge in edges if edge.relation == relation.id]
            if distinguishing or relation.symmetric:
                groups = [(relation.label, own)]
            else:
                groups = [(relation.label, [edge for edge in own if edge.source == term.id])]
                groups += [(relation.backwards, [edge for edge in own if edge.target == term.id])]
            for words, found in groups:
                if found:
                    heading = "" if distinguishing else f"**{escaped(words)}**\n\n"
                    yield heading + "".join(_items(self._edge(edge, term.id) for edge in found))

    def _edge(self, edge: Edge, own: str) -> str:
        other = self.glossary.terms[edge.target if edge.source == own else edge.source]
        case = self.words.say("edge.only-if", when=edge.when) if edge.when else ""
        settings = [self.glossary.settings[s].label for s in edge.settings if s in self.glossary.settings]
        said = " ".join(filter(None, (self.prose.line(edge.reason, own), self.prose.line(edge.detail, own))))
        where = f" ({escaped('; '.join(settings))})" if settings else ""
        head = f"{self.linked(other)}{where}{f', {escaped(case)}' if case else ''}"
        return f"{head}: {said}" if said else head

    def _translations(self, term: Term) -> Iterator[str]:
        for told in term.translations:
            names = self.words.say("list.comma").join(filter(None, (told.label, *told.aliases)))
            parts = (escaped(names), self.prose.line(told.definition, term.id))
            yield f"**{escaped(told.language)}:** {': '.join(filter(None, parts))}"

    def _works(self, term: Term) -> Iterator[str]:
        for key in sources_of(term):
            reference = self.glossary.references.get(key)
            locator = term.locators.get(key, "")
            work = plain_for_all(reference_citation(self.words, reference)) if reference else escaped(key)
            yield f"{work} ({escaped(locator)})" if locator else work


def _items(rows: Iterable[str]) -> list[str]:
    """Return rows as one block, a list; nothing if there are none."""
    listed = "\n".join(f"- {row}" for row in rows if row)
    return [listed] if listed else []


def _address(address: str) -> str:
    """Return a link to a place on the web, or only its words if the address is not safe."""
    safe = address.startswith(("https://", "http://")) and not set(address) & set("()<>\"' \\[]`")
    return link(address.partition("://")[2].rstrip("/"), address) if safe else escaped(address)

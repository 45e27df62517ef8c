"""Ids, labels and aliases, and the names of kinds, stages and relations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutations.draft import Finding, quoted, stem
from mutations.material import choose, new_term, word
from mutations.mutator import Mutator
from mutations.view import view

if TYPE_CHECKING:
    from random import Random

    from mutations.draft import Draft
    from mutations.view import View


def in_two_folders(draft: Draft, random: Random) -> list[Finding]:
    file = choose(random, draft.term_files())
    copy = f"terms/{word(random)}/{stem(file)}.yml"
    draft.texts[copy] = draft.texts[file]
    second = max(file, copy)
    return [Finding("duplicate-id", second, draft.head(second))]


def other_case(draft: Draft, random: Random) -> list[Finding]:
    """A new term whose file differs from another one only in its case."""
    file = choose(random, draft.term_files())
    id_ = new_term(draft, random)
    renamed = f"terms/{stem(file).capitalize()}.yml"
    draft.texts[renamed] = draft.texts.pop(f"terms/{id_}.yml")
    return [Finding("duplicate-id", renamed, draft.head(renamed))]


def former_id_is_taken(draft: Draft, random: Random) -> list[Finding]:
    first, second = random.sample(draft.term_files(), 2)
    path = draft.item(second, "former_ids", stem(first))
    return [Finding("duplicate-id", second, draft.value_line(second, *path))]


def former_id_of_two(draft: Draft, random: Random) -> list[Finding]:
    first, second = sorted(random.sample(draft.term_files(), 2), key=stem)
    old = word(random)
    draft.item(first, "former_ids", old)
    draft.settle()
    path = draft.item(second, "former_ids", old)
    return [Finding("duplicate-id", second, draft.value_line(second, *path))]


def entry_copied(draft: Draft, random: Random) -> list[Finding]:
    """A stage or a reference that was copied, and whose id was left as it is."""
    file, above = choose(random, [("graph/stages.yml", ()), ("graph/references.yml", ("references",))])
    number = random.randrange(len(draft.get(file, *above)))
    start, end = draft.block(file, *above, number)
    draft.splice(file, end, end, draft.texts[file][start:end])
    return [Finding("duplicate-id", file, draft.value_line(file, *above, number + 1, "id"))]


def file_not_in_kebab_case(draft: Draft, random: Random) -> list[Finding]:
    """Whoever names the term rightly is not at fault."""
    # a step that nobody takes any more would be a fault of its own
    file = choose(random, (file for file in draft.term_files() if "/actors/" not in file))
    id_ = stem(file)
    forms = [id_.capitalize(), id_.upper(), id_.replace("-", "_"), id_.replace("-", " "), f"{id_}-", id_.title()]
    renamed = f"{file.removesuffix(f'{id_}.yml')}{choose(random, (form for form in forms if form != id_))}.yml"
    draft.texts[renamed] = draft.texts.pop(file)
    return [Finding("bad-id", renamed, draft.head(renamed))]


def id_that_is_taken(draft: Draft, random: Random) -> list[Finding]:
    """A new term whose id is the address of a list, a device, or too long."""
    id_ = new_term(draft, random)
    renamed = f"terms/{random.choice(['index', 'con', 'nul', 'com1', '-'.join(['overlong'] * 10)])}.yml"
    draft.texts[renamed] = draft.texts.pop(f"terms/{id_}.yml")
    return [Finding("bad-id", renamed, draft.head(renamed))]


def former_id_no_address(draft: Draft, random: Random) -> list[Finding]:
    file = choose(random, draft.term_files())
    path = draft.item(file, "former_ids", quoted(choose(random, ["old name", "a/b", "what?", "index", "no#2", "50%"])))
    return [Finding("bad-id", file, draft.value_line(file, *path))]


def bad_id_in_the_graph(draft: Draft, random: Random) -> list[Finding]:
    """A new kind or relation, or a stage that is renamed wherever it is named."""
    name = choose(random, ["Some_Name", "some name", "Some", "some--name"])
    kind = random.choice(["kinds", "relations", "stages"])
    file = f"graph/{kind}.yml"
    if kind == "stages":
        number = random.randrange(len(view(draft).stages))
        old = draft.get(file, number, "id")
        for term in draft.term_files():
            if draft.get(term).get("stage") == old:
                draft.put(term, ("stage",), name)
        return [Finding("bad-id", file, draft.put(file, (number, "id"), name))]
    draft.append(file, f"{name}: {{label: is {word(random)}, inverse: was {word(random)}}}")
    if kind == "kinds":
        draft.remove(file, name, "inverse")
    return [Finding("bad-id", file, draft.key_line(file, name))]


def _other_spelling(random: Random, name: str) -> str:
    """Return a name that counts as the same, although it is spelt in another way."""
    return random.choice([name, name.upper(), name.lower(), name.replace(" ", "-"), name.replace("-", " ").title()])


def label_of_another(draft: Draft, random: Random) -> list[Finding]:
    seen = view(draft)
    other = choose(random, (id_ for id_ in seen.terms if not seen.deprecated(id_)))
    new = _other_spelling(random, seen.terms[other]["label"])
    asked = f"[{{question: {quoted(f'Is {new} so?')}, answer: It is.}}]"
    id_ = new_term(draft, random, label=quoted(new), explanation=quoted(f"{new} is so."), faq=asked)
    now = view(draft)
    second = now.files[max(id_, other)]
    return [Finding("duplicate-label", second, draft.value_line(second, "label"))]


def _apart(seen: View) -> set[frozenset[str]]:
    return {frozenset((e.source, e.target)) for e in seen.edges if seen.has(e.relation, "distinguishes")}


def _take_name(draft: Draft, random: Random, term: str, other: str, number: int) -> tuple[str, int]:
    """Give a term a name of another as an alias, and return the file and the line of the name that is one too many.

    That is the alias of the later term by id, but for a label, which is always the first to have a name.
    """
    seen = view(draft)
    path = draft.item(seen.files[term], "aliases", quoted(_other_spelling(random, seen.names(other)[number])))
    if number == 0 or term > other:
        return seen.files[term], draft.value_line(seen.files[term], *path)
    return seen.files[other], draft.value_line(seen.files[other], "aliases", number - 1)


def _name_of(seen: View, random: Random, pairs: list[tuple[str, str]]) -> tuple[str, str, int]:
    return choose(random, ((term, other, n) for term, other in pairs for n in range(len(seen.names(other)))))


def alias_of_another(draft: Draft, random: Random) -> list[Finding]:
    seen, apart = view(draft), _apart(view(draft))
    every = [id_ for id_ in seen.terms if not seen.deprecated(id_)]
    pairs = [(a, b) for a in every for b in every if a != b and frozenset((a, b)) not in apart]
    file, line = _take_name(draft, random, *_name_of(seen, random, pairs))
    return [Finding("ambiguous-alias", file, line)]


def alias_of_one_kept_apart(draft: Draft, random: Random) -> list[Finding]:
    seen = view(draft)
    pairs = [pair for both in sorted(map(sorted, _apart(seen))) for pair in (tuple(both), tuple(both[::-1]))]
    file, line = _take_name(draft, random, *_name_of(seen, random, pairs))
    return [Finding("alias-of-distinct-term", file, line)]


def alias_of_a_narrower_term(draft: Draft, random: Random) -> list[Finding]:
    """An alias with the label of a narrower term, and a word before it."""
    seen = view(draft)
    labels = {id_: f" {term['label'].lower().replace('-', ' ')} " for id_, term in seen.terms.items()}
    pairs = [
        (edge.source, edge.target)
        for edge in seen.edges
        if seen.relations[edge.relation].get("skos") == "broader" and labels[edge.source] not in labels[edge.target]
    ]
    narrow, wide = choose(random, (pair for pair in pairs if _is_only_name_in(labels, *pair)))
    file = seen.files[wide]
    path = draft.item(file, "aliases", quoted(f"{word(random)} {seen.terms[narrow]['label'].lower()}"))
    return [Finding("narrower-alias", file, draft.value_line(file, *path))]


def _is_only_name_in(labels: dict[str, str], narrow: str, wide: str) -> bool:
    return not any(label in labels[narrow] for id_, label in labels.items() if id_ not in {narrow, wide})


def alias_again(draft: Draft, random: Random) -> list[Finding]:
    seen = view(draft)
    id_ = choose(random, (id_ for id_ in seen.terms if not seen.deprecated(id_)))
    new = _other_spelling(random, choose(random, seen.names(id_)))
    path = draft.item(seen.files[id_], "aliases", quoted(new))
    return [Finding("repeated-alias", seen.files[id_], draft.value_line(seen.files[id_], *path))]


def unlinked_without_a_name(draft: Draft, random: Random) -> list[Finding]:
    """A word that is no name, a name of another term, or one in the plural: the singular would do for both."""
    seen = view(draft)
    id_, other = random.sample([each for each in seen.terms if not seen.deprecated(each)], 2)
    known = {_letters(name) for name in seen.names(id_)}
    tried = [word(random), random.choice(seen.names(other)), f"{random.choice(seen.names(id_))}s"]
    new = choose(random, (name for name in tried if _letters(name) not in known))
    path = draft.item(seen.files[id_], "unlinked", quoted(new))
    return [Finding("unknown-name", seen.files[id_], draft.value_line(seen.files[id_], *path))]


def _letters(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


def blanks_in_a_name(draft: Draft, random: Random) -> list[Finding]:
    places = [
        (file, path)
        for file in draft.term_files()
        for path in draft.paths(file)
        if path == ("label",) or (path[:1] == ("aliases",) and len(path) == 2) or path[-1:] == ("when",)
    ]
    file, path = choose(random, places)
    name = draft.get(file, *path)
    odd = choose(
        random, [f" {name}", f"{name} ", name.replace(" ", "  ", 1), f"{name[:1]}\u00a0{name[1:]}", f"{name}\t"]
    )
    if odd == name:
        odd = f" {name}"
    return [Finding("stray-whitespace", file, draft.put(file, path, quoted(odd)))]


MUTATORS: tuple[Mutator, ...] = (
    Mutator("duplicate-id", in_two_folders),
    Mutator("duplicate-id", other_case),
    Mutator("duplicate-id", former_id_is_taken),
    Mutator("duplicate-id", former_id_of_two),
    Mutator("duplicate-id", entry_copied),
    Mutator("bad-id", file_not_in_kebab_case),
    Mutator("bad-id", id_that_is_taken),
    Mutator("bad-id", former_id_no_address),
    Mutator("bad-id", bad_id_in_the_graph),
    Mutator("duplicate-label", label_of_another),
    Mutator("ambiguous-alias", alias_of_another),
    Mutator("alias-of-distinct-term", alias_of_one_kept_apart),
    Mutator("narrower-alias", alias_of_a_narrower_term),
    Mutator("repeated-alias", alias_again),
    Mutator("unknown-name", unlinked_without_a_name),
    Mutator("stray-whitespace", blanks_in_a_name),
)

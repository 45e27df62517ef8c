"""What definitions, questions and explanations say, and how."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import networkx as nx

from mutations.draft import Finding, quoted
from mutations.material import choose, new_term, word, words
from mutations.mutator import Mutator
from mutations.view import MENTION, view

if TYPE_CHECKING:
    from random import Random

    from mutations.draft import Draft
    from mutations.view import View

LONGEST = 40
"""How many words a definition may have."""


def length(text: str) -> int:
    return len(MENTION.sub(lambda mention: mention[2] or "a b c d e", text).split())


def roomy(draft: Draft) -> list[str]:
    """Return the terms whose definitions can be added to: short, ending in a full stop and not in quotes."""
    seen = view(draft)
    return [
        id_
        for id_, term in seen.terms.items()
        if not seen.deprecated(id_)
        and length(term["definition"]) < LONGEST - 12
        and draft.spot(seen.files[id_], "definition").style not in {'"', "'"}
        and term["definition"].strip().endswith(".")
    ]


def put_in(draft: Draft, file: str, new: str) -> int:
    """Write words before the full stop of a definition, and return the number of their line."""
    end = draft.spot(file, "definition").end - 1
    return draft.splice(file, end, end, f" ({new})")


def uses_itself(draft: Draft, random: Random) -> list[Finding]:
    seen = view(draft)
    id_ = choose(random, roomy(draft))
    name = choose(random, (name for name in seen.names(id_) if len(name) > 1))
    if not name.isupper():
        name = random.choice([name, name.lower(), name.replace(" ", "-")])
    return [Finding("circular-definition", seen.files[id_], put_in(draft, seen.files[id_], name))]


def mentions_itself(draft: Draft, random: Random) -> list[Finding]:
    seen = view(draft)
    id_ = choose(random, roomy(draft))
    new = random.choice([f"[[{id_}]]", f"[[{id_}|{word(random)}]]"])
    return [Finding("circular-definition", seen.files[id_], put_in(draft, seen.files[id_], new))]


def _mentions(seen: View) -> nx.DiGraph:
    graph: nx.DiGraph = nx.DiGraph()
    graph.add_nodes_from(seen.terms)
    for id_, term in seen.terms.items():
        graph.add_edges_from((id_, match[1].strip()) for match in MENTION.finditer(term["definition"]))
    return graph


def defined_by_each_other(draft: Draft, random: Random) -> list[Finding]:
    """Two definitions that lead to each other are shown at the one of the first term by id."""
    seen = view(draft)
    graph, fitting = _mentions(seen), roomy(draft)
    pairs = [(a, b) for a, b in graph.edges if b in fitting and a != b and not _says(seen, a, b)]
    user, used = choose(random, sorted(pairs))
    line = put_in(draft, seen.files[used], f"[[{user}|{word(random)}]]")
    if used < user:
        return [Finding("circular-definition", seen.files[used], line)]
    spot = draft.spot(seen.files[user], "definition")
    text = draft.texts[seen.files[user]][spot.value : spot.end]
    start = spot.value + min(text.index(form) for form in (f"[[{used}]]", f"[[{used}|") if form in text)
    return [Finding("circular-definition", seen.files[user], draft.line_at(seen.files[user], start))]


def _says(seen: View, user: str, used: str) -> bool:
    """Tell whether a definition names another term in plain words too, and not only in its mention."""
    plain = MENTION.sub(" ", seen.terms[user]["definition"]).casefold().replace("-", " ")
    return any(name.casefold().replace("-", " ").rstrip("s") in plain for name in seen.names(used))


def too_long(draft: Draft, random: Random) -> list[Finding]:
    file = view(draft).files[choose(random, roomy(draft))]
    put_in(draft, file, words(random, LONGEST))
    return [Finding("long-definition", file, draft.value_line(file, "definition"))]


def no_full_stop(draft: Draft, random: Random) -> list[Finding]:
    file = view(draft).files[choose(random, roomy(draft))]
    end = draft.spot(file, "definition").end
    draft.splice(file, end - 1, end, random.choice(["", ";", " ..", ","]).replace(" ..", ""))
    return [Finding("definition-form", file, draft.value_line(file, "definition"))]


def second_sentence(draft: Draft, random: Random) -> list[Finding]:
    file = view(draft).files[choose(random, roomy(draft))]
    end = draft.spot(file, "definition").end
    return [Finding("definition-form", file, draft.splice(file, end, end, f" It is {words(random, 2)}."))]


def opening(draft: Draft, random: Random) -> list[Finding]:
    """A definition that opens with words about the word; it is shown where these words stand."""
    file = view(draft).files[choose(random, roomy(draft))]
    spot = draft.spot(file, "definition")
    first = draft.get(file, "definition").split()[0]
    start = draft.texts[file].index(first, spot.value)
    new = choose(random, ["It is ", "Refers to ", "This is ", "Describes ", "The term for ", "Is when ", "Means "])
    return [Finding("definition-form", file, draft.splice(file, start, start, new))]


def opening_with_its_name(draft: Draft, random: Random) -> list[Finding]:
    """A definition that is a sentence about its term; it is shown where the name stands."""
    seen = view(draft)
    id_ = choose(random, roomy(draft))
    file = seen.files[id_]
    spot = draft.spot(file, "definition")
    start = draft.texts[file].index(draft.get(file, "definition").split()[0], spot.value)
    name = choose(random, (name for name in seen.names(id_) if len(name) > 1))
    new = f"{name} {random.choice(['is', 'are', 'means', 'refers to'])} "
    return [Finding("definition-form", file, draft.splice(file, start, start, new))]


def same_definition(draft: Draft, random: Random) -> list[Finding]:
    """A new term that was copied from another one, whose definition was hardly changed."""
    seen = view(draft)
    id_ = choose(random, (i for i in roomy(draft) if length(seen.terms[i]["definition"]) > 16))
    text = " ".join(seen.terms[id_]["definition"].split())
    changed = random.choice([text, f"{text[:-1]}, usually.", text.replace(" the ", " this ", 1)])
    new = new_term(draft, random, definition=quoted(changed))
    file = view(draft).files[max(id_, new)]
    return [Finding("repeated-definition", file, draft.value_line(file, "definition"))]


def no_faq(draft: Draft, random: Random) -> list[Finding]:
    seen = view(draft)
    id_ = choose(random, (id_ for id_ in seen.terms if not seen.deprecated(id_)))
    file = seen.files[id_]
    if random.random() < 0.5:
        draft.remove(file, "faq")
    else:
        draft.put(file, ("faq",), "[]")
    return [Finding("missing-faq", file, draft.value_line(file, "label"))]


def no_explanation(draft: Draft, random: Random) -> list[Finding]:
    seen = view(draft)
    # a reference may be cited in the explanation alone
    silent = (id_ for id_, term in seen.terms.items() if "[@" not in term.get("explanation", ""))
    id_ = choose(random, (id_ for id_ in silent if not seen.deprecated(id_)))
    file = seen.files[id_]
    if random.random() < 0.5:
        draft.remove(file, "explanation")
    else:
        draft.put(file, ("explanation",), "")
    return [Finding("unexplained-term", file, draft.value_line(file, "label"))]


def _question(draft: Draft, random: Random) -> tuple[str, int, str]:
    return choose(
        random,
        (
            (file, number, entry["question"])
            for file in draft.term_files()
            for number, entry in enumerate(draft.get(file).get("faq", []))
        ),
    )


def no_question(draft: Draft, random: Random) -> list[Finding]:
    file, number, text = _question(draft, random)
    new = choose(random, [text.rstrip("?"), text.replace("?", "."), f"{text} Perhaps"])
    return [Finding("faq-form", file, draft.put(file, ("faq", number, "question"), quoted(new)))]


def asked_again(draft: Draft, random: Random) -> list[Finding]:
    file, number, text = _question(draft, random)
    start, end = draft.block(file, "faq", number)
    new = choose(random, [text, text.upper(), text.replace(" ", "  "), text.replace(",", "")])
    if draft.spot(file, "faq").flow:
        place = draft.spot(file, "faq").end - 1
        return [
            Finding("faq-form", file, draft.splice(file, place, place, f", {{question: {quoted(new)}, answer: So.}}"))
        ]
    dash = re.match(r" *- ", draft.texts[file][start:end])
    assert dash
    item = f"{dash[0]}question: {quoted(new)}\n{' ' * len(dash[0])}answer: So it is.\n"
    return [Finding("faq-form", file, draft.splice(file, end, end, item))]


def named_without_a_link(draft: Draft, random: Random) -> list[Finding]:
    """A name in plain words of a term that the definition does not mention, and that is not defined by way of it."""
    seen = view(draft)
    graph = _mentions(seen)
    pairs = [
        (user, used)
        for user in roomy(draft)
        for used in seen.terms
        if user != used and not seen.deprecated(used) and not graph.has_edge(user, used)
        if not nx.has_path(graph, used, user) and not _says(seen, user, used)
    ]
    user, used = choose(random, pairs)
    name = choose(random, (name for name in seen.names(used) if len(name) > 1))
    if not name.isupper():
        name = random.choice([name, name.lower(), f"{name}s" if name[-1] not in "sy" else name])
    return [Finding("unlinked-mention", seen.files[user], put_in(draft, seen.files[user], name))]


MUTATORS: tuple[Mutator, ...] = (
    Mutator("circular-definition", uses_itself),
    Mutator("circular-definition", mentions_itself),
    Mutator("circular-definition", defined_by_each_other),
    Mutator("long-definition", too_long),
    Mutator("definition-form", no_full_stop),
    Mutator("definition-form", second_sentence),
    Mutator("definition-form", opening),
    Mutator("definition-form", opening_with_its_name),
    Mutator("repeated-definition", same_definition),
    Mutator("missing-faq", no_faq),
    Mutator("unexplained-term", no_explanation),
    Mutator("faq-form", no_question),
    Mutator("faq-form", asked_again),
    Mutator("unlinked-mention", named_without_a_link),
)

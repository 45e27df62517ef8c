"""What a page writes: links that lead from where it stands, values that cannot become markup, and what it remembers."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossgraph.model import Glossary, Term
from glossgraph.site.address import as_text, in_directories, in_files
from glossgraph.site.here import Here, as_seen_from
from glossgraph.site.page import Site
from glossgraph.site.publish import publish
from glossgraph.words.content import Code, Content, Link, Picture, Words, text
from written import home, written

EMPTY = Glossary(terms={})


@pytest.mark.parametrize(
    ("here", "target", "as_file", "directories", "files"),
    [
        ("terms/a.md", "terms/b.md", "b.md", "../b/", "b.html"),
        ("terms/a.md", "terms/a.md", "a.md", "./", "a.html"),
        ("terms/a.md", "index.md", "../index.md", "../../", "../index.html"),
        ("terms/a.md", "stages/index.md", "../stages/index.md", "../../stages/", "../stages/index.html"),
        ("index.md", "terms/b.md", "terms/b.md", "terms/b/", "terms/b.html"),
        ("index.md", "index.md", "index.md", "./", "index.html"),
        ("data/index.md", "data/x.csv", "x.csv", "x.csv", "x.csv"),
        ("terms/index.md", "terms/b.md", "b.md", "b/", "b.html"),
        ("llms-full.txt", "terms/b.md", "terms/b.md", "terms/b/", "terms/b.html"),
    ],
)
def test_a_link_leads_from_where_its_page_stands(
    here: str, target: str, as_file: str, directories: str, files: str
) -> None:
    expected = ((Site(EMPTY), as_file), (Site(EMPTY, in_html=in_directories), directories))
    for site, in_html in (*expected, (Site(EMPTY, in_html=in_files), files)):
        for web in (True, False):
            place = Here(site, here, web=web)
            # a generator follows links between files of Markdown itself, and plain text leads to plain text
            linked = as_file if web else as_text(as_file)
            assert as_seen_from(here, place.link(target)) == linked
            assert as_seen_from(here, place.markdown(Link(target, "x"))) == f"[x]({linked})"
            assert place.address(target) == in_html
            assert place.anchor(Link(target, "x")) == f'<a href="{in_html}">x</a>'


@pytest.mark.parametrize(
    ("here", "target", "as_file", "directories", "files"),
    [
        ("terms/a.md", "terms/a.json", "a.json", "../a.json", "a.json"),
        # the Markdown of a page stands under the page's own path, wherever the page itself is
        ("terms/a.md", "terms/a.md", "a.md", "../a.md", "a.md"),
        ("index.md", "llms.txt", "llms.txt", "llms.txt", "llms.txt"),
        ("data/index.md", "llms.txt", "../llms.txt", "../llms.txt", "../llms.txt"),
    ],
)
def test_a_file_is_linked_under_its_own_path(
    here: str, target: str, as_file: str, directories: str, files: str
) -> None:
    assert Here(Site(EMPTY), here, web=True).file(target) == as_file
    assert Here(Site(EMPTY, in_html=in_directories), here, web=True).file(target) == directories
    assert Here(Site(EMPTY, in_html=in_files), here, web=True).file(target) == files


@pytest.mark.parametrize(("in_html", "target"), [(in_directories, "../../terms/b/"), (in_files, "../terms/b.html")])
def test_a_query_follows_the_address(in_html: object, target: str) -> None:
    assert callable(in_html)
    here = Here(Site(EMPTY, in_html=in_html), "paths/a.md", web=True)
    assert here.address("terms/b.md", "?path=a&b") == f"{target}?path=a&amp;b"
    assert here.anchor(Link("terms/b.md", "B", "?path=a")) == f'<a href="{target}?path=a">B</a>'


@pytest.mark.parametrize(
    ("content", "web", "plain"),
    [
        ("*a* <b>", "*a* <b>", "*a* <b>"),
        (Words(""), "", ""),
        (
            Words('*a* <b> {c} "d"\n~'),
            "\\*a\\* &lt;b\\> &#123;c\\} &quot;d&quot; &#126;",
            '\\*a\\* &lt;b\\> {c\\} "d" ~',
        ),
        (Link("terms/a.md", "*a* [b]"), "[\\*a\\* \\[b\\]](terms/a.md)", "[\\*a\\* \\[b\\]](terms/a.md)"),
        (Code("a\n <b>"), "<code>a &#60;b&#62;</code>", "`a <b>`"),
        (Code("`x` y"), "<code>&#96;x&#96; y</code>", "`` `x` y ``"),
        (Code("a <\n```\n", is_block=True), "<pre><code>a &#60;&#10;&#96;&#96;&#96;&#10;</code></pre>", None),
        (Code("a <\n```\n", is_block=True), None, "````\na <\n```\n````"),
        (text("a ", Words("*"), Code("b"), Link("index.md", "c")), "a \\*<code>b</code>[c](index.md)", None),
        (text("&quot;a&quot; &#123;b&#125; 1 &lt; 2"), "&quot;a&quot; &#123;b&#125; 1 &lt; 2", '"a" {b} 1 &lt; 2'),
        (Picture(lambda here: f'<a href="{here.term("a-b")}">'), '<a href="terms/a-b.md">', None),
    ],
)
def test_a_value_is_written_in_the_form_of_its_place(content: Content, web: str | None, plain: str | None) -> None:
    if web is not None:
        assert written(content) == web
    if plain is not None:
        assert written(content, web=False) == plain


@pytest.mark.parametrize(
    ("content", "html"),
    [
        (
            text("*a* ", Link("terms/b.md", "b <c>"), ", 1 &lt; 2"),
            '<em>a</em> <a href="terms/b.md">b &lt;c&gt;</a>, 1 &lt; 2',
        ),
        ("a\n\n- b\n- c", "<p>a</p> <ul> <li>b</li> <li>c</li> </ul>"),
        ("a\nb", "a b"),
        (Words("<b> *c*"), "&lt;b&gt; *c*"),
    ],
)
def test_markdown_in_raw_html_is_html_on_one_line(content: Content, html: str) -> None:
    assert not isinstance(content, Picture)
    assert home().html(content) == html


def test_no_line_breaks_in_raw_html() -> None:
    block = home().html(text("a\n\n", Code("b\n\nc", is_block=True)))
    assert "\n" not in block
    assert read(block) == ["b\n\nc"]
    here = Here(Site(EMPTY, in_html=in_directories), "compare/a.md", web=True)
    assert here.html(text("x ", Link("terms/b.md", "b"))) == 'x <a href="../../terms/b/">b</a>'


@pytest.mark.parametrize("web", [True, False])
def test_a_place_remembers_each_term_once_in_the_order_written(web: bool) -> None:
    here = home(web=web)
    here.markdown(text("a ", Link("terms/b.md", "B"), Link("terms/a.md", "A"), Link("kinds/event.md", "an event")))
    here.html(text("and ", Link("terms/c.md", "C"), " and ", Link("terms/b.md", "again")))
    here.anchor(Link("terms/d.md", "D", "?path=a"))
    here.markdown(Picture(lambda here: here.term("f") + here.term("a")))
    here.link("terms/e.md")
    here.address("stages/x.md")
    # the data of a term is not its page
    here.file("terms/g.json")
    assert list(here.terms) == ["b", "a", "c", "d", "f", "e"]


def test_a_page_mentions_the_terms_of_its_words_in_order() -> None:
    ids = ["c", "b", "a"]
    terms = {id_: Term(id_, f"terms/{id_}.yml", id_.upper(), "event", "A thing.") for id_ in sorted(ids)}
    said = "See [[c]], [[b]], [[nobody]], [[c|it]], [[own]], and [[a]]."
    terms["own"] = Term("own", "terms/own.yml", "Own", "event", "A thing.", explanation=said)
    page = next(page for page in publish(Site(Glossary(terms=terms))).pages if page.path == "terms/own.md")
    assert page.mentions == tuple(ids)


# --- Code in plain Markdown. ---


def read(html: str) -> list[str]:
    """Return the text of each piece of code in HTML."""

    class Pieces(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.found: list[str] = []
            self.inside = False

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            del attrs
            if tag == "code":
                self.inside = True
                self.found.append("")

        def handle_endtag(self, tag: str) -> None:
            self.inside = self.inside and tag != "code"

        def handle_data(self, data: str) -> None:
            if self.inside:
                self.found[-1] += data

    parser = Pieces()
    parser.feed(html)
    parser.close()
    return parser.found


ANY = st.text(
    # Python-Markdown drops control characters and keeps those of a private area for itself
    st.one_of(st.sampled_from("`~<>&;#*_[](){}!\\\"' \n-x1"), st.characters(exclude_categories=("Cc", "Cs"))),
    max_size=30,
)


def parsed(content: Content) -> str:
    return markdown.markdown(written(content, web=False), extensions=["fenced_code"])


@given(ANY)
def test_a_span_of_code_gives_its_text_back(code: str) -> None:
    html = parsed(text("a ", Code(code), " `b`"))
    assert [" ".join(piece.split()) for piece in read(html)] == [" ".join(code.split()), "b"]
    assert re.sub("<code>.*?</code>", "", html, flags=re.DOTALL) == "<p>a  </p>"


@given(ANY)
def test_a_block_of_code_gives_its_text_back(code: str) -> None:
    html = parsed(text("a\n\n", Code(code, is_block=True), "\n\n`b`"))
    block, span = read(html)
    # lines of nothing but spaces are empty for Python-Markdown
    assert block.strip("\n") == re.sub(r"(?m)^ +$", "", code).strip("\n")
    assert span == "b"
    assert re.sub("<code>.*?</code>", "", html, flags=re.DOTALL) == "<p>a</p>\n<pre></pre>\n<p></p>"


@given(ANY, st.booleans())
def test_code_on_a_web_page_is_left_with_nothing_to_interpret(code: str, is_block: bool) -> None:
    html = written(Code(code, is_block))
    inside = re.sub(r"^(<pre>)?<code>|</code>(</pre>)?$", "", html)
    assert not [c for c in re.sub(r"&#\d+;", "", inside) if not c.isalnum() and c != " "]
    (found,) = read(html)
    assert found == (code if is_block else " ".join(code.split()))

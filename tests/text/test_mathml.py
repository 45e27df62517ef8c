"""Formulas as MathML: the right marks, parentheses only where they are needed, and nothing that could be markup."""

from __future__ import annotations

import re
from html import unescape
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossgraph.text import formula, rules
from glossgraph.text.formula_tree import FormulaError
from glossgraph.text.mathml import Notation, condition_markup, markup_of, rule_markup, symbol_markup
from glossgraph.text.plain_formula import plain_formula
from glossgraph.text.symbols import GREEK


def shown(markup: str) -> str:
    """Return what is read of MathML, with fractions, powers and the like in words."""
    words = {"mfrac": "over", "msup": "to", "msub": "sub", "munder": "under"}

    def read(node: ET.Element) -> str:
        tag = node.tag.rpartition("}")[2]
        inner = [read(child) for child in node]
        if tag == "mtable":
            return "; ".join(inner) + "]"
        if tag == "mtr":
            return ", ".join(inner)
        if tag == "msqrt":
            return f"root[{''.join(inner)}]"
        return f" {words[tag]} ".join(inner).join("[]") if tag in words else "".join(inner) or node.text or ""

    return read(ET.fromstring(markup))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("L = A / E", "L=[A over E]"),
        ("L = A / (E - 1) + 2", "L=[A over E−1]+2"),
        ("x = (a + b) * c", "x=(a+b)×c"),
        ("x = a + b * c - (d - f)", "x=a+b×c−(d−f)"),
        ("x = -a * b", "x=−a×b"),
        ("x = a * -b", "x=a×(−b)"),
        ("x = a - -b * c", "x=a−(−b×c)"),
        ("x = -(a + b)", "x=−(a+b)"),
        ("x = (a / b) ** 2 ** n", "x=[([a over b]) to [2 to n]]"),
        ("x = (-a) ** 2", "x=[(−a) to 2]"),
        ("sigma_D_0 = sqrt(lambda_i)", "[σ sub D,0]=root[[λ sub i]]"),
        ("Delta = abs(P_t - P_0)", "Δ=|[P sub t]−[P sub 0]|"),
        ("k = sum(t, abs(r_t) / V_t) / T", "k=[[∑ under t][|[r sub t]| over [V sub t]] over T]"),
        ("k = 2 * sum(i, a_i + b_i) - 1", "k=2×[∑ under i]([a sub i]+[b sub i])−1"),
        ("x = max(0, a, min(b, 1)) + exp(-y)", "x=max\u2061(0,a,min\u2061(b,1))+[e to −y]"),
        ("x = log(y) + log(y, 2)", "x=ln\u2061(y)+[log sub 2]\u2061(y)"),
        ("lambda = 0.50 * Λ", "λ=0.5×Λ"),
        ("VaR = +1e6 * x", "VaR=1000000×x"),
    ],
)
def test_an_equation_is_drawn_as_people_write_it(written: str, expected: str) -> None:
    assert shown(markup_of(written)) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("p * (1 - r)", "p×(1−r)"),
        ("s if round == 1 else q / d", "{s, if t=1; [q over d], otherwise]"),
        ("1 if a > 0 else 2 if b <= 0 else 3", "{1, if a>0; 2, if b≤0; 3, otherwise]"),
        ("2 * (1 if a != b else 0)", "2×({1, if a≠b; 0, otherwise])"),
        ("(1 if a >= b else 0) + 1", "({1, if a≥b; 0, otherwise])+1"),
        ("sum(k, x_k if y_k > y_i else 0)", "[∑ under k]{[x sub k], if [y sub k]>[y sub i]; 0, otherwise]"),
        ("floor(a / 2) ** 2 - ceil(b)", "[⌊[a over 2]⌋ to 2]−⌈b⌉"),
        ("sold_by_all", "[sold by all sub i]"),
    ],
)
def test_a_rule_is_drawn_as_people_write_it(written: str, expected: str) -> None:
    notation = Notation(symbols={"round": ("t",), "sold_by_all": ("sold by all", "i")})
    drawn = shown(rule_markup("p", "←", rules.number(written), notation))
    assert drawn.replace("\u00a0", " ") == f"p←{expected}"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("a < 1", "a<1"),
        ("a + 1 < b * 2", "a+1<b×2"),
        ("a < 1 and b > 2 or not c == 3", "a<1 und b>2 oder nicht (c=3)"),
        ("(a < 1 or b > 2) and c == 0.5", "(a<1 oder b>2) und c=0,5"),
        ("not (a < 1 and b > 2)", "nicht (a<1 und b>2)"),
    ],
)
def test_a_condition_is_drawn_in_the_words_of_a_language(written: str, expected: str) -> None:
    notation = Notation(",", {"and": "und", "or": "oder", "not": "nicht"})
    drawn = shown(condition_markup(rules.condition(written), notation))
    assert drawn.replace("\u00a0", " ") == expected


def test_words_and_symbols_of_rules_are_no_markup() -> None:
    notation = Notation(words={"if": "<if>", "otherwise": "&"}, symbols={"a": ("<b>", "</mi>")})
    markup = rule_markup("a", "<", rules.number("1 if a > 0 else 2"), notation)
    assert {unescape(tag) for tag in re.findall(r"</?(\w+)", markup)} <= {
        *("math", "mrow", "mi", "mn", "mo", "msub", "mtable", "mtr", "mtd", "mtext")
    }


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("s if round == 1 else -q / d", "s, wenn Runde = 1, sonst −q / d"),
        ("1 if not (a <= 2 or b != 3) else min(a, -b)", "1, wenn nicht (a ≤ 2 or b ≠ 3), sonst min(a; −b)"),
        ("sum(k, x_k if y_k >= y_i else 0)", "Σ_k(x_k, wenn y_k ≥ y_i, sonst 0)"),
    ],
)
def test_a_choice_in_plain_text_is_a_sentence(written: str, expected: str) -> None:
    words = {"if": "wenn", "else": "sonst", "not": "nicht", "round": "Runde"}
    assert plain_formula(written, words, ",") == expected


@pytest.mark.parametrize("name", ["<script>", "a<b", "x_<i>", '"', "&amp;", "a_</mi>", ""])
def test_no_symbol_is_markup(name: str) -> None:
    markup = symbol_markup(name)
    ET.fromstring(markup)
    assert {unescape(tag) for tag in re.findall(r"</?(\w+)", markup)} <= {"math", "mrow", "mi", "mn", "mo", "msub"}


@pytest.mark.parametrize("written", ["", "=", "a / b", "L = <script>", "L = " + "-" * 400 + "x", "L = " + "1+" * 300])
def test_what_is_no_equation_is_not_drawn(written: str) -> None:
    assert markup_of(written) == ""


def test_a_name_that_python_keeps_to_itself_is_a_greek_letter() -> None:
    assert GREEK["lambda"] == "λ"
    assert formula.symbols("lambda / 2 + lambda_K") == ("lambda", "lambda_K")
    assert formula.evaluate("lambda ** 2", {"lambda": 3}) == 9


SIGNS = {"[σ sub D]": "sigma_D", "−": "-", "×": "*", "\u2061": "", "[": "(", "]": ")", " over ": ")/("}

leaves = st.integers(1, 9).map(str) | st.sampled_from(["a", "b", "sigma_D"])
formulas = st.recursive(
    leaves,
    lambda inner: (
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda t: f"({t[0]}) {t[1]} ({t[2]})")
        | inner.map(lambda one: f"-({one})")
        | st.tuples(inner, inner).map(lambda t: f"max({t[0]}, {t[1]})")
    ),
    max_leaves=8,
)


@given(formulas)
def test_what_is_drawn_has_the_value_of_what_is_written(written: str) -> None:
    numbers = {"a": 2.0, "b": 7.0, "sigma_D": 0.5}
    drawn = shown(markup_of(f"x = {written}")).removeprefix("x=")
    for mark, sign in SIGNS.items():
        drawn = drawn.replace(mark, sign)
    try:
        value = formula.evaluate(written, numbers)
    except FormulaError:
        # it divides by zero
        return
    assert formula.evaluate(drawn, numbers) == pytest.approx(value)


def test_plain_text_keeps_the_parentheses_of_its_author() -> None:
    assert plain_formula("(a * b) / (c)", {"a": "x"}) == "(x × b) / (c)"

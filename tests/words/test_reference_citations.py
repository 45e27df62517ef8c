"""How references are cited."""

from __future__ import annotations

from typing import Any

import pytest

from glossgraph.exports.parts.works import family_names
from glossgraph.load.dates import csl_date
from glossgraph.model import Reference
from glossgraph.words import catalogue, citations
from written import WORDS


@pytest.mark.parametrize("address", ["javascript:x", "data:text/html,x", "https://a.example/)(", "ftp://a.example"])
def test_a_reference_leads_to_the_web_or_nowhere(address: str) -> None:
    assert "](" not in citations.reference_citation(WORDS, Reference("a", {"title": "A", "URL": address}))
    safe = Reference("a", {"title": "A", "URL": "https://a.example"})
    assert "](https://a.example)" in citations.reference_citation(WORDS, safe)


@pytest.mark.parametrize(
    ("fields", "links"),
    [
        ({"DOI": "10.1/a"}, "[doi:10.1/a](https://doi.org/10.1/a)"),
        ({"DOI": "10.1/S0378(02)00-2"}, "[doi:10.1/S0378(02)00-2](https://doi.org/10.1/S0378%2802%2900-2)"),
        ({"DOI": "10.1/a", "URL": "https://doi.org/10.1/a"}, "[doi:10.1/a](https://doi.org/10.1/a)"),
        (
            {"DOI": "10.1/a", "URL": "https://a.example/free/"},
            "[doi:10.1/a](https://doi.org/10.1/a) [a.example/free](https://a.example/free/)",
        ),
        ({}, ""),
    ],
)
def test_a_citation_leads_to_the_doi_and_to_where_the_work_was_read(fields: dict[str, str], links: str) -> None:
    reference = Reference("a", {"title": "A", "author": "B", **fields})
    assert citations.reference_citation(WORDS, reference) == f"B (n.d.). *A*. {links}".strip()


def test_a_work_without_an_author_is_named_by_its_title() -> None:
    reference = Reference("a", {"title": "A v. B", "issued": csl_date("2017"), "publisher": "F.3d"})
    assert citations.reference_citation(WORDS, reference) == "*A v. B* (2017). F.3d."
    assert citations.short_citation(WORDS, reference) == "A v. B (2017)"


@pytest.mark.parametrize(
    ("fields", "long", "short"),
    [
        ({"editor": [{"family": "Beyer", "given": "B."}]}, "Beyer, B. (ed.) (2016). *A*.", "Beyer (2016)"),
        (
            {"editor": [{"family": "Beyer", "given": "B."}, {"family": "Jones", "given": "C."}]},
            "Beyer, B. and C. Jones (eds.) (2016). *A*.",
            "Beyer and Jones (2016)",
        ),
        ({"author": [{"family": "Beyer"}], "editor": [{"family": "Jones"}]}, "Beyer (2016). *A*.", "Beyer (2016)"),
    ],
)
def test_a_work_without_an_author_is_cited_by_its_editors(fields: dict[str, Any], long: str, short: str) -> None:
    reference = Reference("a", {"title": "A", "issued": csl_date("2016"), **fields})
    assert citations.reference_citation(WORDS, reference) == long
    assert citations.short_citation(WORDS, reference) == short
    german = citations.reference_citation(catalogue("de"), reference)
    assert ("(Hrsg.)" in german) is ("author" not in fields)
    assert family_names(reference.fields) == short.removesuffix(" (2016)").split(" and ")


@pytest.mark.parametrize(
    ("issued", "year"),
    [
        ("2022-11-02", "2022"),
        ("2022-11", "2022"),
        ("2022", "2022"),
        ("1936~", "1936"),
        ("2020-11/2021-03", "2020–2021"),
        ("2020-11/2020-12", "2020"),
        ("2020/..", "2020–"),
        ("-0043", "-0043"),
        ({"year": 2022, "month": 11}, "2022"),
        ({"year": "2022"}, "2022"),
        ({"date-parts": [[2022, 11, 2]]}, "2022"),
        ({"date-parts": [[2020], [2021, 3]]}, "2020–2021"),
        ([{"year": 2020}, {"year": 2021}], "2020–2021"),
        ({"literal": "in the spring"}, "in the spring"),
        ({"raw": "November 2, 2022"}, "November 2, 2022"),
        (None, "n.d."),
    ],
)
def test_a_citation_has_the_year_of_any_form_of_date(issued: object, year: str) -> None:
    reference = Reference("a", {"title": "A", "author": "B", "issued": csl_date(issued)})
    assert f"({year})" in citations.reference_citation(WORDS, reference)
    assert citations.short_citation(WORDS, reference) == f"B ({year})"

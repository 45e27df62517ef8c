"""Codes of languages: three letters, as ISO 639-2 has them, to the two that BCP 47 asks for where there are two."""

from __future__ import annotations

_CODES = """
ara ar; bul bg; cat ca; ces cs; chi zh; cze cs; dan da; deu de; dut nl; ell el; eng en; est et; eus eu; fas fa; fin fi;
fra fr; fre fr; ger de; gle ga; gre el; heb he; hin hi; hrv hr; hun hu; ind id; isl is; ita it; jpn ja; kor ko; lav lv;
lit lt; may ms; msa ms; nld nl; nno nn; nob nb; nor no; per fa; pol pl; por pt; ron ro; rum ro; rus ru; slk sk; slo sk;
slv sl; spa es; srp sr; swe sv; tha th; tur tr; ukr uk; vie vi; zho zh
"""

_SHORT = dict(pair.split() for pair in _CODES.split(";"))


def tag(code: str) -> str:
    """Return the tag of a language that a code of three letters stands for; any other code stays as it is."""
    return _SHORT.get(code.lower(), code)

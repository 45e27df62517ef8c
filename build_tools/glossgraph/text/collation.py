"""The alphabetical order of names in the language of the glossary, and the letters under which they are listed.

The order has the levels of the Unicode collation algorithm (https://www.unicode.org/reports/tr10/): letters first, then
accents, then case. It follows an alphabet for each language, after those of CLDR, so that it needs no library: those
that know all languages are large or have to be compiled.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

_LATIN = "a b c d e f g h i j k l m n o p q r s t u v w x y z"

_ALPHABETS = {
    "az": "a b c ç d e ə f g ğ h x ı i j k q l m n o ö p r s ş t u ü v y z",
    "be": "а б в г д е ё ж з і й к л м н о п р с т у ў ф х ц ч ш ы ь э ю я",
    "bg": "а б в г д е ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ь ю я",
    "cs": "a b c č d e f g h ch i j k l m n o p q r ř s š t u v w x y z ž",
    "da": f"{_LATIN} æ ø å",
    "el": "α β γ δ ε ζ η θ ι κ λ μ ν ξ ο π ρ σ τ υ φ χ ψ ω",
    "eo": "a b c ĉ d e f g ĝ h ĥ i j ĵ k l m n o p r s ŝ t u ŭ v z",
    "es": "a b c d e f g h i j k l m n ñ o p q r s t u v w x y z",
    "et": "a b c d e f g h i j k l m n o p q r s š z ž t u v w õ ä ö ü x y",
    "fi": f"{_LATIN} å ä ö",
    "hr": "a b c č ć d dž đ e f g h i j k l lj m n nj o p r s š t u v z ž",
    "hu": "a b c cs d dz dzs e f g gy h i j k l ly m n ny o ö p q r s sz t ty u ü v w x y z zs",
    "is": "a á b c d ð e é f g h i í j k l m n o ó p q r s t u ú v w x y ý z þ æ ö",
    "lt": "a b c č d e f g h i j k l m n o p r s š t u v z ž",
    "lv": "a b c č d e f g ģ h i j k ķ l ļ m n ņ o p r s š t u v z ž",
    "mk": "а б в г д ѓ е ж з ѕ и ј к л љ м н њ о п р с т ќ у ф х ц ч џ ш",
    "pl": "a ą b c ć d e ę f g h i j k l ł m n ń o ó p q r s ś t u v w x y z ź ż",
    "ro": "a ă â b c d e f g h i î j k l m n o p q r s ș t ț u v w x y z",
    "ru": "а б в г д е ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я",
    "sk": "a ä b c č d e f g h ch i j k l m n o ô p q r s š t u v w x y z ž",
    "sl": "a b c č ć d đ e f g h i j k l m n o p q r s š t u v w x y z ž",
    "sr": "а б в г д ђ е ж з и ј к л љ м н њ о п р с т ћ у ф х ц ч џ ш",
    "sv": f"{_LATIN} å ä ö",
    "tr": "a b c ç d e f g ğ h ı i j k l m n o ö p r s ş t u ü v y z",
    "uk": "а б в г ґ д е є ж з и і ї й к л м н о п р с т у ф х ц ч ш щ ь ю я",
    "vi": "a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y",
}
"""The alphabets that differ from that of English, by the language. Other accented letters go with those without."""

_SAME_ALPHABET = {"bs": "hr", "nb": "da", "nn": "da", "no": "da", "fo": "da"}

_EQUAL = {
    "da": {"ä": "æ", "ö": "ø", "œ": "ø", "ü": "y"},
    "sv": {"æ": "ä", "ø": "ö", "ü": "y"},
    "fi": {"æ": "ä", "ø": "ö", "ü": "y"},
    "hu": {"ő": "ö", "ű": "ü"},
    "is": {"ä": "æ", "ø": "ö"},
    "ro": {"ş": "ș", "ţ": "ț"},
}
"""Letters of other languages, or with other accents, that go with a letter of the alphabet."""

_PLAIN = {
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ł": "l",
    "ı": "i",
    "ħ": "h",
    "ŋ": "n",
    "ŧ": "t",
}
"""Letters that Unicode does not decompose, as they are sorted where the alphabet does not have them."""

_DOTTED = {"az", "tr"}
"""The languages in which the small form of I is ı."""

_KATAKANA, _TO_HIRAGANA = range(0x30A1, 0x30F7), 0x60

_OTHERS = "#"

Element = tuple[int, int]
"""A letter or number of a name: what sort it is of, and its place among those."""

_GAP, _NUMBER, _LETTER, _OTHER_LETTER, _IDEOGRAPH = range(5)

_SPACE: Element = (_GAP, 0)

_DIGITS = re.compile(r"\d{1,18}")


class Collation:
    """The order of names in a language."""

    def __init__(self, language: str) -> None:
        """Take a tag as in BCP 47, such as `da` or `pt-BR`; an unknown language has the order of English."""
        main = language.lower().partition("-")[0]
        self._language = _SAME_ALPHABET.get(main, main)
        if self._language == "sr" and "latn" in language.lower():
            self._language = "hr"
        own = _ALPHABETS.get(self._language, _LATIN).split()
        self._letters = [*own, *(letter for letter in _LATIN.split() if letter not in own)]
        self._place = {letter: number for number, letter in enumerate(self._letters)}
        self._longest = max(map(len, self._letters))
        self.key = lru_cache(maxsize=65536)(self._key)

    def letter(self, name: str) -> str:
        """Return the letter under which a name is listed; empty for ideographs, of which there are too many."""
        elements = self.key(name)[0]
        sort, place = elements[0] if elements else (_GAP, 0)
        if sort in {_GAP, _NUMBER}:
            return _OTHERS
        if sort == _IDEOGRAPH:
            return ""
        if sort == _LETTER:
            return self._capital(self._letters[place])
        # many of the capitals look like Latin ones, and formulas have the small letters
        return (
            chr(place) if unicodedata.name(chr(place), "").startswith("GREEK") else self._capital(_initial(chr(place)))
        )

    def _key(self, name: str) -> tuple[tuple[Element, ...], str, str]:
        """Return what names are sorted by: letters and numbers, then accents, then case."""
        small = self._small(name)
        return tuple(self._elements(small)), unicodedata.normalize("NFD", small), name

    def _small(self, name: str) -> str:
        if self._language in _DOTTED:
            name = name.replace("İ", "i").replace("I", "ı")
        return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())

    def _capital(self, letter: str) -> str:
        first = "İ" if letter == "i" and self._language in _DOTTED else letter[0].upper()
        return first + letter[1:]

    def _elements(self, text: str) -> list[Element]:
        elements: list[Element] = []
        position = 0
        while position < len(text):
            number = _DIGITS.match(text, position)
            ends = range(min(position + self._longest, len(text)), position, -1)
            letter = next((text[position:end] for end in ends if text[position:end] in self._place), "")
            if number:
                elements.append((_NUMBER, int(number[0])))
            elif letter:
                elements.append((_LETTER, self._place[letter]))
            else:
                elements += self._elements_of(text[position])
            position += len(number[0] if number else letter or text[position])
        return elements if elements[:1] != [_SPACE] else elements[1:]

    def _elements_of(self, character: str) -> list[Element]:
        """Return what a character is sorted by that is not in the alphabet."""
        equal = _EQUAL.get(self._language, {}).get(character) or _PLAIN.get(character)
        base = unicodedata.normalize("NFKD", character)[0]
        if equal or base in self._place:
            return [(_LETTER, self._place[letter]) for letter in equal or base]
        category = unicodedata.category(character)
        if category[0] == "Z" or category in {"Pd", "Cc"} or character in "/_":
            return [_SPACE]
        if category[0] == "P" or category in {"Mn", "Cf"}:
            return []
        return [_of_others(character, base, category)]


@cache
def collation(language: str) -> Collation:
    """Return the order of names in a language."""
    return Collation(language)


def _of_others(character: str, base: str, category: str) -> Element:
    """Return what a sign is sorted by, or a letter of another script."""
    name = unicodedata.name(character, "")
    if category[0] == "S":
        return _GAP, ord(character)
    if name.startswith("CJK"):
        return _IDEOGRAPH, ord(character)
    if name.startswith("KATAKANA") and ord(character) in _KATAKANA:
        return _OTHER_LETTER, ord(character) - _TO_HIRAGANA
    return _OTHER_LETTER, ord(base if name.startswith("ARABIC") else character)


def _initial(letter: str) -> str:
    """Return the letter with which a character begins: Korean syllables are made of several."""
    first = unicodedata.normalize("NFKD", letter)[0]
    name = unicodedata.name(first, "")
    if not name.startswith("HANGUL CHOSEONG "):
        return letter
    try:
        return unicodedata.lookup(name.replace("CHOSEONG", "LETTER"))
    except KeyError:
        # some of the oldest initials exist in no other form
        return first

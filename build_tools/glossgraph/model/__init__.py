"""The glossary as frozen data."""

from __future__ import annotations

from glossgraph.model.about import About, Door, HouseRule, Level, License, Party, Section, Style
from glossgraph.model.derived import once
from glossgraph.model.formula import Example, Formula, Symbol
from glossgraph.model.glossary import HARMLESS, Glossary
from glossgraph.model.group import Group
from glossgraph.model.names import Identifiers, Matches, NameType, Note, NoteType, OtherName, Translation
from glossgraph.model.part import Entry, Part, Sort, Text
from glossgraph.model.setting import Fact, RoleName, Setting
from glossgraph.model.term import (
    UNREADABLE,
    Action,
    Coined,
    Edge,
    Figure,
    Question,
    SequenceIn,
    Status,
    StepsIn,
    StoryItem,
    Term,
    kebab,
    name_key,
)
from glossgraph.model.vocabulary import Flow, Kind, Need, ReadingPath, Reference, Relation, Role, Stage, StageRule, Stop

__all__ = [
    "HARMLESS",
    "UNREADABLE",
    "About",
    "Action",
    "Coined",
    "Door",
    "Edge",
    "Entry",
    "Example",
    "Fact",
    "Figure",
    "Flow",
    "Formula",
    "Glossary",
    "Group",
    "HouseRule",
    "Identifiers",
    "Kind",
    "Level",
    "License",
    "Matches",
    "NameType",
    "Need",
    "Note",
    "NoteType",
    "OtherName",
    "Part",
    "Party",
    "Question",
    "ReadingPath",
    "Reference",
    "Relation",
    "Role",
    "RoleName",
    "Section",
    "SequenceIn",
    "Setting",
    "Sort",
    "Stage",
    "StageRule",
    "Status",
    "StepsIn",
    "Stop",
    "StoryItem",
    "Style",
    "Symbol",
    "Term",
    "Text",
    "Translation",
    "kebab",
    "name_key",
    "once",
]

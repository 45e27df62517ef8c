"""The layout of a sequence diagram: where its participants, steps and frames are, with text in rows that fit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from glossgraph.pictures import looks

if TYPE_CHECKING:
    from collections.abc import Sequence

FONT = 14
"""The size of text in pixels; the style sheet must say the same."""

LABEL_FONT = 12.5
"""The same for the labels of frames."""

_BOLD = 15
"""The size at which other text is as wide as the names of participants, which are bold."""

_FILLED = 0.94
"""The most of a width that text may fill, as the widths of texts are estimates."""

LOOP = 16
"""The height of the arrow from a participant to itself."""

_COLUMNS = {1: (230, 60), 2: (230, 60), 3: (190, 46), 4: (160, 36), 5: (136, 28), 6: (116, 22)}
_NARROWEST = (108, 10)
"""The width of a participant and the gap between two: by the number of participants, and for more than those."""

HEAD = 44
"""The least height of a participant's box."""

_GAP = 14
"""The space above a step or a frame."""

_HALO = 6
"""How far the background of a highlighted step extends beyond the step."""

_MARGIN, _EDGE, _INSET, _CLEAR = 26, 4, 5, 10
"""The space on both sides of the columns, and its parts: outside the frames, between nested frames, and inside."""

_LEADING, _BASELINE, _NOTE_PADDING, _ARROW = 18, 13, 8, 6
"""The height of a row of text, and its baseline; the space around the text of a note, and around an arrow."""

_LABEL_LEADING, _LABEL_BASELINE, _LABEL_INDENT, _TAB = 17, 16, 52, 7
"""The height of a row of a frame's label, its first baseline and its indent; the space below the label."""

_HEAD_LINES, _STEP_LINES, _LABEL_LINES = 4, 12, 6
"""The most rows of a text; what does not fit is cut off."""


@dataclass(frozen=True, slots=True)
class Participant:
    """Someone who takes part: the term that says who it is."""

    label: str
    id: str


@dataclass(frozen=True, slots=True)
class Step:
    """A message from one participant to another or itself, or a note over a participant, and the term that it shows."""

    source: int
    target: int | None
    """The number of the participant who gets the message, counted from 0; None for a note."""
    text: str
    term: str
    """The label of the term."""
    id: str
    """The id of the term."""
    own: bool = False
    """Whether the page is about this term, so that the step is highlighted."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A part of a frame: its condition or reason, and what is in it."""

    label: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A box around steps, with one branch or more."""

    kind: Literal["loop", "alt", "opt"]
    branches: tuple[Branch, ...]


Item = Step | Frame


class TextRow(NamedTuple):
    """A row of text; `x` and `y` are the middle of its baseline, or the start of it in the label of a frame."""

    x: int
    y: int
    text: str


class Box(NamedTuple):
    """A rectangle."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """The lower edge."""
        return self.top + self.height

    @property
    def middle(self) -> int:
        """The middle between left and right."""
        return self.left + self.width // 2


class Arrow(NamedTuple):
    """A line from one lifeline to another; if both are the same, the line ends below its start."""

    start: int
    end: int
    y: int


class PlacedParticipant(NamedTuple):
    """A participant's box, with the lifeline below its middle, and the rows of its name."""

    participant: Participant
    box: Box
    rows: tuple[TextRow, ...]


class PlacedStep(NamedTuple):
    """A step with its text and its box, and for a message its arrow."""

    step: Step
    box: Box
    """The whole step: the box of a note, or the space that a message takes between its lifelines."""
    rows: tuple[TextRow, ...]
    arrow: Arrow | None

    @property
    def ground(self) -> Box:
        """The highlighted background of a step of the page's own term."""
        left, top, width, height = self.box
        return Box(left - _HALO, top - _HALO, width + 2 * _HALO, height + 2 * _HALO)


class PlacedBranch(NamedTuple):
    """Where a branch starts, and its label."""

    top: int
    rows: tuple[TextRow, ...]


class PlacedFrame(NamedTuple):
    """A frame's box and its branches."""

    kind: str
    box: Box
    branches: tuple[PlacedBranch, ...]


class Layout(NamedTuple):
    """A whole diagram in pixels, where the box of the first participant starts at 0, 0."""

    view: Box
    participants: tuple[PlacedParticipant, ...]
    end: int
    """Where the lifelines end."""
    steps: tuple[PlacedStep, ...]
    frames: tuple[PlacedFrame, ...]


def columns(participants: int) -> tuple[int, int]:
    """Return the width of a participant and the gap between two: with few participants, they are larger."""
    return _COLUMNS.get(participants, _NARROWEST)


def layout(participants: Sequence[Participant], items: Sequence[Item]) -> Layout:
    """Return where everything in a diagram is."""
    width, gap = columns(len(participants))
    names = [_even_lines(participant.label, width, _BOLD, _HEAD_LINES) for participant in participants]
    height = max(HEAD, *(_LEADING * len(lines) + 16 for lines in names))
    heads = []
    for number, (participant, lines) in enumerate(zip(participants, names, strict=True)):
        box = Box(number * (width + gap), 0, width, height)
        start = (height - _LEADING * len(lines)) // 2 + _BASELINE
        heads.append(PlacedParticipant(participant, box, _rows(lines, box.middle, start, _LEADING)))
    margin = max(_MARGIN, _CLEAR + _INSET * _depth(items))
    view = Box(-margin, -_EDGE, heads[-1].box.right + 2 * margin, 0)
    placing = _Placing([head.box for head in heads], view, height)
    placing.place(items)
    end = placing.y + _HALO
    view = view._replace(height=end + _EDGE - view.top)
    return Layout(view, tuple(heads), end, tuple(placing.steps), tuple(placing.frames))


@dataclass(slots=True)
class _Placing:
    """Places steps and frames, one below the other."""

    heads: Sequence[Box]
    view: Box
    y: int
    steps: list[PlacedStep] = field(default_factory=list)
    frames: list[PlacedFrame] = field(default_factory=list)

    def place(self, items: Sequence[Item], depth: int = 0) -> None:
        for item in items:
            self.y += _GAP
            if isinstance(item, Frame):
                self._place_frame(item, depth)
            else:
                self._place_step(item)

    def _place_step(self, step: Step) -> None:
        head = self.heads[step.source]
        if step.target is None:
            lines = _even_lines(step.text, head.width, FONT, _STEP_LINES)
            box = Box(head.left, self.y, head.width, _LEADING * max(len(lines), 1) + 2 * _NOTE_PADDING)
            arrow, start = None, self.y + _NOTE_PADDING
        else:
            end = self.heads[step.target].middle
            left, right = sorted((head.middle, end)) if head.middle != end else (head.left, head.right)
            lines = _even_lines(step.text, right - left, FONT, _STEP_LINES)
            y = self.y + _LEADING * max(len(lines), 1) + _ARROW
            arrow, start = Arrow(head.middle, end, y), self.y
            box = Box(left, self.y, right - left, y + _ARROW + (LOOP if head.middle == end else 0) - self.y)
        self.steps.append(PlacedStep(step, box, _rows(lines, box.middle, start + _BASELINE, _LEADING), arrow))
        self.y = box.bottom

    def _place_frame(self, frame: Frame, depth: int) -> None:
        top, inset = self.y, _EDGE + _INSET * depth
        left, width = self.view.left + inset, self.view.width - 2 * inset
        branches = []
        for branch in frame.branches:
            lines = _even_lines(branch.label, width - _LABEL_INDENT, LABEL_FONT, _LABEL_LINES)
            rows = _rows(lines, left + _LABEL_INDENT, self.y + _LABEL_BASELINE, _LABEL_LEADING)
            branches.append(PlacedBranch(self.y, rows))
            self.y += _LABEL_LEADING * max(len(lines), 1) + _TAB
            self.place(branch.items, depth + 1)
            self.y += _CLEAR
        self.frames.append(PlacedFrame(frame.kind, Box(left, top, width, self.y - top), tuple(branches)))


def _depth(items: Sequence[Item]) -> int:
    """Return how many frames are nested in each other."""
    inside = (_depth(branch.items) for item in items if isinstance(item, Frame) for branch in item.branches)
    return max((depth + 1 for depth in inside), default=0)


def _even_lines(text: str, width: int, font: float, most: int) -> tuple[str, ...]:
    """Return a text in as few lines as fit a width, all about as long as each other."""
    room = width * _FILLED * looks.FONT / font
    lines = looks.wrapped(text, room, most)
    narrower = (looks.wrapped(text, room * part / 20, most) for part in range(10, 20) if len(lines) > 1)
    # no word may be broken or left out only to make the lines even
    even = (other for other in narrower if len(other) == len(lines) and " ".join(other) == " ".join(lines))
    return next(even, lines)


def _rows(lines: Sequence[str], x: int, y: int, leading: int) -> tuple[TextRow, ...]:
    return tuple(TextRow(x, y + leading * number, line) for number, line in enumerate(lines))

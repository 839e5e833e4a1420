"""Tables of counts for outside: numbers under five are hidden, and as many others as it takes that no reader can work them out from the totals. Pure."""

from collections import deque

LEAST = 5
NO_END = 1 << 40
Grid = list[list[int]]
"""Rows of numbers; the last of each row is its total, and the last row the totals of the columns."""
Cell = tuple[int, int]


def hidden(grid: Grid) -> list[list[int | None]]:
    """The grid with None in the place of what is not shown.

    Whoever knows how the table adds up, and that no number is below nought, can say no more of a number from 1 to 4 than that it may be any from 0 to 4.
    Nought is hidden too, so that it does not show which of the others are none; it is about nobody, and may be worked out."""
    cells = [(r, c) for r in range(len(grid)) for c in range(len(grid[0]))]
    out = {cell for cell in cells if _of(grid, cell) < LEAST}
    small = [cell for cell in cells if 0 < _of(grid, cell) < LEAST]
    more: list[Cell] = []
    for cell in small:  # hiding one more never tells more of the others
        while not _may_be_any(grid, out, cell):
            more.append(_companion(grid, out, cell))
            out.add(more[-1])
    for cell in reversed(more):  # what proves to be needless is shown after all
        if all(_may_be_any(grid, out - {cell}, each) for each in small):
            out.remove(cell)
    return [[None if (r, c) in out else number for c, number in enumerate(row)] for r, row in enumerate(grid)]


def least_and_most(grid: Grid, out: set[Cell], cell: Cell) -> tuple[int, int]:
    """What a reader who sees all but `out` can say of one number that is not shown: between which two it lies (NO_END: no upper limit)."""
    number = _of(grid, cell)
    return max(0, number - _room(grid, out, cell, up=False, most=number)), min(NO_END, number + _room(grid, out, cell, up=True, most=NO_END))


def _may_be_any(grid: Grid, out: set[Cell], cell: Cell) -> bool:
    number = _of(grid, cell)
    higher = LEAST - 1 - number
    return _room(grid, out, cell, up=False, most=number) == number and _room(grid, out, cell, up=True, most=higher) == higher


def _companion(grid: Grid, out: set[Cell], cell: Cell) -> Cell:
    """What is hidden next: of the row and the column, or where they are hidden whole of the table, what is enough by itself; of these the smallest, totals
    last."""
    rows, columns = len(grid), len(grid[0])
    shown = [(r, c) for r in range(rows) for c in range(columns) if (r, c) not in out]
    near = [each for each in shown if each[0] == cell[0] or each[1] == cell[1]] or shown

    def cost(each: Cell) -> tuple[bool, int, Cell]:
        return each[0] == rows - 1 or each[1] == columns - 1, _of(grid, each), each

    return min([each for each in near if _may_be_any(grid, out | {each}, cell)] or near, key=cost)


def _of(grid: Grid, cell: Cell) -> int:
    return grid[cell[0]][cell[1]]


def _room(grid: Grid, out: set[Cell], cell: Cell, *, up: bool, most: int) -> int:
    """By how much a number that is not shown could be more (or less) so that everything shown still adds up, at most `most`.

    Rows and columns are places, what is hidden are the ways between them: what one number of a row gains another loses. With the totals taken as numbers
    below nought each line adds up to nought, so that all lines are alike; the room is the largest flow from the row back to the column."""
    last_row, last_column = len(grid) - 1, len(grid[0]) - 1

    def can(each: Cell, more: bool) -> int:
        total = (each[0] == last_row) != (each[1] == last_column)
        return NO_END if more != total else _of(grid, each)

    total = (cell[0] == last_row) != (cell[1] == last_column)
    raises = up != total
    ways: dict[str, dict[str, int]] = {}
    for each in out - {cell}:
        row, column = f"r{each[0]}", f"c{each[1]}"
        ways.setdefault(row, {})[column] = can(each, not raises)
        ways.setdefault(column, {})[row] = can(each, raises)
    return _flow(ways, f"r{cell[0]}", f"c{cell[1]}", most)


def _flow(ways: dict[str, dict[str, int]], start: str, end: str, most: int) -> int:
    """The largest flow from one place to another, along shortest ways first."""
    sent = 0
    while sent < most:
        came: dict[str, str] = {start: start}
        queue = deque([start])
        while queue and end not in came:
            at = queue.popleft()
            for to, left in ways.get(at, {}).items():
                if left > 0 and to not in came:
                    came[to] = at
                    queue.append(to)
        if end not in came:
            return sent
        path = [end]
        while path[-1] != start:
            path.append(came[path[-1]])
        steps = list(zip(path[1:], path, strict=False))
        much = min(most - sent, *(ways[a][b] for a, b in steps))
        for a, b in steps:
            ways[a][b] -= much
            ways[b][a] = ways[b].get(a, 0) + much
        sent += much
    return sent

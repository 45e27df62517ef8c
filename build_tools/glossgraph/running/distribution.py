"""Agents that differ: drawn from stated quantiles, without chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def drawn(quantiles: Mapping[float, float], count: int) -> tuple[float, ...]:
    """Return what each of some agents has, in rising order of the shares: that at the middle of its part of them.

    Between two shares it is linear; below the least and above the greatest, it is what these have.
    """
    shares = sorted(quantiles)
    return tuple(_at((place + 0.5) / count, shares, quantiles) for place in range(count))


def _at(share: float, shares: list[float], quantiles: Mapping[float, float]) -> float:
    below = max((one for one in shares if one <= share), default=shares[0])
    above = min((one for one in shares if one >= share), default=shares[-1])
    if below >= above:
        return quantiles[below]
    return quantiles[below] + (quantiles[above] - quantiles[below]) * ((share - below) / (above - below))

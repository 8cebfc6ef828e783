"""Taking times: processor time for one process's own work, clock time where the disk or another process takes part."""

import gc
import math
import time
from collections.abc import Callable


def take_cpu(work: Callable[[], object], repeat: int = 3) -> float:
    """Return the least processor time, in seconds, that one of ``repeat`` runs took."""
    return min(_once(work, time.process_time) for _ in range(repeat))


def take_clock(work: Callable[[], object], repeat: int = 1) -> float:
    """Return the least clock time, in seconds, that one of ``repeat`` runs took."""
    return min(_once(work, time.perf_counter) for _ in range(repeat))


def _once(work: Callable[[], object], clock: Callable[[], float]) -> float:
    gc.collect()
    start = clock()
    work()
    return clock() - start


def fit_exponent(sizes: list[int], times: list[float]) -> float:
    """Return the exponent of growth: the slope of the least-squares line through the logarithms."""
    xs, ys = [math.log(size) for size in sizes], [math.log(max(time_, 1e-9)) for time_ in times]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    over = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True))
    return over / sum((x - mean_x) ** 2 for x in xs)

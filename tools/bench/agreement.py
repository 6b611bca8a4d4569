"""A compact numpy implementation of the statistics that bench measures.

Reads a matrix of labels (one byte each, row by row of annotators; 0 is missing,
else 1 to Q) and then one job a line, and answers each with the seconds it took
and its value.

usage: python3 agreement.py MATRIX ANNOTATORS UNITS Q UNITS_PER_ARTICLE
"""

import sys
import time

import numpy

from summary import summary

path, annotators, units, q, per_article = sys.argv[1], *map(int, sys.argv[2:])
labels = numpy.fromfile(path, dtype=numpy.int8).reshape(annotators, units)
random = numpy.random.default_rng(1)


def table():
    """How many annotators gave each value to each unit."""
    return numpy.array([numpy.count_nonzero(labels == v + 1, axis=0) for v in range(q)]).T


def coincidences(given):
    given = given[given.sum(axis=1) > 1].astype(float)
    scaled = given / (given.sum(axis=1, keepdims=True) - 1)
    return scaled.T @ given - numpy.diag(scaled.sum(axis=0))


def distances(level, margins):
    if level == "nominal":
        return 1.0 - numpy.identity(q)
    ranks = margins.cumsum() - margins / 2
    return numpy.square(ranks[:, None] - ranks)


def alpha_of(met, level):
    margins = met.sum(axis=0)
    apart = distances(level, margins)
    return 1 - (margins.sum() - 1) * (met * apart).sum() / (margins @ apart @ margins)


def alpha(level):
    return alpha_of(coincidences(table()), level)


def kappas():
    total, pairs = 0.0, 0
    wide = labels.astype(numpy.int64)
    for i in range(annotators):
        for j in range(i):
            cells = numpy.bincount(wide[i] * (q + 1) + wide[j], minlength=(q + 1) ** 2)
            cells = cells.reshape(q + 1, q + 1)[1:, 1:] / max(1, (wide[i] * wide[j] > 0).sum())
            chance = cells.sum(axis=0) @ cells.sum(axis=1)
            total += (cells.trace() - chance) / (1 - chance)
            pairs += 1
    return total / pairs


def draw_units(level, times):
    given = table()
    values = [alpha_of(coincidences(given[random.integers(units, size=units)]), level) for _ in range(times)]
    return numpy.quantile(values, 0.025)


def draw_articles(level, times):
    given = table()
    sums = numpy.array([coincidences(given[at:at + per_article]).ravel() for at in range(0, units, per_article)])
    n = len(sums)
    values = []
    for _ in range(times):
        taken = numpy.bincount(random.integers(n, size=n), minlength=n)
        values.append(alpha_of((taken @ sums).reshape(q, q), level))
    return numpy.quantile(values, 0.025)


def every_statistic():
    return summary(labels, q, per_article)


jobs = {"summary": every_statistic, "alpha": alpha, "kappas": kappas, "units": draw_units, "articles": draw_articles}
for line in sys.stdin:
    name, *arguments = line.split()
    arguments = [int(a) if a.isdigit() else a for a in arguments]
    start = time.perf_counter()
    value = jobs[name](*arguments)
    print(time.perf_counter() - start, value, flush=True)

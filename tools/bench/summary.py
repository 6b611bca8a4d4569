"""Every statistic of a table of ordinal labels with its 95 % interval from leaving out
each article in turn, in numpy: what agreement.Summary computes, by docs/agreement.md.
"""

import numpy

normal = 1.959963984540054
residue = 1e-9


def student(clusters):
    """The quantile of Student's t by Hill's expansion, exact enough for many clusters."""
    n, z = max(clusters, 2) - 1, normal
    terms = (z**3 + z) / 4, (5 * z**5 + 16 * z**3 + 3 * z) / 96, \
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384, \
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160
    return z + sum(term / n**(k + 1) for k, term in enumerate(terms))


class Held:
    """What the articles hold: paired labels by value, and how often two of a unit have it."""

    def __init__(self, held, twins):
        self.held, self.total = held, held.sum(axis=0)
        self.labels, self.of = self.total.sum(), held.sum(axis=1)
        pure = ((held > 0).sum(axis=1) == 1) @ (held > 0)
        self.common = max(range(len(self.total)), key=lambda v: (self.total[v], pure[v]))
        self.holding = (self.of > 0).sum() - pure[self.common]
        self.articles = (self.of > 0).sum()
        others = numpy.arange(len(self.total)) != self.common
        self.twins = (twins.sum(axis=0)[others] > 0).any()

    def standing(self, apart):
        """As how many articles of equal weight they count, and the same of rare labels."""
        parts = self.held * apart
        own = parts.sum(axis=1)
        evenly = own.sum()**2 / (own @ own)
        rare = own - parts[:, self.common]
        if rare @ rare <= residue * (own @ own):
            return evenly, evenly
        return evenly, min(evenly, rare.sum()**2 / (rare @ rare))


def interval(value, without, held, apart, floor, corrected=True):
    """The value and its interval, by the coefficient without each article."""
    kept = held.of > 0
    without, rest, n = without[kept], held.labels - held.of[kept], held.articles
    logs = numpy.log(numpy.maximum(0, 1 - without) + 1 / rest)
    of_log = numpy.sqrt(numpy.square(logs - logs.mean()).sum() * (n - 1) / n)
    mean = without.mean()
    se = numpy.sqrt(numpy.square(without - mean).sum() * (n - 1) / n)
    evenly, rarely = held.standing(apart)
    g, t = numpy.log(1 - value + 1 / held.labels), student(evenly)
    low = 1 - numpy.exp(g + t * of_log)
    unbiased = n * value - (n - 1) * mean
    high = max(1 - numpy.exp(g - t * of_log), max(value, unbiased) + student(rarely if corrected else evenly) * se)
    if corrected and not held.twins and held.holding > 0:
        high = max(high, 1 - 0.025**(1 / held.holding))
    return value, min(max(floor, low), value), max(min(1, high), value)


def weights(q):
    d = numpy.abs(numpy.subtract.outer(numpy.arange(q), numpy.arange(q))).astype(float)
    far = q - 1
    return [numpy.identity(q), 1 - d / far, 1 - d * d / far**2, 1 - d * (d + 1) / (far * (far + 1))]


def metrics(q):
    """Distances of the levels of alpha; None is ordinal, of which the margins decide."""
    x = numpy.arange(1, q + 1, dtype=float)
    apart = numpy.subtract.outer(x, x)
    ratio = apart / numpy.add.outer(x, x)
    return [1 - numpy.identity(q), None, apart**2, ratio**2]


def ordinal(margins):
    ranks = margins.cumsum(axis=-1) - margins / 2
    return numpy.square(ranks[..., :, None] - ranks[..., None, :])


def alphas(counts, per_article, floor):
    """Alpha at every level of a table of how many gave each value to each unit."""
    units, q = counts.shape
    m = counts.sum(axis=1)
    paired = numpy.where((m > 1)[:, None], counts, 0)
    scaled = paired / numpy.maximum(1, m - 1)[:, None]
    paired, scaled = paired.reshape(-1, per_article, q), scaled.reshape(-1, per_article, q)
    met = scaled.transpose(0, 2, 1) @ paired
    met[:, numpy.arange(q), numpy.arange(q)] -= scaled.sum(axis=1)
    margins = paired.sum(axis=1)
    held = Held(margins, (paired * (paired - 1)).sum(axis=1))
    total, all_met = held.total, met.sum(axis=0)
    rest, rest_met = total - margins, all_met - met
    for metric in metrics(q):
        if metric is None:
            apart, each = ordinal(total), ordinal(rest)
            observed = (rest_met * each).sum(axis=(1, 2))
            expected = numpy.einsum("sk,skl,sl->s", rest, each, rest, optimize=True)
        else:
            apart = metric
            observed = rest_met.reshape(-1, q * q) @ metric.ravel()
            expected = ((rest @ metric) * rest).sum(axis=1)
        value = 1 - (total.sum() - 1) * (all_met * apart).sum() / (total @ apart @ total)
        without = 1 - (rest.sum(axis=1) - 1) * observed / expected
        yield interval(value, without, held, apart @ total, floor)


def by_article(units, per_article):
    return units.reshape(-1, per_article, *units.shape[1:]).sum(axis=1)


def families(labels, counts, per_article, held, floor):
    """Percent agreement, Fleiss' and Conger's kappa, AC and Brennan-Prediger."""
    annotators, q, m = len(labels), counts.shape[1], counts.sum(axis=1)
    units, paired = by_article((m > 0).astype(float), per_article), by_article((m > 1).astype(float), per_article)
    shares = by_article(counts / numpy.maximum(1, m)[:, None], per_article)
    given = numpy.stack([(labels == v + 1).reshape(annotators, -1, per_article).sum(axis=2) for v in range(q)], axis=2)
    given = given.transpose(1, 0, 2).astype(float)  # article, annotator, value

    def leave(sums):
        return numpy.concatenate([sums.sum(axis=0)[None], sums.sum(axis=0) - sums])

    pi = leave(shares) / leave(units)[:, None]
    own = leave(given)
    own /= numpy.maximum(1, own.sum(axis=2))[:, :, None]
    everyone, active = own.sum(axis=1), (own.sum(axis=2) > 0).sum(axis=1)
    for k, w in enumerate(weights(q)):
        agreed = ((counts @ w) * counts).sum(axis=1) - m
        agreed = by_article(numpy.where(m > 1, agreed / numpy.maximum(1, m * (m - 1)), 0), per_article)
        observed = leave(agreed) / leave(paired)
        least = -w.sum() / (q * q - w.sum())
        apart = held.total.sum() - w @ held.total
        among = ((everyone @ w) * everyone).sum(axis=1) - ((own @ w) * own).sum(axis=(1, 2))
        chances = [
            (((pi @ w) * pi).sum(axis=1), floor, True),
            (among / (active * (active - 1)), -1, True),
            ((pi * (1 - pi)).sum(axis=1) * w.sum() / (q * (q - 1)), least, False),
            (w.sum() / (q * q), least, False),
        ]
        if k == 0:
            chances.append((0, 0, False))
        for chance, bottom, corrected in chances:
            value = (observed - chance) / (1 - chance)
            yield interval(value[0], value[1:], held, apart, bottom, corrected)
    for v in range(q):
        n, other = counts[:, v], m - counts[:, v]
        both = n * (n - 1), n * (m - 1), n * other / numpy.maximum(1, m * (m - 1))
        same, met, divided = (leave(by_article(numpy.where(m > 1, x, 0).astype(float), per_article)) for x in both)
        two = numpy.stack([other, n], axis=1) * (m > 1)[:, None]
        own_held = Held(by_article(two.astype(float), per_article), by_article(two * (two - 1.0), per_article))
        apart = own_held.total[::-1]
        value = same / met
        yield interval(value[0], value[1:], own_held, apart, 0)
        value = 1 - divided / (leave(paired) * pi[:, v] * (1 - pi[:, v]))
        yield interval(value[0], value[1:], own_held, apart, -1)


def kappas(labels, q, per_article, held):
    """Cohen's kappa of every pair at every level, and Light's."""
    annotators, units = labels.shape
    articles, side = units // per_article, q + 1
    where = numpy.arange(units) // per_article * side * side
    first, second = where + labels.astype(numpy.int64) * side, labels.astype(numpy.int64)
    levels = weights(q)
    light = [(0, 0)] * len(levels)
    for i in range(annotators):
        for j in range(i + 1, annotators):
            cells = numpy.bincount(first[i] + second[j], minlength=articles * side * side)
            cells = cells.reshape(articles, side, side)[:, 1:, 1:].astype(float)
            rows, cols = cells.sum(axis=2), cells.sum(axis=1)
            own = Held(rows + cols, 2 * numpy.diagonal(cells, axis1=1, axis2=2))
            flat = cells.reshape(articles, q * q)
            n, row, col = rows.sum(), rows.sum(axis=0), cols.sum(axis=0)
            rest, rest_rows, rest_cols = n - rows.sum(axis=1), row - rows, col - cols
            for k, w in enumerate(levels):
                agreed = flat @ w.ravel()
                whole = agreed.sum()
                value = 1 - n * (n - whole) / (n * n - row @ w @ col)
                chance = ((rest_rows @ w) * rest_cols).sum(axis=1)
                without = 1 - rest * (rest - whole + agreed) / (rest * rest - chance)
                light[k] = light[k][0] + value, light[k][1] + without
                yield interval(value, without, own, own.total.sum() - w @ own.total, -1)
    pairs = annotators * (annotators - 1) / 2
    for k, w in enumerate(levels):
        value, without = light[k][0] / pairs, light[k][1] / pairs
        yield interval(value, without, held, held.total.sum() - w @ held.total, -1)


def summary(labels, q, per_article):
    """The mean of all values and ends."""
    counts = numpy.stack([numpy.count_nonzero(labels == v + 1, axis=0) for v in range(q)], axis=1).astype(float)
    m = counts.sum(axis=1)
    paired = numpy.where((m > 1)[:, None], counts, 0)
    held = Held(by_article(paired, per_article), by_article(paired * (paired - 1), per_article))
    floor = -1 / (m[m > 1].min() - 1)
    results = list(alphas(counts, per_article, floor))
    values = numpy.arange(1, q + 1)
    for a in range(len(labels)):
        others = counts - (labels[a][:, None] == values)
        n = others.sum(axis=1)
        results += alphas(others, per_article, -1 / (n[n > 1].min() - 1))
    results += families(labels, counts, per_article, held, floor)
    results += kappas(labels, q, per_article, held)
    return numpy.mean(results)

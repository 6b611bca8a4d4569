"""Intervals by leaving out articles, from labels alone and without shortcuts.

Writes interval_expected.json: tables with articles, and for coefficients of them
the value, the standard error, the interval and on how many articles it stands, or
that there is none. Nothing here is taken from the Go code: coefficients are sums
over pairs of labels as in their papers, each article is left out by deleting its
labels, and the quantile of Student's t comes from integrating its density.

    python3 interval_reference.py > interval_expected.json
"""
import json
import math
import random


def pairs(unit):
    return [(a, b) for i, a in enumerate(unit) for j, b in enumerate(unit) if i != j]


def paired(units):
    return [u for u in units if len(u) > 1]


def counts(units):
    n = {}
    for u in units:
        for v in u:
            n[v] = n.get(v, 0) + 1
    return n


def ordinal(n):
    order = sorted(n)

    def d(a, b):
        if a == b:
            return 0.0
        lo, hi = min(a, b), max(a, b)
        between = sum(n[v] for v in order if lo <= v <= hi)
        return (between - (n[lo] + n[hi]) / 2) ** 2
    return d


def masi(a, b):
    a, b = set(a), set(b)
    if a == b:
        return 0.0
    if not a & b:
        return 1.0
    m = 2 / 3 if a <= b or b <= a else 1 / 3
    return 1 - m * len(a & b) / len(a | b)


METRICS = {
    "nominal": lambda n: lambda a, b: float(a != b),
    "ordinal": ordinal,
    "interval": lambda n: lambda a, b: float((a - b) ** 2),
    "masi": lambda n: masi,
}


def alpha(units, level, q):
    units = paired(units)
    n = counts(units)
    total = sum(n.values())
    d = METRICS[level](n)
    expected = sum(n[a] * n[b] * d(a, b) for a in n for b in n)
    if len(n) < 2 or expected == 0:
        return None
    observed = sum(sum(d(a, b) for a, b in pairs(u)) / (len(u) - 1) for u in units)
    return 1 - (total - 1) * observed / expected


def weight(level, q):
    if level == "nominal":
        return lambda a, b: float(a == b)
    if level == "linear":
        return lambda a, b: 1 - abs(a - b) / (q - 1)
    return lambda a, b: 1 - (a - b) ** 2 / (q - 1) ** 2


def agreed(units, w):
    u2 = paired(units)
    return sum(sum(w(a, b) for a, b in pairs(u)) / (len(u) * (len(u) - 1)) for u in u2) / len(u2)


def profile(units, q):
    some = [u for u in units if u]
    return [sum(u.count(k) / len(u) for u in some) / len(some) for k in range(q)]


def percent(units, level, q):
    return agreed(units, weight(level, q)) if paired(units) else None


def fleiss(units, level, q):
    if not paired(units) or len(counts(paired(units))) < 2:
        return None
    w, pi = weight(level, q), profile(units, q)
    pe = sum(pi[a] * pi[b] * w(a, b) for a in range(q) for b in range(q))
    return (agreed(units, w) - pe) / (1 - pe)


def ac_chance(units, level, q):
    w, pi = weight(level, q), profile(units, q)
    tw = sum(w(a, b) for a in range(q) for b in range(q))
    return tw / (q * (q - 1)) * sum(p * (1 - p) for p in pi)


def ac(units, level, q):
    if not paired(units):
        return None
    w, pe = weight(level, q), ac_chance(units, level, q)
    return (agreed(units, w) - pe) / (1 - pe)


def cohen(units, level, q):
    both = [u for u in units if len(u) == 2]
    if not both or len(counts(both)) < 2:
        return None
    w, n = weight(level, q), len(both)
    po = sum(w(a, b) for a, b in both) / n
    pe = sum(w(a, b) for a, _ in both for _, b in both) / n ** 2
    return None if pe == 1 else (po - pe) / (1 - pe)


COEFFICIENTS = {
    "krippendorff_alpha": alpha, "percent_agreement": percent, "fleiss_kappa": fleiss,
    "gwet_ac1": ac, "gwet_ac2": ac, "cohen_kappa": cohen,
}
UNCORRECTED = {"percent_agreement", "gwet_ac1", "gwet_ac2"}


def student(p, df):
    """The quantile of Student's t: the density is integrated by Simpson's rule in
    x = sqrt(df) tan(angle), and the quantile found by halving."""
    front = math.gamma((df + 1) / 2) / (math.sqrt(math.pi) * math.gamma(df / 2)) if df < 300 else math.exp(
        math.lgamma((df + 1) / 2) - math.lgamma(df / 2)) / math.sqrt(math.pi)

    def below(x):
        top, steps = math.atan(x / math.sqrt(df)), 4000
        h = top / steps
        f = [math.cos(i * h) ** (df - 1) for i in range(steps + 1)]
        area = h / 3 * (f[0] + f[-1] + 4 * sum(f[1:-1:2]) + 2 * sum(f[2:-1:2]))
        return .5 + front * area
    lo, hi = 0.0, 200.0
    for _ in range(60):
        mid = (lo + hi) / 2
        lo, hi = (mid, hi) if below(mid) < p else (lo, mid)
    return (lo + hi) / 2


def interval(statistic, level, q, articles, floor):
    f = COEFFICIENTS[statistic]
    whole = f([u for s in articles for u in s], level, q)
    if whole is None:
        return {"value": None}
    corrected = statistic not in UNCORRECTED
    everything = [u for s in articles for u in s]
    counting = [s for s in articles if (any(s) if statistic in ("percent_agreement", "fleiss_kappa", "gwet_ac1", "gwet_ac2") else paired(s))]
    n = counts(paired(everything))
    total = sum(n.values())
    if level in METRICS:
        d = METRICS[level](n)
    else:
        d = lambda a, b: 1 - weight(level, q)(a, b)
    expected = {k: sum(m * d(k, l) for l, m in n.items()) for k in n}
    holds = lambda s, c: any(v != c for u in paired(s) for v in u)
    most = max(n.values())
    common = min((c for c in n if n[c] == most), key=lambda c: sum(holds(s, c) for s in counting))
    h = sum(holds(s, common) for s in counting)
    out = {"value": whole, "holding": h}
    A = len(counting)
    theta, thetas, rests, alphas = 1 - whole, [], [], []
    for s in counting:
        rest = [u for t in articles if t is not s for u in t]
        v = f(rest, level, q)
        if v is None:
            return dict(out, ci95=None)
        alphas.append(v)
        thetas.append(1 - v)
        rests.append(sum(len(u) for u in paired(rest)))
    if abs(theta) < 1e-9:
        if corrected:
            return dict(out, ci95=[.025 ** (1 / h), 1])
        pe = 0 if statistic == "percent_agreement" else ac_chance(everything, level, q)
        return dict(out, ci95=[1 - (1 - .025 ** (1 / A)) / (1 - pe), 1])
    share = lambda labels: sum(expected[v] for v in labels)
    e = [share([v for u in paired(s) for v in u]) for s in counting]
    m = [share([v for u in paired(s) for v in u if v != common]) for s in counting]
    evenly = sum(e) ** 2 / sum(x * x for x in e)
    rarely = min(evenly, sum(m) ** 2 / sum(x * x for x in m)) if corrected else evenly
    g = math.log(theta + 1 / total)
    gs = [math.log(max(0, t) + 1 / r) for t, r in zip(thetas, rests)]
    se = lambda xs: math.sqrt((A - 1) / A * sum((x - sum(xs) / A) ** 2 for x in xs))
    t_low, t_high = student(.975, max(evenly, 2) - 1), student(.975, max(rarely, 2) - 1)
    low = 1 - math.exp(g + t_low * se(gs))
    unbiased = A * whole - (A - 1) * sum(alphas) / A
    high = max(1 - math.exp(g - t_low * se(gs)), max(whole, unbiased) + t_high * se(thetas))
    twins = any(a == b != common for u in paired(everything) for a, b in pairs(u))
    if corrected and not twins:
        high = max(high, 1 - .025 ** (1 / h))
    return dict(out, se=se(thetas), ci95=[max(low, floor), min(1, high)])


def table(rng, annotators, articles, q, noise, missing, common, sets=False):
    made = []
    for _ in range(articles):
        tilt = rng.random()
        article = []
        for _ in range(rng.randint(2, 9)):
            truth = 0 if rng.random() < common * tilt else rng.randrange(q)
            unit = []
            for _ in range(annotators):
                v = rng.randrange(q) if rng.random() < noise else truth
                unit.append(None if rng.random() < missing else (sorted({v, (v * 3 + rng.randrange(2)) % q}) if sets else v))
            article.append(unit)
        made.append(article)
    return made


def main():
    rng = random.Random(20260131)
    cases = []
    designs = [
        (4, 12, 2, .1, 0, .5), (3, 7, 2, .3, .2, .8), (2, 15, 2, .15, 0, .6), (5, 20, 3, .2, .4, .3),
        (4, 9, 5, .25, 0, .2), (2, 6, 5, .4, .1, .5), (3, 25, 2, .02, 0, 1), (3, 8, 4, 0, 0, .3), (4, 5, 2, .05, .5, 1),
    ]
    for annotators, articles, q, noise, missing, common in designs:
        made = table(rng, annotators, articles, q, noise, missing, common)
        units = [[[v for v in u if v is not None] for u in s] for s in made]
        fewest = min(len(u) for s in units for u in paired(s))
        tw = {"nominal": q, "linear": sum(weight("linear", q)(a, b) for a in range(q) for b in range(q))}
        wanted = [("krippendorff_alpha", x, -1 / (fewest - 1)) for x in ("nominal", "ordinal", "interval")]
        wanted += [("percent_agreement", "nominal", 0), ("fleiss_kappa", "nominal", -1 / (fewest - 1)),
                   ("gwet_ac1", "nominal", -tw["nominal"] / (q * q - tw["nominal"])), ("gwet_ac2", "linear", -tw["linear"] / (q * q - tw["linear"]))]
        if annotators == 2:
            wanted += [("cohen_kappa", x, -1) for x in ("nominal", "linear", "quadratic")]
        cases.append({"q": q, "sets": False, "articles": made, "expected": [
            dict(interval(s, x, q, units, floor), statistic=s, level=x) for s, x, floor in wanted]})
    made = table(rng, 3, 10, 4, .2, .1, .3, sets=True)
    units = [[[tuple(v) for v in u if v is not None] for u in s] for s in made]
    cases.append({"q": 4, "sets": True, "articles": made,
                  "expected": [dict(interval("krippendorff_alpha", "masi", 4, units, -1), statistic="krippendorff_alpha", level="masi")]})
    print(json.dumps(cases, separators=(",", ":")))


main()

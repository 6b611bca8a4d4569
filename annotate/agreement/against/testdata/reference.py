"""Writes the cases of this folder and what is expected of them; see README.md."""
import itertools
import json
import math

import numpy as np
from scipy import stats
from sklearn import metrics

random = np.random.default_rng(20250110970)


def case(name, labels, scale, people, units, kept, model_right, person_right, probabilities):
    """Draws a truth, people and a model that find it so often, and holes."""
    truth = random.integers(0, len(labels), units)

    def drawn(right):
        found = random.random(units) < right
        return np.where(found, truth, random.integers(0, len(labels), units))

    ratings = {f"A{i + 1}": [int(v) if random.random() < kept else None for v in drawn(person_right[i])] for i in range(people)}
    model = [int(v) if random.random() < 0.95 else None for v in drawn(model_right)]
    final = [int(v) if random.random() < 0.7 else None for v in truth]
    given = None
    if probabilities:
        given = []
        for v in model:
            p = random.dirichlet(np.ones(len(labels)))
            if v is not None:
                p[v] += 1.5
                p /= p.sum()
            given.append([round(float(x), 4) for x in p] if v is not None and random.random() < 0.9 else None)
            if given[-1]:
                given[-1][0] = round(1 - sum(given[-1][1:]), 4)
    return dict(name=name, labels=labels, scale=scale, people=ratings, model=model, final=final, probabilities=given,
                clusters=[u // 8 for u in range(units)])


def majority(values):
    counts = {v: values.count(v) for v in values}
    best = [v for v, n in counts.items() if n == max(counts.values())]
    return best[0] if len(best) == 1 else None


def jackknife(statistic, clusters):
    """The value of all units, and Student's interval from leaving out each cluster."""
    everything = statistic(lambda c: True)
    groups = sorted(set(clusters))
    without = [statistic(lambda c, g=g: c != g) for g in groups]
    g = len(groups)
    se = math.sqrt((g - 1) / g * sum((w - np.mean(without)) ** 2 for w in without))
    t = stats.t.ppf(0.975, g - 1)
    return everything, everything - t * se, everything + t * se


def interval(units, clusters, statistic, low=0.0, high=math.inf):
    used = sorted({clusters[u] for u in units})
    value, lower, upper = jackknife(lambda keep: statistic([u for u in units if keep(clusters[u])]), [clusters[u] for u in units])
    assert len(used) > 2
    return dict(value=value, n=len(units), ci95=[max(low, lower), min(high, upper)])


def expected(c):
    units = range(len(c["model"]))
    given = {u: [r[u] for r in c["people"].values() if r[u] is not None] for u in units}
    out = {}
    for name, reference in (("final", c["final"]), ("majority", [majority(given[u]) for u in units])):
        both = [u for u in units if c["model"][u] is not None and reference[u] is not None]
        y = lambda us: ([reference[u] for u in us], [c["model"][u] for u in us])
        out["accuracy_" + name] = interval(both, c["clusters"], lambda us: metrics.accuracy_score(*y(us)), 0, 1)
        out["macro_f1_" + name] = interval(both, c["clusters"], lambda us: metrics.f1_score(*y(us), average="macro"), 0, 1)
        if c["probabilities"]:
            sure = [u for u in both if c["probabilities"][u]]

            def ece(us):
                total = 0.0
                for b in range(10):
                    inside = [u for u in us if b / 10 < c["probabilities"][u][c["model"][u]] <= (b + 1) / 10]
                    if inside:
                        conf = np.mean([c["probabilities"][u][c["model"][u]] for u in inside])
                        acc = np.mean([c["model"][u] == reference[u] for u in inside])
                        total += len(inside) / len(us) * abs(acc - conf)
                return total

            out["calibration_" + name] = interval(sure, c["clusters"], ece, 0, 1)
    if c["probabilities"]:
        soft = [u for u in units if c["probabilities"][u] and len(given[u]) > 1]
        shares = {u: np.array([given[u].count(k) / len(given[u]) for k in range(len(c["labels"]))]) for u in soft}
        p = {u: np.array(c["probabilities"][u]) for u in soft}
        out["cross_entropy"] = interval(soft, c["clusters"], lambda us: np.mean(
            [stats.entropy(shares[u]) + np.sum(np.where(shares[u] > 0, shares[u] * np.log(np.maximum(shares[u], 1e-300) / np.maximum(p[u], 0.001)), 0)) for u in us]))
        out["least"] = interval(soft, c["clusters"], lambda us: np.mean([stats.entropy(shares[u]) for u in us]))
        out["distance"] = interval(soft, c["clusters"], lambda us: np.mean([np.abs(p[u] - shares[u]).sum() / 2 for u in us]), 0, 1)
        out["raised"] = sum(bool(np.any((shares[u] > 0) & (p[u] < 0.001))) for u in soft)
    out["stand_in"] = {str(e): alternative(c, given, e) for e in (0.1, 0.15, 0.2)}
    return out


def alternative(c, given, epsilon):
    """Algorithm of arXiv 2501.10970, section 3."""
    names = list(c["people"])
    people, tested = [], []
    units = [u for u in range(len(c["model"])) if c["model"][u] is not None and len(given[u]) > 1]
    for name in names:
        mine = [u for u in units if c["people"][name][u] is not None]
        if len(mine) < 10:
            continue
        wf, wh = [], []
        for u in mine:
            rest = np.array([c["people"][o][u] for o in names if o != name and c["people"][o][u] is not None])
            score = {"nominal": lambda v: np.mean(rest == v), "ordinal": lambda v: -np.sqrt(np.mean((rest - v) ** 2))}[c["scale"]]
            f, h = score(c["model"][u]), score(c["people"][name][u])
            wf.append(int(f >= h))
            wh.append(int(h >= f))
        d = np.array(wh) - np.array(wf)
        if len(mine) >= 30:
            test, p = "t", stats.ttest_1samp(d, epsilon, alternative="less").pvalue
        else:
            test, p = "wilcoxon", signed_ranks(d - epsilon)
        people.append(dict(annotator=name, n=len(mine), rho_model=float(np.mean(wf)), rho_person=float(np.mean(wh)), test=test, p=float(p)))
        tested.append(p)
    m = len(people)
    order = np.argsort(tested)
    c_m = sum(1 / i for i in range(1, m + 1))
    passed = [k for k in range(m) if tested[order[k]] <= (k + 1) / m * 0.05 / c_m]
    won = set(order[: max(passed) + 1]) if passed else set()
    for i, person in enumerate(people):
        person["won"] = i in won
    return dict(n=len(units), omega=len(won) / m, rho=float(np.mean([p["rho_model"] for p in people])), people=people)


def signed_ranks(x):
    """Every way to set the signs of the ranks, counted one by one."""
    x = x[x != 0]
    ranks = stats.rankdata(np.round(np.abs(x), 12))
    observed = ranks[x > 0].sum()
    below = total = 0
    for block in itertools.product((0, 1), repeat=len(x) - 10):
        head = np.dot(block, ranks[: len(x) - 10])
        tails = np.array(list(itertools.product((0, 1), repeat=10))) @ ranks[len(x) - 10 :]
        below += int((head + tails <= observed + 1e-9).sum())
        total += len(tails)
    return below / total


cases = [
    case("nominal", ["a", "b", "c", "d"], "nominal", 5, 120, 0.8, 0.75, [0.8, 0.75, 0.7, 0.6, 0.85], True),
    case("ordinal", ["1", "2", "3", "4", "5"], "ordinal", 4, 96, 0.9, 0.8, [0.7, 0.6, 0.65, 0.5], True),
    case("worse", ["yes", "no"], "nominal", 4, 80, 1.0, 0.5, [0.95, 0.95, 0.9, 0.92], False),
    case("small", ["a", "b", "c"], "nominal", 3, 24, 0.95, 0.8, [0.8, 0.6, 0.7], False),
]
for c in cases:
    c["expected"] = expected(c)
with open("cases.json", "w") as f:
    json.dump(cases, f, indent=None, separators=(",", ":"))
    f.write("\n")
for c in cases:
    print(c["name"], {k: v if not isinstance(v, dict) else v.get("value", v.get("n")) for k, v in c["expected"].items()},
          {e: (t["omega"], t["rho"], [round(p["p"], 4) for p in t["people"]]) for e, t in c["expected"]["stand_in"].items()})

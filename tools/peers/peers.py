"""Times lifelines, scikit-survival and SciPy on the rows that crates/peers wrote.

Prints one line a case, as that program does. Usage: python3 peers.py FOLDER LIMIT
"""

import sys
import time
import warnings

import numpy as np
import pandas as pd

warnings.filterwarnings("ignore")
folder, limit = sys.argv[1], float(sys.argv[2])  # a method that took longer is not timed on more rows
peers = {}

try:
    from lifelines import CoxPHFitter, KaplanMeierFitter
    from lifelines.statistics import logrank_test
    from lifelines.utils import concordance_index

    def lifelines_cox(d):
        columns = d[["time", "event", "a", "b", "c"]]
        return CoxPHFitter().fit(columns, "time", "event").log_likelihood_

    def lifelines_log_rank(d):
        one, other = d[d.arm == 0], d[d.arm == 1]
        return logrank_test(one.time, other.time, one.event, other.event).test_statistic

    peers["lifelines"] = {
        "Kaplan-Meier": lambda d: KaplanMeierFitter().fit(d.time, d.event).survival_function_.iloc[-1, 0],
        "log-rank": lifelines_log_rank,
        "Cox": lifelines_cox,
        "concordance": lambda d: concordance_index(d.time, -d.a, d.event),
    }
except ImportError:
    print("skipped\tlifelines is not installed")

try:
    from sksurv.compare import compare_survival
    from sksurv.linear_model import CoxPHSurvivalAnalysis
    from sksurv.metrics import concordance_index_censored
    from sksurv.nonparametric import kaplan_meier_estimator
    from sksurv.util import Surv

    def sksurv_cox(d):
        CoxPHSurvivalAnalysis(ties="efron").fit(d[["a", "b", "c"]].to_numpy(), Surv.from_arrays(d.event == 1, d.time))
        return float("nan")  # it does not give its likelihood

    peers["scikit-survival"] = {
        "Kaplan-Meier": lambda d: kaplan_meier_estimator(d.event == 1, d.time, conf_type="log-log")[1][-1],
        "log-rank": lambda d: compare_survival(Surv.from_arrays(d.event == 1, d.time), d.arm)[0],
        "Cox": sksurv_cox,
        "concordance": lambda d: concordance_index_censored(d.event == 1, d.time, d.a)[0],
    }
except ImportError:
    print("skipped\tscikit-survival is not installed")

try:
    from scipy.stats import mannwhitneyu

    peers["SciPy"] = {
        "Wilcoxon": lambda d: mannwhitneyu(d.a[d.arm == 0], d.a[d.arm == 1], method="asymptotic").statistic
    }
except ImportError:
    print("skipped\tSciPy is not installed")

slow = set()
for rows in [1_000, 100_000, 1_000_000]:
    for times in ["whole days", "continuous"]:
        data = pd.read_csv(f"{folder}/{times}-{rows}.csv")
        for peer, methods in peers.items():
            for method, run in methods.items():
                if (method in ["concordance", "Wilcoxon"] and rows != 100_000) or (peer, method, times) in slow:
                    continue
                fastest = float("inf")
                for _ in range(3):
                    start = time.perf_counter()
                    result = run(data)
                    took = time.perf_counter() - start
                    fastest = min(fastest, took)
                    if took > 5:
                        break
                if fastest > limit:
                    slow.add((peer, method, times))
                print(f"{peer}\t{method}\t{times}\t{rows}\t{fastest:.4g}\t{result:.15g}", flush=True)

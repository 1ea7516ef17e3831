"""Writes the files of this folder with pyreadstat and pandas.

Run: python make.py (pyreadstat 1.3.7, pandas). The files of R's `foreign` are written by make.R.
"""

import datetime

import pandas
import pyreadstat

DAY = datetime.date
table = pandas.DataFrame(
    {
        "id": ["P1", "P2", "P3", "P4"],
        "sex": [1.0, 2.0, 2.0, 1.0],
        "age": [61.0, 58.5, 999.0, 70.0],
        "alb": [3.1, 2.8, None, 4.0],
        "primary": ["hcc", "nsclc", "hcc", "xx"],
        "opdate": [DAY(2015, 3, 1), DAY(2016, 2, 29), DAY(1999, 12, 31), None],
        "os_mo": [12.0, 3.25, 40.0, 0.0],
        "dead": [1.0, 0.0, 1.0, 9.0],
        "note": ["a remark of some length, longer than eight bytes", "", "짧은 글", "x" * 600],
    }
)
labels = {
    "id": "환자번호",
    "sex": "Sex",
    "age": "Age (years)",
    "alb": "Albumin (g/dL)",
    "primary": "Primary tumour",
    "opdate": "수술일",
    "os_mo": "Overall survival (months)",
    "dead": "사망",
    "note": "Remark",
}
values = {
    "sex": {1: "male", 2: "female"},
    "dead": {0: "alive", 1: "died", 9: "unknown"},
    "primary": {"hcc": "Hepatocellular carcinoma", "nsclc": "Lung"},
}
spss = dict(
    column_labels=labels,
    variable_value_labels=values,
    missing_ranges={"age": [{"lo": 990, "hi": 999}], "dead": [9], "primary": ["xx"]},
    variable_measure={"sex": "nominal"},
)
pyreadstat.write_sav(table, "pyreadstat.sav", **spss)
pyreadstat.write_sav(table, "pyreadstat-row-compressed.sav", row_compress=True, **spss)
pyreadstat.write_sav(table, "pyreadstat.zsav", compress=True, **spss)

stata = table.drop(columns="note")
stata["opdate"] = pandas.to_datetime(stata["opdate"])
stata["sex"] = stata["sex"].astype("int8")
stata["dead"] = stata["dead"].astype("int16")
stata["alb"] = stata["alb"].astype("float32")
numeric = {"sex": values["sex"], "dead": values["dead"]}
ascii_labels = {name: label for name, label in labels.items() if label.isascii() and name in stata}
for version in (114, 117):
    stata.to_stata(
        f"pandas-{version}.dta",
        version=version,
        write_index=False,
        variable_labels=ascii_labels,
        value_labels=numeric,
        convert_dates={"opdate": "td"},
    )
unicode = stata.assign(note=table["note"])
for version in (118, 119):
    unicode.to_stata(
        f"pandas-{version}.dta",
        version=version,
        write_index=False,
        variable_labels={name: label for name, label in labels.items()},
        value_labels=numeric,
        convert_dates={"opdate": "tc"},
        convert_strl=["note"],
        byteorder="big" if version == 119 else "little",
    )

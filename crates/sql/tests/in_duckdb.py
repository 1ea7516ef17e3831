"""Compares the SQL with the engine on random patients, in DuckDB (from PyPI).

usage: python3 crates/sql/tests/in_duckdb.py SQL COMPLETE.csv PARTIAL.csv

SQL is what `cargo xtask sql` prints; the CSV files come from the example `patients`. On complete patients every total,
group and population must agree. On partial patients whatever the SQL answers must be what the engine answers.
"""
import sys

import duckdb


def compare(script: str, path: str, complete: bool) -> int:
    connection = duckdb.connect()
    tables, view = script.split("CREATE VIEW", 1)
    connection.execute(tables)
    columns = [row[0] for row in connection.execute("DESCRIBE patients").fetchall()]
    # No total uses the dates.
    connection.execute(f"INSERT INTO patients SELECT {', '.join(columns)} FROM read_csv('{path}', all_varchar = true)")
    connection.execute("CREATE VIEW" + view)
    results = [row[0] for row in connection.execute("DESCRIBE scored").fetchall() if row[0] not in columns]
    connection.execute(
        f"CREATE TABLE both_answers AS SELECT * FROM (SELECT {', '.join(results)} FROM scored)"
        f" POSITIONAL JOIN (SELECT COLUMNS('.*_engine') FROM read_csv('{path}', all_varchar = true))"
    )
    failures = compared = 0
    for name in results:
        engine = f"CAST({name}_engine AS DOUBLE)" if name.endswith("_total") else f"{name}_engine"
        own = f"CAST({name} AS DOUBLE)" if name.endswith("_total") else f"CAST({name} AS VARCHAR)"
        same = f"abs({own} - {engine}) <= 1e-9" if name.endswith("_total") else f"{own} = {engine}"
        differs = f"({own} IS NOT NULL AND {engine} IS NOT NULL AND NOT ({same})) OR ({own} IS NOT NULL AND {engine} IS NULL)"
        if complete:
            differs += f" OR ({own} IS NULL AND {engine} IS NOT NULL)"
        count, wrong = connection.execute(
            f"SELECT count({own}), sum(CASE WHEN {differs} THEN 1 ELSE 0 END) FROM both_answers"
        ).fetchone()
        compared += count
        if wrong:
            failures += wrong
            example = connection.execute(f"SELECT {name}, {name}_engine FROM both_answers WHERE {differs} LIMIT 1").fetchone()
            print(f"{name}: {wrong} differ, as {example[0]} for the engine's {example[1]}")
    print(f"{path}: {compared} answers compared, {failures} differ")
    return failures


if __name__ == "__main__":
    script = open(sys.argv[1], encoding="utf-8").read()
    sys.exit(1 if compare(script, sys.argv[2], True) + compare(script, sys.argv[3], False) else 0)

"""Prints the rows of a table as JSON objects, read by Python's own modules or openpyxl."""
import csv
import json
import sys

path = sys.argv[1]
if path.endswith(".csv"):
    with open(path, encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f, strict=True))
elif path.endswith(".jsonl"):
    with open(path, encoding="utf-8", newline="\n") as f:
        rows = [json.loads(line) for line in f]
    for row in rows:
        row.pop("evidence")
else:
    import openpyxl

    sheet = openpyxl.load_workbook(path, read_only=True)["answers"]
    lines = sheet.iter_rows(values_only=True)
    names = next(lines)
    rows = [dict(zip(names, line)) for line in lines]


def plain(value):
    """A number as it stands in a table, and a flag as JSON has it."""
    if value == "true" or value is True:
        return True
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if hasattr(value, "isoformat"):
        return value.isoformat(timespec="milliseconds") + "Z"
    return value


for row in rows:
    print(json.dumps({name: plain(value) for name, value in row.items()}))

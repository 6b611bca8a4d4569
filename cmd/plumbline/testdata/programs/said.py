"""Prints who answered what, read from an export."""
import csv
import json
import sys

names = ("paragraph_id", "annotator", "field", "target", "value")
with open(sys.argv[1], encoding="utf-8", newline="") as f:
    for row in csv.DictReader(f):
        if row["origin"] != "derived":
            print(json.dumps({name: row[name] for name in names}))

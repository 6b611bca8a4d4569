"""Prints who answered what, read from the project by Python's sqlite3."""
import json
import sqlite3
import sys

db = sqlite3.connect("file:" + sys.argv[1] + "?mode=ro", uri=True)
names = ("paragraph_id", "annotator", "field", "target", "value")
for row in db.execute("SELECT paragraph, annotator, field, target, value FROM answers WHERE layer = 'annotation'"):
    print(json.dumps(dict(zip(names, row))))

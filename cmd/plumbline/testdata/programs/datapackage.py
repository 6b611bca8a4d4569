"""Holds a Data Package to the schemas of Frictionless, and its tables to what it says of them."""
import csv
import datetime
import hashlib
import json
import os
import sys

import jsonschema

folder, schemas = sys.argv[1:]


def load(*path):
    with open(os.path.join(*path), encoding="utf-8") as f:
        return json.load(f)


package = load(folder, "datapackage.json")
jsonschema.Draft7Validator(load(schemas, "frictionless_2.0_datapackage.json")).validate(package)
table_schema = jsonschema.Draft7Validator(load(schemas, "frictionless_2.0_tableschema.json"))
read = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": lambda cell: {"true": True}[cell],
    "datetime": lambda cell: datetime.datetime.strptime(cell, "%Y-%m-%dT%H:%M:%S.%fZ"),
}
names, tables = set(), 0
for resource in package["resources"]:
    assert resource["name"] not in names, resource["name"]
    names.add(resource["name"])
    with open(os.path.join(folder, resource["path"]), "rb") as f:
        data = f.read()
    assert len(data) == resource["bytes"], resource["path"]
    assert "sha256:" + hashlib.sha256(data).hexdigest() == resource["hash"], resource["path"]
    if "schema" not in resource:
        continue
    table_schema.validate(resource["schema"])
    if resource["format"] != "csv":
        continue
    tables += 1
    with open(os.path.join(folder, resource["path"]), encoding="utf-8", newline="") as f:
        rows = list(csv.reader(f, strict=True))
    fields = resource["schema"]["fields"]
    assert rows[0] == [field["name"] for field in fields], rows[0]
    for row in rows[1:]:
        assert len(row) == len(fields), row
        for field, cell in zip(fields, row):
            if cell not in resource["schema"]["missingValues"]:
                read[field["type"]](cell)
            else:
                assert field.get("plumbline_empty"), (resource["name"], field["name"], "is empty and does not say why")
assert tables == 6, tables

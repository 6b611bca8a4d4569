"""Holds the descriptions for Croissant and RO-Crate to what their texts ask for, and to the files."""
import hashlib
import json
import os
import sys

folder = sys.argv[1]


def load(name):
    with open(os.path.join(folder, name), encoding="utf-8") as f:
        return json.load(f)


def digest(path):
    with open(os.path.join(folder, path), "rb") as f:
        return hashlib.sha256(f.read()).hexdigest()


croissant = load("croissant.json")
for key in ("@context", "@type", "conformsTo", "description", "license", "name", "url", "creator", "datePublished", "distribution"):
    assert croissant[key], key
assert croissant["@type"] == "sc:Dataset"
assert croissant["conformsTo"] == "http://mlcommons.org/croissant/1.1"
files = {f["@id"]: f for f in croissant["distribution"]}
for f in files.values():
    assert f["@type"] == "cr:FileObject" and f["encodingFormat"], f
    assert digest(f["contentUrl"]) == f["sha256"], f["contentUrl"]
ids = set(files)
for record in croissant["recordSet"]:
    assert record["@type"] == "cr:RecordSet" and record["field"], record
    for thing in [record] + record["field"]:
        assert thing["@id"] not in ids, thing["@id"]
        ids.add(thing["@id"])
    for field in record["field"]:
        assert field["@type"] == "cr:Field" and field["dataType"], field
        source = files[field["source"]["fileObject"]["@id"]]
        with open(os.path.join(folder, source["contentUrl"]), encoding="utf-8") as f:
            head = f.readline().rstrip("\n")
        assert field["source"]["extract"]["column"] in head, field

crate = load("ro-crate-metadata.json")
assert crate["@context"] == "https://w3id.org/ro/crate/1.2/context"
things = {thing["@id"]: thing for thing in crate["@graph"]}
assert len(things) == len(crate["@graph"]), "two things have one id"
assert things["ro-crate-metadata.json"]["conformsTo"]["@id"] == "https://w3id.org/ro/crate/1.2"
root = things[things["ro-crate-metadata.json"]["about"]["@id"]]
for key in ("name", "description", "datePublished", "license"):
    assert root[key], key
for part in root["hasPart"]:
    assert things[part["@id"]]["@type"] == "File", part
    assert os.path.isfile(os.path.join(folder, part["@id"])), part
for key in ("license", "creator"):
    assert root[key]["@id"] in things, key

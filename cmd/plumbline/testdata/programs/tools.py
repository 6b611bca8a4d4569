"""Reads what was written for Label Studio, doccano and WebAnno, as these programs do."""
import json
import sys
import zipfile

studio, doccano, webanno = sys.argv[1:]
with open(studio, encoding="utf-8") as f:
    tasks = json.load(f)
assert len(tasks) == 4, len(tasks)
texts = {task["data"]["text"] for task in tasks}
for task in tasks:
    assert task["annotations"], task["data"]
    for annotation in task["annotations"]:
        for result in annotation["result"]:
            assert {"from_name", "to_name", "type", "value"} <= result.keys(), result
with zipfile.ZipFile(doccano) as z:
    assert z.testzip() is None
    for name in z.namelist():
        for line in z.read(name).decode("utf-8").splitlines():
            assert json.loads(line)["text"] in texts, line
with zipfile.ZipFile(webanno) as z:
    assert z.testzip() is None
    for name in z.namelist():
        lines = z.read(name).decode("utf-8").split("\n")
        assert lines[0] == "#FORMAT=WebAnno TSV 3.3", lines[0]
        layers = sum(1 for line in lines if line.startswith("#T_SP="))
        assert layers > 0
        text = "\n".join(line[len("#Text="):] for line in lines if line.startswith("#Text="))
        for line in lines:
            if line[:1].isdigit():
                begin, end = map(int, line.split("\t")[1].split("-"))
                assert 0 <= begin < end <= len(text.encode("utf-16-le")), line

"""Tests an archive, takes one file out of it and prints where it lies."""
import os
import sys
import zipfile

archive, name, folder = sys.argv[1:]
with zipfile.ZipFile(archive) as z:
    broken = z.testzip()
    if broken:
        sys.exit(f"{broken} in {archive} is broken")
    print(os.path.abspath(z.extract(name, folder)))

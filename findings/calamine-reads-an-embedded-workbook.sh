#!/usr/bin/env bash
# calamine, and pandas with it, read the workbook that is embedded in an xls, not the one that it is embedded in.
#
# One would expect: the rows of the workbook itself. Whatever is embedded in it stands in a storage of its own.
# What happens (python-calamine 0.9.1, pandas 3.1.1 with it, seen 2026-11-28; the crate calamine 0.38.0 too): streams are
# looked for by name in a list without storages, and the first `Workbook` is taken. xlrd 2.0.2 and LibreOffice look at the root.
# Why it matters here: an object on any sheet of a register, such as a table pasted as one, is enough. The
# embedded workbook is another one, often empty: no row, no error. bilan finds the workbook's own stream by its storage and hands
# on that one alone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv here
here/bin/pip install --quiet --disable-pip-version-check \
    python-calamine==0.9.1 pandas==3.1.1 xlrd==2.0.2 xlwt==1.3.0
seen=$(here/bin/python - <<'PY'
import struct

import pandas
import python_calamine
import xlrd
import xlwt

NONE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def stream(*texts):
    book = xlwt.Workbook()
    sheet = book.add_sheet("Suivi")
    for row, text in enumerate(texts):
        sheet.write(row, 0, text)
    return book.get_biff_data().ljust(8192, b"\0")


def entry(name, kind, left=NONE, right=NONE, child=NONE, start=0, size=0):
    wide = (name + "\0").encode("utf-16-le")
    head = wide.ljust(64, b"\0") + struct.pack("<HBBIII", len(wide), kind, 1, left, right, child)
    return head.ljust(116, b"\0") + struct.pack("<IQ", start, size)


# A compound file as Excel writes it: the storage of what is embedded, with its stream, then the workbook's own stream.
embedded, own = stream("embedded"), stream("own", "1", "2")
places = [size // 512 for size in (len(embedded), len(own))]
first = [2, 2 + places[0]]
fat = [FAT, END]
for start, count in zip(first, places):
    fat += [*range(start + 1, start + count), END]
fat += [NONE] * (128 - len(fat))
directory = [
    entry("Root Entry", 5, child=1, start=END),
    entry("MBD0001", 1, right=3, child=2),
    entry("Workbook", 2, start=first[0], size=len(embedded)),
    entry("Workbook", 2, start=first[1], size=len(own)),
]
header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
header += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, END, 0, END, 0)
header += struct.pack("<109I", 0, *[NONE] * 108)
with open("r.xls", "wb") as out:
    out.write(header + struct.pack("<128I", *fat) + b"".join(directory) + embedded + own)

print("calamine", *(row[0] for row in python_calamine.load_workbook("r.xls").get_sheet_by_index(0).to_python()))
print("pandas", *pandas.read_excel("r.xls", header=None, engine="calamine")[0])
print("xlrd", *xlrd.open_workbook("r.xls").sheet_by_index(0).col_values(0))
PY
)
wanted='calamine embedded
pandas embedded
xlrd own 1 2'
echo "$seen"
[ "$seen" = "$wanted" ] || { echo 'this has changed'; exit 1; }

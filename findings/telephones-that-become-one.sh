#!/usr/bin/env bash
# Two tools for tables make one key of two telephones when they read a text file.
#
# One would expect: a column whose cells begin with 0 is text, at least where another cell says the same without the 0.
# What happens (frictionless 5.21.0, csvkit 2.2.0, seen 2026-11-28): both infer whole numbers for the column, so that
# `0612345678` and `612345678` are the same afterwards. `csvsort` writes the file anew without the zeros, while `csvformat`
# of the same package keeps them.
# Why it matters here: registers are keyed by telephone, and are cleaned with such tools before they are handed over. Two
# people become one, or one becomes two where half of the files went another way. bilan keeps keys as they are written, and
# leaves zeros out only where a source says so (`ignore = ["leading zeros"]`).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv here
here/bin/pip install --quiet --disable-pip-version-check frictionless==5.21.0 csvkit==2.2.0
printf 'Tel,Nom\n0612345678,A\n612345678,B\n0698765432,C\n' >r.csv
seen=$(here/bin/python - <<'PY'
from frictionless import extract

(rows,) = extract("r.csv").values()
print("frictionless", *(row["Tel"] for row in rows))
PY
echo csvsort $(here/bin/csvsort -c Nom r.csv | tail -n 3 | cut -d, -f1)
echo csvformat $(here/bin/csvformat r.csv | tail -n 3 | cut -d, -f1))
wanted='frictionless 612345678 612345678 698765432
csvsort 612345678 612345678 698765432
csvformat 0612345678 612345678 0698765432'
echo "$seen"
[ "$seen" = "$wanted" ] || { echo 'this has changed'; exit 1; }

#!/usr/bin/env bash
# The humanitarian exchange library turns parts of a year and days without signs into other days, without an error.
#
# One would expect: `2022-T2`, as French registers write a quarter, and `20220415`, the basic form of ISO 8601, are either
# read as what they are or refused.
# What happens (libhxl 5.2.2, seen 2026-11-28): `normalise_date` makes February 2022 of the quarter, 23 August 1970 of the
# day (it is taken for seconds since 1970), and 15 April 2092 of a spreadsheet's count of days (44666, 15 April 2022). A
# quarter written `2022-Q2` raises an error, as does a French month. And the package cannot be imported where it alone is
# installed: it needs `six`, which it does not declare.
# Why it matters here: data tagged with HXL pass through it before they reach a register, and a day moved by years falls out
# of every quarter. bilan reads `2022-T2` and `2022-Q2` as April to June and `20220415` as that day.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv here
here/bin/pip install --quiet --disable-pip-version-check libhxl==5.2.2 2>/dev/null
seen=$({ here/bin/python -c 'import hxl' 2>&1 || true; } | tail -n 1)
here/bin/pip install --quiet --disable-pip-version-check six==1.17.0
seen+=$(echo; here/bin/python - <<'PY'
from hxl.datatypes import normalise_date

for text in ["2022-T2", "20220415", "44666", "2022-Q2", "avril 2022", "15/04/2022"]:
    try:
        print(text, normalise_date(text))
    except Exception as error:
        print(text, type(error).__name__)
PY
)
wanted="ModuleNotFoundError: No module named 'six'
2022-T2 2022-02
20220415 1970-08-23
44666 2092-04-15
2022-Q2 ParserError
avril 2022 ParserError
15/04/2022 2022-04-15"
echo "$seen"
[ "$seen" = "$wanted" ] || { echo 'this has changed'; exit 1; }

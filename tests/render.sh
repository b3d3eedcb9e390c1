#!/bin/sh
# Renders every workbook of a folder as LibreOffice shows and prints it, so that a person can look at the pages.
#
#   tests/render.sh reports [pictures]
#
# Optional and slow: `cargo test` does without it. Needs soffice, pdftoppm and pdftotext (LibreOffice, poppler-utils).
# Fails if a workbook cannot be converted, or if a page shows `###`: a number in a column too narrow for it.
set -eu

books=${1:?usage: tests/render.sh FOLDER [PICTURES]}
pictures=${2:-$books/pictures}

for tool in soffice pdftoppm pdftotext; do
    command -v "$tool" >/dev/null || { echo "render: $tool is not installed" >&2; exit 2; }
done
set -- "$books"/*.xlsx
[ -e "$1" ] || { echo "render: no workbook in $books" >&2; exit 2; }

mkdir -p "$pictures"
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
# A profile of its own, so that a LibreOffice already open does not take the work over.
soffice -env:UserInstallation="file://$profile" --headless --convert-to pdf --outdir "$pictures" "$@" >/dev/null

failed=0
for book in "$@"; do
    pages=$pictures/$(basename "$book" .xlsx)
    if [ ! -s "$pages.pdf" ]; then
        echo "render: $book was not converted" >&2
        failed=1
        continue
    fi
    pdftoppm -r 60 -png "$pages.pdf" "$pages"
    if pdftotext -layout "$pages.pdf" - | grep -n '###' >&2; then
        echo "render: $book shows numbers as ###" >&2
        failed=1
    fi
done
echo "render: look at the pages in $pictures"
exit "$failed"

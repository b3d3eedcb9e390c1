#!/bin/sh
# Holds the text of printed pages against tests/pages.txt.
#
#   tests/pages.sh fr|en PICTURES
#
# PICTURES is the folder of PDFs that tests/render.sh made.
set -eu

language=${1:?usage: tests/pages.sh fr|en PICTURES}
pictures=${2:?usage: tests/pages.sh fr|en PICTURES}
failed=0
looked=0

# Lines break where the page wants them, and French spaces are of many kinds: all count as one.
flat() {
    pdftotext "$1" - | sed 's/\xc2\xa0/ /g; s/\xe2\x80\xaf/ /g' | tr '\n\f' '  ' | tr -s ' '
}

while IFS= read -r line; do
    case $line in "$language | "*) ;; *) continue ;; esac
    rest=${line#"$language | "}
    book=${rest%% | *}
    wanted=${rest#* | }
    looked=$((looked + 1))
    if ! flat "$pictures/$book.pdf" | grep -qF "$wanted"; then
        echo "pages: $book ($language) does not say: $wanted" >&2
        failed=1
    fi
done <"$(dirname "$0")/pages.txt"

[ "$looked" -gt 0 ] || { echo "pages: nothing was looked for in $language" >&2; exit 2; }
exit "$failed"

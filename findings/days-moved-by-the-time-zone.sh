#!/usr/bin/env bash
# Two exporters of workbooks move a day that is no moment: what the register's reader sees is the day before.
#
# One would expect: a program that writes the 10th of October, midnight where it runs, writes the 10th of October.
# What happens (seen 2026-11-28, Node.js 20):
#   - SheetJS, `xlsx` 0.18.5, reckons with the zone's local time of 1899. In Africa/Casablanca the cell holds the day before
#     at 23:59:40, in Africa/Dakar at 23:59:52; in Africa/Tunis the right day, 21 seconds after midnight.
#   - ExcelJS 4.4.0 writes UTC: in Africa/Casablanca the cell holds the day before at 23:00, and in the month of Ramadan,
#     when Morocco's clocks stand at UTC, the right day. One column holds both.
# Why it matters here: forms and registers in Morocco and Tunisia are exported by such programs. An act of the first day of
# a quarter counts in the quarter before, and the sheet shows the wrong day to whoever checks it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund xlsx@0.18.5 exceljs@4.4.0 >/dev/null 2>&1
cat >days.cjs <<'JS'
const SheetJS = require('xlsx');
const ExcelJS = require('exceljs');

// The count of days in the cell, as the file holds it.
async function exceljs(day) {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('a').addRow([day]);
  const parts = await require('jszip').loadAsync(await book.xlsx.writeBuffer());
  const sheet = await parts.file('xl/worksheets/sheet1.xml').async('string');
  return Number(/<v>([^<]*)<\/v>/.exec(sheet)[1]);
}

// Whole days, and seconds after midnight.
const told = (days) => {
  const seconds = Math.round(days * 86400);
  return `${Math.floor(seconds / 86400)}+${seconds % 86400}`;
};

(async () => {
  const october = new Date(2022, 9, 10);
  const ramadan = new Date(2022, 3, 10);
  const sheet = SheetJS.utils.aoa_to_sheet([[october]]);
  const said = ['sheetjs', told(sheet.A1.v), 'exceljs', told(await exceljs(october)), 'ramadan', told(await exceljs(ramadan))];
  console.log(process.env.TZ, ...said);
})();
JS
# The 10th of October 2022 is day 44844, the 10th of April day 44661.
seen=$(for zone in Africa/Casablanca Africa/Tunis Africa/Dakar; do TZ=$zone node days.cjs; done)
wanted='Africa/Casablanca sheetjs 44843+86380 exceljs 44843+82800 ramadan 44661+0
Africa/Tunis sheetjs 44844+21 exceljs 44843+82800 ramadan 44660+82800
Africa/Dakar sheetjs 44843+86392 exceljs 44844+0 ramadan 44661+0'
echo "$seen"
[ "$seen" = "$wanted" ] || { echo 'this has changed'; exit 1; }

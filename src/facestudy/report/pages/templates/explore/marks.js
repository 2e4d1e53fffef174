// Corrections of labels and crops, and their file. They stay in this window until it is downloaded.

const marks = new Map();
for (const { id, ...mark } of study.corrections) marks.set(id, mark);
const before = JSON.stringify([...marks]);
let downloaded = before;

const FORMULA = /^'*[=+\-@\t\r]/;
const NEGATIVE = /^-(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A cell of CSV that no spreadsheet takes for a formula, as the study's other tables have it. */
function cell(text) {
  const guarded = FORMULA.test(text) && !NEGATIVE.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

function correctionsFile() {
  const lines = [...marks].map(([id, mark]) => [id, mark.category, mark.bad, mark.reason].map(cell).join(","));
  return `${["id,category,bad,reason", ...lines].join("\n")}\n`;
}

function markOf(row) {
  return marks.get(idOf(row)) ?? { category: "", bad: "", reason: "" };
}

/** Change some of a face's mark; one that neither names a class nor calls it bad goes. */
function setMark(row, change) {
  const mark = { ...markOf(row), ...change };
  if (mark.category || mark.bad) marks.set(idOf(row), mark);
  else marks.delete(idOf(row));
  setMarkFacet();
}

function setMarkFacet() {
  const codes = new Uint16Array(N).fill(2);
  for (const [id, mark] of marks) {
    if (rowsById.has(id)) codes[rowsById.get(id)] = mark.bad ? 1 : 0;
  }
  setFacet("mark", MARKS, codes);
  if (![...marks.keys()].some((id) => rowsById.has(id)) && !state.chosen.mark) delete facets.mark;
}

function download() {
  const file = new Blob([correctionsFile()], { type: "text/csv;charset=utf-8" });
  const address = URL.createObjectURL(file);
  const link = make("a", { href: address, download: "corrections.csv" });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  downloaded = JSON.stringify([...marks]);
  drawMarks();
}

function drawMarks() {
  const now = JSON.stringify([...marks]);
  byId("marks").hidden = now === before && now === downloaded;
  const state = now === downloaded ? ", downloaded" : "";
  byId("marks-count").textContent = `${plural(marks.size, "correction")}${state}`;
}

addEventListener("beforeunload", (event) => {
  if (JSON.stringify([...marks]) !== downloaded) event.preventDefault();
});

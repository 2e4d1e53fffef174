// The study as the report embedded it: columns are arrays with a value for each face.

const study = JSON.parse(document.getElementById("study").textContent);
const N = study.n;
const UNKNOWN = 0xffff;
const FAR = 0x7fff;
const KINDS = { u8: Uint8Array, u16: Uint16Array, i16: Int16Array, u32: Uint32Array };

function decode({ kind, data }) {
  const text = atob(data);
  const bytes = new Uint8Array(text.length);
  for (let place = 0; place < text.length; place++) bytes[place] = text.charCodeAt(place);
  return new KINDS[kind](bytes.buffer);
}

const numbers = {};
for (const [name, column] of Object.entries(study.numbers)) numbers[name] = decode(column);

const texts = {};
for (const [name, column] of Object.entries(study.texts)) {
  texts[name] = { names: column.names, codes: decode(column.codes) };
}

const models = study.models.map((model) => ({
  ...model,
  codes: decode(model.codes),
  shares: decode(model.shares),
}));
for (const model of models) {
  // The number of each face's own class among the model's.
  const own = texts.category.names.map((name) => model.classes.indexOf(name));
  model.truth = Int32Array.from(texts.category.codes, (code) => own[code]);
}

const gradcam = {};
for (const [name, { rows, cells }] of Object.entries(study.gradcam)) {
  const places = new Map();
  decode(rows).forEach((row, place) => places.set(row, place));
  gradcam[name] = { places, cells: decode(cells) };
}

const CELLS = 8;

function textOf(column, row) {
  const { names, codes } = texts[column] ?? { names: [""], codes: [] };
  return names[codes[row] ?? 0];
}

function idOf(row) {
  return study.ids.slice(16 * row, 16 * row + 16);
}

const rowsById = new Map();
for (let row = 0; row < N; row++) rowsById.set(idOf(row), row);

const copiesOf = new Map();
numbers.likeness.forEach((group, row) => {
  if (group) copiesOf.set(group, [...(copiesOf.get(group) ?? []), row]);
});

/** What a model says of a face: {name, share, right}; null where it says nothing. */
function prediction(model, row) {
  const code = model.codes[row * model.top];
  if (code === UNKNOWN) return null;
  const share = model.shares[row * model.top];
  return {
    name: model.classes[code],
    share: share === UNKNOWN ? null : share / 1e4,
    right: code === model.truth[row],
  };
}

function percent(share) {
  return share === null ? "" : `${(100 * share).toFixed(0)}%`;
}

// Thumbnails lie in elements of some hundred each; the page goes on reading them while it is used.
const chunks = [];

function chunk(number) {
  if (chunks[number]) return chunks[number];
  const element = document.getElementById(`t${number}`);
  const isWhole = document.getElementById(`t${number + 1}`) ?? document.getElementById("end");
  if (!element || !isWhole) return null;
  chunks[number] = element.textContent.split(",");
  return chunks[number];
}

/** The address of a face's thumbnail; empty while it is not read yet. */
function thumbnail(row) {
  const part = chunk(Math.floor(row / study.chunk));
  return part ? `data:image/webp;base64,${part[row % study.chunk]}` : "";
}

/** An element; texts are only ever set as text. */
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "class") element.className = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name.startsWith("aria-") || name === "role") element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
}

const byId = (id) => document.getElementById(id);
const plural = (count, word) => `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;

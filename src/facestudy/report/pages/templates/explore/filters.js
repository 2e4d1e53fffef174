// What is shown and in which order. The address's fragment holds all of it.

const SORTS = {
  study: "as in the study",
  surest: "confidence, highest first",
  unsurest: "confidence, lowest first",
  duplicates: "near-duplicates first",
  apart: "models furthest apart",
  age: "age",
};
const TITLES = {
  result: "right or wrong",
  category: "class",
  predicted: "predicted class",
  split: "split",
  agreement: "the two models",
  department: "department",
  verdict: "curation's verdict",
  source: "who gave the verdict",
  reason: "reason",
  sex: "sex",
  duplicates: "near-duplicates",
  mark: "corrections",
};
const SHOWN_AS = {
  verdict: { "": "none" },
  source: { "": "none", hand: "a person", model: "a model", signal: "a quality check" },
  sex: { "": "not known" },
  duplicates: { "": "none" },
  mark: { "": "none" },
};
const RESULTS = ["wrong", "right", "no prediction"];
const AGREEMENTS = ["both right", "only the first", "only the second", "both wrong", "not both"];
const MARKS = ["wrong label", "bad crop", ""];
const RANGES = {
  confidence: { title: "confidence", unit: "%", least: 0, most: 100 },
  age: { title: "age", unit: "years", least: 0, most: 122 },
};

const state = { chosen: {}, ranges: {}, model: "", beside: "", sort: "study", size: "medium", face: "" };
const modelNamed = (name) => models.find((model) => model.name === name) ?? null;
const model = () => modelNamed(state.model);
const beside = () => (state.beside === state.model ? null : modelNamed(state.beside));

// A facet is a list of names and, for each face, the number of its name.
const facets = {};

function setFacet(name, names, codes) {
  facets[name] = { name, names, codes, title: TITLES[name] };
}

function shownAs(facet, name) {
  return SHOWN_AS[facet]?.[name] ?? (name === "" ? "none" : name);
}

function column(length, value) {
  const codes = new Uint16Array(length);
  for (let row = 0; row < length; row++) codes[row] = value(row);
  return codes;
}

function codeOfResult(shown, row) {
  const said = shown && prediction(shown, row);
  return said ? (said.right ? 1 : 0) : 2;
}

function codeOfAgreement(row) {
  const first = codeOfResult(model(), row);
  const second = codeOfResult(beside(), row);
  if (first === 2 || second === 2) return 4;
  return first ? (second ? 0 : 1) : second ? 2 : 3;
}

/** Set the facets that depend on the chosen models. */
function setModelFacets() {
  const shown = model();
  for (const name of ["result", "predicted", "agreement"]) delete facets[name];
  if (!shown) return;
  setFacet("result", RESULTS, column(N, (row) => codeOfResult(shown, row)));
  const none = shown.classes.length;
  const codes = column(N, (row) => Math.min(shown.codes[row * shown.top], none));
  setFacet("predicted", [...shown.classes, "no prediction"], codes);
  if (beside()) setFacet("agreement", AGREEMENTS, column(N, codeOfAgreement));
}

function setFixedFacets() {
  for (const name of ["category", "split", "department", "verdict", "source", "reason", "sex", "duplicates"]) {
    const { names, codes } = texts[name];
    // A column that says the same of every face is no filter.
    if (names.length > 1 || (name === "category" && names.length)) setFacet(name, names, codes);
  }
}

function confidences() {
  const shown = model();
  if (!shown) return null;
  return column(N, (row) => shown.shares[row * shown.top]);
}

const rangeValues = { confidence: null, age: null };

/** The bounds of a range in the column's own units; null where the range is not set. */
function bounds(name) {
  const range = state.ranges[name];
  if (!range || !rangeValues[name]) return null;
  const scale = name === "confidence" ? 100 : 10;
  return [range[0] * scale, range[1] * scale];
}

/** The faces that pass, in their order, and how many each option of each facet would leave. */
function select() {
  const tests = [];
  for (const facet of Object.values(facets)) {
    const wanted = state.chosen[facet.name];
    if (!wanted?.size) continue;
    const passes = Uint8Array.from(facet.names, (name) => (wanted.has(name) ? 1 : 0));
    tests.push({ name: facet.name, fails: (row) => !passes[facet.codes[row]] });
  }
  for (const name of Object.keys(RANGES)) {
    const limits = bounds(name);
    const values = rangeValues[name];
    if (!limits) continue;
    const fails = (row) => values[row] === UNKNOWN || values[row] < limits[0] || values[row] > limits[1];
    tests.push({ name, fails });
  }
  const names = Object.keys(facets);
  const counts = Object.fromEntries(names.map((name) => [name, new Uint32Array(facets[name].names.length)]));
  const rangeRows = { confidence: [], age: [] };
  const passing = new Uint8Array(N);
  for (let row = 0; row < N; row++) {
    let failed = "";
    let failures = 0;
    for (const test of tests) {
      if (test.fails(row)) {
        failed = test.name;
        if (++failures > 1) break;
      }
    }
    if (failures > 1) continue;
    if (!failures) {
      passing[row] = 1;
      for (const name of names) counts[name][facets[name].codes[row]]++;
      rangeRows.confidence.push(row);
      rangeRows.age.push(row);
    } else if (facets[failed]) counts[failed][facets[failed].codes[row]]++;
    else rangeRows[failed].push(row);
  }
  return { rows: ordered().filter((row) => passing[row]), counts, rangeRows };
}

/** All faces in the order that is asked for; equal ones stay as in the study. */
function ordered() {
  const rows = Uint32Array.from({ length: N }, (_, row) => row);
  const last = (value) => (value === UNKNOWN ? Infinity : value);
  const first = model();
  const second = beside();
  const keys = {
    surest: () => (row) => {
      const share = first.shares[row * first.top];
      return share === UNKNOWN ? Infinity : -share;
    },
    unsurest: () => (row) => last(first.shares[row * first.top]),
    duplicates: () => {
      const leaks = texts.duplicates.names.findIndex((name) => name.includes("leak"));
      return (row) => {
        const group = numbers.likeness[row];
        if (!group) return Infinity;
        return group + (texts.duplicates.codes[row] === leaks ? 0 : N);
      };
    },
    apart: () => (row) => {
      const [one, two] = [prediction(first, row), prediction(second, row)];
      if (!one || !two || one.share === null || two.share === null) return Infinity;
      return one.name === two.name ? 2 - Math.abs(one.share - two.share) : -Math.min(one.share, two.share);
    },
    age: () => (row) => last(numbers.ages[row]),
  };
  const usable = isUsable(state.sort) ? state.sort : "study";
  if (usable === "study") return rows;
  const key = keys[usable]();
  const values = Float64Array.from(rows, key);
  return rows.sort((one, two) => (values[one] === values[two] ? one - two : values[one] < values[two] ? -1 : 1));
}

function isUsable(sort) {
  if (sort === "surest" || sort === "unsurest") return model() !== null;
  if (sort === "apart") return model() !== null && beside() !== null;
  if (sort === "age") return hasAges;
  if (sort === "duplicates") return copiesOf.size > 0;
  return sort in SORTS;
}

const hasAges = numbers.ages.some((age) => age !== UNKNOWN);

function toFragment() {
  const words = new URLSearchParams();
  for (const [name, wanted] of Object.entries(state.chosen)) {
    for (const value of wanted) words.append(name, value);
  }
  for (const [name, range] of Object.entries(state.ranges)) words.set(name, range.join("-"));
  if (models.length && state.model !== models[0].name) words.set("model", state.model);
  if (beside()) words.set("beside", state.beside);
  if (state.sort !== "study") words.set("sort", state.sort);
  if (state.size !== "medium") words.set("size", state.size);
  if (state.face) words.set("face", state.face);
  return words.toString();
}

/** Read the state out of a fragment; what the study does not know is left out. */
function fromFragment(fragment) {
  const words = new URLSearchParams(fragment);
  state.model = modelNamed(words.get("model")) ? words.get("model") : (models[0]?.name ?? "");
  state.beside = modelNamed(words.get("beside")) ? words.get("beside") : "";
  state.sort = words.get("sort") in SORTS ? words.get("sort") : "study";
  state.size = ["small", "medium", "large"].includes(words.get("size")) ? words.get("size") : "medium";
  state.face = rowsById.has(words.get("face")) ? words.get("face") : "";
  state.chosen = {};
  state.ranges = {};
  for (const name of Object.keys(TITLES)) {
    if (words.has(name)) state.chosen[name] = new Set(words.getAll(name));
  }
  for (const [name, { least, most }] of Object.entries(RANGES)) {
    const limits = (words.get(name) ?? "").split("-").map(Number);
    if (words.has(name) && limits.length === 2 && limits.every((limit) => limit >= least && limit <= most)) {
      state.ranges[name] = limits;
    }
  }
}

function clearFilters() {
  state.chosen = {};
  state.ranges = {};
}

function toggle(facet, name, isOn) {
  const wanted = state.chosen[facet] ?? new Set();
  if (isOn) wanted.add(name);
  else wanted.delete(name);
  if (wanted.size) state.chosen[facet] = wanted;
  else delete state.chosen[facet];
}

// The panel of filters: an option is a box to tick, with the number of faces that it would leave.

const FEW = 8;
const SVG = "http://www.w3.org/2000/svg";
const opened = new Set();

function drawPanel(counts, rangeRows) {
  const wanted = byId("find").value.trim().toLowerCase();
  const parts = [];
  for (const name of Object.keys(TITLES)) {
    if (facets[name]) parts.push(facetElement(facets[name], counts[name], wanted));
    if (name === "predicted" && model()) parts.push(rangeElement("confidence", rangeRows.confidence, wanted));
    if (name === "sex" && hasAges) parts.push(rangeElement("age", rangeRows.age, wanted));
  }
  const focused = document.activeElement?.dataset?.key;
  byId("facets").replaceChildren(...parts.filter(Boolean));
  if (focused) byId("facets").querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

const SPLITS = ["train", "validation", "test"];
const rankOfSplit = (name) => (SPLITS.includes(name) ? SPLITS.indexOf(name) : SPLITS.length);

/** The options of a facet that a text names, with their numbers; the most frequent first. */
function matching(facet, counts, wanted) {
  const order = facet.names.map((_, code) => code);
  const isList = !["split", "result", "agreement", "mark"].includes(facet.name);
  if (isList) order.sort((one, two) => counts[two] - counts[one] || one - two);
  if (facet.name === "split") order.sort((one, two) => rankOfSplit(facet.names[one]) - rankOfSplit(facet.names[two]));
  const isNamed = facet.title.includes(wanted);
  return order.filter((code) => isNamed || shownAs(facet.name, facet.names[code]).toLowerCase().includes(wanted));
}

function facetElement(facet, counts, wanted) {
  const codes = matching(facet, counts, wanted);
  if (!codes.length) return null;
  const chosen = state.chosen[facet.name] ?? new Set();
  const isLong = codes.length > FEW && !wanted && !opened.has(facet.name);
  const shown = isLong ? codes.filter((code, place) => place < FEW - 1 || chosen.has(facet.names[code])) : codes;
  const options = shown.map((code) => optionElement(facet, facet.names[code], counts[code], chosen));
  const more = () => {
    opened.add(facet.name);
    refresh();
  };
  const rest = codes.length - shown.length;
  const button = rest > 0 ? make("button", { type: "button", class: "more", onclick: more }, `${rest} more`) : null;
  const title = make("h3", {}, facet.title);
  return make("div", { class: "facet", role: "group", "aria-label": facet.title }, title, ...options, button);
}

function optionElement(facet, name, count, chosen) {
  const change = (event) => {
    toggle(facet.name, name, event.target.checked);
    refresh();
  };
  const box = make("input", { type: "checkbox", checked: chosen.has(name), onchange: change });
  box.dataset.key = `${facet.name} ${name}`;
  const text = shownAs(facet.name, name);
  const label = make("span", { title: text }, text);
  const number = make("b", {}, count.toLocaleString("en"));
  return make("label", { class: count || chosen.has(name) ? "option" : "option none" }, box, label, number);
}

function rangeElement(name, rows, wanted) {
  const { title, unit, least, most } = RANGES[name];
  if (!title.includes(wanted)) return null;
  const [low, high] = state.ranges[name] ?? [least, most];
  const input = (value, side) => {
    const change = (event) => {
      const limits = [...(state.ranges[name] ?? [least, most])];
      limits[side] = Math.max(least, Math.min(most, Math.round(Number(event.target.value))));
      if (limits[0] > limits[1]) limits[1 - side] = limits[side];
      if (limits[0] === least && limits[1] === most) delete state.ranges[name];
      else state.ranges[name] = limits;
      refresh();
    };
    const label = `${side ? "highest" : "lowest"} ${title} in ${unit}`;
    const box = make("input", { type: "number", min: least, max: most, value, onchange: change, "aria-label": label });
    box.dataset.key = `${name} ${side}`;
    return box;
  };
  const boxes = make("div", { class: "range" }, input(low, 0), "to", input(high, 1), unit);
  const heading = make("h3", {}, title);
  return make("div", { class: "facet", role: "group", "aria-label": title }, heading, histogram(name, rows), boxes);
}

const BINS = 20;

function histogram(name, rows) {
  const { least, most } = RANGES[name];
  const top = name === "age" ? 100 : most;
  const [low, high] = state.ranges[name] ?? [least, most];
  const scale = name === "confidence" ? 100 : 10;
  const bins = new Uint32Array(BINS);
  for (const row of rows) {
    const value = rangeValues[name][row];
    if (value !== UNKNOWN) bins[Math.min(BINS - 1, Math.floor(((value / scale) * BINS) / top))]++;
  }
  const tallest = Math.max(1, ...bins);
  const chart = document.createElementNS(SVG, "svg");
  chart.setAttribute("class", "bars");
  chart.setAttribute("viewBox", `0 0 ${BINS * 10} 40`);
  chart.setAttribute("preserveAspectRatio", "none");
  chart.setAttribute("aria-hidden", "true");
  bins.forEach((count, place) => {
    const height = count ? Math.max(1.5, (39 * count) / tallest) : 0;
    const bar = document.createElementNS(SVG, "rect");
    const isIn = ((place + 1) * top) / BINS > low && (place * top) / BINS <= high;
    const facts = { x: place * 10 + 0.8, y: 40 - height, width: 8.4, height, class: isIn ? "in" : "" };
    for (const [key, value] of Object.entries(facts)) bar.setAttribute(key, value);
    chart.append(bar);
  });
  return chart;
}

function drawChips() {
  const chips = [];
  const chip = (text, remove) => {
    const click = () => {
      remove();
      refresh();
    };
    chips.push(make("button", { type: "button", class: "chip", onclick: click, "aria-label": `Remove the filter ${text}` }, text));
  };
  for (const [facet, names] of Object.entries(state.chosen)) {
    for (const name of names) chip(`${TITLES[facet]}: ${shownAs(facet, name)}`, () => toggle(facet, name, false));
  }
  for (const [name, [low, high]] of Object.entries(state.ranges)) {
    chip(`${RANGES[name].title} ${low} to ${high} ${RANGES[name].unit}`, () => delete state.ranges[name]);
  }
  if (chips.length > 1) {
    const click = () => {
      clearFilters();
      refresh();
    };
    chips.push(make("button", { type: "button", class: "chip all", onclick: click }, "clear all"));
  }
  byId("chips").replaceChildren(...chips);
  const count = byId("active-count");
  count.hidden = !chips.length;
  count.textContent = chips.length > 1 ? chips.length - 1 : chips.length;
}

/** Set the first filter that the text finds; a picture's id opens the picture. */
function takeFirst() {
  const text = byId("find").value.trim();
  if (/^[0-9a-f]{4,16}$/i.test(text)) {
    const row = findId(text.toLowerCase());
    if (row !== null) return openFace(row);
  }
  const box = byId("facets").querySelector("input[type=checkbox]:not(:checked)");
  if (!text || !box) return null;
  byId("find").value = "";
  return box.click();
}

function findId(start) {
  for (const [id, row] of rowsById) if (id.startsWith(start)) return row;
  return null;
}

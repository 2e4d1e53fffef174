// One face: its picture, box and landmarks, what each model said, its copies, and where it came from.

let showsMaps = true;
const ROUND = 1e4;

function openFace(row) {
  state.face = idOf(row);
  const place = grid.rows.indexOf(row);
  if (place >= 0) activate(place);
  drawFace(row);
  const dialog = byId("detail");
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
  writeFragment();
}

function drawFace(row) {
  const cards = make("div", { class: "models" }, ...models.filter(isCompared).map((shown) => cardOf(shown, row)));
  const below = make("div", { class: "below" }, cards, correctionOf(row));
  byId("detail").replaceChildren(headOf(row), make("div", { class: "face" }, pictureOf(row), factsOf(row), below));
  byId("face-title").focus();
}

function headOf(row) {
  const place = grid.rows.indexOf(row);
  const where = place < 0 ? "not among the filtered" : `${(place + 1).toLocaleString("en")} of ${grid.rows.length.toLocaleString("en")}`;
  const title = textOf("name", row) || textOf("category", row) || "no class";
  const go = (step, text, label) =>
    make("button", { type: "button", "aria-label": label, disabled: !canStep(step), onclick: () => stepFace(step) }, text);
  return make(
    "div", { class: "dialog-head" },
    make("h2", { id: "face-title", tabIndex: -1 }, title, " ", make("span", { class: "where" }, where)),
    go(-1, "←", "The face before"), go(1, "→", "The next face"),
    make("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => byId("detail").close() }, "×"),
  );
}

const canStep = (step) => {
  const place = grid.rows.indexOf(rowsById.get(state.face));
  return place >= 0 && place + step >= 0 && place + step < grid.rows.length;
};

function stepFace(step) {
  if (canStep(step)) openFace(grid.rows[grid.rows.indexOf(rowsById.get(state.face)) + step]);
}

function pictureOf(row) {
  const id = idOf(row);
  const [width, height] = numbers.sizes.subarray(2 * row, 2 * row + 2);
  const frame = make("div", { class: "whole" });
  const caption = make("figcaption", {}, `${width} × ${height} pixels as collected`);
  const picture = make("img", { alt: "The picture as it was collected" });
  if (width && height) frame.style.aspectRatio = `${width} / ${height}`;
  picture.addEventListener("error", () => {
    frame.replaceChildren(cropOf(row, "The face"));
    frame.style.aspectRatio = "1";
    caption.replaceChildren("The raw picture does not lie beside this file.");
  });
  picture.src = `${study.places.raw}${id}.${textOf("format", row)}`;
  frame.append(picture, boxOf(row, width, height));
  return make("figure", {}, frame, caption);
}

/** The crop; its thumbnail where the file is not there. */
function cropOf(row, alt) {
  const picture = make("img", { alt });
  picture.addEventListener("error", () => (picture.src = thumbnail(row)), { once: true });
  picture.src = `${study.places.crops}${idOf(row)}.png`;
  return picture;
}

function boxOf(row, width, height) {
  const count = numbers.boxes.length / N;
  const values = numbers.boxes.subarray(row * count, row * count + count);
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", `0 0 ${width || 1} ${height || 1}`);
  drawing.setAttribute("aria-hidden", "true");
  const add = (tag, facts) => {
    const shape = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(facts)) shape.setAttribute(name, value);
    drawing.append(shape);
  };
  if (values[0] !== -FAR) add("rect", { x: values[0], y: values[1], width: values[2], height: values[3], rx: width / 100 });
  for (let place = 4; place < count; place += 2) {
    if (values[place] !== -FAR) add("circle", { cx: values[place], cy: values[place + 1], r: Math.max(width, height) / 110 });
  }
  return drawing;
}

function factsOf(row) {
  const list = make("dl", { class: "facts" });
  const add = (term, ...parts) => {
    const filled = parts.filter(Boolean);
    if (filled.length) list.append(make("dt", {}, term), make("dd", {}, ...filled));
  };
  add("class", textOf("category", row));
  const why = textOf("split", row) === "not in the split" ? textOf("reason", row) : "";
  add("split", [textOf("split", row), why].filter(Boolean).join(": "));
  add("curation", verdictOf(row));
  const age = numbers.ages[row];
  add("person", [textOf("title", row), textOf("sex", row), age === UNKNOWN ? "" : `${Math.floor(age / 10)} years`].filter(Boolean).join(", "));
  const faces = numbers.faces[row];
  const score = numbers.scores[row];
  add("detector", [score === UNKNOWN ? "" : `score ${(score / ROUND).toFixed(2)}`, faces > 1 ? `the largest of ${faces} faces` : ""].filter(Boolean).join(", "));
  add("department", textOf("department", row));
  add("page", linkTo(textOf("page_url", row)));
  add("picture", linkTo(textOf("image_url", row)));
  add("collected", timesOf(row));
  add("id", idOf(row));
  return make("div", {}, list, copiesElement(row));
}

/** With two models chosen, those two; otherwise all of them. */
const isCompared = (shown) => !beside() || shown === model() || shown === beside();

function verdictOf(row) {
  const verdict = textOf("verdict", row);
  if (!verdict) return "";
  const share = numbers.probability[row];
  const because = textOf("because", row);
  const sure = share === UNKNOWN || because.includes("probability") ? "" : `probability of being good ${percent(share / ROUND)}`;
  return [`${verdict}, by ${shownAs("source", textOf("source", row))}`, sure, because].filter(Boolean).join("; ");
}

function timesOf(row) {
  const day = (name) => textOf(name, row).slice(0, 10);
  const gone = day("vanished_at");
  return [day("retrieved_at"), gone ? `no longer on its page since ${gone}` : ""].filter(Boolean).join("; ");
}

/** A link only for addresses of the web; everything else is plain text. */
function linkTo(address) {
  if (!/^https?:\/\//i.test(address)) return address;
  return make("a", { href: address, rel: "noreferrer noopener", target: "_blank" }, address);
}

function copiesElement(row) {
  const rows = copiesOf.get(numbers.likeness[row]) ?? [];
  if (rows.length < 2) return "";
  const isLeak = textOf("duplicates", row).includes("leak");
  const note = isLeak ? "The same photograph lies in several splits: a leak." : "The same photograph, more than once:";
  const buttons = rows.slice(0, 24).map((other) => {
    const label = [textOf("split", other), textOf("category", other)].filter(Boolean).join(", ");
    return make(
      "button", { type: "button", "aria-current": other === row, onclick: () => openFace(other) },
      make("img", { alt: "", src: thumbnail(other) }), label,
    );
  });
  return make("div", {}, make("p", { class: isLeak ? "leak-note" : "soft" }, note), make("div", { class: "copies-row" }, ...buttons));
}

function cardOf(shown, row) {
  const said = prediction(shown, row);
  const verdict = said ? make("span", { class: said.right ? "right" : "wrong" }, said.right ? "✓ right" : "✗ wrong") : null;
  const title = make("h3", {}, make("span", {}, shown.title), verdict);
  if (!said) return make("section", { class: "card" }, title, make("p", { class: "soft" }, "No prediction of this face."));
  return make("section", { class: "card" }, title, make("div", { class: "pair" }, mapOf(shown, row, said), barsOf(shown, row)));
}

function barsOf(shown, row) {
  const items = [];
  for (let place = row * shown.top; place < (row + 1) * shown.top; place++) {
    const share = shown.shares[place];
    if (shown.codes[place] === UNKNOWN || (share === UNKNOWN && place > row * shown.top)) continue;
    const name = shown.classes[shown.codes[place]];
    const fill = make("i");
    fill.style.width = share === UNKNOWN ? "0" : `${share / 100}%`;
    const label = make("div", { class: "label" }, make("span", { title: name }, name), make("span", {}, share === UNKNOWN ? "" : percent(share / ROUND)));
    items.push(make("li", { class: shown.codes[place] === shown.truth[row] ? "truth" : "" }, label, make("div", { class: "bar" }, fill)));
  }
  return make("ul", { class: "said-bars", "aria-label": "Most likely classes" }, ...items);
}

function mapOf(shown, row, said) {
  const place = gradcam[shown.name]?.places.get(row);
  const frame = make("div", { class: "map" }, cropOf(row, "The face"));
  if (place === undefined) {
    const why = gradcam[shown.name]?.places.size ? "Grad-CAM: of test pictures only" : "no Grad-CAM of this model";
    return make("figure", {}, frame, make("figcaption", {}, why));
  }
  frame.append(heatmap(gradcam[shown.name].cells.subarray(place * CELLS * CELLS, (place + 1) * CELLS * CELLS)));
  frame.classList.toggle("on", showsMaps);
  const button = make(
    "button", { type: "button", class: "more", "aria-pressed": showsMaps, title: `What raises the score of ${said.name}`, onclick: toggleMaps },
    showsMaps ? "hide Grad-CAM" : "show Grad-CAM",
  );
  return make("figure", {}, frame, make("figcaption", {}, button));
}

function toggleMaps() {
  showsMaps = !showsMaps;
  drawFace(rowsById.get(state.face));
}

// Of matplotlib's map viridis, from 0 to 1.
const VIRIDIS = [[68, 1, 84], [71, 44, 122], [59, 81, 139], [44, 113, 142], [33, 144, 141], [39, 173, 129], [92, 200, 99], [170, 220, 50], [253, 231, 37]];

function heatmap(cells) {
  const canvas = make("canvas", { width: CELLS, height: CELLS, role: "img", "aria-label": "Grad-CAM" });
  const context = canvas.getContext("2d");
  const pixels = context.createImageData(CELLS, CELLS);
  cells.forEach((value, place) => {
    const at = (value / 255) * (VIRIDIS.length - 1);
    const low = VIRIDIS[Math.floor(at)];
    const high = VIRIDIS[Math.ceil(at)];
    const colour = low.map((part, channel) => part + (at % 1) * (high[channel] - part));
    pixels.data.set([...colour, 255], 4 * place);
  });
  context.putImageData(pixels, 0, 0);
  return canvas;
}

function correctionOf(row) {
  const mark = markOf(row);
  const change = (part) => {
    setMark(row, part);
    afterMark(row);
  };
  const names = ["", ...study.categories];
  const choices = names.map((name) => make("option", { value: name, selected: name === mark.category }, name || "as it is"));
  const label = make("select", { id: "label", onchange: (event) => change({ category: event.target.value }) }, ...choices);
  const bad = make(
    "button", { type: "button", id: "bad", "aria-pressed": mark.bad !== "", onclick: () => change({ bad: mark.bad ? "" : "yes" }) },
    "bad crop",
  );
  const reason = make("input", { type: "text", value: mark.reason, placeholder: "reason (optional)", maxLength: 200, "aria-label": "Reason", disabled: !(mark.category || mark.bad) });
  reason.addEventListener("change", () => {
    setMark(row, { reason: reason.value.replace(/[\r\n]+/g, " ").trim() });
    drawMarks();
  });
  return make("div", { class: "correct", role: "group", "aria-label": "Correction" }, make("label", {}, "right class ", label), bad, reason);
}

function afterMark(row) {
  drawMarks();
  refresh({ keepPlace: true, keepFace: true });
  if (byId("detail").open) {
    const focused = document.activeElement?.id;
    drawFace(row);
    if (focused) byId(focused)?.focus();
  }
}

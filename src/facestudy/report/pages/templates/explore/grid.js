// The grid: only the faces near the window are in the document, whatever their number.

const SIZES = { small: 78, medium: 112, large: 160 };
const GAP = 8;
const LINE = 17;
const BEYOND = 1.5; // windows above and below that are drawn ahead

const grid = { rows: new Uint32Array(0), active: 0, tiles: new Map(), spare: [], columns: 1, width: 0, height: 0 };

function measure() {
  const space = byId("space");
  const width = space.clientWidth;
  const least = matchMedia("(max-width: 820px)").matches ? 100 : SIZES[state.size];
  grid.columns = Math.max(1, Math.floor((width + GAP) / (least + GAP)));
  grid.width = Math.floor((width - GAP * (grid.columns - 1)) / grid.columns);
  const lines = 1 + Math.max(1, (model() ? 1 : 0) + (beside() ? 1 : 0));
  grid.height = grid.width + lines * LINE + 8;
  const count = Math.ceil(grid.rows.length / grid.columns);
  space.style.height = `${Math.max(0, count * (grid.height + GAP) - GAP)}px`;
}

/** Draw the tiles near the window, and give back those that are far. */
function drawGrid() {
  const top = -byId("space").getBoundingClientRect().top;
  const pitch = grid.height + GAP;
  const first = Math.max(0, Math.floor((top - BEYOND * innerHeight) / pitch)) * grid.columns;
  const end = Math.ceil((top + (1 + BEYOND) * innerHeight) / pitch) * grid.columns;
  const last = Math.min(grid.rows.length, Math.max(0, end));
  for (const [place, tile] of grid.tiles) {
    if (place < first || place >= last) {
      grid.tiles.delete(place);
      grid.spare.push(tile);
    }
  }
  for (let place = first; place < last; place++) {
    if (!grid.tiles.has(place)) grid.tiles.set(place, placed(place));
  }
  for (const tile of grid.spare.splice(0)) tile.remove();
}

function placed(place) {
  const tile = grid.spare.pop() ?? newTile();
  const row = grid.rows[place];
  const left = (place % grid.columns) * (grid.width + GAP);
  const top = Math.floor(place / grid.columns) * (grid.height + GAP);
  tile.style.width = `${grid.width}px`;
  tile.style.height = `${grid.height}px`;
  tile.style.transform = `translate(${left}px, ${top}px)`;
  tile.id = `face-${place}`;
  tile.dataset.place = place;
  fill(tile, row, place);
  if (!tile.isConnected) byId("space").append(tile);
  return tile;
}

function newTile() {
  const picture = make("img", { alt: "", decoding: "sync", draggable: false });
  const lines = ["class", "said", "said"].map((name) => make("span", { class: `line ${name}` }));
  return make("div", { class: "tile", role: "option" }, picture, ...lines, make("span", { class: "badges" }));
}

function fill(tile, row, place) {
  const [picture, category, first, second, badges] = tile.children;
  const source = thumbnail(row);
  if (source) picture.src = source;
  else picture.removeAttribute("src");
  category.textContent = textOf("category", row) || "no class";
  const said = [model(), beside()].filter(Boolean).map((shown) => prediction(shown, row));
  if (!said.length) said.push(null);
  [first, second].forEach((line, number) => drawSaid(line, said[number], number < said.length, row));
  drawBadges(badges, row);
  const group = numbers.likeness[row];
  tile.classList.toggle("copies", state.sort === "duplicates" && group > 0);
  tile.classList.toggle("even", group % 2 === 0);
  tile.classList.toggle("active", place === grid.active);
  tile.setAttribute("aria-selected", place === grid.active);
  tile.setAttribute("aria-posinset", place + 1);
  tile.setAttribute("aria-setsize", grid.rows.length);
  tile.setAttribute("aria-label", described(row, said));
}

function drawSaid(line, said, isShown, row) {
  line.hidden = !isShown;
  line.className = `line said${said ? (said.right ? " right" : " wrong") : ""}`;
  if (!said) line.textContent = textOf("split", row);
  else line.textContent = said.right ? `✓ ${percent(said.share)}` : `✗ ${percent(said.share)} ${said.name}`;
}

function drawBadges(badges, row) {
  const kind = textOf("duplicates", row);
  const mark = marks.get(idOf(row));
  const words = [
    kind.includes("leak") ? make("span", { class: "badge leak" }, "leak") : null,
    kind && !kind.includes("leak") ? make("span", { class: "badge" }, "twin") : null,
    mark ? make("span", { class: "badge mark" }, mark.bad ? "bad" : `→ ${mark.category}`) : null,
  ];
  badges.replaceChildren(...words.filter(Boolean));
}

function described(row, said) {
  const parts = [textOf("category", row) || "no class", textOf("split", row)];
  for (const each of said.filter(Boolean)) {
    parts.push(`predicted ${each.name} ${percent(each.share)}, ${each.right ? "right" : "wrong"}`);
  }
  return parts.filter(Boolean).join(", ");
}

/** Show other faces, from the top. */
function showRows(rows, { keepPlace = false } = {}) {
  const active = grid.rows[grid.active];
  grid.rows = rows;
  const place = rows.indexOf(active);
  grid.active = place < 0 ? 0 : place;
  for (const tile of grid.tiles.values()) grid.spare.push(tile);
  grid.tiles.clear();
  measure();
  if (!keepPlace) scrollTo(0, Math.min(scrollY, gridTop()));
  drawGrid();
  pointAtActive();
}

function redrawGrid() {
  for (const [place, tile] of grid.tiles) fill(tile, grid.rows[place], place);
}

const gridTop = () => byId("space").getBoundingClientRect().top + scrollY - headHeight() - GAP;
const headHeight = () => (getComputedStyle(byId("top")).position === "sticky" ? byId("top").offsetHeight : 0);

function pointAtActive() {
  if (grid.rows.length) byId("grid").setAttribute("aria-activedescendant", `face-${grid.active}`);
  else byId("grid").removeAttribute("aria-activedescendant");
}

/** Make a face the active one, and bring it into the window. */
function activate(place) {
  if (!grid.rows.length) return;
  const old = grid.active;
  grid.active = Math.max(0, Math.min(grid.rows.length - 1, place));
  const top = byId("space").getBoundingClientRect().top + Math.floor(grid.active / grid.columns) * (grid.height + GAP);
  const head = headHeight() + GAP;
  if (top < head) scrollBy(0, top - head);
  else if (top + grid.height > innerHeight - GAP) scrollBy(0, top + grid.height - innerHeight + GAP);
  drawGrid();
  for (const each of [old, grid.active]) {
    const tile = grid.tiles.get(each);
    if (tile) fill(tile, grid.rows[each], each);
  }
  pointAtActive();
}

function stepsOf(key) {
  const page = Math.max(1, Math.floor(innerHeight / (grid.height + GAP)) - 1) * grid.columns;
  const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -grid.columns, ArrowDown: grid.columns };
  return { ...steps, PageUp: -page, PageDown: page, Home: -grid.rows.length, End: grid.rows.length }[key];
}

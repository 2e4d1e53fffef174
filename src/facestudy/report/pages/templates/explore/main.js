// Put the parts together: choices above the grid, keys, the address's fragment.

function writeFragment() {
  const fragment = toFragment();
  const address = fragment ? `#${fragment}` : location.pathname + location.search;
  if (location.hash.slice(1) !== fragment) history.replaceState(null, "", address);
}

/** Draw what follows from the state. */
function refresh({ keepPlace = false } = {}) {
  setModelFacets();
  rangeValues.confidence = confidences();
  rangeValues.age = numbers.ages;
  setMarkFacet();
  const { rows, counts, rangeRows } = select();
  drawPanel(counts, rangeRows);
  drawChips();
  drawChoices();
  const all = plural(N, "face");
  byId("count").textContent = rows.length === N ? all : `${rows.length.toLocaleString("en")} of ${all}`;
  byId("empty").hidden = rows.length > 0;
  byId("grid").hidden = !rows.length;
  showRows(rows, { keepPlace });
  writeFragment();
}

function drawChoices() {
  const options = (element, entries, value) => {
    const made = entries.map(([key, text]) => make("option", { value: key, selected: key === value }, text));
    element.replaceChildren(...made);
  };
  const titles = models.map((each) => [each.name, each.title.replace("\n", " ")]);
  options(byId("model"), titles, state.model);
  options(byId("beside"), [["", "no other"], ...titles.filter(([name]) => name !== state.model)], beside() ? state.beside : "");
  options(byId("sort"), Object.entries(SORTS).filter(([name]) => isUsable(name)), isUsable(state.sort) ? state.sort : "study");
  byId("size").value = state.size;
  for (const label of document.querySelectorAll("label.model")) label.hidden = !models.length;
  if (models.length < 2) byId("beside").parentElement.hidden = true;
}

for (const name of ["model", "beside", "sort", "size"]) {
  byId(name).addEventListener("change", (event) => {
    state[name] = event.target.value;
    if (name === "model") delete state.chosen.predicted;
    refresh({ keepPlace: name === "size" });
  });
}

function openPanel(isOpen) {
  byId("panel").classList.toggle("open", isOpen);
  byId("open-panel").setAttribute("aria-expanded", isOpen);
  if (isOpen) byId("close-panel").focus();
  else byId("open-panel").focus();
}

byId("open-panel").addEventListener("click", () => openPanel(true));
byId("close-panel").addEventListener("click", () => openPanel(false));
byId("open-help").addEventListener("click", () => byId("help").showModal());
byId("help").querySelector(".close").addEventListener("click", () => byId("help").close());
byId("download").addEventListener("click", download);
byId("show-marked").addEventListener("click", () => {
  clearFilters();
  state.chosen.mark = new Set(MARKS.slice(0, 2));
  refresh();
});
byId("clear-empty").addEventListener("click", () => {
  clearFilters();
  refresh();
});
byId("find").addEventListener("input", () => refresh({ keepPlace: true }));
for (const dialog of document.querySelectorAll("dialog")) {
  // A click beside the dialog closes it.
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
}
byId("detail").addEventListener("close", () => {
  state.face = "";
  writeFragment();
  byId("grid").focus({ preventScroll: true });
});

byId("grid").addEventListener("click", (event) => {
  const tile = event.target.closest(".tile");
  if (tile) openFace(grid.rows[Number(tile.dataset.place)]);
});

const isTyping = (element) => element.matches("input:not([type=checkbox]), select, textarea");

function keyInFace(event) {
  if (isTyping(event.target)) return;
  const row = rowsById.get(state.face);
  const actions = {
    ArrowLeft: () => stepFace(-1),
    ArrowRight: () => stepFace(1),
    g: toggleMaps,
    b: () => byId("bad").click(),
    l: () => byId("label").focus(),
  };
  if (row === undefined || !actions[event.key]) return;
  event.preventDefault();
  actions[event.key]();
}

function keyInFind(event) {
  if (event.key === "Enter") {
    event.preventDefault();
    takeFirst();
  } else if (event.key === "Escape") {
    event.preventDefault();
    byId("find").value = "";
    refresh({ keepPlace: true });
    byId("grid").focus({ preventScroll: true });
  }
}

function keyInGrid(event) {
  const row = grid.rows[grid.active];
  const step = stepsOf(event.key);
  if (step !== undefined) activate(grid.active + step);
  else if ((event.key === "Enter" || event.key === " ") && row !== undefined) openFace(row);
  else if (event.key === "b" && row !== undefined) {
    setMark(row, { bad: markOf(row).bad ? "" : "yes" });
    afterMark(row);
  } else return;
  event.preventDefault();
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (byId("help").open) return;
  if (byId("detail").open) return keyInFace(event);
  if (event.target === byId("find")) return keyInFind(event);
  if (isTyping(event.target)) return;
  if (event.key === "/") {
    event.preventDefault();
    if (matchMedia("(max-width: 820px)").matches) openPanel(true);
    byId("find").focus();
  } else if (event.key === "?") byId("help").showModal();
  else if (event.key === "x") {
    clearFilters();
    refresh();
  } else if (event.key === "Escape" && byId("panel").classList.contains("open")) openPanel(false);
  else if (event.target === document.body || event.target === byId("grid")) keyInGrid(event);
});

let isWaiting = false;
addEventListener("scroll", () => {
  if (isWaiting) return;
  isWaiting = true;
  requestAnimationFrame(() => {
    isWaiting = false;
    drawGrid();
  });
}, { passive: true });
// The panel stands below the head, which has two lines where there is little room.
new ResizeObserver(([{ target }]) => {
  document.documentElement.style.setProperty("--head", `${target.offsetHeight}px`);
}).observe(byId("top"));
addEventListener("resize", () => showRows(grid.rows, { keepPlace: true }));
addEventListener("hashchange", () => {
  if (location.hash.slice(1) === toFragment()) return;
  start();
});

function start() {
  fromFragment(location.hash.slice(1));
  refresh();
  if (state.face) openFace(rowsById.get(state.face));
  else if (byId("detail").open) byId("detail").close();
}

/** Fill the tiles whose thumbnails have been read since they were drawn. */
function fillPictures() {
  let missing = 0;
  for (const [place, tile] of grid.tiles) {
    const picture = tile.firstElementChild;
    if (!picture.hasAttribute("src")) fill(tile, grid.rows[place], place);
    if (!picture.hasAttribute("src")) missing++;
  }
  if (!missing && !performance.getEntriesByName("first grid").length) performance.mark("first grid");
}

setFixedFacets();
start();
// The thumbnails come after this script: draw them as they are read.
const reading = new MutationObserver(fillPictures);
reading.observe(document.body, { childList: true });
addEventListener("DOMContentLoaded", () => {
  reading.disconnect();
  fillPictures();
});

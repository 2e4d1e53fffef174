// Runs in the page: waits until it settles, scrolls through it so that lazy pictures get their
// addresses, adds to the elements what only a browser knows, and returns one snapshot.
const [selector, quiet, interval, patience, limit, watch, done] = arguments;
const root = document.scrollingElement || document.documentElement;
const start = performance.now();
const elapsed = () => performance.now() - start;
const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
// A frame lets intersection observers run; the timer is for pages that draw no frames.
const frame = () => Promise.race([pause(100), new Promise((resolve) => requestAnimationFrame(resolve))]);

function matches() {
  if (!selector) return 1;
  try { return document.querySelectorAll(selector).length; } catch { return 1; }
}

function signature() {
  const pictures = Array.from(document.images, (image) => image.currentSrc || image.src).join();
  return [document.readyState, document.body ? document.body.innerText.length : 0, matches(),
    document.getElementsByTagName("*").length, performance.getEntriesByType("resource").length, root.scrollHeight, pictures].join("|");
}

// Without a script nothing changes once all has loaded, so there is no need to watch for changes.
// A script may have removed its own element, but not what the browser noted of its file.
function isStatic() {
  if (watch || document.readyState !== "complete" || document.scripts.length) return false;
  const framed = "iframe, frame, object, embed, meta[http-equiv=refresh i]";
  if (document.querySelector(framed)) return false;
  if (performance.getEntriesByType("resource").some((entry) => ["script", "fetch", "xmlhttprequest"].includes(entry.initiatorType))) return false;
  const acts = (element) => element.shadowRoot || element.getAttributeNames().some((name) => name.startsWith("on"));
  return !Array.from(document.getElementsByTagName("*")).some(acts);
}

// A list may grow for as long as it is scrolled: then what it has shown until here is taken.
const MAX_ROUNDS = 20, MAX_GROWTH = 12000;
const count = () => document.getElementsByTagName("*").length;
const first = count(), firstImages = document.images.length;
const overgrown = () => count() - first > MAX_GROWTH;
// A page may also grow by a ticker or a counter, which says nothing of its people.
const moreImages = () => document.images.length > firstImages;
let endless = false;

async function scroll(from) {
  const still = isStatic();
  for (let y = from, steps = 0; y < root.scrollHeight && steps < 60 && elapsed() < limit && !overgrown(); steps++) {
    window.scrollTo({ top: y, behavior: "instant" });
    await frame();
    if (!still) await frame(); // a script may wait for one before it acts
    y += window.innerHeight * 0.9;
  }
  return root.scrollHeight;
}

function status() {
  const entry = performance.getEntriesByType("navigation")[0];
  return (entry && entry.responseStatus) || 0;
}

async function settle() {
  if (status() >= 400) return true;
  // What fits into the window is visible without scrolling.
  let before = "", same = 0, depth = window.innerHeight, rounds = 0;
  while (elapsed() < limit) {
    if (root.scrollHeight > depth && rounds++ < MAX_ROUNDS) depth = await scroll(rounds === 1 ? 0 : depth);
    endless = overgrown() || (rounds > MAX_ROUNDS && moreImages());
    if (overgrown()) return false;
    const current = signature();
    same = current === before ? same + 1 : 0;
    before = current;
    if (isStatic()) return true;
    const waiting = document.readyState === "loading" || (!matches() && elapsed() < patience);
    if (same >= quiet && !waiting) return true;
    await pause(interval);
  }
  endless = endless || (root.scrollHeight > depth && moreImages());
  return false;
}

const SKIPPED = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE"]);
const INLINE = new Set("A ABBR B BIG CITE CODE EM FONT I LABEL MARK Q S SMALL SPAN STRONG SUB SUP TIME U".split(" "));
const MAX_ELEMENTS = 30000;

function boxOf(rectangle, view) {
  const left = rectangle.x + view.scrollX, top = rectangle.y + view.scrollY;
  return [left, top, rectangle.width, rectangle.height].map(Math.round).join(" ");
}

function address(value) {
  const match = /url\("?(.*?)"?\)/.exec(value);
  return match ? match[1] : "";
}

function background(element, style, view) {
  const own = address(style.backgroundImage);
  if (own || element.childElementCount > 3) return own;
  // Some pages show the portrait as the background of a pseudo-element.
  for (const pseudo of ["::before", "::after"]) {
    const behind = address(view.getComputedStyle(element, pseudo).backgroundImage);
    if (behind && !behind.startsWith("data:")) return behind;
  }
  return "";
}

// Whether an element starts a new line; set only if its tag suggests the opposite.
function lineOf(element, style) {
  const inline = INLINE.has(element.tagName);
  if (!inline) return style.display === "inline" && element.tagName !== "IMG" ? "inline" : "";
  const around = element.parentElement && getComputedStyle(element.parentElement);
  const row = around && around.display.includes("flex") && around.flexDirection.startsWith("row");
  const tile = style.display.startsWith("inline-") && element.querySelector("img, div, p, h3");
  if (tile) return "block";
  return ["block", "flex", "grid", "table-cell", "list-item"].includes(style.display) &&
    style.float === "none" && !row ? "block" : "";
}

// Whether an element has a height of its own, of which another may take a part.
function hasHeight(element) {
  for (let around = element; around && around !== document.documentElement; around = around.parentElement) {
    const height = around.computedStyleMap().get("height");
    if (["absolute", "fixed"].includes(getComputedStyle(around).position)) return true;
    if (height.unit !== "percent") return String(height) !== "auto";
  }
  return true;
}

// The size that the page sets for a picture, 0 for a side that comes from its file: pictures do not load.
function setSize(element) {
  const rules = element.computedStyleMap();
  const box = element.getBoundingClientRect();
  // Pages without a doctype give a picture that is not loaded its width as its height, even "100%".
  const copied = document.compatMode === "BackCompat" && String(rules.get("height")) === String(rules.get("width"));
  const open = element.parentElement && !hasHeight(element.parentElement);
  const side = (name, length) => {
    const value = rules.get(name);
    if (String(value) === "auto" || ((copied || open) && name === "height" && value.unit === "percent")) return 0;
    return Math.round(value.unit === "px" ? value.value : length);
  };
  return `${side("width", box.width)} ${side("height", box.height)}`;
}

// Add what only a browser knows to the copy of an element.
function annotate(element, copy) {
  const view = element.ownerDocument.defaultView;
  const style = view.getComputedStyle(element);
  const behind = background(element, style, view);
  const line = lineOf(element, style);
  if (element.tagName === "IMG") {
    copy.setAttribute("data-facestudy-src", element.currentSrc || element.src);
    copy.setAttribute("data-facestudy-size", setSize(element));
  }
  if (behind) copy.setAttribute("data-facestudy-background", behind);
  if (line) copy.setAttribute("data-facestudy-line", line);
  const texts = Array.from(element.childNodes).filter(isText);
  const picture = behind || ["IMG", "image", "INPUT", "OBJECT"].includes(element.tagName);
  if (!picture && !texts.length) return;
  copy.setAttribute("data-facestudy-box", boxOf(element.getBoundingClientRect(), view));
  if (!texts.length) return;
  copy.setAttribute("data-facestudy-font", `${parseFloat(style.fontSize)} ${style.fontWeight}`);
  if (element.childElementCount) copy.setAttribute("data-facestudy-texts", texts.map(boxOfText).join(";"));
}

function isText(node) {
  // The first of adjacent texts stands for all: after parsing they are one.
  const before = node.previousSibling;
  return node.nodeType === 3 && node.data.trim() && !(before && before.nodeType === 3 && before.data.trim());
}

function boxOfText(node) {
  const range = node.ownerDocument.createRange();
  range.selectNodeContents(node);
  return boxOf(range.getBoundingClientRect(), node.ownerDocument.defaultView);
}

// A frame is replaced by its page, if we may access it.
function framed(element, inert) {
  let page = null;
  try { page = element.contentDocument && element.contentDocument.body; } catch { /* of another site */ }
  if (!page) return null;
  for (const link of page.querySelectorAll("a[href]")) link.setAttribute("href", link.href);
  const copy = inert.createElement("div");
  copy.setAttribute("data-facestudy-frame", "");
  return [page, copy];
}

function childrenOf(element) {
  if (element.tagName === "SLOT") {
    const assigned = element.assignedNodes({ flatten: true });
    if (assigned.length) return assigned;
  }
  return (element.shadowRoot || element).childNodes;
}

function copyPage() {
  // In a document that is not shown: a copy in this one would load its pictures.
  const inert = document.implementation.createHTMLDocument("");
  const top = inert.importNode(document.documentElement, false);
  const waiting = [[document.documentElement, top]];
  for (let count = 0; waiting.length; count++) {
    const [element, copy] = waiting.pop();
    if (count < MAX_ELEMENTS) annotate(element, copy);
    for (const node of childrenOf(element)) {
      if (node.nodeType === 3) copy.appendChild(inert.importNode(node));
      if (node.nodeType !== 1 || SKIPPED.has(node.tagName)) continue;
      const frame = ["IFRAME", "FRAME"].includes(node.tagName) ? framed(node, inert) : null;
      const pair = frame || [node, inert.importNode(node, false)];
      copy.appendChild(pair[1]);
      waiting.push(pair);
    }
  }
  return top.outerHTML;
}

async function run() {
  // An address without a page, such as a download, leaves the window on the page before.
  if (window.facestudySeen) return { stale: true };
  const settled = await settle();
  window.scrollTo({ top: 0, behavior: "instant" });
  // It may have grown by far more in one step than any page of people has.
  if (endless) Array.from(document.getElementsByTagName("*")).slice(MAX_GROWTH).forEach((element) => element.remove());
  const html = copyPage();
  window.facestudySeen = true;
  return {
    html, base: document.baseURI, url: location.href, settled, endless,
    status: status(), kind: document.contentType,
  };
}

run().then(done, (error) => {
  window.facestudySeen = true;
  done({ error: String(error), kind: document.contentType });
});

// Runs in the page: lets it settle, scrolls through it so that lazy pictures show where they are,
// notes on the elements what only a browser knows, and gives back one snapshot.
const [wanted, quiet, interval, patience, limit, done] = arguments;
const root = document.scrollingElement || document.documentElement;
const began = performance.now();
const spent = () => performance.now() - began;
const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
// A frame lets intersection observers run; the timer is for pages that draw none.
const frame = () => Promise.race([pause(100), new Promise((resolve) => requestAnimationFrame(resolve))]);

function matches() {
  if (!wanted) return 1;
  try { return document.querySelectorAll(wanted).length; } catch { return 1; }
}

function signature() {
  const pictures = Array.from(document.images, (image) => image.currentSrc || image.src).join();
  return [document.readyState, document.body ? document.body.innerText.length : 0, matches(),
    document.getElementsByTagName("*").length, root.scrollHeight, pictures].join("|");
}

async function scroll(from) {
  for (let y = from, steps = 0; y < root.scrollHeight && steps < 60 && spent() < limit; steps++) {
    window.scrollTo({ top: y, behavior: "instant" });
    await frame();
    await frame();
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
  // What fits into the window is in view without scrolling.
  let before = "", same = 0, depth = window.innerHeight, rounds = 0;
  while (spent() < limit) {
    if (root.scrollHeight > depth && rounds++ < 20) depth = await scroll(rounds === 1 ? 0 : depth);
    const current = signature();
    same = current === before ? same + 1 : 0;
    before = current;
    const waiting = document.readyState === "loading" || (!matches() && spent() < patience);
    if (same >= quiet && !waiting) return true;
    await pause(interval);
  }
  return false;
}

function background(element) {
  const found = /url\("?(.*?)"?\)/.exec(getComputedStyle(element).backgroundImage);
  return found ? found[1] : "";
}

function annotate() {
  for (const element of Array.from(document.getElementsByTagName("*")).slice(0, 20000)) {
    const picture = element.tagName === "IMG";
    const behind = background(element);
    if (picture) element.setAttribute("data-facestudy-src", element.currentSrc || element.src);
    if (behind) element.setAttribute("data-facestudy-background", behind);
    if (!picture && !behind) continue;
    const box = element.getBoundingClientRect();
    const numbers = [box.x + window.scrollX, box.y + window.scrollY, box.width, box.height];
    element.setAttribute("data-facestudy-box", numbers.map(Math.round).join(" "));
  }
}

function html() {
  // A copy within a document that shows nothing: a copy in this one would load its pictures.
  const inert = document.implementation.createHTMLDocument("");
  const copy = inert.importNode(document.documentElement, true);
  copy.querySelectorAll("script, style, noscript, template").forEach((element) => element.remove());
  return copy.outerHTML;
}

async function run() {
  // An address that gives no page, as a download, leaves the window on the page before.
  if (window.facestudySeen) return { stale: true };
  const settled = await settle();
  window.scrollTo({ top: 0, behavior: "instant" });
  annotate();
  window.facestudySeen = true;
  return {
    html: html(), base: document.baseURI, url: location.href, settled,
    status: status(), kind: document.contentType,
  };
}

run().then(done, (error) => done({ error: String(error) }));

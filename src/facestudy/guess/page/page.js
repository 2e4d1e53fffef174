// The steps of the page: consent; one portrait after the other; the score; own answers.

import { confirmed, copy } from "./dialog.js";
import { ConnectionLost, RequestError, request } from "./server.js";
import { showScore } from "./score.js";

const RETRIES = [1, 2, 4, 8];   // seconds between attempts
const PAUSE = 200;              // milliseconds in which a second click on a new portrait is ignored
const KEY = "facestudy-guesser";
const element = (id) => document.getElementById(id);
const sleep = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

let code = sessionStorage.getItem(KEY) || "";
let state = null;       // as the server says: classes, levels, answered, total, finished, next
let chosen = null;      // the class that was chosen, while the page asks how sure the guesser is
let unsent = null;      // the answer that the server has not confirmed
let shownAt = 0;        // when the portrait appeared
const pictures = new Map();   // promises of object URLs by a portrait's address

// Shows these sections and hides the others, for keyboards and screen readers too.
function show(...sections) {
  for (const name of ["consent", "guess", "end", "own", "thanks"]) {
    element(name).hidden = !sections.includes(name);
  }
  element("finish").hidden = !sections.includes("guess");
}

function setState(name, message = "", bad = false) {
  element("guess").dataset.state = name;
  element("status").textContent = message;
  element("status").classList.toggle("bad", bad);
  element("resend").hidden = name !== "unsent";
  const waits = name !== "choose";
  for (const button of document.querySelectorAll(".choices button, #known, #back")) {
    button.setAttribute("aria-disabled", waits);   // "disabled" would lose the focus
  }
}

const isOpen = () => element("guess").dataset.state === "choose"
  && performance.now() - shownAt > PAUSE;

function pictureOf(address) {
  if (!pictures.has(address)) {
    const loaded = request("GET", `/api/portraits/${address}`, { code })
      .then((response) => response.blob()).then((blob) => URL.createObjectURL(blob));
    loaded.catch(() => pictures.delete(address));
    pictures.set(address, loaded);
  }
  return pictures.get(address);
}

function forget(address) {
  pictures.get(address)?.then((url) => URL.revokeObjectURL(url), () => {});
  pictures.delete(address);
}

function choice(label, key, choose) {
  const button = Object.assign(document.createElement("button"), { type: "button" });
  button.setAttribute("aria-keyshortcuts", key);
  const hint = Object.assign(document.createElement("kbd"), { textContent: key });
  hint.setAttribute("aria-hidden", "true");
  const text = Object.assign(document.createElement("span"), { textContent: label });
  button.append(hint, text);
  button.addEventListener("click", () => { if (isOpen()) choose(button); });
  return button;
}

function offer() {
  const levels = state.levels.map((level, place) => {
    const percent = `${Math.round(100 * level)}%`;
    const last = state.levels.length - 1;
    const words = { 0: `${percent}, a guess`, [last]: `${percent}, certain` };
    return choice(words[place] ?? percent, `${place + 1}`, () => send({ confidence: level }));
  });
  const classes = state.classes.map(({ name, key }) => choice(name, key, (button) => {
    if (!state.levels.length) return send({ category: name });
    chosen = name;
    button.classList.add("chosen");
    ask(`${name}: how sure are you?`, true);
  }));
  element("classes").replaceChildren(...classes);
  element("classes").classList.toggle("many", classes.length > 6);
  element("levels").replaceChildren(...levels);
}

function ask(question, isSure = false) {
  element("question").textContent = question;
  element("classes").hidden = isSure;
  element("levels").hidden = !isSure;
  element("back").hidden = !isSure;
  element("known").hidden = isSure;
  if (!isSure) {
    chosen = null;
    document.querySelectorAll(".chosen").forEach((each) => each.classList.remove("chosen"));
  }
  if (isSure || document.activeElement?.closest("[hidden]")) element("question").focus();
}

// Shows the next portrait, or the score if there is none.
async function next() {
  if (state.finished) return end();
  show("guess", "own");
  const [address, later] = state.next;
  element("bar").max = state.total;
  element("bar").value = state.answered;
  element("progress").textContent = `${state.answered + 1} of ${state.total}`;
  ask("Which class?");
  setState("loading");
  try {
    element("portrait").src = await pictureOf(address);
    await element("portrait").decode().catch(() => {});
  } catch (error) {
    if (error instanceof RequestError && error.status === 404) return resume();   // it was removed
    return failed(error, next);
  }
  element("portrait").alt = `Portrait ${state.answered + 1} of ${state.total}`;
  shownAt = performance.now();
  setState("choose");
  if (later) pictureOf(later).catch(() => {});
}

async function send(answer) {
  unsent = { portrait: state.next[0], category: chosen ?? undefined, ...answer };
  await deliver();
}

// Sends the answer, and tries again where the connection was lost: the server keeps one of each.
async function deliver() {
  const body = JSON.stringify(unsent);
  for (const wait of [...RETRIES, null]) {
    setState("sending");
    try {
      const response = await request("POST", "/api/answers", { code, body });
      state = await response.json().catch(() => { throw new ConnectionLost("The connection was lost."); });
      forget(unsent.portrait);
      unsent = null;
      return next();
    } catch (error) {
      if (error instanceof RequestError && error.status === 410) { unsent = null; return resume(); }
      const again = error instanceof ConnectionLost || error.status === 429 || error.status === 503;
      if (!again || wait === null) return failed(error, deliver);
      setState("sending", `${error.message} Trying again.`, true);
      await sleep(Math.max(wait, error.wait || 0));
    }
  }
}

function failed(error, retry) {
  if (error instanceof RequestError && error.status === 401) return leave(error.message);
  setState("unsent", error.message, true);
  element("resend").onclick = retry;
  element("resend").focus();
}

async function resume() {
  state = await (await request("GET", "/api/state", { code })).json();
  element("code").textContent = code;
  offer();
  await next();
}

async function end() {
  try {
    showScore(await (await request("GET", "/api/score", { code })).json());
  } catch (error) {
    return failed(error, end);
  }
  show("end", "own");
  element("end-title").focus();
}

async function agree(event) {
  event.preventDefault();
  element("agree-error").textContent = "";
  if (!element("agreed").checked) {
    element("agree-error").textContent = "Tick the box if you agree.";
    return element("agreed").focus();
  }
  try {
    const body = JSON.stringify({ consent: element("agree").dataset.consent });
    code = (await (await request("POST", "/api/visitors", { body })).json()).code;
    sessionStorage.setItem(KEY, code);
    await resume();
    element("question").focus({ preventScroll: true });
  } catch (error) {
    element("agree-error").textContent = error.message;
  }
}

async function comeBack(event) {
  event?.preventDefault();
  if (event) code = element("code-field").value.trim();
  element("code-error").textContent = "";
  try {
    await resume();
    sessionStorage.setItem(KEY, code);
  } catch (error) {
    if (!(error instanceof ConnectionLost)) sessionStorage.removeItem(KEY);
    show("consent");
    element("return").open = true;
    element("code-error").textContent = error.message;
    element("code-field").focus();
  }
}

async function finish() {
  const left = state.total - state.answered;
  const question = `Finish now? ${left} ${left === 1 ? "portrait is" : "portraits are"} left, and you cannot go on afterwards.`;
  if (!(await confirmed(question, "Finish"))) return;
  try {
    state = await (await request("POST", "/api/finish", { code })).json();
    await next();
  } catch (error) {
    failed(error, finish);
  }
}

async function deleteAll() {
  if (!(await confirmed("Delete all your answers and your code permanently?", "Delete"))) return;
  try {
    await request("DELETE", "/api/answers", { code });
    forgetGuesser();
    show("thanks");
    element("thanks-title").focus();
  } catch (error) {
    element("copied").textContent = error.message;
  }
}

function forgetGuesser() {
  sessionStorage.removeItem(KEY);
  code = "";
  [...pictures.keys()].forEach(forget);
}

function leave(message) {
  forgetGuesser();
  show("consent");
  element("return").open = true;
  element("code-error").textContent = message;
}

function nextGuesser() {
  forgetGuesser();
  location.assign("/");
}

// One key a class; a key that is held down counts once.
function press(event) {
  const isPlain = !(event.ctrlKey || event.altKey || event.metaKey || event.repeat);
  const isTyping = event.target.matches("input, dialog *") || element("sure").open;
  if (!isPlain || isTyping || element("guess").hidden || !isOpen()) return;
  const key = event.key.toLowerCase();
  const group = chosen === null ? "#classes" : "#levels";
  const button = document.querySelector(`${group} [aria-keyshortcuts="${CSS.escape(key)}"]`);
  if (button) button.click();
  else if (key === "k" && chosen === null) element("known").click();
  else if (key === "escape" && chosen !== null) ask("Which class?");
  else return;
  event.preventDefault();
}

element("agree").addEventListener("submit", agree);
element("come-back").addEventListener("submit", comeBack);
element("known").addEventListener("click", () => { if (isOpen()) send({ known: true }); });
element("back").addEventListener("click", () => ask("Which class?"));
element("finish").addEventListener("click", finish);
element("delete-all").addEventListener("click", deleteAll);
element("copy-code").addEventListener("click", async () => {
  element("copied").textContent = await copy(code, "Code");
});
element("next-visitor").addEventListener("click", nextGuesser);
element("again").addEventListener("click", nextGuesser);
document.addEventListener("keydown", press);
addEventListener("online", () => {
  if (element("guess").dataset.state === "unsent") element("resend").click();
});
addEventListener("beforeunload", (event) => { if (unsent) event.preventDefault(); });

if (code) comeBack();

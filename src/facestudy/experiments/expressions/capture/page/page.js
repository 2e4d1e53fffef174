// The steps of the page: consent; pose, take, keep or retake pictures; own pictures; thanks.

import * as camera from "./camera.js";
import { PictureList } from "./pictures.js";
import { ConnectionLost, RequestError, request } from "./server.js";
import { newUploadNumber, send } from "./upload.js";

const COUNTDOWN = 3;
const RETRIES = [1, 2, 4, 8];   // seconds between attempts
const KEY = "facestudy-code";
const element = (id) => document.getElementById(id);
const sleep = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

let code = sessionStorage.getItem(KEY) || "";
let expressions = [];
let queue = [];         // expressions still to be suggested
let current = null;     // the expression to pose
let shot = null;        // { picture, url, upload, expression }
let countdowns = 0;     // started so far; a countdown stops when the number has changed
const pictures = new PictureList({
  code: () => code, changed: showProgress, deleted: () => leave({ deleted: true }),
});

// Shows these sections and hides the others, for keyboards and screen readers too.
function show(...sections) {
  for (const name of ["consent", "pose", "pictures", "thanks"]) {
    element(name).hidden = !sections.includes(name);
  }
  element("done").hidden = !sections.includes("pose");
}

function setState(name, message = "", bad = false) {
  element("pose").dataset.state = name;
  element("status").textContent = message;
  element("status").classList.toggle("bad", bad);
  element("skip").disabled = name === "sending" || name === "counting";
  const next = { live: "take", counting: "stop", shot: "keep", unsent: "resend",
                  refused: "open", closed: "open" }[name];
  if (next) element(next).focus({ preventScroll: true });
}

function suggest() {
  if (!queue.length) queue = shuffled(expressions.filter(({ name }) => !pictures.has(name)));
  if (!queue.length) queue = shuffled(expressions);
  current = queue.pop();
  element("emoticon").textContent = current.emoticon;
  element("emoticon").setAttribute("aria-label", current.name);
  element("emoticon").setAttribute("role", "img");
  element("hint").textContent = current.hint;
  element("example").src = `/examples/${current.name}.jpg`;
  element("example").alt = `A drawn person posing: ${current.name}`;
  showProgress();
}

function shuffled(list) {
  const order = list.map((item) => [Math.random(), item]).sort((a, b) => a[0] - b[0]);
  return order.map(([, item]) => item);
}

function showProgress() {
  const done = expressions.filter(({ name }) => pictures.has(name)).length;
  element("progress").textContent =
    done === expressions.length && done ? "All emoticons done. Another round?"
      : `${done} of ${expressions.length} emoticons done`;
}

async function openCamera() {
  setState("opening", "");
  element("why").textContent = "Opening the camera. Your browser may ask for permission.";
  try {
    const track = await camera.open(element("video"));
    track.addEventListener("ended", () => cameraClosed("The camera was disconnected."));
    setState("live", "Get ready, then take a picture.");
  } catch (error) {
    cameraClosed(error.message);
  }
}

function cameraClosed(message) {
  countdowns += 1;
  element("why").textContent = message;
  // A picture that has not been sent stays on the page.
  if (["shot", "sending", "unsent"].includes(element("pose").dataset.state)) return;
  setState("refused", "The camera is closed.", true);
  element("spoken").textContent = message;
}

async function countDown() {
  const own = (countdowns += 1);
  setState("counting", "");
  for (let left = COUNTDOWN; left > 0; left -= 1) {
    element("count").textContent = left;
    element("spoken").textContent = left;
    await sleep(1);
    if (own !== countdowns) return;
  }
  try {
    const picture = await camera.takePicture(element("video"));
    dropShot();
    const url = URL.createObjectURL(picture);
    shot = { picture, url, upload: newUploadNumber(), expression: current.name };
    element("shot").src = url;
    element("spoken").textContent = "Picture taken.";
    setState("shot", "Keep this picture?");
  } catch (error) {
    setState("live", error.message, true);
  }
}

function dropShot() {
  if (shot) URL.revokeObjectURL(shot.url);
  shot = null;
  element("shot").removeAttribute("src");
}

function live(message) {
  dropShot();
  if (element("video").srcObject?.active) setState("live", message);
  else setState("closed", message);
}

// Sends the picture, repeatedly with the same upload number, until the server confirms it.
async function keep() {
  const { picture, expression, upload } = shot;
  for (const wait of [...RETRIES, null]) {
    setState("sending", "Sending …");
    try {
      const stored = await send(picture, { code, expression, upload });
      await pictures.add(stored, picture);
      suggest();
      live("Saved. Here is the next emoticon.");
      return;
    } catch (error) {
      const retry = error instanceof ConnectionLost || [408, 429, 503].includes(error.status);
      if (!retry || wait === null) return unsent(error);
      setState("sending", `${error.message} Your picture is still here. Trying again …`, true);
      await sleep(Math.max(wait, error.wait || 0));
    }
  }
}

function unsent(error) {
  const advice = error instanceof ConnectionLost
    ? " Your picture is still here. Please send it again." : "";
  setState("unsent", error.message + advice, true);
}

async function enter() {
  sessionStorage.setItem(KEY, code);
  expressions = await (await request("GET", "/api/faces")).json();
  await pictures.load();
  suggest();
  show("pose", "pictures");
  element("pose-title").focus({ preventScroll: true });
}

async function agree(event) {
  event.preventDefault();
  const error = element("agree-error");
  error.textContent = "";
  if (!element("agreed").checked) {
    error.textContent = "Tick the box if you agree. Otherwise, simply leave this page.";
    element("agreed").focus();
    return;
  }
  try {
    const body = JSON.stringify({ consent: element("agree").dataset.consent });
    code = (await (await request("POST", "/api/visitors", { body })).json()).code;
    await enter();
    await openCamera();
  } catch (problem) {
    error.textContent = problem.message;
  }
}

async function comeBack(event) {
  event?.preventDefault();
  element("code-error").textContent = "";
  code = event ? element("code-field").value.trim() : code;
  try {
    await enter();
    setState("closed", "Welcome back.");
  } catch (problem) {
    const unknown = problem instanceof RequestError && problem.status === 401;
    if (unknown) forgetCode();
    element("return").open = true;
    element("code-field").value = code || element("code-field").value;
    element("code-error").textContent = problem.message;
    element("code-field").focus();
  }
}

function forgetCode() {
  code = "";
  sessionStorage.removeItem(KEY);
}

function leave({ deleted = false } = {}) {
  countdowns += 1;
  camera.close(element("video"));
  dropShot();
  element("farewell").textContent = deleted
    ? "All your pictures were deleted. Your code is no longer valid."
    : pictures.count ? "Your pictures are stored. With this code you can delete them at any time:"
      : "No picture of you is stored. With this code you can return:";
  element("last-code").textContent = deleted ? "" : code;
  forgetCode();
  pictures.clear();
  show("thanks");
  element("thanks-title").focus();
}

element("agree").addEventListener("submit", agree);
element("come-back").addEventListener("submit", comeBack);
element("open").addEventListener("click", openCamera);
element("take").addEventListener("click", countDown);
element("stop").addEventListener("click", () => { countdowns += 1; live("Stopped."); });
element("again").addEventListener("click", () => live("Try again."));
element("keep").addEventListener("click", keep);
element("resend").addEventListener("click", keep);
element("skip").addEventListener("click", () => {
  suggest();
  if (["shot", "unsent"].includes(element("pose").dataset.state)) live("");
  element("spoken").textContent = `${current.name}. ${current.hint}`;
});
element("done").addEventListener("click", () => leave());
element("next-visitor").addEventListener("click", () => location.assign("/"));
addEventListener("online", () => {
  if (element("pose").dataset.state === "unsent") keep();
});
addEventListener("beforeunload", (event) => {
  if (["sending", "unsent"].includes(element("pose").dataset.state)) event.preventDefault();
});

const linked = new URLSearchParams(location.hash.slice(1)).get("code");
if (linked) {
  code = linked;
  history.replaceState(null, "", "/");   // removes the code from the address bar and the history
}
if (code) comeBack();

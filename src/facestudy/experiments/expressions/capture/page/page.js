// The page's steps: consent, then pose, shoot, keep or again; own pictures; good-bye.

import * as camera from "./camera.js";
import { Lost, Refused, ask, newUpload, send } from "./server.js";
import { Mine } from "./mine.js";

const COUNTDOWN = 3;
const RETRIES = [1, 2, 4, 8];   // seconds between attempts before the visitor is asked
const KEY = "facestudy-code";
const element = (id) => document.getElementById(id);
const sleep = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

let code = sessionStorage.getItem(KEY) || "";
let faces = [];
let turn = [];          // names of the faces still to be suggested
let face = null;
let shot = null;        // { picture, url, upload, expression }
let counting = 0;       // grows with each countdown, so that a stopped one knows it
const mine = new Mine({ code: () => code, changed: showProgress, emptied: leave });

// Which step is shown; the rest is out of the way for eyes, keyboard and screen readers.
function show(...sections) {
  for (const name of ["consent", "pose", "mine", "thanks"]) {
    element(name).hidden = !sections.includes(name);
  }
  element("done").hidden = !sections.includes("pose");
}

function state(name, sentence = "", bad = false) {
  element("pose").dataset.state = name;
  element("status").textContent = sentence;
  element("status").classList.toggle("bad", bad);
  element("skip").disabled = name === "sending" || name === "counting";
  const first = { live: "take", counting: "stop", shot: "keep", unsent: "resend",
                  refused: "open", closed: "open" }[name];
  if (first) element(first).focus({ preventScroll: true });
}

function suggest() {
  if (!turn.length) turn = shuffled(faces.filter((one) => !mine.has(one.name)));
  if (!turn.length) turn = shuffled(faces);
  face = turn.pop();
  element("emoticon").textContent = face.emoticon;
  element("emoticon").setAttribute("aria-label", face.name);
  element("emoticon").setAttribute("role", "img");
  element("hint").textContent = face.hint;
  element("example").src = `/examples/${face.name}.jpg`;
  element("example").alt = `A drawn person makes the face ${face.name}.`;
  showProgress();
}

function shuffled(list) {
  const order = list.map((one) => [Math.random(), one]).sort((a, b) => a[0] - b[0]);
  return order.map(([, one]) => one);
}

function showProgress() {
  const done = faces.filter((one) => mine.has(one.name)).length;
  element("progress").textContent =
    done === faces.length && done ? "All faces done. Another round?"
      : `${done} of ${faces.length} faces done`;
}

async function openCamera() {
  state("opening", "");
  element("why").textContent = "Opening the camera: your browser may ask you to allow it.";
  try {
    const track = await camera.open(element("video"));
    track.addEventListener("ended", () => cameraGone("The camera was unplugged or taken away."));
    state("live", "Get ready, then take the picture.");
  } catch (error) {
    cameraGone(error.message);
  }
}

function cameraGone(sentence) {
  counting += 1;
  element("why").textContent = sentence;
  // A picture that is not sent yet stays where it is.
  if (["shot", "sending", "unsent"].includes(element("pose").dataset.state)) return;
  state("refused", "The camera is not open.", true);
  element("spoken").textContent = sentence;
}

async function countDown() {
  const own = (counting += 1);
  state("counting", "");
  for (let left = COUNTDOWN; left > 0; left -= 1) {
    element("count").textContent = left;
    element("spoken").textContent = left;
    await sleep(1);
    if (own !== counting) return;
  }
  try {
    const picture = await camera.shoot(element("video"));
    dropShot();
    const url = URL.createObjectURL(picture);
    shot = { picture, url, upload: newUpload(), expression: face.name };
    element("shot").src = url;
    element("spoken").textContent = "Picture taken.";
    state("shot", "Keep this picture?");
  } catch (error) {
    state("live", error.message, true);
  }
}

function dropShot() {
  if (shot) URL.revokeObjectURL(shot.url);
  shot = null;
  element("shot").removeAttribute("src");
}

function live(sentence) {
  dropShot();
  if (element("video").srcObject?.active) state("live", sentence);
  else state("closed", sentence);
}

// Sends what was shot, again and again under one number, until the server says it has it.
async function keep() {
  const { picture, expression, upload } = shot;
  for (const wait of [...RETRIES, null]) {
    state("sending", "Sending …");
    try {
      const kept = await send(picture, { code, expression, upload });
      await mine.add(kept, picture);
      suggest();
      live("Saved. Here is the next face.");
      return;
    } catch (error) {
      const again = error instanceof Lost || [408, 429, 503].includes(error.status);
      if (!again || wait === null) return unsent(error);
      state("sending", `${error.message} Your picture is safe; trying again …`, true);
      await sleep(Math.max(wait, error.wait || 0));
    }
  }
}

function unsent(error) {
  const rest = error instanceof Lost ? " Your picture is still here: send it again." : "";
  state("unsent", error.message + rest, true);
}

async function enter() {
  sessionStorage.setItem(KEY, code);
  faces = await (await ask("GET", "/api/faces")).json();
  await mine.load();
  suggest();
  show("pose", "mine");
  element("pose-title").focus({ preventScroll: true });
}

async function agree(event) {
  event.preventDefault();
  const error = element("agree-error");
  error.textContent = "";
  if (!element("agreed").checked) {
    error.textContent = "Tick the box if you agree. If you do not, simply leave this page.";
    element("agreed").focus();
    return;
  }
  try {
    const body = JSON.stringify({ consent: element("agree").dataset.consent });
    code = (await (await ask("POST", "/api/visitors", { body })).json()).code;
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
    state("closed", "Welcome back.");
  } catch (problem) {
    const unknown = problem instanceof Refused && problem.status === 401;
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
  counting += 1;
  camera.close(element("video"));
  dropShot();
  element("farewell").textContent = deleted
    ? "Everything of yours has been deleted, and your code opens nothing any more."
    : mine.count ? "Your pictures are kept. With this code you can delete them at any time:"
      : "Nothing of yours is kept. With this code you can come back:";
  element("last-code").textContent = deleted ? "" : code;
  forgetCode();
  mine.clear();
  show("thanks");
  element("thanks-title").focus();
}

element("agree").addEventListener("submit", agree);
element("come-back").addEventListener("submit", comeBack);
element("open").addEventListener("click", openCamera);
element("take").addEventListener("click", countDown);
element("stop").addEventListener("click", () => { counting += 1; live("Stopped."); });
element("again").addEventListener("click", () => live("Once more."));
element("keep").addEventListener("click", keep);
element("resend").addEventListener("click", keep);
element("skip").addEventListener("click", () => {
  suggest();
  if (["shot", "unsent"].includes(element("pose").dataset.state)) live("");
  element("spoken").textContent = `${face.name}. ${face.hint}`;
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
  history.replaceState(null, "", "/");   // out of the address bar and of the history
}
if (code) comeBack();

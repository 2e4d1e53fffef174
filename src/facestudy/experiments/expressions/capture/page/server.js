// Asks the server. Enters: what to ask. Leaves: its answer, or an error whose message can be shown.

export class Lost extends Error {}     // no answer at all: the connection is gone
export class Refused extends Error {   // an answer that says no
  constructor(status, sentence, wait) {
    super(sentence);
    this.status = status;
    this.wait = wait;
  }
}

const SECONDS = 45;
const LOST = "The connection was lost.";

export async function ask(method, path, { code, body } = {}) {
  const headers = code ? { Authorization: `Bearer ${code}` } : {};
  let answer;
  try {
    answer = await fetch(path, {
      method, headers, body, cache: "no-store", signal: AbortSignal.timeout(SECONDS * 1000),
    });
  } catch {
    throw new Lost(LOST);
  }
  if (answer.ok) return answer;
  const told = await answer.json().catch(() => ({}));
  const sentence = told.error || "The server did not understand; load the page again.";
  throw new Refused(answer.status, sentence, Number(answer.headers.get("Retry-After")) || 0);
}

// Sends one picture; the same upload number never makes two of it, however often it is sent.
export async function send(picture, { code, expression, upload }) {
  const query = new URLSearchParams({ expression, upload });
  const answer = await ask("POST", `/api/pictures?${query}`, { code, body: picture });
  return answer.json().catch(() => { throw new Lost(LOST); });
}

// A random UUID; crypto.randomUUID is missing in older browsers.
export function newUpload() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

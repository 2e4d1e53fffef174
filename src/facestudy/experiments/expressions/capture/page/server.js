// Requests to the server. They return its response, or throw an error whose message can be shown.

export class ConnectionLost extends Error {}   // there was no response
export class RequestError extends Error {      // the response was an error
  constructor(status, message, wait) {
    super(message);
    this.status = status;
    this.wait = wait;
  }
}

const TIMEOUT = 45;   // seconds
const LOST = "The connection was lost.";

export async function request(method, path, { code, body } = {}) {
  const headers = code ? { Authorization: `Bearer ${code}` } : {};
  let response;
  try {
    response = await fetch(path, {
      method, headers, body, cache: "no-store", signal: AbortSignal.timeout(TIMEOUT * 1000),
    });
  } catch {
    throw new ConnectionLost(LOST);
  }
  if (response.ok) return response;
  const content = await response.json().catch(() => ({}));
  const message = content.error || "The server had an error. Please reload the page.";
  const wait = Number(response.headers.get("Retry-After")) || 0;
  throw new RequestError(response.status, message, wait);
}

// Sends a picture. It can be sent repeatedly: the server stores one picture per upload number.
export async function send(picture, { code, expression, upload }) {
  const query = new URLSearchParams({ expression, upload });
  const response = await request("POST", `/api/pictures?${query}`, { code, body: picture });
  return response.json().catch(() => { throw new ConnectionLost(LOST); });
}

// A random UUID; crypto.randomUUID is missing in older browsers.
export function newUploadNumber() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

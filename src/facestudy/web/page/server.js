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
export const LOST = "The connection was lost.";

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

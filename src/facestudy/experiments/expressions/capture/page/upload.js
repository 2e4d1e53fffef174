// Uploads of pictures.

import { ConnectionLost, LOST, request } from "./server.js";

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

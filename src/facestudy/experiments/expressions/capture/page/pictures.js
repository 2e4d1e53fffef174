// The list of the visitor's own pictures.

import { confirmed, copy } from "./dialog.js";
import { RequestError, request } from "./server.js";

const element = (id) => document.getElementById(id);

export class PictureList {
  // code() returns the visitor's code; changed() is called after every change, deleted() after all
  // pictures were deleted.
  constructor({ code, changed, deleted }) {
    this.code = code;
    this.changed = changed;
    this.deleted = deleted;
    this.items = new Map();
    element("delete-all").addEventListener("click", () => this.deleteAll());
    element("copy-code").addEventListener("click", () => copyCode(this.code(), "Code"));
    element("copy-link").addEventListener("click", () => copyCode(this.link(), "Link"));
  }

  get count() { return this.items.size; }

  has(expression) {
    return [...this.items.values()].some((item) => item.picture.expression === expression);
  }

  link() { return `${location.origin}/#code=${encodeURIComponent(this.code())}`; }

  async load() {
    this.clear();
    element("code").textContent = this.code();
    const list = await (await request("GET", "/api/pictures", { code: this.code() })).json();
    for (const picture of list) await this.add(picture);
    this.show();
  }

  // data: of a picture that was just sent; other pictures are fetched from the server.
  async add(picture, data = null) {
    if (this.items.has(picture.id)) return;
    const path = `/api/pictures/${picture.id}`;
    data ??= await (await request("GET", path, { code: this.code() })).blob();
    const url = URL.createObjectURL(data);
    const item = { picture, url, entry: entry(picture, url, () => this.deleteOne(picture)) };
    this.items.set(picture.id, item);
    element("list").append(item.entry);
    this.show();
  }

  async deleteOne(picture) {
    if (!(await confirmed(`Delete your picture ${picture.emoticon} permanently?`))) return;
    try {
      await request("DELETE", `/api/pictures/${picture.id}`, { code: this.code() });
    } catch (error) {
      if (!(error instanceof RequestError && error.status === 404)) return announce(error.message);
    }
    this.remove(picture.id);
    this.show();
    announce(`Your picture ${picture.emoticon} was deleted.`);
    element("pictures-title").focus();
  }

  async deleteAll() {
    if (!(await confirmed("Delete all your pictures and your code permanently?"))) return;
    try {
      await request("DELETE", "/api/pictures", { code: this.code() });
      this.deleted();
    } catch (error) {
      announce(error.message);
    }
  }

  clear() {
    for (const id of [...this.items.keys()]) this.remove(id);
    this.show();
  }

  remove(id) {
    const item = this.items.get(id);
    URL.revokeObjectURL(item.url);
    item.entry.remove();
    this.items.delete(id);
  }

  show() {
    element("none").hidden = this.count > 0;
    this.changed();
  }
}

function entry({ emoticon, expression }, url, remove) {
  const item = document.createElement("li");
  const image = Object.assign(document.createElement("img"), {
    src: url, alt: `You, posing: ${expression}`,
  });
  const label = Object.assign(document.createElement("span"), {
    className: "emoticon", textContent: emoticon,
  });
  const button = Object.assign(document.createElement("button"), {
    type: "button", className: "danger", textContent: "Delete",
  });
  button.setAttribute("aria-label", `Delete your picture ${expression}`);
  button.addEventListener("click", remove);
  const under = Object.assign(document.createElement("div"), { className: "under" });
  under.append(label, button);
  item.append(image, under);
  return item;
}

function announce(message) {
  element("copied").textContent = message;
}

async function copyCode(text, what) {
  announce(await copy(text, what));
}

// The visitor's own pictures. Enters: the server's list. Leaves: the list on the page.

import { Refused, ask } from "./server.js";

const element = (id) => document.getElementById(id);

export class Mine {
  // code(): the visitor's; changed(): after every change; emptied(): all was deleted.
  constructor({ code, changed, emptied }) {
    this.code = code;
    this.changed = changed;
    this.emptied = emptied;
    this.items = new Map();
    element("delete-all").addEventListener("click", () => this.deleteAll());
    element("copy-code").addEventListener("click", () => copy(this.code(), "The code"));
    element("copy-link").addEventListener("click", () => copy(this.link(), "The link"));
  }

  get count() { return this.items.size; }

  has(expression) {
    return [...this.items.values()].some((item) => item.kept.expression === expression);
  }

  link() { return `${location.origin}/#code=${encodeURIComponent(this.code())}`; }

  async load() {
    this.clear();
    element("code").textContent = this.code();
    const list = await (await ask("GET", "/api/pictures", { code: this.code() })).json();
    for (const kept of list) await this.add(kept);
    this.show();
  }

  // A picture that was just sent is here; others are fetched with the code.
  async add(kept, picture = null) {
    if (this.items.has(kept.id)) return;
    const path = `/api/pictures/${kept.id}`;
    picture ??= await (await ask("GET", path, { code: this.code() })).blob();
    const url = URL.createObjectURL(picture);
    const item = { kept, url, entry: entry(kept, url, () => this.deleteOne(kept)) };
    this.items.set(kept.id, item);
    element("list").append(item.entry);
    this.show();
  }

  async deleteOne(kept) {
    const sure = `Delete your picture ${kept.emoticon} for good?`;
    if (!(await confirmed(sure))) return;
    try {
      await ask("DELETE", `/api/pictures/${kept.id}`, { code: this.code() });
    } catch (error) {
      if (!(error instanceof Refused && error.status === 404)) return tell(error.message);
    }
    this.drop(kept.id);
    this.show();
    tell(`Your picture ${kept.emoticon} is deleted.`);
    element("mine-title").focus();
  }

  async deleteAll() {
    if (!(await confirmed("Delete all your pictures for good, and your code with them?"))) return;
    try {
      await ask("DELETE", "/api/pictures", { code: this.code() });
      this.emptied({ deleted: true });
    } catch (error) {
      tell(error.message);
    }
  }

  clear() {
    for (const id of [...this.items.keys()]) this.drop(id);
    this.show();
  }

  drop(id) {
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
    src: url, alt: `You, making the face ${expression}`,
  });
  const sign = Object.assign(document.createElement("span"), {
    className: "emoticon", textContent: emoticon,
  });
  const button = Object.assign(document.createElement("button"), {
    type: "button", className: "danger", textContent: "Delete",
  });
  button.setAttribute("aria-label", `Delete your picture ${expression}`);
  button.addEventListener("click", remove);
  const under = Object.assign(document.createElement("div"), { className: "under" });
  under.append(sign, button);
  item.append(image, under);
  return item;
}

function tell(sentence) {
  element("copied").textContent = sentence;
}

async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text);
    tell(`${what} is copied: paste it where you will find it again.`);
  } catch {
    tell("This browser does not copy by itself: mark the code above and copy it.");
  }
}

// A question with two answers; Escape means no. The focus goes back where it was.
function confirmed(question) {
  const dialog = element("sure");
  element("sure-text").textContent = question;
  return new Promise((answer) => {
    element("no").onclick = () => dialog.close("no");
    element("yes").onclick = () => dialog.close("yes");
    dialog.onclose = () => answer(dialog.returnValue === "yes");
    dialog.returnValue = "no";
    dialog.showModal();
    element("no").focus();
  });
}

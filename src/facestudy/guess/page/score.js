// The end of the page: the guesser's own score beside guessing at random and the best network.

const SVG = "http://www.w3.org/2000/svg";
const element = (id) => document.getElementById(id);
const percent = (share) => `${Math.round(100 * share)}%`;

export function showScore({ you, network, chance, answered, known }) {
  element("end-title").textContent = answered
    ? `You were right ${you.right} of ${answered} times` : "You have guessed nothing";
  element("verdict").textContent = answered ? inWords({ you, network, chance, answered }) : "";
  const rows = answered ? [
    row(you, answered, "own"),
    ...(network ? [row({ ...network, title: `Network: ${network.title}` }, answered)] : []),
    row({ title: "Guessing at random, on average", right: Math.round(10 * chance) / 10 }, answered),
  ] : [];
  element("bars").replaceChildren(...rows);
  const lines = [];
  if (answered) lines.push("All on the same portraits. The line is the 95% interval of such a share: with other portraits it may fall anywhere there.");
  if (answered && !network) lines.push("There is no network of this study to compare with yet.");
  if (known) lines.push(`${known} ${known === 1 ? "portrait" : "portraits"} of people whom you know did not count.`);
  element("note").textContent = lines.join(" ");
}

function inWords({ you, network, chance, answered }) {
  const [low, high] = you.ci95;
  const share = chance / answered;
  const luck = low > share ? "That is more than luck would explain."
    : high < share ? "That is less than guessing at random reaches."
      : "Guessing at random could have reached that.";
  if (!network) return luck;
  const more = you.right - network.right;
  const than = more > 0 ? `${more} more than the best network.`
    : more < 0 ? `${-more} fewer than the best network.` : "As often as the best network.";
  return `${luck} ${than}`;
}

function row({ title, right, ci95 }, answered, kind = "") {
  const item = document.createElement("li");
  item.className = kind;
  const line = Object.assign(document.createElement("div"), { className: "line" });
  line.append(
    Object.assign(document.createElement("span"), { textContent: title }),
    Object.assign(document.createElement("span"), { textContent: `${right} of ${answered}` }),
  );
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", "0 0 100 10");
  drawing.setAttribute("preserveAspectRatio", "none");
  drawing.setAttribute("aria-hidden", "true");
  drawing.append(
    shape("rect", { class: "rail", width: 100, height: 10, rx: 1 }),
    shape("rect", { class: "bar", width: (100 * right) / answered, height: 10, rx: 1 }),
  );
  let words = percent(right / answered);
  if (ci95) {
    const place = { x1: 100 * ci95[0], x2: 100 * ci95[1], y1: 5, y2: 5 };
    drawing.append(shape("line", { class: "edge", ...place }), shape("line", { class: "range", ...place }));
    words += `, 95% interval ${percent(ci95[0])} to ${percent(ci95[1])}`;
  }
  item.append(line, drawing, Object.assign(document.createElement("p"), { textContent: words }));
  return item;
}

function shape(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

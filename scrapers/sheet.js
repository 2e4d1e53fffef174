"use strict";
const facts = JSON.parse(document.getElementById("facts").textContent);
const boxes = [...document.querySelectorAll("input[type=checkbox]")];
const button = document.getElementById("download");
const count = () => {
  const ticked = boxes.filter((box) => box.checked).length;
  button.disabled = ticked === 0;
  button.textContent = ticked ? `Download ${ticked} wrong ${ticked === 1 ? "pair" : "pairs"}` : "Nothing is ticked";
};
const missing = (picture) => {
  picture.closest("li").classList.add("missing");
  const all = document.querySelectorAll(".missing").length;
  const note = document.getElementById("missing");
  note.hidden = false;
  note.textContent = `${all} ${all === 1 ? "picture does" : "pictures do"} not load here.`;
};
for (const box of boxes) box.addEventListener("change", count);
for (const picture of document.querySelectorAll(".people img")) {
  picture.addEventListener("error", () => missing(picture));
  if (picture.complete && picture.naturalWidth === 0) missing(picture);
}
button.addEventListener("click", () => {
  const pairs = boxes.filter((box) => box.checked).map((box) => ({ name: box.dataset.name, picture: box.dataset.picture }));
  const text = JSON.stringify({ department: facts.department, url: facts.url, not: pairs }, null, 2) + "\n";
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = facts.file;
  link.click();
});
document.body.classList.add("scripted");
count();

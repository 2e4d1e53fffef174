// Questions to the visitor, and the clipboard.

const element = (id) => document.getElementById(id);

// Copies a text, and returns what to tell the visitor.
export async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text);
    return `${what} copied. Please paste it where you will find it again.`;
  } catch {
    return "This browser cannot copy it for you. Please select and copy the code above.";
  }
}

// Asks for confirmation, which a button named `yes` gives; Escape means no. The focus returns to
// where it was.
export function confirmed(question, yes = "Delete") {
  const dialog = element("sure");
  element("sure-text").textContent = question;
  element("yes").textContent = yes;
  return new Promise((resolve) => {
    element("no").onclick = () => dialog.close("no");
    element("yes").onclick = () => dialog.close("yes");
    dialog.onclose = () => resolve(dialog.returnValue === "yes");
    dialog.returnValue = "no";
    dialog.showModal();
    element("no").focus();
  });
}

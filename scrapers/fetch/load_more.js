// Runs in the page: returns whether there is a "load more" button, and presses the first one if asked.
const [press] = arguments;

const WORDS = [
  "(load|show|view|see) more( \\w+){0,2}", "more (people|results|staff|members)", "load all|show all",
  "mehr (laden|anzeigen|zeigen)", "weitere( \\S+)? (anzeigen|laden)", "alle anzeigen",
  "(afficher|voir|charger) plus( de \\S+)?", "(ver|mostrar|cargar) más( \\S+)?",
  "(carica|mostra|vedi) (altri|altro|di più)", "(carregar|ver|mostrar) mais", "meer (laden|tonen)",
  "加载更多", "查看更多", "显示更多", "載入更多", "もっと見る", "もっと読み込む", "さらに表示", "더 ?보기",
];
const LOADS_MORE = new RegExp(`^(${WORDS.join("|")})$`, "u");

function words(element) {
  const label = element.innerText || element.getAttribute("aria-label") || "";
  // Without arrows, dots and counts in brackets.
  const plain = label.toLowerCase().replace(/\(.*?\)/g, " ").replace(/[^\p{L}\p{M}]+/gu, " ");
  return plain.trim();
}

function staysHere(element) {
  const link = element.closest("a");
  const href = link && link.getAttribute("href");
  if (href && !/^(#|javascript:)/i.test(href.trim())) return false;
  const form = element.form || element.closest("form");
  return !(form && element.tagName === "BUTTON" && element.type !== "button");
}

function isPressable(element) {
  const disabled = element.disabled || element.getAttribute("aria-disabled") === "true";
  const box = element.getBoundingClientRect();
  return !disabled && box.width > 0 && box.height > 0 && element.checkVisibility({ visibilityProperty: true });
}

const BUTTONS = "button, [role=button], a:not([href]), a[href^='#'], a[href^='javascript:' i]";
// If there are more, they belong to cards, which open their own text.
const MAX_BUTTONS = 6;

// Buttons with these attributes open and close a part of the page.
const toggles = (element) => element.hasAttribute("aria-expanded") || element.hasAttribute("aria-haspopup");

const buttons = Array.from(document.querySelectorAll(BUTTONS)).filter(
  (element) => LOADS_MORE.test(words(element)) && !toggles(element) && staysHere(element) && isPressable(element));
if (press && buttons.length && buttons.length <= MAX_BUTTONS) buttons[0].click();
return buttons.length > 0 && buttons.length <= MAX_BUTTONS;

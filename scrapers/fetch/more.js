// Runs in the page: tells whether a button says that it loads more, and presses the first one if asked.
const [press] = arguments;

const WORDS = [
  "(load|show|view|see) more( \\w+){0,2}", "more (people|results|staff|members)", "load all|show all",
  "mehr (laden|anzeigen|zeigen)", "weitere( \\S+)? (anzeigen|laden)", "alle anzeigen",
  "(afficher|voir|charger) plus( de \\S+)?", "(ver|mostrar|cargar) más( \\S+)?",
  "(carica|mostra|vedi) (altri|altro|di più)", "(carregar|ver|mostrar) mais", "meer (laden|tonen)",
  "加载更多", "查看更多", "显示更多", "載入更多", "もっと見る", "もっと読み込む", "さらに表示", "더 ?보기",
];
const SAYS = new RegExp(`^(${WORDS.join("|")})$`, "u");

function words(element) {
  const said = element.innerText || element.getAttribute("aria-label") || "";
  // Arrows, dots and counts in brackets are no words.
  const plain = said.toLowerCase().replace(/\(.*?\)/g, " ").replace(/[^\p{L}\p{M}]+/gu, " ");
  return plain.trim();
}

function staysHere(element) {
  const link = element.closest("a");
  const href = link && link.getAttribute("href");
  if (href && !/^(#|javascript:)/i.test(href.trim())) return false;
  const form = element.form || element.closest("form");
  return !(form && element.tagName === "BUTTON" && element.type !== "button");
}

function pressable(element) {
  const disabled = element.disabled || element.getAttribute("aria-disabled") === "true";
  const box = element.getBoundingClientRect();
  return !disabled && box.width > 0 && box.height > 0 && element.checkVisibility({ visibilityProperty: true });
}

const PLACES = "button, [role=button], a:not([href]), a[href^='#'], a[href^='javascript:' i]";
// More than these are not the list's: each card has one, to open its own text.
const MOST = 6;

// What opens and closes a part of the page is told by these.
const toggles = (element) => element.hasAttribute("aria-expanded") || element.hasAttribute("aria-haspopup");

const found = Array.from(document.querySelectorAll(PLACES)).filter(
  (element) => SAYS.test(words(element)) && !toggles(element) && staysHere(element) && pressable(element));
if (press && found.length && found.length <= MOST) found[0].click();
return found.length > 0 && found.length <= MOST;

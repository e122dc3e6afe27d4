"use strict";
// Shared by every picture: the data, text-only elements, and assumptions that are open on paper and foldable on screen.
const DATA = JSON.parse(document.getElementById("data").textContent);

function say(key, values) {
  return DATA.words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

// An element that holds text, never markup.
function make(name, text, className) {
  const element = document.createElement(name);
  if (text !== undefined) element.textContent = text;
  if (className) element.className = className;
  return element;
}

function addTerm(list, term, ...values) {
  list.append(make("dt", term), ...values.map((value) => make("dd", value)));
}

// An article with the way to its text, where there is one. Nothing is fetched: only a reader who follows it goes there.
function cited(sentence, links) {
  const found = links.find(([text]) => text === sentence);
  if (!found || !found[1].startsWith("https://")) return make("dd", sentence);
  const entry = make("dd");
  const link = make("a", sentence);
  link.href = found[1];
  link.rel = "noreferrer noopener";
  entry.append(link);
  return entry;
}

// What the law says of one gap: the state in word and mark, then who, on which article, what to check and to weigh.
function describeLaw(law, level) {
  const head = make("p", undefined, "verdict-line");
  head.append(make("span", "", law.shape), " ", make("strong", law.state));
  const list = make("dl");
  for (const [term, sentences] of law.lines) {
    const entries = sentences.map((sentence) => cited(sentence, law.links));
    if (law.checks.includes(term)) entries.forEach((entry) => entry.classList.add("to-check"));
    list.append(make("dt", term), ...entries);
  }
  const parts = [make(level, say("law"), "law-head"), head];
  if (law.meaning) parts.push(make("p", law.meaning, "small"));
  if (law.helps) addTerm(list, say("law-helps"), law.helps);
  return [...parts, list];
}

const assumptions = document.querySelector("details.assumptions");
const isLong = () => assumptions.querySelectorAll("li").length > 4;
assumptions.open = !isLong();
window.addEventListener("beforeprint", () => { assumptions.open = true; });
window.addEventListener("afterprint", () => { assumptions.open = !isLong(); });
// What would push the picture off a small screen is folded there: its media query is in the page.
for (const details of document.querySelectorAll("details[data-fold]")) {
  const screen = window.matchMedia(details.dataset.fold);
  const fold = () => { details.open = !screen.matches; };
  screen.addEventListener("change", fold);
  fold();
}
// What is folded on screen but belongs on paper is printed open; an annex of dozens of sheets is not.
const folded = [...document.querySelectorAll("details.on-paper")];
let foldedBefore = [];
window.addEventListener("beforeprint", () => {
  foldedBefore = folded.filter((details) => !details.open);
  for (const details of foldedBefore) details.open = true;
});
window.addEventListener("afterprint", () => { for (const details of foldedBefore) details.open = false; });

// What the reader chose, kept in the address so that it can be mailed and reloaded.
function readChoices() {
  return Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
}

function writeChoices(choices) {
  const kept = Object.entries(choices).filter(([, value]) => value);
  history.replaceState(null, "", kept.length ? "#" + new URLSearchParams(kept) : location.pathname + location.search);
}

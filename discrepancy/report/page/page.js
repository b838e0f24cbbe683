(() => {
"use strict";
const one = (what, where = document) => where.querySelector(what);
const all = (what, where = document) => Array.from(where.querySelectorAll(what));
const kept = name => { try { return localStorage.getItem("discrepancy:" + name); } catch { return null; } };
const keep = (name, value) => { try { localStorage.setItem("discrepancy:" + name, value); } catch { /* a page may not be allowed to remember */ } };
const root = document.documentElement, live = one("#live"), template = one("#actions"), words = template.dataset;
const cards = all("article.f");
let quiet = 0;
const say = text => {
  live.textContent = text;
  clearTimeout(quiet);
  quiet = setTimeout(() => { live.textContent = ""; }, 4000);
};

for (const part of all("[data-js]")) part.hidden = false;

// Light or dark: as the device, unless somebody chose.
const theme = one("#theme");
const paint = () => { if (theme.value === "auto") delete root.dataset.theme; else root.dataset.theme = theme.value; };
if (["light", "dark"].includes(kept("theme"))) theme.value = kept("theme");
paint();
theme.addEventListener("change", () => { paint(); keep("theme", theme.value); });

// Below each finding: its status, and the note.
const statuses = new Map();
for (const card of cards) {
  const part = template.content.cloneNode(true), name = card.dataset.id + ":" + card.dataset.state, before = kept(name);
  if (["open", "asked", "explained"].includes(before)) {
    one("select", part).value = before;
    statuses.set(card, before);
  }
  card.append(part);
}
document.addEventListener("change", event => {
  if (!event.target.matches("select.status")) return;
  const card = event.target.closest("article");
  statuses.set(card, event.target.value);
  keep(card.dataset.id + ":" + card.dataset.state, event.target.value);
});
one("#export").addEventListener("click", () => {
  const told = cards.filter(card => statuses.has(card))
    .map(card => ({ id: card.dataset.id, state: card.dataset.state, status: statuses.get(card) }));
  const body = JSON.stringify({ schema: "discrepancy-statuses/1", statuses: told }, null, 1) + "\n";
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([body], { type: "application/json" }));
  link.download = "statuses.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
});

// The note leaves the assessment blank: that is the desk's.
const text = part => {
  if (!part) return "";
  const copy = part.cloneNode(true);
  for (const gap of all(".gap", copy)) gap.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
};
const note = card => {
  const lines = [text(one("h3", card)), words.claim + ": " + text(one(".msg", card)), "", words.places + ":"];
  for (const side of all(".side", card)) {
    const value = text(one(".val", side));
    if (value) lines.push(value);
    for (const figure of all("figure", side))
      lines.push("- " + text(one("figcaption", figure)) + ": " + text(one("blockquote", figure)));
  }
  lines.push("", words.assessment + ": ____", "", text(one(".rule", card)) + " " + card.dataset.id);
  return lines.join("\n") + "\n";
};
const copyByHand = value => {
  const area = document.createElement("textarea");
  area.value = value;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
};
document.addEventListener("click", async event => {
  const button = event.target.closest("button.copy");
  if (!button) return;
  const value = note(button.closest("article"));
  let done;
  try { await navigator.clipboard.writeText(value); done = true; } catch { done = copyByHand(value); }
  button.focus();
  say(done ? words.copied : words.failed);
});
one("#print").addEventListener("click", () => print());

// What is shown: by verdict, kind and source.
const form = one("#filter"), rows = all("tr[data-f]"), none = one("#none");
const chosen = name => new Set(all("input[name=" + name + "]:checked", form).map(box => box.value));
const narrow = () => {
  const verdicts = chosen("v"), kinds = chosen("k"), sources = form.elements.s.value.split(" ").filter(Boolean), shown = new Set();
  for (const card of cards) {
    const data = card.dataset;
    const fits = verdicts.has(data.v) && kinds.has(data.k) && (!sources.length || data.s.split(" ").some(s => sources.includes(s)));
    card.parentElement.hidden = !fits;
    if (fits) shown.add(card.id.slice(1));
  }
  for (const row of rows) row.hidden = !row.dataset.f.split(" ").some(number => shown.has(number));
  if (none) none.hidden = shown.size > 0;
  one("output", form).textContent = form.dataset.count.replace("{n}", shown.size);
};
form.addEventListener("change", narrow);
form.addEventListener("submit", event => event.preventDefault());
form.reset();
narrow();

// From finding to finding: by buttons, or by keys that can be switched off.
const keys = one("#keys");
if (keys) {
keys.checked = kept("keys") !== "off";
keys.addEventListener("change", () => keep("keys", keys.checked ? "on" : "off"));
let current = -1;
const move = step => {
  const held = document.activeElement && document.activeElement.closest("article.f");
  let at = (held ? cards.indexOf(held) : current) + step;
  while (at >= 0 && at < cards.length && cards[at].parentElement.hidden) at += step;
  if (at < 0 || at >= cards.length) return;
  current = at;
  cards[at].focus({ preventScroll: true });
  cards[at].scrollIntoView({ block: "start" });
};
one("#next").addEventListener("click", () => move(1));
one("#previous").addEventListener("click", () => move(-1));
document.addEventListener("keydown", event => {
  if (!keys.checked || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest("select, textarea, input:not([type=checkbox])")) return;
  if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else return;
  event.preventDefault();
});
}

// A link into a report that is folded away opens it.
const unfold = () => {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  const fold = target && target.closest("details");
  if (fold && !fold.open) { fold.open = true; target.scrollIntoView(); }
};
addEventListener("hashchange", unfold);
unfold();
})();

"use strict";
// The difference matrix: filters in the address, arrows over the cells, and per cell what changed need by need.
(() => {
  const table = document.getElementById("difference");
  if (!table) return;
  const panel = document.getElementById("panel");
  const status = document.getElementById("status");
  const heads = [...table.querySelectorAll("[data-party]")];
  const rows = [...table.querySelectorAll("tr[data-item]")].map((element) => ({ element, cells: [...element.cells].slice(1) }));
  const listed = [...document.querySelectorAll("#changes tbody tr")];
  const fields = { verschil: document.getElementById("filter-change"), partij: document.getElementById("filter-party") };
  const text = (number) => DATA.texts[number];
  let current = null;
  let selected = null;

  // ── filters ──
  function filter() {
    const [verschil, partij] = [fields.verschil.value, fields.partij.value];
    const kept = new Set();
    const columns = heads.map(() => false);
    for (const row of rows) {
      row.cells.forEach((cell, place) => {
        const fits = cell.dataset.entry !== undefined && (!verschil || cell.dataset.change === verschil) &&
          (!partij || heads[place].dataset.party === partij);
        if (fits) { kept.add(cell.dataset.entry); columns[place] = true; }
      });
      row.element.hidden = !row.cells.some((cell) => kept.has(cell.dataset.entry));
    }
    heads.forEach((head, place) => {
      head.hidden = !columns[place];
      for (const row of rows) row.cells[place].hidden = !columns[place];
    });
    for (const line of listed) line.hidden = !kept.has(line.dataset.entry);
    status.textContent = say("difference-shown", { count: kept.size }) + ".";
    keepOneTabStop();
  }

  function apply() {
    filter();
    writeChoices({ verschil: fields.verschil.value, partij: fields.partij.value });
  }

  function restore() {
    const chosen = readChoices();
    for (const [name, field] of Object.entries(fields)) {
      field.value = [...field.options].some((option) => option.value === chosen[name]) ? chosen[name] : "";
    }
    apply();
  }

  // ── keyboard ──
  const lines = () => rows.filter((row) => !row.element.hidden);
  const across = (row) => row.cells.filter((cell) => !cell.hidden);

  function keepOneTabStop() {
    if (current && !current.hidden && !current.parentElement.hidden) return;
    const first = lines()[0];
    moveTo(first ? across(first)[0] : null, false);
  }

  function moveTo(cell, withFocus = true) {
    if (current) current.tabIndex = -1;
    current = cell || null;
    if (!current) return;
    current.tabIndex = 0;
    if (withFocus) current.focus();
  }

  function step(event) {
    const cell = event.target.closest("tbody td");
    if (!cell) return;
    const all = lines();
    const down = all.findIndex((row) => row.element === cell.parentElement);
    const here = across(all[down]).indexOf(cell);
    const last = across(all[down]).length - 1;
    const to = (line, place) => moveTo(across(all[Math.max(0, Math.min(all.length - 1, line))])[Math.max(0, Math.min(last, place))]);
    const moves = {
      ArrowUp: () => to(down - 1, here),
      ArrowDown: () => to(down + 1, here),
      ArrowLeft: () => to(down, here - 1),
      ArrowRight: () => to(down, here + 1),
      Home: () => to(event.ctrlKey ? 0 : down, 0),
      End: () => to(event.ctrlKey ? all.length - 1 : down, last),
      Enter: () => open(cell, true),
      " ": () => open(cell, true),
    };
    if (!moves[event.key]) return;
    event.preventDefault();
    moves[event.key]();
  }

  // ── the panel ──
  function open(cell, withFocus) {
    if (selected) selected.classList.remove("selected");
    selected = cell;
    cell.classList.add("selected");
    const title = document.getElementById("panel-title");
    const place = [...cell.parentElement.cells].indexOf(cell) - 1;
    title.textContent = heads[place].textContent + " – " + cell.parentElement.cells[0].textContent;
    const entry = cell.dataset.entry;
    const about = [];
    if (entry !== undefined) {
      const line = listed[Number(entry)];
      const sides = make("dl");
      addTerm(sides, say("side-a"), line.querySelector(".before").textContent);
      addTerm(sides, say("side-b"), line.querySelector(".after").textContent);
      about.push(make("p", line.cells[0].querySelector(".unseen").textContent), sides);
      const needs = DATA.needs[Number(entry)];
      if (needs.length) about.push(make("h4", say("needs-differ")), ...needs.map(describe));
    }
    document.getElementById("panel-body").replaceChildren(...about);
    panel.hidden = false;
    if (withFocus) title.focus();
    else {
      status.textContent = say("opened", { cell: title.textContent });
      cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  }

  function describe([step, change, before, after]) {
    const section = make("section");
    const sides = make("dl");
    addTerm(sides, say("side-a"), text(before));
    addTerm(sides, say("side-b"), text(after));
    section.append(make("p", text(step) + ": " + text(change), "verdict-line"), sides);
    return section;
  }

  function close() {
    if (panel.hidden) return;
    panel.hidden = true;
    if (selected) {
      selected.classList.remove("selected");
      moveTo(selected);
    }
  }

  // ── wiring ──
  const region = document.getElementById("region");
  region.style.scrollPaddingTop = table.tHead.offsetHeight + 4 + "px";
  region.style.scrollPaddingLeft = table.querySelector("tbody th").offsetWidth + 4 + "px";
  for (const field of Object.values(fields)) field.addEventListener("change", apply);
  document.getElementById("reset").addEventListener("click", () => {
    for (const field of Object.values(fields)) field.value = "";
    apply();
  });
  table.addEventListener("click", (event) => {
    const cell = event.target.closest("tbody td");
    if (!cell) return;
    moveTo(cell);
    open(cell, false);
  });
  table.addEventListener("keydown", step);
  document.getElementById("panel-close").addEventListener("click", close);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  window.addEventListener("hashchange", restore);
  restore();
})();

"use strict";
// The matrix: order, filters, keyboard and the panel. Nothing here adds a fact; it shows and hides what the page holds.
(() => {
  const table = document.getElementById("matrix");
  const region = document.getElementById("region");
  const panel = document.getElementById("panel");
  const status = document.getElementById("status");
  const flat = document.getElementById("flat");
  const bodies = [...table.querySelectorAll("tbody[data-theme]")];
  const parties = [...table.querySelectorAll("thead [data-party]")];
  const groups = [...table.querySelectorAll("thead [data-group]")];
  const totals = [...table.querySelectorAll("thead .totals td")];
  const rows = [...table.querySelectorAll("tr[data-item]")].map((element) => ({
    element,
    body: element.parentElement,
    name: element.querySelector(".name").textContent,
    gaps: Number(element.dataset.gaps),
    cells: [...element.cells].slice(1),
  }));
  const fields = {
    thema: document.getElementById("filter-theme"),
    partij: document.getElementById("filter-party"),
    soort: document.getElementById("filter-kind"),
    wet: document.getElementById("filter-law"),
    gaten: document.getElementById("filter-only"),
  };
  if (!fields.wet) delete fields.wet;
  const orders = ["theme", "gaps", "name"];
  let order = "theme";
  let current = null;
  let selected = null;

  // ── order ──
  function arrange() {
    const byName = (one, other) => one.name.localeCompare(other.name, document.documentElement.lang);
    const inOrder = {
      theme: rows,
      gaps: [...rows].sort((one, other) => other.gaps - one.gaps || byName(one, other)),
      name: [...rows].sort(byName),
    }[order];
    for (const row of inOrder) (order === "theme" ? row.body : flat).append(row.element);
    flat.hidden = order === "theme";
    for (const button of document.querySelectorAll("[data-order]")) {
      button.setAttribute("aria-pressed", String(button.dataset.order === order));
    }
  }

  // ── filters ──
  function choices() {
    return {
      volgorde: order === "theme" ? "" : order,
      thema: fields.thema.value,
      partij: fields.partij.value,
      soort: fields.soort.value,
      wet: fields.wet ? fields.wet.value : "",
      gaten: fields.gaten.checked ? "1" : "",
    };
  }

  function filter() {
    const { thema, partij, soort, wet, gaten } = choices();
    const chosen = parties.findIndex((head) => head.dataset.party === partij);
    const isOf = (cell) => (!soort || cell.dataset.kind === soort) && (!wet || cell.dataset.law === wet);
    const fits = (cell) => (soort || wet ? isOf(cell) : cell.dataset.cell !== undefined);
    for (const row of rows) {
      const looked = chosen >= 0 ? [row.cells[chosen]] : row.cells;
      const wanted = (chosen < 0 && !soort && !wet) || looked.some(fits);
      row.element.hidden = !wanted || (thema !== "" && row.body.dataset.theme !== thema);
    }
    const visible = rows.filter((row) => !row.element.hidden);
    const narrowed = thema || partij || soort || wet;
    const columns = parties.map((_, place) => {
      const cells = visible.map((row) => row.cells[place]);
      if (place === chosen) return true;
      if (gaten) return cells.some((cell) => cell.dataset.kind);
      return !narrowed || cells.some((cell) => cell.dataset.cell !== undefined);
    });
    showColumns(columns, chosen, isOf);
    for (const body of bodies) {
      body.hidden = order !== "theme" || ![...body.querySelectorAll("tr[data-item]")].some((row) => !row.hidden);
    }
    status.textContent = say("shown", { rows: visible.length, columns: columns.filter(Boolean).length }) +
      ". " + say("sorted-as", { order: say("order-" + order) }) + ".";
    if (chosen >= 0) parties[chosen].scrollIntoView({ block: "nearest", inline: "nearest" });
    keepOneTabStop();
  }

  function showColumns(columns, chosen, isOf) {
    columns.forEach((isShown, place) => {
      for (const element of [parties[place], totals[place], ...rows.map((row) => row.cells[place])]) {
        element.hidden = !isShown;
        element.classList.toggle("chosen", place === chosen);
      }
    });
    for (const row of rows) {
      for (const cell of row.cells) {
        if (cell.dataset.kind) cell.classList.toggle("faded", !isOf(cell));
      }
    }
    let start = 0;
    for (const group of groups) {
      const width = Number(group.dataset.width ||= group.colSpan);
      const shown = columns.slice(start, start + width).filter(Boolean).length;
      group.hidden = shown === 0;
      if (shown) group.colSpan = shown;
      start += width;
    }
  }

  function apply() {
    arrange();
    filter();
    writeChoices(choices());
  }

  function restore() {
    const kept = readChoices();
    order = orders.includes(kept.volgorde) ? kept.volgorde : "theme";
    for (const name of ["thema", "partij", "soort", "wet"]) {
      if (!fields[name]) continue;
      const known = [...fields[name].options].some((option) => option.value === kept[name]);
      fields[name].value = known ? kept[name] : "";
    }
    fields.gaten.checked = kept.gaten === "1";
    apply();
  }

  // ── keyboard: one tab stop, arrows walk over what is in view ──
  function lines() {
    const rank = new Map([...table.querySelectorAll("tr[data-item]")].map((element, place) => [element, place]));
    return rows.filter((row) => !row.element.hidden).sort((one, other) => rank.get(one.element) - rank.get(other.element));
  }

  function keepOneTabStop() {
    if (current && !current.hidden && !current.parentElement.hidden) return;
    const first = lines()[0];
    moveTo(first ? first.cells.find((cell) => !cell.hidden) : null, false);
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
    const visible = lines();
    const down = visible.findIndex((row) => row.element === cell.parentElement);
    const across = visible[down].cells.filter((other) => !other.hidden);
    const here = across.indexOf(cell);
    const to = (line, place) => {
      const row = visible[Math.max(0, Math.min(visible.length - 1, line))];
      const cells = row.cells.filter((other) => !other.hidden);
      moveTo(cells[Math.max(0, Math.min(cells.length - 1, place))]);
    };
    const end = across.length - 1;
    const moves = {
      ArrowUp: () => to(down - 1, here),
      ArrowDown: () => to(down + 1, here),
      ArrowLeft: () => to(down, here - 1),
      ArrowRight: () => to(down, here + 1),
      Home: () => to(event.ctrlKey ? 0 : down, 0),
      End: () => to(event.ctrlKey ? visible.length - 1 : down, end),
      PageUp: () => to(down - 10, here),
      PageDown: () => to(down + 10, here),
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
    panel.hidden = false;
    const title = document.getElementById("panel-title");
    const body = document.getElementById("panel-body");
    const place = [...cell.parentElement.cells].indexOf(cell) - 1;
    const detail = cell.dataset.cell === undefined ? null : DATA.cells[Number(cell.dataset.cell)];
    const party = detail ? detail.party : parties[place].querySelector(".upright").textContent;
    const item = detail ? detail.item : cell.parentElement.querySelector(".name").textContent;
    title.textContent = party + " – " + item;
    body.replaceChildren(...(detail ? describe(detail) : [make("p", say("empty-cell"))]));
    if (withFocus) title.focus();
    else cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  function describe(detail) {
    const about = make("dl");
    if (detail.position) addTerm(about, say("position"), detail.position);
    addTerm(about, say("says"), detail.says);
    return [about, ...detail.needs.map(describeNeed), ...(detail.reach ? [describeReach(detail.reach)] : [])];
  }

  // The ways from here to the alleged perpetrator: what holds each back, and who decides.
  function describeReach(reach) {
    const section = make("section");
    const head = make("p");
    head.append(make("span", reach.code, reach.shape), " ", make("strong", reach.kind));
    const list = make("dl");
    for (const [way, sentences] of reach.ways) addTerm(list, way, ...sentences);
    section.append(head, list);
    return section;
  }

  function describeNeed(need) {
    const section = make("section");
    const head = make("p");
    if (need.code) head.append(make("span", need.code, need.shape), " ");
    head.append(make("strong", need.kind));
    section.append(head, make("p", need.explanation));
    if (need.law !== undefined) section.append(...describeLaw(DATA.laws[need.law], "h4"));
    const list = make("dl", undefined, need.law === undefined ? "" : "after-law");
    addTerm(list, say("needed-at-head"), ...need.steps);
    addTerm(list, say("weight"), need.weight);
    if (need.help && need.law === undefined) addTerm(list, say("helps"), need.help);
    section.append(list);
    if (need.assumed.length) {
      const rests = make("ul");
      rests.append(...need.assumed.map((text) => make("li", text)));
      section.append(make("p", say("row-assumptions") + ":", "small"), rests);
    }
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
  table.addEventListener("mouseover", (event) => {
    const cell = event.target.closest("td[data-cell]");
    if (cell && !cell.title) cell.title = cell.querySelector(".unseen").textContent;
  });
  for (const row of rows) for (const cell of row.cells) cell.tabIndex = -1;
  region.style.scrollPaddingTop = table.tHead.offsetHeight + 4 + "px";
  region.style.scrollPaddingLeft = table.querySelector("tbody th[scope=row]").offsetWidth + 4 + "px";
  document.getElementById("controls").addEventListener("click", (event) => {
    const button = event.target.closest("[data-order]");
    if (!button) return;
    order = button.dataset.order;
    apply();
  });
  for (const field of Object.values(fields)) field.addEventListener("change", apply);
  document.getElementById("reset").addEventListener("click", () => {
    order = "theme";
    for (const field of Object.values(fields)) { field.value = ""; field.checked = false; }
    apply();
  });
  table.addEventListener("click", (event) => {
    const cell = event.target.closest("tbody td");
    if (!cell) return;
    moveTo(cell);
    open(cell, false);
  });
  table.addEventListener("focusin", (event) => {
    const cell = event.target.closest("tbody td");
    if (!cell) return;
    moveTo(cell, false);
    if (!panel.hidden) open(cell, false);
  });
  table.addEventListener("keydown", step);
  document.getElementById("panel-close").addEventListener("click", close);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  window.addEventListener("hashchange", restore);
  restore();
})();

"use strict";
// The matrix: order, filters, keyboard and the panel. Nothing here adds a fact; it shows and hides what the page holds.
// A row takes on a change when it comes into view; the rows out of view follow while nothing else is to do. So an action
// costs what is seen, however large the table is.
(() => {
  const root = document.documentElement;
  const table = document.getElementById("matrix");
  const region = document.getElementById("region");
  const panel = document.getElementById("panel");
  const status = document.getElementById("status");
  const flat = document.getElementById("flat");
  const bodies = [...table.querySelectorAll("tbody[data-theme]")];
  const groups = [...table.querySelectorAll("thead [data-group]")];
  const partyRow = table.querySelector("tr.parties");
  const totalRow = table.querySelector("tr.totals");
  const parties = [...partyRow.cells].slice(1);
  const rows = [...table.querySelectorAll("tr[data-item]")].map((element, place) => {
    const cells = [...element.cells].slice(1);
    const filled = [];
    cells.forEach((cell, column) => {
      const number = cell.getAttribute("data-cell");
      if (number !== null) filled.push({ cell, column, number: Number(number), kind: cell.getAttribute("data-kind"), law: cell.getAttribute("data-law") });
    });
    return { element, place, cells, filled, body: element.parentElement, held: element.dataset.held || "", category: element.dataset.category, state: 0, ordered: "theme" };
  });
  const fields = {
    thema: document.getElementById("filter-theme"),
    partij: document.getElementById("filter-party"),
    stap: document.getElementById("filter-step"),
    categorie: document.getElementById("filter-category"),
    soort: document.getElementById("filter-kind"),
    wet: document.getElementById("filter-law"),
  };
  if (!fields.wet) delete fields.wet;
  const onlyGaps = document.getElementById("filter-only");
  const closed = new Set(DATA.closed);
  const quicks = [...document.querySelectorAll("[data-quick]")].map((button) => button.dataset.quick);
  let order = "theme";
  let quick = "";
  let state = 1;          // counts the changes; a row with another number has yet to take the last one on
  let shownColumns = parties.map(() => true);
  let chosenColumns = new Set();
  let fades = null;       // whether a gap stands apart from what was asked; null when nothing was
  let shownRows = rows;
  let current = null;
  let selected = null;
  root.classList.add("scripted");

  // ── order ──
  function columnOrder() {
    return DATA.orders[order].columns;
  }

  let arranged = "theme";
  function arrange() {
    const themed = order === "theme";
    const inOrder = DATA.orders[order].rows.map((place) => rows[place]);
    if (arranged !== order) {
      arranged = order;
      for (const row of inOrder) (themed ? row.body : flat).append(row.element);
      for (const head of [partyRow, totalRow]) reorder(head);
    }
    flat.hidden = themed;
    table.classList.toggle("flat", !themed);
    for (const button of document.querySelectorAll("[data-order]")) {
      button.setAttribute("aria-pressed", String(button.dataset.order === order));
    }
    rows.inOrder = inOrder;
  }

  const heads = new Map([partyRow, totalRow].map((row) => [row, [...row.cells]]));
  function reorder(row) {
    const [first, ...cells] = heads.get(row);
    row.replaceChildren(first, ...columnOrder().map((place) => cells[place]));
  }

  // ── filters ──
  function choices() {
    const found = { volgorde: order === "theme" ? "" : order, snel: quick };
    for (const [name, field] of Object.entries(fields)) found[name] = field.value;
    found.gaten = onlyGaps.checked ? "1" : "";
    return found;
  }

  function asked({ soort, wet, stap }) {
    if (!soort && !wet && !stap && quick !== "closed") return null;
    return (one) =>
      (!soort || one.kind === soort) && (!wet || one.law === wet) &&
      (!stap || DATA.steps[one.number].includes(stap)) && (quick !== "closed" || closed.has(one.law));
  }

  function filter() {
    const { thema, categorie, partij, soort, wet, stap } = choices();
    chosenColumns = new Set(parties.map((_, place) => place).filter((place) => isChosen(parties[place], partij)));
    fades = asked({ soort, wet, stap });
    const fits = fades || (() => true);
    const isLooked = (one) => !chosenColumns.size || chosenColumns.has(one.column);
    for (const row of rows) {
      const isAsked = (!fades && !chosenColumns.size) || row.filled.some((one) => isLooked(one) && fits(one));
      const isHeld = quick === "" || quick === "closed" || row.held === quick;
      row.shown = isAsked && isHeld && (!thema || row.body.dataset.theme === thema) && (!categorie || row.category === categorie);
      row.element.hidden = !row.shown;
    }
    shownRows = rows.inOrder.filter((row) => row.shown);
    shownColumns = columnsOf(thema || categorie || partij || fades || quick);
    state += 1;
    showHeads();
    for (const body of bodies) body.hidden = order !== "theme" || !rows.some((row) => row.shown && row.body === body);
    tellStatus();
    takeOn();
    keepOneTabStop();
    if (partij) {
      const before = columnOrder().filter((place) => shownColumns[place]).findIndex((place) => chosenColumns.has(place));
      region.scrollTo(Math.max(0, before - 4) * sizes.cell, sizes.top);
    }
  }

  function isChosen(head, partij) {
    return partij !== "" && (head.dataset.party === partij || head.dataset.partner === partij);
  }

  function columnsOf(narrowed) {
    const withCell = new Set();
    const withGap = new Set();
    for (const row of shownRows) {
      for (const one of row.filled) {
        withCell.add(one.column);
        if (one.kind) withGap.add(one.column);
      }
    }
    return parties.map((_, place) =>
      chosenColumns.has(place) || (onlyGaps.checked ? withGap.has(place) : !narrowed || withCell.has(place)));
  }

  function showHeads() {
    parties.forEach((head, place) => {
      for (const element of [head, heads.get(totalRow)[place + 1]]) {
        element.hidden = !shownColumns[place];
        element.classList.toggle("chosen", chosenColumns.has(place));
      }
    });
    groups[0].parentElement.hidden = order !== "theme";
    let start = 0;
    for (const group of groups) {
      const width = Number(group.dataset.width ||= group.colSpan);
      const shown = shownColumns.slice(start, start + width).filter(Boolean).length;
      group.hidden = shown === 0;
      if (shown) group.colSpan = shown;
      group.style.setProperty("--span", shown);
      start += width;
    }
  }

  function tellStatus() {
    const parts = [say("shown", { rows: shownRows.length, columns: shownColumns.filter(Boolean).length })];
    if (!shownRows.length) parts[0] = say("none-fit").replace(/\.$/, "");
    parts.push(say("sorted-as", { order: say("order-" + order) }) + ": " + say("order-how-" + order));
    if (quick) parts.push(say("quick-why-" + quick).replace(/\.$/, ""));
    status.textContent = parts.join(". ") + ".";
    for (const button of document.querySelectorAll("[data-quick]")) {
      button.setAttribute("aria-pressed", String(button.dataset.quick === quick));
    }
  }

  // ── rows take the change on ──
  function takeOnRow(row) {
    if (row.state === state) return;
    row.state = state;
    if (row.ordered !== order) {
      row.ordered = order;
      row.element.append(...columnOrder().map((place) => row.cells[place]));
    }
    row.cells.forEach((cell, place) => {
      if (cell.hidden === shownColumns[place]) cell.hidden = !shownColumns[place];
      const isChosenNow = chosenColumns.has(place);
      if (row.marked || isChosenNow) cell.classList.toggle("chosen", isChosenNow);
    });
    row.marked = chosenColumns.size > 0;
    for (const one of row.filled) if (one.kind) one.cell.classList.toggle("faded", fades !== null && !fades(one));
  }

  // The rows in view and a quarter of a screen on both sides of it. Rows are of one height and so are the heads of
  // themes, so it is reckoned and not measured: measuring would lay out rows that have yet to change.
  const sizes = { row: 30, theme: 27, screen: 700, cell: 34, top: 0 };
  function measure() {
    const themed = table.querySelector("tbody[data-theme]:not([hidden]) tr.theme");
    const seen = shownRows[0];
    if (seen) sizes.row = seen.element.offsetHeight;
    if (themed) sizes.theme = themed.offsetHeight;
    sizes.screen = region.clientHeight;
    sizes.cell = parties.find((head) => !head.hidden)?.offsetWidth || sizes.cell;
    sizes.top = region.scrollTop;
  }

  function takeOn() {
    const from = sizes.top - sizes.screen / 4;
    const to = sizes.top + sizes.screen * 1.25;
    let top = 0;
    let body = null;
    for (const row of shownRows) {
      if (order === "theme" && row.body !== body) top += sizes.theme;
      body = row.body;
      if (top + sizes.row > from) takeOnRow(row);
      top += sizes.row;
      if (top > to) break;
    }
    later();
  }

  let waiting = false;
  function later() {
    if (waiting) return;
    waiting = true;
    const idle = window.requestIdleCallback || ((work) => setTimeout(() => work({ timeRemaining: () => 8 }), 30));
    idle((deadline) => {
      waiting = false;
      let row = rows.find((one) => one.state !== state);
      while (row && deadline.timeRemaining() > 2) {
        takeOnRow(row);
        row = rows.find((one) => one.state !== state);
      }
      if (row) later();
    });
  }

  function takeAllOn() {
    rows.forEach(takeOnRow);
  }

  function apply() {
    filter();
    writeChoices(choices());
  }

  function applyOrder() {
    if (!table.contains(document.activeElement)) moveTo(null);
    arrange();
    apply();
  }

  function restore() {
    const kept = readChoices();
    order = Object.hasOwn(DATA.orders, kept.volgorde || "") ? kept.volgorde : "theme";
    quick = quicks.includes(kept.snel) ? kept.snel : "";
    for (const [name, field] of Object.entries(fields)) {
      const known = [...field.options].some((option) => option.value === kept[name]);
      field.value = known ? kept[name] : "";
    }
    onlyGaps.checked = kept.gaten === "1";
    applyOrder();
  }

  // ── keyboard: one tab stop, arrows walk over what is in view ──
  function inView(row) {
    takeOnRow(row);
    return columnOrder().filter((place) => shownColumns[place]).map((place) => row.cells[place]);
  }

  function rowOf(cell) {
    return shownRows.find((row) => row.element === cell.parentElement);
  }

  function keepOneTabStop() {
    if (current && !current.hidden && rowOf(current)) return;
    moveTo(shownRows.length ? inView(shownRows[0])[0] : null, false);
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
    const down = shownRows.indexOf(rowOf(cell));
    const across = inView(shownRows[down]);
    const here = across.indexOf(cell);
    const to = (line, place) => {
      const cells = inView(shownRows[Math.max(0, Math.min(shownRows.length - 1, line))]);
      moveTo(cells[Math.max(0, Math.min(cells.length - 1, place))]);
    };
    const end = across.length - 1;
    const moves = {
      ArrowUp: () => to(down - 1, here),
      ArrowDown: () => to(down + 1, here),
      ArrowLeft: () => to(down, here - 1),
      ArrowRight: () => to(down, here + 1),
      Home: () => to(event.ctrlKey ? 0 : down, 0),
      End: () => to(event.ctrlKey ? shownRows.length - 1 : down, end),
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
  const text = (number) => DATA.texts[number];

  const named = (names, parts) => Object.fromEntries(names.map((name, place) => [name, parts[place]]));

  function lawOf(place) {
    if (place < 0) return undefined;
    const law = named(DATA.lawParts, DATA.laws[place]);
    for (const name of ["shape", "state", "meaning", "helps"]) law[name] = text(law[name]);
    law.checks = law.checks.map(text);
    law.links = law.links.map((pair) => pair.map(text));
    law.lines = law.lines.map(([term, said]) => [text(term), said.map(text)]);
    return law;
  }

  function needOf(parts) {
    const need = named(DATA.needParts, parts);
    for (const name of ["kind", "code", "shape", "weight", "explanation", "help"]) need[name] = text(need[name]);
    for (const name of ["steps", "assumed"]) need[name] = need[name].map(text);
    need.law = lawOf(need.law);
    return need;
  }

  function reachOf(parts) {
    const reach = named(DATA.reachParts, parts);
    for (const name of ["kind", "shape", "code"]) reach[name] = text(reach[name]);
    reach.ways = reach.ways.map(([way, said]) => [text(way), said.map(text)]);
    return reach;
  }

  function open(cell, withFocus) {
    if (selected) selected.classList.remove("selected");
    selected = cell;
    cell.classList.add("selected");
    panel.hidden = false;
    const title = document.getElementById("panel-title");
    const row = rowOf(cell);
    const place = row.cells.indexOf(cell);
    title.textContent = parties[place].querySelector(".upright").textContent + " – " + row.element.querySelector(".name").textContent;
    const isEmpty = cell.dataset.cell === undefined;
    const about = isEmpty ? [make("p", say("empty-cell"))] : describe(row, DATA.cells[Number(cell.dataset.cell)]);
    document.getElementById("panel-body").replaceChildren(...about);
    panel.scrollTop = 0;
    if (withFocus) title.focus();
    else {
      status.textContent = say("opened", { cell: title.textContent });
      cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  }

  function describe(row, [position, needs, reach]) {
    const about = make("dl");
    if (text(position)) addTerm(about, say("position"), text(position));
    addTerm(about, say("says"), text(DATA.says[row.place]));
    return [about, ...needs.map(needOf).map(describeNeed), ...(reach ? [describeReach(reachOf(reach))] : [])];
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
    if (need.law) section.append(...describeLaw(need.law, "h4"));
    const list = make("dl", undefined, need.law ? "after-law" : "");
    addTerm(list, say("needed-at-head"), ...need.steps);
    addTerm(list, say("weight"), need.weight);
    if (need.help && !need.law) addTerm(list, say("helps"), need.help);
    section.append(list);
    if (need.assumed.length) {
      const rests = make("ul");
      rests.append(...need.assumed.map((said) => make("li", said)));
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
  region.style.scrollPaddingTop = table.tHead.offsetHeight + 4 + "px";
  region.style.scrollPaddingLeft = table.querySelector("tbody th[scope=row]").offsetWidth + 4 + "px";
  region.addEventListener("scroll", () => { sizes.top = region.scrollTop; takeOn(); }, { passive: true });
  window.addEventListener("resize", () => { measure(); takeOn(); });
  document.getElementById("controls").addEventListener("click", (event) => {
    const button = event.target.closest("[data-order], [data-quick]");
    if (!button) return;
    if (button.dataset.order) {
      order = button.dataset.order;
      applyOrder();
    } else {
      quick = quick === button.dataset.quick ? "" : button.dataset.quick;
      apply();
    }
  });
  for (const field of [...Object.values(fields), onlyGaps]) field.addEventListener("change", apply);
  document.getElementById("reset").addEventListener("click", () => {
    order = "theme";
    quick = "";
    onlyGaps.checked = false;
    for (const field of Object.values(fields)) field.value = "";
    applyOrder();
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
  window.addEventListener("beforeprint", takeAllOn);
  restore();
  measure();
  takeOn();
})();

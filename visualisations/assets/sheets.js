"use strict";
// A matrix on paper: more columns than fit on a sheet of A3 at a size that can be read (the table says how many) are
// divided over sheets, each with the names of the items.
(() => {
  const table = document.querySelector("table[data-fits]");
  if (!table) return;
  const fits = Number(table.dataset.fits);
  let sheets = [];

  function divide() {
    gather();
    const heads = [...table.querySelector("[data-party]").parentElement.cells];
    const places = heads.map((_, place) => place).filter((place) => place > 0 && !heads[place].hidden);
    const count = Math.ceil(places.length / fits);
    if (count < 2) return;
    const width = Math.ceil(places.length / count);
    for (let sheet = 0; sheet < count; sheet += 1) {
      const part = places.slice(sheet * width, (sheet + 1) * width);
      const told = { sheet: sheet + 1, sheets: count, first: sheet * width + 1, last: sheet * width + part.length, count: places.length };
      sheets.push(sheetOf(new Set(part), say("sheet", told)));
    }
    table.after(...sheets);
    table.classList.add("divided");
  }

  // The copy bears the name of the table, because its rules of style are for that name; it goes when the paper is out.
  function sheetOf(part, told) {
    const copy = table.cloneNode(true);
    copy.classList.add("sheet");
    copy.caption.append(make("span", told, "part"));
    let start = 1;
    for (const group of [...copy.querySelectorAll("[data-group]")]) {
      const width = Number(group.dataset.width || group.colSpan);
      const kept = [...part].filter((place) => place >= start && place < start + width).length;
      start += width;
      if (kept) group.colSpan = kept;
      else group.remove();
    }
    for (const head of copy.querySelectorAll("tr.theme th")) head.colSpan = part.size + 1;
    for (const row of copy.querySelectorAll("tr:not(.groups, .theme)")) {
      row.replaceChildren(...[...row.cells].filter((_, place) => place === 0 || part.has(place)));
    }
    return copy;
  }

  function gather() {
    for (const sheet of sheets) sheet.remove();
    sheets = [];
    table.classList.remove("divided");
  }

  window.addEventListener("beforeprint", divide);
  window.addEventListener("afterprint", gather);
})();

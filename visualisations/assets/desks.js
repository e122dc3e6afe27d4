"use strict";
// Desks in the heads of the matrix: one tab stop, arrows walk over those in view, Enter opens what dies there.
(() => {
  const table = document.getElementById("matrix");
  const panel = document.getElementById("panel");
  const buttons = [...table.querySelectorAll("[data-desk]")];
  let opened = null;

  function only(button) {
    for (const other of buttons) other.tabIndex = other === button ? 0 : -1;
  }

  function inView() {
    return buttons.filter((button) => !button.closest("th").hidden);
  }

  function open(button) {
    const desk = DATA.desks[button.dataset.desk];
    const list = make("dl");
    addTerm(list, say("desk-factors"), ...(desk.factors.length ? desk.factors : [say("nothing")]));
    if (desk.items.length) addTerm(list, say("desk-all-dying"), ...desk.items);
    addTerm(list, say("desk-leans"), ...DATA.leans);
    const title = document.getElementById("panel-title");
    title.textContent = desk.name;
    document.getElementById("panel-body").replaceChildren(make("p", desk.note), list);
    panel.hidden = false;
    opened = button;
    title.focus();
  }

  function back() {
    if (opened) opened.focus();
    opened = null;
  }

  table.addEventListener("click", (event) => {
    const button = event.target.closest("[data-desk]");
    if (button) { only(button); open(button); } else opened = null;
  });
  table.addEventListener("focusin", (event) => {
    const button = event.target.closest("[data-desk]");
    if (button) only(button); else opened = null;
  });
  table.addEventListener("keydown", (event) => {
    const here = inView().indexOf(event.target.closest("[data-desk]"));
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (here < 0 || !way) return;
    event.preventDefault();
    const next = inView()[here + way];
    if (next) next.focus();
  });
  // A filter may hide the column of the tab stop; then the first desk in view takes it over.
  document.getElementById("controls").addEventListener("change", () => only(inView()[0]));
  document.getElementById("reset").addEventListener("click", () => only(inView()[0]));
  document.getElementById("panel-close").addEventListener("click", back);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") back(); });
  only(inView()[0]);
})();

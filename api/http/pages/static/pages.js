// Small help for who has scripts; every page works without.
"use strict";
(() => {
  // An explanation goes away with Escape and comes back with the next look (WCAG 1.4.13).
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const shown of document.querySelectorAll(".zl-term:hover, .zl-term:focus-within")) shown.classList.add("zl-hushed");
  });
  const back = (event) => {
    const term = event.target instanceof Element ? event.target.closest(".zl-term") : null;
    if (term) term.classList.remove("zl-hushed");
  };
  document.addEventListener("focusout", back);
  document.addEventListener("mouseout", (event) => {
    const term = event.target instanceof Element ? event.target.closest(".zl-term") : null;
    if (term && !term.contains(event.relatedTarget)) term.classList.remove("zl-hushed");
  });
  // An explanation that would leave the window is moved inside.
  const place = (event) => {
    const term = event.target instanceof Element ? event.target.closest(".zl-term") : null;
    if (!term) return;
    const tip = term.querySelector(".zl-tip");
    term.classList.toggle("zl-left", term.getBoundingClientRect().left + tip.offsetWidth > document.documentElement.clientWidth - 8);
  };
  document.addEventListener("focusin", place);
  document.addEventListener("mouseover", place);
  // A filter is asked as soon as it is chosen, only where the form says so.
  for (const form of document.querySelectorAll("form[data-now]")) {
    form.addEventListener("submit", () => {
      for (const field of form.elements) if (field.name && field.value === "") field.disabled = true;
    });
  }
  // On paper nothing is folded away.
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details.zl-print:not([open])")];
    for (const one of folded) one.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const one of folded) one.open = false;
  });
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
})();

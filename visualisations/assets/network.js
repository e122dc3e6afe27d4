"use strict";
// The picture: vis-network draws what the page holds, at fixed places. The table below it says the same.
(() => {
  const canvas = document.getElementById("canvas");
  const panel = document.getElementById("panel");
  const status = document.getElementById("status");
  const focus = document.getElementById("focus");
  const onlyMissing = document.getElementById("only-missing");
  const rows = [...document.querySelectorAll("#twin [data-edge]")];
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const size = DATA.label;
  let printing = false;

  // ── drawing: a point with its label outside the arc; below the arcs a label alone ──
  const kinds = { actor: { line: 1.5, radius: 4, dash: [] }, table: { line: 4, radius: 0, dash: [] }, knower: { line: 1.5, radius: 16, dash: [4, 3] } };
  const colours = () => DATA.colours[dark.matches && !printing ? "dark" : "light"];

  function labelArea(node) {
    const middle = node.x + node.side * (size.offset + size.width / 2);
    return { left: middle - size.width / 2, top: node.y - size.height / 2, width: size.width, height: size.height };
  }

  // One line when it fits, else two that are as equally long as can be.
  function wrap(ctx, text) {
    const width = (words) => ctx.measureText(words.join(" ")).width;
    const words = text.split(" ");
    if (width(words) <= size.width - 12 || words.length < 2) return [text];
    const widest = (cut) => Math.max(width(words.slice(0, cut)), width(words.slice(cut)));
    const cuts = words.slice(1).map((_, place) => place + 1);
    const best = cuts.reduce((one, other) => (widest(other) < widest(one) ? other : one));
    return [words.slice(0, best).join(" "), words.slice(best).join(" ")];
  }

  function drawNode(node, { ctx, state }) {
    const palette = colours();
    const kind = kinds[node.kind];
    const area = labelArea(node);
    const strong = state.selected || state.hover || node.id === focus.value;
    ctx.globalAlpha = isClear(node.id) ? 1 : 0.3;
    ctx.fillStyle = palette.raised;
    ctx.strokeStyle = strong ? palette.chosen : palette.outline;
    ctx.lineWidth = strong ? Math.max(3, kind.line) : kind.line;
    ctx.setLineDash(kind.dash);
    ctx.beginPath();
    ctx.roundRect(area.left, area.top, area.width, area.height, kind.radius);
    ctx.fill();
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.fillStyle = palette.ink;
    if (node.side) {
      ctx.beginPath();
      ctx.arc(node.x, node.y, 4.5, 0, 2 * Math.PI);
      ctx.fill();
    }
    ctx.font = (node.id === focus.value ? "700 " : "500 ") + "13.5px " + getComputedStyle(document.body).fontFamily;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    const lines = wrap(ctx, node.label);
    lines.forEach((line, place) => {
      ctx.fillText(line, area.left + area.width / 2, node.y + (place - (lines.length - 1) / 2) * 15, area.width - 8);
    });
  }

  function custom(node) {
    const nodeDimensions = node.side ? { width: 12, height: 12 } : { width: size.width, height: size.height };
    return { ...node, ctxRenderer: (drawing) => ({ drawNode: () => drawNode(node, drawing), nodeDimensions }) };
  }

  const areas = DATA.nodes.map(labelArea);
  const room = {
    left: Math.min(...areas.map((area) => area.left)) - 12,
    right: Math.max(...areas.map((area) => area.left + area.width)) + 12,
    top: Math.min(...areas.map((area) => area.top)) - 14,
    bottom: Math.max(...areas.map((area) => area.top + area.height)) + 14,
  };
  const wide = room.right - room.left;
  const high = room.bottom - room.top;

  // On paper the size is fixed: a sheet of A3 holds the picture under its legend, and a browser does not draw again.
  const paper = { width: 1500, height: 530 };

  function fitCanvas() {
    canvas.style.width = printing ? paper.width + "px" : "";
    const wanted = (canvas.clientWidth * high) / wide;
    const most = printing ? paper.height : Math.max(window.innerHeight * 0.94, 420);
    canvas.style.height = Math.round(Math.min(Math.max(wanted, 420), most)) + "px";
  }

  function refit() {
    fitCanvas();
    network.setSize("100%", "100%");
    fit();
  }

  function fit() {
    const scale = Math.min(canvas.clientWidth / wide, canvas.clientHeight / high);
    network.moveTo({ position: { x: (room.left + room.right) / 2, y: (room.top + room.bottom) / 2 }, scale });
  }

  fitCanvas();
  const nodes = new vis.DataSet(DATA.nodes.map(custom));
  // Labels are drawn here, after all lines, so that no line crosses a word.
  const edges = new vis.DataSet(DATA.edges.map(({ label, ...edge }) => edge));
  const network = new vis.Network(canvas, { nodes, edges }, DATA.options);
  canvas.firstElementChild.tabIndex = -1; // the table, not the canvas, is the way in by keyboard

  function drawLabels(ctx) {
    const palette = colours();
    const family = getComputedStyle(document.body).fontFamily;
    ctx.setLineDash([]);
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    for (const edge of shownEdges()) {
      const [x, y] = edge.label_at;
      const judged = edge.background !== undefined;
      ctx.font = (edge.gap ? "600 " : "400 ") + "13px " + family;
      const width = ctx.measureText(edge.label).width + 8;
      ctx.fillStyle = palette.paper;
      ctx.beginPath();
      ctx.roundRect(x - width / 2, y - 8.5, width, 17, 3);
      ctx.fill();
      if (judged) {
        ctx.strokeStyle = palette.outline;
        ctx.lineWidth = 1;
        ctx.stroke();
      }
      ctx.fillStyle = palette.ink;
      ctx.fillText(edge.label, x, y + 0.5);
    }
  }

  function isClear(id) {
    if (!focus.value && !onlyMissing.checked) return true;
    return id === focus.value || shownEdges().some((edge) => edge.from === id || edge.to === id);
  }

  function shownEdges() {
    return DATA.edges.filter((edge) =>
      (!onlyMissing.checked || edge.gap) &&
      (!focus.value || edge.from === focus.value || edge.to === focus.value));
  }

  function paint() {
    const palette = colours();
    const shown = new Set(shownEdges().map((edge) => edge.id));
    edges.update(DATA.edges.map((edge) => ({
      id: edge.id,
      hidden: !shown.has(edge.id),
      color: { color: palette[edge.style], highlight: palette[edge.style], hover: palette[edge.style] },
      ...(edge.background && { background: { ...edge.background, color: palette.casing } }),
      arrows: { to: { enabled: true, scaleFactor: 0.75 } },
    })));
    network.redraw();
    for (const row of rows) row.hidden = !shown.has(row.dataset.edge);
    status.textContent = say("edges-shown", { count: shown.size });
  }

  function apply() {
    paint();
    writeChoices({ partij: focus.value, gaten: onlyMissing.checked ? "1" : "" });
  }

  function restore() {
    const kept = readChoices();
    focus.value = [...focus.options].some((option) => option.value === kept.partij) ? kept.partij : "";
    onlyMissing.checked = kept.gaten === "1";
    apply();
  }

  // ── the panel ──
  function open(title, ...parts) {
    panel.hidden = false;
    document.getElementById("panel-title").textContent = title;
    document.getElementById("panel-body").replaceChildren(...parts);
  }

  function openEdge(id) {
    const edge = DATA.told[id];
    const list = make("dl");
    addTerm(list, say("how"), edge.how);
    addTerm(list, say("what"), ...edge.items);
    if (edge.when.length) addTerm(list, say("when"), ...edge.when);
    if (edge.practice.length) addTerm(list, say("practice"), ...edge.practice);
    open(edge.from + " → " + edge.to, list, ...edge.laws.flatMap(lawOf));
    for (const row of rows) row.classList.toggle("selected", row.dataset.edge === id);
  }

  function lawOf([number, items]) {
    const section = make("section");
    section.append(make("p", items.join(", ")), ...describeLaw(DATA.laws[number], "h4"));
    return [section];
  }

  function openNode(id) {
    const told = Object.values(DATA.told);
    const list = make("dl");
    const lines = (edges, end) => edges.length
      ? edges.map((edge) => edge[end] + " (" + edge.how + (edge.verdict ? "; " + edge.verdict.states.join("; ") : "") + "): " + edge.items.join(", "))
      : [say("nothing")];
    addTerm(list, say("gives"), ...lines(told.filter((edge) => edge.sender === id), "to"));
    addTerm(list, say("gets"), ...lines(told.filter((edge) => edge.recipient === id), "from"));
    open(DATA.nodes.find((node) => node.id === id).label, list);
  }

  function close() {
    panel.hidden = true;
    network.unselectAll();
    for (const row of rows) row.classList.remove("selected");
  }

  // ── wiring ──
  function zoom(factor) {
    network.moveTo({ scale: network.getScale() * factor });
  }
  network.on("afterDrawing", drawLabels);
  network.on("click", (event) => {
    const { x, y } = event.pointer.canvas;
    const hit = DATA.nodes.find((node) => {
      const area = labelArea(node);
      return x >= area.left && x <= area.left + area.width && y >= area.top && y <= area.top + area.height;
    });
    if (hit || event.nodes.length) openNode(hit ? hit.id : event.nodes[0]);
    else if (event.edges.length) openEdge(event.edges[0]);
  });
  document.getElementById("twin").addEventListener("click", (event) => {
    const button = event.target.closest("[data-show]");
    if (!button) return;
    network.selectEdges([button.dataset.show]);
    openEdge(button.dataset.show);
    canvas.scrollIntoView({ block: "center" });
    document.getElementById("panel-title").focus();
  });
  focus.addEventListener("change", apply);
  onlyMissing.addEventListener("change", apply);
  document.getElementById("reset").addEventListener("click", () => {
    focus.value = "";
    onlyMissing.checked = false;
    close();
    apply();
    fit();
  });
  document.getElementById("zoom-in").addEventListener("click", () => zoom(1.25));
  document.getElementById("zoom-out").addEventListener("click", () => zoom(0.8));
  document.getElementById("fit").addEventListener("click", fit);
  document.getElementById("panel-close").addEventListener("click", close);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  document.getElementById("controls").addEventListener("submit", (event) => event.preventDefault());
  dark.addEventListener("change", paint);
  const print = (isPaper) => { printing = isPaper; refit(); paint(); };
  window.addEventListener("beforeprint", () => print(true));
  window.addEventListener("afterprint", () => print(false));
  network.on("resize", fit);
  window.addEventListener("hashchange", restore);
  window.addEventListener("resize", refit);
  restore();
  fit();
})();

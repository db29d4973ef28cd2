/* What a reader can do beyond reading: choose outlets, put two articles side by side, see why a word is marked.
   The page says everything without this script; every control is made here, so none is dead without it. */
"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const pieces = all("article.piece");
  const nameOf = (piece) => piece.querySelector(".outlet").textContent.trim();
  const outlets = [...new Set(pieces.map(nameOf))];

  /* Why a word is marked: on hovering, and on reaching it by keyboard. */
  const reason = make("p", { className: "explainer", hidden: true });
  reason.setAttribute("role", "status");
  document.body.append(reason);
  const explain = (event) => {
    const mark = event.target.closest?.(".text [title], .headline [title]");
    reason.hidden = !mark;
    reason.textContent = mark ? mark.title : "";
  };
  for (const kind of ["focusin", "pointerover"]) document.addEventListener(kind, explain);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") reason.hidden = true; });
  for (const mark of all(".text span[title], .headline span[title]")) mark.tabIndex = 0;

  /* Which outlets are shown: their columns, rows and articles, wherever they stand. The address keeps the choice. */
  const places = new Map(outlets.map((name) => [name, []]));
  for (const cell of all("th[scope=row], thead th[scope=col]")) {
    const found = places.get(cell.textContent.trim());
    if (!found) continue;
    if (cell.scope === "row") found.push(cell.parentElement);
    else for (const row of cell.closest("table").rows) if (row.cells[cell.cellIndex]) found.push(row.cells[cell.cellIndex]);
  }
  for (const piece of [...pieces, ...all(".head")]) places.get(nameOf(piece))?.push(piece);
  const boxes = outlets.map((name) => make("input", { type: "checkbox", checked: true, value: name }));
  const choose = () => {
    for (const box of boxes) for (const element of places.get(box.value)) element.classList.toggle("off", !box.checked);
  };
  if (outlets.length > 2) {
    const hidden = new URLSearchParams(location.hash.slice(1)).get("without");
    if (hidden) for (const number of hidden.split(".")) if (boxes[number]) boxes[number].checked = false;
    const field = make("fieldset", { className: "tools" }, make("legend", { textContent: "Outlets shown" }),
      ...boxes.map((box) => make("label", {}, box, " ", make("bdi", { textContent: box.value }))));
    field.addEventListener("change", () => {
      choose();
      const off = boxes.flatMap((box, i) => (box.checked ? [] : [i]));
      history.replaceState(null, "", off.length ? `#without=${off.join(".")}` : location.pathname + location.search);
    });
    document.querySelector("nav.contents")?.after(field);
    choose();
  }

  /* Two articles side by side, scrolled together along the statements that both make. */
  const holder = document.querySelector(".pieces");
  if (pieces.length > 1 && holder && document.querySelector(".text .headline")) {
    const options = () => pieces.map((piece, i) => make("option", { value: i, textContent: nameOf(piece) }));
    const left = make("select", {}, ...options());
    const right = make("select", {}, ...options());
    const together = make("input", { type: "checkbox", checked: true });
    const on = make("input", { type: "checkbox" });
    right.value = 1;
    const shown = () => (on.checked ? [pieces[left.value], pieces[right.value]] : []);
    const steps = ([a, b]) => {
      const pairs = all("#facts tbody tr").flatMap((row) => {
        const ends = [a, b].map((piece) => all("a[href^='#']", row).map((link) => document.getElementById(link.hash.slice(1)))
          .find((element) => element && piece.contains(element)));
        return ends.every(Boolean) ? [ends.map((element, i) => element.offsetTop - [a, b][i].offsetTop)] : [];
      });
      const range = [a, b].map((piece) => piece.scrollHeight - piece.clientHeight);
      const inside = pairs.sort((x, y) => x[0] - y[0]).filter((pair) => pair.every((y, i) => y > 0 && y < range[i]));
      return [[0, 0], ...inside.filter((pair, i) => inside.slice(0, i).every((before) => before[1] <= pair[1])), range];
    };
    const follow = (from, to) => {
      const both = shown();
      const line = steps(both);
      const [x, y] = from === both[0] ? [0, 1] : [1, 0];
      const k = Math.max(1, line.findIndex((point) => point[x] >= from.scrollTop));
      const [low, high] = [line[k - 1], line[k]];
      const share = high[x] > low[x] ? (from.scrollTop - low[x]) / (high[x] - low[x]) : 0;
      to.scrollTop = low[y] + share * (high[y] - low[y]);
    };
    let leader = null;
    for (const piece of pieces) {
      for (const kind of ["pointerenter", "focusin", "wheel", "touchstart"]) piece.addEventListener(kind, () => { leader = piece; }, { passive: true });
      piece.addEventListener("scroll", () => {
        const other = shown().find((one) => one !== piece);
        if (other && together.checked && leader === piece) follow(piece, other);
      }, { passive: true });
    }
    const arrange = () => {
      if (left.value === right.value) right.value = (Number(left.value) + 1) % pieces.length;
      const both = shown();
      holder.classList.toggle("pair", on.checked);
      pieces.forEach((piece) => {
        piece.classList.toggle("aside", on.checked && !both.includes(piece));
        if (both.includes(piece)) piece.tabIndex = 0;
        else piece.removeAttribute("tabindex");
      });
      both.forEach((piece, i) => { piece.style.order = i; piece.scrollTop = 0; });
      leader = both[0] ?? null;
    };
    const field = make("fieldset", { className: "tools" }, make("legend", { textContent: "Side by side" }),
      make("label", {}, on, " two articles"), make("label", {}, "left ", left), make("label", {}, "right ", right),
      make("label", {}, together, " scroll together"));
    field.addEventListener("change", arrange);
    document.querySelector(".articles .lead-in")?.append(field);
    addEventListener("hashchange", () => {
      const aim = document.getElementById(location.hash.slice(1))?.closest(".aside");
      if (aim) { left.value = pieces.indexOf(aim); arrange(); document.getElementById(location.hash.slice(1)).scrollIntoView(); }
    });
  }
})();

/* Keys, selection and edges on the page of an article. Everything also works with buttons; forms work without scripts. */
(() => {
  "use strict";
  const one = (query, root = document) => root.querySelector(query);
  const all = (query, root = document) => [...root.querySelectorAll(query)];
  const say = (words) => { one("#said").textContent = words; };

  for (const form of all("form[data-at-once]")) form.requestSubmit();

  /* Offsets are code points of the article's text; a paragraph knows where it begins. */
  const text = one("[data-text]");
  const points = (string) => [...string];

  function offsetOf(node, at) {
    const paragraph = (node.nodeType === 1 ? node : node.parentElement)?.closest("[data-start]");
    if (!paragraph || !text || !text.contains(paragraph)) return null;
    const range = document.createRange();
    range.setStart(paragraph, 0);
    range.setEnd(node, at);
    return Number(paragraph.dataset.start) + points(range.toString()).length;
  }

  function paragraphAt(offset) {
    return all("[data-start]", text).filter((p) => Number(p.dataset.start) <= offset).pop();
  }

  function placeOf(offset) {
    const paragraph = paragraphAt(offset);
    if (!paragraph) return null;
    let left = offset - Number(paragraph.dataset.start);
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    let last = null;
    while (walker.nextNode()) {
      const chars = points(walker.currentNode.data);
      if (left <= chars.length) return [walker.currentNode, chars.slice(0, left).join("").length];
      left -= chars.length;
      last = walker.currentNode;
    }
    return last ? [last, last.data.length] : null;
  }

  function rangeOf(start, end) {
    const from = placeOf(start), to = placeOf(end);
    if (!from || !to) return null;
    const range = document.createRange();
    range.setStart(...from);
    range.setEnd(...to);
    return range;
  }

  /* What is selected in the text: within one paragraph, without the spaces at its ends. */
  function selected() {
    const selection = document.getSelection();
    if (!text || !selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const start = offsetOf(range.startContainer, range.startOffset);
    const end = offsetOf(range.endContainer, range.endOffset);
    const paragraph = start === null ? null : paragraphAt(start);
    if (start === null || end === null || end <= start || paragraph !== paragraphAt(end - 1)) return null;
    const from = Number(paragraph.dataset.start);
    const words = points(paragraph.textContent).slice(start - from, end - from).join("");
    const lead = points(words).length - points(words.trimStart()).length;
    const exact = words.trim();
    return exact ? { start: start + lead, end: start + lead + points(exact).length, exact } : null;
  }

  const mark = one("#mark");
  let chosen = null;
  document.addEventListener("selectionchange", () => {
    const now = selected();
    if (!now) return;
    chosen = now;
    if (!mark) return;
    mark.elements.start.value = now.start;
    mark.elements.end.value = now.end;
    mark.elements.exact.value = now.exact;
    one("#selected").textContent = now.exact;
    one("button", mark).disabled = false;
  });

  /* The queue */
  const items = () => all("#queue > li.item");
  let current = null;

  function show(item, { focus = true } = {}) {
    if (!item) return;
    current = item.id;
    for (const old of all(".is-current")) old.classList.remove("is-current");
    item.classList.add("is-current");
    if (focus) item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
    /* Below one another, text and queue cannot both be in sight: the finding brings its context along. */
    const aside = matchMedia("(min-width: 60rem)").matches;
    const place = one(`#f-${item.dataset.finding}`);
    if (place) {
      for (const piece of all(`a[href="#${item.id}"]`, text)) piece.classList.add("is-current");
      const box = place.getBoundingClientRect();
      if (aside && (box.top < 80 || box.bottom > innerHeight - 40)) place.scrollIntoView({ block: "center" });
      item.scrollIntoView({ block: "nearest" });
    }
  }

  const here = () => document.activeElement?.closest?.("li.item") || (current && one(`#${current}`)) || null;

  function move(by) {
    const list = items();
    const at = list.indexOf(here());
    show(list[at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(Math.max(at + by, 0), list.length - 1)]);
  }

  function next(item) {
    const list = items();
    const at = list.indexOf(item);
    const open = (i) => i.dataset.verdict === "undecided";
    return list.slice(at + 1).find(open) || list.find(open) || list[at + 1] || item;
  }

  /* One decision at a time: what is pressed before the answer is there is done after it, on the finding then shown. */
  let advance = false, pressed = null, waiting = [];
  function decide(verdict, item = here() || items()[0]) {
    if (advance) { waiting.push(verdict); return; }
    const button = item && one(`button[name=verdict][value=${verdict}]`, item);
    if (!button) return;
    advance = true;
    button.click();
  }

  function reason(number) {
    const item = here() || items()[0];
    const select = item && one("select[name=reason]", item);
    if (!select || !select.options[number]) return;
    select.selectedIndex = number;
    decide(item.dataset.verdict === "undecided" ? "dismiss" : item.dataset.verdict, item);
  }

  const acts = {
    next: () => move(1),
    previous: () => move(-1),
    accept: () => decide("accept"),
    dismiss: () => decide("dismiss"),
    unsure: () => decide("unsure"),
    note: () => {
      const item = here() || items()[0];
      const field = item && one("textarea[name=note]", item);
      if (!field) return;
      show(item, { focus: false });
      field.closest("details").open = true;
      field.focus();
    },
    undo: () => one("#undo button")?.click(),
    finish: () => one("#finish button")?.click(),
    mark: () => { if (mark && chosen) one("select", mark).focus(); },
    help: () => one("#help")?.showModal(),
  };

  const keys = document.body.dataset.keys ? JSON.parse(document.body.dataset.keys) : null;
  const names = {
    next: "next finding", previous: "finding before", accept: "accept", dismiss: "dismiss", unsure: "unsure",
    note: "write a note (Ctrl+Enter saves)", undo: "take back the last decision", finish: "finish, and next article",
    mark: "mark the selected words as missed", help: "these keys",
  };
  if (keys && one("#help dl")) {
    const list = one("#help dl");
    const rows = [...Object.entries(names).map(([act, what]) => [keys[act], what]), ["1–9", "dismiss for a reason, or give one"]];
    for (const [key, what] of rows) {
      const row = document.createElement("div");
      const term = document.createElement("dt"), meaning = document.createElement("dd");
      term.append(Object.assign(document.createElement("kbd"), { textContent: key }));
      meaning.textContent = what;
      row.append(term, meaning);
      list.append(row);
    }
  }

  document.addEventListener("keydown", (event) => {
    const field = event.target.closest?.("input, textarea, select");
    if (field) {
      if (event.key === "Escape") { field.blur(); show(field.closest("li.item")); }
      if (event.key === "Enter" && event.ctrlKey && field.name === "note") one("button.save", field.form)?.click();
      return;
    }
    if (!keys || !text || event.ctrlKey || event.altKey || event.metaKey || one("dialog[open]")) return;
    if (event.key === "Enter" && event.target.closest("button, a, summary")) return;
    const act = Object.keys(keys).find((name) => keys[name] === event.key);
    if (act) acts[act]();
    else if (/^[1-9]$/.test(event.key)) reason(Number(event.key));
    else return;
    event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    pressed = event.target.closest("form[hx-post] button:not([type=button])") || pressed;
    const link = event.target.closest?.('a[href^="#q-"]');
    if (link) { event.preventDefault(); show(one(link.getAttribute("href"))); }
  });
  document.addEventListener("focusin", (event) => {
    const item = event.target.closest?.("#queue > li.item");
    if (item && item.id !== current) show(item, { focus: false });
  });

  /* Answers of the server */
  function stop() { advance = false; waiting = []; }
  const trouble = one("#trouble");
  function complain(words) {
    one("p", trouble).textContent = words;
    trouble.hidden = false;
  }
  one("#retry").addEventListener("click", () => { trouble.hidden = true; if (pressed?.isConnected) pressed.click(); });

  document.body.addEventListener("htmx:afterRequest", (event) => {
    const { xhr, elt, successful } = event.detail;
    if (!successful && xhr.status !== 409) return;
    trouble.hidden = true;
    if (elt.matches("[data-fresh]")) elt.elements.key.value = crypto.randomUUID();
    release();
  });

  document.body.addEventListener("htmx:afterSwap", (event) => {
    const item = event.target.closest?.("li.item");
    if (!item || event.target !== item) return;
    for (const piece of all(`a[href="#${item.id}"]`, text)) {
      piece.className = piece.className.replace(/\bv-\w+/, `v-${item.dataset.verdict}`);
    }
    const conflict = one(".conflict", item);
    if (conflict) waiting = [];
    show(advance && !conflict ? next(item) : item);
    advance = false;
    if (waiting.length) decide(waiting.shift());
  });
  document.body.addEventListener("htmx:afterSettle", (event) => {
    const item = event.target.closest?.("li.item");
    if (!item || event.target !== item) return;
    say(one(".conflict", item) ? "Decided meanwhile; both verdicts are shown." : `${item.dataset.verdict}. ${one("#tally").textContent}`);
  });

  document.body.addEventListener("htmx:responseError", (event) => { stop(); complain(event.detail.xhr.responseText || "The server failed; nothing was saved."); });
  for (const name of ["htmx:sendError", "htmx:timeout"]) {
    document.body.addEventListener(name, () => { stop(); complain("The server does not answer; this was not saved."); });
  }
  if (window.htmx) htmx.config.timeout = 15000;

  /* Attributions put right: the edges of source, cue and content, by button, by selection and by dragging */
  let correcting = null;
  const range = (part) => one("input[type=hidden]", part).value.split(/(?<=\d)-/).map(Number);

  function set(part, start, end) {
    one("input[type=hidden]", part).value = start < 0 ? "" : `${start}-${end}`;
    one("output", part).textContent = start < 0 ? "none" : rangeOf(start, end)?.toString() ?? "";
    paint();
  }

  function step(offset, by, edge) {
    const paragraph = paragraphAt(edge === "end" ? offset - 1 : offset);
    const chars = points(paragraph.textContent), from = Number(paragraph.dataset.start);
    const word = (i) => i >= 0 && i < chars.length && /[\p{L}\p{N}'’-]/u.test(chars[i]);
    const stop = edge === "start" ? (i) => word(i) && !word(i - 1) : (i) => word(i - 1) && !word(i);
    let i = offset - from + by;
    while (i > 0 && i < chars.length && !stop(i)) i += by;
    return from + Math.min(Math.max(i, 0), chars.length);
  }

  function parts() { return correcting ? all(".part", correcting) : []; }

  function paint() {
    for (const old of all(".handle")) old.remove();
    if (!window.Highlight) return;
    const painted = { source: [], cue: [], content: [] };
    for (const part of parts()) {
      const [start, end] = range(part);
      if (!(end > start)) continue;
      const found = rangeOf(start, end);
      if (!found) continue;
      painted[part.dataset.part].push(found);
      const boxes = found.getClientRects(), frame = text.getBoundingClientRect();
      handle(part, "start", boxes[0], frame);
      handle(part, "end", boxes[boxes.length - 1], frame);
    }
    for (const [name, ranges] of Object.entries(painted)) CSS.highlights.set(`part-${name}`, new Highlight(...ranges));
  }

  function handle(part, edge, box, frame) {
    if (!box) return;
    const grip = document.createElement("span");
    grip.className = `handle handle-${edge} handle-${part.dataset.part}`;
    grip.setAttribute("aria-hidden", "true");
    grip.style.left = `${(edge === "start" ? box.left : box.right) - frame.left}px`;
    grip.style.top = `${box.top - frame.top}px`;
    grip.style.height = `${box.height}px`;
    grip.addEventListener("pointerdown", (event) => { event.preventDefault(); drag(part, edge); });
    text.append(grip);
  }

  function drag(part, edge) {
    const moved = (event) => {
      const caret = document.caretPositionFromPoint
        ? document.caretPositionFromPoint(event.clientX, event.clientY)
        : document.caretRangeFromPoint(event.clientX, event.clientY);
      const offset = caret && offsetOf(caret.offsetNode ?? caret.startContainer, caret.offset ?? caret.startOffset);
      if (offset === null || offset === undefined) return;
      const [start, end] = range(part);
      if (edge === "start" && offset < end) set(part, offset, end);
      if (edge === "end" && offset > start) set(part, start, offset);
    };
    const up = () => { document.removeEventListener("pointermove", moved); document.removeEventListener("pointerup", up); };
    document.addEventListener("pointermove", moved);
    document.addEventListener("pointerup", up);
  }

  function release() {
    correcting = null;
    if (window.Highlight) CSS.highlights.clear();
    for (const old of all(".handle")) old.remove();
  }

  document.addEventListener("toggle", (event) => {
    if (!event.target.matches?.("details.correction")) return;
    if (event.target.open) { correcting = one("form", event.target); show(event.target.closest("li.item"), { focus: false }); paint(); }
    else if (correcting && event.target.contains(correcting)) release();
  }, true);
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(".part button");
    if (!button) return;
    const part = button.closest(".part");
    const [start, end] = range(part);
    if ("none" in button.dataset) return set(part, -1, -1);
    if ("take" in button.dataset) return chosen && set(part, chosen.start, chosen.end);
    if (!(end > start)) return undefined;
    const by = Number(button.dataset.by);
    if (button.dataset.edge === "start") { const to = step(start, by, "start"); if (to < end) set(part, to, end); }
    else { const to = step(end, by, "end"); if (to > start) set(part, start, to); }
    return undefined;
  });
  addEventListener("resize", () => { if (correcting) paint(); });

  const asked = location.hash.startsWith("#q-") && one(location.hash);
  if (text) show(asked || items().find((i) => i.dataset.verdict === "undecided") || items()[0], { focus: Boolean(asked) });
})();

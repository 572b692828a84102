// The review page by keyboard: keys press what the page has anyway, words are selected, speakers found while typing.
(() => {
  "use strict";
  const desk = () => document.getElementById("desk");
  const item = () => desk()?.querySelector(":scope > .item");
  const form = () => item()?.querySelector(".correction");
  const keysOn = () => document.getElementById("keys-on")?.checked;
  const announce = (text) => { document.getElementById("announcer").textContent = text; };

  // While the server writes a decision, the next quote is shown already; keys pressed meanwhile wait for it, and so
  // do those pressed after Enter in the list of names until the list is there.
  let waiting = false;
  let pressed = [];
  let added = false; // further content is added to what was selected on this quote
  let changed = false;
  const later = () => waiting || takeFirst;

  function showNext() {
    const next = desk().querySelector("#upcoming > .item");
    if (!next) return;
    item().hidden = true;
    desk().querySelectorAll(".notice-error, .review-done").forEach((each) => { each.hidden = true; });
    const upcoming = next.parentElement;
    upcoming.hidden = false;
    scrollTo({ top: 0 });
  }
  document.addEventListener("htmx:configRequest", (event) => {
    const next = desk()?.querySelector("#upcoming > .item");
    if (event.detail.elt.closest?.(".correction") && next) event.detail.parameters.upcoming = next.dataset.quote;
  });
  document.addEventListener("htmx:beforeRequest", (event) => {
    const sender = event.detail.elt;
    if (event.detail.target?.id !== "desk") return;
    if (waiting) { event.preventDefault(); return; }
    waiting = true;
    desk().setAttribute("aria-busy", "true");
    if (sender.matches("[data-goes-on]")) showNext();
  });
  // A refusal is a page too: what changed, with nothing overwritten.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if ([409, 422].includes(event.detail.xhr.status) && event.detail.target.id === "desk") {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.target?.id !== "desk") return;
    if (event.detail.successful || [409, 422].includes(event.detail.xhr.status)) return; // it goes on once settled
    waiting = false;
    pressed = []; // the server failed: what was shown ahead goes back, nothing is lost
    desk().removeAttribute("aria-busy");
    document.getElementById("upcoming").hidden = true;
    item().hidden = false;
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target?.id === "desk" && waiting) begin();
  });

  function begin() {
    waiting = false;
    stopSelecting();
    const tried = form()?.hasAttribute("data-changed");
    changed = Boolean(tried);
    if (!tried) added = false;
    mark();
    const wrong = form()?.querySelector(".field-wrong input, [aria-invalid=true]");
    (wrong || item()?.querySelector(".item-head") || desk()?.querySelector("h1"))?.focus({ preventScroll: true });
    replay();
  }
  function replay() {
    const keys = pressed;
    pressed = [];
    keys.forEach((each) => handle(each));
  }
  function mark() {
    const sheet = form();
    if (!sheet) return;
    sheet.classList.toggle("is-changed", changed);
    const fresh = sheet.querySelector(".new-speaker");
    if (fresh) fresh.hidden = !sheet.querySelector("input[value=new]").checked;
  }
  document.addEventListener("change", (event) => {
    if (!event.target.closest(".correction")) return;
    if (event.target.name === "expected_form") { preview(); return; }
    changed = true;
    mark();
  });
  const preview = () => form().querySelector(".preview").click();

  // Keys: each presses the button, radio or field that carries it.
  const MOVES = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Enter", "Escape", "Delete", "Backspace"];
  const isField = (target) => Boolean(target?.closest("input:not([type=radio], [type=checkbox]), textarea, select"));
  document.addEventListener("keydown", (event) => {
    if (!desk() || event.ctrlKey || event.metaKey || event.altKey || document.getElementById("keys")?.open) return;
    if (event.key !== "Enter" && !keysOn() && !selecting && !isField(event.target)) return;
    if (event.key.length > 1 && !MOVES.includes(event.key)) return;
    const { key, shiftKey } = event;
    if (later()) { pressed.push({ key, shiftKey, replayed: true }); event.preventDefault(); return; }
    if (handle({ key, shiftKey, target: event.target })) event.preventDefault();
  });
  // Does what a key asks for; false leaves it to the browser. Keys that waited go to where the focus is by then.
  function handle({ key, shiftKey, replayed, target = document.activeElement }) {
    if (later()) { pressed.push({ key, shiftKey, replayed }); return true; }
    if (target.matches("[role=combobox]") && find(target, key)) return true;
    if (isField(target)) return replayed && key.length === 1 ? type(target, key) : inField(target, key);
    if (selecting) return select(key, shiftKey, target);
    if (key === "Enter") return !target.closest("a, button, summary") && click("[value=accept]");
    if (key === "b") return toggleStance();
    return key.length === 1 && click(`[data-key="${CSS.escape(key)}"]`);
  }
  function click(selector) {
    const found = item()?.querySelector(selector) || desk().querySelector(`.review-head ${selector}`);
    if (!found || found.matches(":disabled")) return false;
    if (found.matches("[role=combobox]")) found.focus();
    else if (found.matches("[type=radio]")) choose(found);
    else found.click();
    return true;
  }
  function type(field, text) {
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    return true;
  }
  function inField(field, key) {
    if (key === "Escape") { item()?.querySelector(".item-head").focus(); return true; }
    return key === "Enter" && !field.matches("textarea, select") && field.matches(".correction *") && click("[value=accept]");
  }
  function choose(radio) {
    radio.checked = true;
    if (radio.name === "expected_form") { preview(); return; }
    changed = true;
    mark();
    announce(`${radio.closest("label").innerText.trim()} chosen`);
    if (radio.value === "new") { const name = form().querySelector("[name=new_name]"); name.focus(); name.select(); }
  }
  function toggleStance() {
    const stance = form().querySelector("[name=stance]");
    stance.value = stance.value === "belief" ? "statement" : "belief";
    changed = true;
    mark();
    announce(stance.value);
    return true;
  }
  // Finding a speaker by name: an input with a list (ARIA combobox with list autocomplete).
  let takeFirst = false; // Enter came before the list did
  const listOf = (input) => document.getElementById(input.getAttribute("aria-controls"));
  const options = (input) => [...listOf(input).querySelectorAll("[role=option]")];
  function open(input, on) {
    listOf(input).hidden = !on;
    input.setAttribute("aria-expanded", String(on));
    const active = options(input).find((each) => each.ariaSelected === "true");
    if (on && active) input.setAttribute("aria-activedescendant", active.id);
    else input.removeAttribute("aria-activedescendant");
  }
  document.addEventListener("htmx:afterSwap", (event) => {
    if (!event.detail.target.matches("[role=listbox]")) return;
    const input = document.querySelector(`[aria-controls="${event.detail.target.id}"]`);
    const found = options(input);
    input.dataset.searched = input.value;
    open(input, found.length > 0);
    announce(found.length ? `${found.length} found: ${found[0].textContent}` : "Nobody of this name");
    if (!takeFirst) return;
    takeFirst = false;
    if (found.length) take(input, found[0]);
    else pressed = [];
    replay();
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (takeFirst && !event.detail.successful && event.detail.elt.matches("[role=combobox]")) { takeFirst = false; pressed = []; }
  });
  document.addEventListener("input", (event) => {
    if (event.target.matches("[role=combobox]")) { listOf(event.target).replaceChildren(); open(event.target, false); }
  });
  function find(input, key) {
    const found = options(input);
    const here = found.findIndex((each) => each.ariaSelected === "true");
    if (key === "Escape" && !listOf(input).hidden) { open(input, false); return true; }
    if (key === "Enter") {
      if (found.length) take(input, found[Math.max(0, here)]);
      else if (input.value.trim() && input.dataset.searched !== input.value) takeFirst = true;
      return true;
    }
    if (!found.length || !["ArrowDown", "ArrowUp"].includes(key)) return false;
    const next = found[(here + (key === "ArrowDown" ? 1 : found.length - 1)) % found.length];
    found.forEach((each) => { each.ariaSelected = String(each === next); });
    open(input, true);
    next.scrollIntoView({ block: "nearest" });
    return true;
  }
  function take(input, option) {
    const row = form().querySelector(".candidate-found");
    const radio = row.querySelector("input");
    const kind = row.querySelector(".kind");
    radio.value = option.dataset.value;
    kind.className = `kind kind-${option.dataset.kind}`;
    kind.textContent = option.querySelector(".kind").textContent;
    row.hidden = false;
    input.value = "";
    listOf(input).replaceChildren();
    open(input, false);
    item().querySelector(".item-head").focus({ preventScroll: true });
    choose(radio);
  }
  document.addEventListener("mousedown", (event) => {
    const option = event.target.closest?.("[role=option]");
    if (!option || !desk()?.contains(option)) return;
    event.preventDefault();
    take(document.querySelector(`[aria-controls="${option.parentElement.id}"]`), option);
  });
  document.addEventListener("focusout", (event) => {
    if (event.target.matches?.("[role=combobox]")) open(event.target, false);
  });

  // Selecting words, by mouse, touch or keyboard. Places are counted in characters as the server counts them.
  let selecting = null; // { part, words, anchor, at }
  const codePoints = (text) => [...text].length;
  function wordsOf(paragraph) {
    const start = Number(paragraph.dataset.start);
    const text = paragraph.textContent;
    let units = 0;
    let points = 0;
    return [...text.matchAll(/[^\s—–]+|[—–]+/g)].map((match) => {
      points += codePoints(text.slice(units, match.index));
      units = match.index;
      const from = start + points;
      return { paragraph, unit: match.index, length: match[0].length, text: match[0], start: from, end: from + codePoints(match[0]) };
    });
  }
  function boundary(paragraph, unit) {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    let left = unit;
    let node = walker.nextNode();
    while (node && left > node.data.length) { left -= node.data.length; node = walker.nextNode(); }
    return [node, left];
  }
  function draw() {
    const [first, last] = [Math.min(selecting.anchor, selecting.at), Math.max(selecting.anchor, selecting.at)].map((n) => selecting.words[n]);
    const selection = getSelection();
    selection.setBaseAndExtent(...boundary(first.paragraph, first.unit), ...boundary(last.paragraph, last.unit + last.length));
    const here = selecting.words[selecting.at];
    const box = rectOf(here);
    if (box.top < 80 || box.bottom > innerHeight - 120) here.paragraph.scrollIntoView({ block: "center" });
    announce(wordsBetween(first, last));
  }
  const wordsBetween = (first, last) => selecting.words.filter((word) => word.start >= first.start && word.end <= last.end).map((word) => word.text).join(" ");
  function rectOf(word) {
    const range = document.createRange();
    range.setStart(...boundary(word.paragraph, word.unit));
    range.setEnd(...boundary(word.paragraph, word.unit + word.length));
    return range.getBoundingClientRect();
  }
  function startSelecting(part) {
    const words = [...item().querySelectorAll(".passage")].flatMap(wordsOf);
    if (!words.length) return;
    const drawn = drawnWords(words);
    const valueOf = (name) => form().querySelector(`[name=${name}_at]`)?.value;
    const begins = Number((valueOf(part) || valueOf("content") || item().dataset.at || "0").split("-")[0]);
    const at = Math.max(0, words.findIndex((word) => word.end > begins));
    selecting = { part, words, anchor: drawn?.[0] ?? at, at: drawn?.[1] ?? at };
    if (drawn) { takeWords(); return; } // selected before the button was pressed
    hint(`Select the ${part}: ← → ↑ ↓ move by word, Shift extends, Enter takes it, Delete clears it, Esc leaves. Or select with mouse or finger and press “Take”.`);
    item().querySelector(".item-head").focus({ preventScroll: true });
    draw();
  }
  function hint(text) {
    const box = item().querySelector(".selecting");
    box.textContent = text;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Take";
    button.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the selection
    button.addEventListener("click", () => { const drawn = drawnWords(selecting.words); if (drawn) [selecting.anchor, selecting.at] = drawn; takeWords(); });
    box.append(" ", button);
    box.hidden = false;
    item().classList.add("is-selecting");
  }
  function stopSelecting() {
    if (selecting) getSelection().removeAllRanges();
    selecting = null;
    const box = item()?.querySelector(".selecting");
    if (box) box.hidden = true;
    item()?.classList.remove("is-selecting");
  }
  function drawnWords(words) {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const inside = words.map((word, number) => [word, number]).filter(([word]) => {
      const [from, to] = [boundary(word.paragraph, word.unit), boundary(word.paragraph, word.unit + word.length)];
      return range.comparePoint(...to) >= 0 && range.comparePoint(...from) <= 0 && touches(range, from, to);
    }).map(([, number]) => number);
    return inside.length ? [inside[0], inside.at(-1)] : null;
  }
  function touches(range, from, to) {
    const word = document.createRange();
    word.setStart(...from);
    word.setEnd(...to);
    return range.compareBoundaryPoints(Range.END_TO_START, word) < 0 && range.compareBoundaryPoints(Range.START_TO_END, word) > 0;
  }
  function select(key, shiftKey, target) {
    const moves = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: "down", ArrowUp: "up" };
    if (key === "Escape") { stopSelecting(); return true; }
    if (key === "Delete" || key === "Backspace") { put([]); return true; }
    if (key === "Enter") {
      if (target.closest("button")) return false;
      const drawn = drawnWords(selecting.words);
      if (drawn && Math.min(selecting.anchor, selecting.at) !== drawn[0]) [selecting.anchor, selecting.at] = drawn;
      takeWords();
      return true;
    }
    const move = moves[key];
    if (!move) return false;
    const last = selecting.words.length - 1;
    const to = typeof move === "number" ? selecting.at + move : nextLine(move === "down");
    selecting.at = Math.max(0, Math.min(last, to));
    if (!shiftKey) selecting.anchor = selecting.at;
    draw();
    return true;
  }
  function nextLine(down) {
    const here = rectOf(selecting.words[selecting.at]);
    const beyond = selecting.words.map((word, number) => ({ number, box: rectOf(word) })).filter(({ box }) => down ? box.top > here.bottom - 4 : box.bottom < here.top + 4);
    if (!beyond.length) return selecting.at;
    const line = down ? Math.min(...beyond.map(({ box }) => box.top)) : Math.max(...beyond.map(({ box }) => box.top));
    const onLine = beyond.filter(({ box }) => Math.abs(box.top - line) < 4);
    return onLine.reduce((best, each) => Math.abs(each.box.left - here.left) < Math.abs(best.box.left - here.left) ? each : best).number;
  }
  function takeWords() {
    const [first, last] = [Math.min(selecting.anchor, selecting.at), Math.max(selecting.anchor, selecting.at)].map((n) => selecting.words[n]);
    put([trim(first, last)]);
  }
  const EDGES = { before: /^[,.;:!?…]+/u, after: /[,.;:!?…]+$/u, marksBefore: /^["“”‘’'«»(]+/u, marksAfter: /["“”‘’'«»),.;:!?…]+$/u };
  // Words taken whole carry punctuation: a cue or source never has any at its ends, content keeps its quotation marks.
  function trim(first, last) {
    const isContent = selecting.part === "content";
    const before = first.text.match(isContent ? EDGES.before : EDGES.marksBefore)?.[0] ?? "";
    const after = last.text.match(isContent ? EDGES.after : EDGES.marksAfter)?.[0] ?? "";
    const [start, end] = [first.start + codePoints(before), last.end - codePoints(after)];
    return start < end ? [start, end] : [first.start, last.end];
  }
  function put(spans) {
    const { part } = selecting;
    const field = form().querySelector(`[name=${part}_at]`);
    const written = spans.map(([start, end]) => `${start}-${end}`);
    const adds = added || form().hasAttribute("data-adding");
    const kept = part === "content" && adds && spans.length ? field.value.split(" ").filter(Boolean) : [];
    field.value = [...kept, ...written].join(" ");
    if (part === "content") added = spans.length > 0;
    const { words } = selecting;
    stopSelecting();
    changed = true;
    if (form().querySelector(".preview")) { preview(); return; }
    const shown = form().querySelector(`[data-words=${part}]`);
    shown.textContent = words.filter((word) => spans.some(([start, end]) => word.start < end && start < word.end)).map((word) => word.text).join(" ") || "none";
    item().querySelector(".item-head").focus({ preventScroll: true });
    mark();
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-select]");
    if (button && !waiting) startSelecting(button.dataset.select);
  });
  document.addEventListener("mousedown", (event) => {
    if (event.target.closest?.("[data-select]")) event.preventDefault(); // keeps what is selected
  });
  if (desk()) begin();
})();

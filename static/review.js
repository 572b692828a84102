// The review page by keyboard: keys press what the page has anyway, words are selected, speakers found while typing.
(() => {
  "use strict";
  const desk = () => document.getElementById("desk");
  const item = () => desk()?.querySelector(":scope > .item");
  const form = () => item()?.querySelector(".correction");
  const keysOn = () => document.getElementById("keys-on")?.checked;
  const say = (text) => { const box = document.getElementById("problem"); box.textContent = text; box.hidden = !text; };
  const announce = (text) => { document.getElementById("announcer").textContent = text; };

  // While the server writes a decision, the next quote is shown already. What is pressed, clicked or typed meanwhile
  // waits, and is done only to what was in view at that moment: another quote, or the same as somebody changed it, is
  // left alone. So it is with keys pressed after Enter in the list of names until the list is there.
  const SEEN_MS = 300; // nobody has read what the server puts in view sooner than that
  let waiting = false;
  let held = []; // { of: what it is about, about: that when it was pressed, act }
  let inView = null;
  let pausedUntil = 0;
  let added = false; // further content is added to what was selected on this quote
  let changed = false;
  const later = () => waiting || takeFirst;
  const ahead = () => desk()?.querySelector("#upcoming:not([hidden]) > .item");
  const inSight = () => ahead() || item();
  function shown() {
    const values = ["seen", "proposal"].map((name) => inSight()?.querySelector(`[name=${name}]`)?.value);
    return JSON.stringify([inSight()?.dataset.quote, ...values]);
  }
  const numbered = () => shown() + [...(inSight()?.querySelectorAll("[type=radio][data-key]") ?? [])].map((each) => each.value);
  const hold = (act, of = shown) => { held.push({ of, about: of(), act }); };

  function showNext() {
    const next = desk().querySelector("#upcoming > .item");
    if (!next) return;
    item().hidden = true;
    desk().querySelectorAll(".notice-error, .review-done").forEach((each) => { each.hidden = true; });
    const upcoming = next.parentElement;
    upcoming.hidden = upcoming.inert = false;
    inView = shown();
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
    wait();
    if (sender.matches("[data-goes-on]")) showNext();
  });
  function wait() {
    waiting = true;
    say("");
    desk().setAttribute("aria-busy", "true");
  }
  // A form that leads to another page is sent once.
  document.addEventListener("submit", (event) => { if (!event.defaultPrevented && desk()?.contains(event.target)) wait(); });
  addEventListener("pageshow", (event) => { if (event.persisted && waiting) begin(); });
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
    held = []; // the server failed: what was shown ahead goes back, nothing is lost
    const upcoming = document.getElementById("upcoming");
    if (upcoming) upcoming.hidden = upcoming.inert = true;
    if (item()) item().hidden = false;
    look();
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target?.id !== "desk" || !waiting) return;
    look(); // nobody has read it yet, and it is settled later
    wait();
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
    look();
    replay();
  }
  // What the server put in view takes no keys until one can have seen it.
  function look() {
    const before = inView;
    inView = shown();
    if (before !== null && before !== inView) pausedUntil = performance.now() + SEEN_MS;
    const left = pausedUntil - performance.now();
    if (left <= 0) { desk().removeAttribute("aria-busy"); return; }
    desk().setAttribute("aria-busy", "true");
    setTimeout(() => { if (!waiting && !isPaused()) desk()?.removeAttribute("aria-busy"); }, left + 1);
  }
  const isPaused = () => performance.now() < pausedUntil;
  function replay() {
    const all = held;
    held = [];
    let early = 0;
    while (all.length && !later()) {
      const { of, about, act } = all.shift();
      if (of() === about) act();
      else early += 1;
    }
    held.push(...all);
    if (early) say("What you pressed before this was in view was not done.");
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
  const UNDOES = ["u", "U"]; // are about what was decided, not about the quote in view
  document.addEventListener("keydown", (event) => {
    if (!desk() || event.ctrlKey || event.metaKey || event.altKey || document.getElementById("keys")?.open) return;
    if (event.key !== "Enter" && !keysOn() && !selecting && !isField(event.target)) return;
    if (event.key.length > 1 && !MOVES.includes(event.key)) return;
    const { key, shiftKey, target } = event;
    if (key === " " && !isField(target)) return;
    const isHeldDown = event.repeat && (key === "Enter" || !(selecting || isField(target)));
    if (isHeldDown || (isPaused() && !isField(target) && !UNDOES.includes(key))) { event.preventDefault(); return; }
    if (later()) { holdKey({ key, shiftKey }, target); event.preventDefault(); return; }
    if (handle({ key, shiftKey, target })) event.preventDefault();
  });
  // What is typed into a field goes into that field later; any other key to where the focus is by then.
  function holdKey(pressed, target) {
    if (waiting && isField(target)) {
      const { of, found } = again(target);
      hold(() => { const field = found(); field?.focus(); if (field) handle({ ...pressed, replayed: true, target: field }); }, of);
      return;
    }
    const of = UNDOES.includes(pressed.key) ? () => "" : /[1-9]/.test(pressed.key) ? numbered : shown;
    hold(() => handle({ ...pressed, replayed: true }), of);
  }
  // Does what a key asks for; false leaves it to the browser.
  function handle({ key, shiftKey, replayed, target = document.activeElement }) {
    if (target.matches("[role=combobox]") && find(target, key)) return true;
    if (isField(target)) return replayed && key !== "Enter" && key !== "Escape" ? type(target, key) : inField(target, key);
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
  function type(field, key) {
    const [from, to] = [field.selectionStart, field.selectionEnd];
    if (key.length === 1) field.setRangeText(key, from, to, "end");
    else if (key === "Backspace") field.setRangeText("", from === to ? Math.max(0, from - 1) : from, to, "end");
    else return true;
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
    input.dataset.searched = new URL(event.detail.xhr.responseURL).searchParams.get("find");
    open(input, found.length > 0);
    announce(found.length ? `${found.length} found: ${found[0].textContent}` : "Nobody of this name");
    if (!takeFirst || input.dataset.searched !== input.value) return; // the list for all that was typed is on its way
    takeFirst = false;
    if (found.length) take(input, found[0]);
    else held = [];
    replay();
  });
  for (const failure of ["htmx:sendError", "htmx:responseError"]) document.addEventListener(failure, (event) => {
    if (takeFirst && event.detail.elt.matches("[role=combobox]")) { takeFirst = false; held = []; }
  });
  document.addEventListener("input", (event) => {
    if (event.target.matches("[role=combobox]")) { listOf(event.target).replaceChildren(); open(event.target, false); }
  });
  function find(input, key) {
    const found = options(input);
    const here = found.findIndex((each) => each.ariaSelected === "true");
    if (key === "Escape" && !listOf(input).hidden) { open(input, false); return true; }
    if (key === "Enter") {
      const isListed = input.dataset.searched === input.value;
      if (found.length && isListed) take(input, found[Math.max(0, here)]);
      else if (input.value.trim() && !isListed) takeFirst = true;
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

  // Selecting words: drawn over with mouse or finger, tapped one by one, or by arrow keys. Places are counted in
  // characters as the server counts them.
  let selecting = null; // { part, words, anchor, at, begun }: words by number; begun between the first tap and the last
  const codePoints = (text) => [...text].length;
  function wordsOf(paragraph) {
    const text = paragraph.textContent;
    return [...text.matchAll(/[^\s—–]+|[—–]+/g)].map((match) => {
      const start = Number(paragraph.dataset.start) + codePoints(text.slice(0, match.index));
      const range = document.createRange();
      range.setStart(...boundary(paragraph, match.index, false));
      range.setEnd(...boundary(paragraph, match.index + match[0].length, true));
      return { text: match[0], start, end: start + codePoints(match[0]), range };
    });
  }
  function boundary(paragraph, unit, isEnd) {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    let left = unit;
    let node = walker.nextNode();
    while (isEnd ? left > node.data.length : left >= node.data.length) { left -= node.data.length; node = walker.nextNode(); }
    return [node, left];
  }
  const ends = () => [selecting.anchor, selecting.at].sort((a, b) => a - b);
  const chosen = () => selecting.words.slice(ends()[0], ends()[1] + 1);
  const textOf = (words) => words.map((word) => word.text).join(" ");
  function draw() {
    const [first, last] = [chosen()[0].range, chosen().at(-1).range];
    getSelection().setBaseAndExtent(first.startContainer, first.startOffset, last.endContainer, last.endOffset);
    const here = selecting.words[selecting.at].range;
    const box = here.getBoundingClientRect();
    if (box.top < 80 || box.bottom > innerHeight - 120) here.startContainer.parentElement.scrollIntoView({ block: "center" });
    announce(textOf(chosen()));
  }
  function startSelecting(part) {
    const words = [...item().querySelectorAll(".passage")].flatMap(wordsOf);
    if (!words.length) return;
    const valueOf = (name) => form().querySelector(`[name=${name}_at]`)?.value;
    const begins = Number((valueOf(part) || valueOf("content") || item().dataset.at || "0").split("-")[0]);
    const at = Math.max(0, words.findIndex((word) => word.end > begins));
    selecting = { part, words, anchor: at, at, begun: false };
    if (adopt()) { takeWords(); return; } // drawn before the button was pressed
    hint(`Select the ${part}: draw over it, or tap its first and its last word, and press “Take”. Keys: ← → ↑ ↓ move by word, Shift extends, Enter takes it, Delete clears it, Esc leaves.`);
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
    button.addEventListener("click", () => { adopt(); takeWords(); });
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
  // The first and the last of the words drawn over, by number; nothing if none are.
  function drawn() {
    const selection = getSelection();
    if (selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const numbers = [...selecting.words.keys()].filter((number) => overlap(range, selecting.words[number].range));
    return numbers.length ? [numbers[0], numbers.at(-1)] : null;
  }
  function adopt() {
    const found = drawn();
    if (found) [selecting.anchor, selecting.at] = found;
    return found !== null;
  }
  const overlap = (one, other) => one.compareBoundaryPoints(Range.END_TO_START, other) < 0 && one.compareBoundaryPoints(Range.START_TO_END, other) > 0;
  function tap({ clientX: x, clientY: y }) {
    const found = drawn();
    if (found && String(found) !== String(ends())) return; // the end of drawing over words, no tap
    const holds = (box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
    const number = selecting.words.findIndex(({ range }) => [...range.getClientRects()].some(holds));
    if (number < 0) return;
    if (!selecting.begun) selecting.anchor = number;
    selecting.begun = !selecting.begun;
    selecting.at = number;
    draw();
  }
  function select(key, shiftKey, target) {
    const moves = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: "down", ArrowUp: "up" };
    if (key === "Escape") { stopSelecting(); return true; }
    if (key === "Delete" || key === "Backspace") { put([]); return true; }
    if (key === "Enter") {
      if (target.closest("button")) return false;
      adopt();
      takeWords();
      return true;
    }
    const move = moves[key];
    if (!move) return false;
    const to = typeof move === "number" ? selecting.at + move : nextLine(move === "down");
    selecting.at = Math.max(0, Math.min(selecting.words.length - 1, to));
    if (!shiftKey) selecting.anchor = selecting.at;
    draw();
    return true;
  }
  // The word on the next line up or down that begins nearest to the one here.
  function nextLine(down) {
    const boxes = selecting.words.map((word) => word.range.getBoundingClientRect());
    const here = boxes[selecting.at];
    const beyond = [...boxes.keys()].filter((number) => down ? boxes[number].top > here.bottom - 4 : boxes[number].bottom < here.top + 4);
    if (!beyond.length) return selecting.at;
    const line = boxes[down ? beyond[0] : beyond.at(-1)].top;
    const aside = (number) => Math.abs(boxes[number].left - here.left);
    return beyond.filter((number) => Math.abs(boxes[number].top - line) < 4).reduce((best, each) => aside(each) < aside(best) ? each : best);
  }
  const takeWords = () => put([trim(chosen()[0], chosen().at(-1))]);
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
    shown.textContent = textOf(words.filter((word) => spans.some(([start, end]) => word.start < end && start < word.end))) || "none";
    item().querySelector(".item-head").focus({ preventScroll: true });
    mark();
  }
  // Clicks and what is typed without keys, as with a finger, wait too; so does a click whose button was put anew
  // between pressing and letting go.
  const controlOf = (target) => target?.closest?.("label")?.control || target?.closest?.("button, input, select, textarea");
  const isPressed = (control) => control?.matches("button, [type=radio], [type=checkbox]") && desk()?.contains(control);
  function again(control) {
    const marks = control.name ? ["name", ...(isPressed(control) ? ["value"] : [])] : ["data-key", "data-select"].filter((name) => control.hasAttribute(name));
    const address = control.localName + marks.map((name) => `[${name}="${CSS.escape(control.getAttribute(name))}"]`).join("");
    const isOfItem = Boolean(control.closest(".item"));
    return { of: isOfItem ? shown : () => "", found: () => marks.length ? (isOfItem ? item() : desk())?.querySelector(address) : null };
  }
  document.addEventListener("click", (event) => {
    const control = controlOf(event.target);
    if (!event.isTrusted || !isPressed(control) || !(later() || isPaused())) return;
    event.preventDefault();
    event.stopPropagation();
    const { of, found } = again(control);
    if (later()) hold(() => found()?.click(), of);
  }, true);
  for (const kind of ["input", "change"]) document.addEventListener(kind, (event) => {
    const field = event.target;
    if (!waiting || isPressed(field) || field.matches("[role=combobox]") || !field.closest(".correction")) return;
    const { value } = field;
    const { of, found } = again(field);
    hold(() => { const now = found(); if (now) { now.value = value; changed = true; mark(); } }, of);
  });
  let pressing = null;
  document.addEventListener("pointerdown", (event) => {
    const control = controlOf(event.target);
    pressing = isPressed(control) ? { control, about: shown(), ...again(control) } : null;
  }, true);
  document.addEventListener("pointerup", ({ clientX, clientY }) => {
    const [was, now] = [pressing, pressing?.found()];
    pressing = null;
    if (!now || was.control.isConnected || was.about !== shown()) return;
    if (controlOf(document.elementFromPoint(clientX, clientY)) === now) now.click();
  }, true);
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-select]");
    if (button) startSelecting(button.dataset.select);
    else if (selecting && event.target.closest?.(".passage")) tap(event);
  });
  document.addEventListener("mousedown", (event) => {
    if (event.target.closest?.("[data-select]")) event.preventDefault(); // keeps what is selected
  });
  if (desk()) begin();
})();

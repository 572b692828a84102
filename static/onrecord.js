// What the pages do beyond links and forms: light partners up, keys, and say what htmx is doing.
(() => {
  "use strict";
  const SLOW_MS = 200;
  const byId = (id) => document.getElementById(id);
  const keysOf = (element) => (element.dataset.keys || "").split(" ").filter(Boolean);

  // Partners: everything that shares a key with what is pointed at.
  let lit = [];
  function light(element) {
    lit.forEach((each) => each.classList.remove("lit"));
    const reader = byId("reader");
    const keys = new Set(element && reader ? keysOf(element) : []);
    lit = keys.size ? [...reader.querySelectorAll("[data-keys]")].filter((each) => keysOf(each).some((key) => keys.has(key))) : [];
    lit.forEach((each) => each.classList.add("lit"));
    reader?.classList.toggle("lighting", lit.length > 0);
  }
  const keyed = (target) => target instanceof Element ? target.closest("#reader [data-keys]") : null;
  const focused = () => keyed(document.activeElement);
  document.addEventListener("mouseover", (event) => light(keyed(event.target) || focused()));
  document.addEventListener("focusin", (event) => light(keyed(event.target)));
  document.addEventListener("focusout", () => light(null));

  // Margin notes: each beside its paragraph, or as near below as the notes before it allow.
  const NOTE_GAP_PX = 12;
  function settle() {
    const text = document.querySelector(".text");
    if (!text) return;
    text.classList.add("settled");
    const notes = [...text.querySelectorAll(".notes")];
    const tops = notes.map((note) => note.previousElementSibling.offsetTop);
    const heights = notes.map((note) => note.offsetHeight);
    let free = 0;
    notes.forEach((note, number) => {
      const top = Math.max(tops[number], free);
      note.style.top = `${top + 6}px`;
      free = top + heights[number] + NOTE_GAP_PX;
    });
    text.style.minHeight = matchMedia("(min-width: 62rem)").matches ? `${free}px` : "";
  }
  settle();
  addEventListener("resize", settle);
  document.addEventListener("toggle", (event) => { if (event.target.matches?.(".proof")) settle(); }, true);
  document.addEventListener("htmx:afterSettle", settle);

  // Keys. One switch turns single letters off, on this device.
  const keysOn = byId("keys-on");
  const stored = (() => { try { return localStorage.getItem("keys"); } catch { return null; } })();
  if (keysOn) {
    keysOn.checked = stored !== "off";
    keysOn.addEventListener("change", () => { try { localStorage.setItem("keys", keysOn.checked ? "on" : "off"); } catch { /* private mode */ } });
    byId("keys-button").hidden = false;
    byId("keys-button").addEventListener("click", () => byId("keys").showModal());
  }
  function step(by) {
    const stops = [...document.querySelectorAll("[data-stop]")];
    if (!stops.length) return;
    const here = stops.indexOf(document.activeElement);
    const above = stops.filter((stop) => stop.getBoundingClientRect().top < 0).length;
    const from = here >= 0 ? here : above - (by > 0 ? 1 : 0);
    const next = stops[Math.max(0, Math.min(stops.length - 1, from + by))];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
    if (next.id) history.replaceState(history.state, "", `#${next.id}`);
  }
  // Results that arrive while a stop is in focus keep it in focus.
  let stoppedAt = null;
  document.addEventListener("htmx:beforeSwap", () => { stoppedAt = document.activeElement?.matches("a[data-stop]") ? document.activeElement.href : null; });
  document.addEventListener("htmx:afterSwap", () => {
    if (stoppedAt && document.activeElement === document.body) [...document.querySelectorAll("a[data-stop]")].find((stop) => stop.href === stoppedAt)?.focus({ preventScroll: true });
  });
  // The button of a key: that of the item in focus, else the first on the page; once htmx has taken up what it swapped in.
  let settling = false;
  document.addEventListener("htmx:afterSwap", () => { settling = true; });
  document.addEventListener("htmx:afterSettle", () => { settling = false; });
  function press(key) {
    if (!/^[a-z]$/.test(key)) return;
    if (settling) { document.addEventListener("htmx:afterSettle", () => press(key), { once: true }); return; }
    const item = document.activeElement?.closest("[data-stop]");
    (item?.querySelector(`[data-press="${key}"]`) || document.querySelector(`[data-press="${key}"]`))?.click();
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || byId("keys")?.open) return;
    if (event.key === "ArrowDown" && event.target.matches("#id_q") && document.querySelector("[data-stop]")) { step(1); event.preventDefault(); return; }
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (event.key === "?") { byId("keys").showModal(); event.preventDefault(); return; }
    if (!keysOn?.checked) return;
    if (event.key === "/") { (byId("id_q") || byId("site-search"))?.focus(); event.preventDefault(); return; }
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
    press(event.key);
  });

  // Copying a field; where the browser can't, the field is there to be selected.
  if (navigator.clipboard) document.querySelectorAll("[data-copy]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(byId(button.dataset.copy).value);
      byId("announcer").textContent = "Copied";
    });
  });

  // htmx: working after a moment, done aloud, and what went wrong.
  let slow;
  const working = (on) => {
    clearTimeout(slow);
    if (on) slow = setTimeout(() => { byId("working").hidden = false; }, SLOW_MS);
    else byId("working").hidden = true;
  };
  let failed = false; // what the page itself says there is left alone
  const problem = (text) => { failed = Boolean(text); byId("problem").textContent = text; byId("problem").hidden = !text; };
  const unasked = (event) => ["progress", "upcoming", "check-it"].includes(event.detail.elt.id);
  document.addEventListener("htmx:beforeRequest", (event) => { if (!unasked(event)) working(true); });
  document.addEventListener("htmx:afterRequest", (event) => { working(false); if (event.detail.successful && failed) problem(""); });
  document.addEventListener("htmx:sendError", () => problem("The server does not answer. Check the connection and try again."));
  document.addEventListener("htmx:responseError", (event) => {
    const status = event.detail.xhr.status;
    problem(status === 403 ? "Your account may not do this, or you were signed out. Reload the page." : status === 404 ? "This is not in the archive any more. Reload the page." : `The server could not do this (error ${status}). Try again.`);
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (new URL(event.detail.xhr.responseURL, location.href).pathname.startsWith("/accounts/login/")) {
      event.detail.shouldSwap = false;
      location.reload();
    }
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    const swapped = byId(event.detail.target.id) || event.detail.target;
    const news = swapped.matches("[data-announce]") ? swapped : swapped.querySelector("[data-announce]");
    if (news && byId("announcer").textContent !== news.dataset.announce) byId("announcer").textContent = news.dataset.announce;
  });
})();

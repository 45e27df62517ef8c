// Previews of links: one to a term shows the definition, which is in the head of the term's page; one to a source shows
// its entry in the list of sources. Without this script, links only lead to what they name.

"use strict";

{
  const ASK_AFTER = 100;
  const SHOW_AFTER = 300;
  const HIDE_AFTER = 300;
  const GAP = 6;
  const SOURCE = "#source.";
  const WORDS = globalThis.glossgraphPreviews;
  const TERMS = new URL(`../${WORDS.terms}`, document.currentScript.src).href;
  const OWN_WAY = "nav, header, .md-sidebar, .gg-search, .gg-preview, .gg-map";

  const preview = { box: null, link: null, wanted: null, timers: [], describedBy: null };
  const asked = new Map();
  let pointer = "mouse";

  function hrefOf(link) {
    return link.getAttribute("href") ?? link.getAttribute("xlink:href") ?? "";
  }

  // The address of the page of a term to which a link leads, or nothing.
  function termAt(link) {
    if (!hrefOf(link) || hrefOf(link).startsWith("#") || link.closest(OWN_WAY)) return null;
    const url = new URL(hrefOf(link), document.baseURI);
    const address = url.origin + url.pathname;
    const isPage = address.startsWith(TERMS) && /^[^/]+(\/|\.html|\/index\.html)$/.test(address.slice(TERMS.length));
    return isPage && address !== location.origin + location.pathname ? address : null;
  }

  // The reader who opens the page afterwards has it already.
  function definitionAt(address) {
    if (!asked.has(address)) {
      const answer = fetch(address).then((response) => (response.ok ? response.text() : ""));
      asked.set(address, answer.then(read).catch(() => null));
    }
    return asked.get(address);
  }

  function read(html) {
    const end = html.indexOf("</head>");
    const { head } = new DOMParser().parseFromString(html.slice(0, Math.max(end, 0)), "text/html");
    const said = (name) => head.querySelector(`meta[property="og:${name}"]`)?.content;
    const [heading, text] = [said("title"), said("description")];
    return said("type") === "article" && heading && text ? { heading, text, open: filled(WORDS.open, heading) } : null;
  }

  function filled(words, term) {
    return words.replace("{term}", () => term);
  }

  function sourceFor(link) {
    const entry = document.getElementById(hrefOf(link).slice(1));
    const list = entry?.closest(".gg-sources");
    if (!list || link.closest(".gg-sources, .gg-preview")) return null;
    const heading = link.getAttribute("aria-label") ?? link.textContent.trim();
    return { open: list.dataset.open, heading, text: entry.firstElementChild.textContent.trim() };
  }

  async function previewFor(link) {
    if (hrefOf(link).startsWith(SOURCE)) return sourceFor(link);
    const address = termAt(link);
    const found = address && (await definitionAt(address));
    return found && !standsBeside(link, found.text) ? found : null;
  }

  // Lists of terms have the definition beside the link.
  function standsBeside(link, text) {
    const places = [link.closest("li, tr"), link.closest("dt")?.nextElementSibling];
    const read = (place) => place.textContent.replace(/\s+/g, " ");
    return places.some((place) => place && read(place).includes(text.replace(/\s+/g, " ")));
  }

  function element(name, className, text) {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  }

  function boxOfPreview() {
    if (!preview.box?.isConnected) {
      preview.box = element("div", "gg-preview", "");
      preview.box.id = "gg-preview";
      preview.box.hidden = true;
      preview.box.addEventListener("pointerenter", stopTimers);
      preview.box.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && later());
      (document.querySelector("main") ?? document.body).append(preview.box);
    }
    return preview.box;
  }

  // Below the link, or above it where there is more room; never beyond the window.
  function place(box, rect) {
    const room = document.documentElement;
    const below = rect.bottom + GAP;
    const above = rect.top - GAP - box.offsetHeight;
    const fits = below + box.offsetHeight <= room.clientHeight || rect.top < room.clientHeight - rect.bottom;
    const top = Math.max(GAP, fits ? Math.min(below, room.clientHeight - GAP - box.offsetHeight) : above);
    const left = Math.max(GAP, Math.min(rect.left, room.clientWidth - GAP - box.offsetWidth));
    box.style.left = box.style.top = "0";
    const origin = box.getBoundingClientRect();
    box.style.left = `${left - origin.left}px`;
    box.style.top = `${top - origin.top}px`;
  }

  // Shows the preview of a link, unless the reader has gone on before it is known; tells whether there is one.
  async function show(link, { touched = false, row = 0 } = {}) {
    preview.wanted = link;
    const shown = await previewFor(link);
    if (preview.wanted !== link) return true;
    const rect = link.getClientRects()[row] ?? link.getClientRects()[0];
    hide();
    if (!shown || !rect) return false;
    const box = boxOfPreview();
    box.setAttribute("role", touched ? "status" : "tooltip");
    box.replaceChildren(element("strong", "", shown.heading), element("span", "", shown.text));
    if (touched) {
      const open = element("a", "gg-preview-open", shown.open);
      open.href = new URL(hrefOf(link), document.baseURI);
      box.append(open);
    }
    box.hidden = false;
    preview.link = preview.wanted = link;
    preview.describedBy = link.getAttribute("aria-describedby");
    link.setAttribute("aria-describedby", box.id);
    place(box, rect);
    return true;
  }

  function stopTimers() {
    preview.timers.splice(0).forEach(clearTimeout);
  }

  function hide() {
    stopTimers();
    preview.wanted = null;
    if (!preview.link) return;
    if (preview.describedBy === null) preview.link.removeAttribute("aria-describedby");
    else preview.link.setAttribute("aria-describedby", preview.describedBy);
    preview.link = null;
    preview.box.hidden = true;
  }

  function later() {
    stopTimers();
    // whoever reached the link by keyboard keeps its preview until leaving the link
    if (preview.link !== document.activeElement || !preview.link?.matches(":focus-visible")) {
      preview.timers.push(setTimeout(hide, HIDE_AFTER));
    }
  }

  function linkAt(event) {
    return event.target instanceof Element ? event.target.closest("a") : null;
  }

  // Material's instant navigation replaces the page but not this script, and going back can restore an old page.
  window.document$?.subscribe(hide);
  window.addEventListener("pageshow", hide);

  document.addEventListener("pointerover", (event) => {
    const link = linkAt(event);
    if (event.pointerType !== "mouse" || !link) return;
    stopTimers();
    if (link === preview.link) return;
    // a link may be broken over two rows: this is the row that the pointer is on
    const row = [...link.getClientRects()].findIndex((one) => event.clientY >= one.top && event.clientY <= one.bottom);
    const address = termAt(link);
    if (address) preview.timers.push(setTimeout(() => definitionAt(address), ASK_AFTER));
    preview.timers.push(setTimeout(() => show(link, { row: Math.max(row, 0) }), SHOW_AFTER));
  });

  document.addEventListener("pointerout", (event) => {
    if (event.pointerType !== "mouse" || !linkAt(event)) return;
    later();
  });

  document.addEventListener("focusin", (event) => {
    const link = linkAt(event);
    if (link?.closest(".gg-preview")) return;
    if (link?.matches(":focus-visible")) show(link);
    else hide();
  });

  document.addEventListener("focusout", (event) => {
    if (linkAt(event) === preview.link && !preview.box?.contains(event.relatedTarget)) hide();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });

  document.addEventListener("pointerdown", (event) => {
    pointer = event.pointerType;
    if (!preview.box?.contains(event.target) && linkAt(event) !== preview.link) hide();
  });

  document.addEventListener("click", async (event) => {
    const link = linkAt(event);
    if (pointer !== "touch" || !link || link === preview.link) return;
    if (!hrefOf(link).startsWith(SOURCE) && !termAt(link)) return;
    // the first touch shows what the second one opens
    event.preventDefault();
    if (!(await show(link, { touched: true }))) location.href = new URL(hrefOf(link), document.baseURI);
  });
}

// Progress on reading paths, and repairs of the theme. Without this script every page is complete.

"use strict";

// The theme takes every `link[rel=alternate]` for a translation of the site, and asks for its sitemap once the page has
// been read. With a space it means the same to everybody else.
for (const link of document.querySelectorAll("link[rel=alternate]:not([hreflang])")) link.rel = "alternate ";

{
  // --- Reading paths: `?path=` says on which one a reader is; the browser remembers what has been read. ---

  const CHOSEN = "path";

  function hrefOf(link) {
    return link.getAttribute("href") ?? link.getAttribute("xlink:href") ?? "";
  }

  function element(name, className, ...content) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content);
    return made;
  }

  // The words come from the page, as this script does not know its language.
  function filled(words, values) {
    return words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  function keyOf(path) {
    return `glossgraph.path.${path}`;
  }

  // The ids of the terms that were read on a path, the latest at the end. Browsers may refuse access to the storage.
  function readOn(path) {
    try {
      const kept = JSON.parse(localStorage.getItem(keyOf(path)));
      return Array.isArray(kept) ? kept.filter((id) => typeof id === "string") : [];
    } catch {
      return [];
    }
  }

  function remember(path, ids) {
    try {
      if (ids.length) localStorage.setItem(keyOf(path), JSON.stringify(ids));
      else localStorage.removeItem(keyOf(path));
    } catch {
      // the page can be read without it
    }
  }

  function termAt(address) {
    return decodeURIComponent(new URL(address, document.baseURI).pathname)
      .replace(/\/(index\.html)?$/, "")
      .replace(/\.html$/, "")
      .split("/")
      .pop();
  }

  function showPager() {
    const path = new URLSearchParams(location.search).get(CHOSEN);
    const pagers = [...document.querySelectorAll(":is(.gg-pager, .gg-place)[data-path]")];
    if (!pagers.some((pager) => pager.dataset.path === path)) return;
    for (const pager of pagers) pager.hidden = pager.dataset.path !== path;
    const term = termAt(location.href);
    remember(path, [...readOn(path).filter((id) => id !== term), term]);
  }

  function showProgress(cards) {
    const { path, ...words } = cards.dataset;
    const links = [...cards.children].map((card) => card.querySelector("a[href]")).filter(Boolean);
    const terms = links.map((link) => termAt(hrefOf(link)));
    const read = readOn(path).filter((id) => terms.includes(id));
    links.forEach((link, number) => {
      const card = link.closest("li");
      const done = read.includes(terms[number]);
      card.classList.toggle("gg-read", done);
      card.querySelector(".gg-tick")?.remove();
      if (done) link.after(element("span", "gg-tick", ` ${words.read}`));
    });
    if (cards.previousElementSibling?.matches(".gg-progress")) cards.previousElementSibling.remove();
    if (!read.length) return;
    const after = terms.indexOf(read.at(-1));
    const order = [...links.slice(after + 1), ...links.slice(0, after + 1)];
    const next = order.find((link) => !read.includes(termAt(hrefOf(link))));
    const progress = element("p", "gg-progress", `${filled(words.progress, { number: read.length, of: terms.length })} `);
    if (next) {
      const onwards = element("a", "", filled(words.onwards, { term: next.textContent.trim() }));
      onwards.href = next.href;
      progress.append(onwards, " ");
    }
    const forget = element("button", "gg-forget", words.forget);
    forget.type = "button";
    forget.addEventListener("click", () => {
      remember(path, []);
      showProgress(cards);
      cards.querySelector("a[href]")?.focus();
    });
    progress.append(forget);
    cards.before(progress);
  }

  function followPaths() {
    showPager();
    document.querySelectorAll(".gg-cards[data-path]").forEach(showProgress);
    showSetting();
    openTarget();
  }

  // --- What is folded: the address of a question opens it, and on paper everything is open. ---

  function openTarget() {
    const folded = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("summary")?.parentElement;
    if (folded) folded.open = true;
  }

  const opened = new Set();

  window.addEventListener("hashchange", openTarget);
  window.addEventListener("beforeprint", () => {
    const all = ":is(.gg-question, :is(.gg-edges, .gg-bars) details):not([open], [hidden])";
    for (const folded of document.querySelectorAll(all)) {
      folded.open = true;
      opened.add(folded);
    }
  });
  // The rounds of a model that are folded are left out on paper, where the theme unfolds everything: this comes before it.
  const mark = () => document.querySelectorAll(".gg-model-more").forEach((more) => more.toggleAttribute("data-folded", !more.open));
  window.addEventListener("beforeprint", mark, { capture: true });
  window.addEventListener("afterprint", () => {
    for (const folded of opened) folded.open = false;
    opened.clear();
  });

  // --- Settings: the address says in which one a story is shown, and the choice holds on the pages of other terms. ---

  const SETTING = "#in-";

  // The address of the chosen story, if any. It holds while a reader goes to other sections of the page.
  let chosen = "";

  const carrying = new WeakSet();

  function storyAt(hash) {
    return document.getElementById(hash.slice(1))?.closest(".gg-story") ?? null;
  }

  // The address of a section can begin in the same way. One that is not on this page may be on the next.
  function isChoice(hash) {
    return hash.startsWith(SETTING) && (storyAt(hash) !== null || !document.getElementById(hash.slice(1)));
  }

  function showSetting() {
    if (!location.hash || isChoice(location.hash)) {
      chosen = location.hash;
      const stories = [...document.querySelectorAll(".gg-story")];
      const shown = storyAt(chosen) ?? stories[0];
      for (const folded of document.querySelectorAll(".gg-story > details")) folded.open = folded.parentElement === shown;
    }
    carryOn();
  }

  // Links to other terms lead to the same setting; a page without it shows the one where its term is most at home.
  function carryOn() {
    for (const link of document.querySelectorAll("main a[href]")) {
      const url = new URL(hrefOf(link), document.baseURI);
      const isTerm = url.origin === location.origin && /\/terms\/[^/]+\/?(index\.html|\.html)?$/.test(url.pathname);
      if (!isTerm || url.pathname === location.pathname || (url.hash && !carrying.has(link))) continue;
      const address = hrefOf(link).replace(/#.*/, "") + chosen;
      if (address === hrefOf(link)) continue;
      carrying.add(link);
      link.setAttribute("href", address);
    }
  }

  window.addEventListener("hashchange", showSetting);

  // Whoever unfolds a story has chosen its setting.
  document.addEventListener("click", (event) => {
    const folded = event.target.closest("summary")?.parentElement;
    if (!folded?.matches(".gg-story > details:not([open])")) return;
    chosen = `#${folded.parentElement.querySelector("[id]").id}`;
    history.replaceState(history.state, "", chosen);
    carryOn();
  });

  // Material's instant navigation replaces the page but not this script, and going back can restore an old page.
  if (window.document$) window.document$.subscribe(followPaths);
  else followPaths();
  window.addEventListener("pageshow", (event) => event.persisted && followPaths());

  // --- Where Material needs a pointer, or tells screen readers something wrong. ---

  // The buttons of the navigation and the search get the keyboard's focus, and the names that the theme gives to both.
  for (const [id, named] of [["__drawer", ".md-nav--primary"], ["__search", ".md-search__input"]]) {
    for (const label of document.querySelectorAll(`.md-header__button[for="${id}"]`)) {
      const button = element("span", "", ...label.childNodes);
      button.tabIndex = 0;
      button.setAttribute("role", "button");
      button.setAttribute("aria-label", document.querySelector(named)?.getAttribute("aria-label") ?? "");
      button.addEventListener("keydown", (event) => {
        if (event.key !== " " && event.key !== "Enter") return;
        event.preventDefault();
        label.click();
      });
      label.append(button);
    }
  }

  // The names of a term in the search results, and the buttons that copy code, are no navigation.
  function unmark() {
    for (const nav of document.querySelectorAll("nav:is(.md-tags, .md-code__nav):not([role])")) {
      nav.setAttribute("role", "none");
    }
  }

  // The search ranks by how rare words are. A term with exactly the name that was searched for still comes first.
  function exactFirst() {
    const asked = document.querySelector(".md-search__input")?.value.trim().toLowerCase();
    const list = document.querySelector(".md-search-result__list");
    if (!asked || !list) return;
    const exact = [...list.children].find((found) =>
      [...found.querySelectorAll(".md-tag")].some((name) => name.textContent.trim().toLowerCase() === asked),
    );
    if (exact && exact !== list.firstElementChild) list.prepend(exact);
  }

  function tidy() {
    unmark();
    exactFirst();
  }

  tidy();
  new MutationObserver(tidy).observe(document.body, { childList: true, subtree: true });
}

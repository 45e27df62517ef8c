// The field of the search, in the header of every page. What it finds comes from `search_index.js`, which is loaded when
// somebody first goes to the field. Without this script, a link to the list of all terms is in its place.

"use strict";

(() => {
  // a site may have a search of its own, which then looks through the glossary as well
  if (document.querySelector(".md-search, .gg-search")) return;

  const BASE = new URL("..", document.currentScript.src).href;
  const WORDS = globalThis.glossgraphSearch;
  const GROUPS = ["terms", "comparisons", "episodes", "questions", "texts"];
  const MOST = [6, 3, 3, 5, 4];
  const PAUSE = 250;
  const SHORTEST = 3;
  const KEYS = ["/", "f", "s"];
  const LENS = "M9.5 3a6.5 6.5 0 0 1 5.2 10.4l5.9 5.9-1.4 1.4-5.9-5.9A6.5 6.5 0 1 1 9.5 3m0 2a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9";
  const CROSS = "M19 6.4 17.6 5 12 10.6 6.4 5 5 6.4 10.6 12 5 17.6 6.4 19 12 13.4 17.6 19 19 17.6 13.4 12z";

  function element(name, attributes, ...content) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...content);
    return made;
  }

  function icon(path) {
    const [svg, line] = ["svg", "path"].map((name) => document.createElementNS("http://www.w3.org/2000/svg", name));
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    line.setAttribute("d", path);
    svg.append(line);
    return svg;
  }

  const input = element("input", {
    class: "gg-search-field", type: "search", role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list",
    "aria-controls": "gg-search-results", "aria-label": WORDS.label, placeholder: WORDS.placeholder,
    autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "go",
  });
  const opener = element("button", { class: "gg-search-open", type: "button", "aria-label": WORDS.label }, icon(LENS));
  const closer = element("button", { class: "gg-search-close", type: "button", "aria-label": WORDS.close }, icon(CROSS));
  const says = element("p", { class: "gg-search-says", role: "status" });
  const list = element("div", { id: "gg-search-results", role: "listbox", "aria-label": WORDS.label });
  const all = element("a", { class: "gg-search-all", href: `${BASE}${WORDS.address}` }, WORDS.list);
  const panel = element("div", { class: "gg-search-panel", hidden: "" }, says, list, all);
  const box = element("div", { class: "gg-search", role: "search" }, opener, input, closer, panel);

  const place = document.querySelector(".gg-search-place");
  const title = document.querySelector(".md-header__title");
  if (place) place.replaceWith(box);
  else if (title) title.after(box);
  else document.querySelector("main, body").prepend(box);

  // --- What is found.

  let finder = null;
  let asked = "";
  let timer = 0;
  let active = null;

  function opened() {
    finder ??= import(`${BASE}assets/search_index.js`).then((index) => index.open(BASE)).catch((error) => {
      finder = null;
      throw error;
    });
    return finder;
  }

  function fail() {
    show([], WORDS.failed);
  }

  async function search() {
    const query = input.value.trim();
    if (query === asked) return;
    asked = query;
    clearTimeout(timer);
    if (!query) {
      close();
      return;
    }
    const index = await opened();
    const named = await index.byName(query);
    if (query !== asked) return;
    if (named.length) await present(index, query, named, { isAll: false });
    clearTimeout(timer);
    timer = setTimeout(() => more(index, query).catch(fail), PAUSE);
  }

  // What takes more files, once somebody has stopped typing.
  async function more(index, query) {
    const [named, { found, isSome }] = await Promise.all([
      index.byName(query, { all: true }),
      query.length < SHORTEST ? { found: [], isSome: false } : index.byText(query),
    ]);
    if (query !== asked) return;
    const known = new Map(named.map((result) => [result.number, result]));
    const others = found.filter(({ number }) => !known.has(number)).map((result) => ({ group: index.groupOf(result.number), ...result }));
    if (isSome && named.length) others.length = 0;
    await present(index, query, [...named, ...others], { isSome: isSome && !named.length, isAll: true });
  }

  async function present(index, query, results, { isSome = false, isAll }) {
    const groups = GROUPS.map((name, group) => ({
      name,
      results: results.filter((result) => result.group === group).slice(0, MOST[group]),
    })).filter((group) => group.results.length);
    // the group with the best result comes first, and the others always in the same order
    const best = groups.reduce((one, other) => (other.results[0].score > one.results[0].score ? other : one), groups[0]);
    groups.sort((one, other) => (other === best) - (one === best));
    const chosen = groups.flatMap((group) => group.results);
    const shown = isAll ? await index.described(chosen) : chosen.map((result) => index.known(result));
    if (query !== asked) return;
    for (const group of groups) group.results = shown.splice(0, group.results.length);
    const found = new Intl.PluralRules(document.documentElement.lang || "en").select(results.length);
    const count = (WORDS.found[found] ?? WORDS.found.other).replace("{number}", results.length);
    if (!results.length) show([], isAll ? WORDS.none : "");
    else show(groups, isSome ? WORDS.some : isAll ? count : says.textContent, index.marker(query));
    // for whoever waits for all results
    if (isAll) box.dataset.done = query;
  }

  // --- What is shown.

  function marked(text, isMeant) {
    return text.split(/([\p{L}\p{N}\p{M}'’]+)/u).map((part, place) =>
      place % 2 && isMeant(part) ? element("mark", {}, part) : part,
    );
  }

  function optionOf(result, id, isMeant) {
    const option = element("a", { role: "option", id, tabindex: "-1", "aria-selected": "false", href: BASE + result.address });
    const heading = element("span", { class: "gg-search-title" }, ...marked(result.title, isMeant));
    option.append(heading);
    if (result.what) option.append(element("span", { class: `gg-search-what ${result.colour ?? ""}`.trim() }, result.what));
    if (result.text) option.append(element("span", { class: "gg-search-text" }, ...marked(result.text, isMeant)));
    return option;
  }

  function show(groups, message, isMeant) {
    const before = active?.href;
    active = null;
    const made = groups.map(({ name, results }) => {
      const id = `gg-search-${name}`;
      const heading = element("div", { class: "gg-search-group", id, role: "presentation" }, WORDS[name]);
      const options = results.map((result, number) => optionOf(result, `${id}-${number}`, isMeant));
      return element("div", { role: "group", "aria-labelledby": id }, heading, ...options);
    });
    list.replaceChildren(...made);
    list.hidden = !made.length;
    says.textContent = message;
    panel.hidden = false;
    input.setAttribute("aria-expanded", String(made.length > 0));
    const same = before && options().find((option) => option.href === before);
    choose(same ?? null);
  }

  function options() {
    return [...list.querySelectorAll("[role=option]")];
  }

  function choose(option) {
    active?.setAttribute("aria-selected", "false");
    active = option;
    if (!option) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  function close() {
    delete box.dataset.done;
    panel.hidden = true;
    input.setAttribute("aria-expanded", "false");
    choose(null);
    asked = "";
  }

  function enter() {
    document.documentElement.classList.add("gg-searching");
    input.focus();
    input.select();
  }

  function leave() {
    clearTimeout(timer);
    close();
    document.documentElement.classList.remove("gg-searching");
  }

  // --- The keyboard and the pointer.

  function move(step) {
    const found = options();
    if (!found.length) return;
    const place = found.indexOf(active);
    choose(found[(place + step + found.length + (place < 0 && step < 0)) % found.length]);
  }

  input.addEventListener("input", () => search().catch(fail));
  input.addEventListener("focus", () => {
    document.documentElement.classList.add("gg-searching");
    opened().then((index) => index.prepare()).catch(() => {});
    search().catch(fail);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter") (active ?? options()[0])?.click();
    else if (event.key === "Escape") {
      input.value = "";
      leave();
      input.blur();
    } else return;
    event.preventDefault();
  });
  // a click on a result must not first take the focus away, which closes the list
  panel.addEventListener("mousedown", (event) => event.preventDefault());
  box.addEventListener("focusout", (event) => box.contains(event.relatedTarget) || leave());
  opener.addEventListener("click", enter);
  for (const link of document.querySelectorAll("a.gg-search-here")) {
    const button = element("button", { class: "gg-search-here", type: "button" }, icon(LENS), WORDS.placeholder);
    button.addEventListener("click", enter);
    link.replaceWith(button);
  }
  closer.addEventListener("click", () => {
    input.value = "";
    leave();
    opener.focus();
  });
  document.addEventListener("keydown", (event) => {
    const isTyped = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (isTyped || event.ctrlKey || event.metaKey || event.altKey || !KEYS.includes(event.key)) return;
    event.preventDefault();
    enter();
  });

  const wanted = new URLSearchParams(location.search).get("q");
  if (wanted) {
    input.value = wanted;
    enter();
  }
})();

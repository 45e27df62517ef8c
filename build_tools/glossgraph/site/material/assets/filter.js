// The choice of settings above lists of terms, and above tables with a column for each. Without this script all are shown.

"use strict";

(() => {
  const filter = document.querySelector(".gg-filter");
  if (!filter) return;

  const NARROW = "(width < 45em)";
  const AT_FIRST = 2;
  const KEY = "no-setting";
  const says = filter.querySelector(".gg-filter-says");
  const choices = [...filter.querySelectorAll("[data-value]")].map((item) => {
    const box = document.createElement("input");
    Object.assign(box, { type: "checkbox", value: item.dataset.value, checked: true });
    box.setAttribute("aria-label", item.textContent.trim());
    item.prepend(box, " ");
    return { box, id: item.dataset.value, terms: item.dataset.terms?.split(" ") ?? [] };
  });
  const every = document.createElement("button");
  every.type = "button";
  filter.querySelector("p").append(" ", every);

  // --- What can be hidden: the entries of lists up to the next section of the page, or the columns of tables.
  const termOf = (entry) => {
    const path = entry.querySelector("a[href*='/']")?.pathname ?? "";
    return decodeURIComponent(path).replace(/\/(index\.html)?$/, "").replace(/\.html$/, "").split("/").pop();
  };

  const groups = [];
  const inSection = Boolean(document.querySelector("article h2 ~ .gg-filter"));
  let heading = null;
  for (let next = filter.nextElementSibling; next; next = next.nextElementSibling) {
    if (next.tagName === "H2") {
      if (inSection) break;
      heading = next;
    } else if (next.tagName === "UL") {
      groups.push({ heading, list: next, entries: [...next.children].map((entry) => ({ entry, term: termOf(entry) })) });
    }
  }
  const columns = [...document.querySelectorAll(".gg-across [data-setting]")];
  const total = columns.length ? choices.length : new Set(choices.flatMap((choice) => choice.terms)).size;

  const show = () => {
    const chosen = choices.filter(({ box }) => box.checked);
    const [ids, terms] = [new Set(chosen.map(({ id }) => id)), new Set(chosen.flatMap((choice) => choice.terms))];
    for (const cell of columns) cell.hidden = !ids.has(cell.dataset.setting);
    for (const { heading: above, list, entries } of columns.length ? [] : groups) {
      for (const { entry, term } of entries) entry.hidden = !terms.has(term);
      list.hidden = entries.every(({ entry }) => entry.hidden);
      if (above) above.hidden = list.hidden;
    }
    for (const link of document.querySelectorAll(".gg-letters a, .md-nav--secondary a")) {
      link.hidden = document.getElementById(decodeURIComponent(link.hash.slice(1)))?.hidden ?? false;
    }
    for (const hint of document.querySelectorAll(".gg-hint")) {
      const frame = hint.nextElementSibling;
      hint.hidden = frame.scrollWidth <= frame.clientWidth;
    }
    every.textContent = chosen.length === choices.length ? filter.dataset.none : filter.dataset.all;
    return filter.dataset.shown.replace("{number}", columns.length ? ids.size : terms.size).replace("{of}", total);
  };

  const change = () => {
    says.textContent = show();
    const hidden = choices.filter(({ box }) => !box.checked).map(({ id }) => encodeURIComponent(id).replace("%7E", "~"));
    const hash = hidden.length ? `#${KEY}=${hidden.join(",")}` : "";
    history.replaceState(history.state, "", `${location.pathname}${location.search}${hash}`);
  };

  // --- The address says what is hidden; any other address, such as that of a letter, changes nothing.
  const restore = () => {
    const words = new URLSearchParams(location.hash.slice(1)).get(KEY);
    if (words === null) return;
    const hidden = new Set(words.split(","));
    for (const { box, id } of choices) box.checked = !hidden.has(id);
    says.textContent = show();
  };

  filter.addEventListener("change", change);
  every.addEventListener("click", () => {
    const checked = choices.some(({ box }) => !box.checked);
    for (const { box } of choices) box.checked = checked;
    change();
  });
  addEventListener("hashchange", restore);

  // on a phone, columns stand one below the other, so that two are enough to begin with
  if (columns.length && matchMedia(NARROW).matches) {
    choices.forEach(({ box }, number) => {
      box.checked = number < AT_FIRST;
    });
  }
  filter.hidden = false;
  show();
  restore();
})();

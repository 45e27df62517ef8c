// What is below a term unfolds in its place, even if another page lists it. Without this script a link leads there.

"use strict";

(() => {
  const fetched = new Map();

  const pageAt = (address) => {
    if (!fetched.has(address)) {
      fetched.set(address, fetch(address).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
        .then((text) => new DOMParser().parseFromString(text, "text/html")));
    }
    return fetched.get(address);
  };

  /** Return the list to which a link leads, folded, with links that work here. */
  const listAt = async ({ href, hash }) => {
    const page = await pageAt(href.slice(0, href.length - hash.length));
    const list = document.importNode(page.getElementById(decodeURIComponent(hash.slice(1))).querySelector("ul"), true);
    for (const link of list.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), href);
    for (const below of list.querySelectorAll("details")) {
      below.open = false;
      below.removeAttribute("id");
    }
    unfold(list);
    return list;
  };

  const foldable = (link) => {
    const item = link.closest("li");
    const [below, summary, number] = ["details", "summary", "small"].map((name) => document.createElement(name));
    number.textContent = link.textContent;
    summary.setAttribute("aria-label", link.getAttribute("aria-label"));
    below.append(summary);
    link.closest("small").replaceWith(number, below);
    below.addEventListener("toggle", async () => {
      if (!below.open || below.querySelector("ul")) return;
      try {
        below.append(await listAt(link));
      } catch {
        location.assign(link.href);
      }
    });
  };

  const unfold = (list) => list.querySelectorAll("li > small > a").forEach(foldable);

  document.querySelectorAll(".gg-tree").forEach(unfold);
})();

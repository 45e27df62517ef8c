// An address such as references/#miller-1999 leads on to the part of a long list that has this place.

"use strict";

(() => {
  const parts = [...document.querySelectorAll(".gg-places > li > a")];
  // each file has the places from one name on, in the order of the names
  const files = [...document.querySelectorAll(".gg-places-files > a")];

  const partWith = async (name) => {
    const file = files.findLast(({ dataset }) => dataset.first <= name);
    if (!file) return null;
    const answer = await fetch(file.href);
    const places = answer.ok ? await answer.json() : {};
    return Object.hasOwn(places, name) ? parts[places[name]] : null;
  };

  const leadOn = async () => {
    let name = location.hash.slice(1);
    try {
      name = decodeURIComponent(name);
    } catch {
      // it is no encoded name, and may be one as it is
    }
    if (!name || document.getElementById(name)) return;
    const { hash } = location;
    const letter = [...document.querySelectorAll(".gg-letters a")].find((link) => link.hash === hash);
    const link = letter ?? (await partWith(name));
    if (link) location.replace(new URL(hash, link.href));
  };

  const follow = () => leadOn().catch(() => {}); // without the files, the list of the parts is there
  window.addEventListener("hashchange", follow);
  follow();
})();

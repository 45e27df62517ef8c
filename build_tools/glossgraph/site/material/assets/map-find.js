// A field in which a term is found, after the pattern of the ARIA Authoring Practices for comboboxes.

import { plain } from "./map-data.js";
import { element } from "./map-views.js";

const MOST = 30;

/** Return what finds terms by their names: first those that are the text, then those that begin with it. */
export const finder = (terms, aliases, pairs) => {
  const names = terms.flatMap((term) => [term.label, ...(aliases[term.number] || [])].map((name, number) => ({ term, name, alias: number > 0, key: plain(name, pairs) })));
  return (text) => {
    const key = plain(text.trim(), pairs);
    const rank = (name) => (name.key === key ? 0 : name.key.startsWith(key) ? 1 : name.key.includes(` ${key}`) ? 2 : 3);
    const found = names.filter((name) => name.key.includes(key) && (key || !name.alias)).map((name) => [rank(name), name]);
    found.sort(([a, one], [b, other]) => a - b || one.alias - other.alias || other.term.degree - one.term.degree || (one.key < other.key ? -1 : 1));
    const seen = new Set();
    return found.map(([, name]) => name).filter(({ term }) => !seen.has(term) && seen.add(term)).slice(0, MOST);
  };
};

/** Make a field find terms: `load` gives what finds them, `pick` gets the one that is chosen, or nothing. */
export const combobox = (input, { load, pick, say, announce }) => {
  const list = document.getElementById(`${input.id}-list`);
  // the status says the same to screen readers
  const none = element("p", { class: "gg-combo-none", "aria-hidden": "true", hidden: "" }, say("no-term-found"));
  list.after(none);
  let options = [];
  let active = -1;

  const close = () => {
    list.hidden = none.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const mark = (number) => {
    active = number;
    [...list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === number)));
    if (number < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", list.children[number].id);
    return list.children[number].scrollIntoView({ block: "nearest" });
  };
  const take = (number) => {
    input.value = options[number].term.label;
    close();
    pick(options[number].term);
  };
  const open = async () => {
    const find = await load();
    if (document.activeElement !== input) return;
    options = find(input.value);
    list.replaceChildren(...options.map(({ term, name, alias }, number) => {
      const item = element("li", { role: "option", id: `${list.id}-${number}`, "aria-selected": "false" }, name);
      if (alias) item.append(element("small", {}, ` ${term.label}`));
      item.addEventListener("pointerdown", (event) => event.preventDefault());
      item.addEventListener("click", () => take(number));
      return item;
    }));
    list.hidden = !options.length;
    none.hidden = options.length > 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    mark(-1);
    if (input.value) announce(options.length ? say("terms-found", { number: options.length }) : say("no-term-found"));
  };

  input.addEventListener("input", open);
  input.addEventListener("click", open);
  input.addEventListener("focus", load);
  input.addEventListener("blur", () => {
    close();
    if (!input.value.trim()) pick(null);
  });
  input.addEventListener("keydown", async (event) => {
    const last = options.length - 1;
    if (!["ArrowDown", "ArrowUp", "Enter", "Escape"].includes(event.key)) return;
    event.preventDefault();
    if (event.key === "Escape") {
      if (list.hidden) input.value = "";
      close();
      return;
    }
    if (list.hidden) await open();
    else if (event.key === "Enter") take(Math.max(active, 0));
    else if (event.key === "ArrowDown") mark(active >= last ? 0 : active + 1);
    else mark(active <= 0 ? last : active - 1);
  });
};

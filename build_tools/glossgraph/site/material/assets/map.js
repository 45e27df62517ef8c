// The map: what is chosen is in the address, and is shown in place of the whole, with its reasons.

import { openMap } from "./map-data.js";
import { combobox, finder } from "./map-find.js";
import { oneStop } from "./map-keys.js";
import { element, views } from "./map-views.js";
import { byWayOf, shortest } from "./map-ways.js";
import { speaker } from "./words.js";

const root = document.getElementById("gg-map");
const [tools, says, view, whole] = [".gg-map-tools", ".gg-map-says", ".gg-map-view", "[data-do=whole]"].map((each) => root.querySelector(each));
const wording = JSON.parse(document.getElementById("gg-map-data").textContent);
const say = speaker(wording);
const fields = Object.fromEntries(["find", "from", "to"].map((key) => [key, document.getElementById(`gg-map-${key}`)]));
const only = document.getElementById("gg-map-only");
/** Of what one can be shown alone, and the folder with the pages of all of them. */
const FOLDERS = { kind: "kinds", group: "groups", setting: "settings", relation: "relations" };
const KEYS = ["term", "from", "to", "stage", "pair", "loops", ...Object.keys(FOLDERS)];
let opened = null;

/** Return the map, whose names are read when they are first wanted. */
const load = () => {
  opened = opened || openMap(root.querySelector(".gg-map-files a").href, root.querySelector("a[data-term]")).then((map) => (
    { ...map, show: views(map, say) }));
  opened.catch(() => {
    opened = null;
    says.textContent = say("failed");
  });
  return opened;
};

let finding = null;

/** Return what finds terms. */
const find = async () => {
  const map = await load();
  finding = finding || map.aliases().then((aliases) => finder(map.terms, aliases, wording.pairs));
  finding.catch(() => {
    finding = null;
  });
  return finding;
};

/** Say something to those who hear it; what stands below in a heading is `quiet`. */
const announce = (text, quiet = false) => {
  says.classList.toggle("quiet", quiet);
  says.textContent = text;
};

// --- What is chosen, as the address has it.
const chosen = () => {
  const words = new URLSearchParams(location.search);
  // links that were made before have it after a `#`
  if (location.hash.includes("=")) new URLSearchParams(location.hash.slice(1)).forEach((value, key) => words.set(key === "loop" ? "loops" : key, key === "loop" ? "" : value));
  return Object.fromEntries(KEYS.filter((key) => words.has(key)).map((key) => [key, words.get(key)]));
};

const choose = (state, mode = "pushState") => {
  const words = new URLSearchParams(state);
  const address = `${location.pathname}${`${words}` ? `?${words}` : ""}`;
  if (address !== `${location.pathname}${location.search}${location.hash}`) history[mode](null, "", address);
  return show();
};

/** Return the elements that show what is chosen, and the numbers of the columns that it is about; none for the whole. */
const made = async (state) => {
  if (!Object.keys(state).length) return null;
  const map = await load();
  const [term, from, to] = [state.term, state.from, state.to].map((id) => map.byId(id));
  if (term) {
    const [near, loops] = await Promise.all([map.neighbours(term), map.loops()]);
    const through = loops.filter(({ way }) => way.includes(term)).length;
    announce(say("term", { number: near.edges.length, term: term.label }), true);
    return [map.show.term(term, near, through), [term.column, ...near.edges.map(({ other }) => other.column)], { find: term }];
  }
  if (from && to) {
    const fill = { from, to };
    if (from === to) return [[element("h2", {}, say("same-term"))], [], fill];
    const next = await map.next();
    const short = shortest(next, from.number, to.number);
    if (!short.length) return [map.show.noWay(from, to, shortest(next, to.number, from.number).length), [], fill];
    const through = byWayOf(next, from.number, to.number, map.chain);
    const parts = await map.show.ways(from, to, short, through);
    return [parts, [...short, ...through].map((number) => map.terms[number].column), fill];
  }
  if (from || to) return [null, [], { ...(from ? { from } : {}), ...(to ? { to } : {}) }];
  if ("loops" in state) {
    const through = map.byId(state.loops);
    const found = (await map.loops()).filter(({ way }) => !through || way.includes(through));
    return [map.show.loops(found, through), through ? found.flatMap(({ way }) => way.map(({ column }) => column)) : [], through ? { find: through } : {}];
  }
  const option = optionOf(state);
  if (option) return alone(map, option);
  const column = map.columns.find(({ number }) => `${number}` === state.stage);
  if (column) return [map.show.column(column, bars()), [column.number], {}];
  const [one, other] = (state.pair || "").split("-").map((number) => map.column(Number(number)));
  const pair = one && other && `${one.number}-${other.number}`;
  if (pair && pair === state.pair && root.querySelector(`[data-pair="${pair}"]`)) return [map.show.pair(one, other, await map.listed(`pair-${pair}`)), [one.number, other.number], {}];
  return null;
};

/** Return the option that stands for what is chosen. */
const optionOf = (state) => {
  const sort = Object.keys(FOLDERS).find((key) => key in state);
  return sort && only && [...only.options].find(({ value }) => value === `${sort}=${state[sort]}`);
};

/** Return what shows a kind, a group, a setting or a relation alone, and the numbers of its columns. */
const alone = async (map, { value, text }) => {
  const [[sort, id]] = new URLSearchParams(value);
  const page = map.page(FOLDERS[sort], id);
  if (sort === "relation") {
    const listed = await map.listed(`relation-${encodeURIComponent(id)}`);
    return [map.show.relation(text, page, listed), listed.edges.flatMap(({ source, target }) => [source.column, target.column]), {}];
  }
  if (sort === "setting") {
    const groups = await map.setting(id);
    return [map.show.setting(text, page, groups), groups.flat().map(({ column }) => column), {}];
  }
  if (sort === "group") {
    const members = await map.group(id);
    return [map.show.group(text, page, members), members.map(({ column }) => column), {}];
  }
  const of = map.kinds.findIndex((kind) => kind.id === id);
  return [map.show.kind(of, text, page), map.terms.filter(({ kind }) => kind === of).map(({ column }) => column), {}];
};

/** Return how much leads from where to where, as the bars of the page have it. */
const bars = () => [...root.querySelectorAll(".gg-map-bars [data-pair]")].map((bar) => {
  const [from, to] = bar.dataset.pair.split("-").map(Number);
  return { from, to, pair: bar.dataset.pair, number: bar.querySelector("b").textContent, weight: bar.querySelector("i").className };
});

let turn = 0;

/** Show what is chosen. What is asked for later is shown, whatever arrives first. */
const show = async () => {
  turn += 1;
  const mine = turn;
  announce("");
  let found = null;
  try {
    found = await made(chosen());
  } catch {
    announce(say("failed"));
  }
  if (mine !== turn) return;
  const [parts, columns, fill] = found || [null, [], {}];
  for (const [key, input] of Object.entries(fields)) {
    if (input !== document.activeElement || fill[key]) input.value = fill[key] ? fill[key].label : "";
  }
  if (only) only.value = (parts && optionOf(chosen()) || { value: "" }).value;
  root.classList.toggle("chosen", Boolean(parts));
  view.hidden = !parts;
  whole.hidden = !parts;
  view.replaceChildren(...(parts || []));
  for (const column of root.querySelectorAll(".gg-map-column")) column.classList.toggle("on", columns.includes(Number(column.dataset.column)));
  const title = view.querySelector("h2");
  if (title && !says.textContent) announce(title.textContent, true);
};

// --- What can be done.
const act = {
  whole: () => choose({}),
  loops: () => choose({ loops: "" }),
  "loops-through": () => choose({ loops: chosen().term }),
  "way-from": () => choose({ from: chosen().term }).then(() => fields.to.focus()),
  "way-to": () => choose({ to: chosen().term }).then(() => fields.from.focus()),
  swap: () => {
    const { from, to } = chosen();
    return choose({ ...(to ? { from: to } : {}), ...(from ? { to: from } : {}) });
  },
  copy: async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      announce(say("copied"));
    } catch {
      const shown = element("input", { type: "text", readonly: "", "aria-label": say("link"), value: location.href });
      says.replaceChildren(say("copy"), " ", shown);
      shown.select();
    }
  },
};

root.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const found = event.target.closest("[data-do], [data-pair], [data-stage], [data-term]");
  if (!found) return;
  const { do: name, pair, stage, term } = found.dataset;
  // the title of a chosen term leads to its page
  if (term && term === chosen().term) return;
  event.preventDefault();
  if (name) act[name]();
  else {
    const focused = view.contains(found) || found.matches(":focus-visible");
    choose(pair ? { pair } : stage ? { stage } : { term }).then(() => {
      if (focused || matchMedia("(width < 60em)").matches) view.focus({ preventScroll: true });
      if (view.getBoundingClientRect().top < 0 || view.getBoundingClientRect().top > innerHeight / 2) root.scrollIntoView({ block: "start" });
    });
  }
});

root.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented && root.classList.contains("chosen")) act.whole();
});

for (const [key, input] of Object.entries(fields)) {
  combobox(input, {
    say,
    announce,
    load: find,
    pick: (term) => {
      const { from, to } = chosen();
      if (key === "find") return term ? choose({ term: term.id }) : null;
      const state = { ...(from ? { from } : {}), ...(to ? { to } : {}) };
      if (term) state[key] = term.id;
      else if (!state[key]) return null;
      else delete state[key];
      return choose(state);
    },
  });
}

if (only) only.addEventListener("change", () => choose(Object.fromEntries(new URLSearchParams(only.value))));

// on a phone, bars are what is drawn
for (const bar of root.querySelectorAll("span[data-pair]")) {
  const button = element("button", { type: "button", "data-pair": bar.dataset.pair }, ...bar.childNodes);
  bar.replaceWith(button);
}
tools.hidden = false;
for (const rest of root.querySelectorAll(".gg-map-rest")) oneStop(rest);
addEventListener("popstate", show);
addEventListener("hashchange", show);
show();

// The map: moving and zooming, search, filters, neighbourhoods, ways between two terms, loops, and views to share.
// Without this script the map is a picture with links.

"use strict";

(() => {
  const root = document.getElementById("gg-map");
  const svg = root && root.querySelector(".gg-map-svg");
  if (!svg) return;

  const SVG = "http://www.w3.org/2000/svg";
  const SMALLEST = 0.08;
  const LARGEST = 3;
  const READABLE = 0.72;
  const FAR = 0.3;
  const MOST_WAYS = 5;
  const MOST_HITS = 3000;
  const MOST_COUNTED = 999999;
  const view = root.querySelector(".gg-map-view");
  const panel = root.querySelector(".gg-map-panel");
  const says = root.querySelector(".gg-map-says");
  const data = JSON.parse(document.getElementById("gg-map-data").textContent);
  const terms = new Map(Object.entries(data.terms));
  const relations = new Map(Object.entries(data.relations));
  const [width, height] = ["width", "height"].map((name) => Number(svg.getAttribute(name)));
  const byId = (id) => document.getElementById(`gg-map-${id}`);
  const label = (id) => terms.get(id).label;

  // Entries with a number have a form for each plural category of the language.
  const categories = new Intl.PluralRules(data.language);
  const say = (name, values = {}) => {
    const entry = data.words[name];
    const form = typeof entry === "string" ? entry : entry[categories.select(values.number)] ?? entry.other;
    return form.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  };

  // What is drawn: each term with its edges, and the sequence in both directions.
  const nodes = new Map();
  for (const link of svg.querySelectorAll(".terms a")) nodes.set(link.dataset.id, { link, edges: [] });
  const edges = [];
  const onwards = new Map([...nodes.keys()].map((id) => [id, []]));
  const backwards = new Map([...nodes.keys()].map((id) => [id, []]));
  for (const group of svg.querySelectorAll(".edges > g")) {
    const relation = group.dataset.relation;
    const flow = relations.get(relation).flow;
    for (const path of group.children) {
      const edge = { path, group, relation, flow, from: path.dataset.from, to: path.dataset.to, number: edges.length };
      edges.push(edge);
      nodes.get(edge.from).edges.push(edge);
      nodes.get(edge.to).edges.push(edge);
      if (flow === "forward" || flow === "backward") {
        const [early, late] = flow === "forward" ? [edge.from, edge.to] : [edge.to, edge.from];
        onwards.get(early).push({ edge, to: late });
        backwards.get(late).push({ edge, to: early });
      }
    }
  }
  const numbers = new Map(edges.map((edge) => [edge.path, edge.number]));

  // What the reader has chosen; the address contains all of it.
  const state = { term: "", from: "", to: "", all: false, loop: "", hidden: { relation: new Set(), kind: new Set(), stage: new Set(), setting: new Set() } };
  let zoom = 1;

  const element = (name, text = "", attributes = {}) => {
    const made = document.createElement(name);
    made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };

  const pageLink = (id, text = label(id)) => {
    const href = nodes.get(id).link.getAttribute("href");
    return element("a", text, href === null ? {} : { href });
  };

  const announce = (text) => {
    says.textContent = text;
  };

  // --- Light: copies of what is lit are in a group above the rest, which fades as a whole.
  const lit = svg.appendChild(document.createElementNS(SVG, "g"));
  lit.setAttribute("class", "lit");
  lit.setAttribute("aria-hidden", "true");

  const light = (found) => {
    lit.replaceChildren();
    svg.classList.toggle("dim", Boolean(found));
    if (!found) return;
    const groups = new Map();
    for (const edge of found.edges) {
      if (edge.off) continue;
      if (!groups.has(edge.group)) {
        const group = edge.group.cloneNode(false);
        group.classList.remove("off");
        groups.set(edge.group, group);
      }
      groups.get(edge.group).append(edge.path.cloneNode(false));
    }
    const terms_ = document.createElementNS(SVG, "g");
    for (const id of found.terms) {
      const { link, off } = nodes.get(id);
      if (off) continue;
      const box = document.createElementNS(SVG, "g");
      box.setAttribute("class", link.getAttribute("class"));
      box.classList.toggle("own", found.own.includes(id));
      box.setAttribute("transform", link.getAttribute("transform"));
      box.append(...[...link.children].map((part) => part.cloneNode(true)));
      terms_.append(box);
    }
    lit.append(...groups.values(), terms_);
  };

  const around = (id) => {
    const found = nodes.get(id).edges.filter((edge) => !edge.off);
    return { edges: found, terms: new Set([id, ...found.flatMap((edge) => [edge.from, edge.to])]), own: [id] };
  };

  // --- Words.
  const reason = (edge) => {
    const title = edge.path.firstElementChild.textContent;
    const start = `${label(edge.from)} ${relations.get(edge.relation).label} ${label(edge.to)}`.replace(/\s+/g, " ").trim();
    return title.startsWith(start) ? title.slice(start.length).replace(/^\s*[:：]\s*/, "").trim() : title;
  };

  const edgeInWords = (edge) => {
    const relation = relations.get(edge.relation);
    const row = element("p");
    row.append(pageLink(edge.from), ` ${relation.label} `, pageLink(edge.to));
    return [row, element("p", reason(edge))];
  };

  const meta = (id) => {
    const { kind, stage, status, aliases } = terms.get(id);
    const parts = [data.kinds[kind], data.stages[stage], status, aliases.length ? say("aliases", { aliases: aliases.join(say("comma")) }) : ""];
    return parts.filter(Boolean).join(" · ");
  };

  const show = (...content) => {
    panel.hidden = false;
    panel.replaceChildren(...content);
    panel.scrollTop = 0;
  };

  const showTerm = (id) => {
    const heading = element("p");
    heading.append(element("strong", label(id)));
    const open = element("p");
    open.append(pageLink(id, say("open")));
    const list = element("ul");
    for (const edge of nodes.get(id).edges.filter((each) => !each.off)) {
      const relation = relations.get(edge.relation);
      const [words, other] = edge.from === id ? [relation.label, edge.to] : [relation.inverse, edge.from];
      const item = element("li", `${words} `);
      item.append(pageLink(other), element("span", `: ${reason(edge).replace(/^\(/, "(")}`));
      list.append(item);
    }
    show(heading, element("p", meta(id), { class: "meta" }), element("p", terms.get(id).definition), open, list);
  };

  // --- Ways along the sequence.
  const steps = (start, graph) => {
    const found = new Map([[start, 0]]);
    const waiting = [start];
    for (const id of waiting) {
      for (const { to } of graph.get(id)) {
        if (!found.has(to)) {
          found.set(to, found.get(id) + 1);
          waiting.push(to);
        }
      }
    }
    return found;
  };

  /** Return the ways between two terms: their terms and edges, the shortest ones one by one, and how many there are. */
  const ways = (from, to) => {
    const [after, before] = [steps(from, onwards), steps(to, backwards)];
    if (from === to || !after.has(to)) return null;
    const length = after.get(to);
    const short = ({ to: next }, id) => before.has(next) && after.get(id) + 1 + before.get(next) === length;
    const count = (test) => {
      const totals = new Map([[to, 1]]);
      const total = (id) => {
        if (!totals.has(id)) {
          // ways that run in a circle are not counted
          totals.set(id, 0);
          const next = new Set(onwards.get(id).filter((arrow) => before.has(arrow.to) && test(arrow, id)).map((a) => a.to));
          totals.set(id, [...next].reduce((sum, other) => sum + total(other), 0));
        }
        return totals.get(id);
      };
      return total(from);
    };
    const listed = [];
    const follow = (path) => {
      if (listed.length >= MOST_WAYS) return;
      const id = path[path.length - 1];
      if (id === to) listed.push(path);
      else for (const next of new Set(onwards.get(id).filter((a) => short(a, id)).map((a) => a.to))) follow([...path, next]);
    };
    follow([from]);
    const all = new Set([...after.keys()].filter((id) => before.has(id)));
    const onShort = new Set([...all].filter((id) => after.get(id) + before.get(id) === length));
    const arrows = (inside, test) =>
      [...inside].flatMap((id) => onwards.get(id).filter((a) => inside.has(a.to) && test(a, id)).map((a) => a.edge));
    return {
      length, listed,
      shortest: count(short),
      total: count(() => true),
      short: { edges: arrows(onShort, short), terms: onShort, own: [from, to] },
      all: { edges: arrows(all, () => true), terms: all, own: [from, to] },
    };
  };

  const chain = (ids) => {
    const row = element("li");
    ids.forEach((id, number) => row.append(number ? " → " : "", pageLink(id)));
    return row;
  };

  const showWay = () => {
    const { from, to } = state;
    const found = ways(from, to);
    if (!found) {
      const other = ways(to, from);
      const words = from === to ? say("same-term") : say("no-way", { from: label(from), to: label(to) });
      const row = element("p", words);
      if (other) {
        const button = element("button", say("show-way", { from: label(to), to: label(from) }), { type: "button", "data-do": "swap" });
        row.append(` ${say("other-way-round-here")} `, button);
      }
      show(row);
      announce(other ? `${words} ${say("other-way-round")}` : words);
      return { edges: [], terms: new Set([from, to]), own: [from, to] };
    }
    const shortest = say("shortest-ways", { number: found.shortest });
    const told = { from: label(from), to: label(to), shortest, steps: say("steps", { number: found.length }) };
    const all = found.total > MOST_COUNTED ? say("countless-ways") : say("ways", { number: found.total });
    const words = found.total > found.shortest ? say("way-of-more", { ...told, all }) : say("way", told);
    const list = element("ol");
    list.append(...found.listed.map(chain));
    show(element("p", words), list);
    if (found.listed.length < found.shortest) panel.append(element("p", say("more-ways")));
    announce(`${words} ${found.listed[0].map(label).join(" → ")}`);
    return state.all ? found.all : found.short;
  };

  // --- Loops: a feedback edge, and the shortest way from its target back to its source.
  const loops = edges.filter((edge) => edge.flow === "feedback").map((edge) => ({ edge, name: `${edge.from}~${edge.to}` }));

  const showLoop = () => {
    const { edge } = loops.find(({ name }) => name === state.loop);
    const found = ways(edge.to, edge.from);
    const path = found ? found.listed[0] : [edge.to, edge.from];
    const pairs = found ? path.slice(1).map((id, number) => [path[number], id]) : [];
    const arrows = pairs.flatMap(([one, two]) => onwards.get(one).filter((a) => a.to === two).map((a) => a.edge));
    const list = element("ul");
    const row = chain(path);
    row.append(" ↺ ", pageLink(edge.to));
    list.append(row);
    const number = loops.findIndex(({ name }) => name === state.loop) + 1;
    const words = say("loop", { number, of: loops.length });
    show(element("p", words), list, ...edgeInWords(edge));
    announce(say("loop-and-way", { loop: words, way: [...path, edge.to].map(label).join(" → ") }));
    return { edges: [edge, ...arrows], terms: new Set(path), own: [edge.from, edge.to] };
  };

  // --- What is shown depends only on the state.
  let resting = null;

  const refresh = () => {
    if (state.loop) resting = showLoop();
    else if (state.from && state.to) resting = showWay();
    else if (state.term) {
      resting = around(state.term);
      showTerm(state.term);
      announce(say("term", { term: label(state.term), number: resting.edges.length }));
    } else {
      resting = null;
      panel.hidden = true;
    }
    light(resting);
    remember();
  };

  const choose = (changes) => {
    const chosen = ["term", "loop", "from", "to"].filter((key) => changes[key]);
    if (chosen.includes("term")) Object.assign(state, { loop: "", from: "", to: "" });
    if (chosen.includes("loop")) Object.assign(state, { term: "", from: "", to: "" });
    if (chosen.includes("from") || chosen.includes("to")) Object.assign(state, { term: "", loop: "" });
    Object.assign(state, changes);
    tell();
    refresh();
    if (resting && !chosen.includes("term")) frame(resting.terms);
  };

  /** Take back a choice after a search that finds nothing; the field keeps what is written in it. */
  const forget = (key) => {
    if (!state[key]) return;
    state[key] = "";
    refresh();
  };

  /** Show the state in the tools. */
  const tell = () => {
    for (const key of ["from", "to"]) if (byId(key)) byId(key).value = state[key] ? label(state[key]) : "";
    if (byId("all")) byId("all").checked = state.all;
    if (byId("loop")) byId("loop").value = state.loop;
    for (const box of root.querySelectorAll("[data-filter] input")) box.checked = !state.hidden[box.dataset.part].has(box.value);
    for (const [part, button] of everyOne) button.textContent = state.hidden[part].size ? say("all") : say("none");
  };

  // --- Filters.
  const filter = () => {
    const { relation, kind, stage, setting } = state.hidden;
    for (const [id, node] of nodes) {
      const { kind: ofKind, stage: inStage, settings = [] } = terms.get(id);
      const elsewhere = settings.length > 0 && settings.every((each) => setting.has(each));
      const off = kind.has(ofKind) || stage.has(inStage) || elsewhere;
      if (off !== Boolean(node.off)) node.link.classList.toggle("off", off);
      node.off = off;
    }
    for (const edge of edges) {
      const off = nodes.get(edge.from).off || nodes.get(edge.to).off;
      if (off !== Boolean(edge.ended)) edge.path.classList.toggle("off", off);
      edge.ended = off;
      edge.off = off || relation.has(edge.relation);
      if (edge.hit && edge.off !== edge.hit.classList.contains("off")) edge.hit.classList.toggle("off", edge.off);
    }
    for (const group of svg.querySelectorAll(".edges > g")) group.classList.toggle("off", relation.has(group.dataset.relation));
  };

  const shown = () => say("shown", {
    terms: say("terms", { number: [...nodes.values()].filter((node) => !node.off).length }),
    connections: say("connections", { number: edges.filter((edge) => !edge.off).length }),
  });

  /** By each part of the legend, the button that shows all of it, or else none. */
  const everyOne = new Map();

  for (const list of root.querySelectorAll("[data-filter]")) {
    const part = list.dataset.filter;
    const heading = list.previousElementSibling;
    const every = element("button", say("none"), { type: "button" });
    heading.append(" ", every);
    everyOne.set(part, every);
    every.addEventListener("click", () => {
      const ids = state.hidden[part].size ? [] : [...list.children].map((item) => item.dataset.value);
      state.hidden[part] = new Set(ids);
      tell();
      filter();
      refresh();
      announce(shown());
    });
    for (const item of list.children) {
      const name = [...item.childNodes].find((node) => node.nodeName === "A") || item;
      const box = element("input", "", { type: "checkbox", value: item.dataset.value, "aria-label": name.textContent.trim() });
      box.dataset.part = part;
      box.checked = true;
      item.prepend(box, " ");
      box.addEventListener("change", () => {
        if (box.checked) state.hidden[part].delete(box.value);
        else state.hidden[part].add(box.value);
        tell();
        filter();
        refresh();
        announce(shown());
      });
    }
  }

  // --- The address.
  let waiting = 0;

  const address = () => {
    const words = new URLSearchParams();
    for (const key of ["term", "from", "to", "loop"]) if (state[key]) words.set(key, state[key]);
    if (state.all) words.set("ways", "all");
    for (const [part, ids] of Object.entries(state.hidden)) if (ids.size) words.set(`no-${part}`, [...ids].sort().join(","));
    const middle = [(view.scrollLeft + view.clientWidth / 2) / zoom, (view.scrollTop + view.clientHeight / 2) / zoom];
    if (moved) words.set("view", [...middle.map(Math.round), zoom.toFixed(3)].join(","));
    const text = words.toString().replace(/%2C/g, ",").replace(/%7E/g, "~");
    return `${location.pathname}${location.search}${text ? `#${text}` : ""}`;
  };

  const write = () => {
    clearTimeout(waiting);
    history.replaceState(history.state, "", address());
  };

  const remember = () => {
    clearTimeout(waiting);
    waiting = setTimeout(write, 250);
  };

  const restore = () => {
    const words = new URLSearchParams(location.hash.slice(1));
    const term = (key) => (nodes.has(words.get(key)) ? words.get(key) : "");
    Object.assign(state, { term: term("term"), from: term("from"), to: term("to"), all: words.get("ways") === "all", loop: "" });
    if (loops.some(({ name }) => name === words.get("loop"))) state.loop = words.get("loop");
    for (const [part, ids] of Object.entries(state.hidden)) {
      ids.clear();
      const known = [...root.querySelectorAll(`[data-filter="${part}"] [data-value]`)].map((item) => item.dataset.value);
      for (const id of (words.get(`no-${part}`) || "").split(",")) if (known.includes(id)) ids.add(id);
    }
    filter();
    tell();
    refresh();
    const place = (words.get("view") || "").split(",").map(Number);
    if (place.length === 3 && place.every(Number.isFinite)) {
      scale(place[2]);
      moved = true;
      centre(place[0], place[1]);
    } else if (state.term) bring(state.term);
    else if (resting) frame(resting.terms);
    else begin();
  };

  // --- Moving and zooming: the browser's own scrolling, and the size of the picture.
  let moved = false;

  const scale = (wanted, x = view.clientWidth / 2, y = view.clientHeight / 2) => {
    const next = Math.min(Math.max(wanted, SMALLEST), LARGEST);
    const [left, top] = [(view.scrollLeft + x) / zoom, (view.scrollTop + y) / zoom];
    zoom = next;
    svg.classList.toggle("far", zoom < FAR);
    svg.style.width = `${width * zoom}px`;
    svg.style.height = `${height * zoom}px`;
    view.scrollLeft = left * zoom - x;
    view.scrollTop = top * zoom - y;
  };

  const centre = (x, y) => {
    view.scrollLeft = x * zoom - view.clientWidth / 2;
    view.scrollTop = y * zoom - view.clientHeight / 2;
  };

  /** Return the middle of a term's box on the map. */
  const middle = (id) => {
    const [x, y] = nodes.get(id).link.getAttribute("transform").match(/[\d.]+/g).map(Number);
    return [x + 56, y + 19];
  };

  const bring = (id) => {
    if (zoom < READABLE) scale(1);
    centre(...middle(id));
  };

  /** Bring several terms into view, and zoom out if necessary. */
  const frame = (ids) => {
    const places = [...ids].map(middle);
    const [lefts, tops] = [places.map(([x]) => x), places.map(([, y]) => y)];
    const [left, right, top, bottom] = [Math.min(...lefts) - 80, Math.max(...lefts) + 80, Math.min(...tops) - 50, Math.max(...tops) + 50];
    const most = Math.min(view.clientWidth / (right - left), view.clientHeight / (bottom - top));
    if (zoom > most) scale(Math.max(most, FAR));
    centre((left + right) / 2, (top + bottom) / 2);
  };

  /** Begin at the first terms of the map, which may be far below its upper edge. */
  const begin = () => {
    const places = [...nodes.keys()].map(middle);
    const left = Math.min(...places.map(([x]) => x));
    const first = places.filter(([x]) => x === left).map(([, y]) => y);
    if (first.length) centre(0, (Math.min(...first) + Math.max(...first)) / 2);
  };

  const fit = (smallest) => {
    scale(Math.max(Math.min(view.clientWidth / width, 1.25), smallest));
    // up to a limit, the view is as high as the picture; beyond that, the picture must become smaller
    if (!smallest && view.scrollHeight > view.clientHeight) scale(view.clientHeight / height);
  };

  const zoomBy = (factor, x, y) => {
    moved = true;
    scale(zoom * factor, x, y);
    remember();
  };

  /** Zoom towards the chosen term if it can be seen, or else towards the middle of the view. */
  const zoomIn = (factor) => {
    const [x, y] = state.term ? middle(state.term).map((place) => place * zoom) : [-1, -1];
    const [across, down] = [x - view.scrollLeft, y - view.scrollTop];
    const seen = across > 0 && across < view.clientWidth && down > 0 && down < view.clientHeight;
    if (seen) zoomBy(factor, across, down);
    else zoomBy(factor);
  };

  // a wheel sends events faster than a large map can be drawn
  let turned = 0;

  view.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const box = view.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    if (!turned) {
      requestAnimationFrame(() => {
        const factor = Math.exp(-turned / 300);
        turned = 0;
        zoomBy(factor, x, y);
      });
    }
    turned += event.deltaY;
  }, { passive: false });

  view.addEventListener("scroll", () => {
    if (moved) remember();
  }, { passive: true });

  view.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "+" || event.key === "=") zoomIn(1.25);
    else if (event.key === "-") zoomIn(0.8);
    else if (event.key === "0") act.fit();
    else if (event.key === "Escape") act.clear();
    else {
      moved = moved || event.key.startsWith("Arrow");
      return;
    }
    event.preventDefault();
  });

  // a mouse drags; fingers scroll by themselves, and two of them zoom
  let held = null;
  let dragged = false;
  let touched = false;

  view.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
    dragged = false;
    if (event.pointerType === "mouse" && event.button === 0) held = { x: event.clientX, y: event.clientY, left: view.scrollLeft, top: view.scrollTop };
  });
  view.addEventListener("pointermove", (event) => {
    if (!held) return;
    const [x, y] = [event.clientX - held.x, event.clientY - held.y];
    if (!dragged && Math.hypot(x, y) < 5) return;
    if (!dragged) view.setPointerCapture(event.pointerId);
    dragged = moved = true;
    view.classList.add("held");
    view.scrollLeft = held.left - x;
    view.scrollTop = held.top - y;
  });
  for (const name of ["pointerup", "pointercancel"]) {
    view.addEventListener(name, () => {
      held = null;
      view.classList.remove("held");
    });
  }
  view.addEventListener("dragstart", (event) => event.preventDefault());

  let spread = null;
  const apart = ([one, two]) => Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY);
  view.addEventListener("touchmove", (event) => {
    if (event.touches.length !== 2) return;
    event.preventDefault();
    const now = apart(event.touches);
    const box = view.getBoundingClientRect();
    const [one, two] = event.touches;
    if (spread) zoomBy(now / spread, (one.clientX + two.clientX) / 2 - box.left, (one.clientY + two.clientY) / 2 - box.top);
    spread = now;
  }, { passive: false });
  view.addEventListener("touchend", () => {
    spread = null;
  });

  // --- Hovering, focusing, opening.
  const under = (target) => {
    const link = target.closest(".terms a");
    if (link) return { id: link.dataset.id };
    const path = target.closest("path");
    if (!path) return null;
    const number = path.dataset.number || numbers.get(path);
    return number === undefined ? null : { edge: edges[number] };
  };

  const look = (found) => {
    if (!found) light(resting);
    else if (found.id) {
      light(around(found.id));
      showTerm(found.id);
    } else {
      const { edge } = found;
      light({ edges: [edge], terms: new Set([edge.from, edge.to]), own: [] });
      show(...edgeInWords(edge));
    }
  };

  svg.addEventListener("pointerover", (event) => {
    if (event.pointerType === "mouse" && !held) look(under(event.target));
  });
  svg.addEventListener("pointerleave", (event) => {
    if (event.pointerType === "mouse") look(null);
  });
  svg.addEventListener("focusin", (event) => {
    if (event.target.matches(":focus-visible")) look(under(event.target));
  });
  svg.addEventListener("focusout", () => light(resting));
  svg.addEventListener("click", (event) => {
    const found = under(event.target);
    if (dragged) event.preventDefault();
    else if (!found) {
      if (state.term) choose({ term: "" });
    } else if (found.edge) look(found);
    else if (touched && state.term !== found.id) {
      event.preventDefault();
      choose({ term: found.id });
    }
    dragged = touched = false;
  });

  // thin lines are hard to hit
  if (edges.length <= MOST_HITS) {
    const hits = document.createElementNS(SVG, "g");
    hits.setAttribute("class", "hits");
    hits.setAttribute("aria-hidden", "true");
    for (const edge of edges) {
      edge.hit = edge.path.cloneNode(true);
      edge.hit.dataset.number = edge.number;
      hits.append(edge.hit);
    }
    svg.querySelector(".terms").before(hits);
  }

  // --- Comboboxes, after the pattern of the ARIA Authoring Practices.
  // as ids are made of names
  const FOLDED = { "ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "ng" };
  const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
    .replace(/[øłßæœđðþıħŧŋ]/g, (letter) => FOLDED[letter]);
  const names = [...terms].flatMap(([id, term]) =>
    [term.label, ...term.aliases].map((name, number) => ({ id, name, alias: number > 0, key: plain(name) })));

  const matches = (text) => {
    const key = plain(text.trim());
    const rank = (name) => (name.key === key ? 0 : name.key.startsWith(key) ? 1 : name.key.includes(` ${key}`) ? 2 : 3);
    const found = names.filter((name) => name.key.includes(key) && (key || !name.alias));
    found.sort((a, b) => rank(a) - rank(b) || a.alias - b.alias || a.key.localeCompare(b.key));
    const seen = new Set();
    return found.filter(({ id }) => !seen.has(id) && seen.add(id)).slice(0, 30);
  };

  const combobox = (key, pick, lose) => {
    const input = byId(key);
    if (!input) return;
    const list = byId(`${key}-list`);
    // the status says the same to screen readers
    const none = element("p", say("no-term-found"), { class: "gg-combo-none", "aria-hidden": "true", hidden: "" });
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
    const open = () => {
      options = matches(input.value);
      list.replaceChildren(...options.map(({ id, name, alias }, number) => {
        const item = element("li", name, { role: "option", id: `${list.id}-${number}`, "aria-selected": "false" });
        if (alias) item.append(element("small", ` ${label(id)}`));
        item.addEventListener("pointerdown", (event) => event.preventDefault());
        item.addEventListener("click", () => take(number));
        return item;
      }));
      list.hidden = !options.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
      mark(-1);
      none.hidden = options.length > 0;
      if (!options.length) lose();
      if (input.value) announce(options.length ? say("terms-found", { number: options.length }) : say("no-term-found"));
    };
    const take = (number) => {
      const { id } = options[number];
      input.value = label(id);
      close();
      pick(id);
    };

    input.addEventListener("input", open);
    input.addEventListener("click", open);
    input.addEventListener("blur", () => {
      close();
      if (!input.value.trim() && state[key]) pick("");
    });
    input.addEventListener("keydown", (event) => {
      const last = options.length - 1;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (list.hidden) open();
        else if (event.key === "ArrowDown") mark(active >= last ? 0 : active + 1);
        else mark(active <= 0 ? last : active - 1);
      } else if (event.key === "Enter") {
        if (list.hidden) open();
        else if (options.length) take(Math.max(active, 0));
      } else if (event.key === "Escape") {
        if (list.hidden) input.value = "";
        close();
      } else return;
      event.preventDefault();
    });
  };

  combobox("find", (id) => {
    if (!id) return;
    choose({ term: id });
    bring(id);
    view.scrollIntoView({ block: "nearest" });
    moved = true;
    remember();
  }, () => forget("term"));
  combobox("from", (id) => choose({ from: id }), () => forget("from"));
  combobox("to", (id) => choose({ to: id }), () => forget("to"));

  // --- Buttons.
  const act = {
    in: () => zoomIn(1.25),
    out: () => zoomIn(0.8),
    fit: () => {
      fit(0);
      moved = false;
      remember();
    },
    clear: () => {
      for (const ids of Object.values(state.hidden)) ids.clear();
      filter();
      if (byId("find")) byId("find").value = "";
      choose({ term: "", from: "", to: "", loop: "", all: false });
      announce(shown());
    },
    swap: () => choose({ from: state.to, to: state.from }),
    loop: () => choose({ loop: loops[(loops.findIndex(({ name }) => name === state.loop) + 1) % loops.length].name }),
    copy: async () => {
      moved = true;
      write();
      try {
        await navigator.clipboard.writeText(location.href);
        announce(say("copied"));
      } catch {
        const shownLink = element("input", "", { type: "text", readonly: "", "aria-label": say("link"), value: location.href });
        show(element("p", say("copy")), shownLink);
        shownLink.select();
      }
    },
  };
  root.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-do]");
    if (button) act[button.dataset.do]();
  });
  if (byId("all")) byId("all").addEventListener("change", () => choose({ all: byId("all").checked }));
  if (byId("loop")) {
    byId("loop").append(...loops.map(({ edge, name }, number) =>
      element("option", `${number + 1}. ${label(edge.from)} → ${label(edge.to)}`, { value: name })));
    byId("loop").addEventListener("change", () => choose({ loop: byId("loop").value }));
  }

  root.querySelector(".gg-map-tools").hidden = false;
  view.classList.add("live");
  if (matchMedia("(width < 45em)").matches) {
    for (const part of root.querySelectorAll("details")) part.open = false;
  }
  fit(READABLE);
  restore();
  addEventListener("hashchange", restore);
})();

// What the map shows of what is chosen: each of these returns elements.

/** Return an element with attributes and children. */
export const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

/** How many rows of a list are open, how many loops are listed until one asks for more, and how many terms in a column. */
const [OPEN, MOST_LOOPS, MOST_IN_COLUMN] = [6, 50, 24];

/** Return the views of a map, which say what they say in the words of the page. */
export const views = (map, say) => {
  const colour = (term) => (map.column(term.column) ? map.column(term.column).colour : "");
  const name = (term) => element("a", { href: map.address(term), "data-term": term.id }, term.label);
  const row = (term, ...children) => element("li", { class: colour(term) },
    element("span", { class: "gg-map-number", "aria-hidden": "true" }, term.column ? `${term.column}` : ""), element("div", {}, ...children));
  const condition = (when) => (when ? [" ", element("small", { class: "gg-map-if" }, say("if", { when }))] : []);
  const because = (reason) => (reason ? [element("p", {}, reason)] : []);

  /** Return the first of some things as elements, and a button that brings the others. */
  const first = (all, most, make, around = (button) => button) => {
    const rest = all.slice(most);
    if (!rest.length) return all.map(make);
    const more = element("button", { type: "button" }, say("more", { number: rest.length }));
    const shown = around(more);
    more.addEventListener("click", () => {
      const added = rest.map(make);
      shown.replaceWith(...added);
      added[0].querySelector("a, summary").focus();
    });
    return [...all.slice(0, most).map(make), shown];
  };

  /** Return a list whose end is folded. */
  const folded = (rows, open = OPEN) => {
    const list = element("ul", { class: "gg-map-list" }, ...rows.slice(0, open));
    if (rows.length <= open) return [list];
    const rest = element("details", {}, element("summary", {}, say("more", { number: rows.length - open })),
      element("ul", { class: "gg-map-list" }, ...rows.slice(open)));
    return [list, rest];
  };

  const neighbour = (edge) => row(edge.other, element("em", {}, edge.returns ? "↺ " : "", edge.words), " ", name(edge.other),
    ...condition(edge.when), ...because(edge.reason));

  /** Return edges in the order of the columns, those of the chain first and then those with the most edges. */
  const ranked = (edges) => {
    const chain = new Set(map.chain);
    return [...edges].sort((a, b) => chain.has(b.other.number) - chain.has(a.other.number) || a.relation - b.relation
      || b.other.degree - a.other.degree || a.other.number - b.other.number);
  };

  const side = (edges, key) => element("section", { class: `gg-map-side ${key}` },
    element("h3", {}, say(key, { number: edges.length })), ...folded(ranked(edges).map(neighbour)));

  const head = (term, definition, loops) => element("section", { class: `gg-map-own ${colour(term)}` },
    element("h2", {}, name(term)),
    element("p", { class: "gg-map-meta" }, [map.column(term.column) ? map.column(term.column).name : "", (map.kinds[term.kind] || { name: "" }).name, term.mark]
      .filter(Boolean).join(" · ")),
    element("p", {}, definition),
    element("p", { class: "gg-map-on" }, element("a", { href: map.address(term), class: "gg-map-open" }, say("open")),
      button("way-from", say("way-from")), button("way-to", say("way-to")),
      ...(loops ? [button("loops-through", say("loops", { number: loops }))] : [])));

  const button = (act, words) => element("button", { type: "button", "data-do": act }, words);

  const term = (shown, { definition, edges }, loops) => {
    const [before, after, others] = ["before", "after", "other"].map((where) => edges.filter((edge) => edge.side === where));
    const view = element("div", { class: "gg-map-near" }, head(shown, definition, loops), side(before, "leads-here"), side(after, "follows"));
    if (!others.length) return [view];
    return [view, element("section", { class: "gg-map-others" }, element("h3", {}, say("others", { number: others.length })),
      ...folded(ranked(others).map(neighbour), OPEN * 2))];
  };

  /** Return a list of edges, which come by strength: those that are open and those that are folded, each along the columns. */
  const joined = (edges) => {
    const along = (some) => some.sort((a, b) => a.source.column - b.source.column);
    const rows = [...along(edges.slice(0, OPEN * 2)), ...along(edges.slice(OPEN * 2))].map(({ source, words, target, reason, when }) =>
      row(source, name(source), " ", element("em", {}, words), " ", name(target), ...condition(when), ...because(reason)));
    return element("div", { class: "gg-map-edges" }, ...folded(rows, OPEN * 2));
  };

  const pair = (from, to, { edges, more }) => {
    const title = element("h2", {}, say("pair", { number: edges.length + more, from: from.name, to: to.name }));
    return [title, joined(edges), ...(more ? [element("p", {}, say("not-listed", { number: more }))] : [])];
  };

  const bar = (other, returns, { pair: name, number, weight }) => element("li", { class: other.colour },
    element("button", { type: "button", "data-pair": name }, `${returns ? "↺ " : ""}${other.name}`, element("b", {}, number), element("i", { class: weight })));

  /** Return what leads from other columns to one, and from it to others, as bars. */
  const flows = (shown, all) => {
    const [into, out] = [all.filter(({ from, to }) => to === shown.number && from !== to), all.filter(({ from, to }) => from === shown.number && from !== to)];
    const list = (key, found, end) => (found.length ? [element("section", {}, element("h3", {}, say(key)), element("ul", { class: "gg-map-bars" },
      ...found.map((each) => bar(map.column(each[end]), each.from > each.to, each))))] : []);
    return element("div", { class: "gg-map-both" }, ...list("comes-from", into, "from"), ...list("leads-to", out, "to"));
  };

  const column = (shown, all) => {
    const members = map.terms.filter((each) => each.column === shown.number).sort((a, b) => b.degree - a.degree || a.number - b.number);
    const groups = map.kinds.map((kind, number) => [kind.name, members.filter((each) => each.kind === number)]);
    groups.push(["", members.filter((each) => each.kind < 0)]);
    return [element("h2", {}, say("column", { number: members.length, column: shown.name })),
      element("div", { class: `gg-map-kinds ${shown.colour}` }, ...groups.filter(([, each]) => each.length).map(([kind, each]) =>
        element("section", {}, element("h3", {}, kind, " ", element("small", {}, `${each.length}`)),
          element("ul", {}, ...first(each, MOST_IN_COLUMN, (one) => element("li", {}, name(one)), (more) => element("li", {}, more)))))), flows(shown, all)];
  };

  const opens = (page, ...words) => element("p", {}, ...words, element("a", { href: page, class: "gg-map-open" }, say("open")));

  const relation = (label, page, { edges, more }) => [element("h2", {}, say("relation", { number: edges.length + more, relation: label })), opens(page),
    joined(edges), ...(more ? [element("p", {}, element("a", { href: page }, say("more", { number: more })))] : [])];

  /** Return the terms of a group that are in a column, first those that `lead` has; its page has those that are too many. */
  const among = (all, lead, page, { number, name: heading, colour: css }) => {
    const here = all.filter(({ column: own }) => own === number);
    if (!here.length) return element("div", { "aria-hidden": "true" });
    const rows = here.slice(0, MOST_IN_COLUMN).map((one) => element("li", lead.has(one) ? { class: "first" } : {}, name(one)));
    if (here.length > MOST_IN_COLUMN) rows.push(element("li", {}, element("a", { href: page, class: "gg-map-plus" }, say("more", { number: here.length - MOST_IN_COLUMN }))));
    return element("section", { class: css }, element("h3", {}, element("span", {}, heading), " ", element("small", {}, `${here.length}`)), element("ul", {}, ...rows));
  };

  /** Return some terms by their columns, first those that `lead` has. */
  const terms = (label, page, all, lead, ...words) => {
    const ordered = [...all.filter((one) => lead.has(one)), ...all.filter((one) => !lead.has(one))];
    const outside = ordered.some(({ column: own }) => !own) ? [among(ordered, lead, page, { number: 0, name: say("no-column"), colour: "gg-map-nowhere" })] : [];
    return [element("h2", {}, say("column", { number: all.length, column: label })), opens(page, ...words),
      element("div", { class: "gg-map-among" }, ...map.columns.map((each) => among(ordered, lead, page, each))), ...outside];
  };

  const group = (label, page, all) =>
    terms(label, page, [...all].sort((a, b) => b.degree - a.degree || a.number - b.number), new Set(map.chain.map((number) => map.terms[number])));

  const kind = (of, label, page) => group(label, page, map.terms.filter((each) => each.kind === of));

  const setting = (label, page, [steps, others]) => terms(label, page, [...steps, ...others], new Set(steps),
    ...(steps.length ? [say("steps-there", { number: steps.length }), " "] : []));

  /** Return a way as a ladder: a row for each term, and between two of them how one leads to the other. */
  const ladder = async (way, closing) => {
    const pairs = way.map((one, number) => [one, way[number + 1]]).slice(0, -1);
    if (closing !== undefined) pairs.push([way.at(-1), way[0], closing]);
    const steps = await Promise.all(pairs.map((each) => map.step(...each)));
    const rows = way.map((one, number) => row(one, name(one), ...(steps[number] ? [
      element("p", { class: "gg-map-step" }, element("em", {}, steps[number].words), ...condition(steps[number].when), ...(steps[number].reason ? [": ", steps[number].reason] : []))] : [])));
    return element("ol", { class: "gg-map-ladder" }, ...rows,
      ...(closing === undefined ? [] : [element("li", { class: "gg-map-again" }, "↺ ", say("again", { term: way[0].label }))]));
  };

  const ways = async (from, to, short, through) => {
    const shown = [["shortest", short], ...(through.length && `${through}` !== `${short}` ? [["through-chain", through]] : [])];
    const parts = await Promise.all(shown.map(async ([key, way]) => element("section", {}, element("h3", {}, say(key, { number: way.length - 1 })),
      await ladder(way.map((number) => map.terms[number])))));
    return [element("h2", {}, say("way", { number: short.length - 1, from: from.label, to: to.label })), element("div", { class: "gg-map-ways" }, ...parts)];
  };

  const noWay = (from, to, other) => [element("h2", {}, say("no-way", { from: from.label, to: to.label })),
    ...(other ? [element("p", {}, button("swap", say("other-way-round")))] : [])];

  const loop = ({ relation, way }) => {
    const item = element("details", { class: `gg-map-loop ${colour(way.at(-1))}` },
      element("summary", {}, `↺ ${way.map(({ label }) => label).join(" → ")}`));
    item.addEventListener("toggle", async () => {
      if (item.open && item.children.length === 1) item.append(await ladder(way, relation));
    });
    return item;
  };

  const loops = (found, through) => {
    const items = first(found, MOST_LOOPS, loop);
    if (items.length === 1) items[0].open = true;
    const title = through ? say("loops-through", { number: found.length, term: through.label }) : say("loops", { number: found.length });
    return [element("h2", {}, title), ...(through ? [element("p", {}, button("loops", say("all-loops")))] : []), ...items];
  };

  return { term, pair, column, kind, group, setting, relation, ways, noWay, loops };
};

// What the map knows: from its page, and from the site's files as far as they are wanted.

const IN_A_FILE = 16;
const FOLDED = { "ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "ng" };

/** Return a text as it is compared: without accents and capitals, and with only the first letters of some pairs. */
export const plain = (text, pairs) => pairs.reduce(
  (read, pair) => read.replaceAll(pair, pair[0]),
  text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[øłßæœđðþıħŧŋ]/g, (letter) => FOLDED[letter]),
);

/** Return what gives the files in a folder, each read once. */
const folder = (address) => {
  const read = new Map();
  return (name) => {
    if (!read.has(name)) {
      const found = fetch(new URL(name, address)).then((answer) => {
        if (!answer.ok) throw new Error(`${answer.status}`);
        return answer.json();
      });
      // to be tried again
      found.catch(() => read.delete(name));
      read.set(name, found);
    }
    return read.get(name);
  };
};

/** Return the relation of an edge as it is read from one of its ends, and whether that end comes earlier. */
const readFrom = ([label, inverse, flow], outgoing) => ({
  words: outgoing ? label : inverse,
  side: flow === 0 ? "other" : (flow === -1) === outgoing ? "before" : "after",
  returns: flow === 2,
});

/** Return all that is known of a map whose first file has an address; `link` is a link to a term on the page. */
export const openMap = async (first, link) => {
  const file = folder(first);
  const { columns, kinds, relations, chain, terms } = await file("names.json");
  const all = terms.map(([id, label, column, kind, degree, mark = ""], number) =>
    ({ number, id, label, column, kind, degree, mark }));
  const byId = new Map(all.map((term) => [term.id, term]));
  const [before, after] = link ? [link.href.slice(0, link.href.lastIndexOf(encodeURIComponent(link.dataset.term))), link.dataset.term] : ["", ""];
  const rest = link ? link.href.slice(before.length + encodeURIComponent(after).length) : "";
  const colours = new Map(columns.map(([number, name, colour]) => [number, { number, name, colour }]));

  const near = async (number) => (await file(`near-${Math.floor(number / IN_A_FILE)}.json`))[number];

  return {
    terms: all,
    chain,
    kinds: kinds.map(([id, name]) => ({ id, name })),
    columns: [...colours.values()],
    column: (number) => colours.get(number),
    byId: (id) => byId.get(id),
    address: (term) => `${before}${encodeURIComponent(term.id)}${rest}`,
    /** Return the address of the page of a kind, a group, a setting or a relation. */
    page: (folder, id) => new URL(`../${folder}/${encodeURIComponent(id)}${rest}`, before).href,
    /** Return the other names of terms, by their numbers. */
    aliases: () => file("aliases.json"),
    /** Return a term's definition, and its edges as they are read from it. */
    neighbours: async (term) => {
      const { definition, ...ends } = await near(term.number);
      const edges = Object.entries(ends).flatMap(([end, each]) => each.map(([relation, other, reason = "", when = ""]) =>
        ({ ...readFrom(relations[relation], end === "out"), relation, other: all[other], reason, when })));
      return { definition, edges };
    },
    /** Return the edges in a file, those between two columns or those of a relation, and how many more there are. */
    listed: async (name) => {
      const { edges, more } = await file(`${name}.json`);
      return { more, edges: edges.map(([source, relation, target, reason, when = ""]) =>
        ({ source: all[source], words: relations[relation][0], target: all[target], reason, when })) };
    },
    /** Return the terms that take a step in a setting, and the others that belong to it. */
    setting: async (id) => Object.values(await file(`setting-${encodeURIComponent(id)}.json`)).map((group) => group.map((number) => all[number])),
    /** Return the terms of a group and of those within it. */
    group: async (id) => (await file(`group-${encodeURIComponent(id)}.json`)).map((number) => all[number]),
    next: () => file("sequence.json"),
    /** Return each loop: the relation of the edge that closes it, and its terms from that edge's target to its source. */
    loops: async () => (await file("loops.json")).map(([relation, ...way]) => ({ relation, way: way.map((number) => all[number]) })),
    /** Return the edge by which one term leads to the next: of several, the one of the preferred relation. */
    step: async (one, other, closing) => {
      const [from, to] = await Promise.all([near(one.number), near(other.number)]);
      const found = [
        ...from.out.filter(([relation, end]) => end === other.number && (closing === undefined ? relations[relation][2] === 1 : relation === closing)),
        ...to.out.filter(([relation, end]) => end === one.number && closing === undefined && relations[relation][2] === -1),
      ].sort(([first], [second]) => first - second);
      const [relation, end, reason = "", when = ""] = found[0];
      return { words: readFrom(relations[relation], end === other.number).words, reason, when };
    },
  };
};

// Ways along the sequence. The Python library finds the same ones: `glossgraph.graph.ways`.
// Terms are numbers, in the order of their ids; `next` has, for each, those that follow on it.

const reversed = (next) => {
  const before = next.map(() => []);
  next.forEach((after, one) => after.forEach((other) => before[other].push(one)));
  return before;
};

/** Return the terms on the shortest way, and of several on the first by number; none if there is no way. */
export const shortest = (next, start, end) => {
  const before = reversed(next);
  const left = new Map([[end, 0]]);
  const waiting = [end];
  for (const one of waiting) {
    for (const other of before[one]) {
      if (left.has(other)) continue;
      left.set(other, left.get(one) + 1);
      waiting.push(other);
    }
  }
  if (start === end || !left.has(start)) return [];
  const way = [start];
  while (way.at(-1) !== end) {
    const nearer = left.get(way.at(-1)) - 1;
    way.push(Math.min(...next[way.at(-1)].filter((other) => left.get(other) === nearer)));
  }
  return way;
};

/** Return the terms in an order in which each comes before those that follow on it; none if there is a cycle. */
const inOrder = (next) => {
  const missing = next.map(() => 0);
  for (const after of next) for (const other of after) missing[other] += 1;
  const free = [];
  missing.forEach((number, one) => number || free.push(one));
  for (const one of free) {
    for (const other of next[one]) {
      missing[other] -= 1;
      if (!missing[other]) free.push(other);
    }
  }
  return free.length === next.length ? free : [];
};

/** Return the terms on the way that passes the most stops, then has the fewest steps, then comes first by number. */
export const byWayOf = (next, start, end, stops) => {
  const passed = new Set(stops);
  const better = (one, other) => one[0] - other[0] || one[1] - other[1];
  const order = inOrder(next);
  if (start === end || !order.length) return [];
  const best = new Map([[end, [-passed.has(end), 0]]]);
  for (const one of order.reverse()) {
    const onwards = next[one].filter((other) => best.has(other)).map((other) => best.get(other));
    if (one === end || !onwards.length) continue;
    const [most, steps] = onwards.reduce((least, other) => (better(other, least) < 0 ? other : least));
    best.set(one, [most - passed.has(one), steps + 1]);
  }
  if (!best.has(start)) return [];
  const way = [start];
  while (way.at(-1) !== end) {
    const after = next[way.at(-1)].filter((other) => best.has(other));
    way.push(after.reduce((least, other) => ((better(best.get(other), best.get(least)) || other - least) < 0 ? other : least)));
  }
  return way;
};

// A model, computed as the build computes it (`glossgraph.running`): the same operations on the same doubles, in the same order.

/** What a formula throws that has no result. */
class NoResult extends Error {}

const none = (reason) => {
  throw new NoResult(reason);
};

const TOO_LARGE = "is too large";

const finite = (value) => (value - value === 0 ? value : none(TOO_LARGE));

/** What each operator makes of functions that give its values; a condition gives 1 or 0. */
const OPERATORS = {
  "+": (a, b) => () => a() + b(),
  "-": (a, b) => () => a() - b(),
  "*": (a, b) => () => a() * b(),
  "/": (a, b) => () => {
    const over = a();
    const under = b();
    return under === 0 ? none("divides by zero") : over / under;
  },
  "<": (a, b) => () => (a() < b() ? 1 : 0),
  "<=": (a, b) => () => (a() <= b() ? 1 : 0),
  ">": (a, b) => () => (a() > b() ? 1 : 0),
  ">=": (a, b) => () => (a() >= b() ? 1 : 0),
  "==": (a, b) => () => (a() === b() ? 1 : 0),
  "!=": (a, b) => () => (a() === b() ? 0 : 1),
  min: (a, b) => () => {
    const first = a();
    const second = b();
    return second < first ? second : first;
  },
  max: (a, b) => () => {
    const first = a();
    const second = b();
    return second > first ? second : first;
  },
  and: (a, b) => () => a() && b(),
  or: (a, b) => () => a() || b(),
  not: (a) => () => 1 - a(),
  if: (condition, a, b) => () => (condition() ? a() : b()),
  neg: (a) => () => -a(),
  abs: (a) => () => Math.abs(a()),
  sqrt: (a) => () => {
    const value = a();
    return value < 0 ? none("takes the square root of a negative number") : Math.sqrt(value);
  },
  // there is no negative zero among whole numbers
  floor: (a) => () => Math.floor(finite(a())) + 0,
  ceil: (a) => () => Math.ceil(finite(a())) + 0,
};

/** Return the names of single numbers in an expression. */
const namesIn = (expression) => {
  if (typeof expression === "string") return [expression];
  if (!Array.isArray(expression) || expression[0] === "at") return [];
  return expression.slice(expression[0] === "sum" ? 2 : 1).flatMap(namesIn);
};

/** Return what runs a program (`glossgraph.running.portable`), given the values of its parameters by their names. */
export const compile = ({ parameters, agents, start, round, rounds, stop, sentences, results }) => {
  const quantities = [...new Map([...start, ...round].map(([name, index]) => [name, { name, index, count: index ? agents[index].count : 1 }])).values()];
  const single = quantities.filter(({ index }) => !index).map(({ name }) => name);
  const names = ["round", ...parameters.map(([name]) => name), ...single, ...results.map(([name]) => name)];
  const slots = new Map(names.map((name, slot) => [name, slot]));
  const now = new Float64Array(names.length);
  const each = new Map(quantities.filter(({ index }) => index).map(({ name, count }) => [name, new Float64Array(count)]));
  /** The agent that each index stands for at the moment. */
  const at = Object.fromEntries(Object.keys(agents).map((index) => [index, { place: 0 }]));

  const sum = (index, summand) => {
    const [here, { count }, value] = [at[index], agents[index], valueOf(summand)];
    return () => {
      const before = here.place;
      let total = 0;
      for (let place = 0; place < count; place += 1) {
        here.place = place;
        total += value();
      }
      here.place = before;
      return total;
    };
  };

  const power = (base, exponent) => () => {
    const value = base();
    let product = value;
    for (let times = 1; times < exponent; times += 1) product *= value;
    return product;
  };

  const valueOf = (expression) => {
    if (typeof expression === "number") return () => expression;
    if (typeof expression === "string") {
      const slot = slots.get(expression);
      return () => now[slot];
    }
    const [operator, first, second] = expression;
    if (operator === "at") {
      const [values, here] = [each.get(first), at[second]];
      return () => values[here.place];
    }
    if (operator === "sum") return sum(first, second);
    if (operator === "pow") return power(valueOf(first), second);
    const [make, values] = [OPERATORS[operator], expression.slice(1).map(valueOf)];
    return values.length > make.length ? values.reduce((a, b) => make(a, b)) : make(...values);
  };

  /** Return what computes a quantity: for all agents from what was before. */
  const step = ([name, index, expression]) => {
    if (!index) {
      const [slot, value] = [slots.get(name), valueOf(expression)];
      return { name, compute: () => { now[slot] = finite(value()); } };
    }
    const values = each.get(name);
    if (typeof expression[0] === "number") return { name, compute: () => values.set(expression) };
    const [here, next, value] = [at[index], new Float64Array(values.length), valueOf(expression)];
    return { name, compute: () => {
      for (let place = 0; place < next.length; place += 1) {
        here.place = place;
        next[place] = finite(value());
      }
      values.set(next);
    } };
  };

  const [first, every] = [start.map(step), round.map(step)];
  const [ends, sayings] = [stop, sentences].map((conditions) => conditions.map((one) => (one === null ? () => 1 : valueOf(one))));
  const last = results.map(([name, expression, condition]) => ({
    name,
    holds: condition === null ? () => 1 : valueOf(condition),
    value: valueOf(expression),
    reads: [...namesIn(expression), ...namesIn(condition)].filter((one) => results.some(([result]) => result === one)),
  }));

  return (settings) => {
    // what each quantity was after each round, of agents one after the other; the start has only the state
    const rows = new Map(quantities.map(({ name, count }) => [name, new Float64Array((rounds + 1) * count).fill(NaN)]));
    const keep = (number, kept) => {
      for (const { name, index, count } of kept) {
        if (index) rows.get(name).set(each.get(name), number * count);
        else rows.get(name)[number] = now[slots.get(name)];
      }
    };
    const [told, found, failed] = [[], Object.create(null), Object.create(null)];
    let [done, ending, quantity] = [-1, null, ""];
    const follow = (steps) => {
      for (const { name, compute } of steps) {
        quantity = name;
        compute();
      }
      quantity = "";
    };
    now.fill(0);
    for (const [name, , , , usual] of parameters) now[slots.get(name)] = Object.hasOwn(settings, name) ? settings[name] : usual;
    try {
      follow(first);
      keep(0, quantities.slice(0, start.length));
      done = 0;
      told.push(-1);
      while (!ending) {
        now[0] = done + 1;
        follow(every);
        const stopped = ends.findIndex((holds) => holds());
        told.push(sayings.findIndex((holds) => holds()));
        done += 1;
        keep(done, quantities);
        if (stopped >= 0) ending = { kind: "condition", number: stopped, quantity, reason: "" };
        else if (done === rounds) ending = { kind: "rounds", number: 0, quantity, reason: "" };
      }
    } catch (error) {
      if (!(error instanceof NoResult)) throw error;
      ending = { kind: "fault", number: 0, quantity, reason: error.message };
    }
    for (const { name, holds, value, reads } of last) {
      found[name] = null;
      try {
        if (ending.kind !== "fault" && reads.every((one) => found[one] !== null) && holds()) found[name] = finite(value());
      } catch (error) {
        if (!(error instanceof NoResult)) throw error;
        failed[name] = error.message;
      }
      now[slots.get(name)] = found[name];
    }
    return { rounds: done, rows, told, results: found, failed, ending };
  };
};

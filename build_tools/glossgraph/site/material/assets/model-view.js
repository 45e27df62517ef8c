// What a page shows of a run: its results, its charts, and each round in words and in numbers, as the build writes them.

import { draw } from "./model-chart.js";
import { marker } from "./model-mark.js";
import { inUnit, NONE, writer } from "./model-numbers.js";

/** After how many milliseconds at most what is not drawn follows what is. */
const SOON = 100;

const element = (name, attributes, ...content) => {
  const made = document.createElement(name);
  for (const key of Object.keys(attributes)) made.setAttribute(key, attributes[key]);
  made.append(...content);
  return made;
};

/** Return what shows the runs of a model in its element; `say` gives words, and `data` is what the page knows. */
export const view = (root, data, say) => {
  const { program, quantities, parameters } = data;
  const { grouped, alone, full } = writer(data.numbers);
  const whole = (number) => grouped(`${number}`);
  const afterRound = document.getElementById("gg-model-at");
  const figures = [...root.querySelectorAll("[data-plot]")].map((figure) => ({
    ...data.plots[figure.dataset.plot],
    svg: figure.querySelector(".gg-chart-frame > svg"),
    unit: figure.querySelector(".gg-chart-unit"),
  }));
  const bodies = (sort) => [...document.querySelectorAll(`.gg-model-${sort} tbody`)];
  const indexOf = new Map([...program.start, ...program.round].map(([name, index]) => [name, index]));
  let run = null;
  let values = {};

  /** Return a number after a round; NaN where there is none. */
  const one = (name, round) => (run.rows.has(name) && !indexOf.get(name) ? run.rows.get(name)[round] : NaN);

  const rounds = (make) => Array.from({ length: run.rounds + 1 }, (_, round) => make(round));

  /** Return what gives the words for a name in a sentence after a round. */
  const told = (round) => (name) => {
    if (name === "round") return whole(round);
    if (Object.hasOwn(values, name)) return full(values[name], parameters[name]);
    return Object.hasOwn(quantities, name) ? full(one(name, round), quantities[name]) : NONE;
  };

  /** Return what a template has, with words in its slots. */
  const filled = (sort, name, words) => {
    const made = root.querySelector(`template[data-${sort}="${name}"]`).content.cloneNode(true);
    for (const slot of made.querySelectorAll("[data-slot]")) slot.replaceWith(words(slot.dataset.slot));
    return made;
  };

  const ending = () => {
    const { kind, number, quantity, reason } = run.ending;
    if (kind === "condition") return filled("ending", number, told(run.rounds));
    if (kind === "rounds") return filled("ending", kind, () => whole(run.rounds));
    const broken = { round: whole(run.rounds + 1), quantity: quantities[quantity]?.label, reason: data.faults[reason] };
    return filled("ending", quantity ? "fault" : "fault-of-condition", (name) => broken[name]);
  };

  const result = (name) => {
    const value = run.results[name];
    const isSaid = value === null && run.ending.kind !== "fault" && root.querySelector(`template[data-otherwise="${name}"]`);
    return isSaid ? filled("otherwise", name) : full(value, data.results[name]);
  };

  /** Return a line in words, by its first and its last value; nothing if it has none. */
  const lineInWords = (name) => {
    const kept = rounds((round) => round).filter((round) => !Number.isNaN(one(name, round)));
    if (!kept.length) return [];
    const [first, last] = [kept[0], kept.at(-1)].map((round) => full(one(name, round), quantities[name]));
    return [say("line", { label: quantities[name].label, first, last, round: whole(kept.at(-1)) })];
  };

  const chart = (figure) => {
    const { unit } = quantities[figure.lines[0]];
    const multiple = draw(figure.svg, figure.lines.map((name) => rounds((round) => inUnit(one(name, round), unit))), grouped);
    figure.unit.textContent = `${multiple} ${unit}`.trim();
    const lines = figure.lines.flatMap(lineInWords).join(data.words.semicolon);
    figure.svg.setAttribute("aria-label", say("chart", { title: figure.title, lines }));
  };

  /** Put the parts of some rounds in the element that is seen, and the others in that which is folded. */
  const fold = (sort, [seen, folded], all, isShown) => {
    const more = document.querySelector(`[data-more=${sort}]`);
    const [parts, rest] = [true, false].map((wanted) => all.filter((_, round) => isShown(round) === wanted));
    const words = say("more-rounds", { number: rest.length });
    seen.replaceChildren(...parts);
    folded.replaceChildren(...rest);
    more.hidden = !rest.length;
    more.querySelector("summary").textContent = words;
    more.querySelector("[aria-label]")?.setAttribute("aria-label", words);
    more.nextElementSibling.textContent = say("left-out", { rest: words });
  };

  const sentence = (round) => {
    const number = round ? run.told[round] : "start";
    return number === -1 ? "" : filled("sentence", number, told(round));
  };

  /** Return whether what is said of a round is shown at once: where another sentence begins, the first of others, and the last. */
  const shownAtOnce = () => {
    if (run.rounds <= data.fold) return () => true;
    const isTurn = (round) => round <= 1 || run.told[round] !== run.told[round - 1];
    const before = rounds((round) => round).slice(0, run.rounds);
    const inOrder = [...before.filter(isTurn), ...before.filter((round) => !isTurn(round))];
    const kept = new Set([...inOrder.slice(0, data.fold), run.rounds]);
    return (round) => kept.has(round);
  };

  const row = (round) => {
    const cells = data.table.map((name) => element("td", {}, alone(one(name, round), quantities[name])));
    return element("tr", {}, element("th", { scope: "row" }, whole(round)), ...cells);
  };

  /** Show what each agent has after the round that is chosen. */
  const members = () => {
    const round = afterRound.valueAsNumber;
    if (!(round >= 0 && round <= run.rounds)) return;
    const isShown = (index) => data.members.some((name) => indexOf.get(name) === index);
    const sorts = Object.keys(program.agents).filter((index) => program.agents[index].of === index && isShown(index));
    const agents = sorts.flatMap((index) => Array.from({ length: program.agents[index].count }, (_, place) => ({ index, place })));
    const rows = bodies("members").flatMap((body) => [...body.rows]);
    agents.forEach(({ index, place }, number) => {
      data.members.filter((name) => indexOf.get(name) === index).forEach((name, column) => {
        const value = run.rows.get(name)[round * program.agents[index].count + place];
        rows[number].cells[column + 1].textContent = alone(value, quantities[name]);
      });
    });
  };

  if (afterRound) {
    afterRound.addEventListener("input", members);
    afterRound.parentElement.hidden = false;
  }

  /** Return what is drawn of a round, in words. */
  const marked = (round) => {
    const names = [...new Set(figures.flatMap(({ lines }) => lines))];
    const each = names.map((name) => `${quantities[name].label} ${full(one(name, round), quantities[name])}`);
    return `${whole(round)}: ${each.join(data.words.semicolon)}`;
  };

  const { follow, forget } = marker(figures.map(({ svg }) => svg), say("round"), marked);

  let later = 0;

  /** Show each round in words and in numbers, which can wait for a moment while a slider is drawn. */
  const tell = () => {
    later = 0;
    if (run.rounds < 0) return;
    const lists = [...document.querySelectorAll(".gg-model-story")];
    if (lists.length) fold("story", lists, rounds((round) => element("li", { value: round }, sentence(round))), shownAtOnce());
    if (data.table.length) fold("rounds", bodies("rounds"), rounds(row), (round) => round <= data.fold);
    if (afterRound) {
      const wasLast = afterRound.value === afterRound.max;
      afterRound.max = run.rounds;
      if (wasLast || afterRound.valueAsNumber > run.rounds) afterRound.value = run.rounds;
      members();
    }
    follow(run.rounds);
  };

  /** Take a run with the values of its parameters as what the page shows. */
  const know = (now, settings) => {
    [run, values] = [now, settings];
    follow(Math.max(0, run.rounds));
  };

  /** Show a run; where it did not come to a single row, the rounds stay as they were. */
  const show = (now, settings) => {
    [run, values] = [now, settings];
    for (const box of root.querySelectorAll("[data-result]")) box.querySelector("dd").replaceChildren(result(box.dataset.result));
    if (run.rounds < 0) return;
    figures.forEach(chart);
    follow(run.rounds);
    later ||= setTimeout(tell, SOON);
  };

  /** Return the first result and how the run ended, as nodes and texts. */
  const summary = () => {
    const [first] = program.results;
    if (!first) return [ending()];
    const [before, after] = say("says", { label: data.results[first[0]].label, value: "\n" }).split("\n");
    return [before, result(first[0]), `${after} `, ending()];
  };

  return { know, show, summary, forget };
};

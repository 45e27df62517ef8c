// The page of a model: whoever moves a number sees what becomes of the run. Without this script it shows the run of the build.

import { draw } from "./model-chart.js";
import { numbersOf, read, written } from "./model-numbers.js";
import { compile } from "./model-run.js";

const QUIET = 400;
const NONE = "–";

const root = document.getElementById("gg-model");
const data = JSON.parse(document.getElementById("gg-model-data").textContent);
const { program, words, quantities, scenarios } = data;
const { shown, plain } = numbersOf(data.numbers);
const run = compile(program, data.sentences);
const find = (selector) => root.querySelector(selector);
const all = (selector) => [...root.querySelectorAll(selector)];
const [says, choice, at] = [find(".gg-model-says"), find("#gg-model-scenario"), find("#gg-model-at")];
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const value = (name, number) => shown(number, quantities[name]);

const element = (name, attributes, ...content) => {
  const made = document.createElement(name);
  for (const key of Object.keys(attributes)) made.setAttribute(key, attributes[key]);
  made.append(...content);
  return made;
};

/** Return what a template has, with texts in its slots. */
const said = (name, textOf) => {
  const made = find(`template[data-${name}]`).content.cloneNode(true);
  for (const slot of made.querySelectorAll("[data-slot]")) slot.textContent = textOf(slot.dataset.slot);
  return made;
};

// --- The values of the parameters: in fields, by sliders, of a scenario, in the address.

const parameters = program.parameters.map(([name, lowest, highest, , usual]) => {
  const box = find(`[data-parameter="${name}"]`);
  const [field, slider, fault] = ["[type=number]", "[type=range]", ".gg-model-fault"].map((each) => box.querySelector(each));
  return { name, lowest, highest, usual, field, slider, fault, isPercent: "percent" in box.dataset };
});
const values = {};

const within = ({ lowest, highest }, number) => Math.min(highest, Math.max(lowest, number));

/** Say what is wrong with a field; nothing if all is well. */
const blame = ({ field, fault }, text = "") => {
  fault.textContent = text;
  fault.hidden = !text;
  if (text) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
};

const outside = ({ name, lowest, highest }) => {
  const ends = [lowest, highest].map((end) => shown(end, data.parameters[name]));
  return fill(words.outside, { lowest: ends[0], highest: ends[1] });
};

/** Take a number for a parameter, and show it everywhere but where it was written. */
const take = (parameter, number, where = null) => {
  const { name, field, slider, isPercent } = parameter;
  values[name] = number;
  for (const input of [field, slider]) if (input !== where) input.value = written(number, isPercent);
  slider.setAttribute("aria-valuetext", shown(number, data.parameters[name]));
  blame(parameter);
};

const takeAll = (chosen) => {
  for (const parameter of parameters) take(parameter, chosen[parameter.name] ?? parameter.usual);
};

/** Return the scenario that has all the values; an empty text for the usual ones, and nothing if there is none. */
const fitting = () => ["", ...Object.keys(scenarios)].find((id) =>
  parameters.every(({ name, usual }) => values[name] === (scenarios[id]?.[name] ?? usual)));

/** Read the address; return whether all that it says of this model is known here. */
const open = () => {
  const address = new URLSearchParams(location.search);
  const id = address.get("scenario");
  let isKnown = id === null || Object.hasOwn(scenarios, id);
  takeAll(isKnown && id !== null ? scenarios[id] : {});
  for (const parameter of parameters) {
    const text = address.get(parameter.name);
    const number = read(text ?? "");
    const kept = within(parameter, number);
    if (kept === kept) take(parameter, kept);
    isKnown = isKnown && (text === null || number === kept);
  }
  return isKnown;
};

const keep = () => {
  const address = new URLSearchParams(location.search);
  for (const name of ["scenario", ...Object.keys(values)]) address.delete(name);
  const id = fitting();
  if (id) address.set("scenario", id);
  for (const { name, usual } of id === undefined ? parameters : []) if (values[name] !== usual) address.set(name, values[name]);
  const query = `${address}`;
  history.replaceState(history.state, "", `${location.pathname}${query && `?${query}`}${location.hash}`);
};

// --- What is shown of a run.

let outcome = null;

const last = () => outcome.rounds;
const number = (name, round) => outcome.of(name, round);

/** Fill what is folded after the first parts, and say how much that is. */
const folded = (kind, containers, parts, isAll) => {
  const more = find(`[data-more=${kind}]`);
  const first = parts.slice(0, data.fold + 1);
  containers[0].replaceChildren(...first);
  const rest = parts.slice(first.length);
  containers[1].replaceChildren(...rest);
  more.hidden = !rest.length;
  more.querySelector("summary").textContent = fill(words.more, { number: plain(rest.length) });
};

const row = (head, texts) => element("tr", {}, element("th", { scope: "row" }, head), ...texts.map((text) => element("td", {}, text)));

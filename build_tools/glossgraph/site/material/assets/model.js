// The page of a model: whoever moves a number sees what becomes of the run. Without this script it shows the run of the build.

import { NONE, read, writer, written } from "./model-numbers.js";
import { compile } from "./model-run.js";
import { view } from "./model-view.js";
import { speaker } from "./words.js";

/** For how long nothing may change before the address and those who listen are told of it. */
const QUIET = 400;

const root = document.getElementById("gg-model");
const data = JSON.parse(document.getElementById("gg-model-data").textContent);
const say = speaker(data);
const { full } = writer(data.numbers);
const run = compile(data.program);
const { know, show, summary, forget } = view(root, data, say);
const [form, says, heard, choice] = [".gg-model-controls", ".gg-model-says", ".gg-model-heard", "#gg-model-scenario"].map((each) => root.querySelector(each));

const parameters = data.program.parameters.map(([name, lowest, highest, , usual]) => {
  const box = root.querySelector(`[data-parameter="${name}"]`);
  const [field, slider, fault, select] = ["[type=number]", "[type=range]", ".gg-model-fault", "select"].map((each) => box.querySelector(each));
  const { choices } = data.parameters[name];
  return { name, lowest, highest, usual, choices, field, slider, fault, select, isPercent: "percent" in box.dataset, shown: (value) => full(value, data.parameters[name]) };
});
const values = Object.create(null);

// --- What is set: in fields, by sliders, as a scenario, in the address.

/** Return the value that a parameter takes for another: the nearest that it can have. */
const within = ({ lowest, highest, choices }, value) => {
  if (!choices || Number.isNaN(value)) return Math.min(highest, Math.max(lowest, value));
  return choices.reduce((best, [each]) => (Math.abs(each - value) < Math.abs(best - value) ? each : best), choices[0][0]);
};

/** Say what is wrong with a field; without words, that nothing is. */
const blame = ({ field, fault }, words = "") => {
  fault.textContent = words;
  fault.hidden = !words;
  field.setAttribute("aria-invalid", Boolean(words));
};

const range = ({ lowest, highest, shown }) => ({ lowest: shown(lowest), highest: shown(highest) });

/** Take a value of a parameter, and show it wherever it was not written. */
const take = (parameter, value, source = null) => {
  const { name, field, slider, select, isPercent, shown } = parameter;
  values[name] = value;
  if (select) {
    select.value = written(value, isPercent);
    return;
  }
  for (const input of [field, slider]) if (input !== source) input.value = written(value, isPercent);
  slider.setAttribute("aria-valuetext", shown(value));
  blame(parameter);
};

const of = (id) => (Object.hasOwn(data.scenarios, id) ? data.scenarios[id] : {});

const valueIn = (scenario, { name, usual }) => (Object.hasOwn(scenario, name) ? scenario[name] : usual);

const takeAll = (scenario) => {
  for (const parameter of parameters) take(parameter, valueIn(scenario, parameter));
};

/** Return the scenario that is set, which has no name if it is the usual one; nothing if it is none of them. */
const scenario = () => ["", ...Object.keys(data.scenarios)].find((id) => parameters.every((each) => values[each.name] === valueIn(of(id), each)));

/** Take what the address says, as far as it is known here; return whether that was all. */
const open = () => {
  const address = new URLSearchParams(location.search);
  const id = address.get("scenario");
  let isKnown = id === null || Object.hasOwn(data.scenarios, id);
  takeAll(of(id));
  for (const parameter of parameters) {
    const text = address.get(parameter.name);
    const value = within(parameter, read(text ?? ""));
    if (!Number.isNaN(value)) take(parameter, value);
    isKnown &&= text === null || Number(text) === value;
  }
  return isKnown;
};

const keep = () => {
  const address = new URLSearchParams(location.search);
  for (const name of ["scenario", ...Object.keys(values)]) address.delete(name);
  const id = scenario();
  if (id) address.set("scenario", id);
  for (const { name, usual } of id === undefined ? parameters : []) if (values[name] !== usual) address.set(name, values[name]);
  const query = `${address}`;
  history.replaceState(history.state, "", `${location.pathname}${query && `?${query}`}${location.hash}`);
};

// --- What follows.

let [frame, pause] = [0, 0];

/** The first result, and what it is with the usual values. */
const [first] = data.program.results.map(([name]) => name);
const usually = first && full(run(Object.fromEntries(parameters.map(({ name, usual }) => [name, usual]))).results[first], data.results[first]);

/** Say beside the first result what it was with the usual values, where it is something else. */
const compare = () => {
  const shown = root.querySelector(".gg-model-results dd");
  if (!shown) return;
  if (usually === NONE || shown.textContent === usually) delete shown.dataset.was;
  else shown.dataset.was = say("was", { value: usually });
};

/** Say how the run ended, after other words if there are any. */
const tell = (...words) => says.replaceChildren(...words.flatMap((each) => [each, " "]), ...summary());

/** Let those who listen hear what is said. */
const announce = () => {
  heard.textContent = says.textContent;
};

const draw = () => {
  frame = 0;
  try {
    show(run(values), values);
  } catch (error) {
    // what is shown stays, and is not what is set
    says.replaceChildren(say("failed"));
    throw error;
  }
  tell();
  compare();
  if (choice) choice.value = scenario() ?? "own";
  root.querySelector(".gg-model-run").hidden = scenario() !== "";
};

const settle = () => {
  clearTimeout(pause);
  keep();
  announce();
};

/** Show what follows from a change, once in a frame; say so when nothing changes any more. */
const change = () => {
  frame ||= requestAnimationFrame(draw);
  clearTimeout(pause);
  pause = setTimeout(settle, QUIET);
};

for (const parameter of parameters) {
  const { field, slider, select, lowest, highest, isPercent } = parameter;
  if (select) {
    select.addEventListener("change", () => {
      take(parameter, read(select.value, isPercent));
      change();
    });
    continue;
  }
  slider.addEventListener("input", () => {
    take(parameter, within(parameter, read(slider.value, isPercent)), slider);
    change();
  });
  // what is being written may not be in the range yet
  field.addEventListener("input", () => {
    const value = read(field.value, isPercent);
    if (value >= lowest && value <= highest) {
      take(parameter, value, field);
      change();
    } else blame(parameter, field.value && say("outside", range(parameter)));
  });
  field.addEventListener("change", () => {
    const typed = read(field.value, isPercent);
    const value = within(parameter, typed);
    take(parameter, Number.isNaN(value) ? values[parameter.name] : value);
    if (value !== typed && !Number.isNaN(typed)) {
      parameter.fault.textContent = say("kept", { ...range(parameter), value: parameter.shown(value) });
      parameter.fault.hidden = false;
    }
    change();
  });
}

const set = (id) => {
  takeAll(of(id));
  change();
};

choice?.addEventListener("change", () => set(choice.value));

const act = {
  reset: () => {
    forget();
    set("");
  },
  copy: async () => {
    settle();
    try {
      await navigator.clipboard.writeText(location.href);
      tell(say("copied"));
    } catch {
      const link = document.createElement("input");
      Object.assign(link, { type: "text", readOnly: true, value: location.href, ariaLabel: say("link") });
      tell(say("copy"), link);
      link.select();
    }
    announce();
  },
};

root.addEventListener("click", ({ target }) => act[target.closest("[data-do]")?.dataset.do]?.());
form.addEventListener("submit", (event) => event.preventDefault());

for (const link of document.querySelectorAll("a[data-scenario]")) {
  link.hidden = false;
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    set(link.dataset.scenario);
    root.scrollIntoView();
    form.querySelector("select, input").focus({ preventScroll: true });
  });
}

const isKnown = open();
if (scenario() === "") know(run(values), values);
else draw();
if (!isKnown) {
  tell(say("unknown"));
  settle();
}
form.hidden = false;

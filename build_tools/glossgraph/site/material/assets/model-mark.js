// One round among all: pointed at in a chart or the table, or chosen by keyboard, it is marked wherever it is shown.

import { acrossOf, drawn, HEIGHT } from "./model-chart.js";

/**
 * Return what marks a round on the page of a model, and what takes the mark away.
 *
 * Args: the charts as elements `svg`, the words for the field, and what gives the words of a round.
 */
export const marker = (charts, label, words) => {
  const slider = document.createElement("input");
  Object.assign(slider, { type: "range", id: "gg-model-round", min: 0, max: 0, autocomplete: "off" });
  const [name, said, box] = [["label", label], ["span", ""], ["p", ""]].map(([tag, text]) => Object.assign(document.createElement(tag), { textContent: text }));
  name.htmlFor = slider.id;
  box.className = "gg-model-round";
  box.append(name, slider, said);
  const lines = charts.map(() => drawn("line", { class: "gg-chart-at", y1: 0, y2: HEIGHT }));
  let marked = null;
  let last = 0;

  const mark = (round) => {
    marked = Math.min(round, last);
    slider.value = marked;
    said.textContent = words(marked);
    slider.setAttribute("aria-valuetext", said.textContent);
    charts.forEach((svg, number) => {
      for (const end of ["x1", "x2"]) lines[number].setAttribute(end, acrossOf(marked, last));
      svg.append(lines[number]);
    });
    for (const each of document.querySelectorAll(".gg-at")) each.classList.remove("gg-at");
    document.querySelector(`.gg-model-story > [value="${marked}"]`)?.classList.add("gg-at");
    document.querySelectorAll(".gg-model-rounds tbody > tr")[marked]?.classList.add("gg-at");
  };

  slider.addEventListener("input", () => mark(slider.valueAsNumber));
  for (const svg of charts) {
    for (const event of ["pointermove", "pointerdown"]) {
      svg.addEventListener(event, ({ clientX }) => {
        const { left, width } = svg.getBoundingClientRect();
        mark(Math.max(0, Math.round((clientX - left) / width * last)));
      });
    }
  }
  for (const table of document.querySelectorAll(".gg-model-rounds")) {
    table.addEventListener("pointerover", ({ target }) => {
      const row = target.closest("tbody > tr");
      if (row) mark([...document.querySelectorAll(".gg-model-rounds tbody > tr")].indexOf(row));
    });
  }
  charts.at(-1)?.closest(".gg-charts").after(box);

  return {
    /** Follow a run with another number of rounds. */
    follow: (rounds) => {
      last = rounds;
      slider.max = rounds;
      if (marked === null) {
        slider.value = rounds;
        said.textContent = words(rounds);
      } else mark(marked);
    },
    forget: () => {
      marked = null;
      slider.value = last;
      slider.removeAttribute("aria-valuetext");
      for (const line of lines) line.remove();
      for (const each of document.querySelectorAll(".gg-at")) each.classList.remove("gg-at");
    },
  };
};

// The charts of a run, with the same lines, numbers and marks as the build draws them (`glossgraph.pictures.chart`).

/** The height of the lines, in pixels. */
export const HEIGHT = 180;
const ACROSS = 1000;
const MARKS = [
  "M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z",
  "M-3.2-3.2h6.4v6.4h-6.4z",
  "M0-4.4L4.2 3.2H-4.2z",
  "M0-4.6L4.6 0L0 4.6L-4.6 0z",
  "M0 4.4L4.2-3.2H-4.2z",
  "M-3.6-3.6L3.6 3.6M3.6-3.6L-3.6 3.6",
];
const MOST_MARKS = 12;
const MOST_ROUNDS = 8;
const SVG = "http://www.w3.org/2000/svg";

/** Return an element of a drawing. */
export const drawn = (name, attributes, ...content) => {
  const made = document.createElementNS(SVG, name);
  for (const key of Object.keys(attributes)) made.setAttribute(key, attributes[key]);
  made.append(...content);
  return made;
};

const short = (number) => `${Math.floor(number * 10 + 0.5) / 10}`;
const percent = (share) => `${Math.floor(share * 10000 + 0.5) / 100}%`;

/** Return the ends of an axis: from nought, unless the values are far from it, and with room around a single one. */
const spread = (values) => {
  let low = values.length ? Math.min(...values) : 0;
  let high = values.length ? Math.max(...values) : 0;
  if (low > 0 && low <= high / 2) low = 0;
  if (high < 0 && high >= low / 2) high = 0;
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (high / 4 - low / 4 >= Math.max(1e-300, 1e-10 * size)) return [low, high];
  return size < 1e-300 ? [0, 1] : [low - Math.abs(low) / 10, high + Math.abs(high) / 10];
};

const exponentOf = (number) => Number(number.toExponential().split("e")[1]);

/** Return the digits of a whole number times a power of ten. */
const shifted = (whole, shift) => {
  const digits = `${Math.abs(whole)}${"0".repeat(whole ? Math.max(0, shift) : 0)}`.padStart(1 - shift, "0");
  const point = digits.length + Math.min(0, shift);
  return `${whole < 0 ? "-" : ""}${digits.slice(0, point)}${shift < 0 ? `.${digits.slice(point)}` : ""}`;
};

/** Return numbers at the side that have all values between them; round ones, and about five. */
const axis = (values) => {
  const [low, high] = spread(values);
  const rough = high / 4 - low / 4;
  let exponent = exponentOf(rough);
  let lead = [1, 2, 5, 10].find((each) => each === 10 || rough <= Number(`${each}e${exponent}`));
  if (lead === 10) [lead, exponent] = [1, exponent + 1];
  const step = Number(`${lead}e${exponent}`);
  const first = Math.floor(low / step);
  const last = Math.max(Math.ceil(high / step), first + 1);
  const most = Math.max(Math.abs(first), Math.abs(last)) * lead;
  const greatest = exponentOf(most) + exponent;
  const power = greatest >= 7 || (exponent < -6 && greatest < -3) ? 3 * Math.floor(greatest / 3) : 0;
  const down = (steps) => 1 - (steps - first) / (last - first);
  const ticks = [];
  for (let tick = first; tick <= last; tick += 1) ticks.push({ tick, down: down(tick), text: shifted(tick * lead, exponent - power) });
  return { ticks, height: (value) => down(value / step), multiple: power ? `10${`${power}`.replace(/./g, (sign) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[sign] ?? "⁻")}` : "" };
};

/** Return how far to the right a round is, of those up to a last one. */
export const acrossOf = (round, last) => percent(round / Math.max(1, last));

/**
 * Draw lines in an element `svg`, and return the power of ten by which its numbers are multiplied, as it is written.
 *
 * The lines are their values by round, as people see them, NaN where there is none; `number` writes digits.
 */
export const draw = (svg, lines, number) => {
  const side = axis(lines.flatMap((line) => line.filter((value) => value === value)));
  const last = Math.max(1, ...lines.map((line) => line.length - 1));
  const points = lines.map((line) => line.map((value, round) => [round / last, side.height(value)]).filter(([, down]) => down === down));
  const step = [1, 2, 5, 10, 20, 50, 100, last].find((each) => last / each <= MOST_ROUNDS);
  const [left, below, plot, marks] = [drawn("g", { class: "gg-chart-y" }), drawn("g", { class: "gg-chart-x" }), [], []];
  for (const { tick, down, text } of side.ticks) {
    const y = short(down * HEIGHT);
    left.append(drawn("line", { x1: 0, x2: "100%", y1: y, y2: y, ...(tick ? {} : { class: "zero" }) }), drawn("text", { x: -8, y: short(down * HEIGHT + 4) }, number(text)));
  }
  for (let round = 0; round <= last; round += step) below.append(drawn("text", { x: percent(round / last), y: HEIGHT + 20 }, `${round}`));
  points.forEach((line, count) => {
    const look = 1 + count % MARKS.length;
    if (!line.length) return;
    plot.push(drawn("path", { class: `gg-line-${look}`, d: `M${line.map(([across, down]) => `${short(across * ACROSS)} ${short(down * HEIGHT)}`).join("L")}` }));
    const every = Math.ceil(line.length / MOST_MARKS);
    line.forEach(([across, down], place) => {
      if (place % every && place !== line.length - 1) return;
      marks.push(drawn("svg", { class: `gg-mark-${look}`, x: percent(across), y: short(down * HEIGHT), overflow: "visible" }, drawn("path", { d: MARKS[look - 1] })));
    });
  });
  svg.replaceChildren(left, below, drawn("svg", { class: "gg-chart-plot", viewBox: `0 0 ${ACROSS} ${HEIGHT}`, width: "100%", height: HEIGHT, preserveAspectRatio: "none" }, ...plot), ...marks);
  return side.multiple;
};

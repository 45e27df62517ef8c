// Numbers of models as people see them (`glossgraph.running.shown`), and as fields and addresses have them.

const LONG = 1e4;
const TOO_LONG = 1e15;
const PERCENT = "%";

/** Return a number as it is counted in its unit. */
export const inUnit = (value, unit) => (unit === PERCENT ? value * 100 : value);

/** Return what writes numbers with the marks of a language. */
export const writer = ({ decimal, thousands, percent }) => {
  /** Return digits with the marks of the language, which have those of English. */
  const marked = (digits) => digits.replace(/[,.]/g, (mark) => (mark === "." ? decimal : thousands)).replace(/^-/, "−");
  const alone = (value, { unit, digits }) => {
    if (value !== value) return "–";
    const scaled = inUnit(value, unit);
    if (Math.abs(scaled) >= TOO_LONG) return marked(scaled.toExponential(3));
    const [whole, decimals] = scaled.toFixed(digits).split(".");
    const grouped = Math.abs(whole) >= LONG ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
    const text = decimals ? `${grouped}.${decimals}` : grouped;
    return marked(/[1-9]/.test(text) ? text : text.replace("-", ""));
  };
  const full = (value, format) => {
    const [text, { unit }] = [alone(value, format), format];
    if (!unit || value !== value) return text;
    return unit === PERCENT ? percent.replace("{number}", () => text) : `${text}\u00a0${unit}`;
  };
  return { marked, alone, full };
};

const moved = (text, places) => {
  const [digits, exponent = "0"] = text.toLowerCase().split("e");
  return Number(`${digits}e${Number(exponent) + places}`);
};

/** Return the number that a field or an address has, where it is one; a field in per cent has a hundred times as much. */
export const read = (text, isPercent = false) => {
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text)) return NaN;
  return isPercent ? moved(text, -2) : Number(text);
};

/** Return what a field has for a number. */
export const written = (value, isPercent) => `${isPercent ? moved(`${value}`, 2) : value}`;

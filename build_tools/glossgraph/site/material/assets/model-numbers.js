// Numbers of models as people see them (`glossgraph.running.shown`), and as fields and addresses have them.

const LONG = 1e4;
const TOO_LONG = 1e15;
const PERCENT = "%";

/** What stands where there is no number. */
export const NONE = "–";

/** Return a number as it is counted in its unit. */
export const inUnit = (value, unit) => (unit === PERCENT ? value * 100 : value);

/** Return what writes numbers with the marks of a language. */
export const writer = ({ decimal, thousands, percent }) => {
  /** Return digits with a true minus sign, with long ones in groups, and with the marks of the language. */
  const grouped = (text) => {
    const [, minus, whole, rest] = /^(-?)(\d+)(.*)$/.exec(text);
    const groups = Number(whole) < LONG ? whole : whole.replace(/\B(?=(\d{3})+$)/g, thousands);
    return `${minus && "−"}${groups}${rest.replace(".", decimal)}`;
  };
  /** Return a number without its unit. */
  const alone = (value, { unit, digits, choices, set }) => {
    if (value === null || value !== value) return NONE;
    const choice = choices?.find(([each]) => each === value);
    if (choice) return choice[1];
    const scaled = inUnit(value, unit);
    const isLong = Math.abs(scaled) >= TOO_LONG;
    const exact = isLong ? scaled.toExponential(3) : scaled.toFixed(digits);
    const text = set && !isLong && exact.includes(".") ? exact.replace(/\.?0+$/, "") : exact;
    return grouped(/[1-9]/.test(text) ? text : text.replace("-", ""));
  };
  /** Return a number with its unit. */
  const full = (value, format) => {
    const text = alone(value, format);
    if (!format.unit || text === NONE || format.choices) return text;
    return format.unit === PERCENT ? percent.replace("{number}", () => text) : `${text}\u00a0${format.unit}`;
  };
  return { grouped, alone, full };
};

const moved = (text, places) => {
  const [digits, exponent = "0"] = text.toLowerCase().split("e");
  return Number(`${digits}e${Number(exponent) + places}`);
};

/** Return the number that a field or an address has; one of per cents has a hundred times as much. */
export const read = (text, isPercent = false) => {
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text)) return NaN;
  return isPercent ? moved(text, -2) : Number(text);
};

/** Return what a field has for a number. */
export const written = (value, isPercent) => `${isPercent ? moved(`${value}`, 2) : value}`;

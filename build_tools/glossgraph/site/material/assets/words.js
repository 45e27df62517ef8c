// What scripts say: entries of the catalogue (`glossgraph.words`), filled with values.

/** Return what says an entry: one that has a number may have a form for each plural category of its language. */
export const speaker = ({ language, words }) => {
  const [rules, numbers] = [new Intl.PluralRules(language), new Intl.NumberFormat(language)];
  return (name, values = {}) => {
    const entry = words[name];
    const form = typeof entry === "string" ? entry : entry[rules.select(values.number)] || entry.other;
    return form.replace(/\{(\w+)\}/g, (_, key) => (typeof values[key] === "number" ? numbers.format(values[key]) : values[key]));
  };
};

// Runs of models with random values, and what they gave in a few digits: the same here and in `agreement.py`.
async ([script, cases]) => {
  const { compile } = await import(script);
  const WHOLE = 2 ** 32;
  const DIGITS = 8;

  const valuesOf = (program, number) => {
    let state = (number + 1) * 2654435761 % WHOLE;
    const found = {};
    const draw = () => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return state >>> 0;
    };
    for (const [name, lowest, highest, step, usual] of program.parameters) {
      const sort = draw() % 8;
      const share = draw() / WHOLE;
      const onStep = lowest + Math.floor(share * (Math.floor((highest - lowest) / step) + 1)) * step;
      const between = lowest + share * (highest - lowest);
      const value = { 0: lowest, 1: highest, 2: usual }[sort] ?? (sort < 6 ? onStep : between);
      found[name] = value < highest ? value : highest;
    }
    return found;
  };

  const numbersOf = (program, run) => {
    const names = [...new Set([...program.start, ...program.round].map(([name]) => name))];
    const found = [];
    for (let round = 0; round <= run.rounds; round += 1) {
      for (const name of round ? names : names.slice(0, program.start.length)) {
        const kept = run.rows.get(name);
        const count = kept.length / (program.rounds + 1);
        found.push(...kept.subarray(round * count, (round + 1) * count));
      }
    }
    return [...found, ...program.results.map(([name]) => run.results[name] ?? Infinity)];
  };

  const endingOf = ({ rounds, ending: { kind, number, quantity, reason }, told, failed }) =>
    JSON.stringify([rounds, kind, number, quantity, reason, told, failed]);

  const digestOf = async (program, run) => {
    const [numbers, ending] = [new Uint8Array(new Float64Array(numbersOf(program, run)).buffer), new TextEncoder().encode(endingOf(run))];
    const bytes = new Uint8Array(numbers.length + ending.length);
    bytes.set(numbers);
    bytes.set(ending, numbers.length);
    const hashed = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return [...hashed.subarray(0, DIGITS / 2)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  };

  const answers = [];
  for (const { program, runs, only } of cases) {
    const run = compile(program);
    if (only !== undefined) {
      const one = run(valuesOf(program, only));
      answers.push([endingOf(one), numbersOf(program, one).map((number) => `${Object.is(number, -0) ? "-0" : number}`)]);
      continue;
    }
    let digests = "";
    for (let number = 0; number < runs; number += 1) digests += await digestOf(program, run(valuesOf(program, number)));
    answers.push(digests);
  }
  return answers;
}

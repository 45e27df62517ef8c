// What is found: names at once, then texts, in small files that are fetched when they are needed. The words of a text
// are read as in `search_words.py`, by which these files are made.

const WORD = /[\u3040-\u30ff\u3400-\u9fff]|(?:(?![\u3040-\u30ff\u3400-\u9fff])[\p{L}\p{N}])+/gu;
const PRIME = 1_000_003;

export const [TERMS, COMPARISONS, EPISODES, QUESTIONS, TEXTS] = [0, 1, 2, 3, 4];

// How well a name fits what is typed. What texts say is worth less than `TEXT`, so that names come first.
const [EXACT, BEGINS, HAS, TOGETHER, TEXT, NAMED] = [100, 80, 60, 45, 40, 20];
const [OTHER_NAME, INFLECTED, AMONG, MISTYPED] = [2, 3, 10, 8];
const NEVER = Infinity;
const WEIGHT = 8;

// So many words of a question are looked for in texts, the longest ones.
const MOST_WORDS = 5;

export function wordsIn(text, { pairs }) {
  let read = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/ß/g, "ss").replace(/['’]/g, "");
  for (const pair of pairs) read = read.replaceAll(pair, pair[0]);
  return read.match(WORD) ?? [];
}

export function stem(word, { endings, shortest }) {
  const ending = endings.find((each) => word.endsWith(each) && word.length - each.length >= shortest);
  if (ending) return stem(word.slice(0, -ending.length), { endings, shortest });
  return word.length > shortest && word.at(-1) === word.at(-2) ? word.slice(0, -1) : word;
}

export function fileNumber(start, files) {
  let number = 0;
  for (const byte of new TextEncoder().encode(start)) number = (number * 31 + byte) % PRIME;
  return number % files;
}

// How many letters differ, where two that have changed places count as one; more than `most` is never.
function distance(typed, word, most) {
  if (Math.abs(typed.length - word.length) > most) return NEVER;
  let [before, last] = [[], Array.from({ length: word.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= typed.length; row++) {
    const next = [row];
    for (let column = 1; column <= word.length; column++) {
      const same = typed[row - 1] === word[column - 1];
      next[column] = Math.min(last[column - 1] + !same, last[column] + 1, next[column - 1] + 1);
      const swapped = typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1];
      if (row > 1 && column > 1 && swapped) next[column] = Math.min(next[column], before[column - 2] + 1);
    }
    if (Math.min(...next) > most) return NEVER;
    [before, last] = [last, next];
  }
  return last[word.length] <= most ? last[word.length] : NEVER;
}

function forgiven(typed) {
  if (typed.length < 4) return 0;
  return typed.length < 8 ? 1 : 2;
}

/** A word as it is typed; the last one may be unfinished. It costs more to take another word for it, the less alike. */
class Typed {
  constructor(word, isLast, language) {
    Object.assign(this, { word, isLast, language, stem: stem(word, language), costs: new Map() });
  }

  cost(word) {
    if (!this.costs.has(word)) this.costs.set(word, this.#costOf(word));
    return this.costs.get(word);
  }

  #costOf(word) {
    if (word === this.word) return 0;
    if (stem(word, this.language) === this.stem) return 1;
    if (this.word.length > 1 && word.startsWith(this.word)) return this.isLast ? 1 : 3;
    if (this.isLast && word.startsWith(this.word)) return 2;
    const most = forgiven(this.word);
    if (!most) return NEVER;
    const start = this.isLast ? distance(this.word, word.slice(0, this.word.length), most) : NEVER;
    return MISTYPED * Math.min(distance(this.word, word, most), start + 0.2);
  }

  // Whether a word of the index, which has no ending, can be meant.
  isStem(indexed) {
    if (indexed === this.stem) return true;
    if (!this.isLast) return false;
    if (indexed.startsWith(this.word)) return true;
    const rest = this.word.slice(indexed.length);
    return this.word.startsWith(indexed) && this.language.endings.some((ending) => ending.startsWith(rest));
  }
}

function cheapest(typed, words) {
  let least = NEVER;
  for (const word of words) least = Math.min(least, typed.cost(word));
  return least;
}

function isInflected(words, typed) {
  return words.length === typed.length && typed.every((each, place) => each.stem === stem(words[place], each.language));
}

/** How well the names of a term fit all of the words, from 0. */
function fit(row, typed, joined) {
  let best = 0;
  row.names.forEach((name, number) => {
    const other = number ? OTHER_NAME : 0;
    if (name.joined === joined) best = Math.max(best, EXACT - other);
    else if (isInflected(name.words, typed)) best = Math.max(best, EXACT - other - INFLECTED);
    else if (`${name.joined} `.startsWith(`${joined} `)) best = Math.max(best, BEGINS + 5 - (other && AMONG));
    else if (name.joined.startsWith(joined)) best = Math.max(best, BEGINS - (other && AMONG));
    else {
      let cost = 0;
      for (const each of typed) cost += cheapest(each, name.words);
      if (cost < NEVER) best = Math.max(best, HAS - (other && AMONG / 2) - cost, 1);
    }
  });
  if (best) return best;
  let cost = 0;
  for (const each of typed) cost += cheapest(each, row.words);
  return cost < NEVER ? Math.max(TOGETHER - AMONG / 2 - cost, 1) : 0;
}

function rowOf([number, id, group, ...names], language) {
  const read = names.map((name) => {
    const words = wordsIn(name, language);
    return { words, joined: words.join(" ") };
  });
  return { number, id, group, title: names[0], names: read, words: [...new Set(read.flatMap(({ words }) => words))] };
}

function read([terms, pairs], language) {
  const rows = new Map(terms.map((term) => [term[0], rowOf(term, language)]));
  return { rows: [...rows.values()], pairs: pairs.map(([n, a, b]) => ({ n, a: rows.get(a), b: rows.get(b) })) };
}

class Finder {
  #base;
  #files = new Map();
  #read = new Map();

  constructor(base, manifest) {
    this.#base = base;
    this.manifest = manifest;
    this.unsaid = new Set(manifest.unsaid);
    this.comparing = new Set(manifest.comparing);
  }

  /** What is in a file, read once. */
  #file(name, read = (content) => content) {
    if (!this.#files.has(name)) {
      const wanted = fetch(`${this.#base}search/${name}.json?v=${this.manifest.version}`).then(async (answer) => {
        if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
        return read(await answer.json(), this.manifest);
      });
      // what could not be fetched is tried again
      wanted.catch(() => this.#files.delete(name));
      this.#files.set(name, wanted);
    }
    return this.#files.get(name);
  }

  typed(words, isWhole = false) {
    return words.map((word, place) => new Typed(word, !isWhole && place === words.length - 1, this.manifest));
  }

  said(words) {
    const said = words.filter((word) => !this.unsaid.has(word));
    return said.length ? said : words;
  }

  // Whoever has all words is in the file of each of them, and the longest says most. A whole name has a file as well.
  async #names(words, wholes) {
    const { names, wholes: of, starts } = this.manifest;
    if (names === 1) return this.#file("names-0", read);
    const [longest] = [...words].sort((a, b) => b.length - a.length);
    const wanted = [`names-${fileNumber(longest.slice(0, starts[0]), names)}`];
    for (const whole of wholes) wanted.push(`wholes-${fileNumber(`=${whole.join(" ")}`, of)}`);
    const files = await Promise.all([...new Set(wanted)].map((name) => this.#file(name, read)));
    const rows = new Map(files.flatMap((file) => file.rows.map((row) => [row.number, row])));
    const pairs = new Map(files.flatMap((file) => file.pairs.map((pair) => [pair.n, pair])));
    return { rows: [...rows.values()], pairs: [...pairs.values()] };
  }

  /** Read what every search needs. */
  prepare() {
    return this.manifest.names === 1 ? this.#names() : undefined;
  }

  /** Whether the names mean what is looked for, and are not only named in it. */
  isSure(named) {
    return named.some(({ score }) => score > NAMED);
  }

  /** The words on both sides of one that asks for a comparison, or nothing. */
  #sides(words) {
    const between = words.findIndex((word, place) => place && this.comparing.has(word));
    return between > 0 ? [this.said(words.slice(0, between)), this.said(words.slice(between + 1))] : null;
  }

  /**
   * Return the terms and the comparisons whose names are meant. Where there are very many, it takes a file more to know
   * `all` that have just this name.
   */
  async byName(query, { all = false } = {}) {
    const words = wordsIn(query, this.manifest);
    if (!words.length) return [];
    const said = this.said(words.filter((word, place) => !(place && this.comparing.has(word))));
    const { rows, pairs } = await this.#names(said, all ? [words, ...(this.#sides(words) ?? [])] : []);
    const found = [...this.#terms(rows, words, said), ...this.#pairs(pairs, words, said)];
    const [best] = found.filter(({ group }) => group !== COMPARISONS).sort(byScore);
    if (best?.score >= BEGINS) {
      const known = new Set(found.map(({ number }) => number));
      for (const pair of pairs) {
        const isBeside = pair.a.number === best.number || pair.b.number === best.number;
        if (isBeside && !known.has(pair.n)) found.push(this.#comparison(pair, TEXT + 4));
      }
    }
    // whoever compares two terms sees both of them as well
    if (this.#sides(words)) {
      const known = new Set(found.map(({ number }) => number));
      const [first] = found.filter(({ group }) => group === COMPARISONS).sort(byScore);
      const pair = pairs.find(({ n }) => n === first?.number);
      for (const row of pair ? [pair.a, pair.b] : []) {
        if (!known.has(row.number)) found.push(this.#term(row, first.score - 1));
      }
    }
    return found.sort(byScore);
  }

  *#terms(rows, words, said) {
    const typed = this.typed(said);
    const [joined, all] = [said.join(" "), words.join(" ")];
    for (const row of rows) {
      const isExact = row.names.some((name) => name.joined === all);
      // a question names what it is about among other words
      const isNamed = row.names.some((name) => name.words.length > 1 && ` ${all} `.includes(` ${name.joined} `));
      const score = isExact ? fit(row, [], all) : fit(row, typed, joined) || (isNamed && NAMED);
      if (score) yield this.#term(row, score);
    }
  }

  #term({ number, group, title, id }, score) {
    return { number, group, score, title, address: this.#address("term", id) };
  }

  *#pairs(pairs, words, said) {
    const sides = this.#sides(words);
    const ways = sides ? [sides] : said.slice(1, MOST_WORDS).map((_, cut) => [said.slice(0, cut + 1), said.slice(cut + 1)]);
    const [least, above, part] = sides ? [1, EXACT, 1] : [HAS - AMONG, TEXT, 0.03];
    const best = new Map();
    for (const [left, right] of ways) {
      const [first, second] = [this.#fits(left), right.length ? this.#fits(right, true) : () => HAS];
      for (const pair of pairs) {
        const straight = Math.min(first(pair.a), second(pair.b));
        const turned = Math.min(first(pair.b), second(pair.a));
        const fits = Math.max(straight, turned);
        // without a word between them, the names of both have to be there
        if (fits >= least) best.set(pair, Math.max(best.get(pair) ?? 0, above + part * fits));
      }
    }
    for (const [pair, score] of best) yield this.#comparison(pair, score);
  }

  #fits(words, isLast = false) {
    const [typed, joined, known] = [this.typed(words, !isLast), words.join(" "), new Map()];
    return (row) => {
      if (!known.has(row)) known.set(row, fit(row, typed, joined));
      return known.get(row);
    };
  }

  #comparison({ n, a, b }, score) {
    const title = this.manifest.versus.replace("{first}", () => a.title).replace("{second}", () => b.title);
    return { number: n, group: COMPARISONS, score, title, address: this.#address("pair", a.id, b.id) };
  }

  #address(kind, ...ids) {
    return this.manifest[kind].reduce((before, after, place) => before + encodeURIComponent(ids[place - 1]) + after);
  }

  /** Return what texts say of all words; where nothing has all of them, what has most, and that `isSome`. */
  async byText(query) {
    const words = this.said(wordsIn(query, this.manifest).filter((word) => !this.comparing.has(word)));
    const long = new Set([...words].sort((a, b) => b.length - a.length).slice(0, MOST_WORDS));
    const typed = this.typed(words.filter((word) => long.has(word)));
    const [pages, ...lists] = await Promise.all([this.#pages(), ...typed.map((each) => this.#places(each))]);
    const found = this.#withAll(typed, lists, pages, typed.length);
    if (found.length || typed.length < 3) return { found: found.sort(byScore), isSome: false };
    const least = Math.max(2, Math.ceil(0.6 * typed.length));
    return { found: this.#withAll(typed, lists, pages, least).sort(byScore), isSome: true };
  }

  #withAll(typed, lists, pages, least) {
    const { entries } = this.manifest;
    const rare = lists.map(({ total }) => Math.log(1 + entries / Math.max(total, 1)));
    const most = WEIGHT * rare.reduce((sum, each) => sum + each, 0);
    // of a very common word not every place is known
    const isOpen = lists.map(({ isWhole }) => !isWhole);
    const all = isOpen.every(Boolean);
    const sums = new Map();
    lists.forEach(({ places }, which) => {
      for (const [number, weight] of places) {
        const sum = sums.get(number) ?? { score: 0, has: 0 };
        sum.score += weight * rare[which];
        sum.has += all || !isOpen[which];
        sums.set(number, sum);
      }
    });
    const needed = all ? least : least - isOpen.filter(Boolean).length;
    const found = [];
    for (const [number, { score, has }] of sums) {
      if (has >= Math.max(needed, 1)) found.push({ number, score: (TEXT * score) / most });
    }
    for (const page of pages) {
      const weights = typed.map((each) => page.weight(each)).map((weight, which) => weight * rare[which]);
      const score = (TEXT * weights.reduce((sum, each) => sum + each, 0)) / most;
      if (weights.filter(Boolean).length >= least) found.push({ ...page.shown, score, group: TEXTS });
    }
    return found;
  }

  /** The entries in which a word is, or any that begins with it if it is the last one, and what it weighs there. */
  async #places(typed) {
    const { texts, starts } = this.manifest;
    const wanted = [typed.stem, ...(typed.isLast ? [typed.word] : [])].map((word) => fileNumber(word.slice(0, starts[1]), texts));
    const files = await Promise.all([...new Set(wanted)].map((number) => this.#file(`texts-${number}`)));
    const words = files.flatMap((file) => Object.keys(file).filter((word) => typed.isStem(word)).map((word) => [word, file[word], 1]));
    if (!words.length) {
      const most = forgiven(typed.word);
      for (const file of most ? files : []) {
        for (const word of Object.keys(file)) {
          if (distance(typed.stem, word, most) < NEVER) words.push([word, file[word], 0.5]);
        }
      }
    }
    const places = new Map();
    let [total, isWhole] = [0, true];
    for (const [word, [count, ...steps], part] of words) {
      let number = 0;
      const worth = word === typed.stem ? part : part * 0.8;
      for (let step = 0; step < steps.length; step += 2) {
        number += steps[step];
        places.set(number, Math.max(places.get(number) ?? 0, steps[step + 1] * worth));
      }
      total = Math.max(total, count);
      isWhole &&= count === steps.length / 2;
    }
    return { places, total: Math.max(total, places.size), isWhole };
  }

  #pages() {
    return this.#file("pages", (rows) =>
      rows.map(([title, address, on, text]) => {
        const weights = new Map();
        for (const [weight, words] of [[1, wordsIn(text, this.manifest)], [3, wordsIn(on, this.manifest)], [6, wordsIn(title, this.manifest)]]) {
          for (const word of words) weights.set(stem(word, this.manifest), weight);
        }
        const weight = (typed) => {
          let most = 0;
          for (const [word, each] of weights) if (each > most && typed.isStem(word)) most = each;
          return most;
        };
        return { weight, shown: { number: `/${address}`, title, address, what: on, text } };
      }),
    );
  }

  /** Add to results what is shown of them besides what is known from their names. */
  described(results) {
    return Promise.all(
      results.map(async (result) => {
        if (typeof result.number === "string") return result;
        await this.#file(this.#cards(result), (cards) => this.#read.set(this.#cards(result), cards));
        return this.known(result);
      }),
    );
  }

  /** Add to a result what is shown of it if that has been read. */
  known(result) {
    const { cards } = this.manifest;
    const card = this.#read.get(this.#cards(result))?.[result.number % cards];
    if (!card) return result;
    const [group, title, address, what, text, colour] = card;
    return { ...result, group, title, address, what, text, colour };
  }

  #cards({ number }) {
    return `cards-${Math.floor(number / this.manifest.cards)}`;
  }

  groupOf(number) {
    return this.manifest.groups.findLastIndex((first) => first <= number);
  }

  /** Whether a word of a text is one that is looked for. */
  marker(query) {
    const typed = this.typed(this.said(wordsIn(query, this.manifest)));
    return (word) => wordsIn(word, this.manifest).some((each) => typed.some((one) => one.cost(each) <= MISTYPED));
  }
}

function byScore(one, other) {
  return other.score - one.score || (one.number < other.number ? -1 : 1);
}

/** Open the search of a site by the address of its home page. */
export async function open(base) {
  const answer = await fetch(`${base}search/index.json`, { cache: "no-cache" });
  if (!answer.ok) throw new Error(`search/index.json: ${answer.status}`);
  return new Finder(base, await answer.json());
}

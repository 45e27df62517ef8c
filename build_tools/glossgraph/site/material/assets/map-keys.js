// One tab stop for all that is drawn: arrow keys lead from one thing to the nearest in that direction.

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** How much it counts that something lies aside. */
const ASIDE = 3;

/** Return which of some places is nearest to one of them in a direction; -1 if there is none. */
export const nearest = (places, from, [right, down]) => {
  const here = places[from];
  let [best, least] = [-1, Infinity];
  places.forEach(({ x, y }, number) => {
    const along = (x - here.x) * right + (y - here.y) * down;
    const aside = Math.abs((x - here.x) * down) + Math.abs((y - here.y) * right);
    const far = along + ASIDE * aside;
    if (along > 1 && far < least) [best, least] = [number, far];
  });
  return best;
};

/** Let the links within an element be one tab stop. */
export const oneStop = (root) => {
  const all = [...root.querySelectorAll("a[href]")];
  const stop = (chosen) => all.forEach((one) => one.setAttribute("tabindex", one === chosen ? "0" : "-1"));
  const place = (one) => {
    const box = (one.querySelector("text") || one).getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  };
  if (all.length) stop(all.find((one) => one.dataset.term) || all[0]);
  root.addEventListener("focusin", (event) => stop(event.target.closest("a[href]")));
  root.addEventListener("keydown", (event) => {
    const [way, from] = [WAYS[event.key], all.indexOf(event.target.closest("a[href]"))];
    if (!way || from < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const seen = all.filter((one) => one.getClientRects().length);
    const found = nearest(seen.map(place), seen.indexOf(all[from]), way);
    if (found >= 0) seen[found].focus();
    event.preventDefault();
  });
};

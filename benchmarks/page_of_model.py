"""How many milliseconds pass in Chromium from a moved slider to the new layout, for each model of a site: as JSON.

Run it with `python benchmarks/page_of_model.py SITE`. Beside the whole there is what the computation alone takes.
"""

from __future__ import annotations

import http.server
import json
import os
import shutil
import sys
import threading
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import sync_playwright

CHANGES = 60

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

MEASURED = """async ([changes, script]) => {
  const sliders = [...document.querySelectorAll(".gg-model-parameter input[type=range]")];
  const { compile } = await import(script);
  const { program } = JSON.parse(document.getElementById("gg-model-data").textContent);
  const run = compile(program);
  const [whole, computed] = [[], []];
  let frame = null;
  // at once, so that nothing but the work is measured; the browser waits for its next frame
  window.requestAnimationFrame = (callback) => { frame = callback; return 1; };
  for (let change = 0; change < changes; change += 1) {
    const slider = sliders[change % sliders.length];
    const share = (change * 7 % 20) / 20;
    slider.value = Number(slider.min) + share * (slider.max - slider.min);
    let start = performance.now();
    slider.dispatchEvent(new Event("input"));
    frame();
    // which lays out what has changed
    document.body.getBoundingClientRect();
    whole.push(performance.now() - start);
    const [name, lowest, highest] = program.parameters[change % sliders.length];
    start = performance.now();
    run({ [name]: lowest + share * (highest - lowest) });
    computed.push(performance.now() - start);
    await new Promise((done) => setTimeout(done));
  }
  return [whole, computed];
}"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def measured(site: Path) -> dict[str, dict[str, float]]:
    """Return the middle and the slowest twentieth of the changes, by model, and the middle of the computations."""
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), None)
    found: dict[str, dict[str, float]] = {}
    with (
        http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server,
        sync_playwright() as playwright,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        home = f"http://127.0.0.1:{server.server_port}/"
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        for path in sorted(site.glob("models/*/index.html")):
            page.goto(f"{home}models/{path.parent.name}/")
            page.locator(".gg-model-controls").wait_for()
            times: list[Any] = page.evaluate(MEASURED, [CHANGES, f"{home}assets/model-run.js"])
            whole, computed = times
            slow = quantiles(whole, n=20)[-1]
            found[path.parent.name] = {"change": median(whole), "slowest": slow, "computed": median(computed)}
        browser.close()
        server.shutdown()
    return found


if __name__ == "__main__":
    print(json.dumps(measured(Path(sys.argv[1])), indent=1))

"use strict";
(() => {
  const form = document.querySelector("form"), body = document.querySelector("tbody");
  const [more, nothing, firstOnly] = [".more", ".nothing", ".first-only"].map(name => document.querySelector(name));
  if (!body) return;
  const FIRST = 400;
  let rows = Array.from(body.rows), limit = FIRST, waiting = 0;
  const words = ({ cells: [department, year, state] }) => [department, year, ...state.querySelectorAll(".badge, summary")]
    .map(element => element.textContent).join(" ").toLowerCase();
  const texts = new Map(rows.map(row => [row, words(row)]));
  const place = new Map(rows.map((row, at) => [row, at]));
  const [search, choice, shown] = ["input", "select", "output"].map(name => form.querySelector(name));
  const show = () => {
    const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean), kind = choice.value;
    const found = rows.filter(row => (!kind || row.classList.contains(kind)) && wanted.every(word => texts.get(row).includes(word)));
    body.replaceChildren(...found.slice(0, limit));
    more.hidden = firstOnly.hidden = found.length <= limit;
    nothing.hidden = found.length > 0;
    shown.value = `${found.length} / ${rows.length}`;
  };
  const again = () => { limit = FIRST; show(); };
  search.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(again, 80); });
  choice.addEventListener("change", again);
  form.addEventListener("submit", event => { event.preventDefault(); again(); });
  more.addEventListener("click", () => { limit += FIRST; show(); });
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const value = (row, column) => row.cells[column].dataset.value ?? row.cells[column].textContent;
  const order = (a, b) => isNaN(a) || isNaN(b) ? collator.compare(a, b) : a - b;
  const heads = Array.from(document.querySelectorAll("thead th"));
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes, document.createElement("i"));
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      heads.forEach(other => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down === 1 ? "ascending" : "descending");
      const keys = new Map(rows.map(row => [row, value(row, column)]));
      rows.sort((a, b) => (keys.get(a) === "") - (keys.get(b) === "") ||
        down * order(keys.get(a), keys.get(b)) || place.get(a) - place.get(b));
      again();
    });
  });
  addEventListener("beforeprint", () => {
    for (const closed of body.querySelectorAll("details:not([open])")) {
      closed.open = true;
      addEventListener("afterprint", () => { closed.open = false; }, { once: true });
    }
  });
  const narrow = () => {
    if (location.hash) search.value = decodeURIComponent(location.hash.slice(1));
    again();
  };
  addEventListener("hashchange", narrow);
  form.hidden = false;
  narrow();
  document.documentElement.classList.remove("scripted");
})();

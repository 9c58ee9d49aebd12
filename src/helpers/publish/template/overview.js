"use strict";
(() => {
  const form = document.querySelector("form"), body = document.querySelector("tbody"), more = document.querySelector(".more");
  if (!body) return;
  const FIRST = 400;
  let rows = Array.from(body.rows), limit = FIRST, waiting = 0;
  const texts = new Map(rows.map(row => [row, row.textContent.toLowerCase()]));
  const place = new Map(rows.map((row, at) => [row, at]));
  const [search, choice, shown] = ["input", "select", "output"].map(name => form.querySelector(name));
  const show = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean), state = choice.value;
    const found = rows.filter(row => (!state || row.className === state) && words.every(word => texts.get(row).includes(word)));
    body.replaceChildren(...found.slice(0, limit));
    more.hidden = found.length <= limit;
    shown.value = `${found.length} / ${rows.length}`;
  };
  search.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(show, 80); });
  choice.addEventListener("change", show);
  form.addEventListener("submit", event => { event.preventDefault(); show(); });
  more.addEventListener("click", () => { limit = Infinity; show(); });
  const collator = new Intl.Collator("zh", { numeric: true });
  const value = (row, column) => row.cells[column].dataset.value ?? row.cells[column].textContent;
  const order = (a, b) => isNaN(a) || isNaN(b) ? collator.compare(a, b) : a - b;
  const heads = Array.from(document.querySelectorAll("thead th"));
  heads.forEach((head, column) => {
    const button = document.createElement("button"), [word, ...rest] = head.childNodes;
    button.type = "button";
    button.append(word, document.createElement("i"), ...rest);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      heads.forEach(other => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down === 1 ? "ascending" : "descending");
      const keys = new Map(rows.map(row => [row, value(row, column)]));
      rows.sort((a, b) => (keys.get(a) === "") - (keys.get(b) === "") ||
        down * order(keys.get(a), keys.get(b)) || place.get(a) - place.get(b));
      show();
    });
  });
  form.hidden = false;
  show();
})();

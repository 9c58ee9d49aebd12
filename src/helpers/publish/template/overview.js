"use strict";
(() => {
  const form = document.querySelector("form"), body = document.querySelector("tbody");
  if (!body) return;
  const rows = Array.from(body.rows), texts = rows.map(row => row.textContent.toLowerCase());
  const states = rows.map(row => row.className), place = new Map(rows.map((row, at) => [row, at]));
  const [search, choice, shown] = ["input", "select", "output"].map(name => form.querySelector(name));
  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let number = 0;
    rows.forEach((row, at) => {
      const keep = (!choice.value || states[at] === choice.value) && words.every(word => texts[at].includes(word));
      row.hidden = !keep;
      number += keep;
    });
    shown.value = `${number} / ${rows.length}`;
  };
  let waiting = 0;
  search.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, 80); });
  choice.addEventListener("change", filter);
  form.addEventListener("submit", event => { event.preventDefault(); filter(); });
  const words = new Intl.Collator("zh", { numeric: true });
  const value = (row, column) => row.cells[column].dataset.value ?? row.cells[column].textContent;
  const order = (a, b) => a === "" || b === "" ? (a === "") - (b === "") :
    isNaN(a) || isNaN(b) ? words.compare(a, b) : a - b;
  const heads = Array.from(document.querySelectorAll("thead th"));
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    const [word, ...rest] = head.childNodes;
    button.append(word, document.createElement("i"), ...rest);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      heads.forEach(other => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down === 1 ? "ascending" : "descending");
      const keys = new Map(rows.map(row => [row, value(row, column)]));
      const empty = row => keys.get(row) === "";
      const sorted = rows.slice().sort((a, b) => empty(a) || empty(b) ? order(keys.get(a), keys.get(b)) :
        down * order(keys.get(a), keys.get(b)) || place.get(a) - place.get(b));
      const all = document.createDocumentFragment();
      all.append(...sorted);
      body.append(all);
    });
  });
  form.hidden = false;
})();

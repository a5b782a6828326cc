"use strict";
// Search works on what the page already says; without scripts the list is simply whole.
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const rows = document.querySelectorAll("main li[id]");
const sections = document.querySelectorAll("main section");
const field = document.getElementById("find");
const status = document.getElementById("found");
let texts;
const search = () => {
  texts ??= Array.from(rows, (row) => plain(row.textContent));
  const words = plain(field.value).split(/\s+/).filter(Boolean);
  let found = 0;
  rows.forEach((row, at) => {
    row.hidden = !words.every((word) => texts[at].includes(word));
    found += row.hidden ? 0 : 1;
  });
  for (const section of sections) section.hidden = !section.querySelector("li:not([hidden])");
  status.textContent = words.length ? `${found} of ${rows.length}` : "";
};
field.form.addEventListener("submit", (event) => event.preventDefault());
field.addEventListener("input", search);
field.form.hidden = rows.length < 2;

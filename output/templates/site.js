"use strict";
// Search works on what the page already says; without scripts the list is simply whole.
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const rows = Array.from(document.querySelectorAll("#episodes > li"), (row) => [row, plain(row.textContent)]);
const field = document.getElementById("find");
const status = document.getElementById("found");
const search = () => {
  const words = plain(field.value).split(/\s+/).filter(Boolean);
  let found = 0;
  for (const [row, text] of rows) {
    row.hidden = !words.every((word) => text.includes(word));
    found += row.hidden ? 0 : 1;
  }
  status.textContent = words.length ? `${found} of ${rows.length}` : "";
};
field.form.addEventListener("submit", (event) => event.preventDefault());
field.addEventListener("input", search);
field.form.hidden = rows.length < 2;

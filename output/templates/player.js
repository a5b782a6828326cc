"use strict";
(() => {
  const lit = "highlights" in CSS, root = document.documentElement;

  // What is remembered; a page from file:// or a private window may refuse it.
  const remember = (key, value) => { try { localStorage.setItem(`turncast ${key}`, value); } catch { /* not kept */ } };
  const recall = (key) => { try { return localStorage.getItem(`turncast ${key}`); } catch { return null; } };

  // All that changes the look of the page is done in its head, so that nothing is laid out twice.
  // Here and not in page.css, because the Nu checker does not know these yet; colours are the theme's.
  const marks = new CSSStyleSheet();
  if (lit) marks.replaceSync("::highlight(hits){background-color:var(--hit)}::highlight(hit){background-color:var(--accent);color:var(--paper)}::highlight(word){background-color:var(--word)}");
  const thumb = "appearance:none;box-sizing:border-box;width:15px;height:15px;border:0;border-radius:50%;background:var(--accent)";
  for (const name of ["::-webkit-slider-thumb", "::-moz-range-thumb"]) try { marks.insertRule(`#seek${name}{${thumb}}`); } catch { /* another browser's */ }
  document.adoptedStyleSheets = [marks];
  const paint = (scheme) => { if (scheme) root.dataset.scheme = scheme; else delete root.dataset.scheme; };
  paint(recall("scheme"));
  root.classList.add("playable");

  addEventListener("DOMContentLoaded", () => {
    const byId = (id) => document.getElementById(id);
    const audio = byId("audio"), player = byId("player"), seek = byId("seek"), main = byId("interview");
    const data = JSON.parse(byId("data").textContent);
    const still = matchMedia("(prefers-reduced-motion: reduce)");

    // Paragraphs by their start (ms), each with a row of numbers that is read when one of its words is first wanted:
    // a word is found by binary search, and no element stands for it.
    const pieces = data.times.map(([id, start, row]) => ({ id, start, row }));
    const pieceStarts = pieces.map((piece) => piece.start);
    const pieceOf = new Map(pieces.map((piece, index) => [piece.id, index]));
    const wordsOf = (piece) => piece.words ??= decode(piece.row.split(",").map(Number), piece.start);
    const decode = (row, start) => {
      const words = { starts: [], ends: [], from: [], to: [] };
      for (let i = 0, at = 0, now = start; i < row.length; i += 4) {
        at += row[i]; now += row[i + 2];
        words.from.push(at); words.to.push(at += row[i + 1]); words.starts.push(now); words.ends.push(now += row[i + 3]);
        at += 1;
      }
      return words;
    };
    const lastAtOrBefore = (list, value) => {
      let low = 0, high = list.length;
      while (low < high) { const middle = (low + high) >> 1; if (list[middle] <= value) low = middle + 1; else high = middle; }
      return low - 1;
    };

    const rangeOf = (element, first, last) => {
      const range = document.createRange(), walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(), at = 0; node; at += node.length, node = walk.nextNode()) {
        if (first >= at && first <= at + node.length) range.setStart(node, first - at);
        if (last <= at + node.length) { range.setEnd(node, last - at); break; }
      }
      return range;
    };
    const light = (name, ranges) => {
      if (!lit) return;
      const highlight = new Highlight(...ranges);
      highlight.priority = name === "word" ? 1 : name === "hit" ? 2 : 0;
      CSS.highlights.set(name, highlight);
    };

    const here = `position ${location.pathname}`;

    const clock = (ms) => {
      const s = Math.floor(ms / 1000), two = (n) => String(n).padStart(2, "0");
      return s < 3600 ? `${Math.floor(s / 60)}:${two(s % 60)}` : `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
    };
    let saying = 0;
    const say = (text) => {
      byId("said").textContent = text;
      clearTimeout(saying);
      saying = setTimeout(() => { byId("said").textContent = ""; }, 2500);
    };
    const length = () => (Number.isFinite(audio.duration) ? audio.duration * 1000 : data.duration);

    // Follow: the spoken word stays in sight until the reader scrolls, by whatever means.
    let following = true, word = null, turn = null, stopAt = null, scrollingUntil = 0;
    const follow = (on) => { following = on; byId("follow").hidden = on || audio.paused; if (on && word) reveal(word, !still.matches); };
    const reveal = (range, smooth) => {
      const box = range.getBoundingClientRect();
      if (box.top > innerHeight * 0.15 && box.bottom < innerHeight * 0.65) return;
      scrollingUntil = performance.now() + 1000;
      scrollBy({ top: box.top - innerHeight * 0.3, behavior: smooth ? "smooth" : "instant" });
    };
    let markedPiece = null, markedWord = -2;
    const mark = (ms) => {
      const piece = pieces[lastAtOrBefore(pieceStarts, ms)], words = piece && wordsOf(piece);
      const found = piece ? lastAtOrBefore(words.starts, ms) : -1;
      if (piece === markedPiece && found === markedWord) return;
      markedPiece = piece; markedWord = found;
      const element = piece ? byId(piece.id) : null;
      word = found < 0 ? null : rangeOf(element, words.from[found], words.to[found]);
      light("word", word ? [word] : []);
      const now = element?.closest(".turn") ?? null;
      if (now !== turn) { turn?.removeAttribute("aria-current"); now?.setAttribute("aria-current", "true"); turn = now; }
      if (following && !audio.paused && word) reveal(word, !still.matches);
    };

    // What is shown of the time changes once a second, a word's mark with the word, the line of progress always.
    const chapters = [...document.querySelectorAll(".chapters a[data-ms]")];
    const chapterStarts = chapters.map((each) => Number(each.dataset.ms));
    let chapter = null, shown = "";
    const show = () => {
      const ms = audio.currentTime * 1000, now = clock(ms), whole = clock(length());
      if (!seeking) seek.value = ms;
      seek.style.setProperty("--done", Math.min(1, ms / Math.max(1, length())));
      mark(ms);
      if (shown === now + whole) return;
      shown = now + whole;
      seek.setAttribute("aria-valuetext", `${now} of ${whole}`);
      byId("now").textContent = now;
      byId("whole").textContent = ` / ${whole}`;
      const inside = chapters[lastAtOrBefore(chapterStarts, ms)] ?? null;
      if (inside === chapter) return;
      chapter?.removeAttribute("aria-current"); inside?.setAttribute("aria-current", "true"); chapter = inside;
      byId("chapter").textContent = inside ? inside.lastChild.textContent.trim() : "";
    };
    let frame = 0;
    const tick = () => {
      if (stopAt !== null && audio.currentTime * 1000 >= stopAt) { stopAt = null; audio.pause(); }
      show();
      frame = audio.paused ? 0 : requestAnimationFrame(tick);
    };
    const go = (ms, play) => {
      stopAt = null;
      audio.currentTime = Math.max(0, ms) / 1000;
      show();
      follow(true);
      if (play) audio.play().catch(() => say("The audio does not play."));
    };
    const toggle = () => (audio.paused ? audio.play().catch(() => say("The audio does not play.")) : audio.pause());

    const state = (playing) => { player.classList.toggle("playing", playing); byId("play").setAttribute("aria-label", playing ? "Pause" : "Play"); };
    audio.addEventListener("play", () => { state(true); follow(following); if (!frame) tick(); });
    audio.addEventListener("pause", () => { state(false); byId("follow").hidden = true; remember(here, audio.currentTime); });
    audio.addEventListener("ended", () => remember(here, 0));
    audio.addEventListener("seeked", show);
    audio.addEventListener("loadedmetadata", () => { seek.max = length(); ticks(); show(); });
    addEventListener("pagehide", () => remember(here, audio.ended ? 0 : audio.currentTime));
    for (const name of ["wheel", "touchmove", "scroll"]) addEventListener(name, () => { if (!audio.paused && following && (name !== "scroll" || performance.now() > scrollingUntil)) follow(false); }, { passive: true });
    byId("follow").addEventListener("click", () => follow(true));

    const ticks = () => { for (const each of byId("ticks").children) each.style.setProperty("--at", each.dataset.ms / Math.max(1, length())); };
    let seeking = false;
    seek.addEventListener("input", () => { seeking = true; audio.currentTime = seek.value / 1000; show(); });
    seek.addEventListener("change", () => { seeking = false; follow(true); });
    byId("play").addEventListener("click", toggle);
    byId("back").addEventListener("click", () => go(audio.currentTime * 1000 - 15000));
    byId("forward").addEventListener("click", () => go(audio.currentTime * 1000 + 15000));

    const speed = byId("speed");
    const setSpeed = (value) => { speed.value = value; if (!speed.value) speed.value = "1"; audio.playbackRate = audio.defaultPlaybackRate = Number(speed.value); remember("speed", speed.value); };
    speed.addEventListener("change", () => setSpeed(speed.value));
    const faster = (step) => { const all = [...speed.options]; const to = all[speed.selectedIndex + step]; if (to) { setSpeed(to.value); say(`${to.value} times`); } };

    // A click on a word or on a time is heard; a selection or a link is left alone.
    const wordAt = (node, offset) => {
      const paragraph = (node.nodeType === 1 ? node : node.parentElement)?.closest("[id]");
      if (!pieceOf.has(paragraph?.id)) return null;
      const range = document.createRange(), words = wordsOf(pieces[pieceOf.get(paragraph.id)]);
      range.setStart(paragraph, 0); range.setEnd(node, offset);
      const found = Math.max(0, lastAtOrBefore(words.from, range.toString().length));
      return { start: words.starts[found], end: words.ends[found] };
    };
    const caret = (event) => {
      if (document.caretPositionFromPoint) { const at = document.caretPositionFromPoint(event.clientX, event.clientY); return at && [at.offsetNode, at.offset]; }
      const range = document.caretRangeFromPoint?.(event.clientX, event.clientY);
      return range && [range.startContainer, range.startOffset];
    };
    document.addEventListener("click", (event) => {
      if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
      const timed = event.target.closest("a[data-ms]");
      if (timed) { event.preventDefault(); history.replaceState(null, "", `#t=${Math.floor(timed.dataset.ms / 1000)}`); go(Number(timed.dataset.ms), true); return; }
      if (event.target.closest("a, button") || !main.contains(event.target) || String(getSelection())) return;
      const at = caret(event), found = at && wordAt(...at);
      if (found) go(found.start, true);
    });

    // Links to a moment: #t=83, #t=83,97 (Media Fragments 1.0, section 4.2.1), #turn-5.
    const open = () => {
      const moment = /^#t=(\d+(?:\.\d+)?)(?:,(\d+(?:\.\d+)?))?$/.exec(location.hash);
      const linked = /^#turn-\d+$/.test(location.hash) ? byId(location.hash.slice(1))?.querySelector("a[data-ms]") : null;
      if (moment) { go(moment[1] * 1000); stopAt = moment[2] ? moment[2] * 1000 : null; return true; }
      if (linked) { audio.currentTime = linked.dataset.ms / 1000; show(); return true; }
      return false;
    };
    addEventListener("hashchange", open);
    const copy = (text, done) => {
      const kept = () => say(done);
      const failed = () => { prompt("Copy this:", text); };
      if (navigator.clipboard) navigator.clipboard.writeText(text).then(kept, failed); else failed();
    };
    byId("share").addEventListener("click", () => {
      const chosen = getSelection(), range = chosen.rangeCount && !chosen.isCollapsed ? chosen.getRangeAt(0) : null;
      const first = range && wordAt(range.startContainer, range.startOffset);
      const last = range && wordAt(range.endContainer, Math.max(0, range.endOffset - 1));
      const until = last && first && last.end > first.start ? `,${(last.end / 1000).toFixed(1)}` : "";
      const moment = first ? (first.start / 1000).toFixed(1) + until : Math.floor(audio.currentTime);
      const link = `${location.href.split("#")[0]}#t=${moment}`;
      history.replaceState(null, "", `#t=${moment}`);
      copy(link, "The link is copied.");
    });
    // The text as it is read, each turn led by its name; and what the search looks through.
    let read = null;
    const paragraphs = () => read ??= [...main.querySelectorAll("p[id], h2[id], h3[id], h4[id], h5[id], h6[id]")];
    const plain = (each) => {
      const name = each.previousElementSibling?.querySelector(".name")?.textContent;
      return (name ? `${name}: ` : "") + each.textContent;
    };
    byId("copy")?.addEventListener("click", () => copy(paragraphs().map(plain).join("\n\n"), "The text is copied."));

    // Search: hits are ranges, walked through in order.
    let hits = [], hit = -1;
    const fold = (text) => text.toLowerCase();
    const search = () => {
      const query = fold(byId("query").value.trim());
      hits = []; hit = -1;
      for (const element of query ? paragraphs() : []) {
        const text = fold(element.textContent);
        for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) hits.push([element, at, at + query.length]);
      }
      light("hits", hits.map((each) => rangeOf(...each)));
      walk(0);
    };
    const walk = (step) => {
      hit = hits.length ? (hit < 0 ? 0 : (hit + step + hits.length) % hits.length) : -1;
      byId("hits").textContent = byId("query").value.trim() ? (hits.length ? `${hit + 1} of ${hits.length}` : "nothing found") : "";
      light("hit", hit < 0 ? [] : [rangeOf(...hits[hit])]);
      if (hit >= 0) { if (!audio.paused) follow(false); reveal(rangeOf(...hits[hit])); }
    };
    const finder = (on) => {
      byId("finder").hidden = !on;
      if (on) { byId("query").focus(); byId("query").select(); search(); } else { light("hits", []); light("hit", []); byId("find").focus(); }
    };
    byId("query").addEventListener("input", search);
    byId("query").addEventListener("keydown", (event) => { if (event.key === "Enter") walk(event.shiftKey ? -1 : 1); });
    byId("finder").addEventListener("keydown", (event) => { if (event.key === "Escape") finder(false); });
    byId("earlier").addEventListener("click", () => walk(-1));
    byId("later").addEventListener("click", () => walk(1));
    byId("close").addEventListener("click", () => finder(false));
    byId("find").addEventListener("click", () => finder(byId("finder").hidden));

    // Keys, colours.
    const help = byId("help"), keys = byId("keys"), scheme = byId("scheme");
    const step = (by) => {
      const times = [...main.querySelectorAll(".turn a[data-ms]")].map((each) => Number(each.dataset.ms));
      const to = times[Math.max(0, lastAtOrBefore(times, audio.currentTime * 1000 + 1) + by)];
      if (to !== undefined) go(to);
    };
    const actions = {
      k: toggle, j: () => byId("back").click(), l: () => byId("forward").click(), n: () => step(1), p: () => step(-1),
      ",": () => faster(-1), ".": () => faster(1), "/": () => finder(true), f: () => follow(true), "?": () => help.showModal(),
    };
    addEventListener("keydown", (event) => {
      if (!keys.checked || event.ctrlKey || event.metaKey || event.altKey || help.open) return;
      if (event.target.closest?.("input:not([type=range]), select, textarea")) return;
      const action = actions[event.key];
      if (action) { event.preventDefault(); action(); }
    });
    keys.addEventListener("change", () => remember("keys", keys.checked ? "on" : "off"));
    scheme.addEventListener("change", () => { remember("scheme", scheme.value); paint(scheme.value); });
    byId("more").addEventListener("click", () => help.showModal());
    byId("done").addEventListener("click", () => help.close());

    keys.checked = recall("keys") !== "off";
    scheme.value = recall("scheme") ?? "";
    setSpeed(recall("speed") ?? "1");
    // What the system shows of what it plays, and its own keys for it.
    const media = navigator.mediaSession;
    if (media) {
      media.metadata = new MediaMetadata({ title: data.title, artist: data.show ?? "" });
      media.setActionHandler("seekbackward", () => byId("back").click());
      media.setActionHandler("seekforward", () => byId("forward").click());
    }
    const date = byId("date"), day = new Date(date?.dateTime.slice(0, 10));
    try { if (date) date.textContent = new Intl.DateTimeFormat(root.lang, { dateStyle: "long", timeZone: "UTC" }).format(day); } catch { /* stays as it is written */ }

    audio.controls = false; player.hidden = false; byId("copy")?.parentElement.removeAttribute("hidden");
    ticks();
    const kept = Number(recall(here));
    if (!open() && kept > 5) audio.currentTime = kept;
    show();
  });
})();

// The page of a journey: moving about on the map, details, search, presenting.
// It only shows and hides what the page holds already; it never writes markup.
"use strict";
(() => {
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const map = byId("map"), sheet = byId("sheet"), drawing = sheet.firstElementChild;
  const contents = byId("contents"), details = byId("details"), search = byId("search");
  const width = Number(drawing.getAttribute("width"));
  const height = Number(drawing.getAttribute("height"));
  root.classList.add("live");

  // What belongs together: places where a record is told of, its figures, its entries.
  const told = new Map(), figures = new Map(), entries = [];
  for (const place of details.querySelectorAll("[data-id]")) {
    if (!told.has(place.dataset.id)) told.set(place.dataset.id, place);
  }
  for (const link of contents.querySelectorAll("[data-opens]")) {
    const article = told.get(link.dataset.opens);
    const words = (article.textContent + " " + link.textContent).toLowerCase();
    entries.push({ link, id: link.dataset.opens, words });
  }
  for (const figure of drawing.querySelectorAll("g[data-id]")) {
    const id = figure.dataset.id;
    if (!told.has(id)) continue;
    figure.classList.add("opens");
    if (!figures.has(id)) figures.set(id, []);
    figures.get(id).push(figure);
  }
  const top = [...drawing.querySelectorAll("[data-role=card]")].at(-1)?.parentNode;
  for (const { id } of entries) {
    for (const figure of figures.get(id) || []) {
      if (!["card", "stage", "idea"].includes(figure.dataset.role)) continue;
      figure.setAttribute("tabindex", "0");
      figure.setAttribute("role", "button");
      figure.setAttribute("aria-label", figure.querySelector("title")?.textContent || "");
      // Tab goes through them in this order: as they are read, not lane by lane.
      (figure.dataset.role === "card" ? top : figure.parentNode).append(figure);
    }
  }

  // The camera: the page's unit is `k` pixels, its corner lies at (x, y).
  let x = 0, y = 0, k = 1, resting = 0;
  const least = () => Math.min(whole(), 0.2), most = 6;
  const whole = () => Math.min(map.clientWidth / width, map.clientHeight / height);
  const place = (glide) => {
    const edge = 60;
    x = Math.min(map.clientWidth - edge, Math.max(edge - width * k, x));
    y = Math.min(map.clientHeight - edge, Math.max(edge - height * k, y));
    sheet.classList.toggle("gliding", Boolean(glide));
    // While it moves the picture of it is moved; it is drawn sharp again when it rests.
    sheet.classList.add("moving");
    clearTimeout(resting);
    resting = setTimeout(() => sheet.classList.remove("moving"), 350);
    sheet.style.transform = `translate(${x}px, ${y}px) scale(${k})`;
    byId("zoom").textContent = `${Math.round(k * 100)} %`;
  };
  const zoomAt = (px, py, factor, glide) => {
    const next = Math.min(most, Math.max(least(), k * factor));
    x = px - (px - x) * (next / k);
    y = py - (py - y) * (next / k);
    k = next;
    place(glide);
  };
  const zoom = (factor) => zoomAt(map.clientWidth / 2, map.clientHeight / 2, factor, true);
  const show = (box, glide, limit = 1.5) => {
    k = Math.min(limit, map.clientWidth / box.width, map.clientHeight / box.height);
    x = (map.clientWidth - box.width * k) / 2 - box.x * k;
    y = (map.clientHeight - box.height * k) / 2 - box.y * k;
    const over = map.clientWidth - width * k; // nothing empty beside what goes on
    if (over < 0) x = Math.min(0, Math.max(over, x));
    place(glide);
  };
  const everything = { x: 0, y: 0, width, height };
  const fit = (glide) => show(everything, glide);
  const begin = () => {
    fit();
    // On a telephone, or a long map: fill the room from the start of the journey, in letters that
    // can be read where there is no room for both.
    const narrow = map.clientWidth < 700;
    if (k < (narrow ? 0.6 : 0.3)) {
      const least = narrow ? 0.8 : 0;
      k = Math.min(1, Math.max(least, map.clientWidth / width, map.clientHeight / height));
      x = Math.max(0, (map.clientWidth - width * k) / 2);
      y = Math.max(0, (map.clientHeight - height * k) / 2);
      place();
    }
  };
  const reveal = (figure) => {
    const seen = map.getBoundingClientRect(), at = figure.getBoundingClientRect(), gap = 40;
    const shift = (low, high, from, to) =>
      low < from + gap ? from + gap - low : high > to - gap ? to - gap - high : 0;
    x += shift(at.left, at.right, seen.left, seen.right);
    const buttons = document.querySelector(".zoom").offsetHeight;
    y += shift(at.top, at.bottom, seen.top, seen.bottom - buttons);
    place(true);
  };

  // Details.
  let opener = null;
  const open = (id, from) => {
    const spot = told.get(id);
    if (!spot) return;
    const article = spot.closest("article"), record = article.dataset.id;
    for (const other of details.querySelectorAll(".shown, .lit")) {
      other.classList.remove("shown", "lit");
    }
    article.classList.add("shown");
    if (spot !== article) spot.classList.add("lit");
    root.classList.add("open");
    root.classList.remove("listing");
    byId("menu").setAttribute("aria-expanded", "false");
    details.scrollTop = 0;
    if (spot !== article) spot.scrollIntoView({ block: "nearest" });
    choose(record);
    const main = (figures.get(record) || []).at(-1);
    if (main) reveal(main);
    opener = from || main || null;
    history.replaceState(null, "", "#" + article.id);
  };
  const choose = (record) => {
    for (const old of drawing.querySelectorAll(".chosen")) old.classList.remove("chosen");
    for (const figure of figures.get(record) || []) {
      if (figure.hasAttribute("tabindex")) figure.classList.add("chosen");
    }
    for (const { link, id } of entries) {
      if (id === record) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  const close = () => {
    if (!root.classList.contains("open")) return false;
    const inside = details.contains(document.activeElement);
    root.classList.remove("open");
    choose(null);
    history.replaceState(null, "", "#");
    if (inside && opener) opener.focus({ preventScroll: true });
    return true;
  };
  const read = () => details.querySelector(".shown h2")?.focus({ preventScroll: true });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-opens]");
    if (link && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      open(link.dataset.opens, link);
      if (event.detail === 0) read(); // by a key, not by the mouse
    }
  });
  drawing.addEventListener("click", (event) => {
    if (dragged) return;
    const figure = event.target.closest(".opens");
    if (figure) open(figure.dataset.id, figure.hasAttribute("tabindex") ? figure : null);
  });
  drawing.addEventListener("focusin", (event) => {
    if (event.target.matches(":focus-visible")) reveal(event.target);
  });

  // The hand on the map: drag, wheel, two fingers.
  const fingers = new Map();
  let dragged = false;
  const spread = () => {
    const [a, b] = [...fingers.values()], seen = map.getBoundingClientRect();
    return {
      x: (a.x + b.x) / 2 - seen.left, y: (a.y + b.y) / 2 - seen.top,
      far: Math.hypot(a.x - b.x, a.y - b.y),
    };
  };
  map.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.target.closest(".zoom")) return;
    if (!fingers.size) dragged = false;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  map.addEventListener("pointermove", (event) => {
    const last = fingers.get(event.pointerId);
    if (!last) return;
    const now = { x: event.clientX, y: event.clientY };
    if (!dragged && fingers.size === 1 && Math.hypot(now.x - last.x, now.y - last.y) < 4) return;
    if (!dragged) {
      dragged = true;
      for (const id of fingers.keys()) map.setPointerCapture(id);
      map.classList.add("held");
    }
    if (fingers.size === 2) {
      const before = spread();
      fingers.set(event.pointerId, now);
      const after = spread();
      x += after.x - before.x;
      y += after.y - before.y;
      zoomAt(after.x, after.y, before.far > 0 ? after.far / before.far : 1);
    } else {
      fingers.set(event.pointerId, now);
      x += now.x - last.x;
      y += now.y - last.y;
      place();
    }
  });
  const lift = (event) => {
    fingers.delete(event.pointerId);
    if (!fingers.size) map.classList.remove("held");
  };
  map.addEventListener("pointerup", lift);
  map.addEventListener("pointercancel", lift);
  map.addEventListener("wheel", (event) => {
    event.preventDefault();
    const unit = event.deltaMode ? 16 : 1;
    const dx = event.deltaX * unit, dy = event.deltaY * unit;
    if (event.shiftKey || Math.abs(dx) > Math.abs(dy)) {
      x -= dx || dy;
      place();
      return;
    }
    const seen = map.getBoundingClientRect();
    const factor = Math.exp(-dy * (event.ctrlKey ? 0.01 : 0.0016));
    zoomAt(event.clientX - seen.left, event.clientY - seen.top, factor);
  }, { passive: false });

  // Search: every word has to be in what is told of a thing.
  const hits = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    return entries.filter((entry) => words.every((word) => entry.words.includes(word)));
  };
  const seek = () => {
    const kept = new Set(hits().map(({ id }) => id));
    for (const { link, id } of entries) {
      const row = link.parentElement;
      const below = [...row.querySelectorAll("ol [data-opens]")];
      row.hidden = !kept.has(id) && !below.some((inner) => kept.has(inner.dataset.opens));
    }
    for (const [id, all] of figures) {
      const off = (figure) => figure.dataset.role === "card" && !kept.has(id);
      for (const figure of all) figure.classList.toggle("dim", off(figure));
    }
    byId("found").textContent = search.value.trim() ? `${kept.size} / ${entries.length}` : "";
  };
  search.addEventListener("input", seek);
  search.addEventListener("keydown", (event) => {
    const [first] = hits();
    if (event.key === "Enter" && search.value.trim() && first) open(first.id, search);
    else if (event.key === "Escape" && search.value) {
      search.value = "";
      seek();
      event.stopPropagation();
    }
  });

  // Presenting: the frames that are listed in the page, each as wide as what it is about.
  const around = (ids) => {
    const found = ids.map((id) => (figures.get(id) || []).at(-1)).filter(Boolean);
    if (!found.length) return everything;
    const boxes = found.map((figure) => figure.getBBox());
    const left = Math.min(...boxes.map((box) => box.x)) - 30;
    const right = Math.max(...boxes.map((box) => box.x + box.width)) + 30;
    return { x: left, y: 0, width: right - left, height };
  };
  const frames = [...byId("frames").children].map((row) => {
    const places = (names) => names.split(" ").filter(Boolean).map((one) => byId(one).dataset.id);
    const lit = places(row.dataset.lit), ids = lit.length ? new Set(lit) : null;
    return { caption: row.textContent, ids, box: () => around(places(row.dataset.around)) };
  });
  let frame = -1;
  const spotlight = (ids) => { // what is not of this frame steps back
    for (const [id, all] of figures) {
      const article = told.get(id).closest("article");
      const links = [...article.querySelectorAll("[data-opens]")];
      for (const figure of all) {
        const near = ids && (ids.has(article.dataset.id) || figure.dataset.role === "title" ||
          (figure.dataset.role === "idea" && links.some((one) => ids.has(one.dataset.opens))));
        figure.classList.toggle("dim", Boolean(ids) && !near && figure.dataset.role !== "persona");
      }
    }
  };
  const turn = (to) => {
    if (to < 0 || to >= frames.length) return;
    frame = to;
    byId("caption").textContent = frames[frame].caption;
    const count = document.createElement("small");
    count.textContent = `${frame + 1} / ${frames.length}`;
    byId("caption").append(count);
    byId("back").disabled = frame === 0;
    byId("forth").disabled = frame === frames.length - 1;
    spotlight(frames[frame].ids);
    show(frames[frame].box(), true, 3);
  };
  const present = () => {
    close();
    root.classList.add("presenting");
    root.requestFullscreen?.().catch(() => {});
    turn(0);
  };
  const stop = () => {
    if (frame < 0) return false;
    frame = -1;
    root.classList.remove("presenting");
    seek();
    if (document.fullscreenElement) document.exitFullscreen();
    fit(true);
    byId("present").focus();
    return true;
  };
  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement) stop();
  });

  // Buttons and keys.
  const menu = () => {
    const on = root.classList.toggle("listing");
    byId("menu").setAttribute("aria-expanded", String(on));
    if (on) search.focus();
  };
  const buttons = {
    in: () => zoom(1.3), out: () => zoom(1 / 1.3), zoom: () => zoom(1 / k), fit: () => fit(true),
    close, menu, present, stop, back: () => turn(frame - 1), forth: () => turn(frame + 1),
  };
  for (const [id, act] of Object.entries(buttons)) byId(id).addEventListener("click", act);

  const step = 80;
  const pan = (dx, dy) => { x += dx; y += dy; place(true); };
  const keys = {
    "+": () => zoom(1.3), "=": () => zoom(1.3), "-": () => zoom(1 / 1.3), "−": () => zoom(1 / 1.3),
    "0": () => fit(true), "1": () => zoom(1 / k),
    ArrowLeft: () => pan(step, 0), ArrowRight: () => pan(-step, 0),
    ArrowUp: () => pan(0, step), ArrowDown: () => pan(0, -step),
    "/": () => search.focus(),
  };
  const turns = {
    ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, Enter: 1,
    ArrowLeft: -1, ArrowUp: -1, PageUp: -1,
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target === search) return;
    const onMap = map.contains(event.target) || event.target === document.body;
    const act = keys[event.key];
    if (event.key === "Escape") {
      stop() || close() || root.classList.remove("listing");
    } else if (frame >= 0 && event.key in turns && event.target.tagName !== "BUTTON") {
      event.preventDefault();
      turn(frame + turns[event.key]);
    } else if ((event.key === "Enter" || event.key === " ") && event.target.matches(".opens")) {
      event.preventDefault();
      open(event.target.dataset.id, event.target);
      read();
    } else if (act && (onMap || event.key === "/")) {
      event.preventDefault();
      act();
    }
  });
  let size = [map.clientWidth, map.clientHeight];
  new ResizeObserver(() => {
    const now = [map.clientWidth, map.clientHeight];
    if (frame >= 0) show(frames[frame].box(), false, 3);
    else if (size.some((one, i) => one !== now[i])) place();
    size = now;
  }).observe(map);

  begin();
  const named = location.hash.slice(1) && byId(location.hash.slice(1));
  if (named && named.matches("article")) open(named.dataset.id);
})();

// What a phone at the door keeps until the server has it: the day file, and the records, each with an id that a repeat carries again.

const Keep = (() => {
  const page = document.body.dataset;
  const DAY = `door-day-${page.event}`; // by event, not by link: what one link could not send, a new link of the event sends
  const RECORDS = `door-records-${page.event}`;
  const MOST_AT_ONCE = 50;
  const PATIENCE = 8000;
  const PAUSE = 5000;
  const FRESH = 60000;
  const answers = new Map(); // by record: what the server said
  const memory = {}; // for browsers that keep nothing
  let listeners = [];
  let online = true;
  let running = null;
  let again = false;
  let over = ""; // "" | "expired" | "finished"
  let keeps = true;

  function read(name) {
    try {
      return JSON.parse(localStorage.getItem(name)) ?? memory[name] ?? null;
    } catch {
      return memory[name] ?? null;
    }
  }

  function write(name, value) {
    memory[name] = value;
    try {
      if (value === null) localStorage.removeItem(name);
      else localStorage.setItem(name, JSON.stringify(value));
    } catch {
      keeps = false;
    }
  }

  const day = () => read(DAY)?.day ?? null;
  const records = () => read(RECORDS) ?? [];
  const unsent = () => records().filter((each) => !each.answer && each.refused === undefined);
  const tell = () => listeners.forEach((listener) => listener());

  function newId() {
    if (crypto.randomUUID) return crypto.randomUUID();
    const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
  }

  function add(values) {
    const record = { id: newId(), at: new Date().toISOString(), language: page.language, ...values };
    write(RECORDS, [...records(), record]);
    tell();
    return record;
  }

  function change(id, values) {
    write(RECORDS, records().map((each) => (each.id === id ? { ...each, ...values } : each)));
  }

  function forget(id) {
    write(RECORDS, records().filter((each) => each.id !== id));
    tell();
  }

  // One pass at a time; who asks during one waits for a pass that has seen their record.
  function sync() {
    again = true;
    running ??= (async () => {
      while (again && !over) {
        again = false;
        await pass();
      }
    })().finally(() => {
      running = null;
      tell();
    });
    return running;
  }

  async function pass() {
    try {
      for (let batch = unsent().slice(0, MOST_AT_ONCE); batch.length && !over; batch = unsent().slice(0, MOST_AT_ONCE)) await send(batch);
      const held = day();
      if (!over && !(held && Date.now() - Number(read(DAY).fetched) < FRESH)) await fetchDay();
      online = true;
    } catch {
      online = false;
      if (Date.now() > Date.parse(page.until)) end("expired");
    }
  }

  async function send(batch) {
    const body = JSON.stringify({ language: page.language, records: batch.map(({ told, ...record }) => record) });
    const answer = await ask(`${location.pathname}/records`, { method: "POST", headers: { "Content-Type": "application/json" }, body });
    if (answer.status === 404) return end("expired");
    const said = await answer.json();
    if (answer.status === 400 && batch.some((each) => each.id === said.record)) {
      change(said.record, { refused: said.message ?? "" }); // the others go on; this one stays until somebody has looked at it
      return tell();
    }
    if (!answer.ok) throw new Error(String(answer.status));
    for (const each of said.results) {
      answers.set(each.id, each);
      change(each.id, { answer: each, taken: said.now });
    }
    if (!said.results.length) throw new Error("nothing was taken");
    tell();
  }

  async function fetchDay() {
    const answer = await ask(`${location.pathname}/day.json`, {});
    if (answer.status === 404) return end("expired");
    if (!answer.ok) throw new Error(String(answer.status));
    const fresh = await answer.json();
    write(DAY, { path: location.pathname, fetched: Date.now(), day: fresh });
    // What the day file has seen need not be kept any longer, except for what somebody must still look at.
    write(RECORDS, records().filter((each) => !each.answer || problem(each) || Date.parse(each.taken) >= Date.parse(fresh.at)));
    tell();
  }

  async function ask(address, options) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE);
    try {
      return await fetch(address, { ...options, cache: "no-store", signal: stop.signal });
    } finally {
      clearTimeout(timer);
    }
  }

  // A record that the helper was told was fine, and that the server took otherwise.
  function problem(record) {
    if (record.refused !== undefined) return "refused";
    return record.told && record.answer && record.answer.result !== "done" ? record.answer.result : "";
  }

  function end(why) {
    over = why;
    write(DAY, null);
    if (!unsent().length) write(RECORDS, null); // what was not sent stays for a new link of the event
    forgetPage();
    tell();
  }

  async function forgetPage() {
    if (!("caches" in window)) return;
    const cache = await caches.open("door");
    for (const request of await cache.keys()) if (new URL(request.url).pathname === location.pathname) await cache.delete(request);
  }

  // Reloading without a network is for the worker, which browsers allow on secure pages only.
  async function register() {
    if (!("serviceWorker" in navigator)) return;
    const { active } = await navigator.serviceWorker.register("/door/worker.js", { scope: "/door/" }).then(() => navigator.serviceWorker.ready);
    active.postMessage({ keep: JSON.parse(page.keep).map((address) => new URL(address, location.href).href) });
  }

  function start(listener) {
    listeners.push(listener);
    register().catch(() => {});
    setInterval(() => !document.hidden && (unsent().length || !online || Date.now() - Number(read(DAY)?.fetched ?? 0) >= FRESH) && sync(), PAUSE);
    window.addEventListener("online", sync);
    window.addEventListener("offline", () => {
      online = false;
      tell();
    });
    window.addEventListener("storage", tell);
    document.addEventListener("visibilitychange", () => document.hidden || sync());
    refresh();
  }

  function refresh() {
    const held = read(DAY);
    if (held) write(DAY, { ...held, fetched: 0 });
    return sync();
  }

  return {
    add, change, forget, sync, refresh, start, day, records, unsent, problem,
    answer: (id) => answers.get(id) ?? null,
    finish: () => end("finished"),
    get online() { return online; },
    get over() { return over; },
    get keeps() { return keeps; },
  };
})();

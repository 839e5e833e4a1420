// The counter at an exhibition's booth: a tap is a visitor, kept until the server has it; the last own tap can be taken back for a minute.

const page = document.body.dataset;
const element = (id) => document.getElementById(id);
const words = JSON.parse(element("words").textContent);
const A_MINUTE = 60000;
const day = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Hong_Kong" });
const fill = (name, values) => words[name].replace(/\{([\w-]+)\}/g, (whole, key) => values[key] ?? whole);
const taker = element("taker").querySelector("button");
let last = null;
let timer = 0;

function visitors() {
  const seen = Keep.day()?.visitors ?? { today: Number(element("today").textContent), all: Number(element("all").textContent) };
  const today = day.format(new Date());
  let [now, all] = [seen.today, seen.all];
  for (const each of Keep.records()) {
    if (each.refused !== undefined || each.answer?.result === "void") continue;
    const one = each.kind === "tap" ? 1 : -1;
    all += one;
    if (day.format(new Date(each.at)) === today) now += one;
  }
  return { today: now, all };
}

function standing() {
  if (Keep.over) return leave();
  const { today, all } = visitors();
  if (Keep.day()) [element("today").textContent, element("all").textContent] = [today, all];
  const count = Keep.unsent().length;
  const lines = [!Keep.online && words["offline-counter"], count && fill("to-send", { count }), !Keep.keeps && words["not-kept"]];
  element("link-state").textContent = lines.filter(Boolean).join(" ");
  element("link-state").classList.toggle("offline", !Keep.online);
}

function say(kind, text) {
  element("result").className = `result small ${kind}`;
  element("result").textContent = text;
}

function leave() {
  if (element("left")) return;
  const text = words[Keep.over === "finished" ? "finished" : "closed"];
  const last = Object.assign(document.createElement("p"), { id: "left", className: "result again", textContent: text });
  last.setAttribute("role", "status");
  document.querySelector("main").replaceChildren(last);
}

element("counter").addEventListener("submit", (event) => {
  event.preventDefault();
  last = Keep.add({ kind: "tap" });
  element("taker").hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => { element("taker").hidden = true; }, A_MINUTE);
  navigator.vibrate?.(40);
  say("ok", fill("counted", { count: visitors().today }));
  Keep.sync();
});

element("taker").addEventListener("submit", (event) => {
  event.preventDefault();
  element("taker").hidden = true;
  element("counter").querySelector("button").focus();
  if (!last) return;
  Keep.add({ kind: "untap", of: last.id });
  last = null;
  say("again", fill("taken-back", { count: visitors().today }));
  Keep.sync();
});

element("finish").addEventListener("click", async () => {
  await Keep.sync();
  const count = Keep.unsent().length;
  if (count) return say("no", fill("finish-first", { count }));
  Keep.finish();
});
element("finish").hidden = false;
element("taker").hidden = true;
Keep.start(standing);
standing();

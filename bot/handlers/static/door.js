// The check-in page: what was typed or scanned becomes an admission at once, with or without a network; the server's word follows.

const page = document.body.dataset;
const element = (id) => document.getElementById(id);
const words = JSON.parse(element("words").textContent);
const [result, form, box, found, walkIn, walkInForm, scan] = ["result", "search", "words-typed", "found", "walk-in", "walk-in-form", "scan"].map(element);
const MOST_SHOWN = 8;
const PATIENCE = 1500; // how long somebody at the door waits for the server's word
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Hong_Kong" });
const VOID = { waiting: "waiting", offered: "waiting", replaced: "replaced" };

const time = (iso) => (iso ? clock.format(new Date(iso)) : "–");
const fill = (name, values = {}) => words[name].replace(/\{([\w-]+)\}/g, (whole, key) => values[key] ?? whole);
const direction = () => new FormData(form).get("way");
const listAt = () => time(Keep.day()?.at);
const waits = (person) => ["waiting", "offered"].includes(person.state);
const names = (people) => people.map((each) => each.name).join(words.separator);

let turn = Promise.resolve(); // one after the other: results come in the order in which people stood there
let slow = false; // the last wait was in vain: nobody is kept waiting again until the server has answered

const inTurn = (work) => { turn = turn.then(work).catch(() => show("no", words["refused-reason"])); };

async function patiently(work) {
  result.classList.add("busy");
  if (slow) return;
  slow = true;
  const answered = work.then(() => { slow = false; });
  await Promise.race([answered, new Promise((done) => setTimeout(done, PATIENCE))]);
}

function show(kind, text, { quiet = false } = {}) {
  result.className = `result ${kind}`;
  result.textContent = text;
  if (!quiet) navigator.vibrate?.(kind === "ok" ? 60 : [90, 60, 90]);
}

// --- admitting ---

function told(person, at) {
  const way = direction();
  if (person.late && way !== "back") return fill("admitted-late", { name: person.code });
  return fill(way === "back" ? "counted-back" : way ? "counted-out" : "admitted", { name: person.name, time: time(at) });
}

// What stands in the way of admitting somebody: the kind of result and its words, or null.
function obstacle(person) {
  if (!People.admitted(person)) return ["no", fill(VOID[person.state] ?? "cancelled", { name: person.name })];
  if (direction() === "back") return person.back ? ["again", fill("back-repeat", { name: person.name, time: time(person.back) })] : null;
  return person.arrived ? ["again", fill("repeat", { name: person.name, time: time(person.arrived) })] : null;
}

function saidByServer(record, answer) {
  const name = answer.name ?? record.name ?? record.code ?? "";
  if (answer.result === "repeat") return ["again", fill(record.kind === "back" ? "back-repeat" : "repeat", { name, time: time(answer.at) })];
  if (answer.result === "void") return ["no", fill(VOID[answer.state] ?? "cancelled", { name })];
  return answer.result === "unknown" ? ["no", fill("unknown", { name, time: listAt() })] : null;
}

const notTaken = (record, reason) => fill("problem-refused", { name: record.name ?? record.label ?? record.code ?? "", reason: reason || words["refused-reason"] });

async function admit(person, how) {
  const stop = obstacle(person);
  if (stop) return show(...stop);
  const who = person.late ? { code: person.code } : person.id ? { attendee: person.id } : { of: person.of };
  await record({ kind: direction() === "back" ? "back" : "arrive", how, ...who }, told(person));
}

// Keeps the record first; then the server has a moment to object, where it can be reached.
async function record(values, text) {
  const kept = Keep.add(values);
  const sent = Keep.sync();
  if (Keep.online) await patiently(sent);
  const answer = Keep.answer(kept.id);
  const refused = Keep.records().find((each) => each.id === kept.id)?.refused;
  const objection = refused !== undefined ? ["no", notTaken(kept, refused)] : answer && saidByServer(kept, answer);
  if (objection) return show(...objection);
  if (!answer) Keep.change(kept.id, { told: true, label: values.name ?? text });
  show("ok", answer ? text : fill("will-be-sent", { text }));
}

async function typed(text, how) {
  found.hidden = true;
  if (!Keep.day()) await patiently(Keep.refresh());
  if (!Keep.day()) return show("no", words["no-list"]);
  const ticket = Find.ticket(text, page.event, Keep.day().secret);
  if (ticket?.problem) return show("no", words[ticket.problem]);
  const look = () => Find.people(People.all(), ticket?.code ?? text, Keep.day().spellings);
  let meant = look();
  if (!meant.found.length && meant.problem !== "short" && Keep.online) {
    await patiently(Keep.refresh()); // somebody may have registered just now
    meant = look();
  }
  if (ticket && !meant.found.length) return admit({ late: true, code: ticket.code, name: ticket.code, state: "confirmed" }, how);
  if (!meant.found.length) return show("no", meant.problem === "short" ? words.short : fill("unknown", { name: text.trim(), time: listAt() }));
  if (meant.how === "code") await admit(meant.found[0], how);
  else if (meant.found.length === 1 && obstacle(meant.found[0])) show(...obstacle(meant.found[0]));
  else return list(meant.found);
  if (waits(meant.found[0])) offer(meant.found);
}

function list(people) {
  const shown = [...people].sort((one, other) => Boolean(obstacle(one)) - Boolean(obstacle(other))).slice(0, MOST_SHOWN);
  const key = people.length > shown.length ? "many" : "choose";
  show("idle", fill(key, { count: people.length, most: shown.length }), { quiet: true });
  offer(shown);
}

function offer(people) {
  found.replaceChildren(...people.map(line));
  found.hidden = false;
  found.querySelector("button")?.focus();
}

function line(person) {
  const item = document.createElement("li");
  const who = document.createElement("div");
  who.append(Object.assign(document.createElement("b"), { textContent: person.name }), " ");
  const state = person.arrived ? fill("here-since", { time: time(person.arrived) }) : words[`state-${person.state.replace("_", "-").replace("offered", "waiting")}`];
  const about = [person.code, person.digits && fill("digits", { digits: person.digits }), state].filter(Boolean).join(words.separator);
  who.append(Object.assign(document.createElement("span"), { className: "quiet", textContent: about }));
  item.append(who);
  if (obstacle(person) && !waits(person)) return item;
  const label = waits(person) ? words["enter-walk-in"] : words[direction() ?? "admit"];
  const button = Object.assign(document.createElement("button"), { type: "button", className: "press", textContent: label });
  button.addEventListener("click", () => {
    found.hidden = true;
    box.focus();
    if (waits(person)) openWalkIn({ name: person.name, attendee: person.id });
    else inTurn(() => admit(person, "name"));
  });
  item.append(button);
  return item;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = box.value;
  if (!text.trim()) return box.focus();
  box.value = "";
  box.focus();
  inTurn(() => typed(text, "code"));
});
for (const each of document.querySelectorAll("[name=way]")) each.addEventListener("change", () => { found.hidden = true; standing(); });

// --- somebody who is not registered ---

const IDENTITY = [/[A-Z][\s.-]*(?:\d[\s.-]*){6}(?:\(?\s*[\dA]\s*\)?)?(?!\d)/, /(?:^|\D)(?:\d[\s.-]*){17}[\dX](?!\d)/]; // the server looks again
let waiting = null; // who on the waiting list is entered

const identity = (text) => IDENTITY.some((pattern) => pattern.test(text.normalize("NFKC").toUpperCase()));
const readable = (contact) => (contact.includes("@") ? /^\S+@\S+\.\S+$/.test(contact) : contact.replace(/\D/g, "").length >= 8);

function openWalkIn({ name = "", contact = "", company = "", attendee = null } = {}) {
  waiting = attendee && { attendee, name };
  walkIn.open = true;
  for (const [field, value] of Object.entries({ name, contact, company })) walkInForm.elements[field].value = value;
  walkInForm.elements.name.focus();
  walkIn.scrollIntoView({ block: "start" });
}

walkInForm.noValidate = true;
walkInForm.addEventListener("submit", (event) => {
  event.preventDefault();
  const [name, contact, company] = ["name", "contact", "company"].map((field) => walkInForm.elements[field].value.trim());
  const wrong = !name ? "name-missing" : [name, contact.includes("@") ? "" : contact, company].some(identity) ? "identity" : contact && !readable(contact) ? "contact-unread" : "";
  element("walk-in-refused").textContent = wrong && words[wrong];
  if (wrong) return walkInForm.elements[wrong === "contact-unread" ? "contact" : "name"].focus();
  const values = { kind: "walk_in", how: "name", name, ...(contact && { contact }), ...(company && { company }) };
  if (waiting?.name === name) values.attendee = waiting.attendee;
  walkInForm.reset();
  walkIn.open = false;
  waiting = null;
  box.focus();
  window.scrollTo(0, 0);
  const text = fill(direction() ? "counted-out" : "admitted", { name });
  inTurn(() => record(values, text));
});

// --- how things stand ---

function standing() {
  if (Keep.over) return leave();
  const people = People.all();
  const here = People.here(people);
  if (Keep.day()) element("counts").textContent = direction() ? head(people, here) : counts(people, here);
  element("link-state").textContent = linkState();
  element("link-state").classList.toggle("offline", !Keep.online);
  showProblems();
  element("finish").hidden = false;
}

function head(people, here) {
  const missing = here.filter((each) => !each.back);
  const registered = people.filter((each) => each.state === "confirmed").length;
  const values = { out: here.length, back: here.length - missing.length, names: names(missing), registered };
  if (direction() === "out" && values.back === 0) return fill("head-out", values);
  return fill(missing.length ? "head-missing" : "head-all-back", values);
}

function counts(people, here) {
  const of = (each, state) => each.filter((person) => person.state === state).length;
  const values = { here: here.length, registered: of(people, "confirmed"), came: of(here, "confirmed"), "walk-ins": of(here, "walked_in") };
  return fill("counts", values);
}

function linkState() {
  const count = Keep.unsent().length;
  const lines = [count ? fill("to-send", { count }) : Keep.day() && fill("sent", { time: listAt() })];
  if (!Keep.online) lines.unshift(words.offline);
  if (!Keep.keeps) lines.push(words["not-kept"]);
  return lines.filter(Boolean).join(" ");
}

function showProblems() {
  const those = Keep.records().filter((each) => Keep.problem(each));
  element("problems").hidden = !those.length;
  element("problem-list").replaceChildren(...those.map((each) => {
    const item = document.createElement("li");
    const why = Keep.problem(each);
    const name = each.answer?.name ?? each.name ?? each.label ?? "";
    const text = why === "refused" ? notTaken(each, each.refused) : fill(`problem-${why}`, { name, time: time(each.answer?.at) });
    item.append(Object.assign(document.createElement("div"), { textContent: text }));
    const again = why === "refused" && each.kind === "walk_in";
    const button = Object.assign(document.createElement("button"), { type: "button", className: "press plain", textContent: words[again ? "again" : "seen"] });
    button.addEventListener("click", () => {
      Keep.forget(each.id);
      if (again) openWalkIn(each);
      else box.focus();
    });
    item.append(button);
    return item;
  }));
}

function leave() {
  Camera.stop();
  const count = Keep.unsent().length;
  const text = Keep.over === "finished" ? words.finished : [words.closed, count ? fill("closed-unsent", { count }) : words["closed-phone"]].join(" ");
  if (element("left")?.textContent === text) return;
  const last = Object.assign(document.createElement("p"), { id: "left", className: "result again", textContent: text });
  last.setAttribute("role", "status");
  document.querySelector("main").replaceChildren(last);
}

element("finish").addEventListener("click", async () => {
  await Keep.sync();
  const count = Keep.unsent().length;
  if (count) return show("no", fill("finish-first", { count }));
  Keep.finish();
});

// --- the camera ---

async function toggle() {
  if (Camera.running) Camera.stop();
  else {
    element("camera").hidden = false;
    await Camera.start((text) => inTurn(() => typed(text, "scan"))).catch(() => {
      Camera.stop();
      show("no", words["camera-refused"]);
    });
  }
  element("camera").hidden = !Camera.running;
  scan.textContent = words[Camera.running ? "scan-stop" : "scan"];
  scan.setAttribute("aria-pressed", String(Camera.running));
}

scan.addEventListener("click", toggle);
element("camera-button").hidden = !Camera.possible();
element("no-camera").hidden = Camera.possible();
if (Camera.possible() && result.classList.contains("idle") && found.hidden) result.textContent = words.ready;
Keep.start(standing);
standing();

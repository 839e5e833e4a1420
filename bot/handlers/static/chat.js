// The chat page: keeps what the person sends until the server has it, and shows each message once, by its number.

const element = (id) => document.getElementById(id);
const page = document.body.dataset;
const [talk, form, box, status, typing] = ["log", "composer", "text", "status", "typing"].map(element);
const framed = document.documentElement.classList.contains("embed") && window.parent !== window;
const QUEUE = "chat-queue";
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 15000;
const PATIENCE = 20000;
const store = kept();

let seen = Number(page.seen);
let begun = Boolean(page.begun);
let queue = JSON.parse(store?.getItem(QUEUE) ?? "[]");
let busy = false;
let pause = FIRST_PAUSE;
let retry = 0;
let stream = null;
let lost = 0; // timer: the stream is gone for longer than a blink
let watching = false; // whether the keyboard's focus was in the talk when something was pressed there

// --- sending: one after the other, each with an id that a repeat carries again ---

function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

function kept() {
  try {
    return window.sessionStorage;
  } catch {
    return null; // a frame in which the browser keeps nothing
  }
}

function keep() {
  store?.setItem(QUEUE, JSON.stringify(queue));
}

function send(kind, text, label) {
  queue.push({ id: newId(), kind, text, label });
  keep();
  showWaiting(queue.at(-1));
  pump();
}

async function pump() {
  if (busy || !queue.length) return;
  busy = true;
  clearTimeout(retry);
  const waiting = setTimeout(() => show(typing.firstElementChild, true), 300);
  const { id, kind, text } = queue[0];
  try {
    const answer = await fetch("/chat/messages", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ id, kind, text, language: page.language, after: seen }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (answer.status >= 500 || answer.status === 429) throw new Error(answer.headers.get("Retry-After") ?? "");
    const body = answer.ok ? await answer.json() : null;
    queue.shift();
    keep();
    pause = FIRST_PAUSE;
    settle(id, body);
    setTimeout(pump);
  } catch (error) {
    tell(status.dataset.offline);
    retry = setTimeout(pump, Math.max(pause, 1000 * (Number(error.message) || 0)));
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  } finally {
    clearTimeout(waiting);
    show(typing.firstElementChild, false);
    busy = false;
  }
}

function settle(id, body) {
  body?.messages.forEach(add);
  talk.querySelector(`[data-id="${id}"]`)?.remove(); // still there only where the message itself was not kept
  if (!body) return tell(status.dataset.refused);
  tell("");
  begun = true;
  show(element("no-cookie"), !body.cookie);
  askForFiles(body.messages.at(-1));
  lookAtTurn();
  history.replaceState(null, "", location.pathname);
  if (body.language && body.language !== page.language && !queue.length && !box.value) return location.reload();
  listen();
}

// --- showing ---

function show(node, visible) {
  if (node) node.hidden = !visible;
}

function tell(words) {
  if (status.textContent !== words) status.textContent = words;
}

function add(message) {
  if (message.sequence <= seen) return;
  seen = page.seen = message.sequence;
  if (message.by === "person") talk.querySelector(".waiting")?.remove();
  put(message.html);
}

function put(html) {
  element("latest")?.removeAttribute("id");
  element("samples")?.remove();
  for (const button of talk.querySelectorAll("button")) button.disabled = true;
  const waiting = talk.querySelector(".waiting");
  const holder = document.createElement("template");
  holder.innerHTML = html;
  talk.insertBefore(holder.content, waiting);
}

function askForFiles(last) {
  if (last) document.dispatchEvent(new CustomEvent("chat:file", { detail: last.file })); // chat-files.js shows or hides its form
}

function showWaiting({ id, kind, text, label }) {
  if (kind === "start") return;
  for (const button of talk.querySelectorAll("button")) button.disabled = true;
  const message = document.createElement("div");
  message.className = "message person waiting";
  message.dataset.id = id;
  message.tabIndex = -1;
  const bubble = document.createElement("div");
  bubble.className = "bubble";
  bubble.textContent = label ?? text;
  message.append(bubble);
  talk.append(message);
  lookAtTurn();
}

function lookAtTurn() {
  const mine = talk.querySelectorAll(".message.person");
  const turn = mine[mine.length - 1] ?? talk.lastElementChild;
  turn.scrollIntoView({ block: "start" });
  if (watching) turn.focus({ preventScroll: true }); // the pressed button is gone: go on from here, before the new ones
}

function nearEnd() {
  return window.innerHeight + window.scrollY > document.documentElement.scrollHeight - 200;
}

// --- the stream of what is new: other windows of this person, and what staff answer later ---

function listen() {
  if (stream || !begun || document.hidden) return;
  stream = new EventSource(`/chat/events?after=${seen}`);
  stream.addEventListener("open", () => {
    clearTimeout(lost);
    lost = 0;
    back();
  });
  stream.addEventListener("message", (event) => {
    const follow = nearEnd();
    const message = JSON.parse(event.data);
    add(message);
    askForFiles(message);
    if (follow && !watching) lookAtTurn();
  });
  stream.addEventListener("error", () => {
    lost ||= setTimeout(() => tell(status.dataset.offline), 4000);
    if (stream?.readyState !== EventSource.CLOSED) return; // the browser tries again by itself
    hush();
    setTimeout(listen, LONGEST_PAUSE);
  });
}

function back() {
  if (queue.length) pump();
  else tell("");
}

function hush() {
  clearTimeout(lost);
  lost = 0;
  stream?.close();
  stream = null;
}

document.addEventListener("visibilitychange", () => (document.hidden ? hush() : listen()));
window.addEventListener("pagehide", hush);
window.addEventListener("pageshow", (event) => event.persisted && listen());
window.addEventListener("online", back);
window.addEventListener("offline", () => tell(status.dataset.offline));

// --- what the person does ---

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const button = event.submitter;
  watching = Boolean(button && talk.contains(button));
  if (button?.name === "choice") return send("choice", button.value, labelOf(button));
  if (button?.name === "ask") return send("text", button.value);
  if (button?.name === "start") return send("start", button.value);
  const text = box.value.trim();
  if (!text) return box.focus();
  box.value = "";
  send("text", text);
});

document.addEventListener("chat:answer", (event) => {
  watching = !event.detail.messages.at(-1)?.file; // the form with the focus goes away
  settle("", event.detail);
});

function labelOf(button) {
  return [...button.childNodes].filter((node) => node.className !== "number").map((node) => node.textContent).join("").trim();
}

box.addEventListener("keydown", (event) => {
  // Enter that picks a character while Chinese is being typed must not send: isComposing, or 229 where Safari ends the composition first.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  form.requestSubmit();
});

if (framed) {
  // Where the page stands is not secret, so the words may go to any parent; only our own frame's parent gets them.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing && event.keyCode !== 229) window.parent.postMessage("cppbot:minimise", "*");
  });
  window.addEventListener("message", (event) => {
    if (event.source !== window.parent || event.data !== "cppbot:opened") return;
    document.documentElement.classList.add("held"); // the widget's own bar names the programme
    box.focus({ preventScroll: true });
  });
}

// --- the start: what was kept, what the address asks for ---

new ResizeObserver(([head]) => {
  const { position } = getComputedStyle(head.target);
  document.documentElement.style.scrollPaddingTop = position === "sticky" ? `${head.target.offsetHeight + 8}px` : "0"; // nothing hides under the head
}).observe(document.querySelector(".top"));
queue.forEach(showWaiting);
if (begun) lookAtTurn();
if (page.start) {
  element("start").remove();
  send("start", page.start);
}
if (page.switch) send("choice", `lang:${page.switch}`, document.querySelector("[aria-current]").textContent);
if (begun || page.start) history.replaceState(null, "", location.pathname);
requestAnimationFrame(() => document.documentElement.classList.add("moving"));
pump();
listen();

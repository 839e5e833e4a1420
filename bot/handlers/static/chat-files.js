// Sending documents: the form is there while the question on screen asks for one. Says before sending what is too big, and how far it is.

const form = document.getElementById("upload");
const input = document.getElementById("file");
const progress = document.getElementById("file-progress");
const status = document.getElementById("file-status");
const words = form.dataset;
const PATIENCE = 320000;
const ids = new WeakMap(); // one for each document, so that a second try of the same changes nothing
const settled = new WeakSet();
let sending = false;

function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

function tell(text) {
  if (status.textContent !== text) status.textContent = text;
}

function tooBig() {
  const names = [...input.files].filter((file) => file.size > Number(words.most)).map((file) => file.name);
  if (!names.length) return false;
  tell(`${words.tooBig} ${names.join(", ")}`);
  input.value = "";
  return true;
}

function post(file) {
  const fields = new FormData();
  for (const name of ["language", "from"]) fields.append(name, form.elements[name].value);
  if (!ids.has(file)) ids.set(file, newId());
  fields.append("once", ids.get(file));
  fields.append("after", document.body.dataset.seen);
  fields.append("file", file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest(); // fetch cannot tell how far an upload is
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "json";
    request.timeout = PATIENCE;
    request.upload.addEventListener("progress", (event) => (progress.value = event.loaded / event.total));
    request.addEventListener("load", () => (request.status === 200 ? resolve(request.response) : reject()));
    for (const name of ["error", "abort", "timeout"]) request.addEventListener(name, () => reject());
    request.send(fields);
  });
}

async function sendAll() {
  for (const file of [...input.files].filter((each) => !settled.has(each))) {
    progress.value = 0;
    tell(`${words.sending} ${file.name}`);
    const body = await post(file);
    settled.add(file);
    tell("");
    document.dispatchEvent(new CustomEvent("chat:answer", { detail: body }));
    if (form.hidden) break; // what else was chosen is not asked for any more
  }
  input.value = "";
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (sending || tooBig()) return;
  sending = true;
  progress.hidden = false;
  try {
    await sendAll();
  } catch {
    tell(words.failed);
  } finally {
    sending = false;
    progress.hidden = true;
  }
});

input.addEventListener("change", () => tooBig() || tell(""));
document.addEventListener("chat:file", (event) => (form.hidden = !event.detail));
input.multiple = true; // without scripts one at a time

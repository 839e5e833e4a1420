// A link that no longer opens: the list that it brought leaves the phone; what was not sent stays for a new link of the event.

let unsent = 0;
let deleted = false;
try {
  for (const name of Object.keys(localStorage).filter((each) => each.startsWith("door-day-"))) {
    if (JSON.parse(localStorage.getItem(name)).path !== location.pathname) continue;
    const records = name.replace("door-day-", "door-records-");
    const waiting = (JSON.parse(localStorage.getItem(records)) ?? []).filter((each) => !each.answer && each.refused === undefined);
    unsent += waiting.length;
    deleted = true;
    localStorage.removeItem(name);
    if (!waiting.length) localStorage.removeItem(records);
  }
} catch {
  // a browser that keeps nothing has nothing to delete
}
for (const each of document.querySelectorAll(".deleted")) each.hidden = !deleted;
for (const each of document.querySelectorAll(".unsent")) {
  each.hidden = !unsent;
  each.textContent = each.textContent.replace("{count}", unsent);
}

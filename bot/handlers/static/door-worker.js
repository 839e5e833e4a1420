// Lets the page at the door be opened again without a network. It keeps pages and their files; lists and records are the page's own business.

const CACHE = "door";
const PATIENCE = 4000;
const PAGE = /^\/door\/[A-Za-z0-9_-]{43}$/;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => event.data?.keep && event.waitUntil(keep(event.data.keep)));
self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== self.location.origin) return;
  if (PAGE.test(pathname)) event.respondWith(page(event.request, pathname));
  else if (pathname.startsWith("/static/")) event.respondWith(file(event.request));
});

async function keep(addresses) {
  const cache = await caches.open(CACHE);
  await Promise.all(addresses.map(async (address) => {
    const answer = await fetch(address, { cache: "no-cache", headers: { Accept: "*/*" } }).catch(() => null);
    if (answer?.ok && !answer.redirected) await cache.put(address, answer);
  }));
  // Files of an earlier release: their address carries another version.
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/static/") && !addresses.includes(request.url)) await cache.delete(request);
  }
}

async function page(request, pathname) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request, { ignoreVary: true }) ?? await cache.match(request, { ignoreSearch: true, ignoreVary: true });
  try {
    const answer = await fetched(request, kept ? PATIENCE : 60000);
    if (answer.ok && !answer.redirected) await cache.put(request, answer.clone());
    else if (answer.status === 404) await forget(cache, pathname); // the link has ended
    return answer;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

async function fetched(request, patience) {
  let timer = 0;
  const late = new Promise((_, refuse) => { timer = setTimeout(() => refuse(new Error("late")), patience); });
  try {
    return await Promise.race([fetch(request), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function forget(cache, pathname) {
  for (const request of await cache.keys()) if (new URL(request.url).pathname === pathname) await cache.delete(request);
}

async function file(request) {
  const cache = await caches.open(CACHE);
  return await cache.match(request, { ignoreVary: true }) ?? fetch(request);
}

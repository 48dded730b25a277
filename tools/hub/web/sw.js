// Keeps the page's own files, so that it opens without a network. Data and edits never pass here:
// the page itself keeps what it last saw, and the queue of what waits.
const kept = 'foyer-page';
const isData = (url) => /^\/(api|feed|metrics|healthz)/.test(url.pathname);

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== location.origin || isData(url)) return;
  event.respondWith((async () => {
    const cache = await caches.open(kept);
    try {
      const fresh = await fetch(event.request);
      if (fresh.ok) await cache.put(event.request, fresh.clone());
      return fresh;
    } catch (failure) {
      const old = await cache.match(event.request, {ignoreSearch: true});
      if (old) return old;
      throw failure;
    }
  })());
});

// The service worker: the whole site in one cache per build, so that the app starts without a network and never mixes
// files of two builds. A new version waits until the page sends SKIP_WAITING.
//
// Kill switch: to withdraw the offline copies from all browsers, publish a sw.js that unregisters itself
// (self.registration.unregister()) and deletes the caches whose names start with CACHE_PREFIX.

/// Set by web/build.mjs.
declare const BUILD_ID: string;
/// Every file of the site but this one, relative to this script.
declare const FILES: readonly string[];

const worker = self as unknown as ServiceWorkerGlobalScope;
const PAGE = 'index.html';
/// The caches of an origin are common to all sites on it: the scope tells them apart.
const CACHE_PREFIX = `shipshape ${new URL(worker.registration.scope).pathname} `;
const CACHE = CACHE_PREFIX + BUILD_ID;

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(removeOtherBuilds()));
worker.addEventListener('message', (event) => {
  if (event.data === 'SKIP_WAITING') void worker.skipWaiting();
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const inScope = request.url.startsWith(worker.registration.scope);
  if (request.method === 'GET' && inScope) event.respondWith(answer(request));
});

/// All or nothing; past the browser's own cache, or a file of an older build could slip in.
async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES.map((file) => new Request(file, { cache: 'reload' })));
}

async function removeOtherBuilds(): Promise<void> {
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(CACHE_PREFIX) && name !== CACHE);
  await Promise.all(others.map((name) => caches.delete(name)));
}

async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const key = request.mode === 'navigate' && isPage(request) ? PAGE : request;
  return (await cache.match(key, { ignoreSearch: true })) ?? fetch(request);
}

/// A navigation within the site is to its one page; a file opened directly (the schema, an icon) is that file.
function isPage(request: Request): boolean {
  const path = request.url.slice(worker.registration.scope.length).replace(/[?#].*$/, '');
  return path === '' || path === PAGE;
}

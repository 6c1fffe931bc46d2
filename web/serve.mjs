// A small static server for the site: for people who develop, and for the browser tests. Listens on this machine only.
//
//   node web/serve.mjs [<folder>] [--port N]     default: dist, and the first free port from 8080 up
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
};
const FIRST_PORT = 8080;
const LAST_PORT = 8180;

/// Only names with a content hash may be kept by the browser; all else is asked for again.
const HASHED = /\/assets\/[^/]+\.[0-9a-f]{12}\.[a-z]+$/;

/// The file below root that an address means, or null where it means none (also: leads out of root).
function fileOf(root, base, address) {
  let path;
  try {
    path = decodeURIComponent(new URL(address, 'http://localhost').pathname);
  } catch {
    return null;
  }
  if (!path.startsWith(base) || path.includes('\0')) return null;
  path = path.slice(base.length - 1);
  const file = resolve(join(root, path.endsWith('/') ? `${path}index.html` : path));
  return file === root || file.startsWith(root + sep) ? file : null;
}

async function answer(root, base, request, response) {
  const fail = (status, text) => {
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
    response.end(`${text}\n`);
  };
  if (request.method !== 'GET' && request.method !== 'HEAD') return fail(405, 'Only GET and HEAD are served.');
  const file = fileOf(root, base, request.url ?? '/');
  const info = file ? await stat(file).catch(() => null) : null;
  if (!file || !info?.isFile()) return fail(404, 'There is no such file.');
  const keep = HASHED.test(file.split(sep).join('/'));
  response.writeHead(200, {
    'content-type': TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream',
    'content-length': info.size,
    'cache-control': keep ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
  });
  if (request.method === 'HEAD') return response.end();
  createReadStream(file).on('error', () => response.destroy()).pipe(response);
}

/// Starts a server for the folder root below the path base. Port 0 means any free one; without a port, the first free one
/// from 8080 up. Returns its address and a function that ends it; fails where the port is taken.
export async function startServer({ root, port, base = '/', host = '127.0.0.1' }) {
  const folder = resolve(root);
  const server = createServer((request, response) => void answer(folder, base, request, response));
  const listen = (candidate) => new Promise((done, refused) => {
    server.once('error', refused);
    server.listen(candidate, host, () => {
      server.off('error', refused);
      done();
    });
  });
  for (let candidate = port ?? FIRST_PORT; ; candidate += 1) {
    try {
      await listen(candidate);
      break;
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || port !== undefined || candidate >= LAST_PORT) throw error;
    }
  }
  const close = () => new Promise((done) => {
    server.close(done);
    server.closeAllConnections();
  });
  return { url: `http://localhost:${server.address().port}${base}`, port: server.address().port, close };
}

async function main(words) {
  let root = 'dist';
  let port;
  while (words.length > 0) {
    const word = words.shift();
    if (word === '--port') {
      port = Number(words.shift());
      if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error('--port takes a number from 0 to 65535');
    } else root = word;
  }
  if (!(await stat(join(root, 'index.html')).catch(() => null))) throw new Error(`${root} has no index.html: run ./shipshape build first`);
  const { url } = await startServer({ root, port }).catch((error) => {
    throw error.code === 'EADDRINUSE' ? new Error(`port ${port} is in use: choose another one, or leave --port out`) : error;
  });
  console.log(`Shipshape is at ${url}   (Ctrl-C ends it)`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
  main(process.argv.slice(2)).catch((error) => {
    console.error(`web/serve.mjs: ${error.message}`);
    process.exitCode = 1;
  });
}

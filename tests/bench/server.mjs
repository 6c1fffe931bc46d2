// A server for pages made by a benchmark: content in memory, on this machine only. The pages are isolated
// from other origins, because browsers give a precise clock only to such pages; nothing else depends on it.
import { createServer } from 'node:http';

const k_types = { js: 'text/javascript', wasm: 'application/wasm', json: 'application/json' };

/** `files`: path (without the first slash; '' is the page) to content. */
export async function serve_files(files) {
    const server = createServer((request, response) => {
        const path = new URL(request.url, 'http://localhost').pathname.slice(1);
        const content = files.get(path);
        if (content === undefined) return response.writeHead(404).end();
        response.writeHead(200, {
            'content-type': k_types[path.split('.').pop()] ?? 'text/html',
            'cross-origin-opener-policy': 'same-origin',
            'cross-origin-embedder-policy': 'require-corp',
        });
        response.end(content);
    });
    await new Promise((done) => server.listen(0, '127.0.0.1', done));
    const close = () => new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
    });
    return { url: `http://localhost:${server.address().port}/`, close };
}

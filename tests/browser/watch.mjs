// Notes what must not happen in any test: a request to a foreign host, an error on the console or in a
// script, a breach of the Content-Security-Policy.
import { createServer } from 'node:http';

/** Hosts that the browser itself asks for, whatever its switches say; no page can make it do so. */
const k_own_hosts = ['update.googleapis.com', 'accounts.google.com', 'clients2.google.com', 'www.google.com',
    'optimizationguide-pa.googleapis.com', 'content-autofill.googleapis.com', 'android.clients.google.com',
    'safebrowsingohttpgateway.googleapis.com', 'clientservices.googleapis.com', 'redirector.gvt1.com'];

/** The path of a page beside the app (opfs.mjs), for which the server has no file. */
export const k_beside = 'not-the-app';
const k_not_the_app = new RegExp(`^[a-z]+://[^/]+/(${k_beside}|favicon\\.ico)$`);

/** Printed where a policy is breached, also for what is blocked without an exception. */
function report_policy_breaches() {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        console.error(`policy breached: ${violatedDirective} ${blockedURI}`);
    });
}

export class Watch {
    #proxy = null;
    #problems = [];
    #origins = [];
    #allowed = [];
    /** Every line of the consoles since the test began. */
    log = [];

    /** Everything that does not go to this machine comes here and is refused. */
    async start() {
        this.#proxy = createServer((request, response) => {
            this.#through_proxy(request.url);
            response.writeHead(502).end();
        });
        this.#proxy.on('connect', (request, socket) => {
            this.#through_proxy(`https://${request.url}`);
            socket.on('error', () => undefined); // the browser may have hung up by now
            socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
        });
        await new Promise((done) => this.#proxy.listen(0, '127.0.0.1', done));
        return this;
    }

    get proxy_url() {
        return `http://127.0.0.1:${this.#proxy.address().port}`;
    }

    begin() {
        this.#problems = [];
        this.#origins = [];
        this.#allowed = [];
        this.log = [];
    }

    allow(pattern) {
        this.#allowed.push(pattern);
    }
    allow_origin(origin) {
        this.#origins.push(origin);
    }

    /** Adds a problem that was found elsewhere. */
    note(problem) {
        this.#problems.push(problem);
    }
    #through_proxy(address) {
        if (!k_own_hosts.includes(new URL(address).hostname)) this.#foreign(address);
    }
    #foreign(address) {
        this.#problems.push(`a request left the origin: ${address}`);
    }

    async context(context) {
        await context.addInitScript(report_policy_breaches);
        const look = (request) => {
            const { origin, protocol } = new URL(request.url());
            const blocked = request.failure()?.errorText === 'csp'; // by the policy, so it went nowhere
            const is_ours = !protocol.startsWith('http') || this.#origins.includes(origin);
            if (!is_ours && !blocked) this.#foreign(request.url());
        };
        context.on('requestfinished', look);
        context.on('requestfailed', look);
        context.on('console', (message) => {
            if (k_not_the_app.test(message.location().url)) return;
            this.log.push(`${message.type()}: ${message.text()}`);
            if (message.type() === 'error') this.#problems.push(`console: ${message.text()}`);
        });
        context.on('weberror', (error) => {
            this.log.push(`exception: ${error.error().stack}`);
            this.#problems.push(`exception: ${error.error().message}`);
        });
    }

    /** Throws if anything happened that the test did not allow. */
    check() {
        const allowed = (problem) => this.#allowed.some((pattern) => pattern.test(problem));
        const found = this.#problems.filter((problem) => !allowed(problem));
        if (found.length > 0) throw new Error(`what must not happen:\n  ${[...new Set(found)].join('\n  ')}`);
    }

    async stop() {
        this.#proxy.closeAllConnections();
        await new Promise((done) => this.#proxy.close(done));
    }
}

// Waiting in tests: always for something to become true, never for a time.

export const k_wait_ms = 20_000;

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** Asks until the answer is truthy and returns it. What `ask` throws counts as no. */
export async function until(what, ask, { limit_ms = k_wait_ms, every_ms = 40 } = {}) {
    const end = performance.now() + limit_ms;
    let last;
    for (;;) {
        try {
            last = await ask();
            if (last) return last;
        } catch (error) {
            last = error;
        }
        if (performance.now() > end) {
            const answer = last instanceof Error ? last.message.split('\n')[0] : JSON.stringify(last);
            throw new Error(`not within ${limit_ms / 1000} s: ${what} (last answer: ${answer})`);
        }
        await sleep(every_ms);
    }
}

/** Asks until the answer equals `wanted` (compared as JSON). */
export async function until_equal(what, wanted, ask, options) {
    const text = JSON.stringify(wanted);
    let last;
    try {
        await until(what, async () => {
            last = await ask();
            return JSON.stringify(last) === text;
        }, options);
    } catch {
        throw new Error(`${what}: expected ${text}, got ${JSON.stringify(last)}`);
    }
}

/** The answer once it has stayed the same for `calm_ms`. */
export async function until_calm(what, ask, { calm_ms = 400, limit_ms = k_wait_ms } = {}) {
    const end = performance.now() + limit_ms;
    let last = JSON.stringify(await ask());
    let since = performance.now();
    for (;;) {
        await sleep(50);
        const next = JSON.stringify(await ask());
        if (next !== last) [last, since] = [next, performance.now()];
        else if (performance.now() - since >= calm_ms) return JSON.parse(last);
        if (performance.now() > end) throw new Error(`never calm within ${limit_ms / 1000} s: ${what}`);
    }
}

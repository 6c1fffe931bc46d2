// Looks into the worker of a page from outside: counts frames, timers and drawing, takes the drawing surface
// away. The app needs nothing for it: functions are wrapped where its code looks them up.
import { until } from './poll.mjs';

export async function worker_of(app) {
    const is_ours = (worker) => /worker\.[0-9a-f]+\.js/.test(worker.url());
    return until('the worker', () => app.page.workers().find(is_ours));
}

/** Counts from now on; `read` gives the counts so far. */
export async function count_activity(app) {
    const worker = await worker_of(app);
    await worker.evaluate(() => {
        const counts = { frames: 0, draws: 0, timers: 0, messages: 0 };
        const wrap = (object, name, key) => {
            const original = object[name];
            object[name] = function (...words) {
                counts[key] += 1;
                return original.apply(this, words);
            };
        };
        wrap(self, 'requestAnimationFrame', 'frames');
        wrap(self, 'setTimeout', 'timers');
        wrap(self, 'setInterval', 'timers');
        wrap(self, 'postMessage', 'messages');
        for (const name of ['drawElements', 'clear']) wrap(WebGL2RenderingContext.prototype, name, 'draws');
        self.activity_counts = counts;
    });
    return { read: () => worker.evaluate(() => ({ ...self.activity_counts })) };
}

/** For Site.before_worker: keeps the canvas that the page hands over, for the functions below. */
export const k_keep_canvas = `self.addEventListener('message', ({ data }) => {
    self.kept_canvas ??= data.canvas;
})`;

/** Width and height of the drawing surface in device pixels. */
export async function surface_size(app) {
    const worker = await worker_of(app);
    return worker.evaluate(() => [self.kept_canvas.width, self.kept_canvas.height]);
}

/** Takes the drawing surface away, as a graphics driver might. */
export async function lose_surface(app) {
    const worker = await worker_of(app);
    await worker.evaluate(() => new Promise((done) => {
        self.kept_canvas.addEventListener('webglcontextlost', () => done(), { once: true });
        self.lose_extension ??= self.kept_canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
        self.lose_extension.loseContext();
    }));
}

export async function restore_surface(app) {
    const worker = await worker_of(app);
    await worker.evaluate(() => new Promise((done) => {
        self.kept_canvas.addEventListener('webglcontextrestored', () => done(), { once: true });
        self.lose_extension.restoreContext();
    }));
}

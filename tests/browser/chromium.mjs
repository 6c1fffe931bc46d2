// Finds and starts the browser of the tests, and ends it as a crash would.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const k_names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The browser: $SHIPSHAPE_CHROMIUM, else the first of the usual names on PATH. Throws with what to do. */
export function find_chromium() {
    const chosen = process.env.SHIPSHAPE_CHROMIUM;
    if (chosen) {
        if (!existsSync(chosen)) throw new Error(`SHIPSHAPE_CHROMIUM names ${chosen}, which does not exist`);
        return chosen;
    }
    for (const name of k_names) {
        const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim();
        if (found) return found;
    }
    throw new Error('no Chromium was found: install the package chromium, or set SHIPSHAPE_CHROMIUM');
}

/** All traffic but that to this machine goes through `proxy`, so that requests to foreign hosts are seen. */
function launch_options(proxy) {
    const args = ['--disable-background-networking', '--disable-component-update', '--disable-sync',
        '--no-first-run', '--disable-quic', '--disable-default-apps', '--disable-domain-reliability',
        `--proxy-server=${proxy}`];
    if (process.getuid?.() === 0) args.push('--no-sandbox');
    return { executablePath: find_chromium(), args, headless: true, chromiumSandbox: false };
}

export const launch_browser = (proxy) => chromium.launch(launch_options(proxy));

/** A browser with a profile folder that outlives it. */
export const launch_profile = (folder, proxy, options = {}) =>
    chromium.launchPersistentContext(folder, { ...launch_options(proxy), ...options });

function processes() {
    const found = [];
    for (const pid of readdirSync('/proc').filter((name) => /^[0-9]+$/.test(name))) {
        try {
            const status = readFileSync(`/proc/${pid}/status`, 'utf8');
            const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
            found.push({ pid: Number(pid), parent: Number(/^PPid:\s+(\d+)/m.exec(status)[1]), words });
        } catch {
            // ended meanwhile
        }
    }
    return found;
}

/** Whether processes can be looked up here; without it `kill_profile` cannot work. */
export const can_kill = () => existsSync('/proc/self/cmdline');

/** SIGKILL to the browser that uses the profile folder and to all its descendants. Returns their number. */
export function kill_profile(folder) {
    const all = processes();
    const victims = all.filter(({ words }) => words.includes(`--user-data-dir=${folder}`));
    for (const { pid } of victims) {
        victims.push(...all.filter((each) => each.parent === pid && !victims.includes(each)));
    }
    for (const { pid } of victims) {
        try {
            process.kill(pid, 'SIGKILL');
        } catch {
            // ended with its parent
        }
    }
    return victims.length;
}

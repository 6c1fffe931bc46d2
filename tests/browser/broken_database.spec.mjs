// A database that cannot be opened: a page says why, nothing is deleted or changed, and there is a way on.
import assert from 'node:assert/strict';
import { test } from './harness.mjs';
import { read_files, write_file } from './opfs.mjs';
import { until } from './poll.mjs';
import { words } from './words.mjs';

const k_user_version_at = 60; // SQLite file format, 1.3
const k_page = 4096;
/** Characters in each step: together more than the room a browser sets aside for a file in advance. */
const k_large = 20_000;

const without_date = ({ exported, ...rest }) => rest;

/** A profile with a workspace in it and no page open; the database is in one file. */
async function used_profile(t) {
    const profile = await t.open_profile();
    const app = await profile.launch();
    await app.begin_daily_round();
    await app.tick((await app.step_names())[0]);
    await until('the log has moved into the database', async () => {
        const files = await read_files(app.context, t.site);
        return files['main.db']?.includes('step_state') && !files['main.db-wal'];
    });
    await app.page.goto('about:blank');
    return { context: app.context, app };
}

async function replace_database(t, context, change) {
    const files = await read_files(context, t.site);
    const bytes = change(Buffer.from(files['main.db']));
    await write_file(context, t.site, 'main.db', bytes);
    return bytes;
}

async function is_untouched(t, context, app, bytes) {
    await app.page.goto('about:blank');
    const files = await read_files(context, t.site);
    assert.ok(files['main.db']?.equals(bytes), 'main.db has other bytes than before');
}

test('a database of a newer Shipshape is left alone', async (t) => {
    const { context, app } = await used_profile(t);
    const bytes = await replace_database(t, context, (file) => {
        file.writeUInt32BE(999, k_user_version_at);
        return file;
    });
    await app.go();
    await app.heading(words.newer_data, 1).waitFor();
    await app.never_sees('heading', words.welcome);
    await is_untouched(t, context, app, bytes);
});

const damages = {
    'text instead of a database': () => Buffer.from('This was never a database.\n'.repeat(500)),
    'a database with torn pages': (file) => file.fill(0x5a, 3 * k_page, file.length - k_page),
    'a database that was cut off': (file) => file.subarray(0, Math.floor(file.length / 3)),
};

for (const [kind, damage] of Object.entries(damages)) {
    test(`${kind} is kept, handed out, and set aside for a fresh start`, async (t) => {
        const { context, app } = await used_profile(t);
        const bytes = await replace_database(t, context, damage);
        t.step('open');
        await app.go();
        await app.heading(words.damaged, 1).waitFor();
        t.step('download');
        const saved = await app.download(words.download_data);
        assert.ok(saved.bytes.equals(bytes), 'the downloaded file has other bytes');
        await is_untouched(t, context, app, bytes);
        t.step('start fresh');
        await app.go();
        await app.button(words.start_fresh).click();
        const dialog = app.page.getByRole('dialog');
        const sure = dialog.getByRole('button', { name: words.start_fresh_sure, exact: true });
        const welcome = app.heading(words.welcome, 1);
        await sure.or(welcome).first().waitFor();
        if (await sure.count()) await sure.click();
        await welcome.waitFor();
        t.step('work on');
        await app.begin_daily_round();
        await app.tick((await app.step_names())[0]);
        await app.reload();
        await app.progress_is(1);
        t.step('the damaged file is still there');
        await app.page.goto('about:blank');
        const files = await read_files(context, t.site);
        assert.ok(Object.values(files).some((content) => content.includes(bytes)), 'it is in no file');
    });
}

test('a database that has vanished is not silently replaced by an empty one', async (t) => {
    const { context, app } = await used_profile(t);
    await write_file(context, t.site, 'main.db', Buffer.alloc(0));
    await app.go();
    await app.button(words.start_fresh).waitFor();
    await app.never_sees('heading', words.welcome);
});

test('no room left: a sentence, nothing lost, and on it goes when there is room', async (t) => {
    const profile = await t.open_profile();
    const app = await profile.launch();
    await app.begin_daily_round();
    const names = await app.step_names();
    await app.tick(names[0]);
    const document = await app.export_json();
    const large = structuredClone(document);
    for (const step of large.steps) step.details = 'x'.repeat(k_large);
    const session = await app.context.newCDPSession(app.page);
    const set_quota = (quota) =>
        session.send('Storage.overrideQuotaForOrigin', { origin: t.site.origin, ...quota });
    const import_large = async () => {
        await app.give_json(large);
        await app.page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();
        await app.page.getByRole('dialog').waitFor({ state: 'detached' });
    };
    t.step('full');
    await set_quota({ quotaSize: 1 });
    await import_large();
    const sentence = await app.alert(/room|space|full/i);
    assert.ok(sentence.length > 20, sentence);
    assert.deepEqual(without_date(await app.export_json()), without_date(document));
    t.step('the same after a reload');
    await set_quota({});
    await app.reload();
    assert.deepEqual(without_date(await app.export_json()), without_date(document));
    t.step('room again');
    await import_large();
    await app.status(/Import/i);
    assert.equal((await app.export_json()).steps[0].details.length, k_large);
}, { limit_s: 90 });

// The files of the database, seen from a page of the same origin that is not the app.

import { k_beside } from './watch.mjs';

const k_folder = ['shipshape', 'db1'];

/** A page of the site's origin outside of the app. */
async function beside(context, site) {
    const page = await context.newPage();
    await page.goto(`${site.origin}/${k_beside}`); // the server's own 404 page
    return page;
}

async function with_page(context, site, act, ...words) {
    const page = await beside(context, site);
    try {
        return await page.evaluate(act, [k_folder, ...words]);
    } finally {
        await page.close();
    }
}

/** Name to content, of all files that are not empty. */
export async function read_files(context, site) {
    const files = await with_page(context, site, async ([folder]) => {
        let directory = await navigator.storage.getDirectory();
        for (const name of folder) directory = await directory.getDirectoryHandle(name, { create: true });
        const found = {};
        for await (const [name, handle] of directory.entries()) {
            const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
            let text = '';
            for (let at = 0; at < bytes.length; at += 8192) {
                text += String.fromCharCode(...bytes.subarray(at, at + 8192));
            }
            if (bytes.length > 0) found[name] = btoa(text);
        }
        return found;
    });
    const decode = ([name, text]) => [name, Buffer.from(text, 'base64')];
    return Object.fromEntries(Object.entries(files).map(decode));
}

/** Replaces the content of one file. */
export async function write_file(context, site, name, bytes) {
    await with_page(context, site, async ([folder, file, text]) => {
        let directory = await navigator.storage.getDirectory();
        for (const each of folder) directory = await directory.getDirectoryHandle(each, { create: true });
        const handle = await directory.getFileHandle(file, { create: true });
        const stream = await handle.createWritable();
        await stream.write(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));
        await stream.close();
    }, name, bytes.toString('base64'));
}

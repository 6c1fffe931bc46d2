// A person at the keyboard: Tab, Enter, Space, arrows.
import { until, until_equal } from './poll.mjs';

export const k_most_tabs = 150;

/** Presses Tab until the focus is there, as a person would. */
export async function tab_to(app, role, name, key = 'Tab') {
    const seen = [];
    for (let count = 0; count < k_most_tabs; count += 1) {
        const at = await app.focused();
        if (at.role === role && at.name === name) return;
        seen.push(`${at.role} “${(at.name ?? '').slice(0, 30)}”`);
        await app.page.keyboard.press(key);
    }
    throw new Error(`${key} never came to the ${role} “${name}”, but to ${[...new Set(seen)].join(', ')}`);
}

/** Waits until what has the focus is called so. */
export const focus_is = (app, name) => until_equal('the focus', name, async () => (await app.focused()).name);

export async function press_on(app, role, name, key = 'Enter') {
    await tab_to(app, role, name);
    await app.page.keyboard.press(key);
}

/** Comes to a text field, whose text the browser selects by that, and types another. */
export async function type_into(app, name, text) {
    await tab_to(app, 'textbox', name);
    await app.page.keyboard.press('Control+a');
    await app.page.keyboard.type(text);
}

/** Comes to the group of that name and chooses by the arrows. */
export async function choose_in(app, group, name) {
    const inside = () => app.page.evaluate((label) =>
        document.activeElement.closest('[role=group],[role=radiogroup],fieldset')?.getAttribute('aria-label') === label, group);
    for (let count = 0; !(await inside()); count += 1) {
        if (count > k_most_tabs) throw new Error(`Tab never came to the group “${group}”`);
        await app.page.keyboard.press('Tab');
    }
    for (let count = 0; (await app.focused()).name !== name; count += 1) {
        if (count > 12) throw new Error(`the arrows never came to “${name}” in “${group}”`);
        await app.page.keyboard.press('ArrowDown');
    }
}

/** Opens the menu of that button and chooses an item by the arrows. */
export async function choose_item(app, button, item) {
    await press_on(app, 'button', button);
    await until('the menu has the focus', async () => (await app.focused()).role.startsWith('menuitem'));
    for (let count = 0; (await app.focused()).name !== item; count += 1) {
        if (count > 20) throw new Error(`the arrows never came to “${item}”`);
        await app.page.keyboard.press('ArrowDown');
    }
    await app.page.keyboard.press('Enter');
}

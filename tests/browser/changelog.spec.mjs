// The changelog workbench: a file in, what will change, the file out; entries from a log; files that are none.
import assert from 'node:assert/strict';
import { test } from './harness.mjs';

const lines = (...all) => all.join('\r\n');
const changelog = lines(
    '# Changelog', '', 'All that is worth knowing.  ', '', '## [Unreleased]', '', '### Added', '', '- A lamp for Zoë', '',
    '## [1.1.0] - 2026-10-01', '', '### Fixed', '', '- The stairs', '',
    '[Unreleased]: https://github.com/harbour/lighthouse/compare/v1.1.0...HEAD',
    '[1.1.0]: https://github.com/harbour/lighthouse/releases/tag/v1.1.0', '');

async function open_workbench(t) {
    const app = await t.open();
    await app.start_with_guide({ project: 'Lighthouse' });
    await app.show('Project');
    await app.role('link', 'Changelog workbench').click();
    await app.heading('Changelog', 1).waitFor();
    return app;
}

const file_of = (name, text) => ({ name, mimeType: 'text/markdown', buffer: Buffer.from(text) });

test('a changelog is cut, and every byte besides stays', async (t) => {
    const app = await open_workbench(t);
    await app.give_file(file_of('CHANGELOG.md', changelog), 'Choose a changelog');
    await app.page.getByText(/^Added: ## \[1\.2\.0\] - /).waitFor();
    await app.role('textbox', 'Date').fill('2026-12-24');
    await app.page.getByText('Added: ## [1.2.0] - 2026-12-24').waitFor();
    const { name, bytes } = await app.download('Download');
    assert.equal(name, 'CHANGELOG.md');
    assert.equal(bytes.toString('utf8'), changelog
        .replace('## [Unreleased]\r\n', '## [Unreleased]\r\n\r\n## [1.2.0] - 2026-12-24\r\n')
        .replace('compare/v1.1.0...HEAD\r\n',
            'compare/v1.2.0...HEAD\r\n[1.2.0]: https://github.com/harbour/lighthouse/compare/v1.1.0...v1.2.0\r\n'));
});

test('a pasted log becomes entries', async (t) => {
    const app = await open_workbench(t);
    await app.give_file(file_of('CHANGELOG.md', changelog), 'Choose a changelog');
    await app.page.getByText('Line 5: ## [Unreleased]').waitFor(); // the page of a file is another one
    await app.role('radio', 'Commits').check();
    await app.role('textbox', 'Or paste the log').fill('1234567 feat: ring the bell\n89abcde fix!: oil the door\n');
    await app.page.keyboard.press('Tab');
    await app.page.getByText('They ask for a major version.').waitFor();
    await app.button('Put into Unreleased').click();
    await app.page.getByText(/^Added: ## \[2\.0\.0\]/).waitFor();
});

test('what is no changelog is refused with the reason, and the file that was there stays', async (t) => {
    const app = await open_workbench(t);
    await app.give_file(file_of('CHANGELOG.md', changelog), 'Choose a changelog');
    await app.page.getByText('Line 5: ## [Unreleased]').waitFor();
    await app.give_file(file_of('picture.md', '\0\x01\x02'), 'Choose another');
    await app.page.getByText(/^picture\.md: /).waitFor();
    await app.page.getByText('Line 5: ## [Unreleased]').waitFor();
    await app.role('textbox', 'Version').fill('1.0.0');
    await app.button('Download').waitFor({ state: 'detached' });
});

// No barrier that axe-core knows of (WCAG 2.2 A and AA, and its best practices), light and dark, wide and narrow.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { closeBrowser, newsroom, report, reviewed, root, withPage } from './open.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const pages = {};
before(() => {
  pages.newsroom = newsroom();
  pages.reviewed = reviewed();
  pages.facts = report(join(root, 'facts'), 'facts');
});
after(closeBrowser);

async function violations(page) {
  await page.evaluate(() => {
    for (const each of document.querySelectorAll('details')) each.open = true;
    for (const each of document.querySelectorAll('.finding, .subject')) each.style.contentVisibility = 'visible';
  });
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

for (const [name, options] of [
  ['newsroom', { colorScheme: 'light' }],
  ['newsroom', { colorScheme: 'dark' }],
  ['newsroom', { viewport: { width: 390, height: 800 } }],
  ['reviewed', {}],
  ['reviewed', { colorScheme: 'dark' }],
  ['facts', {}],
]) {
  test(`axe finds nothing on ${name} ${JSON.stringify(options)}`, { timeout: 240_000 }, async () => {
    // The page's policy refuses what tests put into it, so it is set aside here.
    await withPage(pages[name], { ...options, bypassCSP: true }, async (page) => assert.deepEqual(await violations(page), []));
  });
}

test('axe finds nothing without a script, nor on the list of keys', async () => {
  await withPage(pages.newsroom, { bypassCSP: true }, async (page) => {
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    assert.deepEqual(await violations(page), []);
  });
});

// What the script adds: search, facets, permalinks, keys, copying, light and dark.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { closeBrowser, here, newsroom, report, reviewed, run, scratch, withPage } from './open.mjs';

let file;
before(() => {
  file = newsroom();
});
after(closeBrowser);

const shown = (page) => page.locator('article.finding:visible').count();
const facet = (page, group, name) =>
  page.locator('fieldset', { has: page.locator(`legend:text-is("${group}")`) }).locator('label', { hasText: name }).locator('input');
const current = (page) => page.evaluate(() => document.querySelector('.finding.current')?.id);
const search = (page, words) => page.getByLabel('Search', { exact: true }).fill(words);

test('search finds words, beginnings of words, and names spelt a little differently', async () => {
  await withPage(file, {}, async (page) => {
    const all = await shown(page);
    await search(page, 'harbour');
    const some = await shown(page);
    assert.ok(some > 0 && some < all);
    for (const card of await page.locator('article.finding:visible').all()) assert.match(await card.textContent(), /harbour/i);
    await search(page, 'harb');
    assert.equal(await shown(page), some);
    await search(page, 'Tolmerre');
    const near = await page.locator('article.finding:visible').allTextContents();
    assert.ok(near.length > 0 && near.every((card) => card.includes('Tolmere')));
    assert.ok(await page.locator('section.subject:visible h3', { hasText: 'Tolmere' }).isVisible());
    await search(page, 'xyzzyx');
    assert.equal(await shown(page), 0);
    assert.match(await page.locator('.left').innerText(), /^0 findings, 0 timelines, 0 articles/);
    await page.getByRole('button', { name: 'Clear' }).click();
    assert.equal(await shown(page), all);
    assert.deepEqual(page.problems, []);
  });
});

test('an article is found by words that no fact quotes', async () => {
  await withPage(file, {}, async (page) => {
    await search(page, 'hospitals');
    const articles = await page.locator('article.source:visible').evaluateAll((all) => all.map((e) => e.dataset.article));
    assert.ok(articles.includes('gazette-2020-08-20') && !articles.includes('mail-2021-04-02'), articles.join());
  });
});

test('facets narrow each other and say what each would leave', async () => {
  await withPage(file, {}, async (page) => {
    await facet(page, 'Subject', 'Garrison of Fort Osk').check();
    const garrison = await shown(page);
    assert.ok(await page.locator('article.finding:visible').evaluateAll((all) => all.every((e) => e.dataset.subject === 'garrison')));
    await facet(page, 'Kind', 'G101').check();
    assert.equal(await shown(page), 1);
    const count = page.locator('fieldset', { has: page.locator('legend:text-is("Kind")') }).locator('label', { hasText: 'G202' }).locator('.count');
    assert.equal(await count.innerText(), '1'); // within the chosen subject
    await facet(page, 'Kind', 'G202').check();
    assert.equal(await shown(page), 2); // either of the two
    await facet(page, 'Kind', 'G101').uncheck();
    await facet(page, 'Kind', 'G202').uncheck();
    assert.equal(await shown(page), garrison);
    assert.equal(await page.locator('section.subject:visible').count(), 1);
    assert.equal(await page.locator('table.glance tbody tr:visible').count(), await page.locator('#decide .finding:visible').count());
    assert.equal(await page.locator('#faults').isVisible(), false); // nothing in it is left
    await facet(page, 'Article', 'Port Mail, 2020-08-19').check();
    assert.ok((await shown(page)) > 0);
    assert.deepEqual(page.problems, []);
  });
});

test('a filter is part of the address', async () => {
  let address, some;
  await withPage(file, {}, async (page) => {
    await facet(page, 'Kind', 'G101').check();
    await search(page, 'bridge');
    await page.waitForFunction(() => location.hash.includes('bridge'));
    some = await shown(page);
    assert.ok(some > 0 && some < (await page.locator('article.finding[data-code="G101"]').count()));
    address = new URL(page.url()).hash;
    assert.equal(address, '#?q=bridge&code=G101');
  });
  await withPage(file, { hash: address }, async (page) => {
    assert.equal(await page.getByLabel('Search', { exact: true }).inputValue(), 'bridge');
    assert.ok(await facet(page, 'Kind', 'G101').isChecked());
    assert.equal(await shown(page), some);
  });
});

test('a permalink brings its finding to light', async () => {
  let id;
  await withPage(file, {}, async (page) => {
    id = await page.locator('#notes .finding').last().getAttribute('id');
    await facet(page, 'Kind', 'G101').check(); // hides it
    await page.evaluate((hash) => (location.hash = hash), id);
    await page.waitForFunction((name) => document.getElementById(name).checkVisibility(), id);
    assert.equal(await facet(page, 'Kind', 'G101').isChecked(), false);
  });
  await withPage(file, { hash: `#${id}` }, async (page) => {
    const card = page.locator(`[id="${id}"]`);
    assert.ok(await card.locator('.sides').isVisible());
    const top = await card.evaluate((e) => e.getBoundingClientRect().top);
    assert.ok(top >= -2 && top < 900, `at ${top}`);
  });
});

test('a link brings to light a timeline that is folded away', async () => {
  let id;
  await withPage(file, {}, async (page) => {
    const folded = page.locator('details.once section.series').first();
    assert.equal(await folded.isVisible(), false); // said once, and nothing found in it
    id = await folded.getAttribute('id');
    await page.evaluate((hash) => (location.hash = hash), id);
    await folded.waitFor({ state: 'visible' });
  });
  await withPage(file, { hash: `#${encodeURIComponent(id)}` }, async (page) => {
    assert.ok(await page.locator(`[id="${id}"]`).isVisible());
  });
});

test('a fact leads into its article, and from there to its timeline', async () => {
  await withPage(file, {}, async (page) => {
    await page.locator('#decide .fact a', { hasText: 'tribune-2020-08-19#garrison' }).first().click();
    const pin = page.locator('a.pin[id="fact:tribune-2020-08-19/garrison"]');
    await pin.waitFor({ state: 'visible' });
    const told = await page.locator('article.source', { has: pin }).locator('mark').allTextContents();
    assert.ok(told.includes('the 5,000 soldiers stationed in Fort Osk'), told.join('|'));
    await pin.click();
    assert.equal(new URL(page.url()).hash, '#timeline:garrison/strength');
  });
});

test('keys walk through the findings', async () => {
  await withPage(file, {}, async (page, context) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const ids = await page.$$eval('article.finding', (all) => all.map((e) => e.id));
    await page.keyboard.press('j');
    assert.equal(await current(page), ids[0]);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    assert.equal(await current(page), ids[1]);
    const body = page.locator(`[id="${ids[1]}"] details.body`);
    assert.equal(await body.getAttribute('open'), '');
    await page.keyboard.press('e');
    assert.equal(await body.getAttribute('open'), null);
    await page.keyboard.press('c');
    await page.locator('#said.shown').waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), new RegExp(`^gainsay verdict ${ids[1]} `));
    await page.keyboard.press('?');
    assert.ok(await page.getByRole('dialog', { name: 'Keys' }).isVisible());
    await page.keyboard.press('j'); // does nothing behind a dialog
    assert.equal(await current(page), ids[1]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    assert.ok(await page.getByLabel('Search', { exact: true }).evaluate((e) => e === document.activeElement));
    await page.keyboard.type('jk'); // is typed, and moves nothing
    assert.equal(await page.getByLabel('Search', { exact: true }).inputValue(), 'jk');
    assert.equal(await current(page), ids[1]);
    assert.deepEqual(page.problems, []);
  });
});

test('light and dark can be chosen', async () => {
  await withPage(file, { colorScheme: 'light' }, async (page) => {
    const ground = () => page.$eval('body', (body) => getComputedStyle(body).backgroundColor);
    const light = await ground();
    const button = page.getByRole('button', { name: /^Theme/ });
    await button.click(); // light
    assert.equal(await ground(), light);
    await button.click(); // dark
    assert.notEqual(await ground(), light);
    await page.reload();
    assert.notEqual(await ground(), light);
  });
});

test('everything can be folded and unfolded', async () => {
  await withPage(file, {}, async (page) => {
    await page.getByRole('button', { name: 'Fold all', exact: true }).click();
    assert.equal(await page.locator('details.body[open]').count(), 0);
    await page.getByRole('button', { name: 'Unfold all' }).click();
    assert.equal(await page.locator('details.body:not([open])').count(), 0);
  });
});

test('statuses, verdicts and withdrawn facts are told apart', async () => {
  await withPage(reviewed(), {}, async (page) => {
    assert.match(
      await page.locator('.since').innerText(),
      /^Since the last review: one new, one updated and one still open; one known and accepted and one settled\.$/,
    );
    for (const status of ['new', 'updated', 'known', 'open', 'settled'])
      assert.equal(await page.locator(`.finding[data-status="${status}"] .status`).textContent(), status);
    assert.deepEqual(
      await page.$$eval('#put-by .finding', (all) => all.map((e) => e.dataset.status).sort()),
      ['known', 'settled'],
    );
    const settled = page.locator('.finding[data-status="settled"]');
    assert.match(await settled.textContent(), /An error in the source: The ministry names another\. A\. Editor, 2026-11-20/);
    await facet(page, 'Status', 'settled').check();
    assert.equal(await shown(page), 1);
    await facet(page, 'Status', 'settled').uncheck();
    // Struck on the chart, in the table, and beside the quote.
    assert.ok((await page.locator('#timelines line.strike').count()) >= 2); // the legend's, and its own
    assert.ok((await page.locator('#timelines tr.struck s').count()) >= 1);
    await settled.locator('summary').click();
    assert.ok((await settled.locator('.quote.struck').count()) >= 1);
  });
});

test('what is settled by command is settled on the page, and what is accepted is known', async () => {
  const project = join(scratch, 'settled');
  cpSync(join(here, 'newsroom', 'facts'), join(project, 'facts'), { recursive: true });
  cpSync(join(here, 'newsroom', 'texts'), join(project, 'texts'), { recursive: true });
  const facts = join(project, 'facts');
  let id;
  await withPage(report(facts, 'before'), {}, async (page) => {
    id = await page.locator('.finding[data-code="G101"][data-subject="bridge-collapse"][data-property="date"]').getAttribute('id');
  });
  run(['verdict', id, facts, '--error-in-source', 'mail-2020-08-19#collapse', '--reason', 'The railway took it back.', '--by', 'A. Editor', '--on', '2020-09-01']);
  await withPage(report(facts, 'after'), {}, async (page) => {
    const settled = page.locator(`[id="${id}"]`);
    assert.equal(await settled.getAttribute('data-status'), 'settled');
    assert.match(await settled.textContent(), /The railway took it back\. A\. Editor, 2020-09-01/);
    assert.match(await page.locator('h1').innerText(), /^In five places/);
    const drawn = page.locator('[id="drawn-timeline:bridge-collapse/date"]');
    assert.equal(await drawn.locator('line.strike').count(), 1);
    assert.equal(await drawn.locator('rect.shade.settled').count(), 1);
  });
});

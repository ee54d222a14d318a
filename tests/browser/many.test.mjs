// Two thousand findings: the page can be used within two seconds.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { closeBrowser, report, scratch, withPage } from './open.mjs';

const count = 2000;
const limit = 2000; // ms

let file;
before(() => {
  const facts = join(scratch, 'many');
  mkdirSync(facts);
  writeFileSync(join(facts, 'facts.json'), JSON.stringify(forts()));
  file = report(facts, 'many');
});
after(closeBrowser);

// Two papers on each of many forts, a contradiction each.
function forts() {
  const articles = new Map();
  const article = (paper, day) => {
    const id = `paper-${paper}-${day}`;
    if (!articles.has(id))
      articles.set(id, { id, publisher: `Paper ${paper}`, published: day, title: `What paper ${paper} wrote on ${day}`, facts: [] });
    return articles.get(id);
  };
  const subjects = [];
  for (let i = 0; i < count; ++i) {
    subjects.push({ id: `fort-${i}`, label: `Garrison of fort ${i}` });
    const day = `2020-0${1 + (i % 9)}-1${i % 10}`;
    const fact = (value, quote) => ({ id: `f${i}`, subject: `fort-${i}`, property: 'strength', value, quote });
    article(i % 40, day).facts.push(fact(5000 + i, `the ${5000 + i} soldiers stationed in fort number ${i}, as the ministry has it`));
    article((i + 7) % 40, day).facts.push(fact(1000 + i, `only ${1000 + i} soldiers are left in fort number ${i}, a count at the gate suggests`));
  }
  const properties = [{ id: 'strength', type: 'number', over_time: 'state' }];
  return { subjects, properties, articles: [...articles.values()] };
}

test(`${count} findings are ready within ${limit} ms`, async () => {
  // The best of three: what else the machine does is no property of the page. Where it does much, what the page's
  // own thread has worked until then tells more than the clock.
  const waited = [];
  const worked = [];
  for (let i = 0; i < 3; ++i) {
    await withPage('/dev/null', {}, async (page, context) => {
      const session = await context.newCDPSession(page);
      await session.send('Performance.enable', { timeDomain: 'threadTicks' });
      await page.goto(`file://${file}`, { waitUntil: 'commit' });
      await page.waitForFunction(() => document.documentElement.dataset.ready);
      waited.push(Number(await page.evaluate(() => document.documentElement.dataset.ready)));
      const { metrics } = await session.send('Performance.getMetrics');
      worked.push(1000 * metrics.find(({ name }) => name === 'TaskDuration').value);
    });
  }
  console.log(`ready after ${waited.join(', ')} ms; its thread worked ${worked.map(Math.round).join(', ')} ms`);
  assert.ok(Math.min(...waited) < limit || Math.min(...worked) < limit);
});

test('and then answers quickly', async () => {
  await withPage(file, {}, async (page) => {
    assert.equal(await page.locator('article.finding').count(), count);
    await page.getByLabel('Search', { exact: true }).focus(); // builds the index
    const took = await page.evaluate(async () => {
      const input = document.querySelector('input[type=search]');
      const start = performance.now();
      input.value = '77 gate';
      input.dispatchEvent(new Event('input', { bubbles: true }));
      while (document.querySelectorAll('article.finding:not([hidden])').length > 500) await new Promise((done) => setTimeout(done, 5));
      return performance.now() - start;
    });
    console.log(`a search took ${Math.round(took)} ms`);
    assert.ok(took < 1500);
    assert.ok((await page.locator('article.finding:not([hidden])').count()) > 0);
    await page.locator('article.finding:not([hidden])').last().scrollIntoViewIfNeeded();
    assert.deepEqual(page.problems, []);
  });
});

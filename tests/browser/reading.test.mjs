// The page as it is read: without a script, at night, on paper, on a telephone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { closeBrowser, newsroom, withPage } from './open.mjs';

let file;
before(() => {
  file = newsroom();
});
after(closeBrowser);

const contrast = (page, selector) =>
  page.$eval(selector, (element) => {
    const light = (colour) => {
      const [r, g, b] = colour.match(/[\d.]+/g).map((n) => {
        const c = n / 255;
        return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    let ground = element;
    while (getComputedStyle(ground).backgroundColor === 'rgba(0, 0, 0, 0)') ground = ground.parentElement;
    const [a, b] = [light(getComputedStyle(element).color), light(getComputedStyle(ground).backgroundColor)].sort();
    return (b + 0.05) / (a + 0.05);
  });

test('is complete without a script', async () => {
  await withPage(file, { javaScriptEnabled: false }, async (page) => {
    const text = await page.innerText('body');
    assert.match(text, /^\s*gainsay\s+In six places the articles cannot all be right\./i);
    for (const part of ['What was read', 'At a glance', 'To decide', 'To correct in the files', 'Timelines', 'Articles'])
      assert.ok(text.includes(part), part);
    const card = page.locator('article.finding', { hasText: 'Garrison of Fort Osk: strength is 3,000' });
    await card.screenshot(); // what was never in sight is not laid out, and has no text
    const told = await card.innerText();
    for (const part of [
      'Parliament argued late into the night about the 5,000 soldiers stationed in Fort Osk, a number', // in its passage
      'Border Gazette, agency VNA, 2020-08-19 or 2020-08-20',
      'independent origins: 2, 1 and 1',
      '6,000 apart (67 %)',
      'So they cannot all be true.',
      'gainsay verdict g-',
    ])
      assert.ok(told.includes(part), part);
    assert.deepEqual(await card.locator('mark b').allTextContents(), ['3,000', '3,000', '5,000', '9,000']);
    assert.equal(await page.locator('#tools').isVisible(), false);
    assert.deepEqual(page.requests.filter((url) => !url.startsWith('file:')), []);
    // Behind every chart there is a table, and a summary that opens it without a script.
    const series = page.locator('section.series', { has: page.locator('svg') });
    const count = await series.count();
    assert.ok(count >= 10);
    assert.equal(await series.locator('table').count(), count);
    await series.first().locator('summary').press('Enter');
    assert.ok(await series.first().locator('table').isVisible());
  });
});

test('every link within the page leads somewhere, and no id is given twice', async () => {
  await withPage(file, { javaScriptEnabled: false }, async (page) => {
    const broken = await page.$$eval('a[href^="#"], use', (links) =>
      links.map((link) => link.getAttribute('href').slice(1)).filter((id) => !document.getElementById(id)),
    );
    assert.deepEqual(broken, []);
    const twice = await page.$$eval('[id]', (all) => {
      const seen = new Set();
      return all.map(({ id }) => id).filter((id) => seen.has(id) || !seen.add(id));
    });
    assert.deepEqual(twice, []);
  });
});

test('ranks by level, then by how far apart the sides are', async () => {
  await withPage(file, {}, async (page) => {
    const levels = await page.$$eval('#decide .finding', (cards) => cards.map((card) => card.dataset.level));
    assert.deepEqual(levels, [...levels].sort());
    const gaps = await page.$$eval('#decide .finding.error .weights', (lists) =>
      lists.map((list) => Number(/\((\d+) %\)/.exec(list.textContent)?.[1] ?? NaN)).filter((n) => !Number.isNaN(n)),
    );
    assert.deepEqual(gaps, [...gaps].sort((a, b) => b - a));
  });
});

test('charts draw what they are to draw', async () => {
  await withPage(file, {}, async (page) => {
    const drawn = (id, selector) => page.locator(`[id="drawn-timeline:${id}"] ${selector}`);
    const count = async (id, selector) => drawn(id, selector).count();
    assert.equal(await count('garrison/strength', 'rect.shade'), 1, 'the conflict is shaded');
    assert.ok((await count('garrison/strength', 'path.hard')) >= 4, 'what numbers can mean');
    assert.ok((await count('garrison/strength', 'rect.unsure')) >= 2, 'vague dates are hatched');
    const steps = await drawn('harbour-master/holder', 'text.step').allTextContents();
    assert.ok(steps.includes('212 days'), steps.join());
    const labels = await drawn('border-attacks/attacks', 'text.label').allTextContents();
    assert.ok(labels.includes('14 · 0.93 a day'), labels.join());
    // A window's area is its count: 39 in 305 days against 14 in 15 days.
    const area = async (told) => {
      const box = drawn('border-attacks/attacks', `g:has(> title:text-matches("^${told}\\\\b")) rect.sure`).first();
      return (await box.getAttribute('width')) * (await box.getAttribute('height'));
    };
    const ratio = (await area('39')) / (await area('14'));
    assert.ok(ratio > 39 / 14 / 1.35 && ratio < (39 / 14) * 1.35, `areas are as ${ratio}`);
    // A card shows the same drawing.
    const again = page.locator('#decide .finding use[href="#drawn-timeline:garrison/strength"]').first();
    await again.scrollIntoViewIfNeeded();
    const box = await again.boundingBox();
    assert.ok(box.width > 300 && box.height > 100);
  });
});

for (const colorScheme of ['light', 'dark']) {
  test(`can be read in ${colorScheme}`, async () => {
    await withPage(file, { colorScheme }, async (page) => {
      const ground = await page.$eval('body', (body) => getComputedStyle(body).backgroundColor);
      assert.equal(ground === 'rgb(255, 255, 255)', colorScheme === 'light', ground);
      for (const selector of ['h1', '.since', '.finding .message', 'mark', 'mark b', 'blockquote p', '.level', '.status', '.chain li', 'td'])
        assert.ok((await contrast(page, selector)) >= 4.5, `${selector} in ${colorScheme}`);
    });
  });
}

for (const javaScriptEnabled of [true, false]) {
  test(`prints all evidence and tables ${javaScriptEnabled ? 'with' : 'without'} a script`, async () => {
    await withPage(file, { javaScriptEnabled }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      if (javaScriptEnabled) await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      assert.equal(await page.locator('#tools').isVisible(), false);
      assert.equal(await page.locator('nav').isVisible(), false);
      for (const what of ['.finding details.body .sides', '.series table tbody tr']) {
        const all = page.locator(what);
        const count = await all.count();
        assert.ok(count > 5);
        for (const i of [0, 1, count - 1]) assert.ok((await all.nth(i).boundingBox())?.height > 5, `${what} ${i}`);
      }
      assert.ok((await page.pdf({ format: 'A4' })).length > 50_000);
      if (javaScriptEnabled) {
        await page.evaluate(() => dispatchEvent(new Event('afterprint')));
        assert.equal(await page.locator('.series details[open]').count(), 0);
      }
    });
  });
}

for (const width of [320, 390, 800]) {
  test(`fits a screen ${width} wide`, async () => {
    await withPage(file, { viewport: { width, height: 800 } }, async (page) => {
      await page.evaluate(() => {
        for (const each of document.querySelectorAll('details')) each.open = true;
        for (const each of document.querySelectorAll('.finding, .subject')) each.style.contentVisibility = 'visible';
      });
      const wide = await page.evaluate(() => {
        const room = document.documentElement.clientWidth;
        const scrolls = (element) => {
          for (let at = element; at && at !== document.body; at = at.parentElement)
            if (['auto', 'scroll'].includes(getComputedStyle(at).overflowX)) return true;
          return false;
        };
        return [...document.querySelectorAll('body *')]
          .filter((e) => e.getBoundingClientRect().right > room + 1 && !e.closest('svg') && !scrolls(e) && !e.closest('[hidden], dialog'))
          .map((e) => `${e.tagName}.${e.className}`);
      });
      assert.deepEqual([...new Set(wide)], []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth), false);
    });
  });
}

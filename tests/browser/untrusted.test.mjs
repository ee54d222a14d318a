// Articles are untrusted: what would like to be markup or a script stays text.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { closeBrowser, newsroom, withPage } from './open.mjs';

let file;
before(() => {
  file = newsroom();
});
after(closeBrowser);

test('markup in an article stays text', async () => {
  for (const javaScriptEnabled of [true, false]) {
    await withPage(file, { javaScriptEnabled, hash: '#fact:hostile/a' }, async (page) => {
      assert.equal(await page.title(), 'In six places the articles cannot all be right. – gainsay');
      if (javaScriptEnabled) assert.equal(await page.evaluate(() => window.broken), undefined);
      assert.equal(await page.locator('h1').count(), 1);
      assert.equal(await page.locator('script').count(), 2); // names, and the page's own
      assert.equal(await page.locator('img, iframe, object, embed, form[action], base, [onclick], [onload], [onerror], [style]').count(), 0);
      const article = page.locator('article.source[data-article="hostile"]');
      if ((await article.locator('details[open]').count()) === 0) await article.locator('summary').click();
      const text = await article.innerText();
      assert.ok(text.includes('<script>window.broken = 6</script> and </blockquote></article></main><h1>Owned</h1>'));
      assert.ok(text.includes('&amp; &#x41; ${1+1} {{7*7}}'));
      assert.ok(text.includes('9,000 <b onmouseover=window.broken=8>soldiers</b>'));
      // What steers a reader's eye, and bytes that are no text, are shown as such.
      assert.doesNotMatch(text, /[\u202a-\u202e\u2066-\u2069\u0007]/);
      assert.ok(text.includes('no UTF-8: \ufffd\ufffd'));
      assert.deepEqual(page.problems, []);
    });
  }
});

test('only http and https are links', async () => {
  await withPage(file, {}, async (page) => {
    const links = await page.$$eval('a[href]', (all) => all.map((a) => a.getAttribute('href')).filter((href) => !href.startsWith('#')));
    assert.deepEqual([...new Set(links)], ['https://tribune.example/fort-osk?a=1&b=2']);
    assert.ok(await page.$$eval('a[href^="http"]', (all) => all.every((a) => a.rel.includes('noopener'))));
  });
});

test('search and facets show names, and run nothing', async () => {
  await withPage(file, {}, async (page) => {
    await page.getByLabel('Search', { exact: true }).fill('<script>');
    await page.getByLabel('Search', { exact: true }).fill('');
    await page.locator('fieldset label', { hasText: '<b>Bold</b> & "quoted"' }).locator('input').check();
    const subjects = await page.locator('article.finding:visible').evaluateAll((all) => all.map((e) => e.dataset.subject));
    assert.deepEqual([...new Set(subjects)], ['markup']);
    assert.equal(await page.evaluate(() => window.broken), undefined);
    assert.deepEqual(page.problems, []);
  });
});

test('the policy lets run what is ours and nothing else', async () => {
  const text = readFileSync(file, 'utf8');
  const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(text)[1].replaceAll('&#39;', "'");
  assert.match(policy, /^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'/);
  await withPage(file, {}, async (page) => {
    assert.ok(await page.evaluate(() => document.documentElement.dataset.ready)); // ours ran
    assert.deepEqual(page.problems, []);
    await page.evaluate(() => {
      const script = document.createElement('script');
      try {
        script.textContent = 'window.broken = 9';
      } catch {
        // Trusted Types refuse it before the hashes do.
      }
      document.body.append(script);
      try {
        document.body.insertAdjacentHTML('beforeend', '<b id="added">x</b>');
      } catch {
        // Likewise.
      }
    });
    assert.equal(await page.evaluate(() => window.broken), undefined);
    assert.equal(await page.locator('#added').count(), 0);
    const fetched = await page.evaluate(() => fetch('https://example.org/').then(() => 'yes', () => 'no'));
    assert.equal(fetched, 'no');
    assert.deepEqual(page.requests.filter((url) => !url.startsWith('file:')), []);
  });
});

test('a script put into the file by hand does not run', async () => {
  const { writeFileSync } = await import('node:fs');
  const { join } = await import('node:path');
  const { scratch } = await import('./open.mjs');
  const changed = join(scratch, 'changed.html');
  writeFileSync(changed, readFileSync(file, 'utf8').replace('</main>', '<script>window.broken = 10</script></main>'));
  await withPage(changed, {}, async (page) => {
    assert.equal(await page.evaluate(() => window.broken), undefined);
    assert.ok(page.problems.some((problem) => problem.includes('Content Security Policy')));
  });
});

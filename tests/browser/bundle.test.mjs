// The bundle that the program carries is what its sources build, and the page stays small.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { newsroom, root, scratch } from './open.mjs';

const front = join(root, 'src/report/html');

test('the bundle is what its sources build', () => {
  const fresh = mkdtempSync(join(scratch, 'bundle-'));
  execFileSync(process.execPath, ['build.mjs', fresh], { cwd: front, stdio: 'pipe' });
  const names = readdirSync(join(front, 'bundle')).sort();
  assert.deepEqual(readdirSync(fresh).sort(), names);
  for (const name of names)
    assert.ok(readFileSync(join(fresh, name)).equals(readFileSync(join(front, 'bundle', name))), `${name} is stale: ./dev page`);
});

test('without its data the page is under 150 KB', () => {
  const text = readFileSync(newsroom(), 'utf8');
  const own = [/<style>[^]*?<\/style>/, /<script>[^]*?<\/script>/].map((part) => part.exec(text)[0].length);
  assert.ok(own.every((size) => size > 1000));
  assert.ok(own[0] + own[1] < 120_000, `${own}`); // the rest is for what the program writes around them
});

test('the same facts give the same bytes', () => {
  const first = readFileSync(newsroom());
  assert.ok(first.equals(readFileSync(newsroom())));
});

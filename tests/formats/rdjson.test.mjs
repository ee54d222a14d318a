// The Reviewdog Diagnostic Format through a validator of it from npm, and its columns held against the bytes of
// the files. (reviewdog itself is in no registry that a fresh machine can be sure of.)
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { newsroom, print, project, root } from './open.mjs';

// Its build for `import` is one that Node 18 does not take for a module.
const { RDFormatValidator } = createRequire(import.meta.url)('@umbrelladocs/rdformat-validator');

async function complaints(text) {
  const strict = new RDFormatValidator({ strictMode: true, allowExtraFields: false });
  const result = await strict.validateString(text);
  return [...result.errors, ...result.warnings].map((each) => `${each.path}: ${each.message}`);
}

test('the validator can say no', async () => {
  assert.notEqual((await complaints('{ "diagnostics": [{ "message": "x", "location": {} }] }')).length, 0);
});

const no_diagnostics = 'diagnostics: Diagnostic result contains no diagnostics. This may be intentional but is unusual.';
for (const [name, run, expected] of [
  ['the newsroom', () => print(newsroom(), 'check', 'facts', '--notes', '--format', 'rdjson'), []],
  ['no finding at all', () => print(project({ 'facts/empty.json': '{}' }), 'check', 'facts', '--format', 'rdjson'), [no_diagnostics]],
  ['the five articles', () => print(root, 'check', 'facts', '--notes', '--format', 'rdjson'), []],
]) {
  test(`valid: ${name}`, async () => assert.deepEqual(await complaints(run()), expected));
}

test('columns count bytes: what a range cuts out of its file is the value', () => {
  const folder = newsroom();
  const cut = ({ path, range }) => {
    const line = readFileSync(join(folder, path)).toString('latin1').split('\n')[range.start.line - 1];
    assert.equal(range.end.line, range.start.line);
    return Buffer.from(line.slice(range.start.column - 1, range.end.column - 1), 'latin1').toString('utf8');
  };
  const { diagnostics } = JSON.parse(print(folder, 'check', 'facts', '--notes', '--format', 'rdjson'));
  assert.deepEqual(
    diagnostics.map((each) => [each.code.value, cut(each.location), ...(each.related_locations ?? []).map((other) => cut(other.location))]),
    [
      ['G001', '"'],
      ['G101', '3000', '5000'],
      ['G101', '"60 m"', '"40 m"'],
      ['G404', '1000'],
      ['G201', '1900', '2000'],
      ['G301', '1000', '3000'],
    ],
  );
});

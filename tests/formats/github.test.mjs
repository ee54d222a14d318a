// Workflow commands of GitHub Actions, against @actions/core: what the runner makes of a line, given back to
// GitHub's own writer, is the same line again.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { here, newsroom, print, project, root } from './open.mjs';

// A line as the runner takes it apart: the command and its properties up to the next `::`, each unescaped.
function command_of(line) {
  const text = line.trimStart();
  assert.ok(text.startsWith('::'), `no command: ${line}`);
  const end = text.indexOf('::', 2);
  assert.ok(end > 0, `no end: ${line}`);
  const info = text.slice(2, end);
  const space = info.indexOf(' ');
  const properties = {};
  for (const part of info.slice(space + 1).split(',')) {
    const equals = part.indexOf('=');
    properties[part.slice(0, equals)] = unescaped(part.slice(equals + 1), { '%3A': ':', '%2C': ',' });
  }
  return { command: info.slice(0, space), properties, message: unescaped(text.slice(end + 2), {}) };
}
function unescaped(text, more) {
  const signs = { '%0D': '\r', '%0A': '\n', ...more, '%25': '%' };
  return Object.entries(signs).reduce((all, [code, sign]) => all.replaceAll(code, sign), text);
}

// The same annotations, written by @actions/core in a process of its own.
function written_again(commands) {
  const script = `
    import core from '@actions/core';
    for (const { command, properties: p, message } of JSON.parse(process.argv[1])) {
      const number = (text) => (text === undefined ? undefined : Number(text));
      core[command](message, { title: p.title, file: p.file, startLine: number(p.line), endLine: number(p.endLine),
                               startColumn: number(p.col), endColumn: number(p.endColumn) });
    }`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script, JSON.stringify(commands)], {
    cwd: here,
    encoding: 'utf8',
  });
  assert.equal(run.status, 0, run.stderr);
  return run.stdout;
}

for (const [name, run] of [
  ['the newsroom', () => print(newsroom(), 'check', 'facts', '--notes', '--format', 'github')],
  ['the five articles', () => print(root, 'check', 'facts', '--notes', '--format', 'github')],
]) {
  test(`what GitHub's own writer writes: ${name}`, () => {
    const text = run();
    const commands = text.trimEnd().split('\n').map(command_of);
    assert.ok(commands.length > 1);
    assert.equal(written_again(commands), text);
  });
}

test('each annotation is where it should be', () => {
  const commands = print(newsroom(), 'check', 'facts', '--notes', '--format', 'github').trimEnd().split('\n').map(command_of);
  assert.deepEqual(
    commands.map(({ command, properties: p }) => `${command} ${p.title} ${p.file}:${p.line}:${p.col}`),
    [
      'error G001 syntax facts/faulty.json:4:66',
      "error G404 after-publication facts/übermaß, 50% [1]: '&'.json:14:16",
      "error G101 conflicting-values facts/übermaß, 50% [1]: '&'.json:5:142",
      "error G101 conflicting-values facts/übermaß, 50% [1]: '&'.json:12:16",
      "warning G201 strained facts/übermaß, 50% [1]: '&'.json:8:16",
      "notice G301 change facts/übermaß, 50% [1]: '&'.json:14:16",
    ],
  );
});

test('nothing that facts hold becomes a command of its own', () => {
  for (const line of print(newsroom(), 'check', 'facts', '--notes', '--format', 'github').trimEnd().split(/\r\n|\r|\n/))
    assert.match(line, /^::(error|warning|notice) title=G\d{3} /);
});

test('ten of each, then how many more', () => {
  const facts = Array.from({ length: 13 }, (_, i) => [
    { subject: `dam-${i}`, property: 'height', value: 13 },
    { subject: `dam-${i}`, property: 'height', value: 57 },
  ]).flat();
  const folder = project({
    'facts/all.json': JSON.stringify({
      subjects: Array.from({ length: 13 }, (_, i) => ({ id: `dam-${i}`, label: `Dam ${i}` })),
      properties: [{ id: 'height', type: 'number', over_time: 'constant' }],
      article: { id: 'one', publisher: 'One', published: '2020' },
      facts,
    }),
  });
  const commands = print(folder, 'check', 'facts', '--format', 'github').trimEnd().split('\n').map(command_of);
  assert.equal(commands.filter(({ command }) => command === 'error').length, 10);
  assert.deepEqual(commands.at(-1), {
    command: 'notice',
    properties: { title: 'gainsay' },
    message: 'not shown: 3 more errors',
  });
});

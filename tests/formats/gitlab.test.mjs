// GitLab's Code Quality report, typed by TypeScript against the published types of Code Climate's issues, whose
// form GitLab took over; and the fields that GitLab's own documentation demands, which publishes no schema.
import assert from 'node:assert/strict';
import { writeFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { here, newsroom, print, project, root } from './open.mjs';

let files = 0;
function complaints(report) {
  const file = join(here, `.report-${process.pid}-${++files}.ts`); // here, where the types are found
  writeFileSync(file, `import type { Issue } from 'codeclimate-types'\nexport const report: Issue[] = ${report}`);
  try {
    const program = ts.createProgram([file], {
      noEmit: true,
      strict: true,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      types: [],
    });
    return ts.getPreEmitDiagnostics(program).map((each) => ts.flattenDiagnosticMessageText(each.messageText, '\n'));
  } finally {
    rmSync(file);
  }
}

test('the types can say no', () => {
  assert.notEqual(complaints('[{ "type": "issue", "check_name": "G101" }]').length, 0);
});

for (const [name, run, least] of [
  ['the newsroom', () => print(newsroom(), 'check', 'facts', '--notes', '--format', 'gitlab'), 5],
  ['no finding at all', () => print(project({ 'facts/empty.json': '{}' }), 'check', 'facts', '--format', 'gitlab'), 0],
  ['the five articles', () => print(root, 'check', 'facts', '--notes', '--format', 'gitlab'), 5],
]) {
  test(`valid: ${name}`, () => {
    const text = run();
    assert.deepEqual(complaints(text), []);
    const issues = JSON.parse(text);
    assert.ok(issues.length >= least);
    for (const issue of issues) {
      assert.match(issue.description, /^[^\n]+$/);
      assert.match(issue.check_name, /^G\d{3}$/);
      assert.ok(['info', 'minor', 'major', 'critical', 'blocker'].includes(issue.severity));
      assert.doesNotMatch(issue.location.path, /^\.?\//);
      assert.ok(Number.isInteger(issue.location.lines.begin) && issue.location.lines.begin > 0);
    }
    assert.equal(new Set(issues.map((issue) => issue.fingerprint)).size, issues.length);
  });
}

test('settled is left out, and a file that cannot be read is an issue', () => {
  const issues = JSON.parse(print(newsroom(), 'check', 'facts', '--format', 'gitlab'));
  assert.deepEqual(
    issues.map((issue) => `${issue.severity} ${issue.check_name} ${issue.location.path}:${issue.location.lines.begin}`),
    [
      'critical G001 facts/faulty.json:4',
      "critical G101 facts/übermaß, 50% [1]: '&'.json:5",
      "critical G101 facts/übermaß, 50% [1]: '&'.json:12",
      "critical G404 facts/übermaß, 50% [1]: '&'.json:14",
      "minor G201 facts/übermaß, 50% [1]: '&'.json:8",
    ],
  );
});

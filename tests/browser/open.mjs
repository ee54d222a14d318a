// What the tests share: pages written by the program, and a browser to open them in.
//
// GAINSAY is the program; GAINSAY_TESTS the unit tests, which write a page of findings that no check gives yet.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

export const here = fileURLToPath(new URL('.', import.meta.url));
export const root = join(here, '..', '..');
const program = process.env.GAINSAY ?? join(root, 'build/release/gainsay');
const unitTests = process.env.GAINSAY_TESTS ?? join(root, 'build/release/gainsay_tests');

export const scratch = mkdtempSync(join(tmpdir(), 'gainsay-browser-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

// What the program prints, run in a folder.
export function run(parameters, cwd = process.cwd()) {
  const ended = spawnSync(program, parameters, { encoding: 'utf8', cwd });
  if (ended.status !== 0) throw new Error(`gainsay ${parameters[0]} ended with ${ended.status}: ${ended.stderr}`);
  return ended.stdout;
}

// The report on a folder of facts, and where it is.
export function report(facts, name, cwd) {
  const file = join(scratch, `${name}.html`);
  run(['check', facts, '--format', `html=${file}`, '--fail-on', 'never'], cwd);
  return file;
}

export const newsroom = () => report(join(here, 'newsroom', 'facts'), 'newsroom');

// A page that has every status, verdicts and a fact that one of them withdrew.
export function reviewed() {
  const file = join(scratch, 'reviewed.html');
  execFileSync(unitTests, ['a page of every status'], { env: { ...process.env, GAINSAY_PAGE: file }, stdio: 'pipe' });
  return file;
}

let browser;
export async function withPage(file, options, use) {
  browser ??= await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  try {
    const page = await context.newPage();
    page.problems = []; // whatever a script throws, and whatever the page's policy refuses
    page.requests = [];
    page.on('pageerror', (error) => page.problems.push(error.message));
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && page.problems.push(message.text()));
    page.on('request', (request) => page.requests.push(request.url()));
    await page.goto(pathToFileURL(file).href + (options.hash ?? ''));
    return await use(page, context);
  } finally {
    await context.close();
  }
}
export async function closeBrowser() {
  await browser?.close();
  browser = undefined;
}

// The program run over an invented newsroom whose names and quotes would like to be more than text, and small
// projects made for one test.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const here = dirname(fileURLToPath(import.meta.url));
export const root = join(here, '../..');
export const gainsay = process.env.GAINSAY ?? join(root, 'build/release/gainsay');
export const odd = "übermaß, 50% [1]: '&'.json";
export const scratch = mkdtempSync(join(tmpdir(), 'gainsay-formats-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

// The newsroom in a folder of its own, where one file gets a name that no working copy should have to bear.
export function newsroom() {
  const folder = mkdtempSync(join(scratch, 'newsroom-'));
  cpSync(join(here, 'newsroom'), folder, { recursive: true });
  renameSync(join(folder, 'facts/odd.json'), join(folder, 'facts', odd));
  return folder;
}

// A project of the given files, by path.
export function project(files) {
  const folder = mkdtempSync(join(scratch, 'project-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

// What `gainsay ARGUMENTS` prints in a folder. Any exit code but 0 and 1 is an error.
export function print(folder, ...args) {
  const run = spawnSync(gainsay, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.error) throw run.error;
  if (run.status > 1) throw new Error(`gainsay ${args.join(' ')}: ${run.stderr}`);
  return run.stdout;
}

// Another program; its output, and an error that holds it where it fails.
export function tool(program, args, options = {}) {
  const run = spawnSync(program, args, { encoding: 'utf8', ...options });
  if (run.error) throw run.error;
  if (run.status !== 0) throw new Error(`${program} ${args.join(' ')} (${run.status}):\n${run.stdout}${run.stderr}`);
  return run.stdout;
}

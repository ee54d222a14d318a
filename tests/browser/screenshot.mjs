// Draws report.png, the picture in the README: node screenshot.mjs [FILE]. As it is kept it has 64 colours, which makes
// it small: convert report.png +dither -colors 64 PNG8:report.png (ImageMagick).
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { closeBrowser, here, report, scratch, withPage } from './open.mjs';

const project = join(scratch, 'newsroom');
cpSync(join(here, 'newsroom'), project, { recursive: true });
for (const file of ['hostile.json', 'faulty.json']) rmSync(join(project, 'facts', file)); // not what a desk has every day
await withPage(report('facts', 'picture', project), { viewport: { width: 1240, height: 1150 } }, async (page) => {
  const card = page.locator('.finding[data-code="G101"][data-subject="garrison"]');
  await card.evaluate((element) => element.scrollIntoView());
  await page.evaluate(() => scrollBy(0, -16));
  await page.screenshot({ path: process.argv[2] ?? join(here, 'report.png') });
});
await closeBrowser();

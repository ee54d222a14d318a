// What the script adds to a page that is complete without it: search and facets, links that open what they lead
// to, keys, copying, and the choice between light and dark.
import { h, render } from 'preact';
import { readPage } from './contents.js';
import { copyButtons } from './copy.js';
import { followLinks } from './links.js';
import { Tools } from './tools.jsx';
import { applyTheme } from './theme.js';

applyTheme();
const page = readPage(document);
const tools = document.getElementById('tools');
tools.hidden = false;
document.documentElement.classList.add('live');
render(h(Tools, { page }), tools);
followLinks();
copyButtons();

// Paper shows all evidence and tables: what is folded is unfolded for it, and folded again.
const folded = [];
addEventListener('beforeprint', () => {
  for (const each of document.querySelectorAll('.finding details:not([open]), .subject details:not([open])')) {
    each.open = true;
    folded.push(each);
  }
});
addEventListener('afterprint', () => {
  for (const each of folded.splice(0)) each.open = false;
});

document.documentElement.dataset.ready = String(Math.round(performance.now()));

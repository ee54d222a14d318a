// Keys for those who read many findings: j k / e c ?

import { copyCommand, say } from './copy.js';

export const keys = [
  ['j', 'the next finding'],
  ['k', 'the finding before'],
  ['/', 'search'],
  ['e', 'fold or unfold the evidence of this finding'],
  ['c', 'copy the command that settles it'],
  ['?', 'these keys'],
];

let current = null;

const visible = () => [...document.querySelectorAll('article.finding:not([hidden])')].filter((e) => !e.closest('section[hidden]'));

function go(step) {
  const all = visible();
  if (!all.length) return;
  const at = all.indexOf(current);
  choose(all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + step))]);
}

function choose(finding) {
  current?.classList.remove('current');
  current = finding;
  current.classList.add('current');
  current.tabIndex = -1;
  current.focus({ preventScroll: true });
  current.scrollIntoView({ block: 'start' });
}

const actions = {
  j: () => go(1),
  k: () => go(-1),
  '/': ({ search }) => search(),
  e: () => {
    const body = current?.querySelector('details.body');
    if (body) body.open = !body.open;
  },
  c: () => {
    const commands = current?.querySelectorAll('.command') ?? [];
    if (commands.length) copyCommand(commands[commands.length - 1]);
    else say('Choose a finding first: j and k');
  },
  '?': ({ help }) => help(),
};

// `act`: what only the tools can do, {search, help}.
export function listenToKeys(act) {
  const listen = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.('input, textarea, select, dialog')) return;
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action(act);
  };
  addEventListener('keydown', listen);
  return () => removeEventListener('keydown', listen);
}

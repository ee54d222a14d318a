// A link leads to something that may be folded away, or filtered out: it is brought to light first.
import { toFilter } from './filter.js';

export const target = () => {
  const name = decodeURIComponent(location.hash.slice(1));
  return name && !name.startsWith('?') ? document.getElementById(name) : null;
};

export function reveal(element) {
  if (element.closest('[hidden]')) toFilter();
  for (let at = element; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true;
  if (element.classList.contains('finding')) element.querySelector('details').open = true;
  element.scrollIntoView({ block: 'start' });
}

export function followLinks() {
  const follow = () => {
    const element = target();
    if (element) reveal(element);
  };
  addEventListener('hashchange', follow);
  // A link to where the page already is changes no hash.
  addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    if (link && link.hash === location.hash) follow();
  });
  follow();
  addEventListener('DOMContentLoaded', follow); // it may lead to what has not been read yet
}

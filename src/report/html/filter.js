// The filter in the page's address, so that what is seen can be sent on: #?q=troops&code=G101,G102
import { facetNames } from './contents.js';

export const noChoice = () => Object.fromEntries(facetNames.map((facet) => [facet, new Set()]));

export function readFilter() {
  const chosen = noChoice();
  if (!location.hash.startsWith('#?')) return { query: '', chosen };
  const told = new URLSearchParams(location.hash.slice(2));
  for (const facet of facetNames) for (const value of told.getAll(facet)) chosen[facet].add(value);
  return { query: told.get('q') ?? '', chosen };
}

export function writeFilter({ query, chosen }) {
  const told = new URLSearchParams();
  if (query.trim()) told.set('q', query.trim());
  for (const facet of facetNames) for (const value of chosen[facet]) told.append(facet, value);
  const text = told.toString();
  if (text) history.replaceState(null, '', `#?${text}`);
  else if (location.hash.startsWith('#?')) history.replaceState(null, '', '#');
}

// Someone outside the tools wants the filter cleared.
let clear = () => {};
export const onClear = (action) => (clear = action);
export const toFilter = () => clear();

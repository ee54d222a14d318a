// The panel beside the report: search, facets with what each would leave, and a few buttons.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { complete, countsOf, facetNames, show } from './contents.js';
import { noChoice, onClear, readFilter, writeFilter } from './filter.js';
import { keys, listenToKeys } from './keys.js';
import { searcher } from './search.js';
import { nextTheme, theme } from './theme.js';

const titles = { status: 'Status', code: 'Kind', subject: 'Subject', property: 'Property', article: 'Article' };
const few = 6;

export function Tools({ page: findings }) {
  const [page, setPage] = useState(findings);
  const [filter, setFilter] = useState(readFilter);
  const [shown, setShown] = useState({ findings: page.findings.length, subjects: 0, sources: 0 });
  const input = useRef();
  const help = useRef();
  const index = useMemo(() => searcher(page), [page]);
  const matched = useMemo(() => index.search(filter.query), [index, filter.query]);

  useEffect(() => {
    const whole = () => setPage(complete(findings));
    if (document.readyState !== 'loading') return whole();
    addEventListener('DOMContentLoaded', whole);
    return () => removeEventListener('DOMContentLoaded', whole);
  }, [findings]);
  useLayoutEffect(() => {
    setShown(show(page, filter.chosen, matched));
    writeFilter(filter);
  }, [page, filter, matched]);
  useEffect(() => {
    onClear(() => {
      const nothing = { query: '', chosen: noChoice() };
      show(page, nothing.chosen, null); // at once: a link waits for it
      setFilter(nothing);
    });
    const fromAddress = () => location.hash.startsWith('#?') && setFilter(readFilter());
    addEventListener('hashchange', fromAddress);
    return () => removeEventListener('hashchange', fromAddress);
  }, [page]);
  useEffect(
    () => listenToKeys({ search: () => input.current.focus(), help: () => help.current.showModal() }),
    [],
  );

  const choose = (facet, value) => {
    const chosen = { ...filter.chosen, [facet]: new Set(filter.chosen[facet]) };
    if (!chosen[facet].delete(value)) chosen[facet].add(value);
    setFilter({ ...filter, chosen });
  };
  const filtered = Boolean(filter.query.trim()) || facetNames.some((facet) => filter.chosen[facet].size);
  return (
    <aside aria-label="Search and filter">
      <label class="search">
        <span>Search</span>
        <input
          ref={input}
          type="search"
          value={filter.query}
          placeholder="names, numbers, words"
          onFocus={() => index.prepare()}
          onInput={(event) => setFilter({ ...filter, query: event.currentTarget.value })}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        />
      </label>
      <p class="left" role="status">
        {left(shown, page, filtered)}
        {filtered && (
          <button type="button" onClick={() => setFilter({ query: '', chosen: noChoice() })}>
            Clear
          </button>
        )}
      </p>
      <details class="facets" open={innerWidth > 900}>
        <summary>Filter</summary>
        {facetNames.map((facet) => (
          <Facet
            key={facet}
            title={titles[facet]}
            counts={countsOf(page, facet, filter.chosen, matched)}
            label={(value) => page.labels[facet][value] ?? value}
            chosen={filter.chosen[facet]}
            choose={(value) => choose(facet, value)}
          />
        ))}
      </details>
      <Buttons help={() => help.current.showModal()} />
      <dialog ref={help} aria-label="Keys">
        <h2>Keys</h2>
        <dl>
          {keys.map(([key, does]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog">
          <button type="submit">Close</button>
        </form>
      </dialog>
      <p id="said" role="status" />
    </aside>
  );
}

function left(shown, page, filtered) {
  const count = (number, noun) => `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
  if (!filtered) return count(page.findings.length, 'finding');
  return [count(shown.findings, 'finding'), count(shown.subjects, 'timeline'), count(shown.sources, 'article')].join(', ');
}

function Facet({ title, counts, label, chosen, choose }) {
  const [all, setAll] = useState(false);
  if (counts.length < 2 && chosen.size === 0) return null;
  const listed = all ? counts : counts.filter(([value], i) => i < few || chosen.has(value));
  return (
    <fieldset>
      <legend>{title}</legend>
      {listed.map(([value, count]) => (
        <label key={value} class={count === 0 ? 'none' : undefined}>
          <input type="checkbox" checked={chosen.has(value)} onChange={() => choose(value)} />
          <span>{label(value)}</span>
          <span class="count">{count}</span>
        </label>
      ))}
      {counts.length > few && (
        <button type="button" onClick={() => setAll(!all)}>
          {all ? 'Fewer' : `All ${counts.length}`}
        </button>
      )}
    </fieldset>
  );
}

function Buttons({ help }) {
  const [name, setName] = useState(theme);
  const fold = (open) => {
    for (const body of document.querySelectorAll('.finding:not([hidden]) details.body')) body.open = open;
  };
  return (
    <p class="buttons">
      <button type="button" onClick={() => fold(true)}>
        Unfold all
      </button>
      <button type="button" onClick={() => fold(false)}>
        Fold all
      </button>
      <button type="button" onClick={() => setName(nextTheme())}>
        Theme: {name}
      </button>
      <button type="button" onClick={help}>
        Keys <kbd>?</kbd>
      </button>
    </p>
  );
}

// What the page holds, read from the page itself.

export const facetNames = ['status', 'code', 'subject', 'property', 'article'];

// findings: {element, row, values: {code: ['G101'], …}}; labels by facet. Timelines and articles stand behind the
// script, so they are read when they are there: `complete` fills in subjects and sources, {element, id}.
export function readPage(document) {
  const rows = new Map();
  for (const row of document.querySelectorAll('table.glance tr[data-for]')) rows.set(row.dataset.for, row);
  const findings = [];
  const codes = {};
  for (const element of document.querySelectorAll('article.finding')) {
    const { code, status, subject, property, articles } = element.dataset;
    findings.push({
      element,
      row: rows.get(element.id),
      values: {
        status: [status],
        code: [code],
        subject: subject ? [subject] : [],
        property: property ? [property] : [],
        article: articles ? articles.split(' ') : [],
      },
    });
    codes[code] ??= element.querySelector('.code')?.textContent ?? code;
  }
  const labels = { ...JSON.parse(document.getElementById('names').textContent), code: codes, status: {} };
  return { findings, subjects: [], sources: [], labels };
}

export function complete(page) {
  const sections = (selector, id) =>
    [...document.querySelectorAll(selector)].map((element) => ({ element, id: element.dataset[id] }));
  return { ...page, subjects: sections('section.subject', 'subject'), sources: sections('article.source', 'article') };
}

// Of a filter {query, chosen: {facet: Set}} and what the query matched (a Set of elements, or null).
export function matches(finding, chosen, matched, except) {
  if (matched && !matched.has(finding.element)) return false;
  return facetNames.every(
    (facet) =>
      facet === except || chosen[facet].size === 0 || finding.values[facet].some((value) => chosen[facet].has(value)),
  );
}

// How many findings each value of a facet would leave, were it chosen: [[value, count], …], most first.
export function countsOf(page, facet, chosen, matched) {
  const counts = new Map();
  for (const finding of page.findings) {
    const counted = matches(finding, chosen, matched, facet) ? 1 : 0;
    for (const value of finding.values[facet]) counts.set(value, (counts.get(value) ?? 0) + counted);
  }
  const label = (value) => page.labels[facet][value] ?? value;
  return [...counts].sort((a, b) => b[1] - a[1] || (label(a[0]) < label(b[0]) ? -1 : 1));
}

// Shows what a filter leaves; what is left of findings, timelines and articles, in numbers.
export function show(page, chosen, matched) {
  const faceted = facetNames.some((facet) => chosen[facet].size > 0);
  const shown = { findings: 0, subjects: 0, sources: 0 };
  const subjects = new Set();
  const articles = new Set();
  for (const finding of page.findings) {
    const seen = matches(finding, chosen, matched);
    hide(finding.element, !seen);
    if (finding.row) hide(finding.row, !seen);
    if (!seen) continue;
    ++shown.findings;
    for (const subject of finding.values.subject) subjects.add(subject);
    for (const article of finding.values.article) articles.add(article);
  }
  const rest = (sections, named, count) => {
    for (const { element, id } of sections) {
      const seen = named.has(id) || (!faceted && (!matched || matched.has(element)));
      hide(element, !seen);
      if (seen) ++shown[count];
    }
  };
  rest(page.subjects, faceted || matched ? subjects : new Set(), 'subjects');
  rest(page.sources, faceted || matched ? articles : new Set(), 'sources');
  for (const section of document.querySelectorAll('section.findings, #glance, #timelines, #articles')) {
    const some = section.querySelector(
      '.finding:not([hidden]), tr[data-for]:not([hidden]), .subject:not([hidden]), .source:not([hidden])',
    );
    hide(section, !some);
  }
  return shown;
}

function hide(element, hidden) {
  if (element.hidden !== hidden) element.hidden = hidden;
}

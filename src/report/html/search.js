// Search in findings, timelines and articles: whole words, their beginnings, and names that are spelt a little
// differently (Kadhimi, Kadhemi), for that is how articles differ.
import MiniSearch from 'minisearch';

const marks = /[\u0300-\u036f]/g;
const plain = (term) => term.normalize('NFKD').replace(marks, '').toLowerCase();

// The index is built when it is first asked for; `search` gives a Set of elements, or null for an empty query.
export function searcher(page) {
  let index;
  const elements = [...page.findings, ...page.subjects, ...page.sources].map((each) => each.element);
  const build = () => {
    index = new MiniSearch({
      fields: ['title', 'text'],
      processTerm: plain,
      searchOptions: { boost: { title: 2 }, prefix: true, fuzzy: (term) => (term.length > 4 ? 1 : 0), combineWith: 'AND' },
    });
    index.addAll(
      elements.map((element, id) => ({
        id,
        title: element.querySelector('h3')?.textContent ?? '',
        text: `${element.id} ${element.textContent}`,
      })),
    );
  };
  return {
    prepare() {
      if (!index) build();
    },
    search(query) {
      if (!query.trim()) return null;
      if (!index) build();
      return new Set(index.search(query).map(({ id }) => elements[id]));
    },
  };
}

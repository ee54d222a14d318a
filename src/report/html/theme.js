// Light, dark, or as the system has it. Kept where the browser lets a local file keep anything.
const names = ['system', 'light', 'dark'];

const kept = () => {
  try {
    return localStorage.getItem('gainsay-theme');
  } catch {
    return null;
  }
};

export function applyTheme(theme = kept()) {
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

export const theme = () => document.documentElement.dataset.theme ?? 'system';

export function nextTheme() {
  const next = names[(names.indexOf(theme()) + 1) % names.length];
  applyTheme(next);
  try {
    localStorage.setItem('gainsay-theme', next);
  } catch {
    // It holds until the page is closed.
  }
  return next;
}

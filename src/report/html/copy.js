// Commands are there to be copied.

export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

// Tells what was done, to eyes and screen readers.
export function say(words) {
  const line = document.getElementById('said');
  line.textContent = words;
  line.classList.add('shown');
  clearTimeout(line.timer);
  line.timer = setTimeout(() => line.classList.remove('shown'), 1800);
}

export async function copyCommand(command) {
  const code = command.querySelector('code');
  if (await copyText(code.textContent)) return say('Copied');
  getSelection().selectAllChildren(code); // the reader's own keys copy what is selected
  say('Selected: copy it with your keys');
}

export function copyButtons() {
  const commands = [...document.querySelectorAll('.command')];
  const some = () => {
    for (const command of commands.splice(0, 200)) add(command);
    if (commands.length) setTimeout(some);
  };
  const add = (command) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    button.setAttribute('aria-label', `Copy the command ${command.textContent}`);
    command.append(button);
  };
  some();
  addEventListener('click', (event) => {
    const command = event.target.closest?.('.command button')?.parentElement;
    if (command) copyCommand(command);
  });
}

import { executeServerCommand } from '@web/test-runner-commands';

const maxTabs = 5;

/**
 * Presses keys together as a user does, in all engines.
 *
 * @param combination names as in `KeyboardEvent.key`, joined by `+`, such as `Tab`, `Enter` or `Shift+Tab`
 */
export async function pressKeys(combination: string): Promise<void> {
  await executeServerCommand('press-keys', { keys: combination.split('+') });
}

/**
 * Returns the focus to the page after a Tab beyond its last element moved it to the browser's own controls,
 * where it would stay for all later tests. Runs before every test.
 */
export async function regainFocus(): Promise<void> {
  if (document.hasFocus()) return;
  window.focus();
  // Firefox needs the keyboard: the next Tab moves the focus from its controls to the page.
  for (let tabs = 0; tabs < maxTabs && !document.hasFocus(); tabs += 1) await pressKeys('Tab');
}

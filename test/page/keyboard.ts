import { executeServerCommand } from '@web/test-runner-commands';

const mostTabs = 5;

/**
 * Presses keys together as a user does, in all engines.
 *
 * @param combination names as in `KeyboardEvent.key`, joined by `+`, such as `Tab`, `Enter` or `Shift+Tab`
 */
export async function pressKeys(combination: string): Promise<void> {
  await executeServerCommand('press-keys', { keys: combination.split('+') });
}

/**
 * Gives the page the focus back that a Tab beyond its last element took to the browser's own controls, where it would
 * stay for all tests that follow. Runs before every test.
 */
export async function regainFocus(): Promise<void> {
  if (document.hasFocus()) return;
  window.focus();
  // Firefox gives it back only to the keyboard: the next Tab goes from its controls round to the page.
  for (let tabs = 0; tabs < mostTabs && !document.hasFocus(); tabs += 1) await pressKeys('Tab');
}

/**
 * Keys by the names that `KeyboardEvent.key` uses, as the code points of the WebDriver standard (section
 * 17.4.2).
 */
const codePoints = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Insert: '\uE016',
  Delete: '\uE017',
  Meta: '\uE03D',
};

/**
 * Returns the WebDriver value of a key.
 *
 * @param {string} name a single character, or a name such as `Tab` or `ArrowDown`
 * @returns {string}
 * @throws {Error} when the name is unknown
 */
export function toWebDriverKey(name) {
  if ([...name].length === 1) return name;
  const value = codePoints[name];
  if (!value)
    throw new Error(`Unknown key "${name}". Known: ${Object.keys(codePoints).join(', ')}, or a character.`);
  return value;
}

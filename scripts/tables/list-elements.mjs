/**
 * Returns the elements that authors write, without their base classes.
 *
 * @param {object} manifest Custom-elements manifest
 * @returns {object[]} Class declarations with a `tagName`, in the order of their files
 */
export function listElements({ modules }) {
  return modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName !== undefined);
}

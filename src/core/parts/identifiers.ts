/** The part that finds items by handles, DOIs, UUIDs, URLs and the identifiers of their language versions. */
export { expandIdentifier } from '../identifiers/expand-identifier.js';
export { findByIdentifier } from '../identifiers/find-by-identifier.js';

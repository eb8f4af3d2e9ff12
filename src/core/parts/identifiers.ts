/**
 * The part that finds items by handles, DOIs, UUIDs, URLs and the identifiers of their language versions. It
 * also has `dropVolume`, which the lists and the DSpace source share; both load this part.
 */
export { expandIdentifier } from '../identifiers/expand-identifier.js';
export { findByIdentifier } from '../identifiers/find-by-identifier.js';
export { dropVolume } from '../related/drop-volume.js';

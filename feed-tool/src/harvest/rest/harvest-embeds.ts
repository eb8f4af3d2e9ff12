/**
 * Parameters that embed what a feed has besides metadata: the cover, the files with their media types, and
 * who may read them (from DSpace 7.3 on for items, from 9.0 on for files; older versions ignore unknown
 * names). Lists have 20 entries unless `embed.size` names another number (recorded replies `A17i` of DSpace
 * 7.6.7 and 9.2).
 */
export const HARVEST_EMBEDS =
  'embed=thumbnail/accessStatus&embed=bundles/bitstreams/format&embed=bundles/bitstreams/accessStatus' +
  '&embed=bundles/primaryBitstream&embed=accessStatus&embed.size=bundles/bitstreams=100';

/**
 * The same for the first bundle only. It is ORIGINAL in all recorded replies; the others (TEXT, THUMBNAIL,
 * LICENSE) make up two thirds of a response, and of the time that the server needs.
 */
export const FIRST_BUNDLE_EMBEDS = `${HARVEST_EMBEDS},bundles=1`;

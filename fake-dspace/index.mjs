export { LibraryStore } from './library/library-store.mjs';
export { serveDspace } from './server/request-listener.mjs';

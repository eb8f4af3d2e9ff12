import type { Messages } from '../messages.js';

/** Spanish. Subjects are materias, as in DSpace's own interface. An item is a documento, not an ítem. */
export const messages: Messages = {
  alsoAvailableIn: 'También disponible en:',
  noResults: 'No se han encontrado resultados.',
  showMore: 'Mostrar más',
  showLess: 'Mostrar menos',
  download: 'Descargar',
  moreFiles: {
    one: '{count} archivo más',
    many: '{count} de archivos más',
    other: '{count} archivos más',
  },
  loading: 'Cargando…',
  loaded: 'Carga completada',
  publications: {
    one: '{count} publicación',
    many: '{count} de publicaciones',
    other: '{count} publicaciones',
  },
  labelled: '{label}: {text}',
  tryAgain: 'Reintentar',
  withdrawn: 'Esta publicación ha sido retirada.',
  superseded: 'Existe una versión más reciente.',
  lastUpdated: 'Última actualización: {date}',
  shownEdition: '(se muestra aquí)',
  opensInNewTab: '(se abre en una pestaña nueva)',
  relatedItems: 'Documentos relacionados',
  relatedItemsDescription: 'Documentos relacionados por sus metadatos.',
  alsoDownloaded: 'Los usuarios también descargaron',
  alsoDownloadedDescription: 'Archivos relacionados que se han descargado',
  shares: { subjects: 'Materias en común:', series: 'Misma serie:', authors: 'Misma autoría:' },
  separator: ', ',
  factSeparator: ', ',
  offline: 'No hay conexión a Internet.',
  notFound: 'No se ha encontrado esta publicación.',
  notPublic: 'Esta publicación no es pública.',
  card: {
    show: 'Mostrar la publicación',
    unreachable: 'Esta publicación no se puede cargar en este momento.',
    unusable: 'Esta publicación no se puede mostrar.',
  },
  list: {
    show: 'Mostrar las publicaciones',
    unreachable: 'Estas publicaciones no se pueden cargar en este momento.',
    unusable: 'Estas publicaciones no se pueden mostrar.',
  },
};

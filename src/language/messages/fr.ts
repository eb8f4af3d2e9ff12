import type { Messages } from '../messages.js';

/**
 * French. "Voir plus" and "Réduire" are DSpace's own. An item is a document, not an "item". The spaces before
 * colons do not break (Lexique des règles typographiques en usage à l'Imprimerie nationale).
 */
export const messages: Messages = {
  alsoAvailableIn: 'Également disponible en\u00A0:',
  noResults: 'Aucun résultat trouvé.',
  showMore: 'Voir plus',
  showLess: 'Réduire',
  download: 'Télécharger',
  moreFiles: {
    one: '{count} autre fichier',
    many: '{count} d’autres fichiers',
    other: '{count} autres fichiers',
  },
  loading: 'Chargement en cours…',
  loaded: 'Chargement terminé',
  publications: {
    one: '{count} publication',
    many: '{count} de publications',
    other: '{count} publications',
  },
  labelled: '{label}\u00A0: {text}',
  tryAgain: 'Réessayer',
  withdrawn: 'Cette publication a été retirée.',
  superseded: 'Il existe une version plus récente.',
  lastUpdated: 'Dernière mise à jour\u00A0: {date}',
  shownEdition: '(affichée ici)',
  opensInNewTab: '(s’ouvre dans un nouvel onglet)',
  relatedItems: 'Documents associés',
  relatedItemsDescription: 'Documents associés d’après leurs métadonnées.',
  alsoDownloaded: 'Les utilisateurs ont aussi téléchargé',
  alsoDownloadedDescription: 'Fichiers associés qui ont été téléchargés',
  shares: {
    subjects: 'Sujets communs\u00A0:',
    series: 'Même série\u00A0:',
    authors: 'Mêmes auteurs\u00A0:',
  },
  separator: ', ',
  factSeparator: ', ',
  offline: 'Il n’y a pas de connexion à Internet.',
  notFound: 'Cette publication est introuvable.',
  notPublic: 'Cette publication n’est pas publique.',
  card: {
    show: 'Afficher la publication',
    unreachable: 'Cette publication ne peut pas être chargée pour le moment.',
    unusable: 'Cette publication ne peut pas être affichée.',
  },
  list: {
    show: 'Afficher les publications',
    unreachable: 'Ces publications ne peuvent pas être chargées pour le moment.',
    unusable: 'Ces publications ne peuvent pas être affichées.',
  },
};

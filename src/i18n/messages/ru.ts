import type { Messages } from '../messages.js';

/** Russian. "Свернуть", "Скачать" and "Темы" are DSpace's own; an item is a материал rather than its элемент. */
export const messages: Messages = {
  alsoAvailableIn: 'Также доступно на языках:',
  noResults: 'Ничего не найдено.',
  showMore: 'Показать больше',
  showLess: 'Свернуть',
  download: 'Скачать',
  moreFiles: {
    one: 'ещё {count} файл',
    few: 'ещё {count} файла',
    many: 'ещё {count} файлов',
    other: 'ещё {count} файла',
  },
  loading: 'Загрузка…',
  loaded: 'Загружено',
  publications: {
    one: '{count} публикация',
    few: '{count} публикации',
    many: '{count} публикаций',
    other: '{count} публикации',
  },
  labelled: '{label}: {text}',
  tryAgain: 'Повторить попытку',
  withdrawn: 'Эта публикация отозвана.',
  lastUpdated: 'Последнее обновление: {date}',
  shownEdition: '(показано здесь)',
  opensInNewTab: '(откроется в новой вкладке)',
  relatedItems: 'Связанные материалы',
  relatedItemsDescription: 'Материалы, связанные общими метаданными.',
  alsoDownloaded: 'Пользователи также скачивали',
  alsoDownloadedDescription: 'Связанные файлы, которые скачивали пользователи',
  shares: { subjects: 'Общие темы:', series: 'Та же серия:', authors: 'Те же авторы:' },
  separator: ', ',
  factSeparator: ', ',
  offline: 'Нет подключения к Интернету.',
  notFound: 'Эта публикация не найдена.',
  card: {
    show: 'Показать публикацию',
    unreachable: 'Сейчас эту публикацию не удаётся загрузить.',
    unusable: 'Эту публикацию не удаётся показать.',
  },
  list: {
    show: 'Показать публикации',
    unreachable: 'Сейчас эти публикации не удаётся загрузить.',
    unusable: 'Эти публикации не удаётся показать.',
  },
};

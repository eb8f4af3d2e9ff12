import type { Messages } from '../messages.js';

/**
 * Chinese in simplified characters, with the punctuation of GB/T 15834. A publication is 出版物, as on the
 * repository's own pages.
 */
export const messages: Messages = {
  alsoAvailableIn: '其他语言版本：',
  noResults: '未找到结果。',
  showMore: '显示更多',
  showLess: '收起',
  download: '下载',
  moreFiles: { other: '另有 {count} 个文件' },
  loading: '正在加载……',
  loaded: '已加载',
  publications: { other: '{count} 份出版物' },
  labelled: '{label}：{text}',
  tryAgain: '重试',
  withdrawn: '此出版物已撤回。',
  superseded: '已有较新版本。',
  lastUpdated: '最后更新：{date}',
  shownEdition: '（当前显示）',
  opensInNewTab: '（在新标签页中打开）',
  relatedItems: '相关条目',
  relatedItemsDescription: '显示通过元数据关联的条目。',
  alsoDownloaded: '用户还下载了',
  alsoDownloadedDescription: '显示用户下载过的相关文件',
  shares: { subjects: '共同主题：', series: '同一丛书：', authors: '相同作者：' },
  separator: '、',
  factSeparator: '，',
  offline: '未连接到互联网。',
  notFound: '未找到此出版物。',
  notPublic: '此出版物未公开。',
  card: {
    show: '显示出版物',
    unreachable: '暂时无法加载此出版物。',
    unusable: '无法显示此出版物。',
  },
  list: {
    show: '显示出版物',
    unreachable: '暂时无法加载这些出版物。',
    unusable: '无法显示这些出版物。',
  },
};

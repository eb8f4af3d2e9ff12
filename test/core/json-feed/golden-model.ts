import type { Item } from '../../../src/core/model/item.js';

/**
 * Returns the items of the model that test/fixtures/feeds/golden.json must become.
 *
 * @param folder URL of the folder that the feed is in, with a slash at its end
 */
export function makeGoldenModel(folder: string): Item[] {
  return [
    {
      id: 'ab1234en',
      language: 'en',
      url: 'https://repository.example/handle/20.500.14283/ab1234en',
      title: 'Soils & seasons',
      subtitle: 'Guidance material',
      summary: [
        [
          'Soil stores ',
          { mark: 'em', children: ['carbon'] },
          ' as CO',
          { mark: 'sub', children: ['2'] },
          ' leaves the air.',
        ],
        ['A second paragraph.'],
      ],
      image: `${folder}covers/ab1234en.svg`,
      attachments: [{ url: `${folder}files/ab1234en.pdf`, mimeType: 'application/pdf', size: 18_400_000 }],
      type: 'Brochure, flyer, fact-sheet',
      dateIssued: '2023-05-04',
      jobNumber: 'AB1234EN',
      handle: '20.500.14283/ab1234en',
      doi: '10.4060/ab1234en',
      uuid: '11111111-2222-4333-8444-555555555555',
      series: 'Soil notes 4',
      rights: 'CC BY 4.0',
      citation: 'Davis, B. 2023. Soils & seasons. Rome, FAO.',
      authors: ['Davis, B.'],
      subjects: ['soil', 'carbon'],
      languages: [
        {
          id: 'ab1234fr',
          language: 'fr',
          url: 'https://repository.example/handle/20.500.14283/ab1234fr',
          title: 'Sols et saisons',
          subtitle: "Matériel d'orientation",
          summary: [['Le sol retient le carbone.']],
          image: `${folder}covers/ab1234fr.svg`,
          attachments: [
            { url: `${folder}files/ab1234fr.pdf`, mimeType: 'application/pdf', size: 17_100_000 },
          ],
        },
        { id: 'ab1234ar', language: 'ar', title: 'التربة والفصول', attachments: [] },
      ],
      related: [{ id: 'cd5678en', reason: 'Shares subjects: soil' }],
      alsoDownloaded: {
        period: '2026-01-01/2026-06-30',
        threshold: 5,
        sample: true,
        items: [
          { id: 'cd5678en', count: 41 },
          { id: '7', count: 3 },
        ],
      },
      withdrawn: false,
    },
    {
      id: 'cd5678en',
      language: 'en',
      url: 'https://repository.example/handle/20.500.14283/cd5678en',
      title: 'Water in dry seasons',
      summary: [['A line about water.']],
      attachments: [],
      type: 'Book (stand-alone)',
      dateIssued: '2021',
      jobNumber: 'cd5678en',
      authors: [],
      subjects: ['water', 'soil'],
      languages: [],
      related: [],
      withdrawn: false,
    },
    {
      id: '7',
      language: 'en',
      url: 'https://repository.example/items/7',
      title: 'An item with a number for an id',
      attachments: [],
      authors: [],
      subjects: [],
      withdrawn: false,
    },
    {
      id: 'gone',
      language: 'en',
      title: 'A withdrawn item',
      attachments: [{ url: `${folder}files/gone.pdf`, mimeType: 'application/pdf' }],
      authors: [],
      subjects: [],
      withdrawn: true,
    },
  ];
}

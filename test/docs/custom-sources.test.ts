import type { List } from '../elements/list.js';
import { expect, openFeedServer, until, type FeedServer, type HostPage } from '../page/index.js';
import { moduleFile, openWidgetPage } from '../embed/widget-page.js';

/** A section of the documentation: its examples of pages, and the files that these request, by path. */
interface Section {
  readonly pages: string[];
  readonly files: Map<string, string>;
}

async function readSections(): Promise<Map<string, Section>> {
  const text = await (await fetch('/docs/custom-sources.md')).text();
  const files = new Map<string, string>();
  return new Map(
    text.split(/^## /m).map((section) => {
      const blocks = [...section.matchAll(/^```(\w+) ?(\S*)\n([^]*?)^```$/gm)];
      for (const [, language, path, content] of blocks) if (language === 'json') files.set(path!, content!);
      const pages = blocks.filter(([, language]) => language === 'html').map(([, , , content]) => content!);
      return [section.split('\n')[0]!, { pages, files }];
    }),
  );
}

/** Shows the example of a section, with the URLs of this test. */
async function openExample(server: FeedServer, title: string): Promise<HostPage> {
  const { pages, files } = (await readSections()).get(title)!;
  expect(pages, `examples under "${title}"`).to.have.length(1);
  for (const [path, content] of files) await server.reply(path, { json: JSON.parse(content) });
  const page = pages[0]!
    .replaceAll('https://cdn.example/fao-widgets.js', moduleFile)
    .replaceAll('https://library.example/api', server.url('/api'))
    .replaceAll('<fao-item-card', '<fao-item-card loading="eager" lite')
    .replaceAll('<fao-related-items', '<fao-related-items loading="eager" lite');
  return openWidgetPage(page);
}

/** Returns the text of a widget once it is ready. */
async function readText(page: HostPage, tag: string): Promise<string> {
  const element = page.document.querySelector<List>(tag)!;
  await until(() => (element.state as string | undefined) === 'ready', `<${tag}> to be ready`);
  await element.updateComplete;
  return element.shadowRoot!.querySelector('.cell')!.textContent.replace(/\s+/g, ' ');
}

describe('The examples of docs/custom-sources.md', () => {
  it('show data from a script', async () => {
    const page = await openExample(openFeedServer(), 'The property `data`');
    expect(await readText(page, 'fao-item-card')).to.contain('Living soil');
    expect(await readText(page, 'fao-related-items')).to.match(/Water in dry seasons.*Shares subjects: soil/);
  });

  it('show data from a JSON block', async () => {
    const page = await openExample(openFeedServer(), 'A JSON block in the page');
    expect(await readText(page, 'fao-item-card')).to.contain('Living soil');
    expect(await readText(page, 'fao-related-items')).to.contain('Water in dry seasons');
  });

  it('show data from configure()', async () => {
    const page = await openExample(openFeedServer(), '`configure()`');
    expect(await readText(page, 'fao-item-card')).to.contain('Water in dry seasons');
  });

  it('show other JSON through a field map, with one request for both widgets', async () => {
    const server = openFeedServer();
    const page = await openExample(server, 'A field map');
    const card = await readText(page, 'fao-item-card');
    expect(card).to.match(/Library record.*2024.*Living soil.*français.*Download PDF, 18.4 MB/);
    const { item } = page.document.querySelector('fao-item-card')!;
    expect(item?.url).to.equal('https://library.example/records/17');
    expect(item?.image).to.equal(new URL('/covers/17.svg', server.url('/')).href);
    expect(item?.authors).to.deep.equal(['Davis, B.', 'Bhalla, G.']);
    expect(await readText(page, 'fao-related-items')).to.match(
      /L'eau en saison sèche.*Shares subjects: soil/,
    );
    expect(await server.requests('/api/records')).to.have.length(1);
  });

  it('show the result of a function', async () => {
    const page = await openExample(openFeedServer(), 'A function with `registerSource()`');
    expect(await readText(page, 'fao-item-card')).to.contain('Living soil');
  });

  it('all have a test here', async () => {
    const titles = [...(await readSections())]
      .filter(([, { pages }]) => pages.length)
      .map(([title]) => title);
    expect(titles).to.have.length(5);
  });
});

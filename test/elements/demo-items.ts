/** An item of the demo feed, with the properties that tests use. */
export interface DemoItem {
  readonly id: string;
  readonly title: string;
  readonly image?: string;
  readonly _fao?: object;
}

let items: Promise<DemoItem[]> | undefined;

/** Reads all items of the demo feed once; they have real titles and abstracts in six languages. */
export function readDemoItems(): Promise<DemoItem[]> {
  return (items ??= read());
}

/** Returns an item of the demo feed. */
export async function readDemoItem(id: string): Promise<DemoItem> {
  const item = (await readDemoItems()).find((candidate) => candidate.id === id);
  if (!item) throw new Error(`The demo feed has no item "${id}".`);
  return item;
}

async function read(): Promise<DemoItem[]> {
  const feed = new URL('/demo/feed/feed.json', location.href);
  const { items } = (await (await fetch(feed)).json()) as { items: DemoItem[] };
  return items.map(({ image, ...item }) => (image ? { ...item, image: new URL(image, feed).href } : item));
}

/** Reads all items of the demo feed as separate works, so that one list can show them all. */
export async function readDistinctItems(): Promise<DemoItem[]> {
  return (await readDemoItems()).map((item, index) => {
    const { _fao: fao = {}, ...rest } = item as DemoItem & { _fao?: { languages?: object[] } };
    const languages = fao.languages?.map((version) => ({ ...version, id: undefined }));
    const extension = {
      ...fao,
      languages,
      job_number: undefined,
      doi: undefined,
      handle: undefined,
      related: undefined,
    };
    return { ...rest, id: `item ${index}`, _fao: extension };
  });
}

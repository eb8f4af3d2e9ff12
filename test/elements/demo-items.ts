/** An item of the demo feed, as far as tests look into it. */
export interface DemoItem {
  readonly id: string;
  readonly title: string;
  readonly image?: string;
}

/** All items of the demo feed, real titles and abstracts in six languages, to be given to cards by the property `data`. */
export async function readDemoItems(): Promise<DemoItem[]> {
  const feed = new URL('/demo/feed/feed.json', location.href);
  const { items } = (await (await fetch(feed)).json()) as { items: DemoItem[] };
  return items.map(({ image, ...item }) => (image ? { ...item, image: new URL(image, feed).href } : item));
}

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/**
 * Converts a CSS colour to sRGB, each channel from 0 to 1. It paints the colour, since computed values have
 * many notations.
 */
function readColour(css: string): Colour {
  const context = new OffscreenCanvas(1, 1).getContext('2d')!;
  context.fillStyle = css;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = [...context.getImageData(0, 0, 1, 1).data].map(
    (byte) => byte / 255,
  );
  return [red, green, blue, alpha];
}

function paintOver([red, green, blue, alpha]: Colour, [under0, under1, under2]: Colour): Colour {
  const mix = (over: number, under: number) => over * alpha + under * (1 - alpha);
  return [mix(red, under0), mix(green, under1), mix(blue, under2), 1];
}

/**
 * Returns the colour behind an element's text: the backgrounds of all ancestors, through shadow roots, over
 * white.
 */
function readBackground(element: Element | null): Colour {
  if (!element) return [1, 1, 1, 1];
  const root = element.getRootNode();
  const around = element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  return paintOver(readColour(getComputedStyle(element).backgroundColor), readBackground(around));
}

/* WCAG 2.2, "relative luminance". */
function computeLuminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour
    .slice(0, 3)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * Computes the contrast ratio of an element's own text to its background, as WCAG 2.2 defines it. Opacity is
 * ignored.
 *
 * @returns 1 to 21
 */
export function measureContrast(element: Element): number {
  const background = readBackground(element);
  const text = paintOver(readColour(getComputedStyle(element).color), background);
  const [dark = 0, light = 0] = [computeLuminance(text), computeLuminance(background)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

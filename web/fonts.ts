// Font families by name, the same for the letters drawn in the worker and for the fields of the page. Generic names such
// as system-ui are left out: a canvas and a page can resolve them differently.

const SANS = '"Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif';
const MONO = 'Menlo, Consolas, "Roboto Mono", "Noto Sans Mono", "DejaVu Sans Mono", "Liberation Mono", monospace';
const EMOJI = '"Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji"';

export interface Typeface {
  weight: number;
  families: string;
}

/// In the order of shipshape::Face.
export const TYPEFACES: readonly Typeface[] = [
  { weight: 400, families: SANS },
  { weight: 600, families: SANS },
  { weight: 400, families: MONO },
];

/// The canvas font for one code point. What is an emoji by default asks the emoji fonts first, because many text fonts
/// have a colourless picture of it.
export function canvasFont(face: Typeface, size: number, codePoint: number): string {
  const emoji = codePoint > 0x2000 && /\p{Emoji_Presentation}/u.test(String.fromCodePoint(codePoint));
  return `${face.weight} ${size}px ${emoji ? `${EMOJI}, ` : ''}${face.families}`;
}

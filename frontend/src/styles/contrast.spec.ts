import tokens from './tokens.scss' with { loader: 'text' };

const tones = ['waiting', 'running', 'decided', 'overdue', 'paused', 'closed'];
const surfaces = ['page', 'panel', 'raised', 'sunken'];

/** Text on what lies under it. */
const textPairs: [ink: string, ground: string][] = [
  ...surfaces.flatMap((ground): [string, string][] => [
    ['ink', ground],
    ['ink-muted', ground],
    ['accent-ink', ground],
  ]),
  ...tones.flatMap((tone): [string, string][] => [
    [`${tone}-ink`, `${tone}-wash`],
    [`${tone}-ink`, 'panel'],
  ]),
  ['ink', 'accent-wash'],
  ['ink-muted', 'accent-wash'],
  ['accent-ink', 'accent-wash'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-danger', 'danger'],
];

/** Borders of controls and the focus ring: WCAG 1.4.11 asks 3 to 1. */
const shapePairs: [ink: string, ground: string][] = [
  ['line-strong', 'panel'],
  ['accent', 'panel'],
  ['accent', 'page'],
];

function theme(name: string): Map<string, string> {
  const block = new RegExp(`\\[data-theme='${name}'\\] \\{([^}]*)\\}`).exec(tokens)?.[1] ?? '';
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, key = '', hex = '']) => [key, hex]),
  );
}

/** Relative luminance, 0 to 1. Source: WCAG 2.2, definition of relative luminance. */
function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = channels;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(colours: Map<string, string>, ink: string, ground: string): number {
  const [light = 0, dark = 0] = [ink, ground]
    .map((name) => luminance(colours.get(name) ?? ''))
    .sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(['light', 'dark', 'reading'])('the %s theme', (name) => {
  const colours = theme(name);

  it.each(textPairs)('shows %s on %s at 4.5 to 1 or more', (ink, ground) => {
    expect(contrast(colours, ink, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(shapePairs)('draws %s on %s at 3 to 1 or more', (ink, ground) => {
    expect(contrast(colours, ink, ground)).toBeGreaterThanOrEqual(3);
  });
});

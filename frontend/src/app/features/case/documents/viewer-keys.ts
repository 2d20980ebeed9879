export type ViewerAct = 'larger' | 'smaller' | 'fit' | 'rotate' | 'next' | 'previous' | 'find';

const acts: Readonly<Record<string, ViewerAct>> = {
  '+': 'larger',
  '=': 'larger',
  '-': 'smaller',
  '0': 'fit',
  r: 'rotate',
  n: 'next',
  ArrowRight: 'next',
  p: 'previous',
  ArrowLeft: 'previous',
  '/': 'find',
};

/** What a key does while a document is in hand: + − 0 zoom, r turns, n p leaf, / or Ctrl+F finds. */
export function viewerKey({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): ViewerAct | undefined {
  if (altKey) return undefined;
  if (ctrlKey || metaKey) return key === 'f' ? 'find' : undefined;
  return acts[key];
}

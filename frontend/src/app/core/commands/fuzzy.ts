const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

/**
 * How well the letters of `query` are found in `text`, in order, accents aside: the higher the better,
 * undefined when one is missing. Runs of letters and beginnings of words count more.
 */
export function fuzzyScore(query: string, text: string): number | undefined {
  const wanted = plain(query).replaceAll(' ', '');
  const given = plain(text);
  let score = 0;
  let from = 0;
  for (const letter of wanted) {
    const at = given.indexOf(letter, from);
    if (at < 0) return undefined;
    const startsWord = at === 0 || given[at - 1] === ' ';
    score += startsWord ? 3 : at === from ? 2 : 1 / (1 + at - from);
    from = at + 1;
  }
  return score - given.length / 1000;
}

export function fuzzyFilter<Item>(
  query: string,
  items: readonly Item[],
  textOf: (item: Item) => string,
): Item[] {
  if (!query.trim()) return [...items];
  return items
    .flatMap((item) => {
      const score = fuzzyScore(query, textOf(item));
      return score === undefined ? [] : [{ item, score }];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item);
}

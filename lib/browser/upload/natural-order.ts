/**
 * The same items in the order in which people count: `2.wav` before `10.wav`, capitals as small letters. By keys, because
 * a collator would hold the page up for 50 ms over 10,000 names.
 */
export function toNaturalOrder<T>(items: readonly T[], nameOf: (item: T) => string): T[] {
  const keyed = items.map((item) => ({ item, key: toKey(nameOf(item)) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return keyed.map(({ item }) => item);
}

function toKey(name: string): string {
  return name.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(12, "0"));
}

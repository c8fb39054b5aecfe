/** Somebody who gets audios to review, and how many they have to do already. */
export type Hand = { id: string; open: number };

/** An audio to be dealt, and who has decided on it. */
export type Card = { id: string; decidedBy: ReadonlySet<string> };

/**
 * Who gets which audio: each goes to whoever has the fewest to do by then, the first of those named first; to somebody who
 * has decided on it only where everybody has. Pairs of an audio and a person, in the order of the audios.
 */
export function deal(cards: readonly Card[], hands: readonly Hand[]): { card: string; hand: string }[] {
  const open = new Map(hands.map(({ id, open }) => [id, open]));
  return cards.flatMap((card) => {
    const fresh = hands.filter(({ id }) => !card.decidedBy.has(id));
    const [first, ...others] = fresh.length > 0 ? fresh : hands;
    if (!first) return [];
    const openOf = (hand: Hand) => open.get(hand.id) ?? 0;
    const next = others.reduce((least, hand) => (openOf(hand) < openOf(least) ? hand : least), first);
    open.set(next.id, openOf(next) + 1);
    return [{ card: card.id, hand: next.id }];
  });
}

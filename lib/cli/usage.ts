import { type ParseArgsConfig, parseArgs } from "node:util";

/** What was typed makes no sense: the message says what would. */
export class UsageError extends Error {}

type Options = NonNullable<ParseArgsConfig["options"]>;
type Parsed<O extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: O; allowPositionals: true; allowNegative: true }>
>;

/** The options and other arguments of a command; a {@link UsageError} for an option it does not have. */
export function parseOptions<const O extends Options>(args: string[], options: O): Parsed<O> {
  try {
    return parseArgs({ args, options, allowPositionals: true, allowNegative: true });
  } catch (error) {
    if (!(error instanceof TypeError) || !("code" in error)) throw error;
    // Node goes on with a hint about `--`; its first sentence says it all.
    throw new UsageError(`${error.message.split(". ")[0]}.`);
  }
}

/** The whole number from `least` on that `--name` was given; `fallback` without one. */
export function toCount<T>(text: string | undefined, { name, least, fallback }: CountRule<T>): number | T {
  if (text === undefined) return fallback;
  const count = Number(text);
  if (/^\d{1,9}$/.test(text) && count >= least) return count;
  throw new UsageError(`--${name} takes a whole number from ${least} on, not "${text}".`);
}

type CountRule<T> = { name: string; least: number; fallback: T };

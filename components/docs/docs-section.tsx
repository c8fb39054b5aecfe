import type { ReactNode } from "react";

type DocsSectionProps = { id: string; title: ReactNode; children: ReactNode };

/** A titled part of a page of the documentation, with an address of its own. */
export function DocsSection({ id, title, children }: DocsSectionProps) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="min-w-0 space-y-3">
      <h2 id={`${id}-title`} className="font-semibold text-lg tracking-tight">
        <a href={`#${id}`} className="underline-offset-4 hover:underline">
          {title}
        </a>
      </h2>
      {children}
    </section>
  );
}

/** A sentence or a few of the documentation, at a width that can be read. */
export function Prose({ children }: { children: ReactNode }) {
  return (
    <p className="max-w-prose text-pretty leading-relaxed [&_a]:font-medium [&_a]:text-primary [&_a]:underline [&_a]:underline-offset-4">
      {children}
    </p>
  );
}

/** A name of the machine's inside of a sentence. */
export function Code({ children }: { children: ReactNode }) {
  return (
    <code className="wrap-anywhere rounded-sm bg-muted px-1 py-0.5 font-mono text-[0.8125em] text-foreground">
      {children}
    </code>
  );
}

/** A sentence in which backticks mark what belongs to the machine, as descriptions of the API have it. */
export function CodeWords({ text }: { text: string }) {
  return text.split("`").map((part, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never move.
    at % 2 === 1 ? <Code key={at}>{part}</Code> : part,
  );
}

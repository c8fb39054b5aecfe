import { cn } from "@/components/ui/cn";
import { CopyButton } from "@/components/ui/copy-button";

type CommandBlockProps = {
  /** What it is, such as "Upload": the block and its button are named after it. */
  label: string;
  text: string;
  kind?: "command" | "program";
};

/** Text for a terminal or a file, to be copied whole. Wide lines scroll within it. */
export function CommandBlock({ label, text, kind = "command" }: CommandBlockProps) {
  return (
    <figure data-kind={kind} className="overflow-hidden rounded-lg border bg-card shadow-card">
      <figcaption className="flex h-9 items-center justify-between gap-3 border-b bg-muted pr-3 pl-4 font-medium text-muted-foreground text-xs">
        {label}
        <CopyButton what={`${kind}: ${label}`} text={text} />
      </figcaption>
      <CodeScroll label={`${label}, ${kind}`}>{text}</CodeScroll>
    </figure>
  );
}

type CodeScrollProps = { label: string; className?: string; children: string };

/** Code as it is. It can be scrolled by the keyboard, so it has a name. */
export function CodeScroll({ label, className, children }: CodeScrollProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a `pre` that scrolls is a region by role, so that it can be found and left.
    <pre
      role="region"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse.
      tabIndex={0}
      className={cn("overflow-auto px-4 py-3 font-mono text-[0.8125rem] leading-relaxed -outline-offset-2", className)}
    >
      <code>{children}</code>
    </pre>
  );
}

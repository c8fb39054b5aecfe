import { TabLink, TabLinks } from "@/components/ui/tab-links";

/** The pages of the documentation. */
export function DocsNav({ current }: { current: "guide" | "reference" }) {
  return (
    <TabLinks aria-label="Documentation">
      <TabLink href="/docs" current={current === "guide" ? "page" : null}>
        Guide
      </TabLink>
      <TabLink href="/docs/reference" current={current === "reference" ? "page" : null}>
        Reference
      </TabLink>
    </TabLinks>
  );
}

type ContentsProps = { label: string; entries: readonly { id: string; title: string }[] };

/** What is on the page: a column beside it where there is room. */
export function Contents({ label, entries }: ContentsProps) {
  return (
    <nav aria-label={label} className="top-22 hidden self-start lg:sticky lg:block">
      <ul className="space-y-0.5">
        {entries.map(({ id, title }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className="block rounded-md px-3 py-1.5 font-medium text-[0.8125rem] text-muted-foreground hover:bg-accent/60 hover:text-foreground"
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

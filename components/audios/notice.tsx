import type { LucideIcon } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cn } from "@/components/ui/cn";

const tones = {
  neutral: "bg-card [&_svg]:text-muted-foreground",
  warning: "border-warning/30 bg-warning/10 [&_svg]:text-warning",
  destructive: "border-destructive/30 bg-destructive/10 [&_svg]:text-destructive",
};

type NoticeProps = {
  icon: LucideIcon;
  tone: keyof typeof tones;
  title: string;
  children: ReactNode;
  action?: ReactNode;
};

/** A box that says something important about the page's subject. */
export function Notice({ icon: Icon, tone, title, children, action }: NoticeProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={cn("flex flex-wrap items-start gap-x-3 gap-y-3 rounded-lg border px-4 py-3.5 text-sm", tones[tone])}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 grow basis-60 space-y-1">
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        <div className="text-pretty">{children}</div>
      </div>
      {action}
    </section>
  );
}

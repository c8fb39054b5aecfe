import { cn } from "@/components/ui/cn";

/** The mark: a sheet with its corner folded down, and a sound on it. An ornament; name it beside. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={cn("size-7 text-primary", className)}>
      <path fill="currentColor" d="M8 2h12.5L30 11.5V24a6 6 0 0 1-6 6H8a6 6 0 0 1-6-6V8a6 6 0 0 1 6-6Z" />
      <path fill="var(--color-card)" fillOpacity="0.55" d="M20.5 2 30 11.5h-5.5a4 4 0 0 1-4-4Z" />
      <path
        stroke="var(--color-primary-foreground)"
        strokeWidth="2.6"
        strokeLinecap="round"
        d="M8.5 17v3M13.5 13v11M18.5 15.5v6M23.5 17.5v2"
      />
    </svg>
  );
}

/** The mark with the name. */
export function Logo({ className }: { className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2 font-semibold text-[0.9375rem] tracking-tight", className)}>
      <LogoMark />
      Earmark
    </span>
  );
}

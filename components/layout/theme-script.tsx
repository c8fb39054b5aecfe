"use client";

import { themeScript } from "@/components/layout/theme";
import { useTheme } from "@/components/layout/use-theme";

/** Shows the chosen theme before anything is painted. Belongs into the head. */
export function ThemeScript() {
  useTheme();
  // Where the whole document is made in the browser (a page that failed) the script is inert and the hook does its work.
  return (
    <script
      type={typeof window === "undefined" ? "text/javascript" : "text/plain"}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours
      dangerouslySetInnerHTML={{ __html: themeScript }}
    />
  );
}

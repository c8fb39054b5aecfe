/** What somebody is signed in with: `Firefox on Windows`, or a program's own name. */
type ClientWords = { name: string; kind: "computer" | "phone" | "program" };

// The order counts: browsers name those whose pages they want to be given, too.
const browsers: [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/\b(HeadlessChrome|Chrome|CriOS)\//, "Chrome"],
  [/\bVersion\/.*\bSafari\//, "Safari"],
];

const systems: [RegExp, string, ClientWords["kind"]][] = [
  [/\biPhone\b/, "an iPhone", "phone"],
  [/\biPad\b/, "an iPad", "phone"],
  [/\bAndroid\b/, "Android", "phone"],
  [/\bWindows\b/, "Windows", "computer"],
  [/\bCrOS\b/, "ChromeOS", "computer"],
  [/\bMac OS X\b|\bMacintosh\b/, "macOS", "computer"],
  [/\bLinux\b/, "Linux", "computer"],
];

/** The `User-Agent` of a session in words. It is what the client said of itself, and proves nothing. */
export function toClientWords(userAgent: string | null): ClientWords {
  if (!userAgent?.trim()) return { name: "An unnamed program", kind: "program" };
  if (!userAgent.startsWith("Mozilla/")) {
    return { name: userAgent.trim().split(/[/\s(]/)[0] || "An unnamed program", kind: "program" };
  }
  const browser = browsers.find(([pattern]) => pattern.test(userAgent))?.[1] ?? "A browser";
  const [, system, kind] = systems.find(([pattern]) => pattern.test(userAgent)) ?? [null, null, "computer" as const];
  return { name: system ? `${browser} on ${system}` : browser, kind };
}

/** The address of a session as people know it: one of IPv4 that came over IPv6 without its prefix. */
export function toAddressWords(address: string | null): string {
  return address?.replace(/^::ffff:(?=\d+\.)/i, "") ?? "unknown";
}

import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { findTwins } from "@/app/(workspace)/[owner]/[space]/audios/actions";
import { createClip, createWaiting, discardUpload, loadRules } from "@/app/(workspace)/uploads/actions";
import { ThemeScript } from "@/components/layout/theme-script";
import { Toaster } from "@/components/ui/toaster";
import { UploadProvider } from "@/components/upload/upload-provider";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Earmark", template: "%s · Earmark" },
  description: "Upload audio, check that it arrived whole, listen to it, review it and decide.",
  icons: { icon: { url: "/icon.svg", type: "image/svg+xml" } },
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf9f7" },
    { media: "(prefers-color-scheme: dark)", color: "#0f0f12" },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <ThemeScript />
      </head>
      <body>
        {/* Here it outlives the way to the sign-in page and back, which a session that has ended sends people on. */}
        <UploadProvider actions={{ createClip, createWaiting, discardUpload, findTwins, loadRules }}>
          {children}
        </UploadProvider>
        <Toaster />
      </body>
    </html>
  );
}

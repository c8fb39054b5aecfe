import Link from "next/link";
import { Code } from "@/components/docs/docs-section";
import { PageHeader } from "@/components/layout/page-header";

type ReferenceHeaderProps = { apiAddress: string; isApiHere: boolean; isDescribed: boolean };

/** What the reference is made from, and how to try it. */
export function ReferenceHeader({ apiAddress, isApiHere, isDescribed }: ReferenceHeaderProps) {
  if (!isDescribed) return <PageHeader title="API reference" />;
  return (
    <PageHeader title="API reference">
      <p className="max-w-prose text-pretty">
        Every operation of <Code>{apiAddress}</Code>, made from its{" "}
        <a href={`${apiAddress}/openapi.json`} className="font-medium text-primary underline underline-offset-4">
          OpenAPI description
        </a>
        .{" "}
        {isApiHere ? (
          <>
            Open one and try it with a{" "}
            <Link href="/settings/keys" className="font-medium text-primary underline underline-offset-4">
              key of yours
            </Link>
            .
          </>
        ) : (
          "The API stands at another address than this page, and browsers let no page ask another address with a key: take the commands of the guide."
        )}
      </p>
    </PageHeader>
  );
}

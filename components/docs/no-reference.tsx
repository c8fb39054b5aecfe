import { FileQuestion } from "lucide-react";
import { Code } from "@/components/docs/docs-section";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";

/** What stands in place of the reference where the API does not describe itself. */
export function NoReference({ apiAddress }: { apiAddress: string }) {
  return (
    <Card>
      <EmptyState icon={FileQuestion} title="There is no reference of this API">
        <p>
          The reference is made from <Code>{apiAddress}/openapi.json</Code>, and there is no such description just now.
          The guide holds for every server of this contract.
        </p>
      </EmptyState>
    </Card>
  );
}

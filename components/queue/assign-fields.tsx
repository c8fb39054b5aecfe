import { nameOf, type Person } from "@/components/queue/person";
import { leaseChoices } from "@/components/queue/queue-words";
import { describeField, Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

const A_DAY = 1440;

const lease = { id: "assign-minutes", hint: "Then what is not decided is nobody's again." };

/** The fields `to`, `minutes` and `takeOver` of a form. */
export function AssignFields({ people, canTakeOver }: { people: Person[]; canTakeOver: boolean }) {
  return (
    <>
      <fieldset className="space-y-1.5">
        <legend className="font-medium text-sm">To</legend>
        <div className="max-h-48 space-y-1 overflow-y-auto rounded-md border p-2.5">
          {people.map((person) => (
            <label key={person.handle} className="flex items-center gap-2.5 text-sm">
              <input type="checkbox" name="to" value={person.handle} className="size-4 accent-primary" />
              {nameOf(person)}
            </label>
          ))}
        </div>
      </fieldset>
      <Field {...lease} label="For">
        <Select name="minutes" defaultValue={A_DAY} {...describeField(lease)}>
          {Object.entries(leaseChoices).map(([minutes, words]) => (
            <option key={minutes} value={minutes}>
              {words}
            </option>
          ))}
        </Select>
      </Field>
      {canTakeOver ? (
        <label className="flex items-start gap-2.5 text-sm">
          <input type="checkbox" name="takeOver" className="mt-0.5 size-4 accent-primary" />
          Also what is somebody else's now
        </label>
      ) : null}
    </>
  );
}

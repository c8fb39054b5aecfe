import { roles } from "@/lib/domain/permissions";

/** The roles, for a select. */
export function RoleOptions() {
  return roles.map((role) => (
    <option key={role} value={role}>
      {role}
    </option>
  ));
}

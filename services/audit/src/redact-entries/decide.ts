import { createHash } from "node:crypto";
import { type AuditEntry, entryBytes } from "@seamark/audit-chain";
import { withoutRemoved } from "@seamark/contracts";

/** The entry without the text that its event may carry no more; the same entry where it has none. */
export const withoutText = <T extends Pick<AuditEntry, "type" | "data">>(entry: T): T => {
	const data = withoutRemoved(entry);
	return data === entry.data ? entry : { ...entry, data };
};

/** SHA-256 in hex of what is left of an entry. */
export const sha256Of = (entry: AuditEntry): string =>
	createHash("sha256")
		.update(entryBytes(withoutText(entry)))
		.digest("hex");

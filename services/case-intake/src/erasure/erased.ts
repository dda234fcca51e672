import { type Refused, refuse } from "@seamark/service";

/** What nothing is put to any more that identifies anybody. */
export const identitiesErased = (of: "case" | "person"): Refused =>
	refuse(
		"CONFLICT",
		[],
		of === "case"
			? "The identities of this case were erased. It takes nothing that identifies a person. Open another case for it."
			: "The identity of this person was erased. The record takes nothing that identifies the person. Add the person again as a new record.",
	);

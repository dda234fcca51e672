import { HubError } from "@seamark/errors";
import { type Refused, refuse } from "@seamark/service";
import { type Erasure, erasureInWords } from "./erasure.ts";

/** What nothing is put to any more that identifies anybody. */
export const identitiesErased = (of: "case" | "person"): Refused =>
	refuse(
		"CONFLICT",
		[],
		of === "case"
			? "The identities of this case were erased. It takes nothing that identifies a person. Open another case for it."
			: "The identity of this person was erased. The record takes nothing that identifies the person. Add the person again as a new record.",
	);

/** A read of what is not there any more, by somebody who may see the record. */
export const readOfErased = (erasure: Erasure): HubError => new HubError("ERASED", { detail: erasureInWords(erasure) });

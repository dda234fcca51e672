import type { Fault } from "@seamark/errors";
import { isCountry, isDay, isMoment } from "@seamark/values";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { inPlainWords, withoutOtherChoices } from "./fault-words.ts";

/** Control characters, and signs that cannot be seen and make one name look like another. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const unseenInNotes = /(?![\n\t])[\p{Cc}\p{Cf}]/u;

/** Ajv as this hub wants it: what a schema does not name is refused, nothing is coerced, filled in or dropped. */
export const openValidator = (): Ajv2020 => {
	const ajv = new Ajv2020({
		strict: true,
		strictTypes: false,
		allErrors: true,
		coerceTypes: false,
		removeAdditional: false,
		useDefaults: false,
		// Faults are told in the words of the schema that found them.
		verbose: true,
	});
	addFormats.default(ajv, ["uuid", "uri", "email"]);
	// By the readers that everything else reads them with: what is let in here can be compared and stored.
	ajv.addFormat("date", isDay);
	ajv.addFormat("date-time", isMoment);
	ajv.addFormat("country", isCountry);
	// Formats rather than patterns: other engines have no names for these characters, or have them with other members.
	ajv.addFormat("line", (text: string) => !unseen.test(text));
	ajv.addFormat("note", (text: string) => !unseenInNotes.test(text));
	return ajv;
};

const mostFaults = 50;

/** What is wrong, in words that name the place and the way out. */
export const faultsOf = (errors: readonly ErrorObject[] | null | undefined, prefix = ""): Fault[] =>
	withoutOtherChoices(errors ?? [])
		.slice(0, mostFaults)
		.map((error) => {
			const params = error.params as Record<string, unknown>;
			const field = error.keyword === "additionalProperties" ? params.additionalProperty : params.missingProperty;
			const at = `${prefix}${error.instancePath}${field === undefined ? "" : `/${String(field)}`}`;
			return { at, message: inPlainWords(error) };
		});

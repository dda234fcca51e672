import type { Fault } from "@seamark/errors";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/** Ajv as this hub wants it: what a schema does not name is refused, nothing is coerced, filled in or dropped. */
export const openValidator = (): Ajv2020 => {
	const ajv = new Ajv2020({
		strict: true,
		strictTypes: false,
		allErrors: true,
		coerceTypes: false,
		removeAdditional: false,
		useDefaults: false,
	});
	addFormats.default(ajv, ["date-time", "date", "uuid", "uri", "email"]);
	return ajv;
};

const mostFaults = 50;

/** What is wrong, in words that name the place and the way out. */
export const faultsOf = (errors: readonly ErrorObject[] | null | undefined, prefix = ""): Fault[] =>
	(errors ?? []).slice(0, mostFaults).map((error) => {
		const at = `${prefix}${error.instancePath}`;
		const params = error.params as Record<string, unknown>;
		switch (error.keyword) {
			case "additionalProperties":
				return { at: `${at}/${String(params.additionalProperty)}`, message: "is not a field of this request" };
			case "required":
				return { at: `${at}/${String(params.missingProperty)}`, message: "is missing" };
			case "enum":
				return { at, message: `must be one of ${(params.allowedValues as unknown[]).join(", ")}` };
			case "const":
				return { at, message: `must be ${String(params.allowedValue)}` };
			default:
				return { at, message: error.message ?? "is not accepted" };
		}
	});

import type { Fault } from "@seamark/errors";
import { isCountry, isDay } from "@seamark/values";
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
	addFormats.default(ajv, ["date-time", "uuid", "uri", "email"]);
	ajv.addFormat("date", isDay);
	ajv.addFormat("country", isCountry);
	return ajv;
};

const mostFaults = 50;

const formats: Record<string, string> = {
	"date-time": "must be a time such as 2026-01-31T12:00:00Z",
	date: "must be a day of the calendar such as 2026-01-31",
	country: "must be an ISO 3166-1 code of two letters such as FJ",
};

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
			case "format":
				return { at, message: formats[String(params.format)] ?? `must be a ${String(params.format)}` };
			default:
				return { at, message: error.message ?? "is not accepted" };
		}
	});

import { HubError } from "@seamark/errors";

const mostParameters = 20;

/**
 * Parses `application/x-www-form-urlencoded` without its traps: a parameter that comes twice, broken escapes and NUL are
 * refused instead of being resolved in one way here and in another way elsewhere. Throws VALIDATION.
 */
export const parseForm = (text: string): Record<string, string> => {
	const fields: Record<string, string> = Object.create(null) as Record<string, string>;
	const parts = text === "" ? [] : text.split("&");
	if (parts.length > mostParameters) throw fault("", `has more than ${mostParameters} parameters`);
	for (const part of parts) {
		const [name, value, ...rest] = part.split("=").map(decode);
		if (!name || value === undefined || rest.length > 0) throw fault("", "is not a form of name=value pairs");
		if (name in fields) throw fault(`/${name.slice(0, 60)}`, "is there twice");
		fields[name] = value;
	}
	return fields;
};

const fault = (at: string, message: string) => new HubError("VALIDATION", { faults: [{ at, message }] });

const decode = (raw: string): string => {
	try {
		const text = decodeURIComponent(raw.replaceAll("+", " "));
		if (!text.includes("\u0000")) return text;
	} catch {
		// Reported below with the NULs.
	}
	throw fault("", "has a broken escape or a NUL");
};

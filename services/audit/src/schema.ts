import Type from "typebox";

/** An object that takes only the fields it names. */
export const object = <T extends Type.TProperties>(properties: T) =>
	Type.Object(properties, { additionalProperties: false });

// Query parameters are text; nothing is coerced.
export const Cursor = Type.String({
	pattern: "^[A-Za-z0-9_-]{48}$",
	description: "sealed place of the last item of the page before",
});
export const Limit = Type.String({ pattern: "^([1-9][0-9]?|100)$", description: "1 to 100 items; 50 when absent" });
export const Hash = Type.String({ pattern: "^[0-9a-f]{64}$", description: "SHA-256 in hex" });

import Type from "typebox";

/** Code of a currency in ISO 4217, three capitals. `description` says which amounts it is of. */
export const currencyOf = (description: string) =>
	Type.String({ pattern: "^[A-Z]{3}$", description, examples: ["FJD"] });

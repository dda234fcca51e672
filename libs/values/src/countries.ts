import { iso31661, iso31661Alpha3ToAlpha2 } from "iso-3166";

/** XK is no code of ISO 3166 and the one that States use for Kosovo. */
const known = new Set([...iso31661.filter(({ state }) => state === "assigned").map(({ alpha2 }) => alpha2), "XK"]);

/** Whether ISO 3166-1 gives this code of two letters to a country: FJ, and neither UK nor ZZ. */
export const isCountry = (code: string): boolean => known.has(code);

/** The code of two letters, however the file writes the country's code: FJ, fj, FJI. Undefined for what is none. */
export const countryOfCode = (text: string): string | undefined => {
	const code = text.trim().toUpperCase();
	const two = iso31661Alpha3ToAlpha2[code] ?? code;
	return known.has(two) ? two : undefined;
};

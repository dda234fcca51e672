import { createHmac } from "node:crypto";

/** Letters and digits that nobody mixes up on paper or over the telephone: no I, L, O and U (Crockford). */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const halfLength = 10;

/** A half of a code, 50 bits: ABCDE-FGH12. */
export const halfCode = (random: Uint8Array): string => {
	const signs = Array.from(random.subarray(0, halfLength), (byte) => alphabet[byte & 31]).join("");
	return `${signs.slice(0, 5)}-${signs.slice(5)}`;
};

/** What an officer reads off a program and types into the console, 40 bits that live ten minutes: ABCD-EFGH. */
export const deviceCode = (random: Uint8Array): string => {
	const signs = Array.from(random.subarray(0, 8), (byte) => alphabet[byte & 31]).join("");
	return `${signs.slice(0, 4)}-${signs.slice(4)}`;
};
export const deviceCodeHash = (hubKey: Uint8Array, typed: string): string =>
	createHmac("sha256", hubKey)
		.update(`seamark device ${plainHalf(typed)}`)
		.digest("base64url");

/** As it is compared: what people write otherwise, and mean the same. */
export const plainHalf = (typed: string): string =>
	typed.toUpperCase().replace(/[\s-]/g, "").replace(/[IL]/g, "1").replaceAll("O", "0");

/** As it is stored: to try halves takes the hub key, and not the table alone. */
export const halfHash = (hubKey: Uint8Array, half: "first" | "second", typed: string): string =>
	createHmac("sha256", hubKey)
		.update(`seamark enrolment ${half} half ${plainHalf(typed)}`)
		.digest("base64url");

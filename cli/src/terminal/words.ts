export type Ages = { from?: number | null; to?: number | null } | null;

/** `labourInspector` as people write it: labour inspector. */
export const inWords = (code: unknown): string =>
	String(code ?? "").replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** What a person is in a case: victim, refugee. */
export const rolesInWords = ({ roles }: { roles?: readonly string[] | null }): string =>
	(roles ?? []).map(inWords).join(", ");

/** `20 to 29`, `18 or more`, `under 18`... in whole years. */
export const ageInWords = (age: Ages | undefined): string => {
	if (!age) return "";
	const { from, to } = age;
	if (from != null && to != null) return from === to ? String(from) : `${from} to ${to}`;
	if (from != null) return `${from} or more`;
	return to == null ? "" : `${to} or less`;
};

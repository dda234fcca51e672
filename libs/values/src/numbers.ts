/** A whole number as people and spreadsheets write it: 1, +1, 1.0 and 1,00. Undefined for what is none. */
export const wholeOf = (text: string): number | undefined => {
	const [, digits] = /^[ \u00a0]*\+?(\d{1,15})(?:[.,]0{1,20})?[ \u00a0]*$/.exec(text) ?? [];
	return digits === undefined ? undefined : Number(digits);
};

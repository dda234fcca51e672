/** Degrees as instruments and spreadsheets write them: any number of decimals, of which nobody measures more than a few. */
const shape = /^[+-]?(?:\d{1,3}(?:\.\d{0,40})?|\.\d{1,40})(?:e[+-]?\d{1,2})?$/i;

/** What is wrong with a latitude or longitude; undefined when it is one. */
export const degreesFault = (axis: "latitude" | "longitude", text: string): string | undefined => {
	const most = axis === "latitude" ? 90 : 180;
	if (!shape.test(text.trim())) return `must be degrees, such as ${axis === "latitude" ? "-18.1416" : "178.4419"}`;
	return Math.abs(Number(text)) <= most
		? undefined
		: `must be degrees from -${most} to ${most}${axis === "latitude" ? "; latitude and longitude may have been swapped" : ""}`;
};

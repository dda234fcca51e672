import { momentMs } from "./moments.ts";

/** IMF-fixdate, and the two older forms that RFC 9110 5.6.7 asks to be read. */
const dated = /^[A-Z][a-z]{2,8},? [\d A-Za-z:-]{8,30}$/;

/** How long a Retry-After asks to wait, in milliseconds: seconds, or the date of HTTP. 0 for neither. */
export const retryAfterMs = (header: string | undefined, now: number): number => {
	const text = header?.trim() ?? "";
	if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
	const at = dated.test(text) ? Date.parse(/GMT$/.test(text) ? text : `${text} GMT`) : momentMs(text);
	return Number.isNaN(at) ? 0 : Math.max(0, at - now);
};

const written = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):?(\d\d))$/;

/**
 * A key that sorts by time at full precision, or null for what is no time: any number of decimals counts, and a leap second
 * comes after the second before it. Never compared in milliseconds: senders issue versions a microsecond apart.
 */
export const instantKey = (value: unknown): string | null => {
	const parts = typeof value === "string" ? written.exec(value) : null;
	if (!parts) return null;
	const [, day, minute, second = "", fraction = "", sign, hours = "0", minutes = "0"] = parts;
	const start = Date.parse(`${day}T${minute}:00Z`);
	// A day such as 30 February would roll over to another.
	if (Number.isNaN(start) || new Date(start).toISOString().slice(0, 16) !== `${day}T${minute}`) return null;
	if (Number(second) > 60 || Number(hours) > 23 || Number(minutes) > 59) return null;
	const ahead = (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -60_000 : 60_000);
	const utc = new Date(start - ahead).toISOString();
	// Before the year 0 and after 9999 ISO writes a sign, which sorts elsewhere.
	return /^\d/.test(utc) ? `${utc.slice(0, 16)}:${second}.${fraction.replace(/0+$/, "")}` : null;
};

/** The same for a time as STIX writes it, which ends in Z. */
export const momentKey = (value: unknown): string | null =>
	typeof value === "string" && value.endsWith("Z") && value[10] === "T" ? instantKey(value) : null;

/** Milliseconds since the epoch, rounded down; NaN for what is no time. A leap second counts as the one after it. */
export const millisecondsOf = (value: unknown): number => {
	const key = instantKey(value);
	if (key === null) return Number.NaN;
	const minute = Date.parse(`${key.slice(0, 16)}:00Z`);
	return minute + Number(key.slice(17, 19)) * 1000 + Math.floor(Number(`0.${key.slice(20, 24)}0`) * 1000);
};

/** The time as an alert can hold it: as it was written where programs can read that, and else to the millisecond. */
export const plainMoment = (value: string): string =>
	value.length <= 40 && !Number.isNaN(Date.parse(value)) && /^.{10}T/.test(value)
		? value
		: new Date(millisecondsOf(value)).toISOString();

/** The earlier one of two times, at full precision; the other where one is absent. */
export const earlier = (a: string | undefined, b: string | undefined): string | undefined =>
	a && b ? ((instantKey(a) ?? "") <= (instantKey(b) ?? "") ? a : b) : (a ?? b);

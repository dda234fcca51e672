import { listOf } from "./columns.ts";
import { type HtcdsField, identityFields, nameFields, openLists } from "./fields.ts";

/** Characters. */
const mostText = 10_000;
const mostLongText = 100_000;
/** As much as the vault takes of anything but a name. */
const mostSealed = 2_000;

/** Characters that a value of the field may have. */
export const mostOf = ({ name, type }: HtcdsField): number => {
	if (identityFields.has(name) && !Object.hasOwn(nameFields, name)) return mostSealed;
	return type === "Long Text" ? mostLongText : mostText;
};

/** What is wrong with a value that is there, without the value itself, which may be a name. */
export const checkValue = (field: HtcdsField, value: string, today: string): string | undefined => {
	if (!value.isWellFormed() || value.includes("\0")) return "holds characters that are no text";
	const most = mostOf(field);
	if (value.length > most) return `is longer than ${most} characters`;
	switch (field.type) {
		case "Date":
			return checkDate(field, value, today);
		case "Number":
		case "Geolocation":
			return checkNumber(field, value);
		case "Checkbox":
			return /^(true|false|1|0|yes|no)$/i.test(value) ? undefined : "must be TRUE or FALSE";
		case "Picklist":
			return checkList(field, [value]);
		case "Multiselect Picklist":
			return checkList(field, listOf(value));
		default:
			return undefined;
	}
};

const checkList = ({ name, values }: HtcdsField, given: readonly string[]): string | undefined => {
	if (name === "prs_Citizenship")
		return given.every((one) => /^[A-Z]{2,3}$/.test(one)) ? undefined : "must hold ISO 3166 country codes, such as FJ";
	if (!values || openLists.has(name)) return undefined;
	return given.every((one) => values.includes(one)) ? undefined : "holds a value that the standard does not list";
};

/** Days that may be to come: plans. */
const planned = new Set(["spl_PlannedEndDate"]);

const checkDate = ({ name }: HtcdsField, value: string, today: string): string | undefined => {
	const range = dayRange(value);
	if (!range) return "must be a day of the calendar, such as 2001-02-28; 2001-02 and 2001 where no more is known";
	if (range.to < "1880") return "lies before 1880";
	return range.from > today && !planned.has(name) ? "lies in the future" : undefined;
};

const checkNumber = ({ name, type }: HtcdsField, value: string): string | undefined => {
	if (!/^-?\d{1,6}(\.\d{1,12})?$/.test(value)) return "must be a number";
	const number = Number(value);
	if (type === "Geolocation" || /tude$/.test(name)) return Math.abs(number) <= 180 ? undefined : "must be degrees";
	const most = name.includes("Age") ? 130 : 100;
	return Number.isInteger(number) && number >= 0 && number <= most
		? undefined
		: `must be a whole number from 0 to ${most}`;
};

/** First and last day that an ISO date of a day, a month or a year can mean. */
export const dayRange = (value: string): { from: string; to: string } | undefined => {
	const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value);
	if (!parts) return undefined;
	const [, year = "", month, day] = parts;
	const last = (m: string) => daysOf(Number(year), Number(m));
	if (Number(month ?? 1) > 12 || Number(month ?? 1) < 1) return undefined;
	if (Number(day ?? 1) < 1 || Number(day ?? 1) > last(month ?? "12")) return undefined;
	return {
		from: `${year}-${month ?? "01"}-${day ?? "01"}`,
		to: `${year}-${month ?? "12"}-${day ?? String(last(month ?? "12"))}`,
	};
};

const leap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const daysOf = (year: number, month: number): number =>
	month === 2 && leap(year) ? 29 : ([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0);

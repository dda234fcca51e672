import { countryOfCode, dayRange, degreesFault, wholeOf } from "@seamark/values";
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
			return isBox(value) ? undefined : "must be TRUE or FALSE";
		case "Picklist":
			return checkList(field, [value]);
		case "Multiselect Picklist":
			return checkList(field, listOf(value));
		default:
			return undefined;
	}
};

/** Spreadsheets make 1.0 of 1. */
const isBox = (value: string): boolean => /^(true|false|yes|no)$/i.test(value) || (wholeOf(value) ?? 2) < 2;

const checkList = ({ name, values }: HtcdsField, given: readonly string[]): string | undefined => {
	if (name === "prs_Citizenship")
		return given.every((one) => countryOfCode(one) !== undefined)
			? undefined
			: "must hold country codes of ISO 3166, of two letters or three, such as FJ or FJI";
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
	if (type === "Geolocation" || /tude$/i.test(name))
		return degreesFault(/latitude$/i.test(name) ? "latitude" : "longitude", value);
	const number = wholeOf(value);
	const most = name.includes("Age") ? 130 : 100;
	return number !== undefined && number >= 0 && number <= most ? undefined : `must be a whole number from 0 to ${most}`;
};

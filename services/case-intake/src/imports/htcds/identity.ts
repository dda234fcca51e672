import { dayRange } from "@seamark/values";
import type { Identity } from "../../schema.ts";
import { nameFields } from "./fields.ts";
import type { HtcdsRecord } from "./map.ts";

const names = Object.entries(nameFields);
/** As much as the vault takes of one name. */
const mostName = 10_000;
/** As much as the vault compares of a number. */
const mostNumber = 200;

/**
 * The identifying fields of a record as the vault takes them: names by their parts, and every other field as it was written, under
 * its own name. Birth, document and phones are there a second time, in the form by which the vault finds persons again.
 */
export const toIdentity = (fields: HtcdsRecord): Identity | { fault: string } => {
	const parts = names.flatMap(([field, kind]) => {
		const text = fields[field];
		return text === undefined ? [] : [{ text, ...(kind ? { kind } : {}) }];
	});
	const text = parts.map((part) => part.text).join(" ");
	if (text.length > mostName) return { fault: `make a name of more than ${mostName} characters together` };
	const contacts = Object.entries(fields)
		.filter(([field]) => !Object.hasOwn(nameFields, field))
		.map(([kind, value]) => ({ kind, value }));
	const short = (field: string) => [fields[field] ?? ""].filter((one) => one !== "" && one.length <= mostNumber);
	const birth = dayRange(fields.prs_Birthdate ?? "");
	const phones = [...short("prs_MobilePhone"), ...short("prs_HomePhone")];
	const documents = short("prs_IdentityNumber").map((number) => ({ kind: "nationalId", number }));
	return {
		...(parts.length > 0 ? { names: [{ text, parts }] } : {}),
		...(birth ? { birth } : {}),
		...(documents.length > 0 ? { documents } : {}),
		...(phones.length > 0 ? { phones } : {}),
		...(contacts.length > 0 ? { contacts } : {}),
	} as Identity;
};

/**
 * The fields back as they were written. What the identity says beside them, or has come to say otherwise since, is put where the
 * standard has a field for it: so leaves a person whom nobody imported. Several values of a field are separated by semicolons.
 */
export const fromIdentity = (identity: Identity): HtcdsRecord => {
	const { contacts = [], phones = [], documents = [] } = identity;
	const written = Object.fromEntries(
		contacts.filter(({ kind }) => /^(prs|cas)_/.test(kind)).map(({ kind, value }) => [kind, value]),
	);
	const others = (kinds: RegExp) => contacts.filter(({ kind }) => kinds.test(kind)).map(({ value }) => value);
	const numbers = documents.map(({ number }) => number);
	const [mobile = "", ...home] = phones.filter(
		(one) => one !== written.prs_MobilePhone && one !== written.prs_HomePhone,
	);
	const kept = (field: string, values: readonly string[]) => values.includes(written[field] ?? "");
	const said: HtcdsRecord = {
		...namesOf(identity),
		...birthOf(identity, written.prs_Birthdate),
		prs_IdentityNumber: kept("prs_IdentityNumber", numbers) ? "" : numbers.join("; "),
		...(written.prs_MobilePhone === undefined || !phones.includes(written.prs_MobilePhone)
			? { prs_MobilePhone: mobile, prs_HomePhone: home.join("; ") }
			: { prs_HomePhone: [mobile, ...home].filter((one) => one !== "").join("; ") }),
		prs_Email: others(/^e-?mail/i).join("; "),
		prs_MailingStreet: others(/^address$/i).join("; "),
	};
	return { ...written, ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== "")) };
};

/** Parts of one field together; parts that the standard does not know are between the first and the second name. */
const namesOf = ({ names: [name] = [] }: Pick<Identity, "names">): HtcdsRecord => {
	const record: HtcdsRecord = {};
	if (!name) return record;
	for (const { text, kind = "" } of name.parts ?? []) {
		const field = names.find(([, one]) => one === kind)?.[0] ?? "prs_MiddleName";
		record[field] = record[field] === undefined ? text : `${record[field]} ${text}`;
	}
	return Object.keys(record).length > 0 ? record : { prs_SecondName: name.text };
};

/** A day, a month or a year, as the standard writes them; nothing for a range that is none of these. */
const birthOf = ({ birth }: Pick<Identity, "birth">, written = ""): HtcdsRecord => {
	const { from = "", to = "" } = birth ?? {};
	const meant = [written, from, from.slice(0, 7), from.slice(0, 4)].find((text) => {
		const range = dayRange(text);
		return range?.from === from && range.to === to;
	});
	return meant === undefined || meant === written ? {} : { prs_Birthdate: meant };
};

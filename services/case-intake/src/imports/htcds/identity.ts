import type { Identity } from "../../schema.ts";
import { dayRange } from "./check.ts";
import { nameFields } from "./fields.ts";
import type { HtcdsRecord } from "./map.ts";

const names = Object.entries(nameFields);
/** As much as the vault takes of one name. */
const mostName = 10_000;
/** As much as the vault compares of a number. */
const mostNumber = 200;

/**
 * The identifying fields of a record as the vault takes them: names by their parts, and every other field as it was written, under
 * its own name. Birth, document and phones stand there a second time, in the form by which the vault finds persons again.
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

/** The fields back as they were written; for a person whom nobody imported, what the standard has a field for. */
export const fromIdentity = (identity: Identity): HtcdsRecord => {
	const name = identity.names?.[0];
	const given = (name?.parts ?? []).flatMap((part): [string, string][] => {
		const field = names.find(([, kind]) => kind === (part.kind ?? ""))?.[0];
		return field === undefined ? [] : [[field, part.text]];
	});
	const known = new Set(given.map(([field]) => field));
	const contacts = (identity.contacts ?? [])
		.filter(({ kind }) => /^(prs|cas)_/.test(kind))
		.map(({ kind, value }): [string, string] => [kind, value]);
	const imported = contacts.length > 0 || known.size > 0;
	if (imported) return Object.fromEntries([...given, ...contacts]);
	const { birth, phones, documents } = identity;
	return {
		...(name ? { prs_SecondName: name.text } : {}),
		...(birth?.from !== undefined && birth.from === birth.to ? { prs_Birthdate: birth.from } : {}),
		...(phones?.[0] ? { prs_MobilePhone: phones[0] } : {}),
		...(documents?.[0] ? { prs_IdentityNumber: documents[0].number } : {}),
	};
};

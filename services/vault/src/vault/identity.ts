import type { vaultApi } from "@seamark/contracts";
import { type Fault, mustBeOneOf } from "@seamark/errors";
import type { Person } from "@seamark/matching";
import { isCountry, isDay } from "@seamark/values";

/** An identity in plain words. It exists in memory for the length of one call. */
export type Identity = vaultApi.Identity;

const nameKinds = ["", "official", "alias", "birth", "married", "nickname", "religious"];
const partKinds = ["", "given", "family", "patronymic", "matronymic", "clan", "title"];
const most = 20;

/** Everything that is wrong with an identity; never repeats what it says. */
export const checkIdentity = (identity: Identity | undefined): Fault[] => {
	if (!identity || isEmpty(identity)) return [{ at: "/identity", message: "must hold something" }];
	const faults: Fault[] = [];
	const need = (good: boolean, at: string, message: string) => {
		if (!good) faults.push({ at: `/identity/${at}`, message });
	};
	const lists = ["names", "nationalities", "documents", "phones", "contacts", "photos"] as const;
	for (const list of lists) need(identity[list].length <= most, list, `must hold at most ${most}`);
	for (const [i, name] of identity.names.entries()) {
		need(name.text.trim() !== "" && name.text.length <= 10_000, `names/${i}/text`, "must have 1 to 10,000 characters");
		need(/^([A-Z][a-z]{3})?$/.test(name.script), `names/${i}/script`, "must be an ISO 15924 code such as Arab");
		need(nameKinds.includes(name.kind), `names/${i}/kind`, mustBeOneOf(nameKinds.slice(1)));
		need(name.parts.length <= most, `names/${i}/parts`, `must hold at most ${most}`);
		for (const [j, part] of name.parts.entries()) {
			need(textOf(part.text, 10_000), `names/${i}/parts/${j}/text`, "must have 1 to 10,000 characters");
			need(partKinds.includes(part.kind), `names/${i}/parts/${j}/kind`, mustBeOneOf(partKinds.slice(1)));
		}
	}
	const { from = "", to = "" } = identity.birth ?? {};
	need(from === "" || isDay(from), "birth/from", "must be a date such as 1990-12-31");
	need(to === "" || isDay(to), "birth/to", "must be a date such as 1990-12-31");
	need(from === "" || to === "" || from <= to, "birth", "must not end before it begins");
	need(identity.sex.length <= 40, "sex", "must have at most 40 characters");
	for (const [i, code] of identity.nationalities.entries())
		need(isCountry(code), `nationalities/${i}`, "must be an ISO 3166-1 code of two letters");
	for (const [i, one] of identity.documents.entries()) {
		need(textOf(one.number, 200), `documents/${i}/number`, "must have 1 to 200 characters");
		need(
			one.country === "" || isCountry(one.country),
			`documents/${i}/country`,
			"must be an ISO 3166-1 code of two letters",
		);
		need(one.kind.length <= 40, `documents/${i}/kind`, "must have at most 40 characters");
	}
	for (const [i, one] of identity.phones.entries())
		need(textOf(one, 200), `phones/${i}`, "must have 1 to 200 characters");
	for (const [i, one] of identity.contacts.entries())
		need(
			textOf(one.value, 2_000) && one.kind.length <= 40 && !one.kind.includes("\u0000"),
			`contacts/${i}`,
			"must have a value of 1 to 2,000 characters",
		);
	for (const [i, one] of identity.photos.entries())
		need(textOf(one, 200), `photos/${i}`, "must have 1 to 200 characters");
	return faults;
};

const textOf = (text: string, longest: number): boolean => text.trim() !== "" && text.length <= longest;

const isEmpty = (identity: Identity): boolean =>
	identity.names.length === 0 &&
	identity.documents.length === 0 &&
	identity.phones.length === 0 &&
	identity.contacts.length === 0 &&
	identity.photos.length === 0 &&
	identity.nationalities.length === 0 &&
	identity.sex === "" &&
	(identity.birth?.from ?? "") === "" &&
	(identity.birth?.to ?? "") === "";

/** The sealed columns of an identity, each with what it holds. */
export const fieldsOf = (identity: Identity) => ({
	person: {
		names: identity.names,
		birth: identity.birth,
		sex: identity.sex,
		nationalities: identity.nationalities,
	},
	documents: identity.documents,
	// Phones and other contacts are one list, so that nothing shows which of them there are.
	contacts: [...identity.phones.map((value) => ({ kind: phone, value })), ...identity.contacts],
	photos: identity.photos,
});
export type Fields = ReturnType<typeof fieldsOf>;
export type Field = keyof Fields;
export const fields = ["person", "documents", "contacts", "photos"] as const satisfies readonly Field[];

export const identityOf = ({ person, documents, contacts, photos }: Fields): Identity => ({
	...person,
	birth: person.birth,
	documents,
	phones: phonesOf(contacts),
	contacts: contacts.filter((one) => one.kind !== phone),
	photos,
});

/** Marks phones among the contacts; no caller can use it as a kind of its own. */
const phone = "\u0000phone";
export const phonesOf = (contacts: Fields["contacts"]): string[] =>
	contacts.filter((one) => one.kind === phone).map((one) => one.value);

/**
 * What matching may know: nationalities stay out, so that they are never a ground. `country` is the agency's, of which phones are
 * that name none.
 */
export const personOf = (
	identity: Pick<Identity, "names" | "birth" | "sex" | "documents" | "phones">,
	country: string,
): Person => ({
	names: identity.names,
	birth: identity.birth,
	sex: identity.sex,
	documents: identity.documents,
	phones: identity.phones,
	phoneCountry: country,
});

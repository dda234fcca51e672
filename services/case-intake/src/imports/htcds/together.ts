import { listOf } from "./columns.ts";
import { type HtcdsField, htcdsField, nameFields } from "./fields.ts";
import type { HtcdsRecord, Leaving } from "./map.ts";

/**
 * One record out of those that turned out to be of one person. The kept one speaks first: the others say what it leaves open, and add
 * their values where a field takes several. Nobody leaves twice, and nothing that a merged record knew is lost.
 */
export const together = (kept: Leaving, others: readonly Leaving[]): Leaving => others.reduce(withOther, kept);

const withOther = (one: Leaving, other: Leaving): Leaving => ({
	...one,
	columns: {
		...one.columns,
		sex: one.columns.sex === "unknown" ? other.columns.sex : one.columns.sex,
		nationality: [...new Set([...one.columns.nationality, ...other.columns.nationality])],
		controls: one.columns.controls | other.columns.controls,
		purposes: one.columns.purposes | other.columns.purposes,
	},
	sectors: (one.sectors ?? 0) | (other.sectors ?? 0),
	exploitationCountry: one.exploitationCountry ?? other.exploitationCountry ?? null,
	identity: joined(one.identity, other.identity),
	kept: joined(one.kept, other.kept),
});

const personal = new Set(["Person", "Person, Victim Context", "Person, Perpetrator Context"]);
/** What was agreed to, was agreed to with those who keep that record. */
const ofOneRecord = new Set(["Consent"]);

const joined = (one: HtcdsRecord, other: HtcdsRecord): HtcdsRecord => {
	const spoken = new Set(Object.keys(one).map((name) => htcdsField(name)?.section));
	const record = { ...one };
	for (const [name, value] of Object.entries(other)) {
		const field = htcdsField(name);
		if (!field || value === "" || ofOneRecord.has(field.section)) continue;
		const before = one[name] ?? "";
		// Fields of one event, plan or referral belong together: those of two would tell of one that never was.
		if (before === "") {
			if (personal.has(field.section) || field.type === "Long Text" || !spoken.has(field.section)) record[name] = value;
		} else record[name] = severalOf(field, before, value);
	}
	return record;
};

/** Fields that keep one value: parts of several names would make a name that nobody has. */
const single = new Set([...Object.keys(nameFields), "prs_Birthdate"]);

const severalOf = ({ name, type, section }: HtcdsField, one: string, other: string): string => {
	if (single.has(name)) return one;
	if (type === "Multiselect Picklist") return [...new Set([...listOf(one), ...listOf(other)])].join(";");
	if (type === "Long Text") return one.includes(other) ? one : `${one}\n${other}`;
	if (type !== "Text" || !personal.has(section)) return one;
	return [...new Set([one, other].flatMap((text) => text.split("; ")))].join("; ");
};

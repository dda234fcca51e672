import fields from "./fields-2.0.json" with { type: "json" };

export type HtcdsType =
	| "Text"
	| "Long Text"
	| "Date"
	| "Number"
	| "Geolocation"
	| "Checkbox"
	| "Picklist"
	| "Picklist or Text"
	| "Multiselect Picklist"
	| "Lookup [to user]"
	| "Lookup [to person]"
	| "Lookup [to organisation]";

/** `values` is the standard's list, where it has one. */
export type HtcdsField = {
	name: string;
	section: string;
	type: HtcdsType;
	core: boolean;
	deprecated?: true;
	values?: readonly string[];
};

/**
 * The fields of the Human Trafficking Case Data Standard 2.0 (HTCDS, by the International Organization for Migration, CC BY 4.0),
 * in its order.
 */
export const htcdsFields = fields as unknown as readonly HtcdsField[];

const byName = new Map(htcdsFields.map((field) => [field.name, field]));

/** Names that the standard's own survey form has for its fields. */
const formNames: Record<string, string> = {
	prs_First_Name: "prs_FirstName",
	prs_Second_Name: "prs_SecondName",
	vic_Methods_of_Control: "vic_MethodsOfControl",
};

export const htcdsField = (name: string): HtcdsField | undefined => byName.get(formNames[name] ?? name);

/** Lists that users of the standard may add to. */
export const openLists: ReadonlySet<string> = new Set([
	"vic_RecruitmentWebsitesAndApps",
	"vic_ExploitationWebsitesAndApps",
]);

/**
 * What identifies somebody, staff included: sealed in the vault, and in no table of this service. The vault keeps 20 contacts of a
 * person, and these are 20.
 */
export const identityFields: ReadonlySet<string> = new Set([
	"prs_Salutation",
	"prs_FirstName",
	"prs_MiddleName",
	"prs_SecondName",
	"prs_Birthdate",
	"prs_IdentityNumber",
	"prs_Title",
	"prs_Email",
	"prs_HomePhone",
	"prs_MobilePhone",
	"prs_MailingCity",
	"prs_MailingCountry",
	"prs_MailingState",
	"prs_MailingStreet",
	"prs_MailingPostalCode",
	"prs_MailingLongitude",
	"prs_MailingLatitude",
	"cas_CaseOwner",
	"cas_ReferringPrimaryCaseWorker",
	"cas_ReferredPrimaryCaseWorker",
]);

/** Parts of the name, and what the vault calls each; what a middle name is, the standard does not say. */
export const nameFields = {
	prs_Salutation: "title",
	prs_FirstName: "given",
	prs_MiddleName: "",
	prs_SecondName: "family",
} as const;

import type { Fault } from "../api.ts";
import { country, label, number, t } from "../i18n.ts";
import type { Words } from "../words/en.ts";
import { agencyName } from "./alerts.ts";

/** Fields of records by the words that the forms have for them. */
const names: Record<string, keyof Words> = {
	agencies: "audience.agencies",
	audience: "handling.to",
	conditions: "conditions",
	countries: "countries",
	country: "country",
	description: "subject.description",
	excluded: "audience.excluded",
	expiresAt: "handling.until",
	grading: "grading",
	handle: "admin.handle",
	handling: "handling",
	identifiers: "subject.ids",
	information: "grading.information",
	kind: "kind",
	linkedCrimes: "crimes",
	modusOperandi: "modus",
	name: "subject.name",
	note: "feedback.note",
	person: "pseudonym",
	place: "place",
	post: "post",
	purpose: "purpose",
	purposes: "handling.for",
	reason: "reason",
	receipt: "intake.receipt",
	regions: "audience.regions",
	role: "role",
	route: "route",
	source: "grading.source",
	subjects: "subjects",
	summary: "summary",
	text: "note.write",
	title: "title",
	topic: "topic",
	type: "subject.type",
	urgency: "urgency",
	use: "use",
};
/** What only holds other fields. */
const holders = new Set(["draft", "body", "query", "params", "headers", "codes"]);

export const fieldName = (field: string): string => {
	const word = Object.hasOwn(names, field) ? names[field] : undefined;
	return word ? t(word) : field === "tlp" ? "TLP" : label(field);
};

/** The hub names a field by its way from the top, such as /route/0/place: "Route 1, Place". */
const placeOf = (pointer: string): string =>
	pointer
		.split(/[/ ]+/)
		.filter((part) => part !== "" && !holders.has(part))
		.map((part) => (/^\d+$/.test(part) ? ` ${number(Number(part) + 1)}` : `, ${fieldName(part)}`))
		.join("")
		.replace(/^[, ]+/, "");

/** What is wrong, field by field. The field is named as the form names it; what the hub says of it is in English, and marked so. */
export const Faults = ({ of }: { of: readonly Fault[] }) => (
	<ul>
		{of.map(({ at, message }) => (
			<li key={at + message}>
				<b>{placeOf(at)}</b>{" "}
				<span lang="en" dir="ltr">
					{message}
				</span>
			</li>
		))}
	</ul>
);

const coded = new Set(["kind", "topic", "urgency", "ages", "type", "role", "purposes", "regions"]);

/** What a field holds, in words. */
export const said = (field: string, value: unknown): string => {
	if (value === undefined || value === null) return "";
	if (Array.isArray(value))
		return value.map((one) => said(field, one)).join(value.some((one) => typeof one === "object") ? "\n" : ", ");
	if (typeof value === "object")
		return Object.entries(value)
			.map(([name, one]) => [fieldName(name), said(name, one)] as const)
			.filter(([, text]) => text !== "")
			.map(([name, text]) => `${name}: ${text}`)
			.join("; ");
	const text = String(value);
	if (coded.has(field)) return label(text);
	if (field === "country" || field === "countries") return country(text);
	return field === "agencies" || field === "excluded" ? agencyName(text) : text;
};

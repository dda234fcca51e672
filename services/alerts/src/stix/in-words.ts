import type { AlertDraft } from "../alert/schema.ts";

/**
 * Subjects and places in words, behind the summary in the description of the report. Receivers that read neither our extension
 * nor the type of object for a vessel or an account, MISP among them, would lose IMO, MMSI, plates, documents and accounts.
 */
export const inWords = ({ subjects, route }: Partial<Pick<AlertDraft, "subjects" | "route">>): string => {
	const known = (subjects ?? []).flatMap(({ type, role, name, identifiers }) => {
		const facts = [...(name ? [name] : []), ...(identifiers ?? []).map(({ scheme, value }) => `${scheme} ${value}`)];
		return facts.length > 0 ? [`- ${type}, ${role}: ${facts.join("; ")}`] : [];
	});
	const places = (route ?? []).map(
		({ place, country, role }) => `- ${role}: ${place}${country ? ` (${country})` : ""}`,
	);
	const part = (title: string, lines: readonly string[]) =>
		lines.length > 0 ? `\n\n${title}:\n${lines.join("\n")}` : "";
	return part("Subjects", known) + part("Route", places);
};

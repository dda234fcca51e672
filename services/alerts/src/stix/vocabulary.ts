import type { Tlp } from "@seamark/policy";

/** Object types of STIX 2.1 by what the standard requires of them. */
export const domainTypes = new Set(
	`attack-pattern campaign course-of-action grouping identity incident indicator infrastructure intrusion-set location
	malware malware-analysis note observed-data opinion report threat-actor tool vulnerability language-content
	extension-definition`.split(/\s+/),
);
export const relationshipTypes = new Set(["relationship", "sighting"]);
export const observableTypes = new Set(
	`artifact autonomous-system directory domain-name email-addr email-message file ipv4-addr ipv6-addr mac-addr mutex
	network-traffic process software url user-account windows-registry-key x509-certificate`.split(/\s+/),
);
export const isKnownType = (type: string) =>
	domainTypes.has(type) || relationshipTypes.has(type) || observableTypes.has(type) || type === "marking-definition";

/** Types that gather other objects; each makes one alert. */
export const isContainer = (type: string) => type === "report" || type === "grouping";
/** Types that say something about objects elsewhere and mean nothing alone. */
export const isLink = (type: string) => relationshipTypes.has(type) || type === "note" || type === "opinion";
/** Types that others need and that make no alert of their own. */
export const isSupport = (type: string) =>
	type === "identity" ||
	type === "marking-definition" ||
	type === "extension-definition" ||
	type === "language-content";

const stixId = /^([a-z][a-z0-9-]{0,249})--[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** The type an id names, or null when it is no STIX id. */
export const typeOfId = (id: unknown) =>
	typeof id === "string" && id.length < 300 ? (stixId.exec(id)?.[1] ?? null) : null;

/** Marking definitions of the standard itself, which bundles may refer to without carrying them. */
export const tlp1Ids: Record<string, Tlp> = {
	"marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9": "clear",
	"marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da": "green",
	"marking-definition--f88d31f6-486f-44da-b317-01333bde0b82": "amber",
	"marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed": "red",
};
export const tlp2Ids: Record<string, Tlp> = {
	"marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487": "clear",
	"marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb": "green",
	"marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421": "amber",
	"marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003": "amber+strict",
	"marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1": "red",
};
/** TLP:AMBER+STRICT of OpenCTI, from before TLP 2.0 had an id of the standard for it. */
export const otherTlpIds: Record<string, Tlp> = {
	"marking-definition--826578e1-40ad-459f-bc73-ede076f81f37": "amber+strict",
};
export const tlp2Extension = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";
export const isTlpId = (id: string) =>
	[tlp1Ids, tlp2Ids, otherTlpIds].some((ids) => Object.hasOwn(ids, id.toLowerCase()));

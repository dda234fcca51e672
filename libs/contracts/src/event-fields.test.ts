import { expect, test } from "vitest";
import { eventNames } from "./events.ts";
import { eventFields } from "./generated/event-fields.ts";

/**
 * What a text in an event may be. Events are kept for ever, by everybody who records them: they carry ids, codes, times and hashes,
 * and never words of people. A new field of text has to be put here, and has to be one of these.
 */
const allowed: Record<string, readonly string[]> = {
	// Made by the hub, or taken from the directory: UUIDs, key ids, country codes as ids of countries.
	id: [
		..."alert_id agency_id post_id officer_id token_id feedback_id question_id answer_id subscription_id stream_id instance_id".split(
			" ",
		),
		..."report_id case_id record_id record_ids person_id return_id merge_id kept_id merged_id import_id".split(" "),
		..."thread_id receiver_id sender_id key_id sign_in_id file_id load_id basis_id lead_id transaction_id".split(" "),
		..."executing_id release_id prepared_by property_id".split(" "),
		..."identity_id entity_id client_id request_id task_id originator_agency Principal.agency Principal.post Principal.officer".split(
			" ",
		),
		..."AlertRelated.told_agency AlertRelated.own_alert_id Audience.agencies Audience.excluded LinkLookedUp.agencies RecordsAccessed.saving_life ValueBooked.reverses".split(
			" ",
		),
	],
	// From a list that is in the code or in the directory.
	code: [
		..."action record change kind kinds topic topics urgency channel caller_category role previous classification".split(
			" ",
		),
		..."identification outcome screening_outcome tlp use use_codes use_purposes purpose purposes ages clearance scopes".split(
			" ",
		),
		..."side statement assistance basis".split(" "),
		..."entity grant binding service country countries originator_country held_country to_country jurisdiction".split(
			" ",
		),
		..."AlertRelated.things roles previous_roles region regions records rules_version Flow.from SubscriptionChanged.change ReferralSuggested.reasons".split(
			" ",
		),
		..."ReportDismissed.reason CaseClosed.reason TokenRefused.reason AlertFacets.route AlertFacets.exploitation".split(
			" ",
		),
		// A sentence out of the code, the same for everybody.
		"DeliveryClosed.reason",
		// Names of fields of the schema.
		"PersonChanged.fields",
	],
	time: ["ends_at", "captured_at", "expires_at", "due_on", "due_at"],
	hash: ["sha256"],
	// The name of a machine that alerts are sent to: the audit has to tell where they went.
	host: ["SubscriptionChanged.host"],
	// The name of the operation and of what it was asked by, codes and ids alone; words are kept out by the shapes of operations.
	question: ["RecordsAccessed.query", "DeliveryOpened.filter"],
};
const known = new Set(Object.values(allowed).flat());

const texts = Object.entries(eventFields).flatMap(([message, { fields }]) =>
	fields.filter(({ type }) => type === "string" || type === "bytes").map(({ name }) => ({ message, name })),
);

test("every text in an event is an id, a code, a time, a hash, a host or a question", () => {
	expect(Object.keys(eventFields)).toEqual(expect.arrayContaining([...eventNames]));
	const unknown = texts.filter(({ message, name }) => !known.has(name) && !known.has(`${message}.${name}`));
	expect(unknown.map(({ message, name }) => `${message}.${name}`)).toEqual([]);
});

test("nothing is allowed that no event has, and a reason is allowed event by event", () => {
	const there = new Set(texts.flatMap(({ message, name }) => [name, `${message}.${name}`]));
	expect([...known].filter((name) => !there.has(name))).toEqual([]);
	for (const name of ["reason", "reasons", "query", "filter", "note", "text", "fields"])
		expect(known).not.toContain(name);
});

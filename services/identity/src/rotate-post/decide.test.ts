import { expect, test } from "vitest";
import { decideAssignOfficer } from "../assign-officer/decide.ts";
import { decideConfirmSecondment } from "../confirm-secondment/decide.ts";
import { decideEndPosting } from "../end-posting/decide.ts";
import { decideSecondOfficer } from "../second-officer/decide.ts";
import type { PostingRow, PostRow } from "../store/read.ts";
import { decideRotatePost } from "./decide.ts";

const now = Date.parse("2026-06-01T12:00:00Z");
const day = 86_400_000;
const at = (millis: number) => new Date(millis).toISOString();
const post: PostRow = { id: "desk", agencyId: "unit", name: "desk", closed: false, version: 1 };
const posting = (officerId: string, over: Partial<PostingRow> = {}): PostingRow => ({
	id: `${officerId}-posting`,
	officerId,
	postId: "desk",
	homeAgencyId: "unit",
	hostAgencyId: "unit",
	from: now - day,
	until: null,
	confirmed: true,
	proposedBy: null,
	version: 3,
	...over,
});
const ids = { posting: "new", handover: "note" };
const rotation = { outgoing: "old", incoming: "new", note: "all quiet" };
const places = (decision: object) =>
	"faults" in decision ? (decision.faults as { at: string }[]).map((one) => one.at) : decision;

test("a rotation ends one posting where the next begins, and keeps the note with the post", () => {
	const decision = decideRotatePost(rotation, { post, postings: [posting("old")] }, ids, now);
	expect(decision).toMatchObject({
		writes: [
			{ row: { id: "old-posting", at: at(now), version: 3 } },
			{ row: { id: "new", officerId: "new", from: at(now), until: null } },
			{ row: { id: "note", postId: "desk", outgoing: "old", incoming: "new", note: "all quiet" } },
		],
		changed: [{ entity: "duty-post", change: "rotated" }],
	});
});

test("all that is wrong with a rotation is said at once", () => {
	const closed = { ...post, closed: true };
	expect(places(decideRotatePost(rotation, { post: closed, postings: [posting("new")] }, ids, now))).toEqual([
		"/id",
		"/outgoing",
		"/incoming",
	]);
	const notYet = posting("old", { from: now + day });
	expect(places(decideRotatePost(rotation, { post, postings: [notYet] }, ids, now))).toEqual(["/outgoing"]);
	const unconfirmed = posting("old", { confirmed: false });
	expect(places(decideRotatePost(rotation, { post, postings: [unconfirmed] }, ids, now))).toEqual(["/outgoing"]);
});

test("an officer sits on a post once at a time; afterwards is another time", () => {
	const until = now + day;
	const state = { post, postings: [posting("a", { until })] };
	expect(places(decideAssignOfficer({ officer: "a" }, state, "id", now))).toEqual(["/officer"]);
	expect(decideAssignOfficer({ officer: "a", from: at(until) }, state, "id", now)).toMatchObject({
		answer: { id: "id" },
	});
	expect(decideAssignOfficer({ officer: "b" }, state, "id", now)).toMatchObject({
		writes: [{ row: { from: at(now), confirmedAt: at(now) } }],
	});
});

test("the past is not changed", () => {
	const state = { post, postings: [] };
	expect(
		places(decideAssignOfficer({ officer: "a", from: at(now - day), until: at(now - 2 * day) }, state, "id", now)),
	).toEqual(["/from", "/until"]);
	expect(places(decideAssignOfficer({ officer: "a", from: "2016-12-31T23:59:60Z" }, state, "id", now))).toEqual([
		"/from",
	]);
	expect(places(decideEndPosting(posting("a"), { at: at(now - day) }, now))).toEqual(["/at"]);
	expect(places(decideEndPosting(posting("a", { until: now }), {}, now))).toEqual(["/id"]);
	expect(places(decideEndPosting(posting("a", { until: now + day }), { at: at(now + 2 * day) }, now))).toEqual(["/at"]);
	expect(decideEndPosting(posting("a", { from: now + day }), {}, now)).toMatchObject({
		answer: { until: at(now + day) },
	});
});

test("a secondment is a proposal until the home agency confirms it", () => {
	const asked = { officer: "guest", homeAgency: "other", until: at(now + day) };
	expect(decideSecondOfficer(asked, { post, postings: [], proposedBy: "host" }, "id", now)).toMatchObject({
		writes: [{ row: { homeAgencyId: "other", hostAgencyId: "unit", confirmedAt: null, proposedBy: "host" } }],
		answer: { state: "proposed" },
	});
	const own = { ...asked, homeAgency: "unit", until: at(now - day) };
	expect(places(decideSecondOfficer(own, { post, postings: [], proposedBy: null }, "id", now))).toEqual([
		"/homeAgency",
		"/until",
	]);
	const proposed = posting("guest", { confirmed: false, until: now + day });
	expect(decideConfirmSecondment(proposed, "home", now)).toMatchObject({ answer: { state: "confirmed" } });
	expect(places(decideConfirmSecondment(proposed, undefined, now + day))).toEqual(["/id"]);
	expect(places(decideConfirmSecondment(posting("guest"), "home", now))).toEqual(["/id"]);
	// Who serves at both agencies is one officer, on any post.
	const both = posting("guest", { confirmed: false, until: now + day, proposedBy: "both" });
	expect(decideConfirmSecondment(both, "both", now)).toMatchObject({ faults: [{ code: "SECOND_PERSON_NEEDED" }] });
	expect(decideConfirmSecondment(both, "home", now)).toMatchObject({ answer: { state: "confirmed" } });
});

import { decideRelease } from "@seamark/ledger";
import { type Decision, faultsOfSecond, refuse, refuseAll } from "@seamark/service";
import { type StoredRelease, setReleased } from "../../store/releases.ts";
import { type By, booking, type Found, faultsOfBooking, presentRelease } from "../booking.ts";

/** A person is paid when the unit that has the person has confirmed it. */
const isConfirmed = ({ claims }: Found): boolean =>
	[...claims.values()].every(({ confirmedAt }) => confirmedAt !== null);

/** What one officer prepared another one releases: as it was prepared, and only if the book still bears it. */
export const decideConfirmRelease = (
	{ prepared, book }: { prepared: StoredRelease; book: Found },
	digest: string,
	by: By,
): Decision => {
	const { actor, at } = by;
	const alone = faultsOfSecond(actor.officerId, [prepared.preparedByOfficer], {
		first: "was prepared by you",
		next: "another officer of your unit releases it",
	});
	if (alone.length > 0) return refuseAll(alone);
	const release = {
		...{ digest: prepared.digest },
		...{ beneficiaryConfirmed: isConfirmed(book), released: prepared.state === "released" },
	};
	const wrong = decideRelease(release, digest);
	if (at >= Date.parse(prepared.answerBy)) wrong.push("has waited too long: prepare it again");
	if (wrong.length > 0)
		return refuse(
			"REFUSED",
			wrong.map((message) => ({ at: "", message })),
		);
	const { source, postings, reverses } = prepared;
	const asked = { source, postings, ...(reverses === null ? {} : { reverses }) };
	const faults = faultsOfBooking(book, asked, by.id).map((message) => ({ at: "", message }));
	if (faults.length > 0) return refuse("REFUSED", faults);
	const { booked, writes, events } = booking(book, asked, by);
	const { id, version } = prepared;
	const row = { id, version, at: booked.bookedAt, officer: actor.officerId, transaction: booked.id };
	const released: StoredRelease = {
		...prepared,
		...{ state: "released", releasedByOfficer: actor.officerId, transaction: booked.id, version: version + 1 },
	};
	return {
		writes: [{ statement: setReleased, row }, ...writes],
		events,
		answer: presentRelease(released, at),
	};
};

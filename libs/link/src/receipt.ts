/** What became of a frame at the other hub. `undelivered` alone is said by the sender's own hub, when the time that was set is over. */
export const deliveries = ["waiting", "undelivered", "rejected", "delivered", "read"] as const;
export type Delivery = (typeof deliveries)[number];

/**
 * A later positive answer takes the place of `undelivered`, never the other way round. A rejection is the last word on that frame: anyone who sends it
 * again gets the first answer again.
 */
export const laterDelivery = (before: Delivery, next: Delivery): Delivery => {
	if (before === "rejected" || next === "waiting") return before;
	if (next === "undelivered") return before === "waiting" ? next : before;
	if (next === "rejected") return before === "delivered" || before === "read" ? before : next;
	return deliveries.indexOf(next) > deliveries.indexOf(before) ? next : before;
};

/** Why a frame was not taken. The link goes on with the next one. */
export const rejections = [
	"UNKNOWN_KIND",
	"MALFORMED",
	"TOO_LARGE",
	"BAD_SIGNATURE",
	"NOT_AGREED",
	"NOT_THE_WRITER",
	"UNKNOWN_AGENCY",
	"EXPIRED",
] as const;
export type Rejection = (typeof rejections)[number];

/** Under this key the first outcome is kept for as long as the link. */
export const outcomeKey = (o: { originator: string; subject: string; version: number; kind: string }): string =>
	`${o.originator}/${o.subject}/${o.version}/${o.kind}`;

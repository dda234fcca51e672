import type { Answer, Item } from "@seamark/client";

type Shown = Answer<"readAlert">;
type Live = Extract<Shown, { status: "live" }>;
type Recalled = Extract<Shown, { status: "recalled" }>;

/** An alert on any screen: whole, recalled, or withdrawn on the feed. What not all three have may be missing. */
export type Alert = Pick<Live, "id" | "version"> &
	Partial<Omit<Live, "status" | "handling">> &
	Partial<Pick<Recalled, "recall">> & {
		handling?: Handling;
		status?: Shown["status"] | "withdrawn";
		/** Of an update on the feed: the parts that changed, as JSON pointers. Absent where its reader could not read the version before. */
		changed?: string[];
		/** Of an alert on the same thing as one of the reader's agency: that one, and what they have in common. */
		own?: { id: string; code: string };
		things?: string[];
	};
export type Handling = Partial<Omit<Live["handling"], "audience">> & {
	audience?: Partial<Live["handling"]["audience"]>;
};
export type Reach = Answer<"readReach">;
export type AgencyReach = Reach["agencies"][number];
export type Reader = Item<"listReaders">;
export type Acknowledgement = Item<"readAcknowledgements">;

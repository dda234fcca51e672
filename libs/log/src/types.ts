/** An event as a command makes it; the log adds position, id, time and trace context. */
export type NewEvent = {
	/** Full name of the protobuf message in `data`, such as `seamark.events.v1.AlertRaised`. */
	type: string;
	/** Aggregate id. */
	subject: string;
	/** Version of the aggregate that the event made, where there is one. */
	version?: number;
	data: Uint8Array;
	/** What the event is about, for those who follow in the same process: made when asked for, never stored, never sent. */
	atHand?: () => unknown;
};

/** A log entry. Position order is commit order, without gaps. */
export type LogEvent = NewEvent & {
	position: number;
	id: string;
	/** RFC 3339. */
	time: string;
	/** W3C trace context of the command that caused it; empty when there was none. */
	traceparent: string;
};

/** Entries after a cursor. `head` is the last position at the time of reading. */
export type Page = { events: LogEvent[]; head: number; logId: string };

import type { Setting } from "@seamark/config";
import { storeSettings } from "@seamark/files";
import type { Term } from "@seamark/mla-thread";

const whole = (means: string, fallback: number): Setting<number> => ({
	parse: (raw) => {
		if (!/^[1-9]\d{0,5}$/.test(raw)) throw new Error("must be a whole number from 1");
		return Number(raw);
	},
	fallback,
	means,
});

/** Clocks of the hub. The treaty names no hours; a statement that starts a clock says its end, so that both sides have the same. */
const daysKept = (what: string): Setting<number | undefined> => ({
	...whole(`days after which ${what}; without it that is for officers to say`, 0),
	fallback: undefined,
});

export const settings = {
	...storeSettings,
	SEAMARK_MLA_REGISTER: {
		parse: (raw: string): string | undefined => raw,
		fallback: undefined,
		means: "file with more treaties and entries of the register; the service does not start with a file that is wrong",
	},
	SEAMARK_MLA_KEEP_DRAFT_DAYS: daysKept("a draft that nobody changes is erased"),
	SEAMARK_MLA_KEEP_THREAD_DAYS: daysKept("what a request said is erased, once it has ended and nothing more is said"),
	SEAMARK_MLA_KEEP_LETTER_DAYS: daysKept("a letter between units is erased"),
	SEAMARK_MLA_CONFIRM_HOURS: whole(
		"hours until an oral request must be confirmed in writing; after that it lapses",
		72,
	),
	SEAMARK_MLA_REPLY_DAYS: whole("days for the reply in a consultation; after that it may be closed without one", 30),
	SEAMARK_MLA_SUBMIT_DAYS: whole(
		"days in which a State that does not surrender its national should submit the case to its own authorities, once it is asked to",
		30,
	),
	SEAMARK_MLA_REGISTER_DAYS: whole("days in which a request that arrived should have its number", 3),
	SEAMARK_MLA_EXECUTE_DAYS: whole(
		"days in which a request should be executed, or looked at again while it is postponed",
		90,
	),
	SEAMARK_MLA_DUTY_DAYS: whole("days for what one side owes the other otherwise, where no statement says its end", 14),
	SEAMARK_MLA_SILENCE_MINUTES: whole(
		"minutes without proof of delivery after which the hub of the sender says that a statement was not delivered",
		60,
	),
};

/** How long each kind is kept, in milliseconds; undefined: until officers erase it. */
export type Retention = { draft: number | undefined; thread: number | undefined; letter: number | undefined };

export const retentionOf = (
	v: Record<`SEAMARK_MLA_KEEP_${"DRAFT" | "THREAD" | "LETTER"}_DAYS`, number | undefined>,
): Retention => {
	const millis = (days: number | undefined) => (days === undefined ? undefined : days * 86_400_000);
	return {
		draft: millis(v.SEAMARK_MLA_KEEP_DRAFT_DAYS),
		thread: millis(v.SEAMARK_MLA_KEEP_THREAD_DAYS),
		letter: millis(v.SEAMARK_MLA_KEEP_LETTER_DAYS),
	};
};

/** In milliseconds. */
export type Clocks = { confirm: number; reply: number; submit: number; silence: number; terms: Record<Term, number> };

export const clocksOf = (
	v: Record<
		`SEAMARK_MLA_${"CONFIRM_HOURS" | "REPLY_DAYS" | "SUBMIT_DAYS" | "SILENCE_MINUTES" | "REGISTER_DAYS" | "EXECUTE_DAYS" | "DUTY_DAYS"}`,
		number
	>,
): Clocks => ({
	confirm: v.SEAMARK_MLA_CONFIRM_HOURS * 3_600_000,
	reply: v.SEAMARK_MLA_REPLY_DAYS * 86_400_000,
	submit: v.SEAMARK_MLA_SUBMIT_DAYS * 86_400_000,
	silence: v.SEAMARK_MLA_SILENCE_MINUTES * 60_000,
	terms: {
		register: v.SEAMARK_MLA_REGISTER_DAYS * 86_400_000,
		execute: v.SEAMARK_MLA_EXECUTE_DAYS * 86_400_000,
		reply: v.SEAMARK_MLA_DUTY_DAYS * 86_400_000,
	},
});

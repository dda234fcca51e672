import type { Setting } from "@seamark/config";
import { storeSettings } from "@seamark/files";

const whole = (means: string, fallback: number): Setting<number> => ({
	parse: (raw) => {
		if (!/^[1-9]\d{0,5}$/.test(raw)) throw new Error("must be a whole number from 1");
		return Number(raw);
	},
	fallback,
	means,
});

/** Clocks of the hub. The treaty names no hours; a statement that starts a clock says its end, so that both sides have the same. */
export const settings = {
	...storeSettings,
	SEAMARK_MLA_CONFIRM_HOURS: whole(
		"hours until an oral request must be confirmed in writing; after that it lapses",
		72,
	),
	SEAMARK_MLA_REPLY_DAYS: whole("days for the reply in a consultation; after that it may be closed without one", 30),
	SEAMARK_MLA_SILENCE_MINUTES: whole(
		"minutes without proof of delivery after which the hub of the sender says that a statement was not delivered",
		60,
	),
};

/** In milliseconds. */
export type Clocks = { confirm: number; reply: number; silence: number };

export const clocksOf = (
	v: Record<`SEAMARK_MLA_${"CONFIRM_HOURS" | "REPLY_DAYS" | "SILENCE_MINUTES"}`, number>,
): Clocks => ({
	confirm: v.SEAMARK_MLA_CONFIRM_HOURS * 3_600_000,
	reply: v.SEAMARK_MLA_REPLY_DAYS * 86_400_000,
	silence: v.SEAMARK_MLA_SILENCE_MINUTES * 60_000,
});

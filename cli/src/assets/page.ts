import type { Output } from "../terminal/output.ts";
import { safeLine } from "../terminal/sanitise.ts";

/** Where a list goes on. */
export type From = { after?: string };
export const queryOf = ({ after }: From): From => (after === undefined ? {} : { after });

/** Nobody takes the first page for all there is. */
export const sayMore = (out: Output, { next }: { next?: string }): void => {
	if (next) out.hint(`There are more: --after ${safeLine(next)}`);
};

import { erasureOf } from "../../erasure/erasure.ts";
import type { CaseState } from "../../store/cases.ts";

/** A case as its agency reads it. */
export const presentCase = <T extends CaseState>({ agency: _, ...one }: T): Omit<T, "agency"> => ({
	...one,
	erasure: erasureOf(one),
});

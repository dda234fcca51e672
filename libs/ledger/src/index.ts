export { type AccountKind, accountKinds, overdrawn, releasesValue } from "./accounts.ts";
export { type Book, balancesAfter, faultsOfTransaction, type Posting, reversalOf, type Transaction } from "./book.ts";
export { decideRelease, type Release } from "./release.ts";
export {
	type Distribution,
	distribute,
	faultsOfWaterfall,
	hubDefault,
	type Rank,
	type Waterfall,
} from "./waterfall.ts";

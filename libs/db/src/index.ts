export { type MigrationSet, migrate } from "./migrate.ts";
export {
	beginWith,
	databaseError,
	openPool,
	type Pool,
	quoteIdentifier,
	quoteLiteral,
	type Settings,
	type Tx,
	together,
	transact,
} from "./pool.ts";

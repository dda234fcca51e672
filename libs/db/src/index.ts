export { type MigrationSet, migrate } from "./migrate.ts";
export {
	allDone,
	beginWith,
	databaseError,
	openPool,
	type Pool,
	queryWith,
	quoteIdentifier,
	quoteLiteral,
	readAtOnce,
	type Settings,
	type Tx,
	together,
	transact,
	transactInTurn,
} from "./pool.ts";
export { type Blocker, blockersOf, ping, roleOf } from "./session.ts";

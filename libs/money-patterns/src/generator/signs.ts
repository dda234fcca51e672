import type { World } from "./honest.ts";
import type { Planted } from "./planted.ts";

const day = 86_400;
const hour = 3_600;

/** An employer who pays some workers each fortnight: what they do with it is told by `spend`. */
const employed = (
	world: World,
	spend: (o: { worker: number; employer: number; at: number; wage: number; pay: number; pays: number }) => number[],
): { places: number[] } => {
	const { book, random, begins, lasts } = world;
	const employer = book.account();
	const pays = Math.max(6, Math.min(12, Math.floor(lasts / (14 * day)) - 1));
	const wage = random.amount(60_000, 0.2);
	const workers = Array.from({ length: random.int(5, 9) }, () => world.persons.pop() ?? book.account());
	const places: number[] = [];
	for (let pay = 0; pay < pays; pay++)
		for (const worker of workers) {
			const at = begins + (pay + 1) * 14 * day + random.int(0, 5 * hour);
			const paid = book.add(employer, worker, at, wage);
			const spent = spend({ worker, employer, at, wage, pay, pays });
			places.push(...(spent.includes(-1) ? [paid, ...spent.filter((place) => place >= 0)] : spent));
		}
	return { places };
};

/** Signs of trafficking and smuggling, each planted as those who published it describe it. */
export const plantedSigns: ((world: World) => Planted)[] = [
	(world) => {
		const { book, random } = world;
		const { places } = employed(world, ({ worker, employer, at, wage }) => [
			-1,
			book.add(worker, employer, at + random.int(hour, 5 * day), wage * (0.4 + random.next() * 0.3)),
		]);
		return { pattern: "wages-handed-back", places };
	},
	(world) => {
		const { book, random } = world;
		const landlord = book.account();
		const { places } = employed(world, ({ worker, at, wage }) => [
			book.add(worker, landlord, at + random.int(hour, 6 * day), wage * (0.3 + random.next() * 0.1)),
		]);
		return { pattern: "many-to-one-payee", places };
	},
	(world) => {
		const { book, random } = world;
		const recruiter = book.account();
		const { places } = employed(world, ({ worker, at, wage, pay, pays }) =>
			pay < pays - 3 ? [book.add(worker, recruiter, at + random.int(hour, 3 * day), wage * 0.4)] : [],
		);
		return { pattern: "recruitment-debt", places };
	},
	(world) => {
		const { book, random, begins, lasts } = world;
		const [payer, platform] = [world.persons.pop() ?? book.account(), book.account()];
		const at = begins + Math.floor(random.next() * (lasts - 25 * day));
		const places = Array.from({ length: random.int(8, 16) }, (_, n) =>
			book.add(
				payer,
				platform,
				at + random.int(0, 24 * day),
				n < 4 ? 1_200 * random.int(1, 4) : 300 * random.int(1, 16),
			),
		);
		return { pattern: "advertising-payments", places };
	},
	(world) => {
		const { book, random, begins, lasts } = world;
		const [smuggler, price] = [book.account(), random.int(20, 60) * 10_000];
		const places = Array.from({ length: random.int(5, 9) }).flatMap(() => {
			const payer = world.persons.pop() ?? book.account();
			const [at, first] = [begins + Math.floor(random.next() * (lasts - 70 * day)), 0.3 + random.next() * 0.3];
			return [
				book.add(payer, smuggler, at, price * first),
				book.add(payer, smuggler, at + random.int(16 * day, 60 * day), price * (1 - first)),
			];
		});
		return { pattern: "journey-instalments", places };
	},
	(world) => {
		const { book, random, begins, lasts } = world;
		const account = book.account();
		const night = begins - (begins % day) + 22 * hour;
		const places = Array.from({ length: random.int(6, 14) }, () =>
			book.add(
				0,
				account,
				night + random.int(1, Math.floor(lasts / day) - 2) * day + random.int(1, 8 * hour - 1),
				random.amount(20_000, 0.4),
			),
		);
		return { pattern: "night-deposits", places };
	},
];

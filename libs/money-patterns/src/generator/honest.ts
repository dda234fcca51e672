import type { Book } from "./book.ts";
import type { Random } from "./random.ts";

const day = 86_400;
const month = 30 * day;

export type World = { book: Book; random: Random; begins: number; lasts: number; persons: number[] };

const moment = ({ begins, lasts, random }: World): number => begins + Math.floor(random.next() * lasts);
const months = ({ lasts }: World): number => Math.max(1, Math.floor(lasts / month));

/** Wages: one to many, each month on about the same day. Looks like fan-out. */
const payroll = (world: World, transfers: number): void => {
	const { book, random, begins, persons } = world;
	for (let made = 0; made < transfers; ) {
		const employer = book.account();
		const workers = Array.from({ length: random.int(5, 60) }, () => ({
			person: random.pick(persons),
			wage: random.amount(180_000, 0.4),
		}));
		const payday = random.int(0, 27);
		for (let n = 0; n < months(world); n++)
			for (const { person, wage } of workers) {
				const overtime = random.next() < 0.2 ? random.int(0, wage / 8) : 0;
				book.add(employer, person, begins + n * month + payday * day + random.int(0, 6 * 3_600), wage + overtime);
				made++;
			}
	}
};

/** Rent, dues of a club, or a loan: many to one, each month. Looks like fan-in. */
const rent = (world: World, transfers: number): void => {
	const { book, random, begins, persons } = world;
	for (let made = 0; made < transfers; ) {
		const landlord = book.account();
		const tenants = Array.from({ length: random.int(3, 30) }, () => ({
			person: random.pick(persons),
			due: random.amount(60_000, 0.5),
		}));
		for (let n = 0; n < months(world); n++)
			for (const { person, due } of tenants) {
				book.add(person, landlord, begins + n * month + random.int(0, 4 * day), due);
				made++;
			}
	}
};

/** Shops: a few have most customers, and everybody pays once or often. Looks like fan-in at any time. */
const shops = (world: World, transfers: number): void => {
	const { book, random, persons } = world;
	const all = Array.from({ length: Math.max(5, Math.round(persons.length / 40)) }, () => book.account());
	for (let made = 0; made < transfers; made++) {
		const shop = all[Math.floor(all.length * random.next() ** 3)] as number;
		book.add(random.pick(persons), shop, moment(world), random.amount(3_500));
	}
};

/** Marketplaces: a buyer pays, and the seller is paid soon after, less a tenth. Looks like gather-and-scatter and pass-through. */
const marketplaces = (world: World, transfers: number): void => {
	const { book, random, persons } = world;
	const all = Array.from({ length: Math.max(2, Math.round(transfers / 1_200)) }, () => ({
		account: book.account(),
		sellers: Array.from({ length: random.int(10, 60) }, () => random.pick(persons)),
	}));
	for (let made = 0; made < transfers; made += 2) {
		const { account, sellers } = random.pick(all);
		const [at, price] = [moment(world), random.amount(4_500)];
		book.add(random.pick(persons), account, at, price);
		book.add(account, random.pick(sellers), at + random.int(3_600, 3 * day), price * 0.9);
	}
};

/** Friends and families: few who pay each other again and again, in round amounts; one pays for all, and is paid back by all. */
const circles = (world: World, transfers: number): void => {
	const { book, random, persons } = world;
	for (let made = 0; made < transfers; ) {
		const circle = [...new Set(Array.from({ length: random.int(3, 8) }, () => random.pick(persons)))];
		if (circle.length < 3) continue;
		for (let evening = random.int(6, 16); evening > 0; evening--) {
			const [at, share] = [moment(world), random.int(2, 20) * 500];
			const [host, ...guests] = random.shuffled(circle);
			for (const guest of guests.slice(0, random.int(1, guests.length))) {
				book.add(guest, host as number, at + random.int(0, 3 * day), share);
				made++;
			}
		}
	}
};

/** Bought second-hand, a gift, a debt: two who meet once. */
const onceOnly = (world: World, transfers: number): void => {
	const { book, random, persons } = world;
	for (let made = 0; made < transfers; made++) {
		const [from, to] = [random.pick(persons), random.pick(persons)];
		if (from !== to)
			book.add(from, to, moment(world), random.next() < 0.4 ? random.int(1, 40) * 1_000 : random.amount(8_000, 1));
	}
};

/** Cash: taken out by anybody; paid in day by day by stalls, which pay a supplier. Looks like a funnel. */
const cash = (world: World, transfers: number): void => {
	const { book, random, begins, lasts, persons } = world;
	const each = Math.floor(lasts / (2 * day));
	for (let made = 0; made < transfers / 2; made += each * 1.25) {
		const [stall, supplier] = [book.account(), book.account()];
		for (let n = 0; n < each; n++) {
			const takings = random.amount(30_000, 0.5);
			book.add(0, stall, begins + n * 2 * day + random.int(15, 20) * 3_600, takings);
			if (n % 4 === 3) book.add(stall, random.next() < 0.5 ? supplier : 0, begins + n * 2 * day + day, takings * 3);
		}
	}
	for (let made = 0; made < transfers / 2; made++) {
		const taken = random.next() < 0.7;
		const [person, amount] = [random.pick(persons), random.int(1, 30) * 2_000];
		book.add(taken ? person : 0, taken ? 0 : person, moment(world), amount);
	}
};

/** A dealer's goods cost about as much as the threshold. Looks like structuring. Savings move to another account of the same person each month. */
const dealersAndSavers = (world: World, transfers: number): void => {
	const { book, random, begins, persons } = world;
	for (let made = 0; made < transfers / 4; ) {
		const dealer = book.account();
		for (let n = random.int(20, 60); n > 0; n--, made++)
			book.add(random.next() < 0.5 ? 0 : random.pick(persons), dealer, moment(world), random.amount(900_000, 0.3));
	}
	for (let made = 0; made < (transfers * 3) / 4; ) {
		const [person, savings, put] = [random.pick(persons), book.account(), random.amount(40_000)];
		for (let n = 0; n < months(world); n++, made++)
			book.add(person, savings, begins + n * month + random.int(0, 2 * day), put);
	}
};

const shares = [
	[payroll, 0.13],
	[rent, 0.1],
	[shops, 0.33],
	[marketplaces, 0.1],
	[circles, 0.13],
	[onceOnly, 0.1],
	[cash, 0.07],
	[dealersAndSavers, 0.04],
] as const;

/** The life of those who have nothing to do with any crime, about so many transfers of it. */
export const liveHonestly = (world: World, transfers: number): void => {
	for (const [live, share] of shares) live(world, Math.round(transfers * share));
};

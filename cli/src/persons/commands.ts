import { values } from "@seamark/client/values";
import { type Command, Option } from "commander";
import { caseArgument } from "../hub/spoken.ts";
import type { Run } from "../run.ts";
import { collect, examples, idArgument, list, upperList, whole } from "../terminal/options.ts";

const many = (flags: string, says: string) => new Option(flags, says).argParser(collect);
const version = () =>
	new Option("--person-version <n>", "change only if this is still the version").argParser(whole(1, 1_000_000));
const flagCodes = "asylumClaim, nonRefoulement, reprisalRisk, reTraffickingRisk, stayGranted";
const roles = "suspectedVictim, victim, smuggledMigrant, refugee, witness, suspect, relative, concerned or other";

const suspicion = (command: Command): Command =>
	command
		.option("--offence <code>", "for a suspect: such as trafficking, smuggling, withholdingPapers")
		.option("--ground <text>", "for a suspect: what the suspicion rests on, without names")
		.addOption(
			new Option("--relation <code>", "for a suspect: how the offence relates to what was done to the person").choices([
				"unrelated",
				"consequence",
				"unknown",
			]),
		);

const adding = (command: Command, run: Run): void => {
	suspicion(
		command
			.command("add")
			.description("put a person into a case; names go to the vault, the case keeps a pseudonym")
			.argument("<case>", "id or reference of the case", caseArgument)
			.argument("[file]", "JSON person; - reads standard input")
			.addOption(new Option("--role <list>", `one or several, such as victim,refugee: ${roles}`).argParser(list))
			.addOption(many("--name <name>", "as it was said or written, in any script; may be repeated"))
			.option("--sex <code>", "female, male, transFemale, transMale, nonConforming or unknown")
			.option("--age <years>", "25, 20-29, 18- (or more) or -17 (or less)")
			.addOption(new Option("--nationality <list>", "such as NP,IN").argParser(upperList))
			.option("--held <country>", "the country that holds or hosts the person")
			.addOption(
				new Option("--sector <list>", "where the person was exploited, such as fishing,domesticWork").argParser(list),
			)
			.addOption(new Option("--flag <list>", `what prevents a return: ${flagCodes}`).argParser(list)),
	)
		.addHelpText(
			"after",
			examples(
				"person add CASE --role suspectedVictim --sex male --age 20-29 --nationality NP --name 'राम बहादुर' --name 'Ram Bahadur'",
				"person add CASE person.json",
			),
		)
		.action(
			run(async (context, [id, file], options) => (await import("./persons.ts")).add(context, id, file, options)),
		);
};

const opening = (command: Command, run: Run): void => {
	command
		.command("show")
		.description("a person, with the latest assessment rule by rule")
		.argument("<id>", "id of the person", idArgument)
		.option("--name", "open the identity in the vault; that you did is recorded")
		.addHelpText("after", examples("person show ID", "person show ID --name", "person show ID --json"))
		.action(run(async (context, [id], options) => (await import("./persons.ts")).show(context, id, options)));

	command
		.command("ask-open")
		.description(
			"ask to open who a person is: a victim, a child, a refugee, a witness or a relative needs a second officer",
		)
		.argument("[id]", "id of the person", idArgument)
		.option("--case <id>", "everybody in this case, for its export", idArgument)
		.option("--import <id>", "everybody in this import, for its export", idArgument)
		.requiredOption("--reason <text>", "why you need it, without names")
		.option("--life-at-risk", "a life is in danger: open this one person now, and have it confirmed within a day")
		.addHelpText(
			"after",
			examples(
				"person ask-open ID --reason 'To find a shelter.'",
				"person ask-open --case ID --reason 'To send the records to the shelter.'",
			),
		)
		.action(run(async (context, [id], options) => (await import("./ask-open.ts")).askOpen(context, id, options)));

	command
		.command("ask-unrelated")
		.description(
			"ask a second officer to confirm that an offence of a protected person is unrelated to what was done to them",
		)
		.argument("<id>", "id of the person", idArgument)
		.requiredOption("--offence <code>", "such as violence, drugs, property")
		.requiredOption("--ground <text>", "what it rests on, and why it is unrelated; without names")
		.addHelpText(
			"after",
			examples("person ask-unrelated ID --offence drugs --ground 'Found in the house two years later.'"),
		)
		.action(run(async (context, [id], options) => (await import("./ask-open.ts")).askUnrelated(context, id, options)));
};

const changing = (command: Command, run: Run): void => {
	suspicion(
		command
			.command("roles")
			.description("change what a person is in the case: all roles at once")
			.argument("<id>", "id of the person", idArgument)
			.argument("<list>", `one or several, such as victim,refugee: ${roles}`, list)
			.addOption(version()),
	)
		.addHelpText(
			"after",
			`${examples(
				"person roles ID victim,witness",
				"person roles ID suspect --offence withholdingPapers --ground 'Two workers saw it.' --relation unrelated",
			)}

Nobody becomes a suspect for having been smuggled or trafficked, or for having fled: that is refused with the article.`,
		)
		.action(run(async (context, [id, to], options) => (await import("./persons.ts")).roles(context, id, to, options)));
};

const assessing = (command: Command, run: Run): void => {
	command
		.command("assess")
		.description("trafficking, smuggling, both or neither: the answer, and why, rule by rule")
		.argument("<id>", "id of the person", idArgument)
		.argument("[file]", "JSON facts; - reads standard input")
		.addOption(many("--met <element[=forms]>", "such as act=recruitment,harbouring; may be repeated"))
		.addOption(many("--not-met <element>", "such as entry; may be repeated"))
		.addOption(many("--unknown <element>", "asked and not known; may be repeated"))
		.addOption(
			many("--on <evidence>", "statementOfPerson:firstHand for all, act=document#N-12 for one; may be repeated"),
		)
		.option("--age-then <years>", "at the time of the act: 16, 14-17, 18- or -17")
		.addOption(
			many("--acted <days>", "when the acts were: 2012-03-01, 2012-03-01..2014-06-30, 2012-03-01.. or ..2014-06-30"),
		)
		.addOption(new Option("--indicator <list>", "codes of the lists A to H that were observed").argParser(list))
		.option("--jurisdiction <code>", "whose law (default: the case's)")
		.option("--note <text>", "without names of persons")
		.addOption(version())
		.addHelpText(
			"after",
			`${examples(
				"person assess ID --met act=recruitment,transfer --met means=deception --met purpose=forcedLabour \\",
				"    --on statementOfPerson:firstHand --age-then 20-29",
				"person assess ID facts.json --jurisdiction LC",
			)}

Elements: act, means, purpose, entry, stay, nonNational, benefit, humanitarianAim, transnational, consent, exploited.
The law of the day of the act decides: with --acted it is that of then, without it that of today.
Every assessment is kept. Papers, the wish to return, gender and the like are never grounds: they are refused.`,
		)
		.action(
			run(async (context, [id, file], options) => (await import("./persons.ts")).assess(context, id, file, options)),
		);
};

const deciding = (command: Command, run: Run): void => {
	command
		.command("identify")
		.description("record how far a person is identified as a victim")
		.argument("<id>", "id of the person", idArgument)
		.argument("<as>", "presumed, confirmed, notConfirmed or unknown")
		.addOption(version())
		.addHelpText("after", examples("person identify ID presumed", "person identify ID confirmed"))
		.action(
			run(async (context, [id, as], options) => (await import("./persons.ts")).identify(context, id, as, options)),
		);

	command
		.command("screen")
		.description("record what a screening found; before it, no return can be recorded")
		.argument("<id>", "id of the person", idArgument)
		.requiredOption(
			"--outcome <code>",
			"noProtectionNeed, suspectedVictim, internationalProtection, otherProtectionNeed or inconclusive",
		)
		.addOption(new Option("--flag <list>", `everything that prevents a return: ${flagCodes}`).argParser(list))
		.addOption(version())
		.addHelpText("after", examples("person screen ID --outcome suspectedVictim --flag reprisalRisk"))
		.action(run(async (context, [id], options) => (await import("./persons.ts")).screen(context, id, options)));
};

const returning = (command: Command, run: Run): void => {
	command
		.command("return")
		.description("record that a person was returned or removed, or is about to be")
		.argument("<id>", "id of the person", idArgument)
		.requiredOption("--kind <kind>", "removal, deportation, readmission, assistedReturn or voluntaryReturn")
		.requiredOption("--to <country>", "such as NP")
		.option("--on <day>", "when it happened; leave it out while it is planned")
		.addOption(new Option("--voluntary <answer>", "the person's own choice").choices(["yes", "no", "unknown"]))
		.option("--safe", "the safety of the return was assessed")
		.option("--proceedings", "it was checked whether proceedings need the person")
		.option("--received-by <name>", "the service or authority that receives the person")
		.option("--follow-up <day>", "when somebody looks how it went")
		.addOption(new Option("--best-interests <decision>", "for a child").choices(["return", "stay"]))
		.option("--decision <reference>", "for a child: where that decision is written")
		.option("--note <text>", "without names of persons")
		.addOption(version())
		.addHelpText(
			"after",
			`${examples(
				"person return ID --kind assistedReturn --to NP --voluntary yes --safe --proceedings --received-by 'Shelter' \\",
				"    --follow-up 2026-06-01",
			)}

Refused, with everything that is missing, before a screening has come to a result, or after it was reopened.`,
		)
		.action(run(async (context, [id], options) => (await import("./persons.ts")).recordReturn(context, id, options)));
};

const erasing = (command: Command, run: Run): void => {
	command
		.command("ask-erase")
		.description("ask a second officer to confirm that the identity of a person is erased, and say why")
		.argument("<id>", "id of the person", idArgument)
		.addOption(new Option("--reason <code>", "why").choices(values.askToErase.reason).makeOptionMandatory())
		.requiredOption("--words <text>", "why, without names: the record says so afterwards")
		.addHelpText("after", examples("person ask-erase ID --reason dataSubject --words 'Letter 7 of the person.'"))
		.action(
			run(async (context, [id], options) =>
				(await import("../cases/erase.ts")).askErase(context, { person: id }, options),
			),
		);

	command
		.command("erase")
		.description("destroy who a person is, and the files that were put to the person; the pseudonym stays")
		.argument("<id>", "id of the person", idArgument)
		.option("--yes", "that is meant: nobody can bring it back")
		.addHelpText("after", examples("person erase ID --yes"))
		.action(
			run(async (context, [id], options) => (await import("../cases/erase.ts")).erasePerson(context, id, options)),
		);
};

const comparing = (command: Command, run: Run): void => {
	command
		.command("duplicates")
		.description("other records that may be of the same person, with the reasons")
		.argument("<id>", "id of the person", idArgument)
		.addHelpText("after", examples("person duplicates ID"))
		.action(run(async (context, [id]) => (await import("./duplicates.ts")).duplicates(context, id)));

	command
		.command("merge")
		.description("make two records of a person one; it can be undone")
		.argument("<keep>", "id of the record that stays", idArgument)
		.argument("<other>", "id of the record that points to it from then on", idArgument)
		.requiredOption("--reason <text>", "why they are the same person, without names")
		.addHelpText("after", examples("person merge ID OTHER --reason 'Same number of passport, same scar.'"))
		.action(
			run(async (context, [keep, other], options) =>
				(await import("./duplicates.ts")).merge(context, keep, other, options),
			),
		);

	command
		.command("undo-merge")
		.description("make two records of one again")
		.argument("<merge>", "id of the merge", idArgument)
		.addHelpText("after", examples("person undo-merge MERGE"))
		.action(run(async (context, [id]) => (await import("./duplicates.ts")).undoMerge(context, id)));
};

export const register = (command: Command, run: Run): void => {
	adding(command, run);
	opening(command, run);
	changing(command, run);
	assessing(command, run);
	deciding(command, run);
	returning(command, run);
	comparing(command, run);
	erasing(command, run);
};

import { type Command, Option } from "commander";
import type { Run } from "../run.ts";
import { examples } from "./options.ts";

export const register = (command: Command, run: Run): void => {
	command
		.argument("<shell>", "bash or zsh")
		.addHelpText(
			"after",
			examples(
				"completion bash > ~/.local/share/bash-completion/completions/seamark",
				'completion zsh > "$HOME/.zfunc/_seamark"',
			),
		)
		.action(
			run(async ({ out }, [shell]) => {
				const { usageError } = await import("./exit.ts");
				if (shell !== "bash" && shell !== "zsh")
					throw usageError(`There is no completion for "${shell}".`, "Use bash or zsh.");
				const program = command.parent ?? command;
				await out.write(script(shell, wordsOf(program)));
			}),
		);
};

type Words = readonly (readonly [path: string, words: string])[];

/** What may follow each command: its commands and long options. */
const wordsOf = (program: Command): Words => {
	const visit = (command: Command, path: string): [string, string][] => {
		const options = [...program.options, ...command.options, new Option("--help")]
			.map(({ long }) => long)
			.filter(Boolean);
		const names = command.commands.map((one) => one.name());
		return [
			[path, [...new Set([...names, ...options])].join(" ")],
			...command.commands.flatMap((one) => visit(one, path ? `${path} ${one.name()}` : one.name())),
		];
	};
	return visit(program, "");
};

const script = (shell: string, words: Words): string => {
	const cases = words.map(([path, list]) => `    "${path}") words="${list}" ;;`).join("\n");
	const known = words.map(([path]) => `"${path}"`).join("|");
	const bash = `_seamark() {
  local path="" word words="" cur="\${COMP_WORDS[COMP_CWORD]}"
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "\${path:+$path }$word" in ${known}) path="\${path:+$path }$word" ;; esac
  done
  case "$path" in
${cases}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _seamark seamark`;
	return shell === "bash" ? bash : `#compdef seamark\nautoload -U +X bashcompinit && bashcompinit\n${bash}`;
};

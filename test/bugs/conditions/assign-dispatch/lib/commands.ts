type Command = (rest: string) => string;

const assignees = new Map<string, number>();

const commands = new Map<string, Command>([
  [
    "/assign",
    (rest) => {
      const user = rest.match(/@([\w-]+)/)?.[1];
      if (user === undefined) throw new Error("PLANTED: assigned to undefined");
      assignees.set(user, (assignees.get(user) ?? 0) + 1);
      return `assigned to ${user}`;
    },
  ],
  ["/close", () => "closing"],
  ["/thanks", (rest) => `thank you ${rest.slice(0, 40)}`],
]);

export function dispatch(content: string): string[] {
  const replies: string[] = [];
  for (const line of content.split("\n")) {
    const [, name, rest] = /^(\/[a-z]+)\s*(.*)$/.exec(line.trim()) ?? [];
    const command = commands.get(name);
    if (command) replies.push(command(rest));
  }
  return replies;
}

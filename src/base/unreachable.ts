/** Closes a `switch` over a union: a new member stops the build here, a value from outside the types throws. */
export function unreachable(value: never): never {
  throw new TypeError(
    `Failed to handle a value that the types rule out: ${JSON.stringify(value)}. This is a bug in hubhook.`,
  );
}

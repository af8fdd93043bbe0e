/** Runs a command line's work; a failure is one line, with the stack only when DEBUG asks for it. */
export function runCommand(work: () => Promise<void>): void {
  work().catch((error: unknown) => {
    const message = error instanceof Error ? error.message || error.name : String(error);
    console.error(process.env.DEBUG && error instanceof Error ? error.stack : message);
    process.exitCode = 1;
  });
}

import { readdirSync } from 'node:fs';

/** The TypeScript files of these folders, as paths from the root of the project. */
export function sourceFiles(folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name}`)
      .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts')),
  );
}

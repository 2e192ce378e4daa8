import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '../..');

/** Texts by the path from the root: they stand there for the compiler alone, in place of a file or as a new one. */
export type Overlay = Readonly<Record<string, string>>;

const settings = () => {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile);
  return ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
};

const hostWith = (overlay: Overlay, options: ts.CompilerOptions): ts.CompilerHost => {
  const host = ts.createCompilerHost(options);
  const planted = (path: string) => overlay[relative(ROOT, path)];
  const folders = new Set(Object.keys(overlay).map((path) => join(ROOT, dirname(path))));
  return {
    ...host,
    directoryExists: (path) => folders.has(path) || ts.sys.directoryExists(path),
    fileExists: (path) => planted(path) !== undefined || host.fileExists(path),
    readFile: (path) => planted(path) ?? host.readFile(path),
    getSourceFile(path, version, ...rest) {
      const text = planted(path);
      return text === undefined
        ? host.getSourceFile(path, version, ...rest)
        : ts.createSourceFile(path, text, version);
    },
  };
};

/** A place at which our code does not compile, as `file:line`, and why. */
export interface Fault {
  readonly file: string;
  readonly at: string;
  readonly says: string;
}

const faultOf = ({ file, start, messageText }: ts.Diagnostic): Fault => {
  const name = file === undefined ? '' : relative(ROOT, file.fileName);
  const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start ?? 0).line + 1;
  return { file: name, at: `${name}:${line}`, says: ts.flattenDiagnosticMessageText(messageText, ' ') };
};

/** The product without its tests, with these texts in it: what the compiler then says. Nothing is written. */
export const faultsWith = (overlay: Overlay): Fault[] => {
  const { fileNames, options } = settings();
  const ours = fileNames.filter((path) => !/^(test|bench|infra)\//.test(relative(ROOT, path)));
  const program = ts.createProgram(ours, options, hostWith(overlay, options));
  return ts.getPreEmitDiagnostics(program).map(faultOf);
};

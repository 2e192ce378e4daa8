import { spawnSync } from 'node:child_process';

const OLDEST_JAVA = 17;
/** As Maven says it. */
const JAVA = /^Java version: (\d+)/m;

/** What to say where `findMaven` finds none. */
export const noMaven = (what: string): string =>
  `${what} needs a JDK of Java ${OLDEST_JAVA} or later and Maven 3.8 or later: install both, or name Maven with MAVEN=/path/to/mvn.`;

/** Maven says itself on which Java it runs; one without a Java ends with an error. */
const isFit = (maven: string): boolean => {
  const { status, stdout } = spawnSync(maven, ['--version', '--batch-mode'], { encoding: 'utf8' });
  return status === 0 && Number(JAVA.exec(stdout)?.[1] ?? 0) >= OLDEST_JAVA;
};

/** The Maven to work with: the one that is named, or else the machine's own. */
export const findMaven = (named: string | undefined): string | undefined => [named ?? 'mvn'].find(isFit);

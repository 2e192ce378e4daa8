import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defects } from '../deploy/defects/list.ts';
import { setAside } from '../deploy/set-aside.ts';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/second-opinion.md'), 'utf8');
const pins = readFileSync(join(root, 'test/deploy/requirements.txt'), 'utf8');

describe('docs/second-opinion.md', () => {
  it('has a chapter for everything that the test looks for, and no other', () => {
    const chapters = [...page.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading);
    expect(chapters.sort()).toEqual(defects.map(({ heading }) => heading).sort());
  });

  it.each(page.split('\n### ').slice(1))('says how it was seen and what covers it: %s', (chapter) => {
    expect(chapter).toContain('**Seen.**');
    expect(chapter).toContain('**Instead.**');
  });

  it('speaks of the version that is installed, and names every type that is left out', () => {
    const [, version] = /^ministack==(.+)$/m.exec(pins) ?? [];
    expect(page).toContain(`Version ${version}.`);
    for (const type of setAside) expect(page).toContain(`\`${type}\``);
  });

  it('rests on packages that are pinned to one version each', () => {
    const packages = pins.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    for (const pin of packages) expect(pin).toMatch(/^[a-z0-9_-]+==[0-9][0-9.]*$/);
  });

  it('points at tests that exist', () => {
    for (const [, path = ''] of page.matchAll(/`((?:test|local|infra)\/[a-z/.-]+\.ts)`/g))
      expect(() => readFileSync(join(root, path)), path).not.toThrow();
  });
});

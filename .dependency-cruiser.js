import { exceptions } from './scripts/house/exceptions.ts';
import { rulesExcept } from './scripts/house/rules.ts';

/** Who may import whom; each rule and its reason stand in scripts/house/. */
export default {
  forbidden: rulesExcept(exceptions),
  options: {
    doNotFollow: { path: 'node_modules' },
    // It is compiled beside a client that is generated anew each time.
    exclude: { path: '^test/e2e/typescript-client/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};

const SWAGGER = 'node_modules/swagger-ui-dist';

/** What the page is made of: under which name it stands beside the bundle, and where it comes from. */
export const assets = {
  'openapi.json': 'docs/openapi.json',
  'page.html': 'functions/http/docs/page/page.html',
  'refusals.css': 'functions/http/docs/page/refusals.css',
  'refusals.html': 'functions/http/docs/page/refusals.html',
  'start.js': 'functions/http/docs/page/start.js',
  'swagger-ui-bundle.js': `${SWAGGER}/swagger-ui-bundle.js`,
  'swagger-ui.css': `${SWAGGER}/swagger-ui.css`,
} as const;

export type AssetName = keyof typeof assets;

export const isAsset = (name: string): name is AssetName => Object.hasOwn(assets, name);

/** Of the engine's only account. Made up, and worth nothing anywhere else. */
export const ROOT_KEY = {
  accessKeyId: 'SECONDOPINION',
  secretAccessKey: 'made-up-and-worth-nothing',
} as const;

export const ACCOUNT = '000000000000';
export const REGION = 'us-east-1';

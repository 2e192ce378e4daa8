/** What every SDK client on this machine is told. The engines look at none of it, but requests must be signed. */
export const localAws = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
} as const;

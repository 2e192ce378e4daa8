/** One sentence for whoever runs our tests on a Node that cannot, or nothing; versions as in `24.21.0`. */
export const nodeTooOld = (running: string, brought: string): string | undefined => {
  const [major = ''] = brought.split('.');
  return Number.parseInt(running, 10) < Number(major)
    ? `These tests need Node ${major} and this is Node ${running}: put the one that npm ci installed first with \`export PATH=$PWD/node_modules/node/bin:$PATH\`.\n`
    : undefined;
};
